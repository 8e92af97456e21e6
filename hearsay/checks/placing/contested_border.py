"""The “border” of an entity whose status is disputed, in the writer's own words."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import quoted
from hearsay.model import Finding, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    administrative = {w.span.end for w in reading.words("official_border")}
    entities = [w for w in reading.words("status") if w.lemma in _entities(reading)]
    for border in reading.words("border"):
        if border.span.end in administrative or quoted(reading, border.span):
            continue
        entity = next(
            (
                e
                for e in entities
                if 0 < e.span.start - border.span.end <= rule.params["reach_characters"]
                and "." not in text[border.span.end : e.span.start]
                and not quoted(reading, e.span)
            ),
            None,
        )
        if entity is None:
            continue
        yield rule.found(
            [Span(start=border.span.start, end=entity.span.end)],
            facts={"entity": entity.lemma, "usage_of": entity.side, "gloss": entity.gloss},
        )


def _entities(reading: Reading) -> set[str]:
    """Disputed names that stand for a territory here: one that a place was read from."""
    return {
        w.lemma for w in reading.words("status") if any(t.claimed and t.span.overlaps(w.span) for t in reading.toponyms)
    }


RULE = Rule(
    code="HS301",
    name="contested-border",
    since="0.1",
    severity="warning",
    message="A “border” of {entity} is stated as a fact: {gloss}.",
    ask="Which line is meant: a boundary between regions, a line of control, or one that a party claims?",
    check=check,
    params={"reach_characters": 24},
)
