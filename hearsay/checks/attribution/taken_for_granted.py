"""A noun that treats as settled what only one party has claimed: "the incursion", "this acknowledgment"."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import SOUGHT, called, is_party, listed, of_party, own, party_claims, voices
from hearsay.model import Attribution, Claim, Finding, Reading, Wording

NEAR = {
    "border_crossing": ("border_crossing", "advance"),
    "advance": ("advance", "border_crossing"),
    "attack": ("attack", "border_crossing", "advance"),
}


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    claims = party_claims(reading)
    if not claims:
        return
    text = reading.report.text
    taken: list[tuple[Wording, str, Claim | None]] = []
    for word in (*reading.words("factive"), *reading.words("event_noun")):
        if reading.report.block_at(word.span.start) == "headline" or not own(reading, word.span):
            continue
        link, claimed = _admitted(reading, word) if word.category == "factive" else _claimed(reading, word, claims)
        if link is not None:
            taken.append((word, called(link.speaker), claimed))
    if not taken:
        return
    taken.sort(key=lambda use: use[0].span)
    nouns = list(dict.fromkeys(w.span.of(text) for w, _, _ in taken))
    names = list(dict.fromkeys(who for _, who, _ in taken))
    yield rule.found(
        (w.span for w, _, _ in taken),
        claims=(c for _, _, c in taken if c is not None),
        facts={"nouns": nouns, "claimed_by": names},
        quoted=listed([f"“{n}”" for n in nouns]),
        take="takes" if len(nouns) == 1 else "take",
        who=f"{listed(names)} {'has' if len(names) == 1 else 'have'}",
    )


def _admitted(reading: Reading, word: Wording) -> tuple[Attribution | None, Claim | None]:
    """The last words before the noun that somebody is given for, where they are a party's."""
    before = [
        link
        for link in reading.attributions
        if link.speaker and link.stance in SOUGHT and link.content[0].start < word.span.start
    ]
    if not before:
        return None, None
    last = max(before, key=lambda link: link.content[0].start)
    claims = [c for c in reading.claims if c.attribution == last]
    if last.speaker is None or not (of_party(last.speaker) or any(is_party(s) for c in claims for s in voices(c))):
        return None, None
    return last, claims[-1] if claims else None


def _claimed(reading: Reading, word: Wording, claims: tuple[Claim, ...]) -> tuple[Attribution | None, Claim | None]:
    """The claim a noun takes up, where nobody but one party makes it."""
    before = [c for c in claims if c.span.start < word.span.start]
    kinds = NEAR.get(word.lemma, (word.lemma,))
    alike = [c for c in before if c.happening.kind in kinds]
    told = [c for c in reading.claims if c.happening.kind in kinds and c.chain and c.span.start < word.span.start]
    parties = {side for c in told for side in voices(c)}
    if not alike or len([p for p in parties if is_party(p)]) > 1 or "third" in parties:
        return None, None
    return alike[-1].attribution, alike[-1]


RULE = Rule(
    code="HS106",
    name="taken-for-granted",
    since="0.1",
    severity="note",
    message="{quoted} {take} for granted what only {who} claimed.",
    ask="Can it be “the claimed …”, or is there another source for it?",
    check=check,
)
