"""Control maps of a ledger: areas by maker and day."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hearsay.ledger.errors import LedgerError
from hearsay.ledger.schema import controls


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
