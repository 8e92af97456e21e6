"""An abbreviation nobody uses, one letter from one that is in use."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import listed
from hearsay.model import Abbreviation, Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    told: dict[str, list[Abbreviation]] = {}
    for abbreviation in reading.abbreviations:
        told.setdefault(abbreviation.form, []).append(abbreviation)
    for form, uses in told.items():
        if any(a.expansion or a.known for a in uses) or not any(a.near for a in uses):
            continue
        if any(_in_name(reading, a) for a in uses):
            continue
        near = list(dict.fromkeys(n for a in uses for n in a.near))
        yield rule.found(
            (a.span for a in uses), facts={"form": form, "near": near}, others=listed([f"“{n}”" for n in near])
        )


def _in_name(reading: Reading, abbreviation: Abbreviation) -> bool:
    """Part of a longer name ("DPC Partners"), which has its own reasons."""
    return any(m.span.covers(abbreviation.span) and m.span != abbreviation.span for m in reading.mentions)


RULE = Rule(
    code="HS601",
    name="near-miss-abbreviation",
    since="0.1",
    severity="warning",
    message="“{form}” is no abbreviation known here and is never spelt out; known is {others}.",
    ask="What stands in the original: {others}, or something else?",
    check=check,
    catches=("unknown abbreviation",),
)
