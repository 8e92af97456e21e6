"""A judgement or report in the passive, in the writer's own voice, without anybody who judged or reported."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import in_conflict, own
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not in_conflict(reading):
        return
    for word in reading.words("agentless"):
        if own(reading, word.span) and not _has_source(reading, word.span.end):
            yield rule.found([word.span], facts={"words": word.span.of(reading.report.text), "verb": word.lemma})


def _has_source(reading: Reading, end: int) -> bool:
    """It is the cue of an attribution that gives its source after all."""
    return any(
        link.speaker and any(piece.start < end <= piece.end for piece in link.cue) for link in reading.attributions
    )


RULE = Rule(
    code="HS104",
    name="agentless-passive",
    since="0.1",
    severity="note",
    message="“{words}” does not say by whom.",
    ask="By whom, and when?",
    check=check,
)
