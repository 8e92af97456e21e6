"""A headline that states as fact what the body only attributes to somebody."""

import re
from collections.abc import Iterator

from hearsay.checks.headlines import headline_of, stems
from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE, called, of_party, voices
from hearsay.model import Claim, Finding, Reading, Span, Speaker

SOURCE_BEHIND = re.compile(r"\s[-–—]+\s(?:[^\W\d]+[\s.]*){1,4}$")
"""Whose account a headline is, behind its dash."""
MARKED = re.compile(r"(?<!\w)(?:‘[^’]+’|'[^']+'|“[^”]+”|\"[^\"]+\"|«[^»]+»)(?!\w)")
"""Words of a headline between quotation marks of any kind."""
GROUND = frozenset({"advance", "border_crossing", "capture", "control", "withdrawal", "shootdown"})
"""Kinds that only parties to a conflict tell of, whether or not the text says who speaks."""
OUTSIDERS = ("body", "group", "outlet", "recording", "expert", "resident", "soldier", "unit", "state")
"""Speakers who, unless the headline names them, tell of somebody else's plans; a spokesman tells of his own side's."""
RELATED = {
    "border_crossing": ("border_crossing", "advance", "presence"),
    "advance": ("advance", "border_crossing", "capture"),
    "capture": ("capture", "control"),
    "control": ("control", "capture"),
}


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    careful = {w.lemma for w in reading.words("headline_marked")}
    if "open" in careful:
        return
    told = False
    for claim in reading.claims if "told" not in careful else ():
        if not claim.headline or claim.mode != "narrative" or claim.hedges or _guarded(reading, claim.span):
            continue
        kind = claim.happening.kind
        if kind not in CONTESTABLE or claim.happening.realis not in ("happened", "ongoing"):
            continue
        body = _counterpart(reading, claim)
        if body is None or not body.chain or all(side in ("third", "outlet") for side in voices(body)):
            continue
        told = True
        cues = list(body.attribution.cue) if body.attribution else []
        yield _finding(rule, reading, [claim.span, *cues], body.speaker, kind, [claim, body])
    if not told:
        yield from _left_open(rule, reading)


def _left_open(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A headline whose words the body has only as open, or on the word of somebody interested, or as contested."""
    for bare in reading.words("headline_bare"):
        if bare.subject is None or _sourced(reading, bare.subject):
            continue
        sentence = reading.sentences[reading.sentence_at(bare.span.start)].span
        heard = [
            a for a in reading.attributions if a.speaker and any(bare.span.overlaps(c) for c in (*a.cue, *a.content))
        ]
        speaker = heard[0].speaker if heard else None
        kinds = [c for c in reading.claims if sentence.overlaps(c.span) and c.happening.kind in CONTESTABLE]
        by_party = bool(kinds) and speaker is not None and of_party(speaker)
        third = speaker is not None and speaker.side == "third"
        by_party = by_party or (not third and any(c.happening.kind in GROUND for c in kinds))
        careful = {w.lemma for w in reading.words("headline_marked")}
        subject = stems(bare.subject.of(reading.report.text))
        own = _own_plan(reading, speaker, subject)
        # a plan stands in a headline without him whose it is; so does what nobody is named for
        if own:
            plain = bare.lemma == "said" or (bare.lemma == "hearsay" and speaker is not None)
        else:
            plain = bare.lemma == "said" and speaker is None
        open_still = _unsettled(rule, reading, sentence, "planned" in careful)
        open_still = open_still or _gainsaid(reading, bare.span, speaker, subject)
        if plain and not by_party and not open_still:
            continue
        kind = kinds[0].happening.kind if kinds else "other"
        yield _finding(rule, reading, [bare.subject, bare.span], speaker, kind, kinds[:1])


def _own_plan(reading: Reading, speaker: Speaker | None, headline: frozenset[str]) -> bool:
    """The headline tells of a plan as one, or says that it will be done and the speaker is one of those who will."""
    planned = [w for w in reading.words("headline_marked") if w.lemma in ("planned", "foretold")]
    certain = any(w.lemma == "foretold" or w.span.of(reading.report.text).casefold() == "to" for w in planned)
    if speaker is None or stems(speaker.name) & headline or not certain:
        return bool(planned)
    return bool(planned) and speaker.named and speaker.kind not in OUTSIDERS


def _finding(
    rule: Rule, reading: Reading, spans: list[Span], speaker: Speaker | None, kind: str, claims: list[Claim]
) -> Finding:
    """The headline and the words by which the body attributes it."""
    return rule.found(
        spans,
        claims=claims,
        facts={
            "headline": spans[0].of(reading.report.text),
            "kind": kind,
            "attributed_to": speaker.name if speaker else None,
            "side": speaker.side if speaker else "unknown",
        },
        how=f"attributes to {called(speaker)}" if speaker else "leaves open or says without a source",
    )


def _counterpart(reading: Reading, headline: Claim) -> Claim | None:
    """The first claim of the body about the same kind of happening, at the same place where both name one."""
    places = _places(headline)
    for kinds in ((headline.happening.kind,), RELATED.get(headline.happening.kind, ())):
        for claim in reading.claims:
            if claim.headline or claim.happening.kind not in kinds:
                continue
            if places and (there := _places(claim)) and not places & there:
                continue
            return claim
    return None


def _places(claim: Claim) -> set[str]:
    return {t.place.ref if t.place else t.surface.casefold() for t in claim.where}


def _unsettled(rule: Rule, reading: Reading, sentence: Span, planned: bool) -> bool:
    """In this sentence or the one behind it somebody contests what is said, or nobody has confirmed it.

    That nothing is decided yet is what a headline says that tells of a plan.
    """
    number = reading.sentence_at(sentence.start)
    near = Span.around([s.span for s in reading.sentences[number : number + 1 + rule.params["contested_within"]]])
    categories = ("unsettled", "verification", *(() if planned else ("undecided",)))
    return any(near.covers(w.span) for c in categories for w in reading.words(c))


def _gainsaid(reading: Reading, mark: Span, speaker: Speaker | None, headline: frozenset[str]) -> bool:
    """In the sentence behind, or behind a semicolon, somebody else denies it or speaks of the same."""
    number = reading.sentence_at(mark.start)
    here, text = reading.sentences[number].span, reading.report.text
    parted = text.find(";", mark.end, here.end)
    behind = [s.span for s in reading.sentences[number + 1 : number + 2] if s.block == "body"]
    if parted > 0:
        behind = [Span(start=parted + 1, end=here.end)]
    if speaker is None or not behind:
        return False
    near = behind[0]
    for link in reading.attributions:
        other = link.speaker is not None and link.speaker.name != speaker.name
        if other and any(near.covers(c) for c in link.cue):
            same = any(
                stems(piece.of(reading.report.text)) & headline for piece in link.content if near.overlaps(piece)
            )
            if link.stance in ("denies", "doubts") or same:
                return True
    return False


def _guarded(reading: Reading, headline: Span) -> bool:
    """The headline says whose account it is, or that it is one."""
    line = headline_of(reading) or headline
    words = [*reading.words("claim_cue"), *reading.words("report_cue"), *reading.words("hedge")]
    words += reading.words("unsure_cue")
    return _sourced(reading, line) or any(line.covers(w.span) for w in words)


def _sourced(reading: Reading, line: Span) -> bool:
    """A colon, a dash or quotation marks say whose account a headline is."""
    text = reading.report.text
    marked = any(line.overlaps(q.outer) for q in reading.quotations if q.role != "name")
    marked = marked or bool(MARKED.search(line.of(text)))
    return marked or ":" in line.of(text) or bool(SOURCE_BEHIND.search(line.of(text)))


RULE = Rule(
    code="HS102",
    name="headline-bare-assertion",
    since="0.1",
    severity="warning",
    message="The headline states as fact what the body {how}.",
    ask="Can the headline say whose claim this is?",
    check=check,
    catches=("headline certainty",),
    params={"contested_within": 1},
)
