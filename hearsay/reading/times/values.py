"""TIMEX3 values as intervals: first and last second a value covers, and how finely it is told."""

import calendar
import re
from datetime import MINYEAR, UTC, date, datetime, timedelta, timezone

from hearsay.model.times import Grain

Interval = tuple[datetime | None, datetime | None, Grain | None]

SECOND = timedelta(seconds=1)
CLOCK = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d)(?::(\d\d)(?::(\d\d))?)?(Z|[+-]\d\d:\d\d)?")
DAYPART = re.compile(r"(\d{4})-(\d\d)-(\d\d)T([A-Z]{2})")
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
PIECE = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
MONTH = re.compile(r"(\d{4})-(\d\d)")

HOURS: dict[str, tuple[int, int]] = {
    "SM": (0, 6), "MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "DA": (3, 8),
    "DU": (16, 23), "DT": (6, 20),
}  # fmt: skip
"""Hours from midnight a part of the day may cover, widely read; a night runs to six in the morning."""
PIECES: dict[str, tuple[Grain, int, int]] = {
    "Q1": ("quarter", 1, 3), "Q2": ("quarter", 4, 3), "Q3": ("quarter", 7, 3), "Q4": ("quarter", 10, 3),
    "H1": ("half", 1, 6), "H2": ("half", 7, 6),
    "SP": ("season", 3, 3), "SU": ("season", 6, 3), "FA": ("season", 9, 3), "WI": ("season", 12, 3),
}  # fmt: skip
"""Grain, first month and number of months; a winter belongs to the year it begins in."""


def interval(value: str) -> Interval:
    """Earliest and latest instant (both inclusive) of a TIMEX3 value, and its grain; None where it fixes none."""
    grain = grain_of(value)
    if "X" in value or value.endswith("_REF") or value.startswith("BC"):
        return None, None, grain
    try:
        first, past = _bounds(value)
    except (ValueError, OverflowError):
        return None, None, grain
    return (first, past - SECOND, grain) if first and past else (None, None, grain)


def _bounds(value: str) -> tuple[datetime | None, datetime | None]:
    if found := CLOCK.fullmatch(value):
        year, month, day, hour, minute, second, zone = found.groups()
        start = datetime(int(year), int(month), int(day), tzinfo=_tzinfo(zone))
        start += timedelta(hours=int(hour), minutes=int(minute or 0), seconds=int(second or 0))
        length = SECOND if second else timedelta(minutes=1) if minute else timedelta(hours=1)
        return start, start + length
    if found := DAYPART.fullmatch(value):
        low, high = HOURS[found[4]]
        midnight = datetime(int(found[1]), int(found[2]), int(found[3]))
        return midnight + timedelta(hours=low), midnight + timedelta(hours=high)
    if found := DAY.fullmatch(value):
        midnight = datetime(int(found[1]), int(found[2]), int(found[3]))
        return midnight, midnight + timedelta(days=1)
    if found := WEEK.fullmatch(value):
        monday = datetime.fromisocalendar(int(found[1]), int(found[2]), 1)
        return (monday + timedelta(days=5) if found[3] else monday), monday + timedelta(days=7)
    if found := PIECE.fullmatch(value):
        _, month_, months = PIECES[found[2]]
        return _month(int(found[1]), month_), _month(int(found[1]), month_ + months)
    if found := MONTH.fullmatch(value):
        if not 1 <= int(found[2]) <= 12:
            return None, None
        return _month(int(found[1]), int(found[2])), _month(int(found[1]), int(found[2]) + 1)
    if value.isdigit() and len(value) in (2, 3, 4):
        span = 10 ** (4 - len(value))
        year_ = int(value) * span
        return datetime(max(year_, MINYEAR), 1, 1), datetime(year_ + span, 1, 1)
    return None, None


def _tzinfo(zone: str | None) -> timezone | None:
    if zone is None:
        return None
    return UTC if zone == "Z" else timezone(offset_delta(zone))


def offset_delta(zone: str) -> timedelta:
    """An offset such as "+03:00" as a length of time."""
    sign = -1 if zone[0] == "-" else 1
    return sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))


def _month(year: int, month: int) -> datetime:
    return datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def grain_of(value: str) -> Grain | None:
    """How finely a value is told, also where its year is unknown."""
    if value.endswith("_REF"):
        return "reference"
    value = value.removeprefix("BC")
    head, clock, time = value.partition("T")
    if clock and not value.startswith("P"):
        if time[:1].isalpha():
            return "daypart"
        return (
            "second"
            if time.count(":") - time.count("+0") >= 2 and len(time) >= 8 and time[5] == ":"
            else ("minute" if ":" in time[:3] else "hour")
        )
    if value.startswith("P") or head.startswith("FY"):
        return "year" if head.startswith("FY") else None
    if re.fullmatch(r".{4}-W..-WE", head):
        return "weekend"
    if re.fullmatch(r".{4}-W..-\d", head):
        return "day"
    if re.fullmatch(r".{4}-W..", head):
        return "week"
    piece = head[5:]
    if piece in PIECES:
        return PIECES[piece][0]
    if re.fullmatch(r"Q[1-4X]|H[12X]", piece):
        return "quarter" if piece[0] == "Q" else "half"
    if len(piece) == 5:
        return "day"
    if len(piece) == 2:
        return "month"
    lengths: dict[int, Grain] = {4: "year", 3: "decade", 2: "century"}
    return lengths.get(len(head))


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has such a day, in this year or (year None) in any."""
    known = year if year is not None and year > 0 else 2000
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(known, month)[1]


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month so many months on."""
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


def week_value(day: date) -> str:
    """The ISO week a day lies in: 2025-W23."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
