"""“NAME Company” where the reader cannot tell a military company from a firm."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Unit


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    told: dict[str, list[Unit]] = {}
    for unit in reading.units:
        name = unit.designator
        if unit.echelon in rule.params["echelons"] and name and not any(ch.isdigit() for ch in name):
            told.setdefault(name.casefold(), []).append(unit)
    for units in told.values():
        first = units[0]
        if first.branch or first.parent:
            continue
        yield rule.found((u.span for u in units), facts={"unit": first.span.of(text), "name": first.designator})


RULE = Rule(
    code="HS703",
    name="company-or-firm",
    since="0.1",
    severity="note",
    message="“{unit}” may be read as a firm, and {name} as its name, its home or the place of the event.",
    ask="What is the full name of the unit in the original?",
    check=check,
    params={"echelons": ("company", "group")},
)
