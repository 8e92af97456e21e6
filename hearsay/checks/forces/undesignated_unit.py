"""A formation named like one of its kind, without the number or name that would tell which."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Unit


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    bare = [
        u
        for u in reading.units
        if u.designator is None and u.echelon in rule.params["echelons"] and _as_name(u.span.of(text))
    ]
    wholes = {u.parent for u in bare}
    told: dict[str, list[Unit]] = {}
    for unit in bare:
        if unit.span not in wholes:  # told together with its part
            told.setdefault(unit.span.of(text).casefold().removeprefix("the "), []).append(unit)
    for units in told.values():
        first = units[0]
        spans = [s for u in units for s in (u.span, u.parent) if s and any(s == b.span for b in bare)]
        yield rule.found(
            spans,
            facts={"unit": first.span.of(text), "echelon": first.echelon, "branch": first.branch, "times": len(units)},
        )


def _as_name(words: str) -> bool:
    """Capitals on a generic noun: the writer means a certain one ("the Tank Regiment"), not some regiment."""
    parts = [w for w in words.split() if w.lower() not in ("the", "a", "an", "of")]
    return bool(parts) and all(w[:1].isupper() for w in parts)


RULE = Rule(
    code="HS701",
    name="undesignated-unit",
    since="0.1",
    severity="warning",
    message="“{unit}” has no number or name: it cannot be told which {echelon} this is.",
    ask="Which {echelon}: what number or name does the source give?",
    check=check,
    params={
        "echelons": (
            "squad",
            "platoon",
            "company",
            "battery",
            "battalion",
            "regiment",
            "brigade",
            "division",
            "corps",
            "army",
        )
    },
)
