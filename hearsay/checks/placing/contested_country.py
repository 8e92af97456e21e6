"""A place put into the country that claims it, where the General Assembly of the UN counts it to another."""

from collections.abc import Iterator

from hearsay.checks.regions import claimed_units
from hearsay.checks.rule import Rule
from hearsay.checks.voice import quoted
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    contested = claimed_units(reading)
    for toponym in reading.toponyms:
        place, stated, within = toponym.place, toponym.stated, toponym.within
        if place is None or stated is None or within is None or toponym.implied or stated.level != "country":
            continue
        if place.admin1 not in contested or place.country == stated.country or quoted(reading, toponym.span):
            continue
        yield rule.found(
            [toponym.span, within],
            facts={"place": place.name, "unit": place.admin1, "stated": stated.name, "status": contested[place.admin1]},
        )


RULE = Rule(
    code="HS309",
    name="contested-country",
    since="0.1",
    severity="warning",
    message="{place} is put into {stated}: {status}.",
    ask="Is that the writer's own view of the border, or somebody's who should be named?",
    check=check,
)
