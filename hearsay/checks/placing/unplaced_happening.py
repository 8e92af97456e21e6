"""A party says something happened, and names no place closer than a region: nobody can check it on the spot."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import party_claims
from hearsay.model import Claim, Finding, Reading

PLACED = ("border_crossing", "capture", "advance", "attack", "strike", "presence", "shootdown")
WIDE = ("country", "admin1", "continent", "area")


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if reading.report.excerpt or any(t.place and t.place.level not in WIDE for t in reading.toponyms):
        return
    claims = [c for c in party_claims(reading) if c.happening.kind in PLACED and c.happening.polarity == "asserts"]
    if not claims or any(_place_unknown(c) for c in claims):
        return
    first = claims[0]
    yield rule.found(
        [s for c in claims for s in c.spans[:1]][: rule.params["shown"]],
        claims=claims,
        facts={"places": [t.surface for t in first.where], "claims": len(claims)},
        where=f"only “{first.where[0].surface}”" if first.where else "nothing at all",
    )


def _place_unknown(claim: Claim) -> bool:
    """It names something the gazetteer lacks, which may well be a village."""
    return any(t.place is None for t in claim.where)


RULE = Rule(
    code="HS303",
    name="unplaced-happening",
    since="0.1",
    severity="warning",
    message="No settlement or coordinates: the place is {where}, which cannot be checked.",
    ask="Where exactly: which settlement, road or height?",
    check=check,
    params={"shown": 2},
)
