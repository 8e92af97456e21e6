"""Events put together anew from the claims and maps of a ledger, in the transaction of whatever changed either."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hearsay.ledger import Connection
    from hearsay.ledger.mapping import Listed
    from hearsay.model import EventOrigin, Spot
    from hearsay.model.events import Sort

COMPARED: "tuple[Sort, ...]" = ("entry", "reach", "capture", "control")
"""Sorts of happening that a control map can say something of."""
PROVABLE: "tuple[Sort, ...]" = ("entry", "capture", "control")
"""Those it can show with certainty."""
LAG_DAYS = 7
"""A map this many days older than the event is still taken for it, with its date."""
FRESH_DAYS = 31
"""Days before an event within which one of a maker's maps, if not the last before, must have shown the region without
the side that is said to have come into it: where it always was, it did not come."""
REGION = "iso3166-2:"
MOST_SHAPES = 40
"""Areas of maps held in memory at a time."""
NOBODY = ("unknown", "third", "outlet")
"""Acting sides that no map is of."""


def events(connection: "Connection", touched: Mapping[str, set[int | None]]) -> int:
    """Put the events of these stretches and days together anew; how many changed."""
    from hearsay.ledger import writing
    from hearsay.linking.events import cluster

    maps = Maps(connection)
    found = [
        (s, cluster(s.name, [one for _, one in s.claims], maps.showing)) for s in writing.stretches(connection, touched)
    ]
    maps.keep()
    return writing.put_events(connection, found)


def bearing(rows: "Iterable[Listed]", new: "Listed") -> list[tuple[str, int, int]]:
    """Sorts of events, with their first and last day, that a map bears on: those it may be taken for, and entries that
    its maker's maps after it are measured against."""
    after = (r.day for r in rows if (r.maker, r.holder) == (new.maker, new.holder) and r.day > new.day)
    later = min(after, default=new.day)
    spans = [(str(sort), new.day, new.day + LAG_DAYS) for sort in PROVABLE]
    return [*spans, ("entry", new.day, new.day + FRESH_DAYS), ("entry", later, later + LAG_DAYS)]


def fitting(days: Iterable[int], day: int) -> int | None:
    """Of the days a maker's maps show, the one taken for a day: that day, or the last of the week before."""
    return max((d for d in days if 0 <= day - d <= LAG_DAYS), default=None)


def provable(sort: "Sort", level: str) -> bool:
    """Whether areas on a map can show a happening of this sort: being in a region, being in or holding a settlement.
    From which side a border was reached, or how much of a region is held, they do not show."""
    return sort == "entry" if level == "admin1" else sort in PROVABLE


class Maps:
    """The control maps of a ledger as origins. What is measured is remembered, and kept by `keep`."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._by_holder: dict[str, dict[str, list[Listed]]] | None = None
        self._measured: dict[str, dict[int, bool]] = {}
        self._shapes: dict[int, bytes] = {}
        self._new: dict[tuple[str, int], bool] = {}

    def showing(self, sort: "Sort", spot: "Spot", day: int | None, side: str) -> "list[EventOrigin]":
        """The maps, one of a maker, that show a happening with certainty on its day. A map that does not show it says
        nothing against it."""
        from hearsay.linking.standing import map_origin

        place = place_of(spot)
        if day is None or side in NOBODY or place is None or not provable(sort, spot.level):
            return []
        found = []
        for rows in self._held_by(side).values():
            if row := self._shown(rows, place, day, fresh=spot.level == "admin1"):
                found.append(map_origin(row.maker, row.side, row.day))
        return found

    def _shown(self, rows: "list[Listed]", place: str, day: int, *, fresh: bool) -> "Listed | None":
        """The map of one maker that is taken for a day, if it has the side there and (`fresh`) the last one before it,
        or one of the month before, has not."""
        shows = fitting((r.day for r in rows), day)
        row = next((r for r in rows if r.day == shows), None)
        if row is None or not self._inside(row, place):
            return None
        before = [r for r in rows if r.day < row.day]
        near = [r for r in before if day - r.day <= FRESH_DAYS] or before[-1:]
        return row if not fresh or any(not self._inside(r, place) for r in near) else None

    def keep(self) -> None:
        """Write what was measured anew."""
        from hearsay.ledger import mapping

        mapping.put_measured(self._connection, self._new)
        self._new = {}

    def _held_by(self, side: str) -> "dict[str, list[Listed]]":
        """Maps of a side's areas, by maker."""
        from hearsay.ledger import mapping

        if self._by_holder is None:
            self._by_holder = {}
            for row in mapping.listed(self._connection):
                self._by_holder.setdefault(row.holder, {}).setdefault(row.maker, []).append(row)
        return self._by_holder.get(side, {})

    def _inside(self, row: "Listed", place: str) -> bool:
        from hearsay.ledger import mapping

        if place not in self._measured:
            self._measured[place] = mapping.measured(self._connection, place)
        known = self._measured[place]
        if row.key not in known:
            known[row.key] = self._new[place, row.key] = self.measure(row.key, place)
        return known[row.key]

    def measure(self, key: int, place: str) -> bool:
        """Whether a map surely has its areas at a place, measured now."""
        from hearsay.ledger import mapping

        if key not in self._shapes:
            if len(self._shapes) == MOST_SHAPES:
                self._shapes.clear()
            self._shapes[key] = mapping.shape(self._connection, key)
        return inside(self._shapes[key], place)


def place_of(spot: "Spot") -> str | None:
    """A place as it is measured on maps: a region by its code, a settlement by where it lies and how surely. None for
    what cannot be measured."""
    if spot.level == "admin1" and spot.ref.startswith(REGION):
        return spot.ref
    if spot.level == "settlement" and spot.lat is not None and spot.lon is not None:
        return f"{spot.lat:.5f} {spot.lon:.5f} {spot.radius_m:.0f}"
    return None


def regions(shape: bytes) -> dict[str, bool]:
    """What areas show of every region: measured once, when a map comes, since an entry asks it of a month of maps."""
    from hearsay.atlas.geometry import shapes

    return {place: inside(shape, place) for place in (REGION + code for code in shapes())}


def inside(shape: bytes, place: str) -> bool:
    """Whether areas surely reach into a region, or hold all of where a settlement may lie."""
    from hearsay.atlas import control

    if place.startswith(REGION):
        try:
            return any(r.inside for r in control.from_region(shape, place.removeprefix(REGION)).values())
        except KeyError:
            return False
    lat, lon, radius_m = (float(part) for part in place.split())
    return control.from_point(shape, lat, lon, radius_m).inside
