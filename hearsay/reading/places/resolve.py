"""Which place a name means here: what the text states, what else it names, how large the places are."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hearsay.atlas import sources
from hearsay.atlas.gazetteer import Entry
from hearsay.atlas.geometry import metres
from hearsay.model import Place

LEVEL_POINTS = {
    "country": 7.7,
    "continent": 8.0,
    "admin1": 6.3,
    "natural": 6.4,
    "area": 6.0,
    "site": 5.0,
    "admin2": 4.2,
}
"""How well known a place of this level is, on the scale of a town's inhabitants in powers of ten."""
SMALL_UNIT = 50_000
"""Inhabitants below which a first-level unit, a parish or commune, is no better known than a second-level one."""
KIND_POINTS = {
    sources.LISTED: 0.8,
    sources.NAME: 0.0,
    sources.ALTERNATE: -1.3,
    sources.BARE: -1.6,
    sources.FORMER: 0.2,
    sources.CLAIMED: 0.0,
    sources.POSTAL: -1.0,
}
STATED = 6.0
"""Points for lying in the region or country that the text puts the name into."""
SAME_COUNTRY, SAME_REGION, NEAR = 1.6, 1.8, 1.5
"""Most points for a country or region that the report names elsewhere, and for other places named close by."""
CAPITAL = 1.0
"""Points of the capital of a state, which reports name more often than its size tells."""
DOUBT = 0.35
"""What one mention of a country or region leaves open."""
NEAR_M = 150_000
WIDELY_KNOWN, LESS_KNOWN = 6.0, 2.6
"""A state or country before a comma and another one is no unknown town in it: "Nevada, Ohio" is mostly a list."""
WIDE_LEVELS = frozenset({"country", "continent", "admin1"})
PLAIN_LEVELS = frozenset({"settlement", "admin2", "admin1"})
"""A word that demands one of these may also be told of a town of that name ("Bakhmut district")."""
SHARP = 1.1
"""How fast a candidate's share grows with its points, as a power of ten."""
HOLDS = 2.5
"""Points of a region for holding a place that the text puts into it ("Atlanta, Georgia")."""
WHOLE = 1.5
"""Points of a region that the report names in full elsewhere ("Dnipropetrovsk", behind "Dnipropetrovsk Oblast")."""
LISTED = 1.5
"""Points of a first-level unit in a list with others."""
ONE_SPOT_M, ONE_SPOT_RADIUS_M = 20_000, 60_000
"""Two places of one name so near and so small are one: Kyiv the city and Kyiv the first-level unit."""
ONE_SPOT_TIMES = 10
"""Nor is a unit one with a town in it that has so small a part of its people: Aichi is more than Okazaki."""
NEGLIGIBLE = 1e-4
SHOWN = 8
"""Candidates listed with a toponym."""


@dataclass(slots=True)
class Context:
    """What the report says of where it plays: weights of countries and regions, and the places already settled."""

    countries: dict[str, dict[str, float]] = field(default_factory=dict)
    """ISO code -> name in the report -> weight; regions likewise."""
    regions: dict[str, dict[str, float]] = field(default_factory=dict)
    settled: dict[str, Place] = field(default_factory=dict)
    capitals: frozenset[str] = frozenset()
    whole: set[str] = field(default_factory=set)
    """Refs of regions named with their region word."""

    def add(self, place: Place, own: str, weight: float) -> None:
        """A name that was understood speaks for the country and region it lies in, but not for itself."""
        if place.country:
            held = self.countries.setdefault(place.country, {})
            held[own] = held.get(own, 0.0) + weight
        if place.admin1 and place.level != "country":
            held = self.regions.setdefault(place.admin1, {})
            held[own] = held.get(own, 0.0) + weight * (1.0 if place.level == "admin1" else 0.5)

    def named(self, country: str | None, own: str = "") -> float:
        """How much the report speaks for a country, but for the name `own`."""
        held = self.countries.get(country or "", {})
        return sum(weight for name, weight in held.items() if name != own)

    def points(self, place: Place, own: str) -> float:
        """Points of a candidate of the name `own`, which does not vouch for itself."""
        points = 0.0
        if place.country:
            points += SAME_COUNTRY * (1.0 - math.pow(DOUBT, self.named(place.country, own)))
        if place.admin1 and place.level != "country":
            held = self.regions.get(place.admin1, {})
            weight = sum(w for name, w in held.items() if name != own)
            share = 0.5 if place.level == "admin1" else 1.0
            points += share * SAME_REGION * (1.0 - math.pow(DOUBT, weight))
        if place.ref in self.capitals:
            points += CAPITAL
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
    listed: bool = False,
    holding: Sequence[Sequence[Entry]] = (),
) -> Choice:
    """The shares of a name's places.

    `stated` are the places that the text puts it into, nearest first; `listed` says that first-level units stand beside
    it; `holding` are the readings of the names that the text puts into this one.
    """
    fitting = _fitting(entries, levels, context, own)
    if not fitting:
        return Choice((), "not found")
    likeliest = max((prior(e) for e in fitting if e.place.level in WIDE_LEVELS), default=0.0)
    inside = [
        e
        for e in fitting
        if any(lies_in(e.place, region) for region in stated)
        and (likeliest < WIDELY_KNOWN or prior(e) > likeliest - LESS_KNOWN)
    ]
    scored: dict[str, tuple[float, Entry]] = {}
    for entry in fitting:
        points = prior(entry) + context.points(entry.place, own)
        if entry.place.ref in context.whole and entry.kind <= sources.NAME:
            points += WHOLE
        if entry.place.level in ("country", "admin1") and any(_may_hold(entry.place, names) for names in holding):
            points += HOLDS
        points += LISTED if listed and entry.place.level == "admin1" else 0.0
        if entry in inside:
            points += STATED * sum(lies_in(entry.place, region) for region in stated)
        held = scored.get(entry.place.ref)
        if held is None or held[0] < points:
            scored[entry.place.ref] = (points, entry)
    ranked = sorted(scored.values(), key=lambda s: (-s[0], s[1].place.ref))
    best = ranked[0][0]
    weights = [10 ** (SHARP * max(points - best, -12.0)) for points, _ in ranked]
    total = sum(weights)
    first = ranked[0][1]
    shares = [(entry.place, w / total) for w, (_, entry) in zip(weights, ranked, strict=True)]
    return Choice(
        tuple(_merged(shares))[:SHOWN],
        _basis(first, inside, scored, context, own),
        first.kind == sources.CLAIMED,
    )


def _may_hold(region: Place, names: Sequence[Entry]) -> bool:
    """Whether one of the better known places of a name lies in a region."""
    best = max((prior(e) for e in names), default=0.0)
    return any(lies_in(e.place, region) for e in names if prior(e) > best - 2.0)


def _merged(shares: list[tuple[Place, float]]) -> list[tuple[Place, float]]:
    """Places that are one spot on the map counted as one: a city and the unit it forms by itself."""
    kept: list[tuple[Place, float]] = []
    for place, share in shares:
        if share < NEGLIGIBLE and len(kept) >= SHOWN:
            break
        for n, (other, held) in enumerate(kept):
            small = max(place.radius_m, other.radius_m) <= ONE_SPOT_RADIUS_M and place.admin1 == other.admin1
            people = sorted((place.population, other.population))
            if people[0] and people[1] > ONE_SPOT_TIMES * people[0]:
                continue
            if small and metres(place.lat, place.lon, other.lat, other.lon) <= ONE_SPOT_M:
                kept[n] = (place if place.level == "settlement" else other, held + share)
                break
        else:
            kept.append((place, share))
    return sorted(kept, key=lambda s: -s[1])


def prior(entry: Entry) -> float:
    """Points of a place for its size and for how the name belongs to it."""
    place = entry.place
    size = LEVEL_POINTS.get(place.level)
    if size is None:
        size = math.log10(place.population + 200)
    elif place.level in ("admin1", "admin2"):
        size = LEVEL_POINTS["admin2"] if 0 < place.population < SMALL_UNIT else size
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


def _fitting(entries: Sequence[Entry], levels: frozenset[str] | None, context: Context, own: str) -> list[Entry]:
    """Places of the level that a word beside the name demands.

    Where none is and the word may be told of a town ("Bakhmut district"), the towns in countries the report names.
    """
    if levels is None:
        return list(entries)
    fitting = [e for e in entries if e.place.level in levels]
    if fitting or not levels & PLAIN_LEVELS:
        return fitting
    if "settlement" in levels:
        return list(entries)
    return [e for e in entries if e.place.level == "settlement" and context.named(e.place.country, own) >= 1]


def _basis(first: Entry, inside: Iterable[Entry], scored: Mapping[str, object], context: Context, own: str) -> str:
    if any(e.place.ref == first.place.ref for e in inside):
        return "region stated"
    if len(scored) == 1:
        return "only one known"
    if context.points(first.place, own) > 0.7:
        return "near other places named"
    return "largest"
