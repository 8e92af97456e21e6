"""A word that only one party uses of the other, in the writer's own voice."""

from collections.abc import Iterator

from hearsay.checks.regions import in_theatre
from hearsay.checks.rule import Rule
from hearsay.checks.voice import is_party, quoted
from hearsay.model import Finding, Reading, Wording


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    heard = any(link.speaker and is_party(link.speaker.side) for link in reading.attributions)
    if reading.toponyms and not heard and not in_theatre(reading):
        return  # of another war
    told: dict[str, list[Wording]] = {}
    for word in reading.words("side_word"):
        if not quoted(reading, word.span):
            told.setdefault(word.lemma, []).append(word)
    for term, uses in told.items():
        yield rule.found(
            (w.span for w in uses),
            facts={"term": term, "usage_of": uses[0].side, "gloss": uses[0].gloss, "times": len(uses)},
            words=uses[0].span.of(reading.report.text),
        )


RULE = Rule(
    code="HS607",
    name="side-marking-word",
    since="0.1",
    severity="warning",
    message="“{words}” in the writer's own voice: {gloss}.",
    ask="From whose text does the word come, and can it be quoted or replaced?",
    check=check,
)
