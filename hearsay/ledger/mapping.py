"""Control maps of a ledger: areas by maker and day, and what was measured on them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hearsay.ledger.errors import LedgerError
from hearsay.ledger.schema import about, controls, events, sightings


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRow:
    """A control map: who made it, for whom they stand, whose areas it shows, on which day. `shape` is WKB."""

    maker: str
    side: str
    holder: str
    shows: date
    sha256: str
    shape: bytes


def put(connection: Connection, row: ControlRow) -> bool:
    """Keep a map; False where it is there already. Raises LedgerError for another map of that maker and day."""
    asked = sa.select(controls.c.sha256).where(controls.c.maker == row.maker, controls.c.day == row.shows.toordinal())
    held = connection.scalar(asked)
    if held == row.sha256:
        return False
    if held is not None:
        raise LedgerError(f"there is another map by {row.maker} of {row.shows} in the ledger")
    connection.execute(
        controls.insert().values(
            maker=row.maker,
            side=row.side,
            holder=row.holder,
            day=row.shows.toordinal(),
            sha256=row.sha256,
            shape=row.shape,
        )
    )
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A control map without its areas; `day` is an ordinal."""

    key: int
    maker: str
    side: str
    holder: str
    day: int


def rows(connection: Connection, *, holder: str | None = None) -> list[ControlRow]:
    """Maps by maker and day."""
    asked = sa.select(controls).order_by(controls.c.maker, controls.c.day)
    if holder is not None:
        asked = asked.where(controls.c.holder == holder)
    return [
        ControlRow(
            maker=r.maker,
            side=r.side,
            holder=r.holder,
            shows=date.fromordinal(r.day),
            sha256=r.sha256,
            shape=bytes(r.shape),
        )
        for r in connection.execute(asked)
    ]


def listed(connection: Connection) -> list[Listed]:
    """Every map by maker and day, without its areas."""
    columns = (controls.c.key, controls.c.maker, controls.c.side, controls.c.holder, controls.c.day)
    asked = sa.select(*columns).order_by(controls.c.maker, controls.c.day)
    return [
        Listed(key=r.key, maker=r.maker, side=r.side, holder=r.holder, day=r.day) for r in connection.execute(asked)
    ]


def shape(connection: Connection, key: int) -> bytes:
    """The areas of one map, in WKB."""
    return bytes(connection.execute(sa.select(controls.c.shape).where(controls.c.key == key)).scalar_one())


def measured(connection: Connection, place: str) -> dict[int, bool]:
    """What was measured at a place, by the key of the map: whether it surely has its areas there."""
    asked = sa.select(sightings.c.control, sightings.c.inside).where(sightings.c.place == place)
    return {r.control: r.inside for r in connection.execute(asked)}


def put_measured(connection: Connection, found: Mapping[tuple[str, int], bool]) -> None:
    """Keep what was measured, by place and map."""
    if found:
        rows = [{"place": place, "control": key, "inside": inside} for (place, key), inside in sorted(found.items())]
        connection.execute(sightings.insert(), rows)


def every_measure(connection: Connection) -> Iterator[tuple[int, str, bool]]:
    """Map, place and what was measured, map by map."""
    asked = sa.select(sightings).order_by(sightings.c.control, sightings.c.place)
    for row in connection.execute(asked):
        yield row.control, row.place, row.inside


def events_in(connection: Connection, spans: Iterable[tuple[str, int, int]]) -> dict[str, set[int | None]]:
    """Stretches, with their days, of the events of some sorts between the two days given for each."""
    within = (sa.and_(events.c.sort == sort, events.c.day.between(first, last)) for sort, first, last in spans)
    asked = sa.select(events.c.stretch, events.c.day).where(sa.or_(sa.false(), *within)).distinct()
    found: dict[str, set[int | None]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.stretch, set()).add(row.day)
    return found


def uncounted(connection: Connection) -> bool:
    """Whether the ledger holds maps of a time when maps were no origins."""
    return connection.scalar(sa.select(about.c.value).where(about.c.name == "maps")) is not None


def counted(connection: Connection) -> None:
    """Note that every map counts."""
    connection.execute(about.delete().where(about.c.name == "maps"))
