"""A word that settles a disputed status, or a party's name for it, used without marks of distance."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import listed, quoted
from hearsay.model import Finding, Reading, Wording


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    told: dict[str, list[Wording]] = {}
    glosses: dict[str, str] = {}
    for word in reading.words("status"):
        if not quoted(reading, word.span):
            gloss = glosses.setdefault(word.lemma, word.gloss)
            told.setdefault(gloss, []).append(word)
    for gloss, uses in told.items():
        terms = list(dict.fromkeys(w.lemma for w in uses))
        shown = [next(w for w in uses if w.lemma == term).span.of(text) for term in terms]
        yield rule.found(
            (w.span for w in uses),
            facts={"terms": terms, "usage_of": uses[0].side, "gloss": gloss, "times": len(uses)},
            words=listed([f"“{w}”" for w in shown]),
            stand="stands" if len(shown) == 1 else "stand",
        )


RULE = Rule(
    code="HS602",
    name="contested-status-word",
    since="0.1",
    severity="warning",
    message="{words} {stand} without quotation marks or attribution: {gloss}.",
    ask="Whose word is this? Can it be attributed, marked, or replaced by one that takes no side?",
    check=check,
)
