"""Dates and clock times in figures: the points in time that a passage can be held against."""

import re
from collections.abc import Sequence

from hearsay.model import Timex
from hearsay.reading.syntax import Syntax

CLOCK = re.compile(r"\d{1,2}[:.]\d\d\b|\d{4}\b(?=\s*(?:GMT|UTC|hours))")


def points(tree: Syntax, timexes: tuple[Timex, ...], sentence: int, own: Timex | None = None) -> list[Timex]:
    """Days, months, years and clock times of a sentence that are written in figures, without `own`."""
    span = tree.sentences[sentence].span
    return [
        t
        for t in timexes
        if span.covers(t.span)
        and t is not own
        and t.type in ("DATE", "TIME")
        and t.basis != "impossible date"
        and (not (t.basis or "").startswith("counted from") or _same_day(t.span.of(tree.text)))
        and any(ch.isdigit() for ch in t.span.of(tree.text))
        and (is_day(t) or is_clock(t) or t.grain in ("month", "year"))
        and "ago" not in t.span.of(tree.text).casefold().split()
    ]


def _same_day(text: str) -> bool:
    """ "10:25 the same day": in figures, though its day is counted from a date before; "seven hours later" is not."""
    return CLOCK.match(text) is not None


def is_clock(timex: Timex) -> bool:
    return timex.grain in ("minute", "hour", "second") or ("T" in timex.value and ":" in timex.value)


def is_day(timex: Timex) -> bool:
    """Fixes a day, with or without its year."""
    return (
        len(timex.value) >= 10 and timex.value[4] == "-" and timex.value[5:7].isdigit() and timex.value[8:10].isdigit()
    )


def window(tree: Syntax, sentence: int, *, before: int = 1, after: int = 1) -> Sequence[int]:
    """The sentence and its neighbours in the same paragraph, in order of the text."""
    paragraph = tree.sentences[sentence].paragraph
    numbers = range(max(0, sentence - before), min(len(tree.sentences), sentence + after + 1))
    return [n for n in numbers if tree.sentences[n].paragraph == paragraph]
