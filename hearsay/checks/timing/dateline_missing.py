"""A report that says neither who wrote it, nor where, nor when."""

import re
from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import long_enough, party_claims
from hearsay.model import Finding, Reading, Span

DATELINE = re.compile(r"[^\W\d_][^.\n]{1,60}?(?:\([^)]{2,30}\)\s*)?(?:\s(?:[—–]|--?)|\s?_)\s")


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    report = reading.report
    if (
        not long_enough(reading, rule.params["least_words"])
        or report.authors
        or report.origin.outlet
        or any(b.kind == "byline" for b in report.blocks)
        or not party_claims(reading)
    ):
        return
    body = next((s.span for s in reading.sentences if s.block == "body"), None)
    if body is None or DATELINE.match(report.text, body.start):
        return
    first = next((s.span for s in reading.sentences if s.block == "headline"), body)
    yield rule.found(
        [Span(start=first.start, end=first.end)],
        facts={"author": None, "dateline": None, "published": str(report.published_date or "") or None},
    )


RULE = Rule(
    code="HS210",
    name="dateline-missing",
    since="0.1",
    severity="note",
    message="The text itself names no author, place of writing or date.",
    ask="Who wrote this, where, when, and from which sources?",
    check=check,
    params={"least_words": 60},
)
