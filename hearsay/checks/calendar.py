"""Days between time expressions, also where their year is not known."""

import re
from datetime import date

from hearsay.model import Timex

DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20|21)\d\d(?!\d|s)|['’]\d\d(?!\d)|(?<=[./-])\d\d(?!\d|[./-])")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SOME_YEAR, LEAP_YEAR = 2001, 2000


def day_of(timex: Timex, year: int | None = None) -> date | None:
    """The day a time expression names; `year` stands in for an unknown one. None where it names none."""
    found = DAY.match(timex.value)
    if not found or (found[1] == "XXXX" and year is None):
        return None
    try:
        return date(int(found[1]) if found[1] != "XXXX" else year or 0, int(found[2]), int(found[3]))
    except ValueError:
        return None


def days_between(earlier: Timex, later: Timex) -> tuple[int, int] | None:
    """Fewest and most days from one time expression to another; None where they do not fix it.

    Where neither has a year both are taken to be of one year, or of two following ones if that is the only order.
    """
    known = [t for t in (earlier, later) if DAY.match(t.value) and not t.value.startswith("XXXX")]
    if len(known) == 2:
        first, last = day_of(earlier), day_of(later)
        return ((last - first).days,) * 2 if first and last else None
    if known:
        return None
    gaps = []
    for year in (SOME_YEAR, LEAP_YEAR):
        first, last = day_of(earlier, year), day_of(later, year)
        if first and last and last < first:
            last = day_of(later, year + 1)
        if first is None or last is None:
            return None
        gaps.append((last - first).days)
    return min(gaps), max(gaps)


def names_year(words: str) -> bool:
    return bool(YEAR.search(words))


def day_words(day: date) -> str:
    """A day as people write it: "20 May 2025"."""
    return f"{day.day} {day:%B} {day.year}"
