"""A gold document -> a Report -> the product's output in the form the scorer reads."""

import json
from typing import Any

from hearsay.intake import Supplied
from hearsay.intake.jsonl import read_line
from hearsay.model import Reading, Report

FIELDS = ("id", "text", "published", "title", "lang")


def report_of(document: dict[str, Any]) -> Report:
    """The report a user would have from this document: through the same door, its text untouched."""
    record = {name: document[name] for name in FIELDS if document.get(name) is not None}
    report = read_line(json.dumps(record).encode(), document["id"], Supplied())
    if report.text != document["text"]:
        raise ValueError(f"{document['id']}: intake changed the text")
    return report


def output_of(reading: Reading) -> dict[str, Any]:
    """What score.py reads, with the probabilities that bench.calibration needs."""
    return {
        "report": {"id": reading.report.id, "text": reading.report.text},
        "timexes": [
            {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in reading.timexes
        ],
        "places": [
            {
                "start": t.span.start,
                "end": t.span.end,
                "lat": t.place.lat if t.place else None,
                "lon": t.place.lon if t.place else None,
                "probability": t.probability,
            }
            for t in reading.toponyms
        ],
        "names": [
            {"start": m.span.start, "end": m.span.end, "kind": m.label, "probability": m.probability}
            for m in reading.mentions
        ],
        "quantities": [
            {
                "start": q.span.start,
                "end": q.span.end,
                "value": list(q.value) if isinstance(q.value, tuple) else q.value,
                "unit": q.unit,
                "change": q.change,
            }
            for q in reading.quantities
        ],
        "claims": [_claim(c) for c in reading.claims],
    }


def _claim(claim: Any) -> dict[str, Any]:
    voice = claim.attribution
    speaker = voice.speaker if voice else None
    cue = voice.cue if voice else ()
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "spans": [[s.start, s.end] for s in claim.spans],
        "mode": claim.mode,
        "speaker": {"start": speaker.span.start, "end": speaker.span.end, "name": speaker.name}
        if speaker and speaker.span
        else None,
        "cue": {"start": cue[0].start, "end": cue[-1].end, "spans": [[s.start, s.end] for s in cue]} if cue else None,
        "polarity": claim.happening.polarity,
        "kind": claim.happening.kind,
    }
