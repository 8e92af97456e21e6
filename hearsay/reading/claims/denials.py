"""Denials that only point back ("denied this information", "this is a lie"): they deny what was told before them."""

from collections.abc import Sequence
from dataclasses import replace

from hearsay.model import Claim
from hearsay.model.claims import claim_id
from hearsay.reading.claims import untrue
from hearsay.reading.clauses import joints
from hearsay.reading.happenings import Reader
from hearsay.reading.kinds import CONCRETE

REACH = 4
"""Sentences a denial may point back over."""
LONGEST = 8
"""Tokens of words that may point back, behind the cue; longer ones say themselves what they deny."""


def resolve(reader: Reader, report: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of a report, given by its id, with what a pointing denial denies taken from the claim it answers.

    That is the last claim before it of somebody else, or of nobody, that tells of a happening one can deny. Kind,
    participants and, where the denial names none itself, place and time are taken over.
    """
    resolved: list[Claim] = []
    for claim in claims:
        if _points_back(reader, claim):
            told = next((c for c in reversed(resolved) if _answers(claim, c)), None)
            if told is not None:
                speaker = claim.speaker.span if claim.speaker else None
                claim = replace(
                    claim,
                    id=claim_id(report, claim.spans, speaker, "denies"),
                    happening=replace(told.happening, polarity="denies", trigger=claim.happening.trigger),
                    where=claim.where or told.where,
                    when=claim.when or told.when,
                )
        resolved.append(claim)
    return tuple(resolved)


def _points_back(reader: Reader, claim: Claim) -> bool:
    inner, tree = claim.attribution, reader.tree
    if inner is None or claim.happening.kind in CONCRETE:
        return False
    if inner.stance != "denies":
        words = [t for s in claim.spans for t in tree.within(s)]
        return len(words) <= LONGEST and untrue.told(reader, words) is not None
    after = inner.cue[-1].end if inner.cue else claim.span.start
    words = [t for s in claim.spans for t in tree.within(s) if t.start >= after or s.start >= after]
    words = words or [t for s in claim.spans for t in tree.within(s)]
    return 0 < len(words) <= LONGEST and any(
        t.lower in joints("en", "pointers") or t.lemma in joints("en", "told") for t in words
    )


def _answers(denial: Claim, told: Claim) -> bool:
    speaker = told.speaker
    return (
        told.happening.kind in CONCRETE
        and told.happening.polarity == "asserts"
        and denial.sentence - told.sentence <= REACH
        and (speaker is None or denial.speaker is None or speaker.name != denial.speaker.name)
    )
