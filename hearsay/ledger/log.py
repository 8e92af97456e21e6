"""The log: one entry for every act, written in the act's own transaction, each bound to the one before."""

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hearsay.ledger.schema import acts
from hearsay.model.log import FIRST_PREVIOUS, LogEntry, entry_hash


def now_us() -> int:
    """Microseconds since 1970 in UTC."""
    return time.time_ns() // 1000


def write(connection: Connection, by: str, act: str, target: str, detail: Mapping[str, Any]) -> LogEntry:
    """Add an entry. Only inside `Ledger.writing`, where nobody else writes."""
    last = connection.execute(sa.select(acts.c.number, acts.c.hash).order_by(acts.c.number.desc()).limit(1)).first()
    number, previous = (last.number + 1, last.hash) if last else (1, FIRST_PREVIOUS)
    at_us, told = now_us(), json.dumps(detail, sort_keys=True, ensure_ascii=False)
    sealed = entry_hash(number, at_us, by, act, target, told, previous)
    connection.execute(
        acts.insert().values(
            number=number,
            at_us=at_us,
            by_whom=by,
            act=act,
            target=target,
            detail=told,
            previous=previous,
            hash=sealed,
        )
    )
    return LogEntry(
        number=number, at_us=at_us, by=by, act=act, target=target, detail=told, previous=previous, hash=sealed
    )


def entries(connection: Connection, target: str | None = None) -> Iterator[LogEntry]:
    """The log in order, all of it or that of one target."""
    asked = sa.select(acts).order_by(acts.c.number)
    if target is not None:
        asked = asked.where(acts.c.target == target)
    for row in connection.execute(asked):
        yield LogEntry(
            number=row.number,
            at_us=row.at_us,
            by=row.by_whom,
            act=row.act,
            target=row.target,
            detail=row.detail,
            previous=row.previous,
            hash=row.hash,
        )
