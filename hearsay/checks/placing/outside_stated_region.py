"""A place put by the text into a region or country that no place of that name lies in."""

from collections.abc import Iterator

from hearsay.checks.placing._elsewhere import FIGURES, elsewhere
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    yield from elsewhere(rule, reading, implied=False)


RULE = Rule(
    code="HS304",
    name="outside-stated-region",
    since="0.1",
    severity="error",
    message="{place} is not in {stated}: every place of that name lies elsewhere ({known}).",
    ask="Is the place meant, or the region?",
    check=check,
    catches=("region", "country"),
    params=FIGURES,
)
