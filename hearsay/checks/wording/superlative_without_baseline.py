"""“The first”, “the largest” about a contestable happening, with nothing it is measured against."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE, quoted
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    for word in reading.words("superlative"):
        claim = next(
            (
                c
                for c in reading.claims
                if c.happening.kind in CONTESTABLE and c.happening.trigger and any(s.covers(word.span) for s in c.spans)
            ),
            None,
        )
        if claim is None or quoted(reading, word.span) or reading.report.block_at(word.span.start) == "headline":
            continue
        sentence = reading.sentences[reading.sentence_at(word.span.start)].span
        if any(sentence.covers(w.span) for w in reading.words("baseline")):
            continue
        if any(t.span.covers(word.span) for t in reading.timexes):  # "the first hours of the war" ranks nothing
            continue
        yield rule.found([word.span], claims=[claim], facts={"words": word.span.of(reading.report.text)})


RULE = Rule(
    code="HS608",
    name="superlative-without-baseline",
    since="0.1",
    severity="note",
    message="“{words}”: measured against what, and since when?",
    ask="“{words}” of what, since when, and by whose count?",
    check=check,
)
