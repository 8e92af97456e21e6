"""The report's text with everything found in it marked, and each finding in the margin of the line it concerns."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.export.page.discretion import Veil
from hearsay.export.page.markup import exact, joined, opened, tag
from hearsay.export.page.notes import SHAPES, note
from hearsay.export.page.segments import Segment, paragraphs, segments
from hearsay.export.page.voices import Voice, Voices
from hearsay.model import Claim, Finding, Quotation, Reading, Span, Timex, Toponym, Unit


@dataclass(frozen=True, slots=True)
class ClaimMark:
    number: int
    piece: int
    claim: Claim
    voice: Voice | None


@dataclass(frozen=True, slots=True)
class FindingMark:
    number: int
    piece: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Plain:
    """A class of the style sheet, with what the reader sees when pointing at the words."""

    name: str
    title: str = ""


Marked = ClaimMark | FindingMark | Plain | Quotation


def prose(reading: Reading, findings: Sequence[Finding], voices: Voices, prefix: str, veil: Veil) -> str:
    """The annotated text. Findings are numbered from 1 in the order given, claims likewise."""
    text = reading.report.text
    marked = _marks(reading, findings, voices)
    pieces = list(paragraphs(reading.report))
    starts = [start for start, _, _ in pieces]
    shares: list[list[tuple[Span, Marked]]] = [[] for _ in pieces]
    for span, mark in marked:
        at = max(0, bisect.bisect_right(starts, span.start) - 1)
        while at < len(pieces) and pieces[at][0] < span.end:
            shares[at].append((span, mark))
            at += 1
    body = []
    for (start, end, is_paragraph), share in zip(pieces, shares, strict=True):
        if not is_paragraph:
            body.append(tag("span", exact(text[start:end]), class_="t gap"))
            continue
        here = {m.number: m for s, m in share if isinstance(m, FindingMark) and m.piece == 0 and s.start >= start}
        notes = joined(note(here[n].finding, n, prefix, text) for n in sorted(here))
        run = joined(_segment(s, text, prefix, veil) for s in segments(start, end, share))
        kind = reading.report.block_at(start)
        body.append(
            tag(
                "div",
                joined((tag("div", notes, class_="notes") if notes else "", tag("p", run, class_="t", dir="auto"))),
                class_=f"para {kind}",
            )
        )
    outside = joined(note(f, n, prefix, text) for n, f in enumerate(findings, 1) if not f.spans)
    head = tag("div", outside, class_="notes whole") if outside else ""
    return tag("div", head + joined(body), class_="prose", lang=reading.report.lang)


def _marks(reading: Reading, findings: Sequence[Finding], voices: Voices) -> list[tuple[Span, Marked]]:
    """Everything to be marked, in the order in which it starts; of claims that start together the longer one first."""
    found: list[tuple[Span, Marked]] = [(t.span, Plain("time", _time(t))) for t in reading.timexes]
    found += [(t.span, Plain("place", _place(t))) for t in reading.toponyms]
    found += [(u.span, Plain("unit", _unit(u))) for u in reading.units]
    found += [(q.span, Plain("quantity")) for q in reading.quantities]
    found += [(q.outer, q) for q in reading.quotations]
    for number, claim in enumerate(reading.claims, 1):
        voice = voices.of_claim(claim)
        found += [(s, ClaimMark(number, piece, claim, voice)) for piece, s in enumerate(claim.spans)]
    for number, finding in enumerate(findings, 1):
        found += [(s, FindingMark(number, piece, finding)) for piece, s in enumerate(finding.spans)]
    return sorted(found, key=lambda f: (f[0].start, -f[0].end))


def _segment(segment: Segment[Marked], text: str, prefix: str, veil: Veil) -> str:
    classes: list[str] = []
    titles: list[str] = []
    before: list[str] = []
    after: list[FindingMark] = []
    for mark in segment.begins:
        if isinstance(mark, ClaimMark) and mark.piece == 0:
            before.append(_chip(mark, prefix))
        elif isinstance(mark, FindingMark) and mark.piece > 0:
            before.append(tag("a", class_="at", id=f"{prefix}f{mark.number}-{mark.piece}"))
    for mark in segment.ends:
        if isinstance(mark, FindingMark) and mark.piece == 0:
            after.append(mark)
    colours = _colours([m for m in segment.marks if isinstance(m, ClaimMark)])
    if any(isinstance(m, Quotation) for m in segment.marks):
        colours.append("quoted")
    classes += colours
    for mark in segment.marks:
        if isinstance(mark, Plain):
            classes.append(mark.name)
            titles.append(mark.title)
        elif isinstance(mark, FindingMark):
            classes.append(f"f{mark.number}")
    shown = veil.stretch(segment.start, exact(text[segment.start : segment.end]))
    if classes:
        title = "; ".join(filter(None, titles)) or None
        shown = opened("span", class_=" ".join(dict.fromkeys(classes)), title=title) + shown + "</span>"
    return joined(before) + shown + joined(_reference(m, prefix, colours) for m in after)


def _colours(claims: Sequence[ClaimMark]) -> list[str]:
    """Classes of the innermost claim, and of one other voice where two speak of the same words."""
    if not claims:
        return []
    inner = claims[-1]
    classes = [f"k{m.number}" for m in claims]
    if inner.voice is None:
        other = next((m for m in reversed(claims) if m.voice), None)
        if other is None:
            return [*classes, "unvoiced" if inner.claim.chain else "narrative"]
        inner = other
    assert inner.voice is not None
    classes += ["c", inner.voice.mark]
    if inner.claim.mode in ("direct", "mixed"):
        classes.append(inner.claim.mode)
    second = next((m.voice for m in reversed(claims) if m.voice and m.voice.key != inner.voice.key), None)
    if second:
        classes += ["two", f"w{second.letter}"]
    return classes


def _chip(mark: ClaimMark, prefix: str) -> str:
    """The letter of the voice in front of a claim, leading to its row in the table; only an anchor for narrative."""
    if mark.voice is None:
        return tag("a", class_="at", id=f"{prefix}t{mark.number}")
    stance = mark.claim.chain[-1].stance
    denies = mark.claim.happening.polarity == "denies" or stance in ("denies", "doubts")
    return tag(
        "a",
        class_=f"chip {mark.voice.mark}{' denies' if denies else ''}",
        id=f"{prefix}t{mark.number}",
        href=f"#{prefix}c{mark.number}",
        data_l=mark.voice.letter + ("≠" if denies else ""),
        title=f"{mark.voice.letter}, {mark.voice.speaker.name} {stance}",
        aria_label=f"Claim {mark.number}: {mark.voice.speaker.name} {stance}",
    )


def _reference(mark: FindingMark, prefix: str, colours: Sequence[str]) -> str:
    """The number of a finding behind its words, on the same ground as they."""
    ground = [c for c in colours if not c.startswith("k")]
    return tag(
        "a",
        class_=" ".join(("ref", f"sev-{mark.finding.severity}", *ground)),
        id=f"{prefix}f{mark.number}",
        href=f"#{prefix}n{mark.number}",
        data_f=mark.number,
        data_n=f"{SHAPES[mark.finding.severity]}{mark.number}",
        aria_label=f"Finding {mark.number}: {mark.finding.severity}",
    )


def _time(timex: Timex) -> str:
    basis = f" ({timex.basis})" if timex.basis else ""
    return f"{timex.type.lower()} {timex.value}{basis}"


def _place(toponym: Toponym) -> str:
    place = toponym.place
    if place is None:
        return "place not resolved"
    return ", ".join(filter(None, (place.name, place.level, place.admin1, toponym.basis)))


def _unit(unit: Unit) -> str:
    number = unit.designator or "no designator given"
    return ", ".join(filter(None, (unit.echelon or "formation", number, unit.branch, unit.side)))
