"""What a ledger answers: reports, claims, events, families, the log."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hearsay.ledger import words
from hearsay.ledger.codec import unpack
from hearsay.ledger.errors import LedgerError
from hearsay.ledger.schema import acts, claims, copies, event_claims, events, quotations, reports
from hearsay.model import Event, Reading, ReportLink


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report of the ledger without its reading."""

    key: int
    id: str
    page: str
    version: int
    current: bool
    sha256: str
    outlet: str
    locator: str
    url: str
    title: str
    lang: str
    published: datetime | None
    added: datetime
    family: str | None
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim of the ledger, with the report it stands in and the events it belongs to."""

    id: str
    report: str
    start: int
    end: int
    kind: str
    polarity: str
    speaker: str
    side: str
    words: str
    happened: str
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event of the ledger in one line. `day` is a proleptic ordinal."""

    id: str
    sort: str
    place: str
    place_name: str
    day: int | None
    standing: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationRow:
    """A quotation of the ledger, and whose it is said to be."""

    report: str
    start: int
    end: int
    speaker: str
    speaker_key: str


REPORT = (
    reports.c.key,
    reports.c.id,
    reports.c.page,
    reports.c.version,
    reports.c.current,
    reports.c.sha256,
    reports.c.outlet,
    reports.c.locator,
    reports.c.url,
    reports.c.title,
    reports.c.lang,
    reports.c.published_us,
    reports.c.added_us,
    reports.c.family,
    reports.c.digest,
)


def moment(us: int) -> datetime:
    """An instant of the ledger as an aware datetime in UTC."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=us)


def report_rows(
    connection: Connection,
    *,
    everything: bool = False,
    ids: Collection[str] | None = None,
    family: str | None = None,
    keys: Collection[int] | None = None,
    page: str | None = None,
) -> list[ReportRow]:
    """Reports by publication, undated ones last; `everything` has earlier versions too."""
    asked = sa.select(*REPORT).order_by(sa.nulls_last(reports.c.published_us), reports.c.key)
    if not everything:
        asked = asked.where(reports.c.current)
    if ids is not None:
        asked = asked.where(reports.c.id.in_(ids))
    if family is not None:
        asked = asked.where(reports.c.family == family)
    if keys is not None:
        asked = asked.where(reports.c.key.in_(keys))
    if page is not None:
        asked = asked.where(reports.c.page == page)
    return [_report(row) for row in connection.execute(asked)]


def _report(row: Any) -> ReportRow:
    held = row._mapping
    plain = {name: held[name] for name in ReportRow.__dataclass_fields__ if name not in ("published", "added")}
    published = held["published_us"]
    return ReportRow(
        **plain, published=None if published is None else moment(published), added=moment(held["added_us"])
    )


def reading(connection: Connection, report_id: str, version: int | None = None) -> Reading:
    """The reading of a report: of its current version, or of one by number. Raises LedgerError where there is none."""
    asked = sa.select(reports.c.reading).where(reports.c.id == report_id)
    asked = asked.where(reports.c.current) if version is None else asked.where(reports.c.version == version)
    found = connection.scalar(asked.order_by(reports.c.key.desc()).limit(1))
    if found is None:
        raise LedgerError(f"there is no report {report_id!r} in the ledger")
    return unpack(Reading, found)


def readings(connection: Connection, report_ids: Collection[str]) -> list[Reading]:
    """Readings of current reports, by publication."""
    asked = (
        sa.select(reports.c.reading)
        .where(reports.c.id.in_(report_ids), reports.c.current)
        .order_by(sa.nulls_last(reports.c.published_us), reports.c.key)
    )
    return [unpack(Reading, row.reading) for row in connection.execute(asked)]


def family_links(connection: Connection, family: str) -> list[ReportLink]:
    """The pairs that hold a family together."""
    asked = (
        sa.select(copies.c.link)
        .join(reports, reports.c.key == copies.c.right)
        .where(reports.c.family == family)
        .order_by(copies.c.left, copies.c.right)
    )
    return [unpack(ReportLink, row.link) for row in connection.execute(asked)]


def families(connection: Connection) -> list[str]:
    """Families of more than one current report."""
    asked = (
        sa.select(reports.c.family)
        .where(reports.c.family.is_not(None), reports.c.current)
        .group_by(reports.c.family)
        .having(sa.func.count() > 1)
        .order_by(sa.func.min(reports.c.key))
    )
    return [row.family for row in connection.execute(asked)]


def claim_rows(
    connection: Connection,
    *,
    report: str | None = None,
    event: str | None = None,
    kind: str | None = None,
    side: str | None = None,
    keys: Collection[int] | None = None,
    most: int | None = None,
) -> list[ClaimRow]:
    """Claims of current reports, in the order of being added and of the text."""
    asked = (
        sa.select(
            claims.c.key,
            claims.c.id,
            reports.c.id.label("report"),
            claims.c.start,
            claims.c.end,
            claims.c.kind,
            claims.c.polarity,
            claims.c.speaker,
            claims.c.side,
            claims.c.words,
            claims.c.happened,
        )
        .join(reports, reports.c.key == claims.c.report)
        .where(reports.c.current)
        .order_by(claims.c.key)
    )
    if report is not None:
        asked = asked.where(reports.c.id == report)
    if event is not None:
        asked = asked.join(event_claims, event_claims.c.claim == claims.c.key).where(event_claims.c.event == event)
    if kind is not None:
        asked = asked.where(claims.c.kind == kind)
    if side is not None:
        asked = asked.where(claims.c.side == side)
    if keys is not None:
        asked = asked.where(claims.c.key.in_(keys))
    if most is not None:
        asked = asked.limit(most)
    rows = connection.execute(asked).all()
    belongs = _events_of(connection, [r.key for r in rows])
    return [
        ClaimRow(
            id=r.id,
            report=r.report,
            start=r.start,
            end=r.end,
            kind=r.kind,
            polarity=r.polarity,
            speaker=r.speaker,
            side=r.side,
            words=r.words,
            happened=r.happened,
            events=tuple(belongs.get(r.key, ())),
        )
        for r in rows
    ]


def _events_of(connection: Connection, keys: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        asked = sa.select(event_claims.c.claim, event_claims.c.event).where(event_claims.c.claim.in_(part))
        for row in connection.execute(asked.order_by(event_claims.c.claim, event_claims.c.event)):
            found.setdefault(row.claim, []).append(row.event)
    return found


def event_rows(
    connection: Connection,
    *,
    first: int | None = None,
    last: int | None = None,
    place: str | None = None,
    sort: str | None = None,
    standing: str | None = None,
    most: int | None = None,
) -> list[EventRow]:
    """Events by day, undated ones last. `first` and `last` are ordinals of days, both inclusive.

    `place` is a ref or the beginning of a name.
    """
    asked = sa.select(
        events.c.id,
        events.c.sort,
        events.c.place,
        events.c.place_name,
        events.c.day,
        events.c.standing,
        events.c.size,
    ).order_by(sa.nulls_last(events.c.day), events.c.place_name, events.c.sort, events.c.id)
    if first is not None:
        asked = asked.where(events.c.day >= first)
    if last is not None:
        asked = asked.where(events.c.day <= last)
    if place is not None:
        asked = asked.where(
            sa.or_(
                events.c.place == place, sa.func.lower(events.c.place_name).startswith(place.lower(), autoescape=True)
            )
        )
    if sort is not None:
        asked = asked.where(events.c.sort == sort)
    if standing is not None:
        asked = asked.where(events.c.standing == standing)
    if most is not None:
        asked = asked.limit(most)
    return [EventRow(**row._mapping) for row in connection.execute(asked)]


def event(connection: Connection, event_id: str) -> Event:
    """An event by its id or the beginning of it. Raises LedgerError where none or several fit."""
    asked = sa.select(events.c.id, events.c.event).where(events.c.id.startswith(event_id, autoescape=True))
    rows = connection.execute(asked.order_by(events.c.id).limit(2)).all()
    if not event_id or not rows:
        raise LedgerError(f"there is no event {event_id!r} in the ledger (hearsay events lists them)")
    if len(rows) > 1 and rows[0].id != event_id:
        raise LedgerError(f"several events begin with {event_id!r}; give more of the id")
    return unpack(Event, rows[0].event)


def events_at(
    connection: Connection, place: str, sorts: Collection[str], first: int, last: int, standing: str | None = None
) -> list[Event]:
    """Events of these sorts at one place between two days."""
    asked = sa.select(events.c.event).where(
        events.c.place == place, events.c.sort.in_(sorts), events.c.day.between(first, last)
    )
    if standing is not None:
        asked = asked.where(events.c.standing == standing)
    return [unpack(Event, row.event) for row in connection.execute(asked.order_by(events.c.day, events.c.id))]


def all_events(connection: Connection) -> Iterable[Event]:
    """Every event, by day."""
    asked = sa.select(events.c.event).order_by(sa.nulls_last(events.c.day), events.c.id)
    for row in connection.execute(asked):
        yield unpack(Event, row.event)


def search(connection: Connection, query: str, most: int = 50) -> tuple[list[ClaimRow], list[ReportRow]]:
    """Claims and reports that hold every word of the query, the latest added first."""
    claim_keys = words.find(connection, "claim_words", query, most)
    report_keys = words.find(connection, "report_words", query, most)
    found = claim_rows(connection, keys=claim_keys) if claim_keys else []
    listed = report_rows(connection, keys=report_keys) if report_keys else []
    return found[::-1], sorted(listed, key=lambda r: -r.key)


def same_quotations(connection: Connection, hashes: Collection[int]) -> dict[int, list[QuotationRow]]:
    """Where in current reports these quotations stand, by the hash of their words."""
    asked = (
        sa.select(
            quotations.c.words,
            reports.c.id,
            quotations.c.start,
            quotations.c.end,
            quotations.c.speaker,
            quotations.c.speaker_key,
        )
        .join(reports, reports.c.key == quotations.c.report)
        .where(quotations.c.words.in_(hashes), reports.c.current)
        .order_by(reports.c.key, quotations.c.start)
    )
    found: dict[int, list[QuotationRow]] = {}
    for row in connection.execute(asked):
        one = QuotationRow(
            report=row.id, start=row.start, end=row.end, speaker=row.speaker, speaker_key=row.speaker_key
        )
        found.setdefault(row.words, []).append(one)
    return found


def sizes(connection: Connection) -> dict[str, int]:
    """How many reports, claims, events and log entries there are."""
    tables = {"reports": reports, "claims": claims, "events": events, "acts": acts}
    return {
        name: int(connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)
        for name, table in tables.items()
    }
