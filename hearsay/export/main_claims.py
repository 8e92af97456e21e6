"""The claims a report stands on: contestable, attributed, said once."""

import re
from collections import Counter
from collections.abc import Mapping

from hearsay.model import Claim, Reading

WORD = re.compile(r"\w+")
SAME = 0.5
"""Share of words from which two claims of one voice are the same claim."""
CONTESTABLE: Mapping[str, float] = {
    "border_crossing": 4,
    "capture": 4,
    "casualties": 4,
    "strike": 3.5,
    "shootdown": 3.5,
    "losses": 3.5,
    "control": 3.5,
    "withdrawal": 3.5,
    "advance": 3.5,
    "attack": 3,
    "presence": 2.5,
    "movement": 2,
    "negotiation": 2,
    "plan": 1.5,
    "assessment": 1,
    "statement": 1,
    "other": 1,
}
"""What would be disputed first, by the kinds of DESIGN.md; set by hand."""


NARRATED = 2.5
"""From this weight on, what the report says in its own voice counts as a claim of its own."""


AGAIN = 1.0
"""What each further claim of one voice weighs less, so that all voices are heard."""


def main_claims(reading: Reading, most: int) -> tuple[Claim, ...]:
    """At most `most` claims, in order of the text: the weightiest of each voice, none of them twice."""
    left = [(weight(reading, c), c) for c in reading.claims]
    left = sorted((w for w in left if w[0] > 0), key=lambda w: (-w[0], w[1].span.start))
    chosen: list[Claim] = []
    spoken: Counter[str] = Counter()
    while left and len(chosen) < most:
        best = max(left, key=lambda w: (w[0] - AGAIN * spoken[_voice(w[1])], -w[1].span.start))
        left.remove(best)
        claim = best[1]
        if not any(_same(reading, claim, other) for other in chosen):
            chosen.append(claim)
            spoken[_voice(claim)] += 1
    return tuple(sorted(chosen, key=lambda c: (c.span.start, c.span.end)))


def _voice(claim: Claim) -> str:
    return claim.speaker.name if claim.speaker else ""


def weight(reading: Reading, claim: Claim) -> float:
    """How much hangs on a claim, from its kind, its voice and how far it can be pinned down; 0 for what is no claim."""
    happening, speaker = claim.happening, claim.speaker
    if happening.realis == "presupposed" or words(reading, claim) < 3:
        return 0.0
    if speaker is None and not claim.chain and CONTESTABLE.get(happening.kind, 1.0) < NARRATED:
        return 0.0
    total = CONTESTABLE.get(happening.kind, 1.0)
    total += 1.5 if speaker is not None else 0.0
    total += 0.5 if speaker is not None and speaker.side not in ("unknown", "third", "outlet") else 0.0
    total += 0.5 if claim.mode == "direct" else 0.0
    total += 0.5 if claim.when is not None else 0.0
    total += 0.5 if claim.where else 0.0
    total += 0.5 if happening.polarity == "denies" else 0.0
    total -= 1.5 if claim.headline else 0.0
    total -= 1.0 if happening.realis in ("planned", "conditional") else 0.0
    return total


def words(reading: Reading, claim: Claim) -> int:
    """Number of words of a claim."""
    return sum(len(WORD.findall(s.of(reading.report.text))) for s in claim.spans)


def _same(reading: Reading, one: Claim, other: Claim) -> bool:
    if one.happening.polarity != other.happening.polarity:
        return False
    first, second = _bag(reading, one), _bag(reading, other)
    shared = len(first & second)
    return bool(shared) and shared / min(len(first), len(second)) >= (SAME if one.headline or other.headline else 0.7)


def _bag(reading: Reading, claim: Claim) -> frozenset[str]:
    text = reading.report.text
    return frozenset(w.lower() for s in claim.spans for w in WORD.findall(s.of(text)) if len(w) > 2)
