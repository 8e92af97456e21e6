"""A word that settles a disputed status, or a party's name for it, used without marks of distance."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import quoted
from hearsay.model import Finding, Reading, Wording


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    told: dict[str, list[Wording]] = {}
    for word in reading.words("status"):
        if not quoted(reading, word.span):
            told.setdefault(word.lemma, []).append(word)
    for term, uses in told.items():
        yield rule.found(
            (w.span for w in uses),
            facts={"term": term, "usage_of": uses[0].side, "gloss": uses[0].gloss, "times": len(uses)},
            words=uses[0].span.of(reading.report.text),
        )


RULE = Rule(
    code="HS602",
    name="contested-status-word",
    since="0.1",
    severity="warning",
    message="“{words}” stands without quotation marks or attribution: {gloss}.",
    ask="Whose word is this? Can it be attributed, marked, or replaced by one that takes no side?",
    check=check,
)
