"""Days between time expressions, also where their year is not known or they name no day but a month or year."""

import calendar
import re
from dataclasses import replace
from datetime import date

from hearsay.model import Timex

DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
SPELL = re.compile(r"(\d{4})(?:-(\d\d))?$")
SEASON = re.compile(r"([1-9]\d{3})-([A-Z][A-Z1-4])$")
SEASONS = {
    "SP": ((3, 1), (6, 21)), "SU": ((6, 1), (9, 23)), "FA": ((9, 1), (12, 21)), "Q1": ((1, 1), (3, 31)),
    "Q2": ((4, 1), (6, 30)), "Q3": ((7, 1), (9, 30)), "Q4": ((10, 1), (12, 31)), "H1": ((1, 1), (6, 30)),
    "H2": ((7, 1), (12, 31)),
}  # fmt: skip
CLOCK = re.compile(r"T(\d\d):(\d\d)")
OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)$")
YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20|21)\d\d(?!\d|s)|['’]\d\d(?!\d)|(?<=[./-])\d\d(?!\d|[./-])")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SOME_YEAR, LEAP_YEAR = 2001, 2000
HALF_YEAR_DAYS = 183
PUBLISHED = "published date"
"""Basis of a time expression whose year is that of publication."""


def day_of(timex: Timex, year: int | None = None) -> date | None:
    """The day a time expression names; `year` stands in for an unknown one. None where it names none."""
    found = DAY.match(timex.value)
    if not found or (found[1] == "XXXX" and year is None):
        return None
    try:
        return date(int(found[1]) if found[1] != "XXXX" else year or 0, int(found[2]), int(found[3]))
    except ValueError:
        return None


def spell_of(timex: Timex) -> tuple[date, date] | None:
    """First and last day of the day, month, season, quarter or year a time expression names; None without its year.

    Winter is left out: nobody can say of which two years it is.
    """
    day = day_of(timex)
    if day is not None:
        return day, day
    season = SEASON.match(timex.value)
    if season and season[2] in SEASONS:
        (first, since), (last, until) = SEASONS[season[2]]
        return date(int(season[1]), first, since), date(int(season[1]), last, until)
    found = SPELL.match(timex.value)
    if found is None or not 1 <= int(found[1]) <= 9998:
        return None
    year, month = int(found[1]), int(found[2]) if found[2] else None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        return None
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def days_between(earlier: Timex, later: Timex) -> tuple[int, int] | None:
    """Fewest and most days from one time expression to another; None where they do not fix it.

    Where neither has a year both are taken to be of one year, or of two following ones if that is the only order.
    """
    earlier, later = of_one_year(earlier, later)
    known = [t for t in (earlier, later) if not t.value.startswith("XXXX")]
    if len(known) == 2:
        first, last = spell_of(earlier), spell_of(later)
        return ((last[0] - first[1]).days, (last[1] - first[0]).days) if first and last else None
    if known:
        return None
    gaps = []
    for year in (SOME_YEAR, LEAP_YEAR):
        one, other = day_of(earlier, year), day_of(later, year)
        if one and other and other < one:
            other = day_of(later, year + 1)
        if one is None or other is None:
            return None
        gaps.append((other - one).days)
    return min(gaps), max(gaps)


def of_one_year(first: Timex, second: Timex) -> tuple[Timex, Timex]:
    """Both with the year one of them states, where the other's is only that of publication.

    "Opened on 3 May 2014 and closed on 10 May" is about one year, whenever it was published.
    """
    one, other = day_of(first), day_of(second)
    if one is None or other is None or (first.basis == PUBLISHED) == (second.basis == PUBLISHED):
        return first, second
    if first.basis == PUBLISHED:
        return _moved(first, other.year - (_yearless(other) < _yearless(one))), second
    return first, _moved(second, one.year + (_yearless(other) < _yearless(one)))


def _yearless(day: date) -> tuple[int, int]:
    return day.month, day.day


def _moved(timex: Timex, year: int) -> Timex:
    return replace(timex, value=f"{year:04d}{timex.value[4:]}", basis="year of the other date")


def is_before(first: Timex, second: Timex) -> bool | None:
    """Whether the first lies wholly before the second, on one calendar; None where that cannot be told.

    Days without a year are of one year, unless the turn of a year lies nearer.
    """
    if PUBLISHED in (first.basis, second.basis) and first.basis != second.basis:
        return None
    one, other = spell_of(first), spell_of(second)
    if first.basis == second.basis == PUBLISHED and day_of(first) and day_of(second):
        one = other = None
        first, second = (replace(t, value=f"XXXX{t.value[4:]}") for t in (first, second))
    if one is None or other is None:
        a, b = day_of(first, SOME_YEAR), day_of(second, SOME_YEAR)
        known = [t for t in (first, second) if not t.value.startswith("XXXX")]
        if a is None or b is None or known or abs((b - a).days) > HALF_YEAR_DAYS:
            return None
        return a < b
    if one == other and (clocks := minutes_of(first)) is not None and (others := minutes_of(second)) is not None:
        return clocks < others
    return one[1] < other[0]


def minutes_of(timex: Timex) -> int | None:
    """Minutes after midnight of a clock time, as worded."""
    clock = CLOCK.search(timex.value)
    return int(clock[1]) * 60 + int(clock[2]) if clock else None


def has_figures(timex: Timex, text: str) -> bool:
    """Written with a day, a year or a clock time in figures, not as "Monday" or "last week"."""
    return any(ch.isdigit() for ch in timex.span.of(text))


def names_year(words: str) -> bool:
    return bool(YEAR.search(words))


def day_words(day: date) -> str:
    """A day as people write it: "20 May 2025"."""
    return f"{day.day} {day:%B} {day.year}"
