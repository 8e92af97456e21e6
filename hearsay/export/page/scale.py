"""A linear scale of time: dates onto a line, with ticks at round dates, and far outliers left off it, said so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hearsay.export.page.dates import MONTHS

FAR = 6.0
"""A first or last moment is left off the scale where it alone makes the rest this many times shorter."""
SHORT = timedelta(days=120)
"""Scales up to this length keep everything."""
MOST_TICKS = 9
HOURS_UP_TO_DAYS = 2.6


@dataclass(frozen=True, slots=True)
class Scale:
    low: datetime
    high: datetime
    left: float
    right: float

    def x(self, moment: datetime) -> float:
        share = (moment - self.low) / (self.high - self.low)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def ticks(self) -> list[tuple[float, str]]:
        """Positions and names; names say the year where it changes."""
        moments, form = _round_moments(self.low, self.high)
        found, year = [], 0
        for moment in moments:
            name = _name(moment, form, moment.year != year)
            year = year if form == "hour" and moment.hour else moment.year
            found.append((self.x(moment), name))
        return found


def scale_for(intervals: Sequence[tuple[datetime, datetime]], left: float, right: float) -> Scale | None:
    """A scale that shows the intervals, without lone ones far off; None where there are none."""
    kept = sorted(intervals)
    if not kept:
        return None
    while len(kept) > 2 and _length(kept) > SHORT:
        without_first, without_last = kept[1:], sorted(kept, key=lambda i: i[1])[:-1]
        shorter = min(without_first, without_last, key=_length)
        if _length(kept) < FAR * max(_length(shorter), timedelta(days=7)):
            break
        kept = sorted(shorter)
    low, high = min(a for a, _ in kept), max(b for _, b in kept)
    pad = max((high - low) * 0.06, timedelta(hours=18))
    low, high = _shifted(low, -pad), _shifted(high, pad)
    return Scale(low, high, left, right) if low < high else None


def _shifted(moment: datetime, by: timedelta) -> datetime:
    try:
        return moment + by
    except OverflowError:
        return moment


def _length(intervals: Sequence[tuple[datetime, datetime]]) -> timedelta:
    return max(b for _, b in intervals) - min(a for a, _ in intervals)


def _round_moments(low: datetime, high: datetime) -> tuple[list[datetime], str]:
    days = (high - low).total_seconds() / 86400
    for step in (0.25, 0.5, 1, 2, 7, 14):
        if days / step <= MOST_TICKS and (step >= 1 or days < HOURS_UP_TO_DAYS):
            start = low.replace(hour=0, minute=0, second=0, microsecond=0)
            moments = [_shifted(start, timedelta(days=step * i)) for i in range(int(days / step) + 6)]
            return [m for m in moments if low <= m <= high], "hour" if step < 1 else "day"
    for months in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000):
        if days / 30.44 / months <= MOST_TICKS:
            break
    first = low.year * 12 + low.month - 1
    first -= first % months
    moments = []
    for i in range(MOST_TICKS + 4):
        year, month = divmod(first + i * months, 12)
        if 1 <= year <= 9999 and low <= datetime(year, month + 1, 1) <= high:
            moments.append(datetime(year, month + 1, 1))
    return moments, "month" if months < 12 else "year"


def _name(moment: datetime, form: str, new_year: bool) -> str:
    if form == "year":
        return str(moment.year)
    month = MONTHS[moment.month - 1][:3]
    year = f" {moment.year}" if new_year else ""
    if form == "month":
        return f"{month}{year}"
    day = f"{moment.day} {month}{year}"
    return f"{moment:%H:%M}" if form == "hour" and moment.hour else day
