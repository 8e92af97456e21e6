"""A stated interval that fits no number of days between the two dates it spans."""

import math
from collections.abc import Iterator
from datetime import date

from hearsay.checks.calendar import day_words, days_between, minutes_of, spell_of
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Interval, Reading, Span, Timex

DAY_MINUTES, HOUR_MINUTES = 1440, 60
Gap = tuple[int, int]


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    for interval in reading.intervals:
        if interval.timex.days is None:
            continue
        if interval.until_published and interval.earlier is not None:
            yield from _until_published(rule, reading, interval, interval.earlier)
        elif interval.pairs:
            yield from _between_any(rule, reading, interval)
        elif interval.earlier is not None and interval.later is not None and interval.earlier != interval.later:
            yield from _between(rule, reading, interval, interval.earlier, interval.later)


def _between(rule: Rule, reading: Reading, interval: Interval, earlier: Timex, later: Timex) -> Iterator[Finding]:
    """The two dates are known."""
    gap = _gap(interval, earlier, later)
    least, most = _cover(rule, interval)
    if gap is None or _fits(interval, gap, least, most):
        return
    if gap[1] < 0:  # their order is another rule's
        gap = -gap[1], -gap[0]
        if _fits(interval, gap, least, most):
            return
    yield _finding(rule, reading, interval, (earlier, later), gap)


def _between_any(rule: Rule, reading: Reading, interval: Interval) -> Iterator[Finding]:
    """Only the neighbourhood tells the dates: quiet where any two of them fit, or none comes near."""
    least, most = _cover(rule, interval)
    nearest: tuple[float, tuple[Timex, Timex], Gap] | None = None
    both = [*interval.pairs, *((b, a) for a, b in interval.pairs if _in_hours(interval))]
    for one, other in both:
        gap = _distance(interval, one, other)
        if gap is None:
            continue
        if _fits(interval, gap, least, most):
            return
        off = max(gap[0] / max(most, 1), least / max(gap[1], 1))
        if nearest is None or off < nearest[0]:
            nearest = off, (one, other), gap
    if nearest is not None and nearest[0] <= rule.params["comparable"]:
        yield _finding(rule, reading, interval, nearest[1], nearest[2])


def _until_published(rule: Rule, reading: Reading, interval: Interval, earlier: Timex) -> Iterator[Finding]:
    """ "Since May 2021, four years ago": counted to the day of publication."""
    spell, out = spell_of(earlier), reading.report.published_date
    if spell is None or out is None or earlier.basis not in (None, "stated"):
        return
    gap = (out - spell[1]).days, (out - spell[0]).days
    least, most = _cover(rule, interval)
    slack = rule.params["published_slack_days"] + most * rule.params["published_slack_share"]
    if gap[1] < 0 or (gap[1] + slack >= least and gap[0] - slack <= most):
        return
    if max(gap[0] / max(most, 1), least / max(gap[1], 1)) > rule.params["comparable"]:
        return
    yield _finding(rule, reading, interval, (earlier, None), gap, out)


def _gap(interval: Interval, earlier: Timex, later: Timex) -> Gap | None:
    return _minutes(earlier, later) if _in_hours(interval) else days_between(earlier, later)


def _distance(interval: Interval, one: Timex, other: Timex) -> Gap | None:
    """Days or minutes from the earlier of the two to the later, whichever stands first."""
    if _in_hours(interval):
        return _minutes(one, other)
    gap = days_between(one, other)
    if gap is not None and gap[1] < 0:
        return -gap[1], -gap[0]
    return gap


def _in_hours(interval: Interval) -> bool:
    return interval.timex.days is not None and interval.timex.days[1] < 1


def _fits(interval: Interval, gap: Gap, least: int, most: int) -> bool:
    return gap[1] + interval.inclusive * (not _in_hours(interval)) >= least and gap[0] <= most


def _finding(
    rule: Rule,
    reading: Reading,
    interval: Interval,
    ends: tuple[Timex, Timex | None],
    gap: Gap,
    out: date | None = None,
) -> Finding:
    text, (least, most) = reading.report.text, _cover(rule, interval)
    first, last = ends
    if last is not None and _moment(last) < _moment(first):
        first, last = last, first
    unit = "minute" if _in_hours(interval) else "day"
    later = last.span.of(text) if last is not None else f"publication on {day_words(out)}" if out else ""
    spans: list[Span] = [interval.span, first.span, *([last.span] if last is not None else [])]
    return rule.found(
        spans,
        facts={
            "earlier": first.span.of(text),
            "later": later,
            f"{unit}s": gap[0] if gap[0] == gap[1] else list(gap),
            "stated": interval.timex.span.of(text),
            "covers": [least, most],
        },
        count=_count(*gap, unit),
        band=_count(least, most, unit),
    )


def _moment(timex: Timex) -> str:
    return timex.value.replace("XXXX", "0000")


def _cover(rule: Rule, interval: Interval) -> tuple[int, int]:
    """Least and most whole days the words cover; below a day in minutes, with room for rounding to the hour."""
    band = interval.timex.days or (0.0, 0.0)
    if not _in_hours(interval):
        return math.ceil(band[0]), math.floor(band[1])
    low, high = band[0] * DAY_MINUTES, band[1] * DAY_MINUTES
    in_minutes = low == high and round(low) % HOUR_MINUTES
    share = rule.params["minutes_share"] if in_minutes else rule.params["rounding_share"]
    room = min(rule.params["rounding_minutes"], low * share)
    return math.ceil(low - room), math.floor(high + room)


def _minutes(earlier: Timex, later: Timex) -> Gap | None:
    """Minutes from one clock time to the next of that kind, in one zone where both are known."""
    first, last = minutes_of(earlier), minutes_of(later)
    if first is not None and last is not None and earlier.zone and later.zone:
        first, last = first - _offset(earlier.zone), last - _offset(later.zone)
    return ((last - first) % DAY_MINUTES,) * 2 if first is not None and last is not None else None


def _offset(zone: str) -> int:
    return 0 if zone == "Z" else (1 if zone[0] == "+" else -1) * (int(zone[1:3]) * 60 + int(zone[-2:]))


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
    params={
        "rounding_minutes": 30,
        "rounding_share": 0.25,
        "minutes_share": 0.1,
        "comparable": 4.0,
        "published_slack_days": 3,
        "published_slack_share": 0.04,
    },
)
