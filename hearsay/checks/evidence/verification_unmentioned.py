"""Claims of a party and no word on whether anybody verified them."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE, called, in_conflict, is_party, long_enough, party_claims, voices
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not long_enough(reading, rule.params["least_words"]) or not in_conflict(reading):
        return
    if reading.words("verification"):
        return
    claims = party_claims(reading)
    parties = {side for c in claims for side in voices(c) if is_party(side)}
    if not claims or len(parties) > 1:
        return
    others = [
        c
        for c in reading.claims
        if c.chain and c.happening.kind in CONTESTABLE and any(s not in parties and s != "unknown" for s in voices(c))
    ]
    if others:
        return
    lead = next((c for c in reading.claims if c.headline and c.happening.kind in CONTESTABLE), None)
    shown = [c for c in (lead, claims[0]) if c is not None]
    speaker = claims[0].speaker
    yield rule.found(
        (s for c in shown for s in c.spans[:1]),
        claims=claims,
        facts={"claims": len(claims), "parties": sorted(parties)},
        who=called(speaker),
        what="claims" if len(claims) > 1 else "claim",
    )


RULE = Rule(
    code="HS401",
    name="verification-unmentioned",
    since="0.1",
    severity="warning",
    message="Nothing says whether the {what} of {who} could be verified, and by whom.",
    ask="Who has checked this independently, and what did they find?",
    check=check,
    params={"least_words": 60},
)
