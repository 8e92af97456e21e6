"""A time zone in square brackets: an editor's insertion into somebody's words."""

import re
from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Span

BRACKETED = re.compile(r"\[([A-Z]{2,5}|UTC[+\-−]?\d{0,2}(?::\d\d)?|GMT[+\-−]?\d{0,2})\]")


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    for found in BRACKETED.finditer(text):
        span = Span(start=found.start(), end=found.end())
        clock = next(
            (
                t
                for t in reading.timexes
                if t.type == "TIME" and (t.span.overlaps(span) or 0 <= span.start - t.span.end <= 2)
            ),
            None,
        )
        if clock is not None:
            yield rule.found([span], facts={"inserted": found[1], "time": clock.span.of(text), "value": clock.value})


RULE = Rule(
    code="HS206",
    name="inserted-zone",
    since="0.1",
    severity="note",
    message="The zone {inserted} is an editor's insertion, not the speaker's word.",
    ask="On what does the zone {inserted} rest?",
    check=check,
)
