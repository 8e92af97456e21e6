"""Answers of a ledger written out, as lines for people or as JSON."""

import dataclasses
from typing import TYPE_CHECKING, Any, TextIO

from hearsay.casework import asking
from hearsay.casework.opening import LedgerError
from hearsay.model import Dossier

if TYPE_CHECKING:
    from hearsay.export.publication import Publication
    from hearsay.ledger import Ledger
    from hearsay.ledger.asking import ClaimRow, EventRow, ReportRow


def write_reports(ledger: "Ledger", form: str, out: TextIO, *, everything: bool = False) -> None:
    """The reports, one a line or as a JSON array."""
    from hearsay.export import ledger_text

    rows = asking.reports(ledger, everything=everything)
    if form == "json":
        ledger_text.write_json([_record(r) for r in rows], out)
    else:
        ledger_text.write_lines(ledger_text.report_lines(rows), out)


def write_claims(rows: "list[ClaimRow]", form: str, out: TextIO) -> None:
    """Claims, one a line or as a JSON array."""
    from hearsay.export import ledger_text

    if form == "json":
        ledger_text.write_json([_record(r) for r in rows], out)
    else:
        ledger_text.write_lines(ledger_text.claim_lines(rows), out)


def write_events(rows: "list[EventRow]", form: str, out: TextIO, *, by_day: bool = False) -> None:
    """Events, one a line or as a JSON array; `by_day` puts the lines under their days."""
    from hearsay.export import ledger_text

    if form == "json":
        ledger_text.write_json([_record(r) | {"day": _day(r.day)} for r in rows], out)
    else:
        ledger_text.write_lines(ledger_text.event_lines(rows, by_day), out)


def write_found(ledger: "Ledger", query: str, most: int, form: str, out: TextIO) -> None:
    """What a search finds: claims first, then reports."""
    from hearsay.export import ledger_text

    claims, reports = asking.search(ledger, query, most)
    if form == "json":
        found = {"claims": [_record(c) for c in claims], "reports": [_record(r) for r in reports]}
        ledger_text.write_json(found, out)
        return
    ledger_text.write_lines(ledger_text.claim_lines(claims), out)
    ledger_text.write_lines(ledger_text.report_lines(reports), out)
    if not claims and not reports:
        out.write("nothing found\n")


def write_shown(ledger: "Ledger", target: str, form: str, out: TextIO) -> None:
    """A report or an event, whichever is called so. Raises LedgerError where neither is."""
    from hearsay.export import ledger_text

    try:
        shown = asking.show(ledger, target)
    except LedgerError:
        shown = None
    if shown is None:
        dossier = asking.dossier(ledger, target)
        if form == "json":
            from hearsay.export import dossier as pages

            ledger_text.write_json(pages.record(dossier), out)
        else:
            ledger_text.write_lines(ledger_text.dossier_lines(dossier), out)
        return
    if form == "json":
        from hearsay.export.comparison import family_record

        record = {
            "report": _record(shown.row),
            "versions": [_record(v) for v in shown.versions],
            "claims": [_record(c) for c in shown.claims],
            "family": family_record(shown.family) if shown.family else None,
            "log": [dataclasses.asdict(e) for e in shown.log],
            "assessments": [dataclasses.asdict(a) for a in shown.assessments],
        }
        ledger_text.write_json(record, out)
        return
    lines = [
        *ledger_text.report_lines(shown.versions),
        f"  original {shown.row.sha256}",
        *(f"  {line}" for line in ledger_text.claim_lines(shown.claims)),
    ]
    if shown.family:
        lines.append(f"  one text with: {', '.join(m for m in shown.family.members if m != shown.row.id)}")
    lines += [f"  log {e.number}: {e.act} by {e.by}" for e in shown.log]
    ledger_text.write_lines([*lines, *ledger_text.assessment_lines(shown.assessments)], out)


DOSSIER_FORMATS = ("text", "md", "json", "html")


def write_dossier(dossier: Dossier, form: str, out: TextIO, how: "Publication | None" = None) -> None:
    """A dossier in one of DOSSIER_FORMATS; `how` says what must not leave the machine.

    Raises ValueError for another format, LedgerError for an event that is held back.
    """
    from hearsay.export import dossier as pages
    from hearsay.export import ledger_text, publication

    if how is not None:
        try:
            dossier = publication.dossier_released(dossier, how)
        except publication.HeldBackError as held:
            raise LedgerError(str(held)) from None
    notes = how.notes() if how else ()
    if form == "text":
        ledger_text.write_lines((*ledger_text.dossier_lines(dossier), *(f"  {n}" for n in notes)), out)
    elif form == "html":
        from hearsay.export import dossier_page

        out.write(dossier_page.render(dossier, notes))
    else:
        pages.write(dossier, form, out, notes)


def _day(day: int | None) -> str | None:
    from hearsay.export.ledger_text import day_of

    return None if day is None else day_of(day)


def _record(row: "ReportRow | ClaimRow | EventRow") -> dict[str, Any]:
    return {k: v for k, v in dataclasses.asdict(row).items() if k != "key"}
