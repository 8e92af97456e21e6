"""A party's recording called “evidence” or “proof”, with nothing that makes it one."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import own, party_claims
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    claims = party_claims(reading)
    if not claims or reading.words("verification") or any(e.attached and e.basis != "saw" for e in reading.evidence):
        return
    shown = [e.span for e in reading.evidence if e.span]
    for word in reading.words("evidence_word"):
        sentence = reading.sentences[reading.sentence_at(word.span.start)].span
        if not own(reading, word.span) or not any(sentence.covers(s) for s in shown):
            continue
        yield rule.found(
            [word.span], claims=claims[:1], facts={"word": word.span.of(reading.report.text), "verified": False}
        )


RULE = Rule(
    code="HS404",
    name="claim-called-evidence",
    since="0.1",
    severity="warning",
    message="“{word}”: the recording is a party's own, neither shown nor verified here; it is a claim with pictures.",
    ask="What in it can be checked: the place, the day, the unit?",
    check=check,
)
