"""How well known a place is: whether its name means it wherever it stands, and which hamlets of it do not count."""

from collections.abc import Sequence

from hearsay.atlas import sources
from hearsay.model import Place
from hearsay.reading.places.contained import Statement
from hearsay.reading.places.found import Found
from hearsay.reading.places.resolve import Choice, lies_in

SOLE_FROM, KNOWN_FROM, WELL_KNOWN_FROM = 5_000, 20_000, 100_000
"""Inhabitants of a town whose name means it, though a hamlet may share it."""


def holding(statement: Statement, bearers: Sequence[Place]) -> Place | None:
    """The reading of the region that one of these places lies in."""
    return next((p for p in statement.places if any(lies_in(e, p) or e.ref == p.ref for e in bearers)), None)


def well_known(found: Found, choice: Choice, region: Place) -> bool:
    """A town so large that it is meant wherever its name stands, though the gazetteer may lack hamlets of the name.

    Below WELL_KNOWN_FROM it must be the only one of its name in its country, and no more than two countries have one;
    below KNOWN_FROM, the only one in the world that bears the name first of all. The likeliest town of the name counts,
    and the largest of the region's country.
    """
    likely = [p for p, _ in choice.ranked[:1]]
    at_home = (e.place for e in found.entries if e.place.level == "settlement" and e.place.country == region.country)
    largest = max(at_home, key=lambda p: p.population, default=None)
    return any(_well_known(found, top) for top in (*likely, *([largest] if largest else ())))


def _well_known(found: Found, top: Place) -> bool:
    if top.population < SOLE_FROM:
        return False
    old = (sources.FORMER, sources.POSTAL)
    towns = [e.place for e in found.entries if e.place.level == "settlement" and e.kind not in old]
    if len(towns) == 1 and top.population >= SOLE_FROM:
        return True
    named = {e.place.ref for e in found.entries if e.place.level == "settlement" and e.kind == sources.NAME}
    if named == {top.ref}:
        return True
    alone = sum(p.country == top.country for p in towns) <= 1
    if top.population < KNOWN_FROM:
        return False
    return top.population >= WELL_KNOWN_FROM or (alone and len({p.country for p in towns}) <= 2)


HAMLET_UNDER, CITY_FROM, ALSO_UNDER = 3_000, 150_000, 50_000
"""Inhabitants below which a place is hardly known outside its region; from which a city is known everywhere; and below
which a place is not meant by another of its names that is a city's."""


def meant(found: Found) -> list[Place]:
    """The places a name can well be taken to mean: without the hamlets of a city's name."""
    towns = [e.place.population for e in found.entries if e.place.level == "settlement"]
    if max(towns, default=0) < CITY_FROM:
        return [e.place for e in found.entries]
    least = {sources.NAME: HAMLET_UNDER, sources.LISTED: 0}
    return [
        e.place
        for e in found.entries
        if e.place.level != "settlement" or e.place.population >= least.get(e.kind, ALSO_UNDER)
    ]


def dwarfed(found: Found, region: Place) -> bool:
    """Whether only hamlets of a city's name lie in a region: whoever puts the name there more likely has it wrong."""
    inside = [e.place for e in found.entries if lies_in(e.place, region) or e.place.ref == region.ref]
    kept = {p.ref for p in meant(found)}
    return bool(inside) and not any(p.ref in kept for p in inside)
