"""A quotation that runs on into the next paragraph without a new opening mark there."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    for quotation in reading.quotations:
        if not quotation.closed or quotation.paragraphs < 2 or quotation.reopened:
            continue
        yield rule.found(
            _pieces(text, quotation.outer),
            facts={"paragraphs": quotation.paragraphs},
        )


def _pieces(text: str, outer: Span) -> Iterator[Span]:
    """The part of the quotation in each paragraph: a finding never spans more than one."""
    start = outer.start
    for line in text[outer.start : outer.end].splitlines(keepends=True):
        words = line.strip()
        if words:
            at = start + line.index(words)
            yield Span(start=at, end=at + len(words))
        start += len(line)


RULE = Rule(
    code="HS605",
    name="quotation-across-paragraphs",
    since="0.1",
    severity="warning",
    message="One quotation runs over {paragraphs} paragraphs with no new opening mark: its parts are easily lost.",
    ask="Did the speaker say all of this in one go, and does the last part belong to it?",
    check=check,
)
