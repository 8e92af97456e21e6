"""A headline that states as fact what the body only attributes to somebody."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE, voices
from hearsay.model import Claim, Finding, Reading

RELATED = {
    "border_crossing": ("border_crossing", "advance", "presence"),
    "advance": ("advance", "border_crossing", "capture"),
    "capture": ("capture", "control"),
    "control": ("control", "capture"),
}


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    for claim in reading.claims:
        if not claim.headline or claim.mode != "narrative" or claim.hedges:
            continue
        kind = claim.happening.kind
        if kind not in CONTESTABLE or claim.happening.realis not in ("happened", "ongoing"):
            continue
        body = _counterpart(reading, claim)
        if body is None or not body.chain or all(side in ("third", "outlet") for side in voices(body)):
            continue
        speaker = body.speaker
        yield rule.found(
            [claim.span],
            claims=[claim, body],
            facts={
                "headline": claim.span.of(reading.report.text),
                "kind": kind,
                "attributed_to": speaker.name if speaker else None,
                "side": speaker.side if speaker else "unknown",
            },
            who=speaker.name if speaker else "somebody who is not named",
        )


def _counterpart(reading: Reading, headline: Claim) -> Claim | None:
    """The first claim of the body about the same kind of happening, at the same place where both name one."""
    places = _places(headline)
    for kinds in ((headline.happening.kind,), RELATED.get(headline.happening.kind, ())):
        for claim in reading.claims:
            if claim.headline or claim.happening.kind not in kinds:
                continue
            if places and (there := _places(claim)) and not places & there:
                continue
            return claim
    return None


def _places(claim: Claim) -> set[str]:
    return {t.place.ref if t.place else t.surface.casefold() for t in claim.where}


RULE = Rule(
    code="HS102",
    name="headline-bare-assertion",
    since="0.1",
    severity="warning",
    message="The headline states as fact what the body attributes to {who}.",
    ask="Can the headline say whose claim this is?",
    check=check,
    catches=("headline certainty",),
)
