"""Every rule has a page; every case on it is read by the real reading and says what the page says."""

import pytest

from hearsay.checks import pages
from hearsay.checks.catalogue import RULES
from tests.checks import cases

LISTED = [
    pytest.param(rule, case, id=f"{rule.code}-{'flagged' if case.flagged else 'quiet'}-{number}")
    for rule in RULES
    for number, case in enumerate(pages.parsed(rule.code).cases, 1)
]


@pytest.mark.parametrize(("rule", "case"), LISTED)
def test_case(rule, case):
    made, marked = cases.of(case)
    reading, found = cases.findings(rule, made)
    text = reading.report.text
    spans = sorted({(s.start, s.end) for f in found for s in f.spans})
    assert [text[a:b] for a, b in spans] == [text[a:b] for a, b in marked]
    assert spans == marked
    assert bool(marked) == case.flagged


@pytest.mark.parametrize("rule", [r for r in RULES if r.scope == "reading"], ids=lambda r: r.code)
def test_page_is_whole(rule):
    page = pages.parsed(rule.code)
    assert page.title == f"{rule.code} {rule.name}"
    assert all(page.sections.values())
    assert sum(c.flagged for c in page.cases) >= 3
    assert sum(not c.flagged for c in page.cases) >= 3
    assert len(page.cases) >= 10
    assert len({(c.text, *c.head.items()) for c in page.cases}) == len(page.cases)
