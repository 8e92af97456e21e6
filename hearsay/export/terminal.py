"""A checked report as lines for a terminal: each finding with its place, the words quoted, the facts and the question.

Lines are made of (words, style) pieces; whoever prints them decides about colour. Columns are code points from 1.
"""

import bisect
from collections.abc import Iterable, Iterator
from typing import TextIO

from hearsay.export.pair import Checked
from hearsay.export.ranking import weighed
from hearsay.export.shown import shown, squeezed
from hearsay.model import Finding, Report, Span

Line = tuple[tuple[str, str], ...]
"""Pieces of one line: words and the name of a style, "" for none."""
FIRST = 10
"""Findings shown unless all are asked for."""
CONTEXT = 96
"""Widest stretch of text quoted around marked words."""
MARKS = 3
"""Lines of quoted text a finding gets at most."""


def write(checked: Iterable[Checked], out: TextIO, *, everything: bool = False) -> None:
    """Write each report as it comes."""
    for one in checked:
        for line in lines(one, everything=everything):
            out.write("".join(words for words, _ in line).rstrip() + "\n")
        out.write("\n")
        out.flush()


def lines(checked: Checked, *, everything: bool = False) -> Iterator[Line]:
    """The report's findings, the weightiest first; the ten gravest unless `everything`."""
    report = checked.reading.report
    found = weighed(checked.findings)
    kept = found if everything else found[:FIRST]
    for finding in kept:
        yield from _finding(report, finding)
    if not found:
        yield ((f"{shown(report.origin.locator)}: nothing found", ""),)
    if len(found) > len(kept):
        yield ((f"… and {len(found) - len(kept)} more (--all)", "dim"),)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset; lines end with a line feed."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _finding(report: Report, finding: Finding) -> Iterator[Line]:
    where = shown(report.origin.locator)
    if finding.spans:
        line, column = position(report.text, finding.spans[0].start)
        where = f"{where}:{line}:{column}"
    yield (
        (f"{where}: ", "bold"),
        (finding.severity, finding.severity),
        (f" {finding.code} {finding.name}: ", "dim"),
        (squeezed(finding.message), ""),
    )
    for context in _contexts(report.text, finding.spans)[:MARKS]:
        yield from _marked(report.text, *context)
    if finding.ask:
        yield (("    ask: ", "dim"), (squeezed(finding.ask), ""))


def _contexts(text: str, spans: tuple[Span, ...]) -> list[tuple[Span, list[Span]]]:
    """Stretches of one line to be quoted, each with the spans to be marked in it."""
    ends = [i for i, c in enumerate(text) if c == "\n"]
    found: list[tuple[Span, list[Span]]] = []
    for span in spans:
        at = bisect.bisect_left(ends, span.start)
        low = ends[at - 1] + 1 if at else 0
        high = ends[at] if at < len(ends) else len(text)
        if found and found[-1][0].start <= span.start and span.end <= found[-1][0].end:
            found[-1][1].append(span)
            continue
        found.append((_around(text, span, low, high), [span]))
    return found


def _around(text: str, span: Span, low: int, high: int) -> Span:
    """Whole words around a span, within the line `low` to `high`, CONTEXT wide where the line is longer."""
    end = min(span.end, high)
    room = max(0, CONTEXT - (end - span.start)) // 2
    start = max(low, min(span.start - room, high - CONTEXT))
    stop = min(high, max(end + room, start + CONTEXT))
    if start > low:
        start += next((i + 1 for i, c in enumerate(text[start : span.start]) if c.isspace()), 0)
    if stop < high:
        stop -= next((i + 1 for i, c in enumerate(reversed(text[end:stop])) if c.isspace()), 0)
    return Span(start=start, end=max(stop, start + 1))


def _marked(text: str, context: Span, spans: list[Span]) -> Iterator[Line]:
    quoted, under, at = "", "", context.start
    for span in spans:
        start, end = max(at, span.start), min(span.end, context.end)
        before, words = shown(text[at:start]), shown(text[start:end])
        quoted += before + words
        under += " " * len(before) + "~" * len(words)
        at = max(at, end)
    quoted += shown(text[at : context.end])
    yield (("    | ", "dim"), (quoted, ""))
    yield (("    | ", "dim"), (under.rstrip(), "mark"))
