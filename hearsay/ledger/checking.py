"""What verifying asks of a ledger: the database's own check, digests, counts, the events of each stretch."""

import hashlib
from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hearsay.ledger.schema import claims, controls, events, places, reports


def integrity(connection: Connection) -> list[str]:
    """What the database itself finds wrong; PostgreSQL checks its pages by itself."""
    if connection.dialect.name != "sqlite":
        return []
    return [str(row[0]) for row in connection.execute(sa.text("PRAGMA quick_check")) if row[0] != "ok"]


def digest_of(connection: Connection, key: int) -> str:
    """SHA-256 of a reading as it is kept."""
    held = connection.scalar(sa.select(reports.c.reading).where(reports.c.key == key))
    return hashlib.sha256(held or b"").hexdigest()


def claim_count(connection: Connection, key: int) -> int:
    """How many claims of a report are kept."""
    return int(connection.scalar(sa.select(sa.func.count()).where(claims.c.report == key)) or 0)


def stretches(connection: Connection) -> list[str]:
    """Every stretch that has claims."""
    return [
        row.stretch for row in connection.execute(sa.select(places.c.stretch).distinct().order_by(places.c.stretch))
    ]


def standings(connection: Connection, names: Collection[str]) -> dict[str, dict[str, str]]:
    """Standing of each event of some stretches."""
    asked = sa.select(events.c.stretch, events.c.id, events.c.standing).where(events.c.stretch.in_(names))
    found: dict[str, dict[str, str]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.stretch, {})[row.id] = row.standing
    return found


def other_originals(connection: Connection) -> list[str]:
    """Hashes of originals that are no reports: control maps."""
    return [row.sha256 for row in connection.execute(sa.select(controls.c.sha256))]
