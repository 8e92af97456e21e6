"""An interview without the outlet that held it."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import in_conflict, quoted
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not in_conflict(reading) or reading.report.excerpt or reading.report.hyperlinks:
        return
    for word in reading.words("interview"):
        sentence = reading.sentences[reading.sentence_at(word.span.start)].span
        bodies = [m for m in reading.mentions if m.label == "ORG" and sentence.covers(m.span)]
        if quoted(reading, word.span) or any(m.kind == "outlet" or m.span.start > word.span.start for m in bodies):
            continue
        yield rule.found([word.span], facts={"words": word.span.of(reading.report.text)})


RULE = Rule(
    code="HS110",
    name="interview-without-outlet",
    since="0.1",
    severity="warning",
    message="The interview is not traceable: no outlet is named and nothing is linked.",
    ask="Who held the interview, when, and where can it be read or seen?",
    check=check,
)
