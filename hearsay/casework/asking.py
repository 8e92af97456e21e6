"""What a ledger is asked: lists, one event with everything about it, a search, a person's judgement."""

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hearsay.casework import mapping
from hearsay.casework.opening import LedgerError, told
from hearsay.model import Assessment, Dossier, Event, EventLink, Family, Reading
from hearsay.settings import Settings

if TYPE_CHECKING:
    from hearsay.ledger import Connection, Ledger
    from hearsay.ledger.asking import ClaimRow, EventRow, ReportRow
    from hearsay.model import LogEntry

LIKE_SORTS = {
    "entry": ("entry", "reach"),
    "reach": ("entry", "reach"),
    "capture": ("capture", "withdrawal"),
    "control": ("control", "withdrawal"),
}
LOOK_BACK_DAYS = 31
LOOK_AHEAD_DAYS = 400
"""How long after an event a concession of the like is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A report of the ledger with everything that is kept about it."""

    row: "ReportRow"
    versions: "tuple[ReportRow, ...]"
    claims: "tuple[ClaimRow, ...]"
    family: Family | None
    log: "tuple[LogEntry, ...]"
    assessments: tuple[Assessment, ...]


def reports(ledger: "Ledger", *, everything: bool = False) -> "list[ReportRow]":
    """Reports by publication; `everything` has earlier versions of changed pages too."""
    from hearsay.ledger import asking

    with told(), ledger.reading() as connection:
        return asking.report_rows(connection, everything=everything)


def claims(
    ledger: "Ledger",
    *,
    report: str | None = None,
    event: str | None = None,
    kind: str | None = None,
    side: str | None = None,
    most: int | None = None,
) -> "list[ClaimRow]":
    """Claims of current reports, narrowed as asked."""
    from hearsay.ledger import asking

    with told(), ledger.reading() as connection:
        if event is not None:
            event = asking.event(connection, event).id
        return asking.claim_rows(connection, report=report, event=event, kind=kind, side=side, most=most)


def events(
    ledger: "Ledger",
    *,
    first: date | None = None,
    last: date | None = None,
    place: str | None = None,
    sort: str | None = None,
    standing: str | None = None,
    most: int | None = None,
) -> "list[EventRow]":
    """Events by day, undated ones last; `first` and `last` are inclusive."""
    from hearsay.ledger import asking

    with told(), ledger.reading() as connection:
        return asking.event_rows(
            connection,
            first=first.toordinal() if first else None,
            last=last.toordinal() if last else None,
            place=place,
            sort=sort,
            standing=standing,
            most=most,
        )


def search(ledger: "Ledger", query: str, most: int = 50) -> "tuple[list[ClaimRow], list[ReportRow]]":
    """Claims and reports that hold every word; a word ending in * is the beginning of one."""
    from hearsay.ledger import asking

    with told(), ledger.reading() as connection:
        return asking.search(connection, query, most)


def show(ledger: "Ledger", report: str) -> Shown:
    """A report with its versions, claims, family, log and judgements. Raises LedgerError where there is none."""
    from hearsay.ledger import asking, judging, log

    with told(), ledger.reading() as connection:
        versions = asking.report_rows(connection, ids=[report], everything=True)
        row = next((r for r in versions if r.current), None)
        if row is None:
            raise LedgerError(f"there is no report {report!r} in the ledger")
        same = asking.report_rows(connection, page=row.page, everything=True)
        return Shown(
            row=row,
            versions=tuple(sorted(same, key=lambda r: r.version)),
            claims=tuple(asking.claim_rows(connection, report=report)),
            family=_family(connection, row.family) if row.family else None,
            log=tuple(log.entries(connection, report)),
            assessments=tuple(judging.of(connection, report, row.outlet)),
        )


def families(ledger: "Ledger") -> list[Family]:
    """Families of two and more reports."""
    from hearsay.ledger import asking

    with told(), ledger.reading() as connection:
        return [f for name in asking.families(connection) if (f := _family(connection, name))]


def _family(connection: "Connection", name: str) -> Family | None:
    from hearsay.ledger import asking
    from hearsay.linking import families as linking

    members = [r.id for r in asking.report_rows(connection, family=name)]
    if len(members) < 2:
        return None
    return linking.family(asking.readings(connection, members), asking.family_links(connection, name))


def assess(
    ledger: "Ledger",
    target: str,
    *,
    by: str | None = None,
    credibility: int | None = None,
    reliability: str | None = None,
    verdict: str | None = None,
    note: str = "",
) -> Assessment:
    """Append a person's judgement of a report, event, claim or outlet.

    `credibility` is 1 to 6, `reliability` A to F. Raises LedgerError where the target is unknown or nothing is judged.
    """
    from hearsay.ledger import judging, log
    from hearsay.ledger.opening import current_user

    if credibility is None and reliability is None and verdict is None and not note:
        raise LedgerError("nothing is judged: give a credibility, a reliability, a verdict or a note")
    if credibility is not None and not 1 <= credibility <= 6:
        raise LedgerError("credibility goes from 1 (confirmed) to 6 (cannot be judged)")
    if reliability is not None and reliability not in tuple("ABCDEF"):
        raise LedgerError("reliability goes from A (reliable) to F (cannot be judged)")
    who = by or current_user()
    with told(), ledger.writing() as connection:
        named = judging.target_of(connection, target)
        if named[0] == "outlet" and credibility is not None:
            raise LedgerError("credibility is of information; an outlet has a reliability")
        one = judging.put(
            connection, named, who, credibility=credibility, reliability=reliability, verdict=verdict, note=note
        )
        detail = {
            "id": one.id,
            "kind": one.kind,
            "credibility": credibility,
            "reliability": reliability,
            "verdict": verdict,
            "note": note,
            "replaces": one.replaces,
        }
        log.write(connection, who, "assess", one.target, detail)
        return one


def assessments(ledger: "Ledger", *targets: str) -> list[Assessment]:
    """Judgements of these targets, or all, in the order they were made."""
    from hearsay.ledger import judging

    with told(), ledger.reading() as connection:
        return judging.of(connection, *targets)


def dossier(ledger: "Ledger", event_id: str, settings: Settings | None = None) -> Dossier:
    """An event with its reports, families, related events, maps, judgements and findings across reports.

    Raises LedgerError where there is no such event.
    """
    from hearsay.ledger import asking, judging
    from hearsay.linking.events import related

    with told(), ledger.reading() as connection:
        event = asking.event(connection, event_id)
        ids = list(dict.fromkeys(c.report for c in event.claims))
        rows = asking.report_rows(connection, ids=ids)
        names = list(dict.fromkeys(r.family for r in rows if r.family))
        found = tuple(f for name in names if (f := _family(connection, name)))
        near = related(event, _near(connection, event))
        elsewhere = _quoting(connection, asking.readings(connection, ids))
        readings = asking.readings(connection, [*_wanted(ids, found, near), *elsewhere])
        held = judging.of(connection, event.id, *ids, *(c.claim for c in event.claims), *(r.outlet for r in rows))
        bare = Dossier(
            event=event,
            readings=tuple(readings),
            families=found,
            related=near,
            assessments=tuple(held),
            outlets=tuple((n, known_of(n, settings)) for n in dict.fromkeys(r.outlet for r in rows if r.outlet)),
        )
    from hearsay.checks import run

    bare = dataclasses.replace(bare, maps=mapping.sights(ledger, event))
    return dataclasses.replace(bare, findings=run.on_dossier(bare, settings or Settings()))


def _quoting(connection: "Connection", readings: Collection[Reading]) -> list[str]:
    """Reports anywhere in the ledger that have one of these reports' distinctive quotations from somebody else."""
    from hearsay.casework.adding import quoted
    from hearsay.ledger import asking

    here = [q for r in readings for q in quoted(r)]
    if not here:
        return []
    keys = {q.words: q.speaker_key for q in here}
    found = asking.same_quotations(connection, list(keys))
    return [row.report for words, rows in found.items() for row in rows if row.speaker_key != keys[words]]


def _wanted(ids: Collection[str], found: Collection[Family], near: Collection[tuple[EventLink, Event]]) -> list[str]:
    """Reports whose readings a dossier needs: the event's, its families', those of related events."""
    members = [m for f in found for m in f.members]
    others = [c.report for _, e in near for c in e.claims]
    return list(dict.fromkeys([*ids, *members, *others]))


def _near(connection: "Connection", event: Event) -> list[Event]:
    """Events of the same place that may bear on this one."""
    from hearsay.ledger import asking

    if event.day is None:
        return []
    sorts = LIKE_SORTS.get(event.sort, (event.sort,))
    first, last = event.day - LOOK_BACK_DAYS, event.day + LOOK_BACK_DAYS
    near = asking.events_at(connection, event.spot.ref, sorts, first, last)
    later = asking.events_at(
        connection, event.spot.ref, sorts, last + 1, event.day + LOOK_AHEAD_DAYS, standing="conceded"
    )
    return [*near, *later]


def known_of(outlet: str, settings: Settings | None = None) -> str:
    """What the profile knows of an outlet: who owns it and whose party it is; "" for nothing."""
    from hearsay import profiles

    name = outlet.casefold().removeprefix("www.")
    for row in profiles.load((settings or Settings()).profile, "outlets").get("outlet", []):
        names = [row["name"], *row.get("names", [])]
        domains = row.get("domains", [])
        if name in (n.casefold() for n in names) or any(name == d or name.endswith("." + d) for d in domains):
            side = row.get("side", "")
            owner = f"{row['owner']}-owned" if row.get("owner") == "state" else row.get("owner", "")
            return ", ".join(w for w in (owner, side if side not in ("outlet", "") else "no party") if w)
    return ""
