"""A quotation that is opened and never closed, or closed and never opened."""

import re
from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    for quotation in reading.quotations:
        if quotation.closed:
            continue
        opening = text[quotation.outer.start : quotation.inner.start] or text[quotation.outer.start]
        words = " ".join(quotation.inner.of(text).split()[:4])
        shown = min(quotation.outer.end, quotation.outer.start + rule.params["shown_characters"])
        yield rule.found(
            [Span(start=quotation.outer.start, end=shown)],
            facts={"mark": opening, "opens": words},
            which=f"opens with {opening}{words} … is never closed",
            side="end",
        )
    yield from _unopened(rule, reading)


def _unopened(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """Closing marks outside every quotation, where none is open that they could close."""
    text = reading.report.text
    if any(not q.closed for q in reading.quotations):
        return
    for sentence in reading.sentences:
        for found in CLOSING.finditer(text, sentence.span.start, sentence.span.end):
            mark = Span(start=found.end() - 1, end=found.end())
            if any(q.outer.overlaps(mark) for q in reading.quotations):
                continue
            words = " ".join(text[sentence.span.start : mark.end].split()[-4:])
            yield rule.found(
                [mark],
                facts={"mark": mark.of(text), "ends": words},
                which=f"ends with … {words} is never opened",
                side="begin",
            )


CLOSING = re.compile(r"[^\W\d_][,.!?…]?”")
"""Only marks that cannot open a quotation, behind a word: "5”" is in inches."""


RULE = Rule(
    code="HS604",
    name="unclosed-quotation",
    since="0.1",
    severity="warning",
    message="The quotation that {which}: where the speaker's words {side} cannot be told.",
    ask="Where do the quoted words begin and end in the original?",
    check=check,
    catches=("quotation marks",),
    params={"shown_characters": 80},
)
