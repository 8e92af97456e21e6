"""Taking a user's lists into a copy of the shipped table: what is known already gets names, the rest become places.

A row is a place known already where it has its id, or else its name, country and first-level unit within the radius of
one of the two. No known place takes two rows of one list: the nearest has it.
"""

import itertools
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from hearsay.atlas.geometry import metres
from hearsay.atlas.listed import Listed, Passed, Unusable
from hearsay.atlas.sources import Row

ROWS_AT_ONCE = 2_000
SHARED_SPOT_M = 17_000.0
"""Radius of places of a list that stand on one spot: it is the middle of something larger. In a list of Ukraine whose
unmeasured villages stand at the middle of their community, half of them lie within 8 km of it, nine in ten within 17.
"""
NAMED = 5
"""Unusable rows told by line."""
MOST_DEGREES = 0.5
"""Further apart in latitude, no two rows are compared."""

INSERTED = "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
CALLED = "INSERT OR IGNORE INTO name VALUES (?,?,?)"
ALIKE = """
SELECT DISTINCT own.id, other.id, own.lat, own.lon, other.lat, other.lon, max(own.radius_m, other.radius_m)
FROM name n JOIN place own ON own.id = n.place
JOIN name o ON o.key = n.key AND o.place < {first}
JOIN place other ON other.id = o.place AND other.level = own.level AND other.country = own.country
  AND other.admin1 IS own.admin1 AND abs(other.lat - own.lat) < {degrees}
WHERE n.place >= {first} AND NOT (own.ref LIKE 'geonames:%' AND other.ref LIKE 'geonames:%')
"""


@dataclass(slots=True)
class Joined:
    """What became of the rows of a list."""

    rows: int = 0
    places: int = 0
    merged: int = 0
    passed: int = 0
    """Features of a dump that are no populated places."""
    unusable: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    first: list[Unusable] = field(default_factory=list)

    def refused(self, one: Unusable) -> None:
        self.unusable += 1
        self.reasons[one.why] += 1
        if len(self.first) < NAMED:
            self.first.append(one)


def join(table: sqlite3.Connection, found: Iterable[Listed | Unusable | Passed], step: Callable[[int], None]) -> Joined:
    """Takes one list into an open table, within the caller's transaction. `step` is called with the rows done."""
    told = Joined()
    first: int = table.execute("SELECT max(id) FROM place").fetchone()[0] + 1
    writer = _Writer(table, first)
    for part in _parts(found):
        for one in part:
            told.rows += 1
            if isinstance(one, Passed):
                told.passed += 1
            elif isinstance(one, Unusable):
                told.refused(one)
            elif wrong := writer.take(one):
                told.refused(Unusable(one.line, wrong))
        writer.flush()
        if len(part) == ROWS_AT_ONCE:
            step(told.rows)
    _widen(table, writer.measured, first)
    told.merged = len(writer.taken) + _merge(table, first, writer.taken)
    told.places = table.execute("SELECT count(*) FROM place WHERE id >= ?", (first,)).fetchone()[0]
    return told


def _parts(found: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    rows = iter(found)
    while part := tuple(itertools.islice(rows, ROWS_AT_ONCE)):
        yield part


class _Writer:
    """Rows on their way into the table, some thousand at a time."""

    def __init__(self, table: sqlite3.Connection, first: int) -> None:
        self.table = table
        self.first = self.next = first
        self.taken: set[int] = set()
        """Known places that a row of this list is, by its id."""
        self.measured = True
        """Every place so far came with a radius of its own."""
        self._places: list[tuple[Any, ...]] = []
        self._names: list[tuple[str, int, int]] = []
        self._refs: set[str] = set()

    def take(self, listed: Listed) -> str:
        """Takes a row; gives why not, where it cannot be."""
        row = listed.row
        if row.ref in self._refs or (self._known(row.ref) or 0) >= self.first:
            return "the id of an earlier row"
        for ref in filter(None, (listed.linked, row.ref)):
            known = self._known(ref)
            if known is not None and known < self.first and known not in self.taken:
                self.taken.add(known)
                self._called(row, known)
                return ""
        self.measured = self.measured and listed.measured
        self._refs.add(row.ref)
        self._places.append(stored(self.next, row))
        self._called(row, self.next)
        self.next += 1
        return ""

    def flush(self) -> None:
        self.table.executemany(INSERTED, self._places)
        self.table.executemany(CALLED, sorted(self._names))
        self._places, self._names, self._refs = [], [], set()

    def _known(self, ref: str) -> int | None:
        found = self.table.execute("SELECT id FROM place WHERE ref = ?", (ref,)).fetchone()
        return int(found[0]) if found else None

    def _called(self, row: Row, number: int) -> None:
        self._names += ((key, number, kind) for key, kind in row.keys.items())


def stored(number: int, row: Row) -> tuple[Any, ...]:
    """A place as the table holds it."""
    place = row.place()
    values = (place.lat, place.lon, place.radius_m, place.level, place.country, place.admin1)
    return (number, place.ref, place.name, "|".join(place.names), *values, " ".join(place.admin), place.population)


def _widen(table: sqlite3.Connection, measured: bool, first: int) -> None:
    """Gives the places of a list that share a spot the radius of what it is the middle of."""
    if not measured:
        shared = "SELECT lat, lon FROM place WHERE id >= ? GROUP BY lat, lon HAVING count(*) > 1"
        table.execute(
            f"UPDATE place SET radius_m = max(radius_m, ?) WHERE id >= ? AND (lat, lon) IN ({shared})",
            (SHARED_SPOT_M, first, first),
        )


def _merge(table: sqlite3.Connection, first: int, taken: set[int]) -> int:
    """Joins new places with known ones of the same name nearby, the nearest pairs first; says how many."""
    table.execute(f"CREATE INDEX own_names ON name (place) WHERE place >= {first}")
    pairs = []
    alike = table.execute(ALIKE.format(first=first, degrees=MOST_DEGREES))
    for own, other, lat, lon, other_lat, other_lon, radius in alike:
        distance = metres(lat, lon, other_lat, other_lon)
        if distance <= radius and other not in taken:
            pairs.append((distance, own, other))
    merged: set[int] = set()
    for _, own, other in sorted(pairs):
        if own in merged or other in taken:
            continue
        merged.add(own)
        taken.add(other)
        keys = table.execute(f"SELECT key, kind FROM name WHERE place = ? AND place >= {first}", (own,)).fetchall()
        table.executemany(CALLED, [(key, other, kind) for key, kind in keys])
        table.executemany("DELETE FROM name WHERE key = ? AND place = ?", [(key, own) for key, _ in keys])
        table.execute("DELETE FROM place WHERE id = ?", (own,))
    table.execute("DROP INDEX own_names")
    return len(merged)
