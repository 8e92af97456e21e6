"""A formation said to be part of one that is smaller, or of its own size."""

import functools
from collections.abc import Iterator

from hearsay import profiles
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    size = _levels(reading.versions.get("profile", ""))
    by_span = {u.span: u for u in reading.units}
    told: list[Span] = []
    for unit in reading.units:
        parent = by_span.get(unit.parent) if unit.parent else None
        if parent is None or not _too_large(size, unit.echelon, parent.echelon):
            continue
        told.append(unit.span)
        yield rule.found(
            [unit.span, parent.span],
            facts={"part": unit.echelon, "whole": parent.echelon},
            part_words=unit.span.of(text),
            whole_words=parent.span.of(text),
        )
    for word in reading.words("nesting"):
        whole = word.subject
        if whole is None or any(s.overlaps(word.span) for s in told):
            continue
        if _too_large(size, word.lemma, word.gloss):
            whole = next((u.span for u in reading.units if u.span.covers(whole)), whole)
            yield rule.found(
                [word.span, whole],
                facts={"part": word.lemma, "whole": word.gloss},
                part_words=word.span.of(text),
                whole_words=whole.of(text),
            )


def _too_large(size: dict[str, float], part: str | None, whole: str | None) -> bool:
    return part in size and whole in size and size[part or ""] >= size[whole or ""] and "group" not in (part, whole)


@functools.cache
def _levels(profile: str) -> dict[str, float]:
    """Level of each echelon by the profile's table of forces: a part's is below its whole's."""
    rows = profiles.load(profile, "forces").get("echelon", ()) if profile else ()
    return {row["name"]: float(row["level"]) for row in rows}


RULE = Rule(
    code="HS702",
    name="impossible-nesting",
    since="0.1",
    severity="error",
    message="“{part_words}” cannot be part of “{whole_words}”: echelon {part} is not smaller than echelon {whole}.",
    ask="Which of the two is named wrongly?",
    check=check,
    catches=("nesting",),
)
