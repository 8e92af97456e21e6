"""The examples of lexicon/en/names.toml: what each group of words gives away is found as a name."""

from collections.abc import Iterator
from typing import Any

import pytest

from hearsay import lexicon
from hearsay.reading import names
from tests.helpers import brackets, tree

DATA = lexicon.load("en", "names")


def entries() -> Iterator[dict[str, Any]]:
    for value in DATA.values():
        for entry in value if isinstance(value, list) else [value]:
            if "example" in entry and entry.get("marks", True):
                yield entry


@pytest.mark.parametrize("entry", list(entries()), ids=lambda e: e["example"][:40])
def test_example_is_read_as_marked(entry: dict[str, Any]) -> None:
    text, spans = brackets(entry["example"])
    found = [(m.span.start, m.span.end) for m in names.find(tree(text), None, "")]
    for start, end in spans:
        assert any(s < end and start < e for s, e in found), [text[s:e] for s, e in found]


def test_words_are_single_and_in_lower_case() -> None:
    for group in DATA["group"]:
        for word in group["words"]:
            assert word == word.lower(), word
            assert not word.endswith("."), word
