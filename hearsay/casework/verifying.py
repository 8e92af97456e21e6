"""Checking a ledger against itself: the log, the originals, the readings, the events."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hearsay.casework.opening import told

if TYPE_CHECKING:
    from pathlib import Path

    from hearsay.evidence.originals import Originals
    from hearsay.ledger import Connection, Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """The result: what is wrong, one sentence each; and what was looked at.

    `head` is the hash of the last log entry: noted elsewhere, it shows later that nothing before it was rewritten.
    """

    problems: tuple[str, ...]
    notes: tuple[str, ...]
    reports: int
    claims: int
    events: int
    entries: int
    head: str


def verify(ledger: "Ledger", against: str | None = None) -> Verified:
    """Everything in the ledger checked. `against` is a head noted before, which the log must still hold."""
    from hearsay.evidence import chain
    from hearsay.evidence.originals import Originals
    from hearsay.ledger import asking, checking, judging, log

    originals = Originals(ledger.originals)
    with told(), ledger.reading() as connection:
        sizes = asking.sizes(connection)
        entries = list(log.entries(connection))
        found = [*chain.problems(entries, against), *_database(connection)]
        added = {(e.target, _detail(e.detail).get("version")): _detail(e.detail) for e in entries if e.act == "add"}
        rows = asking.report_rows(connection, everything=True)
        for row in rows:
            found += _report(connection, row, added.pop((row.id, row.version), None))
            if damage := originals.damaged(row.sha256):
                found.append(f"report {row.id}: its original {row.sha256[:12]}… {damage}")
        found += [
            f"report {target} (version {version}) is in the log and not in the ledger" for target, version in added
        ]
        found += _maps(connection, originals, [_detail(e.detail) for e in entries if e.act == "control"])
        found += _events(connection)
        known = {row.sha256 for row in rows} | set(checking.other_originals(connection))
        known |= {str(_detail(e.detail).get("source")) for e in entries if e.act == "add"}
        lost = judging.adrift(connection)
        spare = sum(1 for sha256 in originals.kept() if sha256 not in known)
    notes = [f"{spare} original files belong to no report: adding was interrupted, or refused"] if spare else []
    for one in lost:
        words = f" (“{one.words}”)" if one.words else ""
        notes.append(f"judgement {one.id} by {one.by} is of {one.kind} {one.target}{words}, which is there no more")
    return Verified(
        problems=tuple(found),
        notes=tuple(notes),
        reports=sizes["reports"],
        claims=sizes["claims"],
        events=sizes["events"],
        entries=sizes["acts"],
        head=entries[-1].hash if entries else "",
    )


def _detail(text: str) -> dict[str, object]:
    import json

    try:
        found = json.loads(text)
    except json.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _database(connection: "Connection") -> Iterator[str]:
    from hearsay.ledger import checking

    for line in checking.integrity(connection):
        yield f"the database is damaged: {line}"


def _report(connection: "Connection", row: object, logged: dict[str, object] | None) -> Iterator[str]:
    from hearsay.ledger import asking, checking

    assert isinstance(row, asking.ReportRow)
    if logged is None:
        yield f"report {row.id} (version {row.version}) is in the ledger and not in the log"
        return
    if logged.get("sha256") != row.sha256:
        yield f"report {row.id}: the log has another hash of its original"
    if not logged.get("reading") == row.digest == checking.digest_of(connection, row.key):
        yield f"report {row.id}: its reading was changed after it was added"
    kept = checking.claim_count(connection, row.key)
    if kept != logged.get("claims"):
        yield f"report {row.id}: {kept} claims are kept, {logged.get('claims')} were added"


def _events(connection: "Connection") -> Iterator[str]:
    """Events that do not follow from the claims and maps they are derived from."""
    from hearsay.casework.deriving import Maps
    from hearsay.ledger import checking, writing
    from hearsay.linking.events import cluster

    maps = Maps(connection)
    names = checking.stretches(connection)
    for start in range(0, len(names), 200):
        part = names[start : start + 200]
        held = checking.standings(connection, part)
        for one in writing.stretches(connection, dict.fromkeys(part, ())):
            wanted = {e.id: e.standing for e in cluster(one.name, [s for _, s in one.claims], maps.showing)}
            if one.whole and wanted != held.get(one.name, {}):
                yield f"the events of “{one.name}” do not follow from their claims and maps"


def _maps(connection: "Connection", originals: "Originals", logged: list[dict[str, object]]) -> Iterator[str]:
    """Maps that are not those that were added, and what was measured on them."""
    from hearsay.casework.deriving import Maps
    from hearsay.ledger import mapping

    known = {(d.get("maker"), d.get("shows")): d for d in logged}
    for row in mapping.rows(connection):
        name = f"map by {row.maker} of {row.shows}"
        said = known.pop((row.maker, row.shows.isoformat()), {})
        if (said.get("sha256"), said.get("side"), said.get("holder")) != (row.sha256, row.side, row.holder):
            yield f"{name}: the log has it otherwise, or not at all"
        if damage := originals.damaged(row.sha256):
            yield f"{name}: its original {row.sha256[:12]}… {damage}"
        elif not _same_areas(originals.path(row.sha256), row.shape):
            yield f"{name}: its areas are not those of its original"
    for maker, shows in known:
        yield f"map by {maker} of {shows} is in the log and not in the ledger"
    maps = Maps(connection)
    wrong = sum(maps.measure(key, place) != inside for key, place, inside in mapping.every_measure(connection))
    if wrong:
        yield f"{wrong} of what was measured on the maps comes out otherwise"


def _same_areas(path: "Path", shape: bytes) -> bool:
    import shapely

    from hearsay.atlas import control

    try:
        read = control.read(path.read_bytes())
        return read == shape or bool(shapely.equals(shapely.from_wkb(read), shapely.from_wkb(shape)))
    except control.ControlError:
        return False
