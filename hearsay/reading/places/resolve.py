"""Which place a name means here: what the text states, what else it names, how large the places are."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hearsay.atlas import sources
from hearsay.atlas.gazetteer import Entry
from hearsay.atlas.geometry import metres
from hearsay.model import Place

LEVEL_POINTS = {
    "country": 8.0,
    "continent": 8.0,
    "admin1": 6.3,
    "natural": 6.0,
    "area": 6.0,
    "site": 5.0,
    "admin2": 4.2,
}
"""How well known a place of this level is, on the scale of a town's inhabitants in powers of ten."""
KIND_POINTS = {
    sources.NAME: 0.0,
    sources.ALTERNATE: -1.3,
    sources.BARE: -1.2,
    sources.FORMER: -0.8,
    sources.CLAIMED: 0.0,
    sources.POSTAL: -1.0,
}
STATED = 6.0
"""Points for lying in the region or country that the text puts the name into."""
SAME_COUNTRY, SAME_REGION, NEAR = 1.0, 1.2, 1.5
"""Most points for a country or region that the report names elsewhere, and for other places named close by."""
NEAR_M = 150_000
SHARP = 1.1
"""How fast a candidate's share grows with its points, as a power of ten."""
SHOWN = 8
"""Candidates listed with a toponym."""


@dataclass(slots=True)
class Context:
    """What the report says of where it plays: weights of countries and regions, and the places already settled."""

    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    regions: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    settled: dict[str, Place] = field(default_factory=dict)

    def points(self, place: Place, own: str) -> float:
        """Points of a candidate of the name `own`, which does not vouch for itself."""
        points = 0.0
        if place.country and place.level != "country":
            weight = self.countries[place.country]
            points += SAME_COUNTRY * (1.0 - math.pow(0.5, weight)) * 1.5
        if place.admin1 and place.level not in ("country", "admin1"):
            points += SAME_REGION * (1.0 - math.pow(0.5, self.regions[place.admin1])) * 1.5
        if place.level in ("settlement", "admin2", "site", "natural"):
            points += self._near(place, own)
        return points

    def _near(self, place: Place, own: str) -> float:
        close = 0.0
        for name, other in self.settled.items():
            if name != own and other.level in ("settlement", "admin2", "site") and other.ref != place.ref:
                close += math.exp(-metres(place.lat, place.lon, other.lat, other.lon) / NEAR_M)
        return NEAR * (1.0 - math.pow(0.5, close))


@dataclass(frozen=True, slots=True)
class Choice:
    """The places a name may mean with their shares, best first, and why the first leads."""

    ranked: tuple[tuple[Place, float], ...]
    basis: str
    claimed: bool = False


def choose(
    entries: Sequence[Entry],
    levels: frozenset[str] | None,
    stated: Sequence[Place],
    context: Context,
    own: str,
) -> Choice:
    """The shares of a name's places. `stated` are the places that the text puts it into, nearest first."""
    fitting = _fitting(entries, levels)
    if not fitting:
        return Choice((), "not found")
    inside = [e for e in fitting if any(lies_in(e.place, region) for region in stated)]
    scored: dict[str, tuple[float, Entry]] = {}
    for entry in fitting:
        points = prior(entry) + context.points(entry.place, own)
        points += STATED * sum(lies_in(entry.place, region) for region in stated)
        held = scored.get(entry.place.ref)
        if held is None or held[0] < points:
            scored[entry.place.ref] = (points, entry)
    ranked = sorted(scored.values(), key=lambda s: (-s[0], s[1].place.ref))
    best = ranked[0][0]
    weights = [10 ** (SHARP * max(points - best, -12.0)) for points, _ in ranked]
    total = sum(weights)
    first = ranked[0][1]
    return Choice(
        tuple((entry.place, w / total) for w, (_, entry) in zip(weights, ranked, strict=True))[:SHOWN],
        _basis(first, inside, scored, context, own),
        first.kind == sources.CLAIMED,
    )


def prior(entry: Entry) -> float:
    """Points of a place for its size and for how the name belongs to it."""
    place = entry.place
    size = LEVEL_POINTS.get(place.level)
    if size is None:
        size = math.log10(place.population + 200)
    elif place.level in ("admin1", "admin2"):
        size += 0.25 * (math.log10(place.population + 1000) - 6)
    return size + KIND_POINTS[entry.kind]


def lies_in(place: Place, region: Place) -> bool:
    """Whether a place is part of a country or first- or second-level unit, or within the radius of another area."""
    if region.level == "country":
        return place.country == region.country and place.ref != region.ref
    if region.ref in place.admin:
        return True
    if region.level == "admin1":
        return place.admin1 == region.admin1 and place.level not in ("admin1", "country")
    return metres(place.lat, place.lon, region.lat, region.lon) <= region.radius_m and place.ref != region.ref


def _fitting(entries: Sequence[Entry], levels: frozenset[str] | None) -> list[Entry]:
    """Places of the level that a word beside the name demands; all of them where none is."""
    if levels is None:
        return list(entries)
    return [e for e in entries if e.place.level in levels] or list(entries)


def _basis(first: Entry, inside: Iterable[Entry], scored: Mapping[str, object], context: Context, own: str) -> str:
    if any(e.place.ref == first.place.ref for e in inside):
        return "region stated"
    if len(scored) == 1:
        return "only one known"
    if context.points(first.place, own) > 0.7:
        return "near other places named"
    return "largest"
