"""A noun that treats as settled what only one party has claimed: "the incursion", "this acknowledgment"."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import is_party, own, party_claims, voices
from hearsay.model import Claim, Finding, Reading, Wording

NEAR = {
    "border_crossing": ("border_crossing", "advance"),
    "advance": ("advance", "border_crossing"),
    "attack": ("attack", "border_crossing", "advance"),
}


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    claims = party_claims(reading)
    if not claims:
        return
    for word in (*reading.words("factive"), *reading.words("event_noun")):
        if reading.report.block_at(word.span.start) == "headline" or not own(reading, word.span):
            continue
        claimed = _claimed(reading, word, claims)
        if claimed is None:
            continue
        speaker = claimed.speaker
        yield rule.found(
            [word.span],
            claims=[claimed],
            facts={"noun": word.span.of(reading.report.text), "claimed_by": speaker.name if speaker else None},
            who=speaker.name if speaker else "a party",
        )


def _claimed(reading: Reading, word: Wording, claims: tuple[Claim, ...]) -> Claim | None:
    """The claim a noun takes up, where nobody but one party makes it."""
    before = [c for c in claims if c.span.start < word.span.start]
    if word.category == "factive":
        return before[-1] if before else None
    kinds = NEAR.get(word.lemma, (word.lemma,))
    alike = [c for c in before if c.happening.kind in kinds]
    told = [c for c in reading.claims if c.happening.kind in kinds and c.chain and c.span.start < word.span.start]
    parties = {side for c in told for side in voices(c)}
    if not alike or len([p for p in parties if is_party(p)]) > 1 or "third" in parties:
        return None
    return alike[-1]


RULE = Rule(
    code="HS106",
    name="taken-for-granted",
    since="0.1",
    severity="note",
    message="“{noun}” takes for granted what only {who} has claimed.",
    ask="Can it be “the claimed …”, or is there another source for it?",
    check=check,
)
