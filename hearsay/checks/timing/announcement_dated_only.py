"""The day of the announcement is given, the day of what it announces is not."""

from collections.abc import Iterator

from hearsay.checks.calendar import DAY
from hearsay.checks.rule import Rule
from hearsay.checks.voice import party_claims
from hearsay.model import Claim, Finding, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    told: dict[str, tuple[Span, list[Claim]]] = {}
    for claim in party_claims(reading):
        link = claim.attribution
        if claim.when is not None or link is None or not link.cue or claim.mode == "direct":
            continue
        sentence = reading.sentences[reading.sentence_at(link.cue[0].start)].span
        inside = [
            t
            for t in reading.timexes
            if sentence.covers(t.span)
            and DAY.match(t.value)
            and any(ch.isdigit() for ch in t.span.of(text))
            and not any(piece.overlaps(t.span) for piece in link.content)
        ]
        if inside:
            told.setdefault(inside[0].value[:10], (inside[0].span, []))[1].append(claim)
    for span, claims in told.values():
        speaker = claims[0].speaker
        yield rule.found(
            [span],
            claims=claims,
            facts={"date": span.of(text), "said_by": speaker.name if speaker else None},
        )


RULE = Rule(
    code="HS207",
    name="announcement-dated-only",
    since="0.1",
    severity="note",
    message="{date} is the day of the announcement; when it happened is not said.",
    ask="When did it happen? By {date} at the latest, but since when?",
    check=check,
)
