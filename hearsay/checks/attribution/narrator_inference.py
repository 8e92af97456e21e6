"""A conclusion in the writer's own voice, drawn from words or events as if they had drawn it themselves."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import in_conflict, listed, own
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not in_conflict(reading):
        return
    text = reading.report.text
    drawn = [w for w in reading.words("inference") if own(reading, w.span)]
    if not drawn:
        return
    first = drawn[0]
    subject = first.subject.of(text) if first.subject else None
    verbs = list(dict.fromkeys(w.span.of(text) for w in drawn))
    yield rule.found(
        (w.span for w in drawn),
        facts={"verbs": verbs, "subject": subject, "times": len(drawn)},
        what=_what(verbs, len(drawn), subject),
    )


def _what(verbs: list[str], times: int, subject: str | None) -> str:
    if times == 1:
        source = f"“{subject}”" if subject else "what stands before it"
        return f"“{verbs[0]}” draws a conclusion from {source}, and nobody is given for it"
    return f"{times} conclusions have nobody given for them: {listed([f'“{v}”' for v in verbs])}"


RULE = Rule(
    code="HS107",
    name="narrator-inference",
    since="0.1",
    severity="note",
    message="{what}.",
    ask="Whose conclusion is this: an analyst's, a source's, or the writer's?",
    check=check,
)
