"""The places of a report, each once: numbered, with its mentions, and whether a map can show it."""

from dataclasses import dataclass

from hearsay.atlas.basemap import basemap
from hearsay.atlas.geometry import metres, shapes
from hearsay.model import Place, Reading, Toponym

WHOLE = ("country", "continent")
"""Levels too large for a dot."""
NEAR_M = 250_000.0
"""Places farther than this from all places in Ukraine that the report names are listed, not drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place with the toponyms that name it; `number` is its number on the map and in the list."""

    number: int
    place: Place
    toponyms: tuple[Toponym, ...]
    drawn: bool

    @property
    def claimed(self) -> bool:
        return any(t.claimed for t in self.toponyms)

    @property
    def unit(self) -> str | None:
        """ISO code of the unit of Ukraine whose shape stands for this place."""
        code = self.place.admin1
        return code if self.place.level == "admin1" and code in shapes() else None


def spots(reading: Reading) -> tuple[Spot, ...]:
    """Resolved places, those that can be drawn first, in order of the text."""
    named: dict[str, list[Toponym]] = {}
    for toponym in reading.toponyms:
        if toponym.place:
            named.setdefault(toponym.place.ref, []).append(toponym)
    places = [(group[0].place, tuple(group)) for group in named.values() if group[0].place]
    west, south, east, north = basemap().box
    fits = [p for p, _ in places if p.level not in WHOLE and west < p.lon < east and south < p.lat < north]
    centre = [p for p in fits if p.country == "UA"]
    if centre:
        fits = [p for p in fits if min(metres(p.lat, p.lon, c.lat, c.lon) for c in centre) <= NEAR_M]
    ordered = sorted(places, key=lambda entry: entry[0] not in fits)
    return tuple(
        Spot(number=i, place=place, toponyms=group, drawn=place in fits) for i, (place, group) in enumerate(ordered, 1)
    )


def unresolved(reading: Reading) -> tuple[Toponym, ...]:
    """Place names no reading of which is good enough, each form once."""
    found: dict[str, Toponym] = {}
    for toponym in reading.toponyms:
        if toponym.place is None:
            found.setdefault(toponym.surface.casefold(), toponym)
    return tuple(found.values())
