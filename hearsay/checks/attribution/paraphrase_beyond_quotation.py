"""A paraphrase that says more than the quotation it rests on: "the first", "administrative", a qualifying word."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE, listed
from hearsay.model import Claim, Finding, Reading, Wording

ADDED = ("superlative", "official_border", "certainty", "hedge")


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    whole = [c for c in reading.claims if c.mode == "direct" and c.happening.kind in CONTESTABLE]
    for claim in reading.claims:
        if claim.mode != "indirect" or claim.headline or claim.happening.kind not in CONTESTABLE:
            continue
        source = next((q for q in whole if _same(claim, q)), None)
        if source is None:
            continue
        words = " ".join(s.of(text) for s in source.spans).casefold()
        added = [w for w in _inside(reading, claim) if w.lemma not in words and w.span.of(text).casefold() not in words]
        if added:
            yield rule.found(
                (w.span for w in added),
                claims=[claim, source],
                facts={"added": [w.span.of(text) for w in added], "quotation": source.span.of(text)},
                words=listed([f"“{w.span.of(text)}”" for w in added]),
            )


def _same(claim: Claim, quotation: Claim) -> bool:
    """Both tell of one kind of happening at one place, for one side."""
    one, other = claim.speaker, quotation.speaker
    here = {t.place.ref if t.place else t.surface for t in claim.where}
    there = {t.place.ref if t.place else t.surface for t in quotation.where}
    return (
        claim.happening.kind == quotation.happening.kind
        and one is not None
        and other is not None
        and (one.name == other.name or (one.side == other.side != "unknown"))
        and bool(here & there)
    )


def _inside(reading: Reading, claim: Claim) -> Iterator[Wording]:
    for category in ADDED:
        yield from (w for w in reading.words(category) if any(s.covers(w.span) for s in claim.spans))


RULE = Rule(
    code="HS112",
    name="paraphrase-beyond-quotation",
    since="0.1",
    severity="note",
    message="The paraphrase adds {words}, which the quotation does not say.",
    ask="Does {words} come from the source or from the writer?",
    check=check,
)
