"""A judgement or report in the passive, in the writer's own voice, without anybody who judged or reported."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import in_conflict, listed, own
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not in_conflict(reading):
        return
    text = reading.report.text
    found = [w for w in reading.words("agentless") if own(reading, w.span) and not _has_source(reading, w.span.end)]
    if found:
        said = list(dict.fromkeys(w.span.of(text) for w in found))
        yield rule.found(
            (w.span for w in found),
            facts={"words": said, "verbs": [w.lemma for w in found]},
            quoted=listed([f"“{s}”" for s in said]),
            do="does" if len(said) == 1 else "do",
        )


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
    message="{quoted} {do} not say by whom.",
    ask="By whom, and when?",
    check=check,
)
