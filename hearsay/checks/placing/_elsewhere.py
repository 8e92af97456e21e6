"""Places that the text puts into a region or country where nothing of their name lies."""

from collections.abc import Iterator, Sequence

from hearsay.atlas.geometry import metres
from hearsay.atlas.units import holding
from hearsay.checks.regions import claimed_units
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Place, Reading, Toponym

SHOWN = 4
"""Regions named in a message."""
FIGURES = {
    "namesakes": ("US", "CA", "AU", "NZ", "ZA"),
    "large": 100_000,
    "famous": 400_000,
    "beyond_times": 1.5,
    "beyond_metres": 25_000,
}
"""Countries full of the names of cities abroad; from how many inhabitants a city's name means it even there, and from
how many it does in any state; a town is not in a second-level unit or area that is farther from its middle than so many
times the radius and so many metres."""


def elsewhere(rule: Rule, reading: Reading, *, implied: bool) -> Iterator[Finding]:
    """What the text says outright (`implied` false) or implies."""
    contested = claimed_units(reading)
    for toponym in reading.toponyms:
        region = toponym.stated
        if toponym.within is None or not toponym.all_known or not toponym.candidates or toponym.implied != implied:
            continue
        if region is None or region.level not in ("country", "admin1", "admin2", "area"):
            continue
        places = [c.place for c in toponym.candidates]
        if implied:
            places = [max(places, key=lambda p: p.population)]
        if any(_in(rule, place, region) for place in places):
            continue
        if region.level == "country" and any(region.name in contested.get(p.admin1 or "", "") for p in places):
            continue
        if region.country in rule.params["namesakes"] and not _at_home(rule, places, region):
            continue
        yield rule.found(
            [toponym.span, toponym.within],
            facts={
                "place": toponym.surface,
                "stated": region.name,
                "known_in": sorted({p.admin1 or p.country or "?" for p in places}),
            },
            known=_known(reading, toponym),
        )


def _at_home(rule: Rule, places: Sequence[Place], region: Place) -> bool:
    """A large city of the same country, or one known worldwide: its name means it whatever hamlets bear it."""
    largest = max(places, key=lambda p: p.population)
    if region.level == "country" and largest.population >= rule.params["famous"]:
        return True
    return largest.country == region.country and largest.population >= rule.params["large"]


def _in(rule: Rule, place: Place, region: Place) -> bool:
    if region.level == "country":
        return place.country == region.country
    if place.ref == region.ref or region.ref in place.admin:
        return True
    if region.level == "admin1":
        return place.admin1 is not None and place.admin1 == region.admin1
    if region.country is None:
        return True
    away = metres(place.lat, place.lon, region.lat, region.lon)
    reach = rule.params["beyond_times"] * region.radius_m + rule.params["beyond_metres"]
    return place.country == region.country and away <= reach


def _known(reading: Reading, toponym: Toponym) -> str:
    """Where its bearers lie; of many only those likeliest meant."""
    profile = reading.versions.get("profile", "")
    told = list(dict.fromkeys(holding(c.place, profile) for c in toponym.candidates))
    return "; ".join(told[:SHOWN]) + (" and elsewhere" if len(told) > SHOWN else "")
