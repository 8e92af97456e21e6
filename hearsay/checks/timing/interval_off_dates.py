"""A stated interval that fits no number of days between the two dates it spans."""

import math
from collections.abc import Iterator

from hearsay.checks.calendar import days_between
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    for interval in reading.intervals:
        earlier, later, band = interval.earlier, interval.later, interval.timex.days
        if earlier is None or later is None or band is None or earlier == later:
            continue
        gap = days_between(earlier, later)
        if gap is None or (gap[1] >= math.ceil(band[0]) and gap[0] <= band[1]):
            continue
        low, high = math.ceil(band[0]), math.floor(band[1])
        yield rule.found(
            [interval.span, earlier.span, later.span],
            facts={
                "earlier": earlier.span.of(text),
                "later": later.span.of(text),
                "days": gap[0] if gap[0] == gap[1] else list(gap),
                "stated": interval.timex.span.of(text),
                "covers": [low, high],
            },
            count=f"{gap[0]} day{'s' if gap[0] != 1 else ''}" if gap[0] == gap[1] else f"{gap[0]} or {gap[1]} days",
            band=f"{low} to {high} days" if low != high else f"{low} day{'s' if low != 1 else ''}",
        )


RULE = Rule(
    code="HS201",
    name="interval-off-dates",
    since="0.1",
    severity="error",
    message="{earlier} to {later} is {count}; “{stated}” covers {band}.",
    ask="Which is wrong: “{stated}”, {earlier} or {later}?",
    check=check,
    catches=("interval",),
)
