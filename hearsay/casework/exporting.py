"""A whole ledger written out for other programs."""

from typing import TYPE_CHECKING, TextIO

from hearsay.casework import asking
from hearsay.casework.opening import told

if TYPE_CHECKING:
    from hearsay.export.publication import Publication
    from hearsay.ledger import Ledger

EXPORT_FORMATS = ("json", "csv", "geojson", "acled", "claimreview", "annotations")


def export(ledger: "Ledger", form: str, out: TextIO, how: "Publication | None" = None) -> tuple[str, ...]:
    """Write the ledger in one of EXPORT_FORMATS; what was held back, made coarser or lost, one sentence each.

    Raises ValueError for another format.
    """
    from hearsay.export.publication import Publication
    from hearsay.ledger import asking as rows
    from hearsay.ledger import judging

    how = how or Publication()
    if form not in EXPORT_FORMATS:
        raise ValueError(f"there is no format {form!r}; known: {', '.join(EXPORT_FORMATS)}")
    with told(), ledger.reading() as connection:
        events = list(rows.all_events(connection))
        held = judging.of(connection)
    if form == "json":
        from hearsay.export import ledger_json
        from hearsay.export.publication import families_released

        found = asking.families(ledger)
        with told(), ledger.reading() as connection:
            readings = rows.readings(connection, [m for f in found for m in f.members])
        families = families_released(found, readings, how)
        ledger_json.write(asking.reports(ledger), families, events, held, how, out)
        return how.notes()
    reports = {r.id: r for r in asking.reports(ledger)}
    if form == "csv":
        from hearsay.export import csv

        csv.write(events, reports, how, out)
        return how.notes()
    if form == "geojson":
        from hearsay.export import geojson

        return (*how.notes(), *geojson.write(events, how, out))
    if form == "acled":
        from hearsay.export import acled

        return (*how.notes(), *acled.write(events, reports, how, out))
    if form == "claimreview":
        from hearsay.export import claimreview

        return (*how.notes(), *claimreview.write(events, held, reports, how, out))
    from hearsay.export import annotations

    return (*how.notes(), *annotations.write(events, reports, how, out))


def publication(delay_h: float = 24.0, round_to: float = 0.0, hide_persons: bool = True) -> "Publication":
    """What is held back of an export. Raises ValueError for a negative figure."""
    from datetime import timedelta

    from hearsay.export.publication import Publication

    if delay_h < 0 or not 0 <= round_to <= 10:
        raise ValueError("a delay is hours from 0 on, a grid from 0 to 10 degrees")
    return Publication(delay=timedelta(hours=delay_h), round_to=round_to, hide_persons=hide_persons)
