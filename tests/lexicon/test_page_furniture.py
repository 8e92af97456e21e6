"""Every group of the page furniture is told from prose in its examples."""

import pytest

from hearsay import lexicon
from hearsay.intake import blocks
from tests.helpers import brackets

TABLE = lexicon.load("en", "page_furniture")
KINDS = {"navigation": "byline", "byline": "byline", "caption": "caption"}


@pytest.mark.parametrize(("group", "example"), [(g, e) for g in KINDS for e in TABLE[g]["examples"]])
def test_example(group, example):
    line, spans = brackets(example)
    text = f"The dam broke on Monday, officials said.\n\n{line}\n\nForty people left that night."
    shift = text.index(line)
    found = [(b.kind, b.span.start - shift, b.span.end - shift) for b in blocks.split(text)]
    assert found[1] == (KINDS[group], *spans[0])


@pytest.mark.parametrize("line", TABLE["navigation"]["lines"])
def test_lines_are_written_as_they_are_compared(line):
    assert line == line.lower().strip(blocks.EDGES)
