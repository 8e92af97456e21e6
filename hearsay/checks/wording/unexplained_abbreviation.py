"""An abbreviation that is neither known nor spelt out anywhere in the report."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import long_enough
from hearsay.model import Abbreviation, Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not long_enough(reading, rule.params["least_words"]):
        return
    told: dict[str, list[Abbreviation]] = {}
    for abbreviation in reading.abbreviations:
        if reading.report.block_at(abbreviation.span.start) != "headline":
            told.setdefault(abbreviation.form, []).append(abbreviation)
    named = " ".join(m.surface for m in reading.mentions if m.label == "PER")
    for form, uses in told.items():
        if any(a.expansion or a.known or a.near for a in uses) or form in named:
            continue
        yield rule.found((a.span for a in uses[:1]), facts={"form": form, "times": len(uses)})


RULE = Rule(
    code="HS609",
    name="unexplained-abbreviation",
    since="0.1",
    severity="warning",
    message="“{form}” is not spelt out anywhere and is not a known abbreviation.",
    ask="What does “{form}” stand for in the original?",
    check=check,
    catches=("unknown abbreviation",),
    params={"least_words": 25},
)
