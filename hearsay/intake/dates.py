"""Dates of publication: as a person gives them, as pages state them, and as bylines and datelines write them."""

import functools
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from hearsay import lexicon

ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})"
    r"(?:[T ]\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?(?![\d-])",
    re.I,
)
NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?![\d/-])")
YEAR_FIRST = re.compile(r"(?<![\d./-])(\d{4})([./])(\d{1,2})\2(\d{1,2})(?![\d./-])")
CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})[:.](\d{2})(?::\d{2})?\s*(a\.?m\.?|p\.?m\.?)?\s*"
    r"(?:(UTC|GMT|Z)\b)?\s*([+-]\d{1,2}(?::?\d{2})?(?!\d))?",
    re.I,
)
LEFT_OVER = re.compile(r"(?<![+-])\b\d{3}")
IN_ADDRESS = re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A whole date found in a line, with its clock time where the zone is certain."""

    start: int
    end: int
    moment: date | datetime


class AmbiguousDateError(ValueError):
    """Day and month cannot be told apart."""


@functools.cache
def _words() -> tuple[re.Pattern[str], dict[str, int]]:
    months = {name: i + 1 for i, names in enumerate(lexicon.load("en", "times")["month"]["words"]) for name in names}
    month = "(" + "|".join(sorted(months, key=len, reverse=True)) + r")\.?"
    day = r"(\d{1,2})(?:st|nd|rd|th)?"
    year = r"(\d{4})"
    orders = (
        rf"{day}(?:\s+of)?[\s-]+{month}[\s,-]+{year}",
        rf"{month}\s+{day},?\s+{year}",
        rf"{year},?\s+{month}\s+{day}",
    )
    return re.compile(rf"(?<![^\W_a-z])(?:{'|'.join(orders)})(?!\w)", re.I), months


def parse_published(text: str) -> date | datetime:
    """The date, or date and time with zone, that a person or a record gives.

    Raises ValueError with one line that says what is wrong and how to write it: a year is never added, a zone never
    assumed.
    """
    given = text.strip()
    if not given:
        raise ValueError("the date is empty; write it as 2025-06-08 or 2025-06-08T09:14+03:00")
    if found := ISO.fullmatch(given):
        moment = _iso(found, given)
        if isinstance(moment, datetime) and moment.tzinfo is None:
            written = f"{given.replace(' ', 'T')}+00:00"
            raise ValueError(f"{given!r} has no zone; write {written} with the right offset, or only the date")
        return moment
    try:
        found_date = find(given)
    except AmbiguousDateError as error:
        raise ValueError(str(error)) from None
    if found_date and not LEFT_OVER.search(given[: found_date.start] + given[found_date.end :]):
        return found_date.moment
    raise ValueError(f"{given[:60]!r} is not a whole date; write it as 2025-06-08 or 2025-06-08T09:14+03:00")


def from_metadata(text: str) -> date | datetime | None:
    """The moment a page's metadata states; its date alone where no zone is stated, None where it is none."""
    given = text.strip()[:80]
    if found := ISO.match(given):
        try:
            moment = _iso(found, given)
        except ValueError:
            return None
        return moment.date() if isinstance(moment, datetime) and moment.tzinfo is None else moment
    try:
        found_date = find(given)
    except ValueError:
        return None
    return found_date.moment if found_date else None


def from_address(url: str) -> date | None:
    """The day in the path of an address such as /2025/06/08/."""
    if found := IN_ADDRESS.search(url):
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            return None
    return None


def _iso(found: re.Match[str], given: str) -> date | datetime:
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None:
            return day
        clock = time(int(found[4]), int(found[5]), int(found[6] or 0))
        return datetime.combine(day, clock, _zone(found[7]) if found[7] else None)
    except ValueError as error:
        raise ValueError(f"{given!r} is no date: {error}") from None


def _zone(text: str) -> timezone:
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = re.sub(r"\D", "", text)
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    shift = timedelta(hours=hours, minutes=minutes)
    return timezone(-shift if text.startswith("-") else shift)


def find(line: str) -> Dated | None:
    """The first whole date of a line, with the clock time beside it where its zone is stated as an offset or UTC.

    Raises AmbiguousDateError for "05/06/2025", ValueError for a day the month does not have.
    """
    pattern, months = _words()
    if found := pattern.search(line):
        said = found.groups()
        day, month, year = said[:3] if said[0] else (said[4], said[3], said[5]) if said[3] else said[:5:-1]
        return _dated(line, found, int(year), months[month.lower()], int(day))
    if found := ISO.search(line):
        moment = _iso(found, found.group())
        if isinstance(moment, datetime) and moment.tzinfo is None:
            moment = moment.date()
        return Dated(found.start(), found.end(), moment)
    if found := YEAR_FIRST.search(line):
        return _dated(line, found, int(found[1]), int(found[3]), int(found[4]))
    if found := NUMBERS.search(line):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if found[2] == "/" and first <= 12 and second <= 12 and first != second:
            raise AmbiguousDateError(f"{found.group()!r} can be day/month or month/day; write it as year-month-day")
        if first <= 12 < second and found[2] == "/":
            first, second = second, first
        return _dated(line, found, year, second, first)
    return None


def _dated(line: str, found: re.Match[str], year: int, month: int, day: int) -> Dated:
    try:
        when = date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{found.group()!r} is no date: {error}") from None
    return Dated(found.start(), found.end(), _with_clock(line, found, when))


def _with_clock(line: str, found: re.Match[str], when: date) -> date | datetime:
    for clock in CLOCK.finditer(line[: found.start()] + " " * (found.end() - found.start()) + line[found.end() :]):
        zone = clock[5] or clock[4]
        hour = int(clock[1])
        if not zone or hour > 23 or int(clock[2]) > 59:
            continue
        half = (clock[3] or "").lower()[:1]
        if half and not 1 <= hour <= 12:
            continue
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        return datetime.combine(when, time(hour, int(clock[2])), _zone(zone))
    return when
