"""A former or foreign name of a place in the writer's own voice: it shows where the text comes from."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import quoted
from hearsay.model import Finding, Reading, Wording


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    told: dict[str, list[Wording]] = {}
    for word in reading.words("contested_name"):
        if _of_that_place(reading, word) and not quoted(reading, word.span):
            told.setdefault(word.span.of(reading.report.text), []).append(word)
    for name, uses in told.items():
        yield rule.found(
            (w.span for w in uses),
            facts={"name": name, "current": uses[0].lemma, "usage_of": uses[0].side, "gloss": uses[0].gloss},
            note=f": {uses[0].gloss}" if uses[0].gloss else "",
        )


def _of_that_place(reading: Reading, word: Wording) -> bool:
    """It names a place here, and not another one that really is called so elsewhere."""
    named = [t for t in reading.toponyms if t.span.overlaps(word.span)]
    return any(t.place is None or word.lemma in (t.place.name, *t.place.names) for t in named)


RULE = Rule(
    code="HS603",
    name="contested-place-name",
    since="0.1",
    severity="note",
    message="“{name}” is a former or other-side name of {current}{note}.",
    ask="From whose text does “{name}” come?",
    check=check,
)
