"""A headline that states as fact what the body only attributes to somebody."""

from collections.abc import Iterator

from hearsay.checks.headlines import body_of, headline_of, stems
from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE, called, voices
from hearsay.model import Claim, Finding, Reading, Sentence, Span, Speaker

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
        who=called(speaker),
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
    """A headline whose words the body's lead repeats as somebody's account, where no claim was read from it."""
    headline, text = headline_of(reading), reading.report.text
    if headline is None or "?" in headline.of(text) or _guarded(reading, headline):
        return
    above = stems(headline.of(text))
    lead = list(body_of(reading, rule.params["lead_sentences"]))
    alike = [s for _, s in lead if _share(above, s, text) >= rule.params["shared_words"]]
    if len(above) < rule.params["least_words"] or not alike or not all(_attributed(reading, s.span) for s in alike):
        return
    sentence = alike[0].span
    speaker = next(
        (a.speaker for a in reading.attributions if a.speaker and any(sentence.overlaps(c) for c in a.content)), None
    )
    kinds = [c for c in reading.claims if sentence.overlaps(c.span) and c.happening.kind in CONTESTABLE]
    doubted = any(sentence.covers(w.span) for c in ("claim_cue", "side_word") for w in reading.words(c))
    if (kinds or doubted) and not (speaker and speaker.side in ("third", "outlet")):
        kind = kinds[0].happening.kind if kinds else "other"
        yield _finding(rule, reading, [headline, *_cues(reading, sentence)], speaker, kind, kinds[:1])


def _cues(reading: Reading, sentence: Span) -> list[Span]:
    cited = [s for a in reading.attributions if a.speaker for s in a.cue if sentence.covers(s)]
    words = [w.span for c in ("claim_cue", "report_cue") for w in reading.words(c) if sentence.covers(w.span)]
    return (cited or words)[:1]


def _share(above: frozenset[str], sentence: Sentence, text: str) -> float:
    return len(above & stems(sentence.span.of(text))) / max(1, len(above))


def _guarded(reading: Reading, headline: Span) -> bool:
    """The headline says whose account it is, or that it is one: by a verb, a hedge, a colon or quotation marks."""
    text = reading.report.text
    line = headline_of(reading) or headline
    words = [*reading.words("claim_cue"), *reading.words("report_cue"), *reading.words("hedge")]
    cited = any(link.speaker and any(line.overlaps(s) for s in link.cue) for link in reading.attributions)
    marked = any(line.overlaps(q.outer) for q in reading.quotations if q.role != "name")
    return cited or marked or ":" in line.of(text) or any(line.covers(w.span) for w in words)


def _attributed(reading: Reading, sentence: Span) -> bool:
    """Its words are given as somebody's account."""
    if any(sentence.covers(w.span) for w in reading.words("claim_cue")):
        return True
    if any(link.speaker and any(sentence.overlaps(c) for c in link.content) for link in reading.attributions):
        return True
    tail = sentence.of(reading.report.text).rfind(", ")
    return tail > 0 and any(
        sentence.covers(w.span) and w.span.start > sentence.start + tail for w in reading.words("report_cue")
    )


RULE = Rule(
    code="HS102",
    name="headline-bare-assertion",
    since="0.1",
    severity="warning",
    message="The headline states as fact what the body attributes to {who}.",
    ask="Can the headline say whose claim this is?",
    check=check,
    catches=("headline certainty",),
    params={"lead_sentences": 4, "shared_words": 0.5, "least_words": 2},
)
