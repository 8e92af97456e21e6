"""A party claims something at a place whose name several settlements bear, and the report does not say which."""

from collections import Counter
from collections.abc import Iterator

from hearsay.atlas.units import country, names
from hearsay.checks.placing.unplaced_happening import PLACED
from hearsay.checks.rule import Rule
from hearsay.checks.voice import party_claims
from hearsay.model import Finding, Place, Reading, Toponym


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    told: set[str] = set()
    for claim in party_claims(reading):
        if claim.happening.kind not in PLACED:
            continue
        for toponym in claim.where:
            places = _rivals(rule, toponym)
            if len(places) < 2 or toponym.surface in told:
                continue
            told.add(toponym.surface)
            spans = [t.span for t in reading.toponyms if t.surface == toponym.surface and not _told(t)]
            yield rule.found(
                spans[: rule.params["shown"]],
                claims=[claim],
                facts={
                    "name": toponym.surface,
                    "bearers": [{"ref": p.ref, "admin1": p.admin1, "country": p.country} for p in places],
                },
                where=_where(places, reading.versions.get("profile", "")),
            )


def _rivals(rule: Rule, toponym: Toponym) -> list[Place]:
    """Settlements that may well be meant; none where the text or the report's other places settle it."""
    if _told(toponym) or toponym.basis.startswith("region stated"):
        return []
    shares = [(c.place, c.score) for c in toponym.candidates if c.place.level == "settlement"]
    if not shares or shares[0][1] >= rule.params["settled_from"]:
        return []
    return [place for place, share in shares if share >= rule.params["least_share"]]


def _told(toponym: Toponym) -> bool:
    """The text says outright in which region or country it lies."""
    return toponym.within is not None and not toponym.implied


def _where(places: list[Place], profile: str) -> str:
    counts = Counter(names(profile).get(p.admin1 or "") or country(p.country or "?") for p in places)
    return ", ".join(f"{count} in {region}" for region, count in counts.items())


RULE = Rule(
    code="HS306",
    name="place-undecided",
    since="0.1",
    severity="note",
    message="Several places are called “{name}”, and the report does not say which is meant: {where}.",
    ask="In which region and community does “{name}” lie?",
    check=check,
    params={"settled_from": 0.8, "least_share": 0.1, "shown": 3},
)
