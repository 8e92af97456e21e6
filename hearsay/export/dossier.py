"""A dossier as JSON values and as Markdown: the question, standing and why, origins by field, what would settle it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TextIO

from hearsay.export.comparison import escaped, family_record, words_record
from hearsay.export.ledger_text import day_of, each_once, month_day_of, title_of, write_json
from hearsay.export.shown import shortened, squeezed
from hearsay.model import Assessment, Contradiction, Dossier, Event, EventOrigin, MapSight, Stated

WIDEST = 240
BASES = {
    "happened": "the day it happened",
    "said": "the day it was said",
    "published": "the day it was published",
    "month and day": "the day it happened",
    "none": "whose basis is not known",
}
"""What the day of a claim rests on, in words."""


def write(dossier: Dossier, form: str, out: TextIO, notes: Sequence[str] = ()) -> None:
    """Write a dossier as "json" or "md"; `notes` say what was held back or made coarser. Raises ValueError for another
    format."""
    if form == "json":
        write_json(record(dossier) | {"notes": list(notes)}, out)
    elif form == "md":
        said = ["", f"*{escaped(' '.join(notes))}*"] if notes else []
        out.write("\n".join([*markdown(dossier), *said]) + "\n")
    else:
        raise ValueError(f"there is no format {form!r}; known: json, md")


def record(dossier: Dossier) -> dict[str, Any]:
    """The dossier as JSON values."""
    return {
        "event": event_record(dossier.event),
        "related": [
            {"relation": link.relation, "reasons": list(link.reasons), "event": event_record(other)}
            for link, other in dossier.related
        ],
        "families": [family_record(f) for f in dossier.families],
        "maps": [map_record(m) for m in dossier.maps],
        "findings": [
            {
                "code": f.code,
                "name": f.name,
                "severity": f.severity,
                "message": f.message,
                "facts": dict(f.facts),
                "claims": list(f.claims),
                "ask": f.ask,
            }
            for f in dossier.findings
        ],
        "assessments": [assessment_record(a) for a in dossier.assessments],
        "outlets": [{"name": name, "known": known or None} for name, known in dossier.outlets],
        "settle": list(settling(dossier)),
    }


def event_record(event: Event) -> dict[str, Any]:
    """An event of the ledger's JSON contract."""
    return {
        "id": event.id,
        "title": title_of(event),
        "kind": event.sort,
        "when": _when(event),
        "where": [
            {
                "name": event.spot.name,
                "ref": event.spot.ref,
                "level": event.spot.level,
                "lat": event.spot.lat,
                "lon": event.spot.lon,
                "radius_m": event.spot.radius_m if event.spot.lat is not None else None,
            }
        ],
        "actor_side": event.actor_side,
        "standing": event.standing,
        "reasons": list(event.reasons),
        "origins": [origin_record(o) for o in event.origins],
        "contradictions": [contradiction_record(c) for c in event.contradictions],
        "claims": [claim_record(c) for c in event.claims],
    }


def _when(event: Event) -> dict[str, Any]:
    """The day as a claim's time is given; a month and day without its year as XXXX."""
    day = None if event.day is None else day_of(event.day)
    open_ = next((c.month_day for c in event.claims if c.month_day), None) if day is None else None
    return {
        "value": day or (f"XXXX-{open_}" if open_ else None),
        "earliest": day,
        "latest": day,
        "basis": event.day_basis,
    }


def origin_record(origin: EventOrigin) -> dict[str, Any]:
    return {
        "label": origin.label,
        "side": origin.side,
        "stance": origin.stance,
        "reports": list(origin.reports),
        "claims": list(origin.claims),
        "outlets": list(origin.outlets),
    }


def claim_record(claim: Stated) -> dict[str, Any]:
    return {
        "id": claim.claim,
        "report": claim.report,
        "stance": "denies" if claim.polarity == "denies" else "doubts" if claim.stance == "doubts" else "asserts",
        "speaker": claim.speaker or None,
        "side": None if claim.own_voice else claim.speaker_side,
        "start": claim.words.span.start if claim.words.span else None,
        "end": claim.words.span.end if claim.words.span else None,
        "text": claim.words.text,
        "day": None if claim.day is None else day_of(claim.day),
        "day_basis": claim.day_basis,
    }


def contradiction_record(pair: Contradiction) -> dict[str, Any]:
    return {
        "field": pair.field,
        "values": [pair.left.value, pair.right.value],
        "left": words_record(pair.left) | {"claim": pair.left_claim},
        "right": words_record(pair.right) | {"claim": pair.right_claim},
    }


def map_record(sight: MapSight) -> dict[str, Any]:
    return {
        "maker": sight.maker,
        "maker_side": sight.maker_side,
        "shows": sight.shows.isoformat(),
        "supported": sight.supported,
        "least_m": round(sight.least_m),
        "most_m": round(sight.most_m),
        "agrees_from": sight.agrees_from.isoformat() if sight.agrees_from else None,
        "verdict": sight.verdict,
    }


def assessment_record(one: Assessment) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "target": one.target,
        "by": one.by,
        "at": one.at.isoformat(),
        "credibility": one.credibility,
        "reliability": one.reliability,
        "verdict": one.verdict,
        "note": one.note,
        "replaces": one.replaces,
        "words": one.words or None,
    }


def settling(dossier: Dossier) -> Iterator[str]:
    """What would settle the question, from what is missing: one sentence each."""
    event = dossier.event
    where = squeezed(event.spot.name)
    asserting = [o for o in event.origins if o.stance == "asserts"]
    sides = {o.side for o in asserting}
    if event.standing in ("conceded", "corroborated"):
        return
    if len(asserting) == 1:
        yield f"A second origin that does not rest on {squeezed(asserting[0].shown)}."
    if asserting and len(sides) == 1:
        yield f"An observation by somebody who is not of the asserting side ({next(iter(sides))})."
    shown = [c for c in event.claims if c.evidence in ("footage", "photo")]
    if shown:
        yield f"Where and when the {shown[0].evidence} was made: the file itself, and features that can be located."
    elif asserting:
        yield f"Footage, photographs or satellite images that can be located in {where}."
    if event.day is None or event.day_basis in ("published", "said"):
        yield "The day on which it is said to have happened, which no report gives."
    if not dossier.maps and event.sort in ("entry", "reach", "capture", "control"):
        yield f"A dated control map of {where} (hearsay control add)."


def markdown(dossier: Dossier) -> Iterator[str]:
    """The dossier as a page of Markdown, words quoted exactly."""
    event = dossier.event
    yield f"# {escaped(title_of(event))}"
    yield ""
    yield f"**Standing: {event.standing}.** {escaped(' '.join(event.reasons))}"
    yield ""
    yield "## Origins"
    words = {c.claim: c for c in event.claims}
    for origin in event.origins:
        outlets = ", ".join(escaped(o) for o in origin.outlets) or "no outlet named"
        yield ""
        if origin.map_day is not None:
            yield f"- **{escaped(origin.shown)}** ({origin.side}) {origin.stance} it"
            continue
        yield (
            f"- **{escaped(origin.label)}** ({origin.side}) {origin.stance} it, in {len(origin.reports)} "
            f"report{'s' if len(origin.reports) != 1 else ''}: {outlets}"
        )
        for key in origin.claims:
            one = words[key]
            yield f"  - {escaped(one.report)}: “{escaped(shortened(one.words.text, WIDEST))}”"
    own = [c for c in event.claims if c.own_voice]
    if own:
        yield ""
        yield "In the writers' own voice, which is no origin:"
        yield ""
        for one in own:
            yield f"- {escaped(one.report)}: “{escaped(shortened(one.words.text, WIDEST))}”"
    yield from _fields(event)
    if event.contradictions:
        yield from ("", "## Contradictions", "")
        pairs, more = each_once(event.contradictions)
        for pair in pairs:
            yield (
                f"- {pair.field}: {escaped(pair.left.report)} {escaped(pair.left.value)} "
                f"“{escaped(shortened(pair.left.text, WIDEST))}” against {escaped(pair.right.report)} "
                f"{escaped(pair.right.value)} “{escaped(shortened(pair.right.text, WIDEST))}”"
            )
        if more:
            yield from ("", more)
    yield from _timeline(dossier)
    if dossier.related:
        yield from ("", "## Other events that bear on it", "")
        for link, other in dossier.related:
            why = escaped(" ".join((*link.reasons, *other.reasons)))
            yield f"- {link.relation}: **{escaped(title_of(other))}**, {other.standing}. {why}"
    if dossier.maps:
        yield from ("", "## Maps", "")
        for sight in dossier.maps:
            yield f"- {escaped(sight.verdict)}"
    for family in dossier.families:
        yield from ("", f"## One text: {', '.join(escaped(m) for m in family.members)}", "")
        yield escaped(family.earliest_note)
        yield ""
        for drift in family.drift:
            values = "; ".join(f"{escaped(w.report)} “{escaped(shortened(w.text, 120))}”" for w in drift.values)
            yield f"- {drift.field} {drift.change}, {escaped(shortened(drift.about, 90))}: {values}"
    if dossier.findings:
        yield from ("", "## Findings across reports", "")
        for finding in dossier.findings:
            yield (
                f"- {finding.severity} {finding.code} {finding.name}: {escaped(finding.message)} "
                f"*Ask:* {escaped(finding.ask)}"
            )
    settle = list(settling(dossier))
    if settle:
        yield from ("", "## What would settle it", "")
        yield from (f"- {escaped(line)}" for line in settle)
    if dossier.assessments:
        yield from ("", "## Judgements", "")
        for held in dossier.assessments:
            grade = " ".join(w for w in (held.reliability or "", str(held.credibility or ""), held.verdict or "") if w)
            yield f"- {escaped(grade)} by {escaped(held.by)}, {held.at:%Y-%m-%d}: {escaped(held.note)}"


def field_rows(event: Event) -> Iterator[tuple[str, str, list[str]]]:
    """When, where, who and how many, each value with the voices that give it; whether they agree stands first."""
    rows: dict[str, dict[str, list[str]]] = {"when": {}, "where": {}, "who": {}, "how many": {}}
    known: dict[str, set[str]] = {name: set() for name in rows}
    for claim in event.claims:
        voice = claim.speaker or f"{claim.report} itself"
        for name, value, meant in _fields_of(claim):
            rows[name].setdefault(value, []).append(voice)
            known[name] |= {meant} - {""}
    for name, values in rows.items():
        number = len(known[name])
        label = f"{name} (differs)" if number > 1 else f"{name} (agreed)" if number and len(values) == 1 else name
        for value, voices in values.items():
            yield label, value, list(dict.fromkeys(voices))
            label = name


def _fields_of(claim: Stated) -> Iterator[tuple[str, str, str]]:
    """Field, value in words, and what is compared; "" where nothing is known."""
    if claim.day is not None:
        day = day_of(claim.day)
        yield "when", f"{day}, {BASES[claim.day_basis]}", day[5:] if claim.day_basis == "happened" else ""
    elif claim.month_day:
        yield "when", f"{month_day_of(claim.month_day)}, year not given", claim.month_day
    else:
        yield "when", "no day given", ""
    places = ", ".join(s.name for s in claim.spots)
    yield "where", places, "the event's place, which each of them names"
    yield "who", claim.actor_side, claim.actor_side.replace("unknown", "")
    if claim.count:
        low, high = claim.count
        words = f"{low:g} or more" if high >= 1e18 else f"{low:g}" if low == high else f"{low:g} to {high:g}"
        yield "how many", words, words


def _fields(event: Event) -> Iterator[str]:
    yield from ("", "## Field by field", "", "| field | value | who says so |", "|---|---|---|")
    for name, value, voices in field_rows(event):
        yield f"| {name} | {escaped(value)} | {escaped(', '.join(voices))} |"


def _timeline(dossier: Dossier) -> Iterator[str]:
    """Three lanes that are never merged: when it happened, when it was said, when it was reported."""
    lanes: dict[str, dict[int, list[str]]] = {"happened": {}, "said": {}, "reported": {}}
    for claim in dossier.event.claims:
        if claim.day is not None and claim.day_basis in ("happened", "said"):
            lanes[claim.day_basis].setdefault(claim.day, []).append(claim.speaker or claim.report)
        if claim.published is not None:
            lanes["reported"].setdefault(claim.published, []).append(claim.outlet or claim.report)
    yield from ("", "## When", "", "| day | happened, as told by | said by | reported by |", "|---|---|---|---|")
    for day in sorted({d for lane in lanes.values() for d in lane}):
        cells = [", ".join(dict.fromkeys(lanes[name].get(day, ()))) for name in lanes]
        yield f"| {date.fromordinal(day).isoformat()} | " + " | ".join(escaped(squeezed(c)) for c in cells) + " |"
