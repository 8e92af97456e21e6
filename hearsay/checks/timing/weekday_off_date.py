"""A weekday named with a date that falls on another one."""

from collections.abc import Iterator

from hearsay.checks.calendar import WEEKDAYS, day_of, day_words
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Span, Timex


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    dated = {t.span: t for t in reading.timexes}
    for timex in reading.timexes:
        if timex.weekday is not None:
            yield from _off(rule, timex, WEEKDAYS[timex.weekday], [timex.span])
    for word in reading.words("weekday"):
        if word.subject in dated:
            yield from _off(rule, dated[word.subject], word.lemma, [word.subject, word.span])


def _off(rule: Rule, timex: Timex, stated: str, spans: list[Span]) -> Iterator[Finding]:
    day = day_of(timex)
    if day is None or WEEKDAYS[day.weekday()] == stated:
        return
    yield rule.found(
        spans,
        facts={
            "date": day.isoformat(),
            "stated": stated,
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
