"""The examples of lexicon/en/quantities.toml are read as they are marked."""

from collections.abc import Iterator
from typing import Any

import pytest

from hearsay import lexicon
from hearsay.reading import quantities
from tests.helpers import brackets, tree


def examples(table: Any) -> Iterator[str]:
    for key, value in table.items():
        if key == "example":
            yield value
        elif isinstance(value, dict):
            yield from examples(value)


@pytest.mark.parametrize("example", list(examples(lexicon.load("en", "quantities"))))
def test_examples(example: str) -> None:
    text, spans = brackets(example)
    found = [(q.span.start, q.span.end) for q in quantities.find(tree(text), ())]
    for start, end in spans:
        assert any(s < end and start < e and text[s:e] in text[start:end] for s, e in found), found
