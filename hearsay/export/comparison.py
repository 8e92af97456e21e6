"""Reports compared -> text, Markdown or JSON: what they are to each other, and what each added, dropped or changed."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from hearsay.export.shown import shortened, squeezed
from hearsay.export.terminal import position
from hearsay.model import Comparison, Drift, Family, ReportLink, Words

FORMATS = ("text", "md", "json")
WIDEST = 160
"""Characters of a quoted stretch in the short view."""


def write(comparison: Comparison, form: str, out: TextIO, *, everything: bool = False) -> None:
    """Write a comparison; `everything` adds the sentences side by side (Markdown and JSON always have them).

    Raises ValueError for another format.
    """
    if form == "json":
        out.write(json.dumps(record(comparison), ensure_ascii=False, indent=1) + "\n")
    elif form in ("text", "md"):
        lines = _text(comparison, everything) if form == "text" else _markdown(comparison)
        out.write("\n".join(lines) + "\n")
    else:
        raise ValueError(f"there is no format {form!r}; known: {', '.join(FORMATS)}")


def record(comparison: Comparison) -> dict[str, Any]:
    """The comparison as JSON values; offsets are code points of each report's text."""
    return {
        "reports": [
            {"id": r.report.id, "locator": r.report.origin.locator, "outlet": r.report.origin.outlet}
            for r in comparison.readings
        ],
        "links": [link_record(k) for k in comparison.links],
        "families": [family_record(f) for f in comparison.families],
        "told": [[words_record(w) for w in group] for group in comparison.told],
    }


def link_record(link: ReportLink) -> dict[str, Any]:
    return {
        "left": link.left,
        "right": link.right,
        "relation": link.relation,
        "score": link.score,
        "reasons": list(link.reasons),
    }


def family_record(family: Family) -> dict[str, Any]:
    """A family with the pairs that hold it together and what drifted, member by member."""
    return {
        "id": family.id,
        "members": list(family.members),
        "earliest": family.earliest,
        "earliest_note": family.earliest_note,
        "pairs": [link_record(k) for k in family.links if k.relation != "unrelated"],
        "drift": [
            {
                "field": d.field,
                "about": d.about,
                "change": d.change,
                "values": [words_record(w) for w in d.values],
                "silent": list(d.silent),
            }
            for d in family.drift
        ],
    }


def words_record(words: Words) -> dict[str, Any]:
    span = words.span
    return {
        "report": words.report,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "text": words.text,
        "value": words.value or None,
    }


def _text(comparison: Comparison, everything: bool) -> Iterator[str]:
    names = _names(comparison)
    for link in comparison.links:
        yield f"{names[link.left]} and {names[link.right]}: {_verdict(link)}"
        for reason in link.reasons:
            yield f"    {reason}"
    for family in comparison.families:
        yield ""
        yield f"One text: {', '.join(names[m] for m in family.members)}"
        if family.earliest:
            yield f"    earliest: {names[family.earliest]}. {family.earliest_note}"
        else:
            yield f"    {family.earliest_note}"
        for drift in family.drift:
            yield f"  {_title(drift)}"
            for words in drift.values:
                yield f"    {_place(comparison, names, words)}: {_said(drift, words)}"
            if drift.silent:
                yield f"    nothing of it in {', '.join(names[s] for s in drift.silent)}"
        if not family.drift:
            yield "  no date, name, number, certainty or quotation differs"
    if everything:
        yield ""
        yield "Side by side"
        for group in comparison.told:
            yield ""
            for words in group:
                yield f"  {_place(comparison, names, words)}: {squeezed(words.text)}"


def _markdown(comparison: Comparison) -> Iterator[str]:
    names = {key: escaped(name) for key, name in _names(comparison).items()}
    yield "# Are these one text?"
    yield ""
    for link in comparison.links:
        reasons = " ".join(escaped(r) for r in link.reasons)
        yield f"- **{names[link.left]} and {names[link.right]}**: {_verdict(link)}. {reasons}"
    for family in comparison.families:
        yield ""
        yield f"## One text: {', '.join(names[m] for m in family.members)}"
        yield ""
        earliest = f"Earliest: {names[family.earliest]}. " if family.earliest else ""
        yield earliest + family.earliest_note
        yield ""
        yield "| what | " + " | ".join(names[m] for m in family.members) + " |"
        yield "|---" * (1 + len(family.members)) + "|"
        for drift in family.drift:
            cells = [
                " / ".join(escaped(_said(drift, w)) for w in drift.values if w.report == m)
                or ("–" if m in drift.silent else "")
                for m in family.members
            ]
            yield f"| {escaped(_title(drift))} | " + " | ".join(cells) + " |"
        told = [g for g in comparison.told if g[0].report in family.members]
        yield ""
        yield "### Side by side"
        yield ""
        yield "| " + " | ".join(names[m] for m in family.members) + " |"
        yield "|---" * len(family.members) + "|"
        for group in told:
            cells = [" ".join(escaped(squeezed(w.text)) for w in group if w.report == m) for m in family.members]
            yield "| " + " | ".join(cells) + " |"


def _names(comparison: Comparison) -> dict[str, str]:
    """What to call the reports: file and outlet, with the id where two would be called alike."""
    names = {}
    for reading in comparison.readings:
        report = reading.report
        names[report.id] = squeezed(report.origin.outlet or report.origin.locator)
    for key, name in names.items():
        if list(names.values()).count(name) > 1:
            names[key] = f"{name} [{squeezed(key)}]"
    return names


def _verdict(link: ReportLink) -> str:
    if link.relation == "unrelated":
        return f"not one text ({link.score:.0%} shared)"
    return f"{link.relation} ({link.score:.0%} shared)"


def _title(drift: Drift) -> str:
    about = shortened(drift.about, 90)
    return f"{drift.field} {drift.change}: {about}"


def _said(drift: Drift, words: Words) -> str:
    quoted = f"“{shortened(words.text, WIDEST)}”"
    if drift.field in ("certainty", "doubt") and not words.value:
        return f"without that word: {quoted}"
    if drift.field == "attribution":
        return f"{quoted} ({squeezed(words.value)})" if words.value else f"in its own voice: {quoted}"
    if drift.field == "unit" and not words.value:
        return f"{quoted} (no number)"
    return quoted


def _place(comparison: Comparison, names: dict[str, str], words: Words) -> str:
    if words.span is None:
        return names[words.report]
    text = next(r.report.text for r in comparison.readings if r.report.id == words.report)
    line, column = position(text, words.span.start)
    return f"{names[words.report]}:{line}:{column}"


def escaped(text: str) -> str:
    """Outside text as plain words of a Markdown cell."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|!" else c for c in text)
