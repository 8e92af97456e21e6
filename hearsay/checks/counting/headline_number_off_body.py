"""A number in the headline that no number of the body about the same thing fits."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE
from hearsay.model import Claim, Finding, Quantity, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    for claim in reading.claims:
        if not claim.headline or claim.happening.kind not in CONTESTABLE:
            continue
        for quantity in _inside(reading, claim):
            told = [
                q
                for c in reading.claims
                if not c.headline and c.happening.kind == claim.happening.kind
                for q in _inside(reading, c)
                if _alike(q, quantity)
            ]
            if not told or quantity.change in "<>" or any(_fits(quantity, q) for q in told):
                continue
            yield rule.found(
                [quantity.span, told[0].span],
                claims=[claim],
                facts={"headline": quantity.span.of(text), "body": [q.span.of(text) for q in told]},
                there=told[0].span.of(text),
            )


def _inside(reading: Reading, claim: Claim) -> list[Quantity]:
    return [q for q in reading.quantities if any(s.covers(q.span) for s in claim.spans)]


def _alike(one: Quantity, other: Quantity) -> bool:
    """Counts of one thing, by the noun counted; a headline often leaves it out."""
    return one.unit == other.unit or other.unit == "-" or one.unit.rstrip("s") == other.unit.rstrip("s")


def _fits(one: Quantity, other: Quantity) -> bool:
    first, second = _range(one), _range(other)
    if other.change == ">":
        return first[1] >= second[0]
    if other.change == "<":
        return first[0] <= second[1]
    return first[0] <= second[1] * 1.1 and second[0] <= first[1] * 1.1


def _range(quantity: Quantity) -> tuple[float, float]:
    return quantity.value if isinstance(quantity.value, tuple) else (quantity.value, quantity.value)


RULE = Rule(
    code="HS503",
    name="headline-number-off-body",
    since="0.1",
    severity="error",
    message="The headline says “{headline}”, the body “{there}”.",
    ask="Which number did the source give?",
    check=check,
    catches=("headline numbers",),
)
