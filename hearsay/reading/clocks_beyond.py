"""Figures set down as a time of day that no clock shows ("at 25:10", "from 9:75")."""

import re

from hearsay import lexicon
from hearsay.model import Span, Timex, Wording
from hearsay.reading.syntax import Syntax

FIGURES = re.compile(r"(?<![\d:.,/-])(\d{1,2}):(\d{2})(?![:.]?\d)")


def find(tree: Syntax, timexes: tuple[Timex, ...], lang: str = "en") -> tuple[Wording, ...]:
    """Category "impossible_clock", for hours and minutes with a colon behind a word like "at", or beside a date."""
    listed = lexicon.load(lang, "intervals")["clock"]["before"]
    found = []
    for figures in FIGURES.finditer(tree.text):
        hour, minute = int(figures[1]), int(figures[2])
        if (hour < 24 and minute < 60) or (hour == 24 and minute == 0):
            continue
        before = re.search(r"([^\W\d]+)\s+$", tree.text[: figures.start()])
        beside = any(t.type in ("DATE", "TIME") and 0 <= t.span.start - figures.end() <= 5 for t in timexes)
        if beside or (before and before[1].casefold() in listed):
            span = Span(start=figures.start(), end=figures.end())
            found.append(Wording(span=span, category="impossible_clock", lemma=figures[0]))
    return tuple(found)
