"""A handful of reports -> their events with everything that bears on them, without any ledger."""

import dataclasses
from collections.abc import Sequence

from hearsay.linking.events import cluster, related
from hearsay.linking.families import families, members_by_report
from hearsay.linking.stated import stated, stretches
from hearsay.model import Dossier, Event, Family, Reading, Stated


def dossiers(readings: Sequence[Reading]) -> tuple[Dossier, ...]:
    """Every event of these reports, by day; the same as a ledger of them gives."""
    found, _ = families(readings)
    belongs = members_by_report(found)
    looked_for: dict[str, list[Stated]] = {}
    for reading in readings:
        for one in stated(reading):
            joined = dataclasses.replace(one, family=belongs.get(one.report))
            for name in stretches(one):
                looked_for.setdefault(name, []).append(joined)
    events = [e for name, claims in sorted(looked_for.items()) for e in cluster(name, claims)]
    events.sort(key=lambda e: (e.day is None, e.day or 0, e.id))
    return tuple(_dossier(event, events, readings, found) for event in events)


def _dossier(event: Event, events: Sequence[Event], readings: Sequence[Reading], found: Sequence[Family]) -> Dossier:
    near = related(event, [e for e in events if e.spot.ref == event.spot.ref])
    reports = {c.report for c in event.claims}
    mine = tuple(f for f in found if reports & set(f.members))
    wanted = reports | {m for f in mine for m in f.members} | {c.report for _, e in near for c in e.claims}
    return Dossier(
        event=event,
        readings=tuple(r for r in readings if r.report.id in wanted),
        families=mine,
        related=near,
    )
