"""Claims of events as a table: one row a claim and event, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable, Mapping
from typing import TextIO

from hearsay.export.dossier import claim_record, event_record
from hearsay.export.ledger_json import ReportLine, kind_of
from hearsay.export.publication import Publication, released
from hearsay.model import Event

COLUMNS = (
    "event",
    "kind",
    "day",
    "day_basis",
    "place",
    "place_ref",
    "lat",
    "lon",
    "radius_m",
    "standing",
    "claim",
    "stance",
    "speaker",
    "side",
    "report",
    "outlet",
    "published",
    "url",
    "start",
    "end",
    "text",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""First characters that spreadsheets take for a formula (OWASP, CSV Injection)."""


def write(events: Iterable[Event], reports: Mapping[str, ReportLine], how: Publication, out: TextIO) -> None:
    """Write the table with a head line, after RFC 4180."""
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for event in released(events, how):
        told = event_record(event)
        where, when = told["where"][0], told["when"]
        for claim in event.claims:
            one = claim_record(claim)
            report = reports.get(claim.report)
            row = {
                "event": event.id,
                "kind": kind_of(event),
                "day": when["value"],
                "day_basis": when["basis"],
                "place": where["name"],
                "place_ref": where["ref"],
                "lat": where["lat"],
                "lon": where["lon"],
                "radius_m": where["radius_m"],
                "standing": event.standing,
                "claim": claim.claim,
                "stance": one["stance"],
                "speaker": one["speaker"],
                "side": one["side"],
                "report": claim.report,
                "outlet": claim.outlet,
                "published": report.published.isoformat() if report and report.published else None,
                "url": report.url if report else None,
                "start": one["start"],
                "end": one["end"],
                "text": one["text"],
            }
            table.writerow([safe(row[name]) for name in COLUMNS])


def safe(value: object) -> object:
    """Text that would be a formula gets an apostrophe in front; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
