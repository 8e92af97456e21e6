"""Everybody who is heard belongs to one party to the conflict."""

from collections import Counter
from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import called, is_party, listed, long_enough, party_claims, speakers, spread
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not long_enough(reading, rule.params["least_words"]):
        return
    heard = speakers(reading)
    sides = Counter(s.side for s in heard.values())
    parties = [side for side in sides if is_party(side)]
    if len(parties) != 1 or sides["third"] or sides["outlet"]:
        return
    party = parties[0]
    claims = party_claims(reading)
    named = [s for s in heard.values() if s.side == party]
    free = [s for s in heard.values() if s.side == "unknown" and s.kind not in ("soldier", "unit", "recording")]
    if len(named) < rule.params["least_speakers"] or not claims or len(free) >= len(named):
        return
    if reading.words("verification"):
        return
    yield rule.found(
        spread(s.span for s in named),
        claims=claims,
        facts={"sides": dict(sorted(sides.items())), "speakers": [s.name for s in named]},
        names=listed([called(s) for s in named]),
        party=party.capitalize(),
    )


RULE = Rule(
    code="HS103",
    name="single-party-sources",
    since="0.1",
    severity="warning",
    message="Every voice is of one party ({party}): {names}.",
    ask="What do the other party and an independent observer say?",
    check=check,
    params={"least_words": 60, "least_speakers": 2},
)
