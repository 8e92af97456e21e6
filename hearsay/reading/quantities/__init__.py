"""Quantities: numbers with their unit or the thing counted, as low and high where the words give a range."""

import bisect
import re
from collections.abc import Sequence
from dataclasses import replace

from hearsay.model import Quantity, Timex
from hearsay.reading.quantities.counted import quantity_of
from hearsay.reading.quantities.doubt import counts, is_score
from hearsay.reading.quantities.forms import forms
from hearsay.reading.quantities.numbers import SHARES, Number, numbers_in, ranged
from hearsay.reading.syntax import Syntax

__all__ = ["find"]


def find(tree: Syntax, timexes: tuple[Timex, ...] = (), lang: str = "en") -> tuple[Quantity, ...]:
    """Quantities of a report in order of the text; dates, clock times, years and the numbers of things are left out.

    `timexes` keep numbers of dates from being counted; durations count in their own unit. Raises FileNotFoundError for
    a language without lexicon/LANG/quantities.toml.
    """
    known = forms(lang)
    text = tree.text
    dates = [t for t in timexes if t.type in ("DATE", "TIME")]
    numbers = [n for n in numbers_in(text, known) if not _dates(n, dates) and counts(tree, n, known)]
    found: list[Quantity] = []
    at = 0
    while at < len(numbers):
        number = numbers[at]
        at += 1
        if at < len(numbers):
            joined = ranged(text, number, numbers[at], known)
            if joined:
                number = joined
                at += 1
        if at < len(numbers) and is_score(tree, number, numbers[at]):
            at += 1
            continue
        gap = text[number.end : numbers[at].start] if at < len(numbers) else ""
        if number.unit is None and gap and SHARES.fullmatch(gap):
            number = replace(number, unit=numbers[at].unit)
        single = number.value == 1 and not number.digits
        if number.unit is None and gap and not single and OUT_OF.fullmatch(gap):
            # "60 of 80 drones", "half of the 400 prisoners": both count the same.
            whole = quantity_of(tree, numbers[at], known)
            if whole is not None and whole.unit != "-":
                number = replace(number, unit=whole.unit)
        quantity = quantity_of(tree, number, known)
        if quantity is None:
            continue
        if found and number.unit is not None and text[found[-1].span.end : number.start] == ", or ":
            quantity = replace(quantity, change=found[-1].change)
        if quantity.unit == "-" and found and text[: number.start].endswith("including "):
            quantity = replace(quantity, unit=found[-1].unit)
        found.append(quantity)
    return tuple(found)


OUT_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|some|all|about|around)\s+)*", re.IGNORECASE)
TIME_UNITS = frozenset(("minute", "hour", "day", "week", "month", "year"))


def _dates(number: Number, dates: Sequence[Timex]) -> bool:
    """Whether a number belongs to a date or clock time; "nine days later" counts its days all the same."""
    at = bisect.bisect_left(dates, number.end, key=lambda t: t.span.start) - 1
    if at < 0 or dates[at].span.end <= number.start:
        return False
    return dates[at].type == "TIME" or number.unit not in TIME_UNITS or number.start < dates[at].span.start
