"""A quotation that is opened and never closed."""

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
            begins=f"{opening}{words}",
        )


RULE = Rule(
    code="HS604",
    name="unclosed-quotation",
    since="0.1",
    severity="warning",
    message="The quotation that opens with {begins} … is never closed: where the speaker's words end cannot be told.",
    ask="Where do the quoted words end in the original?",
    check=check,
    catches=("quotation marks",),
    params={"shown_characters": 80},
)
