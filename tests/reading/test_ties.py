"""Words that tie a town to a region: the examples of the lexicon, and what ties nothing."""

import pytest

from hearsay import lexicon
from tests.helpers import brackets, reading

TIES = lexicon.load("en", "ties")["tie"]


@pytest.mark.parametrize("tie", TIES, ids=lambda t: t["words"])
def test_example_of_the_lexicon(tie):
    text, spans = brackets(tie["example"])
    named = {text[a:b] for a, b in spans}
    town = next(t for t in reading(text).toponyms if t.surface == "Graz")
    assert town.stated is not None
    assert town.within.of(text) in named
    assert town.stated.name == "Slovenia"
