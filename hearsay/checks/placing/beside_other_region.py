"""A place told with a region or country as if it lay there, where no place of that name does."""

from collections.abc import Iterator

from hearsay.checks.placing._elsewhere import FIGURES, elsewhere
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    yield from elsewhere(rule, reading, implied=True)


RULE = Rule(
    code="HS310",
    name="beside-other-region",
    since="0.1",
    severity="warning",
    message="{place} is told as if it were in {stated}; places of that name, hamlets aside, are elsewhere ({known}).",
    ask="Is the place meant, or the region?",
    check=check,
    catches=("region", "country"),
    params=FIGURES,
)
