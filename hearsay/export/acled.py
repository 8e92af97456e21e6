"""Events as rows shaped like ACLED's, with its precision codes, and a report of what the shape cannot hold.

Sources of codes: ACLED column order and event types as in acledR 1.0.1; precision wording after the ACLED codebook.
The rows are ours: no ACLED data is in them, and nothing is coded that no report says.
"""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, TextIO

from hearsay import profiles
from hearsay.export.csv import safe
from hearsay.export.ledger_json import ReportLine
from hearsay.export.ledger_text import title_of
from hearsay.export.publication import Publication, released
from hearsay.model import Event

COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
TYPES = {
    "entry": ("Battles", "Armed clash"),
    "reach": ("Battles", "Armed clash"),
    "attack": ("Battles", "Armed clash"),
    "capture": ("Battles", "Non-state actor overtakes territory"),
    "withdrawal": ("Strategic developments", "Non-violent transfer of territory"),
    "strike": ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "shootdown": ("Strategic developments", "Disrupted weapons use"),
}
"""Nearest ACLED type and sub-type. Control, casualties and losses are no events there."""
PRECISION = {"happened": 1, "said": 2, "published": 2, "month and day": 1, "none": 3}


def write(
    events: Iterable[Event],
    reports: Mapping[str, ReportLine],
    how: Publication,
    out: TextIO,
    profile: str = "russia_ukraine",
) -> tuple[str, ...]:
    """Write the rows with a head line; what was lost or left out is returned, one sentence each."""
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    known = profiles.load(profile, "acled")
    lost: Counter[str] = Counter()
    for event in released(events, how):
        if event.sort not in TYPES:
            lost[f"of a sort ACLED does not code ({event.sort})"] += 1
        elif event.day is None:
            lost["without a day"] += 1
        elif event.spot.lat is None:
            lost["without a place on the map"] += 1
        elif event.standing == "unresolved":
            lost["that nobody is named for"] += 1
        else:
            row = _row(event, reports, known, how.now)
            table.writerow([safe(row[name]) for name in COLUMNS])
    said = [f"{number} events {why} are left out." for why, number in sorted(lost.items())]
    said.append("Stances, origins, hedges and the words themselves do not fit; denials stand in notes only.")
    said.append("Fatalities are 0 throughout: a claim of one party is no count.")
    return tuple(said)


def _row(event: Event, reports: Mapping[str, ReportLine], known: Mapping[str, Any], now: datetime) -> dict[str, object]:
    assert event.day is not None
    day = date.fromordinal(event.day)
    actors = {a["side"]: a for a in known.get("actor", [])}
    sides = sorted(actors, key=lambda side: side != event.actor_side) if event.actor_side in actors else []
    first = actors[sides[0]] if sides else None
    second = next((actors[s] for s in sides[1:]), None)
    type_, sub_type = TYPES[event.sort]
    if event.sort == "capture" and first and first["inter"] == "State forces":
        sub_type = "Government regains territory"
    outlets = sorted({c.outlet for c in event.claims if c.outlet})
    region = next((s for c in event.claims for s in c.spots if s.level == "admin1"), None)
    published = [r.published for c in event.claims if (r := reports.get(c.report)) and r.published]
    return {
        "event_id_cnty": f"HEARSAY{int(hashlib.sha256(event.id.encode()).hexdigest()[:10], 16)}",
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": PRECISION[event.day_basis],
        "disorder_type": "Strategic developments" if type_ == "Strategic developments" else "Political violence",
        "event_type": type_,
        "sub_event_type": sub_type,
        "actor1": first["name"] if first else "",
        "assoc_actor_1": "",
        "inter1": first["inter"] if first else "",
        "actor2": second["name"] if second else "",
        "assoc_actor_2": "",
        "inter2": second["inter"] if second else "",
        "interaction": "",
        "civilian_targeting": "",
        "iso": known.get("iso", ""),
        "region": known.get("region", ""),
        "country": known.get("country", ""),
        "admin1": event.spot.name if event.spot.level == "admin1" else region.name if region else "",
        "admin2": "",
        "admin3": "",
        "location": event.spot.name,
        "latitude": event.spot.lat,
        "longitude": event.spot.lon,
        "geo_precision": 3 if event.spot.level == "admin1" else 1 if event.spot.level == "settlement" else 2,
        "source": "; ".join(outlets),
        "source_scale": "",
        "notes": f"{title_of(event)}: {event.standing}. {' '.join(event.reasons)}",
        "fatalities": 0,
        "tags": f"standing={event.standing}",
        "timestamp": int((max(published) if published else now.astimezone(UTC)).timestamp()),
    }
