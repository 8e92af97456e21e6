"""A term that stands in quotation marks as somebody's word and elsewhere without them as the writer's own."""

import re
from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import in_conflict, own
from hearsay.model import Finding, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not in_conflict(reading):
        return
    text = reading.report.text
    told: set[str] = set()
    for quotation in reading.quotations:
        words = quotation.inner.of(text).strip(" ,.;")
        if quotation.role not in ("fragment", "term") or not quotation.closed or words.casefold() in told:
            continue
        if not rule.params["least_words"] <= len(words.split()) <= rule.params["most_words"] or not words[:1].islower():
            continue
        bare = [
            span
            for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
            if own(reading, span := Span(start=found.start(), end=found.end()))
            and reading.report.block_at(span.start) == "body"
        ]
        if bare:
            told.add(words.casefold())
            yield rule.found([quotation.outer, bare[0]], facts={"term": words, "bare": len(bare)})


RULE = Rule(
    code="HS611",
    name="marks-on-and-off",
    since="0.1",
    severity="note",
    message="“{term}” stands in quotation marks once and without them elsewhere: whose word it is cannot be told.",
    ask="Is “{term}” the source's word or the writer's, and is the same thing meant both times?",
    check=check,
    params={"least_words": 2, "most_words": 4},
)
