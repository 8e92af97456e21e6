"""A ledger as the JSON other programs rely on; its schema is schemas/ledger.schema.json. Fields are only ever added."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol, TextIO

from hearsay.export.comparison import family_record
from hearsay.export.dossier import assessment_record, contradiction_record, event_record
from hearsay.export.ledger_text import write_json
from hearsay.export.publication import Publication, released
from hearsay.model import Assessment, Event, Family


class ReportLine(Protocol):
    """What the record of a report needs."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def sha256(self) -> str: ...
    @property
    def outlet(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def lang(self) -> str: ...
    @property
    def published(self) -> datetime | None: ...


def write(
    reports: Sequence[ReportLine],
    families: Sequence[Family],
    events: Iterable[Event],
    assessments: Sequence[Assessment],
    how: Publication,
    out: TextIO,
) -> None:
    """Write the whole ledger as one JSON object."""
    write_json(record(reports, families, events, assessments, how), out)


def record(
    reports: Sequence[ReportLine],
    families: Sequence[Family],
    events: Iterable[Event],
    assessments: Sequence[Assessment],
    how: Publication,
) -> dict[str, Any]:
    """The ledger as JSON values: `reports`, `families`, `events`, `contradictions`, `assessments`, `notes`."""
    kept = released(events, how)
    return {
        "reports": [_report(r) for r in reports],
        "families": [family_record(f) for f in families],
        "events": [event_record(e) | {"kind": kind_of(e), "sort": e.sort} for e in kept],
        "contradictions": [contradiction_record(c) | {"event": e.id} for e in kept for c in e.contradictions],
        "assessments": [assessment_record(a) for a in assessments],
        "notes": list(how.notes()),
    }


def kind_of(event: Event) -> str:
    """The kind most of an event's claims have; of several, the first in the alphabet."""
    counts = Counter(c.kind for c in event.claims)
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _report(row: ReportLine) -> dict[str, Any]:
    return {
        "id": row.id,
        "version": row.version,
        "sha256": row.sha256,
        "outlet": row.outlet or None,
        "url": row.url or None,
        "title": row.title or None,
        "lang": row.lang,
        "published": row.published.isoformat() if row.published else None,
    }
