"""Days and years numbered from a beginning: "on the 78th day of the siege", "day 78", "the 39th anniversary"."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hearsay import lexicon
from hearsay.model import Span, Timex
from hearsay.reading.syntax import Syntax, Token
from hearsay.reading.times.words import NUMBER, ORDINAL, words

FIGURES = re.compile(r"(\d{1,4})(?:st|nd|rd|th)")
YEAR_DAYS, ROUND_YEARS = 365.2425, 2.0
LEAST = 3
"""Lower numbers are told of days that may follow a pause."""


def find(tree: Syntax, lang: str = "en") -> tuple[Timex, ...]:
    """A length for each: of the 78th day 77 or 78 days, by whether the first day is counted."""
    table: Mapping[str, Any] = lexicon.load(lang, "intervals")["elapsed"]
    return tuple(_numbered(tree, table, lang))


def _numbered(tree: Syntax, table: Mapping[str, Any], lang: str) -> Iterator[Timex]:
    for noun in tree.tokens:
        if noun.lower not in (*table["day"], *table["anniversary"]):
            continue
        first, last, number = _number(tree, noun, table, lang)
        if number is None or number < LEAST:
            continue
        span = Span(start=first.start, end=last.end)
        if noun.lower in table["anniversary"]:
            days = number * YEAR_DAYS
            yield Timex(span=span, type="DURATION", value=f"P{number}Y", days=(days - ROUND_YEARS, days + ROUND_YEARS))
        elif not _pauses(tree, last, table):
            yield Timex(span=span, type="DURATION", value=f"P{number}D", days=(number - 1.0, float(number)))


def _number(tree: Syntax, noun: Token, table: Mapping[str, Any], lang: str) -> tuple[Token, Token, int | None]:
    """First and last word and the number of "the 78th day", "the seventy-eighth day" or "day 78"."""
    before = [t for t in tree.tokens[max(0, noun.i - 3) : noun.i] if t.sentence == noun.sentence]
    if before and (number := _ordinal("".join(t.lower for t in before), lang)) is not None:
        return before[0], noun, number
    if before and (number := _ordinal(before[-1].lower, lang)) is not None:
        return before[-1], noun, number
    behind = tree.tokens[noun.i + 1] if noun.i + 1 < len(tree.tokens) else None
    if behind is not None and behind.text.isdigit() and noun.lower in table["day"] and len(behind.text) < 5:
        return noun, behind, int(behind.text)
    return noun, noun, None


def _ordinal(word: str, lang: str) -> int | None:
    figures = FIGURES.fullmatch(word)
    if figures:
        return int(figures[1])
    known = words(lang=lang).single
    tens, _, ones = word.rpartition("-")
    letter, value = known.get(ones, ("", None))
    if letter != ORDINAL:
        return None
    if not tens:
        return int(value)
    letter, before = known.get(tens, ("", None))
    return int(before) + int(value) if letter == NUMBER else None


def _pauses(tree: Syntax, last: Token, table: Mapping[str, Any]) -> bool:
    """ "The tenth day of the trial": courts sit on some days only."""
    behind = [t for t in tree.tokens[last.i + 1 : last.i + 7] if t.sentence == last.sentence]
    if not behind or behind[0].lower != "of":
        return not behind or behind[0].pos not in ("PUNCT", "AUX", "ADP", "SCONJ")
    return any(t.lemma in table["pausing"] for t in behind)
