"""A weekday named with a date that falls on another one."""

from collections.abc import Iterator

from hearsay.checks.calendar import WEEKDAYS, day_of, day_words
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    for timex in reading.timexes:
        day = day_of(timex)
        if timex.weekday is None or day is None or day.weekday() == timex.weekday:
            continue
        yield rule.found(
            [timex.span],
            facts={
                "date": day.isoformat(),
                "stated": WEEKDAYS[timex.weekday],
                "is": WEEKDAYS[day.weekday()],
                "year_from": timex.basis or "stated",
            },
            day=day_words(day),
            year="" if timex.basis in (None, "stated") else f" (year: {timex.basis})",
            actual=WEEKDAYS[day.weekday()],
        )


RULE = Rule(
    code="HS203",
    name="weekday-off-date",
    since="0.1",
    severity="error",
    message="{day}{year} is a {actual}, not a {stated}.",
    ask="Is the weekday wrong, the day, or the year?",
    check=check,
    catches=("weekday",),
)
