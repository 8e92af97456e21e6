"""A trailing stretch that may still be the speaker's words, or already the writer's."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import in_conflict
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not in_conflict(reading):
        return
    for claim in reading.claims:
        if claim.scope_ambiguous is None:
            continue
        speaker = claim.speaker
        yield rule.found(
            [claim.scope_ambiguous],
            claims=[claim],
            facts={"speaker": speaker.name if speaker else None},
            who=speaker.name if speaker else "the speaker",
        )


RULE = Rule(
    code="HS108",
    name="ambiguous-scope",
    since="0.1",
    severity="note",
    message="It cannot be told whether this is still {who} or the writer.",
    ask="Who says this part?",
    check=check,
)
