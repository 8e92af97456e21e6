"""A stated interval that fits no number of days between the two dates it spans."""

import math
from collections.abc import Iterator

from hearsay.checks.calendar import days_between, minutes_of
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Timex

DAY_MINUTES = 1440


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    for interval in reading.intervals:
        earlier, later, band = interval.earlier, interval.later, interval.timex.days
        if earlier is None or later is None or band is None or earlier == later:
            continue
        hours = band[1] < 1
        gap = _minutes(earlier, later) if hours else days_between(earlier, later)
        least, most = _cover(rule, band, hours)
        if gap is None or (gap[1] + interval.inclusive * (not hours) >= least and gap[0] <= most):
            continue
        unit = "minute" if hours else "day"
        yield rule.found(
            [interval.span, earlier.span, later.span],
            facts={
                "earlier": earlier.span.of(text),
                "later": later.span.of(text),
                f"{unit}s": gap[0] if gap[0] == gap[1] else list(gap),
                "stated": interval.timex.span.of(text),
                "covers": [least, most],
            },
            count=_count(*gap, unit),
            band=_count(least, most, unit),
        )


def _cover(rule: Rule, band: tuple[float, float], hours: bool) -> tuple[int, int]:
    """Least and most whole days the words cover; below a day in minutes, with room for rounding to the hour."""
    if not hours:
        return math.ceil(band[0]), math.floor(band[1])
    low, high = band[0] * DAY_MINUTES, band[1] * DAY_MINUTES
    room = min(rule.params["rounding_minutes"], low * rule.params["rounding_share"])
    return math.ceil(low - room), math.floor(high + room)


def _minutes(earlier: Timex, later: Timex) -> tuple[int, int] | None:
    """Minutes from one clock time to the next of that kind."""
    first, last = minutes_of(earlier), minutes_of(later)
    return ((last - first) % DAY_MINUTES,) * 2 if first is not None and last is not None else None


def _count(low: int, high: int, unit: str) -> str:
    if low == high:
        return f"{low} {unit}{'s' if low != 1 else ''}"
    return f"{low} {'or' if high - low == 1 else 'to'} {high} {unit}s"


RULE = Rule(
    code="HS201",
    name="interval-off-dates",
    since="0.1",
    severity="error",
    message="{earlier} to {later} is {count}; “{stated}” covers {band}.",
    ask="Which is wrong: “{stated}”, {earlier} or {later}?",
    check=check,
    catches=("interval",),
    params={"rounding_minutes": 30, "rounding_share": 0.25},
)
