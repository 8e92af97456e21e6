"""The stretch of a report's text around marked words, on one line, with a line of marks to stand under it."""

import bisect
import unicodedata
from dataclasses import dataclass

from hearsay.export.shown import shown
from hearsay.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Text made safe to show, and marks of the same width under the words that matter."""

    words: str
    marks: str


def contexts(text: str, spans: tuple[Span, ...], width: int) -> list[Quoted]:
    """One Quoted for each stretch of a line that holds marked words, at most about `width` columns wide."""
    ends = [i for i, c in enumerate(text) if c == "\n"]
    found: list[tuple[Span, list[Span]]] = []
    for span in spans:
        if found and found[-1][0].start <= span.start and span.end <= found[-1][0].end:
            found[-1][1].append(span)
            continue
        at = bisect.bisect_left(ends, span.start)
        low = ends[at - 1] + 1 if at else 0
        high = ends[at] if at < len(ends) else len(text)
        if low < high:
            found.append((_around(text, span, low, high, width), [span]))
    return [_quoted(text, around, marked) for around, marked in found]


def _around(text: str, span: Span, low: int, high: int, width: int) -> Span:
    """Whole words around a span, within the line `low` to `high`; the span's beginning where it is too long itself."""
    end = min(span.end, high, span.start + width)
    room = max(0, width - (end - span.start)) // 2
    start = max(low, min(span.start - room, high - width))
    stop = min(high, max(end + room, start + width))
    if start > low:
        start += next((i + 1 for i, c in enumerate(text[start : span.start]) if c.isspace()), 0)
    if stop < high:
        stop -= next((i + 1 for i, c in enumerate(reversed(text[end:stop])) if c.isspace()), 0)
    return Span(start=start, end=max(stop, start + 1))


def _quoted(text: str, around: Span, spans: list[Span]) -> Quoted:
    words, marks, at = "", "", around.start
    for span in spans:
        start, end = max(at, span.start), max(at, min(span.end, around.end))
        before, marked = shown(text[at:start]), shown(text[start:end])
        words += before + marked
        marks += " " * columns(before) + "~" * columns(marked)
        at = end
    return Quoted(words=words + shown(text[at : around.end]), marks=marks.rstrip())


def columns(words: str) -> int:
    """How many columns of a terminal words take: wide characters two, combining ones none."""
    if words.isascii():
        return len(words)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)
