"""“Confirmed” where what confirms is the word of a party to the conflict."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import SOUGHT, called, is_party, of_party, own
from hearsay.model import Attribution, Claim, Finding, Reading, Speaker, Wording


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    for word in reading.words("confirmation"):
        if not own(reading, word.span):
            continue
        rests = _cue(reading, word) or _words_taken_up(reading, word)
        if rests is None or _checked(reading, word):
            continue
        speaker, claims = rests
        yield rule.found(
            [word.span],
            claims=claims,
            facts={"word": word.span.of(reading.report.text), "rests_on": speaker.name, "side": speaker.side},
            who=called(speaker),
        )


def _cue(reading: Reading, word: Wording) -> tuple[Speaker, list[Claim]] | None:
    """“The ministry confirmed that its troops took the town”: a party confirms what its own side did."""
    for link in reading.attributions:
        if link.speaker and is_party(link.speaker.side) and any(piece.overlaps(word.span) for piece in link.cue):
            told = [c for c in reading.claims if c.attribution == link]
            if told and all(_flatters(c, link) for c in told):
                return link.speaker, told
    return None


def _flatters(claim: Claim, link: Attribution) -> bool:
    """The claim tells of a success of the speaker's own side."""
    assert link.speaker is not None
    doers = {p.side for p in claim.happening.who}
    return link.speaker.side in doers and claim.happening.kind in ("advance", "border_crossing", "capture", "control")


def _words_taken_up(reading: Reading, word: Wording) -> tuple[Speaker, list[Claim]] | None:
    """“This statement confirmed …”: the last words before it that somebody is given for, if they are a party's."""
    if word.subject_kind not in ("utterance", "recording", "pronoun"):
        return None
    before = [
        link
        for link in reading.attributions
        if link.speaker and link.stance in SOUGHT and link.content[0].start < word.span.start
    ]
    if not before:
        return None
    last = before[-1]
    told = [c for c in reading.claims if c.attribution == last]
    chain = [link.speaker for c in told for link in c.chain if link.speaker]
    if last.speaker is None or not any(map(of_party, (last.speaker, *chain))):
        return None
    return last.speaker, told


def _checked(reading: Reading, word: Wording) -> bool:
    """Its sentence says that somebody checked."""
    sentence = reading.sentences[reading.sentence_at(word.span.start)].span
    return any(sentence.overlaps(w.span) for w in reading.words("verification"))


RULE = Rule(
    code="HS403",
    name="confirmed-by-party",
    since="0.1",
    severity="warning",
    message="“{word}” rests on the word of {who}, who speaks for a party: no party can confirm its own claim.",
    ask="Who else has established this? If nobody, can it be “claimed”?",
    check=check,
)
