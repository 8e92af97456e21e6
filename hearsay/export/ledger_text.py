"""Lists of a ledger as lines for a terminal or JSON: reports, claims, events, one report, one event."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Protocol, TextIO

from hearsay.export.shown import shortened, squeezed
from hearsay.model import Assessment, Contradiction, Dossier, Event, EventOrigin, Words

WIDEST = 140


class ReportLine(Protocol):
    """What a line about a report needs."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def outlet(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def published(self) -> datetime | None: ...
    @property
    def family(self) -> str | None: ...


class ClaimLine(Protocol):
    """What a line about a claim needs."""

    @property
    def id(self) -> str: ...
    @property
    def report(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def polarity(self) -> str: ...
    @property
    def speaker(self) -> str: ...
    @property
    def side(self) -> str: ...
    @property
    def words(self) -> str: ...


class EventLine(Protocol):
    """What a line about an event needs."""

    @property
    def id(self) -> str: ...
    @property
    def sort(self) -> str: ...
    @property
    def place_name(self) -> str: ...
    @property
    def day(self) -> int | None: ...
    @property
    def standing(self) -> str: ...
    @property
    def size(self) -> int: ...


def write_json(value: Any, out: TextIO) -> None:
    """Any of the records, as one JSON value for people and programs."""
    out.write(json.dumps(value, ensure_ascii=False, indent=1, default=_plain) + "\n")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def write_lines(lines: Iterable[str], out: TextIO) -> None:
    for line in lines:
        out.write(line.rstrip() + "\n")


def report_lines(rows: Iterable[ReportLine]) -> Iterator[str]:
    """One line a report: day, id, outlet, headline."""
    for row in rows:
        day = row.published.date().isoformat() if row.published else "no date   "
        version = f" v{row.version}" if row.version > 1 else ""
        family = f"  [{row.family}]" if row.family else ""
        yield f"{day}  {squeezed(row.id)}{version}  {squeezed(row.outlet) or '-'}  {shortened(row.title, 90)}{family}"


def claim_lines(rows: Iterable[ClaimLine]) -> Iterator[str]:
    """One line a claim: id, report, kind, who, words."""
    for row in rows:
        who = f"{squeezed(row.speaker)} ({row.side})" if row.speaker else "in its own voice"
        denies = " denied" if row.polarity == "denies" else ""
        yield f"{row.id}  {squeezed(row.report)}  {row.kind}{denies}  {who}: “{shortened(row.words, WIDEST)}”"


def event_lines(rows: Sequence[EventLine], by_day: bool = False) -> Iterator[str]:
    """One line an event; `by_day` puts them under their days."""
    last = ""
    for row in rows:
        day = day_of(row.day)
        claims = f"{row.size} claim{'s' if row.size != 1 else ''}"
        line = f"{row.id[:8]}  {row.sort}  {squeezed(row.place_name)}  {row.standing}  {claims}"
        if not by_day:
            yield f"{day:10}  {line}"
            continue
        if day != last:
            yield day
            last = day
        yield f"  {line}"


def day_of(day: int | None) -> str:
    return date.fromordinal(day).isoformat() if day is not None else "no day"


def title_of(event: Event) -> str:
    """An event in words: "Entry into Dnipropetrovsk Oblast, 20 May 2025"."""
    words = {
        "entry": "Entry into",
        "reach": "Reaching the border of",
        "capture": "Capture of",
        "control": "Control of",
        "withdrawal": "Withdrawal from",
        "attack": "Attack in",
        "strike": "Strike on",
        "shootdown": "Shootdown over",
        "casualties": "Casualties in",
        "losses": "Losses in",
    }
    crossed = sum(c.kind == "border_crossing" for c in event.claims) * 2 > len(event.claims)
    place = squeezed(event.spot.name)
    what = f"{place} border crossed" if crossed else f"{words[event.sort]} {place}"
    if event.day is not None:
        day = date.fromordinal(event.day)
        return f"{what}, {day.day} {day:%B %Y}"
    if month_day := next((c.month_day for c in event.claims if c.month_day), None):
        return f"{what}, {month_day_of(month_day)}, year not given"
    return f"{what}, no day given"


def month_day_of(month_day: str) -> str:
    """ "8 June" of "06-08"."""
    day = date.fromisoformat(f"2000-{month_day}")
    return f"{day.day} {day:%B}"


def dossier_lines(dossier: Dossier) -> Iterator[str]:
    """An event for a terminal: standing and why, origins, contradictions, related events, copies, judgements."""
    event = dossier.event
    yield title_of(event)
    yield f"  id {event.id}"
    yield f"  standing: {event.standing}"
    for reason in event.reasons:
        yield f"    {squeezed(reason)}"
    words = {c.claim: c.words for c in event.claims}
    for stance in ("asserts", "denies", "doubts"):
        for origin in (o for o in event.origins if o.stance == stance):
            yield f"  {_origin(origin)}"
            for claim in origin.claims[:3]:
                yield f"    {squeezed(words[claim].report)}: “{shortened(words[claim].text, WIDEST)}”"
    own = [c for c in event.claims if c.own_voice]
    if own:
        yield f"  in the writers' own voice, which is no origin: {len(own)}"
        for one in own[:3]:
            yield f"    {squeezed(one.report)}: “{shortened(one.words.text, WIDEST)}”"
    pairs, more = each_once(event.contradictions)
    for pair in pairs:
        yield f"  contradiction ({pair.field}): {_side(pair.left)} / {_side(pair.right)}"
    if more:
        yield f"  {more}"
    for link, other in dossier.related:
        yield f"  {link.relation}: {title_of(other)} [{other.id[:8]}], {other.standing}"
        for reason in (*link.reasons, *other.reasons):
            yield f"    {squeezed(reason)}"
    for sight in dossier.maps:
        yield f"  map: {squeezed(sight.verdict)}"
    for family in dossier.families:
        yield f"  one text: {', '.join(squeezed(m) for m in family.members)}. {family.earliest_note}"
    for finding in dossier.findings:
        yield f"  {finding.severity} {finding.code} {finding.name}: {squeezed(finding.message)}"
        yield f"    ask: {squeezed(finding.ask)}"
    for outlet, known in dossier.outlets:
        if known:
            yield f"  outlet {squeezed(outlet)}: {squeezed(known)}"
    yield from assessment_lines(dossier.assessments)


def each_once(pairs: Sequence[Contradiction]) -> tuple[tuple[Contradiction, ...], str]:
    """Of all pairs of voices that contradict each other so many that each voice is heard, and a word on the others."""
    kept: list[Contradiction] = []
    heard: set[tuple[str, str]] = set()
    for pair in pairs:
        both = {(pair.field, pair.left_claim), (pair.field, pair.right_claim)}
        if not both <= heard:
            kept.append(pair)
            heard |= both
    left = len(pairs) - len(kept)
    return tuple(kept), f"The same voices make {left} more such pair{'s' if left != 1 else ''}." if left else ""


def _origin(origin: EventOrigin) -> str:
    if origin.map_day is not None:
        return f"{origin.stance}: {squeezed(origin.shown)} ({origin.side})"
    number = len(origin.reports)
    outlets = len(origin.outlets)
    carried = f"{number} report{'s' if number != 1 else ''}"
    if outlets > 1:
        carried += f" of {outlets} outlets"
    return f"{origin.stance}: {squeezed(origin.label)} ({origin.side}), in {carried}"


def _side(words: Words) -> str:
    return f"{squeezed(words.report)} {words.value} “{shortened(words.text, 80)}”"


def assessment_lines(found: Iterable[Assessment]) -> Iterator[str]:
    """Judgements, those that were replaced marked so."""
    listed = list(found)
    replaced = {a.replaces for a in listed}
    for one in listed:
        grade = " ".join(
            w for w in (one.reliability or "", str(one.credibility or ""), squeezed(one.verdict or "")) if w
        )
        note = f": {squeezed(one.note)}" if one.note else ""
        gone = " (replaced)" if one.id in replaced else ""
        yield f"  judged {grade} by {squeezed(one.by)}, {one.at:%Y-%m-%d %H:%M} UTC{note}{gone}"
