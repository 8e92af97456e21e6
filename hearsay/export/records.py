"""A checked report as the JSON object other programs rely on; its schema is schemas/check.schema.json.

Offsets are code points of `report.text`, half-open. Fields are only ever added, never renamed or dropped.
"""

import json
import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TextIO

from hearsay.export.pair import Checked
from hearsay.model import Attribution, Candidate, Claim, Finding, Quantity, Report, Span, Timex, Toponym


def write_lines(checked: Iterable[Checked], out: TextIO) -> None:
    """JSON lines: one report a line, each written as soon as it is read."""
    for one in checked:
        out.write(json.dumps(record(one), ensure_ascii=False, allow_nan=False) + "\n")
        out.flush()


def write_array(checked: Iterable[Checked], out: TextIO) -> None:
    """One JSON array with the objects that the JSON lines hold, indented for people."""
    before = "[\n"
    for one in checked:
        out.write(before + json.dumps(record(one), ensure_ascii=False, allow_nan=False, indent=1))
        before = ",\n"
    out.write("[]\n" if before == "[\n" else "\n]\n")


def record(checked: Checked) -> dict[str, Any]:
    """The object of one report. Values are of JSON; nothing in it refers to a file of this machine but the locator."""
    reading, text = checked.reading, checked.reading.report.text
    return {
        "report": _report(reading.report),
        "timexes": [_timex(t) for t in reading.timexes],
        "places": [_place(t) for t in reading.toponyms],
        "names": [
            _bounds(m.span) | {"kind": m.label, "name": m.name, "ref": m.ref, "probability": round(m.probability, 4)}
            for m in reading.mentions
        ],
        "units": [
            _bounds(u.span)
            | {
                "echelon": u.echelon,
                "designator": u.designator,
                "branch": u.branch,
                "parent": u.parent.of(text) if u.parent else None,
                "side": u.side,
            }
            for u in reading.units
        ],
        "quantities": [_quantity(q) for q in reading.quantities],
        "claims": [_claim(c, text) for c in reading.claims],
        "findings": [_finding(f) for f in checked.findings],
        "versions": dict(reading.versions),
    }


def _bounds(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _pieces(spans: Iterable[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _report(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "sha256": report.origin.sha256,
        "lang": report.lang,
        "title": report.title,
        "published": _moment(report.published_at),
        "outlet": report.origin.outlet,
        "text": report.text,
        "published_basis": report.published_basis,
        "url": report.origin.url,
        "locator": report.origin.locator,
        "excerpt": report.excerpt,
        "notes": list(report.notes),
    }


def _timex(timex: Timex) -> dict[str, Any]:
    return _bounds(timex.span) | {
        "type": timex.type,
        "value": timex.value,
        "earliest": _moment(timex.earliest),
        "latest": _moment(timex.latest),
        "grain": timex.grain,
        "zone": timex.zone,
        "basis": timex.basis,
        "mod": timex.mod,
        "zone_basis": timex.zone_basis,
        "days": [_number(d) for d in timex.days] if timex.days else None,
    }


def _place(toponym: Toponym) -> dict[str, Any]:
    place = toponym.place
    found = _bounds(toponym.span) | {
        "name": place.name if place else toponym.surface,
        "ref": place.ref if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "radius_m": place.radius_m if place else None,
        "level": place.level if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "probability": round(toponym.probability, 4),
        "basis": toponym.basis or None,
        "claimed": toponym.claimed,
    }
    if place is None:
        found["candidates"] = [_candidate(c) for c in toponym.candidates]
    return found


def _candidate(candidate: Candidate) -> dict[str, Any]:
    place = candidate.place
    return {
        "ref": place.ref,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "radius_m": place.radius_m,
        "level": place.level,
        "country": place.country,
        "admin1": place.admin1,
        "score": round(candidate.score, 4),
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    value = quantity.value
    return _bounds(quantity.span) | {
        "value": [_number(v) for v in value] if isinstance(value, tuple) else _number(value),
        "unit": quantity.unit,
        "change": quantity.change,
    }


def _claim(claim: Claim, text: str) -> dict[str, Any]:
    voice = claim.attribution
    when, happening = claim.when, claim.happening
    return {
        "id": claim.id,
        **_bounds(claim.span),
        "spans": _pieces(claim.spans),
        "mode": claim.mode,
        "speaker": _speaker(voice),
        "cue": _cue(voice),
        "chain": [_link(link) for link in claim.chain],
        "kind": happening.kind,
        "realis": happening.realis,
        "polarity": happening.polarity,
        "hedges": [h.of(text) for h in claim.hedges],
        "who": [p.name for p in happening.who],
        "when": {
            "value": when.value,
            "earliest": _moment(when.earliest),
            "latest": _moment(when.latest),
            "basis": when.basis,
        }
        if when
        else None,
        "where": [
            {"name": t.place.name if t.place else t.surface, "ref": t.place.ref if t.place else None, **_bounds(t.span)}
            for t in claim.where
        ],
        "evidence": {"basis": claim.evidence.basis, "attached": claim.evidence.attached} if claim.evidence else None,
        "certainty": [c.of(text) for c in claim.certainty],
        "whom": [p.name for p in happening.whom],
        "count": [_number(c) for c in happening.count] if happening.count else None,
        "headline": claim.headline,
    }


def _speaker(voice: Attribution | None) -> dict[str, Any] | None:
    """The innermost voice; start and end are null where it is known by name alone."""
    speaker = voice.speaker if voice else None
    if speaker is None:
        return None
    return {
        "start": speaker.span.start if speaker.span else None,
        "end": speaker.span.end if speaker.span else None,
        "name": speaker.name,
        "side": speaker.side,
        "kind": speaker.kind,
        "role": speaker.role,
        "named": speaker.named,
        "basis": speaker.basis,
    }


def _cue(voice: Attribution | None) -> dict[str, Any] | None:
    if voice is None or not voice.cue:
        return None
    whole = _bounds(Span.around(voice.cue))
    return whole | {"spans": _pieces(voice.cue)} if len(voice.cue) > 1 else whole


def _link(link: Attribution) -> dict[str, Any]:
    speaker = link.speaker
    return {
        "name": speaker.name if speaker else None,
        "side": speaker.side if speaker else "unknown",
        "stance": link.stance,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "spans": _pieces(finding.spans),
        "claims": list(finding.claims),
        "facts": facts(finding),
        "ask": finding.ask,
    }


def facts(finding: Finding) -> dict[str, Any]:
    """What a finding computed, as JSON values."""
    return {str(k): _plain(v) for k, v in finding.facts.items()}


def _moment(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _number(value: float) -> float | int | None:
    """A whole number without its ".0"; None for an open end, which JSON has no number for."""
    if not math.isfinite(value):
        return None
    return int(value) if value == int(value) and abs(value) < 1e15 else value


def _plain(value: Any) -> Any:
    """Facts as JSON values, in their order: open ends null, dates in ISO 8601."""
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(v) for v in value)
    if isinstance(value, bool) or value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, float):
        return _number(value)
    return _moment(value) if isinstance(value, date) else str(value)
