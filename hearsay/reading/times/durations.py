"""Lengths of time: their TIMEX3 value, the days their words cover, and the days between two dates."""

import functools
import math
import re
from datetime import date

from hearsay.model import Timex
from hearsay.reading.times.grammar import Part
from hearsay.reading.times.words import Band, Words

UNIT_DAYS: dict[str, tuple[float, float]] = {
    "TS": (1 / 86400, 1 / 86400), "TM": (1 / 1440, 1 / 1440), "TH": (1 / 24, 1 / 24), "D": (1, 1), "W": (7, 7),
    "FN": (14, 14), "WE": (2, 2), "M": (28, 31), "Q": (90, 92), "Y": (365, 366), "DE": (3652, 3653),
    "CE": (36524, 36525), "ML": (365242, 365243),
}  # fmt: skip
"""Fewest and most days of one unit in the Gregorian calendar."""
MEAN_MONTH, MEAN_YEAR = 30.436875, 365.2425
"""Days; the 400-year cycle of 146,097 days divided by its months and years."""
DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")


def span_days(number: float, unit: str) -> tuple[float, float]:
    """Fewest and most days of `number` units: three months are 89 to 92 days."""
    least, most = UNIT_DAYS[unit]
    if least == most:
        return number * least, number * most
    months = number * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}[unit]
    whole = int(months)
    low, high = _months(whole)
    rest = (months - whole) * MEAN_MONTH
    return low + rest, high + rest


@functools.cache
def _months(count: int) -> tuple[int, int]:
    """Fewest and most days so many months in a row have."""
    years, rest = divmod(count, 12)
    found = []
    for february in (28, 29):
        lengths = (31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31) * 2
        found += [sum(lengths[first : first + rest]) for first in range(12)]
    whole_years = years * MEAN_YEAR
    return min(found) + math.floor(whole_years), max(found) + math.ceil(whole_years)


def band_days(low: float, high: float, unit: str, bands: list[Band], words: Words) -> tuple[float, float]:
    """Least and most days the words cover, from the approximators before them; whole days from one day up."""
    least, most = span_days(low, unit)[0], span_days(high, unit)[1]
    if not bands:
        margin = words.plain.get(unit, 0.0) if low == high else 0.0
        mean = sum(UNIT_DAYS[unit]) / 2
        least, most = least - margin * mean, most + margin * mean
    open_low = open_high = False
    for band in bands:
        least, most = least * band.low, most * band.high
        open_low, open_high = open_low or band.low_open, open_high or band.high_open
    if UNIT_DAYS[unit][0] < 1 and most < 2:
        return round(least, 6), round(most, 6)
    whole_low = math.floor(least) + 1 if open_low else round(least)
    whole_high = math.ceil(most) - 1 if open_high else round(most)
    return whole_low, max(whole_low, whole_high)


def duration_value(number: float | str, unit: str) -> str:
    """TIMEX3 value of so many units: P2W, PT6H, P3M, PXD; halves become the next smaller unit."""
    clock = unit[0] == "T"
    letter = unit[1] if clock else unit
    lead = "PT" if clock else "P"
    if unit in ("FN", "WE"):
        factor = 2
        letter = "W" if unit == "FN" else "D"
        return f"P{_plain(number * factor)}{letter}" if isinstance(number, float | int) else f"P{number}{letter}"
    if unit == "DE" and isinstance(number, str):
        return "PXY"
    if unit in ("DE", "CE", "ML"):
        factor = {"DE": 10, "CE": 100, "ML": 1000}[unit]
        return (
            f"P{_plain(number * factor)}Y" if isinstance(number, float | int) else f"PX{'C' if unit == 'CE' else unit}"
        )
    if isinstance(number, str):
        return f"{lead}{number}{letter}"
    whole = int(number)
    rest = number - whole
    if rest and unit in ("TH", "TM", "Y", "D"):
        smaller, factor = {"TH": ("M", 60), "TM": ("S", 60), "Y": ("M", 12), "D": ("TH", 24)}[unit]
        tail = f"{_plain(round(rest * factor, 2))}{smaller[-1]}"
        if smaller[0] == "T":
            tail = "T" + tail
        return f"{lead}{whole}{letter}{tail}" if whole else f"{lead}{tail}"
    return f"{lead}{_plain(number)}{letter}"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def counted(part: Part) -> tuple[float, float, float | str]:
    """Least and most units a part counts, and the number its value shows ("X" where there is none)."""
    if part.has("bare") or not part.has("n"):
        if part.has("half"):
            return 0.5, 0.5, 0.5
        if part.letter("unit") == "U":
            return 1, 1, 1
        return 2, 99, "X"
    value = part.value("n")
    if part.letter("n") == "g":
        low, high, number = value
        return low, high, (float(number) if number != "X" else "X")
    low = 1.0 if part.letter("n") == "a" else float(value)
    if part.has("plus"):
        low += 0.5
    if part.has("n2"):
        high = float(part.value("n2"))
        return min(low, high), max(low, high), min(low, high)
    return low, low, low


def days_between(earlier: Timex, later: Timex) -> tuple[int, int] | None:
    """Fewest and most whole days from one date to the other; None where they do not fix it.

    Where neither has a year, both are taken to be of one year (the count then shows both a common and a leap year), or
    of two following years if only so the later one comes later.
    """
    first, last = DAY.match(earlier.value), DAY.match(later.value)
    if not first or not last or (first[1] == "XXXX") != (last[1] == "XXXX"):
        return None
    found: list[int] = []
    for year in (2000, 2001):
        try:
            a = date(int(first[1]) if first[1] != "XXXX" else year, int(first[2]), int(first[3]))
            b = date(int(last[1]) if last[1] != "XXXX" else year, int(last[2]), int(last[3]))
            if b < a and first[1] == "XXXX":
                b = b.replace(year=year + 1)
        except ValueError:
            continue
        found.append((b - a).days)
    return (min(found), max(found)) if found else None


def covers(duration: Timex, days: float) -> bool:
    """Whether so many days lie within what the words of a duration cover; true where they fix nothing."""
    return duration.days is None or duration.days[0] <= days <= duration.days[1]
