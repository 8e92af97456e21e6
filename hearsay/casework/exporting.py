"""A whole ledger written out for other programs, and what is held back of whatever is written out."""

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from hearsay.casework import asking
from hearsay.casework.opening import told
from hearsay.settings import Holding, Settings, SettingsError

if TYPE_CHECKING:
    from hearsay.export.publication import Publication
    from hearsay.ledger import Connection, Ledger
    from hearsay.ledger.asking import ReportRow
    from hearsay.model import Assessment, Event, Reading

EXPORT_FORMATS = ("json", "csv", "geojson", "acled", "claimreview", "annotations")
LEAVING = Holding(delay=24.0, round_to=0.0, hide_persons=True)
"""What holds for all that is made to leave the machine, unless told otherwise."""
STAYING = Holding(delay=0.0, round_to=0.0, hide_persons=False)
AT_ONCE = 300
"""Readings held at a time."""


def export(ledger: "Ledger", form: str, out: TextIO, how: "Publication | None" = None) -> tuple[str, ...]:
    """Write the ledger in one of EXPORT_FORMATS; what was held back, made coarser or lost, one sentence each.

    Raises ValueError for another format.
    """
    from hearsay.export import publication

    if form not in EXPORT_FORMATS:
        raise ValueError(f"there is no format {form!r}; known: {', '.join(EXPORT_FORMATS)}")
    how = _knowing(ledger, how or publication.Publication())
    rows = asking.reports(ledger)
    events, reports, held = _leaving(ledger, how, rows)
    notes = how.notes()
    if young := len(rows) - len(reports):
        notes += (f"{young} report{'s' if young > 1 else ''} of that time and what was judged of them stay, too.",)
    by_id = {r.id: r for r in reports}
    if form == "json":
        from hearsay.export import ledger_json

        whole = [f for f in asking.families(ledger) if by_id.keys() >= set(f.members)]
        ledger_json.write(reports, publication.families_released(whole, how), events, held, how, out)
        return notes
    if form == "csv":
        from hearsay.export import csv

        csv.write(events, by_id, how, out)
        return notes
    if form == "geojson":
        from hearsay.export import geojson

        return (*notes, *geojson.write(events, how, out))
    if form == "acled":
        from hearsay.export import acled

        return (*notes, *acled.write(events, by_id, how, out))
    if form == "claimreview":
        from hearsay.export import claimreview

        return (*notes, *claimreview.write(events, held, by_id, how, out))
    from hearsay.export import annotations

    return (*notes, *annotations.write(events, by_id, how, out))


def _knowing(ledger: "Ledger", how: "Publication") -> "Publication":
    """With the private persons that the ledger's reports tell of."""
    from hearsay.export.persons import persons

    if not how.hide_persons:
        return how
    with told(), ledger.reading() as connection:
        return dataclasses.replace(how, persons=persons(lambda: _readings(connection)))


def _readings(connection: "Connection") -> "Iterator[Reading]":
    """Those of all current reports, some at a time."""
    from hearsay.ledger import asking as rows

    ids = [r.id for r in rows.report_rows(connection)]
    for start in range(0, len(ids), AT_ONCE):
        yield from rows.readings(connection, ids[start : start + AT_ONCE])


def _leaving(
    ledger: "Ledger", how: "Publication", rows: "list[ReportRow]"
) -> "tuple[list[Event], list[ReportRow], list[Assessment]]":
    """Events, reports and judgements that may leave, the last two without names. A young report leaves only with an
    event of before."""
    from hearsay.export import publication
    from hearsay.ledger import asking as asked
    from hearsay.ledger import judging

    with told(), ledger.reading() as connection:
        every = list(asked.all_events(connection))
        held = judging.of(connection)
        events = [e for e in every if publication.old_enough(e, how)]
        cited = {c.report for e in events for c in e.claims}
        reports = [r for r in rows if r.id in cited or r.published is None or publication.over(r.published.date(), how)]
        stay = {e.id for e in every} - {e.id for e in events}
        stay |= {c.claim for e in every for c in e.claims} - {c.claim for e in events for c in e.claims}
        for one in {r.id for r in rows} - {r.id for r in reports}:
            stay |= {one, *(c.id for c in asked.claim_rows(connection, report=one))}
    names = how.persons.names(r.id for r in rows)
    return (
        events,
        [dataclasses.replace(r, title=how.veiled(r.title, [r.id])) for r in reports],
        [publication.assessment_released(a, names) for a in held if a.target not in stay],
    )


def publication(
    settings: Settings | None = None,
    *,
    leaving: bool,
    delay: float | None = None,
    round_to: float | None = None,
    hide_persons: bool | None = None,
) -> "Publication | None":
    """What is held back on one way out: what is asked for here, else what [publication] in the settings says, else what
    holds for all that is made to leave the machine, or (`leaving` false) nothing.

    None where nothing is held back because nobody asked for it. Raises ValueError for figures that make no sense.
    """
    from datetime import timedelta

    from hearsay.export.publication import Publication

    try:
        asked = Holding(delay=delay, round_to=round_to, hide_persons=hide_persons)
    except SettingsError as error:
        raise ValueError(str(error)) from None
    found = LEAVING if leaving else STAYING
    for said in ((settings or Settings()).publication, asked):
        given = {f.name: v for f in dataclasses.fields(said) if (v := getattr(said, f.name)) is not None}
        found = dataclasses.replace(found, **given)
    if found == STAYING and not leaving:
        return None
    assert found.delay is not None and found.round_to is not None and found.hide_persons is not None
    return Publication(delay=timedelta(hours=found.delay), round_to=found.round_to, hide_persons=found.hide_persons)
