"""A trailing stretch that may still be the speaker's words, or already the writer's."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import called, in_conflict, quoted
from hearsay.model import Claim, Finding, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not in_conflict(reading):
        return
    doubtful = [
        (c.scope_ambiguous, c)
        for c in reading.claims
        if c.scope_ambiguous is not None and not _told(reading, c.scope_ambiguous, c)
    ]
    if not doubtful:
        return
    names = list(dict.fromkeys(called(c.speaker) for _, c in doubtful if c.speaker))
    yield rule.found(
        (span for span, _ in doubtful),
        claims=(c for _, c in doubtful),
        facts={"speakers": names, "parts": len(doubtful)},
        parts="this is" if len(doubtful) == 1 else f"these {len(doubtful)} parts are",
        who=names[0] if len(names) == len(doubtful) == 1 else "the speaker",
    )


def _told(reading: Reading, span: Span, claim: Claim) -> bool:
    """Whose words these are is said after all: by marks, by a cue behind them, or by one of their own."""
    if quoted(reading, span):
        return True
    cues = [piece for link in reading.attributions for piece in link.cue]
    link = claim.attribution
    sentence = reading.sentences[reading.sentence_at(span.start)].span
    behind = link is not None and any(p.start >= span.end and sentence.covers(p) for p in link.cue)
    return behind or any(span.covers(piece) for piece in cues)


RULE = Rule(
    code="HS108",
    name="ambiguous-scope",
    since="0.1",
    severity="note",
    message="It cannot be told whether {parts} still {who} or the writer.",
    ask="Who says this: the one reported before it, or the writer?",
    check=check,
)
