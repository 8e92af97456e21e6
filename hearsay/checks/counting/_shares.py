"""A share with the two numbers it is a share of, or the two that a change went from and to, by their grammar."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.checks.counting._changes import changed
from hearsay.checks.counting._portions import opposed, parted
from hearsay.checks.counting._told import Told, Way
from hearsay.checks.figures import bounds
from hearsay.checks.rule import Rule
from hearsay.model import Quantity, Reading


@dataclass(frozen=True)
class Pair:
    """Two numbers, the smaller first, and what the share beside them says of them."""

    low: Quantity
    high: Quantity
    way: Way


def pair_of(rule: Rule, reading: Reading, number: int, share: Quantity) -> Pair | None:
    """The two numbers told with a share and what it says of them; None where the grammar leaves it open."""
    told = Told(rule, reading, number, share)
    if told.way is None:
        return None
    if told.way == "part":
        found: Iterator[Pair] = itertools.chain(
            (Pair(low, high, "both") for low, high in opposed(told)), (Pair(*pair, "part") for pair in parted(told))
        )
    else:
        found = (Pair(low, high, told.way) for low, high in changed(told))
        if told.text[share.span.end :].startswith(" of "):  # "has lost a third of its 60 boats: 20 are burned"
            found = itertools.chain(found, (Pair(*pair, "part") for pair in parted(told)))
    return next((p for p in found if 0 < bounds(p.low)[0] < bounds(p.high)[0]), None)


def made(pair: Pair, left: bool) -> list[float]:
    """The percentages that the two numbers make; `left` where the share may be of what the part leaves."""
    low, high = bounds(pair.low)[0], bounds(pair.high)[0]
    rise, fall, part = 100 * (high - low) / low, 100 * (high - low) / high, 100 * low / high
    of_both = 100 * high / (low + high)
    ways: dict[Way, list[float]] = {
        "rise": [rise], "fall": [fall], "change": [rise, fall, part], "part": [part], "both": [of_both, 100 - of_both],
        "points": [high - low], "times": [high / low],
    }  # fmt: skip
    return [*ways[pair.way], 100 - part] if left else ways[pair.way]


def others(rule: Rule, reading: Reading, number: int, share: Quantity, pair: Pair) -> Iterator[Pair]:
    """Every other pair of numbers there, in the same way."""
    told = Told(rule, reading, number, share)
    numbers: Sequence[Quantity] = [*told.above, *told.here]
    for low, high in itertools.permutations(numbers, 2):
        if {low.span, high.span} != {pair.low.span, pair.high.span} and bounds(low)[0] < bounds(high)[0]:
            yield Pair(low, high, pair.way)
