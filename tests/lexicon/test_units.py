"""Every group of the units lexicon finds what its own example marks, and no more."""

import pytest

from hearsay import lexicon
from hearsay.reading import units
from tests.helpers import brackets, tree

TABLE = lexicon.load("en", "units")
EXAMPLES = [e["example"] for e in TABLE["echelon"]] + [
    group["example"] for group in TABLE.values() if isinstance(group, dict) and "example" in group
]


@pytest.mark.parametrize("marked", EXAMPLES)
def test_example_is_found_where_marked(marked):
    text, spans = brackets(marked)
    found = units.find(tree(text), (), "russia_ukraine")
    assert [text[u.span.start : u.span.end] for u in found] == [text[a:b] for a, b in spans]


def test_every_echelon_is_in_the_profile_or_free():
    from hearsay import profiles

    forces = profiles.load("russia_ukraine", "forces")
    known = {e["name"] for e in forces["echelon"]} | set(forces["free"])
    assert {e["name"] for e in TABLE["echelon"]} <= known
