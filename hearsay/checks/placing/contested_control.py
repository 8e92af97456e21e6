"""Control of territory ascribed to an entity whose status is disputed."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import quoted
from hearsay.model import Finding, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    for control in reading.words("control_word"):
        entity = next(
            (
                e
                for e in (*reading.words("status"), *reading.words("status_marked"))
                if 0 < e.span.start - control.span.end <= rule.params["reach_characters"] and e.side
            ),
            None,
        )
        if entity is None or quoted(reading, control.span):
            continue
        yield rule.found(
            [Span(start=control.span.start, end=entity.span.end)],
            facts={"entity": entity.lemma, "usage_of": entity.side, "gloss": entity.gloss},
        )


RULE = Rule(
    code="HS302",
    name="contested-control",
    since="0.1",
    severity="warning",
    message="Control is ascribed to {entity}: {gloss}.",
    ask="Whose forces hold the territory, on what day, and who says so?",
    check=check,
    params={"reach_characters": 30},
)
