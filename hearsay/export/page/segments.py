"""Overlapping spans -> stretches that do not overlap: every character of a text in exactly one of them."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from hearsay.model import Report, Span

Mark = TypeVar("Mark")


@dataclass(frozen=True, slots=True)
class Segment(Generic[Mark]):
    """A stretch all of whose characters lie under the same marks, the marks in the order given."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    """Marks of which some span starts here."""
    ends: tuple[Mark, ...]


def segments(start: int, end: int, marked: Sequence[tuple[Span, Mark]]) -> Iterator[Segment[Mark]]:
    """Cuts start to end at every end of a span; spans may reach beyond, overlap and repeat."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, (span, _) in enumerate(marked):
        low, high = max(span.start, start), min(span.end, end)
        if low < high:
            opening.setdefault(low, []).append(number)
            closing.setdefault(high, []).append(number)
    cuts = sorted({start, end, *opening, *closing})
    active: dict[int, None] = {}
    for low, high in itertools.pairwise(cuts):
        for number in closing.get(low, ()):
            active.pop(number, None)
        for number in opening.get(low, ()):
            active[number] = None
        yield Segment(
            low,
            high,
            tuple(marked[n][1] for n in sorted(active)),
            tuple(marked[n][1] for n in opening.get(low, ()) if marked[n][0].start == low),
            tuple(marked[n][1] for n in closing.get(high, ()) if marked[n][0].end == high),
        )


_LINE_ENDS = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*")
WRAPPED_WIDTH = 100
"""Lines of a hard-wrapped text are no wider than this many characters."""


def paragraphs(report: Report) -> Iterator[tuple[int, int, bool]]:
    """The text cut into paragraphs and the blank stretches between them: start, end, whether it is a paragraph.

    Cuts are at the ends of blocks and at line ends, except inside text that is hard-wrapped.
    """
    at = 0
    for start, end in _paragraphs(report):
        if at < start:
            yield at, start, False
        yield start, end, True
        at = end
    if at < len(report.text):
        yield at, len(report.text), False


def _paragraphs(report: Report) -> Iterator[tuple[int, int]]:
    text = report.text
    cuts = sorted({0, len(text), *(b.span.start for b in report.blocks), *(b.span.end for b in report.blocks)})
    for low, high in itertools.pairwise(cuts):
        for start, end in _split(_BLANK_LINE, text, low, high):
            lines = list(_split(_LINE_ENDS, text, start, end))
            wrapped = len(lines) > 2 and _wrapped([b - a for a, b in lines[:-1]])
            for a, b in [(start, end)] if wrapped else lines:
                while a < b and text[a] in " \t\r\n":
                    a += 1
                while a < b and text[b - 1] in " \t\r\n":
                    b -= 1
                if a < b:
                    yield a, b


def _wrapped(widths: list[int]) -> bool:
    return max(widths) <= WRAPPED_WIDTH and min(widths) * 2 > max(widths) and max(widths) >= 40


def _split(pattern: re.Pattern[str], text: str, low: int, high: int) -> Iterable[tuple[int, int]]:
    at = low
    for found in pattern.finditer(text, low, high):
        if found.start() > at:
            yield at, found.start()
        at = found.end()
    if at < high:
        yield at, high
