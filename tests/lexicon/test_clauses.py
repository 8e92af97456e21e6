"""Every joint of the clause lexicon cuts its own example where it says."""

import pytest

from hearsay import lexicon
from tests.helpers import brackets, report
from tests.reading.claims_alone import narrated

TABLE = lexicon.load("en", "clauses")


@pytest.mark.parametrize("name", sorted(k for k in TABLE if k.startswith("example")))
def test_example_is_cut_where_marked(name):
    text, spans = brackets(TABLE[name])
    assert [text[s.start : s.end] for c in narrated(report(text)) for s in c.spans] == [text[a:b] for a, b in spans]


@pytest.mark.parametrize("name", sorted(k for k in TABLE if k.startswith("denied")))
def test_what_is_called_untrue_is_denied(name):
    text, spans = brackets(TABLE[name])
    (claim,) = narrated(report(text))
    trigger = claim.happening.trigger
    assert claim.happening.polarity == "denies"
    assert trigger and [(trigger.start, trigger.end)] == spans
