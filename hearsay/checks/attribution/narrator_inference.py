"""A conclusion in the writer's own voice, drawn from words or events as if they had drawn it themselves."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import in_conflict, own
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not in_conflict(reading):
        return
    text = reading.report.text
    for word in reading.words("inference"):
        if not own(reading, word.span):
            continue
        subject = word.subject.of(text) if word.subject else None
        yield rule.found(
            [word.span],
            facts={"verb": word.span.of(text), "subject": subject},
            what=f"“{subject}”" if subject else "what stands before it",
        )


RULE = Rule(
    code="HS107",
    name="narrator-inference",
    since="0.1",
    severity="note",
    message="“{verb}”: a conclusion from {what} that nobody is given for.",
    ask="Whose conclusion is this: an analyst's, a source's, or the writer's?",
    check=check,
)
