"""A quotation in English of a party's speaker, without a word on who translated it and where the original is."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import called, is_party, long_enough, of_party, voices
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    report = reading.report
    if not long_enough(reading, rule.params["least_words"]) or report.hyperlinks or report.attachments:
        return
    if reading.words("translation"):
        return
    quoted = [
        claim
        for claim in reading.claims
        if claim.mode == "direct"
        and claim.speaker
        and of_party(claim.speaker)
        and len(claim.spans[0].of(report.text).split()) >= rule.params["least_quoted_words"]
    ]
    if not any(is_party(side) for claim in quoted for side in voices(claim)):
        return
    first = quoted[0]
    assert first.speaker is not None
    yield rule.found(
        [first.spans[0]],
        claims=quoted,
        facts={"quotations": len(quoted), "speaker": first.speaker.name},
        who=called(first.speaker),
    )


RULE = Rule(
    code="HS406",
    name="translation-unmentioned",
    since="0.1",
    severity="note",
    message="{who} is quoted in English; nothing says in which language this was said, or who translated it.",
    ask="Is this a translation: whose, and where can the original be heard or read?",
    check=check,
    params={"least_words": 60, "least_quoted_words": 8},
)
