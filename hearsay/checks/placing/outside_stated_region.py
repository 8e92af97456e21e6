"""A place put by the text into a region or country that no place of that name lies in."""

from collections.abc import Iterator

from hearsay.checks.regions import claimed_units
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Place, Reading, Toponym


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    contested = claimed_units(reading)
    for toponym in reading.toponyms:
        region = toponym.stated
        if toponym.within is None or not toponym.all_known or not toponym.candidates:
            continue
        if region is None or region.level not in ("country", "admin1", "admin2"):
            continue
        places = [c.place for c in toponym.candidates]
        if any(_in(place, region) for place in places):
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
            known=_known(toponym),
        )


def _at_home(rule: Rule, places: list[Place], region: Place) -> bool:
    """A large city of the same country: its name tells which is meant even where many hamlets bear it."""
    largest = max(places, key=lambda p: p.population)
    return largest.country == region.country and largest.population >= rule.params["large"]


def _in(place: Place, region: Place) -> bool:
    if region.level == "country":
        return place.country == region.country
    return (
        place.ref == region.ref
        or region.ref in place.admin
        or (place.admin1 is not None and place.admin1 == region.admin1)
    )


def _known(toponym: Toponym) -> str:
    places = [c.place for c in toponym.candidates]
    return ", ".join(sorted({p.admin1 or p.country or p.name for p in places}))


RULE = Rule(
    code="HS304",
    name="outside-stated-region",
    since="0.1",
    severity="error",
    message="{place} is not in {stated}: every place of that name lies elsewhere ({known}).",
    ask="Is the place meant, or the region?",
    check=check,
    catches=("region", "country"),
    params={"namesakes": ("US", "CA", "AU", "NZ", "ZA"), "large": 100_000},
)
