"""A formation said to be part of one that is smaller, or of its own size."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    size: dict[str, int] = rule.params["size"]
    by_span = {u.span: u for u in reading.units}
    for unit in reading.units:
        parent = by_span.get(unit.parent) if unit.parent else None
        if parent is None or unit.echelon not in size or parent.echelon not in size:
            continue
        if size[unit.echelon] < size[parent.echelon]:
            continue
        yield rule.found(
            [unit.span, parent.span],
            facts={"part": unit.echelon, "whole": parent.echelon},
            part_words=unit.span.of(text),
            whole_words=parent.span.of(text),
        )


RULE = Rule(
    code="HS702",
    name="impossible-nesting",
    since="0.1",
    severity="error",
    message="“{part_words}” cannot be part of “{whole_words}”: a {part} is not smaller than a {whole}.",
    ask="Which of the two is named wrongly?",
    check=check,
    catches=("nesting",),
    params={
        "size": {
            "crew": 1,
            "squad": 2,
            "section": 2,
            "platoon": 3,
            "company": 4,
            "battery": 4,
            "battalion": 5,
            "regiment": 6,
            "brigade": 6,
            "division": 7,
            "corps": 8,
            "army": 9,
        }
    },
)
