"""The claims a report stands on: contestable, attributed, said once."""

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

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


Weighed = tuple[float, int, int, Claim]
"""Weight, where it stands, its number, the claim."""


def main_claims(reading: Reading, most: int) -> tuple[Claim, ...]:
    """At most `most` claims, in order of the text: the weightiest of each voice, none of them twice."""
    weighed = [(weight(reading, c), c.span.start, n, c) for n, c in enumerate(reading.claims)]
    left: dict[str, Iterator[Weighed]] = {}
    for voice, said in _by_voice(sorted((w for w in weighed if w[0] > 0), key=lambda w: (-w[0], w[1]))).items():
        left[voice] = iter(said)
    # The weightiest of each voice wait in a heap: a choice changes the weight of its own voice's next only.
    waiting: list[tuple[float, int, int, str, Claim]] = []
    chosen: list[tuple[Claim, frozenset[str]]] = []
    spoken: Counter[str] = Counter()

    def wait(voice: str) -> None:
        if (following := next(left[voice], None)) is not None:
            total, start, number, claim = following
            heapq.heappush(waiting, (AGAIN * spoken[voice] - total, start, number, voice, claim))

    for voice in left:
        wait(voice)
    while waiting and len(chosen) < most:
        *_, voice, claim = heapq.heappop(waiting)
        bag = _bag(reading, claim)
        if not any(_same(claim, bag, *other) for other in chosen):
            chosen.append((claim, bag))
            spoken[voice] += 1
        wait(voice)
    return tuple(sorted((claim for claim, _ in chosen), key=lambda c: (c.span.start, c.span.end)))


def _by_voice(weighed: Iterable[Weighed]) -> dict[str, list[Weighed]]:
    found: dict[str, list[Weighed]] = {}
    for one in weighed:
        found.setdefault(_voice(one[-1]), []).append(one)
    return found


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


def _same(one: Claim, first: frozenset[str], other: Claim, second: frozenset[str]) -> bool:
    """Whether two claims are the same, by their words."""
    if one.happening.polarity != other.happening.polarity:
        return False
    shared = len(first & second)
    return bool(shared) and shared / min(len(first), len(second)) >= (SAME if one.headline or other.headline else 0.7)


def _bag(reading: Reading, claim: Claim) -> frozenset[str]:
    text = reading.report.text
    return frozenset(w.lower() for s in claim.spans for w in WORD.findall(s.of(text)) if len(w) > 2)
