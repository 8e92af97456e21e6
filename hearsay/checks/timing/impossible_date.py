"""A date no calendar has, or a time of day no clock shows."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    for timex in reading.timexes:
        if timex.basis == "impossible date":
            yield rule.found(
                [timex.span],
                facts={"words": timex.span.of(reading.report.text), "value": timex.value},
                where="in the calendar",
            )
    for word in reading.words("impossible_clock"):
        yield rule.found([word.span], facts={"words": word.lemma, "value": None}, where="on any clock")


RULE = Rule(
    code="HS204",
    name="impossible-date",
    since="0.1",
    severity="error",
    message="There is no “{words}” {where}.",
    ask="Which day or hour does the source give?",
    check=check,
    catches=("impossible date",),
)
