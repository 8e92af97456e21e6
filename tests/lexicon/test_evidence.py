"""Every noun group of the evidence lexicon is found in its example."""

import pytest

from hearsay import lexicon
from hearsay.reading import evidence
from tests.helpers import brackets, report, tree

TABLE = lexicon.load("en", "evidence")


@pytest.mark.parametrize("entry", [*TABLE["basis"], {"name": "saw", **TABLE["saw"]}], ids=lambda e: e["name"])
def test_example(entry):
    text, spans = brackets(entry["example"])
    found = evidence.find(report(text), tree(text))
    assert [(e.basis, (e.span.start, e.span.end)) for e in found] == [(entry["name"], spans[0])]
