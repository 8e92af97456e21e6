"""What is written when a report is added: the report and its version, claims, copies, events, in one transaction."""

import dataclasses
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hearsay.ledger import words
from hearsay.ledger.codec import pack, unpack
from hearsay.ledger.incoming import Incoming, Kept
from hearsay.ledger.log import now_us
from hearsay.ledger.schema import (
    claims,
    copies,
    event_claims,
    events,
    places,
    quotations,
    reports,
    sketches,
)
from hearsay.model import Claim, Event, ReportLink, Stated

WINDOW_DAYS = 30
"""Claims told of within so many days of a new one are looked at."""
MIDDLE_DAYS = 14
"""Events within so many days of a new claim are put together anew: no claim joins an event further than a week away."""
WHOLE = 400
"""A stretch of no more claims is put together as a whole if some of them have no day: those may join any event."""
FEW = 4
"""Claims of a stretch that are always looked at together."""
COMMON = 60
"""A run that more reports share is a stock phrase and finds no copies."""
CANDIDATES = 25
"""Reports at most that a new one is compared with, those sharing most runs."""


def is_kept(connection: Connection, page: str, sha256: str) -> bool:
    """Whether these bytes of this page are in the ledger."""
    asked = sa.select(reports.c.key).where(reports.c.sha256 == sha256, reports.c.page == page)
    return connection.execute(asked.limit(1)).first() is not None


def put_report(connection: Connection, new: Incoming) -> tuple[int, int, str]:
    """Write a report with its claims; its key, its version and the digest of its reading.

    An earlier version of the page stays, but is no longer current.
    """
    report = new.reading.report
    last = connection.scalar(sa.select(sa.func.max(reports.c.version)).where(reports.c.page == new.page))
    version = (last or 0) + 1
    if version > 1:
        connection.execute(reports.update().where(reports.c.page == new.page).values(current=False))
    packed = pack(new.reading)
    digest = hashlib.sha256(packed).hexdigest()
    inserted = connection.execute(
        reports.insert().values(
            id=report.id,
            page=new.page,
            version=version,
            current=True,
            sha256=report.origin.sha256,
            outlet=report.origin.outlet or "",
            locator=report.origin.locator,
            url=report.origin.url or "",
            title=report.title or "",
            lang=report.lang,
            published_us=microseconds(report.published_at),
            added_us=now_us(),
            words=new.words,
            excerpt=report.excerpt,
            reading=packed,
            runs=new.runs,
            digest=digest,
        )
    )
    primary = inserted.inserted_primary_key
    assert primary is not None
    key = int(primary[0])
    _put_claims(connection, key, new)
    if new.sketch:
        connection.execute(sketches.insert(), [{"run": run, "report": key} for run in new.sketch])
    if new.quotations:
        rows = {(q.words, q.start): q for q in new.quotations}.values()
        connection.execute(
            quotations.insert(),
            [
                {
                    "words": q.words,
                    "report": key,
                    "start": q.start,
                    "end": q.end,
                    "speaker": q.speaker,
                    "speaker_key": q.speaker_key,
                }
                for q in rows
            ],
        )
    words.index(connection, "report_words", [(key, words.folded(f"{report.title or ''} {report.text}"))])
    return key, version, digest


def _put_claims(connection: Connection, key: int, new: Incoming) -> None:
    text = new.reading.report.text
    stated = {s.claim: s for s in new.stated}
    looked_for = {s.claim: where for s, where in zip(new.stated, new.stretches, strict=True)}
    if not new.reading.claims:
        return
    first = int(connection.scalar(sa.select(sa.func.coalesce(sa.func.max(claims.c.key), 0))) or 0) + 1
    rows, found, spots = [], [], []
    for number, claim in enumerate(new.reading.claims, first):
        said = " … ".join(s.of(text) for s in claim.spans)
        speaker = claim.speaker
        one = stated.get(claim.id)
        rows.append(
            {
                "key": number,
                "report": key,
                "id": claim.id,
                "start": claim.span.start,
                "end": claim.span.end,
                "kind": claim.happening.kind,
                "polarity": claim.happening.polarity,
                "speaker": speaker.name if speaker else "",
                "side": speaker.side if speaker else "",
                "words": said,
                "happened_us": _happened(claim),
                "happened": claim.when.value if claim.when else "",
                "stated": pack(one) if one else None,
            }
        )
        named = " ".join(t.place.name for t in claim.where if t.place)
        found.append((number, words.folded(f"{said} {speaker.name if speaker else ''} {named}")))
        if one:
            spots += [{"claim": number, "stretch": w, "day": one.day} for w in dict.fromkeys(looked_for[claim.id])]
    connection.execute(claims.insert(), rows)
    words.index(connection, "claim_words", found)
    if spots:
        connection.execute(places.insert(), spots)


def _happened(claim: Claim) -> int | None:
    """Start of when it happened; a time without a zone is taken as UTC, for sorting only."""
    return microseconds(claim.when.earliest) if claim.when else None


def microseconds(moment: datetime | date | None) -> int | None:
    """Since 1970 in UTC. A date is the start of its day; a time without a zone counts as UTC."""
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time.min, UTC)
    elif moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    since = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def candidates(connection: Connection, key: int, sketch: Sequence[int]) -> list[Kept]:
    """Other current reports that share runs with this one, those that share most first."""
    if not sketch:
        return []
    spread = (
        sa.select(sketches.c.run)
        .where(sketches.c.run.in_(sketch))
        .group_by(sketches.c.run)
        .having(sa.func.count() <= COMMON)
        .subquery()
    )
    shared = sa.func.count().label("shared")
    ranked = (
        sa.select(sketches.c.report, shared)
        .join(spread, spread.c.run == sketches.c.run)
        .where(sketches.c.report != key)
        .group_by(sketches.c.report)
        .order_by(shared.desc(), sketches.c.report)
        .limit(CANDIDATES)
        .subquery()
    )
    asked = (
        sa.select(reports.c.key, reports.c.id, reports.c.words, reports.c.runs, reports.c.family, reports.c.excerpt)
        .join(ranked, ranked.c.report == reports.c.key)
        .where(reports.c.current)
        .order_by(ranked.c.shared.desc(), reports.c.key)
    )
    return [
        Kept(key=r.key, id=r.id, excerpt=r.excerpt, words=r.words, runs=r.runs, family=r.family)
        for r in connection.execute(asked)
    ]


def put_copies(connection: Connection, key: int, links: Iterable[tuple[Kept, ReportLink]]) -> str | None:
    """Write what the new report derives from, and join the families it connects; its family, or None."""
    related = [(kept, link) for kept, link in links if link.relation != "unrelated"]
    if not related:
        return None
    rows = [{"left": kept.key, "right": key, "relation": link.relation, "link": pack(link)} for kept, link in related]
    connection.execute(copies.insert(), rows)
    known = sorted({kept.family for kept, _ in related if kept.family})
    family = known[0] if known else f"family-{min(kept.key for kept, _ in related)}"
    members = [key, *(kept.key for kept, _ in related)]
    connection.execute(reports.update().where(reports.c.key.in_(members)).values(family=family))
    if known[1:]:
        connection.execute(reports.update().where(reports.c.family.in_(known[1:])).values(family=family))
    return family


@dataclass(frozen=True, slots=True)
class Stretch:
    """Current claims of one sort and place, by their keys: all of them, or those around some days."""

    name: str
    days: frozenset[int | None]
    """Days whose events are to be put together anew."""
    claims: tuple[tuple[int, Stated], ...]
    whole: bool

    def covers(self, day: int | None) -> bool:
        """Whether the events of a day can be told from these claims: of part of a stretch, only those in its middle."""
        if self.whole:
            return True
        if day is None:
            return None in self.days
        return any(d is not None and abs(d - day) <= MIDDLE_DAYS for d in self.days)


def stretches(connection: Connection, wanted: Mapping[str, Collection[int | None]]) -> list[Stretch]:
    """The claims of these stretches: all of each where they are few, else those around the days given for it."""
    names = sorted(wanted)
    sizes: dict[str, tuple[int, int]] = {}
    rows: dict[str, list[tuple[int, Stated]]] = {name: [] for name in names}
    for part in _parts(names):
        total, dated = sa.func.count().label("total"), sa.func.count(places.c.day).label("dated")
        counted = sa.select(places.c.stretch, total, dated).where(places.c.stretch.in_(part))
        for row in connection.execute(counted.group_by(places.c.stretch)):
            sizes[row.stretch] = (row.total, row.total - row.dated)
    large = [name for name in names if wanted[name] and _in_part(*sizes.get(name, (0, 0)))]
    for part in _parts([name for name in names if name not in large]):
        _collect(connection, rows, places.c.stretch.in_(part))
    for name in large:
        days = set(wanted[name])
        near = [places.c.day.between(d - WINDOW_DAYS, d + WINDOW_DAYS) for d in days if d is not None]
        undated = [places.c.day.is_(None)] if None in days else []
        _collect(connection, rows, sa.and_(places.c.stretch == name, sa.or_(sa.false(), *near, *undated)))
    return [Stretch(name, frozenset(wanted[name]), tuple(rows[name]), name not in large) for name in names]


def _in_part(size: int, undated: int) -> bool:
    """Whether a stretch is looked at only around some days."""
    return size > WHOLE or (size > FEW and not undated)


def _collect(connection: Connection, rows: dict[str, list[tuple[int, Stated]]], which: sa.ColumnElement[bool]) -> None:
    asked = (
        sa.select(places.c.stretch, claims.c.key, claims.c.stated, reports.c.family)
        .join(claims, places.c.claim == claims.c.key)
        .join(reports, reports.c.key == claims.c.report)
        .where(which, reports.c.current)
    )
    for row in connection.execute(asked):
        one = unpack(Stated, row.stated)
        if one.family != row.family:
            one = dataclasses.replace(one, family=row.family)
        rows[row.stretch].append((int(row.key), one))


def _parts(names: Sequence[str], size: int = 300) -> Iterator[Sequence[str]]:
    return (names[i : i + size] for i in range(0, len(names), size))


def _held(one: Stretch) -> sa.ColumnElement[bool]:
    """Which events of a stretch are put together anew."""
    if one.whole:
        return events.c.stretch == one.name
    near = [events.c.day.between(d - MIDDLE_DAYS, d + MIDDLE_DAYS) for d in one.days if d is not None]
    undated = [events.c.day.is_(None)] if None in one.days else []
    return sa.and_(events.c.stretch == one.name, sa.or_(sa.false(), *near, *undated))


def put_events(connection: Connection, found: Iterable[tuple[Stretch, Sequence[Event]]]) -> int:
    """Write the events put together from these stretches in place of those that were there; how many are new or other
    than before."""
    listed = {one.name: (one, [e for e in of if one.covers(e.day)]) for one, of in found}
    before: dict[str, bytes] = {}
    for part in _parts(sorted(listed), 60):
        held = sa.select(events.c.id, events.c.stretch, events.c.day, events.c.event).where(
            sa.or_(*(_held(listed[name][0]) for name in part))
        )
        before |= {r.id: bytes(r.event) for r in connection.execute(held) if listed[r.stretch][0].covers(r.day)}
    packed = {e.id: pack(e) for _, of in listed.values() for e in of}
    gone = [i for i, data in before.items() if packed.get(i) != data]
    for part in _parts(gone):
        connection.execute(event_claims.delete().where(event_claims.c.event.in_(part)))
        connection.execute(events.delete().where(events.c.id.in_(part)))
    rows, members = [], []
    for one, of in listed.values():
        keys = {(stated.report, stated.claim): key for key, stated in one.claims}
        for event in of:
            if before.get(event.id) == packed[event.id]:
                continue
            rows.append(
                {
                    "id": event.id,
                    "stretch": one.name,
                    "sort": event.sort,
                    "place": event.spot.ref,
                    "place_name": event.spot.name,
                    "day": event.day,
                    "standing": event.standing,
                    "size": len(event.claims),
                    "event": packed[event.id],
                }
            )
            members += [(event.id, keys[c.report, c.claim]) for c in event.claims]
    if rows:
        connection.execute(events.insert(), rows)
        connection.execute(event_claims.insert(), [{"event": e, "claim": c} for e, c in sorted(set(members))])
    return len(rows)


def stretches_of_page(connection: Connection, page: str) -> dict[str, set[int | None]]:
    """Stretches, with their days, of every version of a page: what a new version may change."""
    asked = (
        sa.select(places.c.stretch, places.c.day)
        .join(claims, claims.c.key == places.c.claim)
        .join(reports, reports.c.key == claims.c.report)
        .where(reports.c.page == page)
        .distinct()
    )
    found: dict[str, set[int | None]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.stretch, set()).add(row.day)
    return found


def stretches_of_family(connection: Connection, family: str) -> dict[str, set[int | None]]:
    """Stretches, with their days, of a family's reports: what a new member may change."""
    asked = (
        sa.select(places.c.stretch, places.c.day)
        .join(claims, claims.c.key == places.c.claim)
        .join(reports, reports.c.key == claims.c.report)
        .where(reports.c.family == family, reports.c.current)
        .distinct()
    )
    found: dict[str, set[int | None]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.stretch, set()).add(row.day)
    return found
