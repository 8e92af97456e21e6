"""What the gazetteer says for a name before anything is known of its sentence."""

import math
from collections.abc import Sequence

from hearsay.atlas import sources
from hearsay.atlas.gazetteer import Entry


def contained(inner: Sequence[Entry], outer: Sequence[Entry]) -> bool:
    """Whether a place of the first name lies in a place of the second."""
    refs = {e.place.ref for e in outer if e.place.level in ("country", "admin1", "admin2")}
    return any(refs.intersection(e.place.admin) for e in inner)


def strength(entries: Sequence[Entry]) -> float:
    """How much the gazetteer says for a name: of a state much, of a hamlet little."""
    best = -1.5
    for entry in entries:
        place, kind = entry.place, entry.kind
        if place.level in ("country", "continent"):
            points = 3.0
        elif place.level in ("admin1", "natural", "area", "site"):
            points = 2.0
        elif place.level == "admin2":
            points = 0.5
        else:
            points = min(2.2, math.log10(place.population + 100) - 3.5)
        if kind == sources.LISTED:
            points = max(points, 1.6)
        if kind == sources.ALTERNATE and place.level == "settlement":
            points -= 0.8
        if kind == sources.CLAIMED:
            points = 3.0
        if kind == sources.POSTAL:
            points = -2.0
        best = max(best, points)
    return best


def logit(probability: float) -> float:
    held = min(max(probability, 0.02), 0.98)
    return math.log(held / (1 - held))
