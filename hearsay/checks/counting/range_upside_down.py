"""A range whose first number is the larger: "between 40 and 30 vehicles"."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    opened = [w.span for w in reading.words("range_open")]
    for quantity in reading.quantities:
        if not isinstance(quantity.value, tuple) or quantity.value[0] <= quantity.value[1]:
            continue
        if any(0 <= quantity.span.start - s.end <= 2 or quantity.span.overlaps(s) for s in opened):
            low, high = quantity.value[1], quantity.value[0]
            yield rule.found([quantity.span], facts={"words": quantity.span.of(text), "low": low, "high": high})


RULE = Rule(
    code="HS506",
    name="range-upside-down",
    since="0.1",
    severity="error",
    message="The range “{words}” begins with its larger number.",
    ask="Are the two numbers swapped, or is one of them wrong?",
    check=check,
)
