"""A quantity given in two units that do not convert into one another."""

import itertools
from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    for first, second in itertools.pairwise(reading.quantities):
        between = text[first.span.end : second.span.start].strip()
        factor = _factor(rule, first.unit, second.unit)
        if between not in rule.params["joints"] or factor is None:
            continue
        one, other = _range(first), _range(second)
        slack = rule.params["slack"]
        low, high = one[0] * factor * (1 - slack), one[1] * factor * (1 + slack)
        if other[0] <= high and other[1] >= low:
            continue
        yield rule.found(
            [first.span, second.span],
            facts={
                "first": first.span.of(text),
                "second": second.span.of(text),
                "converted": round(one[0] * factor, 1),
                "unit": second.unit,
            },
        )


def _factor(rule: Rule, unit: str, other: str) -> float | None:
    factors: dict[str, dict[str, float]] = rule.params["factors"]
    if other in factors.get(unit, {}):
        return factors[unit][other]
    inverse = factors.get(other, {}).get(unit)
    return 1 / inverse if inverse else None


def _range(quantity: Quantity) -> tuple[float, float]:
    return quantity.value if isinstance(quantity.value, tuple) else (quantity.value, quantity.value)


RULE = Rule(
    code="HS502",
    name="conversion-off",
    since="0.1",
    severity="error",
    message="“{first}” is {converted} {unit}, not “{second}”.",
    ask="Which of the two did the source give?",
    check=check,
    catches=("conversions",),
    params={
        "slack": 0.12,
        "joints": ("(", "/", ", or", "or", "—", "–", "["),
        "factors": {
            "mile": {"kilometre": 1.609344},
            "nautical mile": {"kilometre": 1.852},
            "square mile": {"square kilometre": 2.589988},
            "foot": {"metre": 0.3048},
            "yard": {"metre": 0.9144},
            "inch": {"centimetre": 2.54, "millimetre": 25.4},
            "acre": {"hectare": 0.404686, "square kilometre": 0.00404686},
            "square kilometre": {"hectare": 100.0},
            "pound-mass": {"kilogram": 0.453592},
        },
    },
)
