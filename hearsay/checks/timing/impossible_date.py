"""A date no calendar has."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    for timex in reading.timexes:
        if timex.basis == "impossible date":
            yield rule.found([timex.span], facts={"words": timex.span.of(reading.report.text), "value": timex.value})


RULE = Rule(
    code="HS204",
    name="impossible-date",
    since="0.1",
    severity="error",
    message="There is no “{words}” in the calendar.",
    ask="Which day is meant?",
    check=check,
    catches=("impossible date",),
)
