"""A headline that states as fact what the body only attributes to somebody."""

import re
from collections.abc import Iterator

from hearsay.checks.headlines import STEM_LETTERS, WORD, body_of, headline_of, stems
from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE, SOUGHT, called, voices
from hearsay.model import Claim, Finding, Reading, Span, Speaker

SOURCE_BEHIND = re.compile(r"\s[-–—]+\s(?:[^\W\d]+[\s.]*){1,4}$")
"""Whose account a headline is, behind its dash."""
MARKED = re.compile(r"(?<!\w)(?:‘[^’]+’|'[^']+'|“[^”]+”|\"[^\"]+\"|«[^»]+»)(?!\w)")
"""Words of a headline between quotation marks of any kind."""
THAT_WITHIN = 40
"""Characters between "told" and "that", for whoever was told."""
RELATED = {
    "border_crossing": ("border_crossing", "advance", "presence"),
    "advance": ("advance", "border_crossing", "capture"),
    "capture": ("capture", "control"),
    "control": ("control", "capture"),
}


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    told = False
    for claim in reading.claims:
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
        yield from _by_words(rule, reading)


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


def _by_words(rule: Rule, reading: Reading) -> Iterator[Finding]:
    """A headline whose words the body's lead repeats as somebody's account or as open, where no claim tells it."""
    headline, text = headline_of(reading), reading.report.text
    if headline is None or "?" in headline.of(text) or _guarded(reading, headline):
        return
    above = stems(headline.of(text))
    lead = list(body_of(reading, rule.params["lead_sentences"]))
    alike = [s for _, s in lead if _share(above, s.span, text) >= rule.params["shared_words"]]
    if len(above) < rule.params["least_words"]:
        return
    if not alike or not all(_attributed(reading, s.span, above) or _open(rule, reading, s.span, above) for s in alike):
        yield from _believed(rule, reading, headline, above)
        return
    sentence = alike[0].span
    speaker = next(
        (a.speaker for a in reading.attributions if a.speaker and any(sentence.overlaps(c) for c in a.content)), None
    )
    kinds = [c for c in reading.claims if sentence.overlaps(c.span) and c.happening.kind in CONTESTABLE]
    doubted = any(sentence.covers(w.span) for c in ("claim_cue", "side_word") for w in reading.words(c))
    doubted = doubted or _open(rule, reading, sentence, above) or _unsettled(rule, reading, sentence)
    if (kinds or doubted) and not (speaker and speaker.side in ("third", "outlet")):
        kind = kinds[0].happening.kind if kinds else "other"
        yield _finding(rule, reading, [headline, *_cues(reading, sentence)], speaker, kind, kinds[:1])


def _cues(reading: Reading, sentence: Span) -> list[Span]:
    heard = [a for a in reading.attributions if a.speaker and (a.stance in SOUGHT or a.stance == "believes")]
    cited = [s for a in heard for s in a.cue if sentence.covers(s)]
    kinds = ("claim_cue", "unsure_cue", "hedge", "report_cue")
    words = [w.span for c in kinds for w in reading.words(c) if sentence.covers(w.span)]
    return (cited or words)[:1]


def _open(rule: Rule, reading: Reading, sentence: Span, above: frozenset[str]) -> bool:
    """What the headline says, this sentence says may be so, is feared or is said to be so."""
    text = reading.report.text
    for word in reading.words("unsure_cue"):
        if sentence.covers(word.span) and above & stems(text[word.span.end : sentence.end]):
            return True
    like = [
        c
        for c in reading.claims
        if sentence.covers(c.span) and _share(above, c.span, text) >= rule.params["shared_words"]
    ]
    meant = {w.span for w in reading.words("intent_modal")}
    return bool(like) and all(set(c.hedges) - meant for c in like)


def _unsettled(rule: Rule, reading: Reading, sentence: Span) -> bool:
    """In this sentence or the one behind it somebody contests what is said, or nobody has confirmed it."""
    number = reading.sentence_at(sentence.start)
    near = Span.around([s.span for s in reading.sentences[number : number + 1 + rule.params["contested_within"]]])
    return any(near.covers(w.span) for w in reading.words("unsettled"))


def _believed(rule: Rule, reading: Reading, headline: Span, above: frozenset[str]) -> Iterator[Finding]:
    """Words of the headline that the body has only in what somebody suspects or claims, and that is contested."""
    text = reading.report.text
    cues = [w.span for c in ("claim_cue", "unsure_cue") for w in reading.words(c)]
    for link in reading.attributions:
        if link.speaker is None or not any(cue.overlaps(c) for cue in cues for c in link.cue):
            continue
        first = link.cue[0]
        number = reading.sentence_at(first.start)
        if reading.sentences[number].block != "body" or not _unsettled(rule, reading, reading.sentences[number].span):
            continue
        only = above & frozenset().union(*(stems(c.of(text)) for c in link.content))
        elsewhere = [s.span for n, s in body_of(reading) if n != number] + _outside(reading, number, link.content)
        if only - frozenset().union(*(stems(s.of(text)) for s in elsewhere)):
            yield _finding(rule, reading, [headline, *link.cue], link.speaker, "other", [])
            return


def _outside(reading: Reading, number: int, content: tuple[Span, ...]) -> list[Span]:
    """The rest of a sentence before and behind what somebody says in it."""
    sentence, said = reading.sentences[number].span, Span.around(content)
    rest = ((sentence.start, said.start), (said.end, sentence.end))
    return [Span(start=start, end=end) for start, end in rest if start < end]


def _share(above: frozenset[str], span: Span, text: str) -> float:
    return len(above & stems(span.of(text))) / max(1, len(above))


def _guarded(reading: Reading, headline: Span) -> bool:
    """The headline says whose account it is, or that it is one: by a verb, a hedge, a colon or quotation marks."""
    text = reading.report.text
    line = headline_of(reading) or headline
    words = [*reading.words("claim_cue"), *reading.words("report_cue"), *reading.words("hedge")]
    words += reading.words("unsure_cue")
    heard = [link for link in reading.attributions if link.speaker and link.stance in SOUGHT]
    cited = any(any(line.overlaps(s) for s in link.cue) for link in heard)
    marked = any(line.overlaps(q.outer) for q in reading.quotations if q.role != "name")
    marked = marked or bool(MARKED.search(line.of(text)))
    named = ":" in line.of(text) or bool(SOURCE_BEHIND.search(line.of(text)))
    return cited or marked or named or any(line.covers(w.span) for w in words)


def _attributed(reading: Reading, sentence: Span, above: frozenset[str]) -> bool:
    """Its words are given as somebody's account: by a link, by a cue behind them, or by "told them that"."""
    if any(sentence.covers(w.span) for w in reading.words("claim_cue")):
        return True
    if any(link.speaker and any(sentence.overlaps(c) for c in link.content) for link in reading.attributions):
        return True
    text = reading.report.text
    shared = [
        m.end() for m in WORD.finditer(text, sentence.start, sentence.end) if m[0].casefold()[:STEM_LETTERS] in above
    ]
    cues = [w.span for w in reading.words("report_cue") if sentence.covers(w.span)]
    if any(" that " in text[cue.end : cue.end + THAT_WITHIN] for cue in cues):
        return True
    return any("," in text[end : cue.start] for cue in cues for end in shared[-1:])


RULE = Rule(
    code="HS102",
    name="headline-bare-assertion",
    since="0.1",
    severity="warning",
    message="The headline states as fact what the body {how}.",
    ask="Can the headline say whose claim this is?",
    check=check,
    catches=("headline certainty",),
    params={"lead_sentences": 4, "shared_words": 0.5, "least_words": 2, "contested_within": 1},
)
