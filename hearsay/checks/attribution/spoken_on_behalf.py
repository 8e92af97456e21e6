"""Somebody is said to speak on behalf of another, who then seems to have spoken."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import quoted
from hearsay.model import Finding, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    for word in reading.words("behalf"):
        sentence = reading.sentences[reading.sentence_at(word.span.start)].span
        behind = [
            m
            for m in reading.mentions
            if m.label in ("PER", "ORG") and m.span.start >= word.span.end and sentence.covers(m.span)
        ]
        speaks = any(
            link.speaker and link.speaker.span and sentence.covers(link.speaker.span) for link in reading.attributions
        )
        if quoted(reading, word.span) or not behind or not speaks:
            continue
        principal = behind[0]
        if principal.span.start - word.span.end > rule.params["reach_characters"]:
            continue
        yield rule.found(
            [Span(start=word.span.start, end=principal.span.end)],
            facts={"principal": principal.name},
        )


RULE = Rule(
    code="HS105",
    name="spoken-on-behalf",
    since="0.1",
    severity="warning",
    message="Words are given “on behalf of” {principal}, without saying what that rests on.",
    ask="Does the speaker's office allow it, and did {principal} say so anywhere?",
    check=check,
    params={"reach_characters": 25},
)
