"""Statements of parties, and not one of them linked or cited."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import long_enough, party_claims, speakers, spread
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    report = reading.report
    if report.hyperlinks or report.attachments or not long_enough(reading, rule.params["least_words"]):
        return
    claims = party_claims(reading)
    heard = [s for s in speakers(reading).values() if s.named or s.kind == "recording"]
    if not claims or len(heard) < rule.params["least_speakers"]:
        return
    yield rule.found(
        spread(s.span for s in heard),
        claims=claims,
        facts={"sources": len(heard), "linked": 0},
    )


RULE = Rule(
    code="HS111",
    name="sources-without-link",
    since="0.1",
    severity="note",
    message="None of the {sources} sources named is linked, or cited so closely that it could be found.",
    ask="Where is the original of each: the broadcast and its day, the address of the statement, the interview?",
    check=check,
    params={"least_words": 60, "least_speakers": 2},
)
