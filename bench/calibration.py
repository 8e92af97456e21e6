"""Whether the probabilities of places and names mean what they say: expected calibration error over ten bins."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

BINS = 10
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Calibration:
    """`error` is the mean distance between stated and met probability, weighted by how often each is stated."""

    error: float
    sure: float
    """Share of the answers given with at least .9."""
    count: int


def measure(answers: Iterable[tuple[float, bool]]) -> Calibration | None:
    """Over (probability, right) pairs; None without any."""
    pairs = list(answers)
    if not pairs:
        return None
    error = 0.0
    for number in range(BINS):
        inside = [(p, right) for p, right in pairs if min(int(p * BINS), BINS - 1) == number]
        if inside:
            stated = sum(p for p, _ in inside) / len(inside)
            met = sum(right for _, right in inside) / len(inside)
            error += abs(stated - met) * len(inside) / len(pairs)
    return Calibration(error, sum(p >= SURE for p, _ in pairs) / len(pairs), len(pairs))


def places(scorer: Any, documents: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> list[tuple[float, bool]]:
    """Each resolved place outside unresolvable gold: right is within 161 km of the gold place it overlaps."""
    answers = []
    for gold, output in documents:
        found = [p for p in output["places"] if p["lat"] is not None]
        pairs = {id(p): g for g, p in scorer.match(gold["places"], found, scorer.span_likeness)}
        neither = gold.get("places_unresolved", [])
        for place in found:
            match = pairs.get(id(place))
            if match is None and any(scorer.overlap(place, n) for n in neither):
                continue
            right = match is not None and scorer.distance_km(match, place) <= scorer.NEAR_KM
            answers.append((place["probability"], right))
    return answers


def names(scorer: Any, documents: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> list[tuple[float, bool]]:
    """Each name: right is the same bounds and kind as a gold name."""
    answers = []
    for gold, output in documents:
        wanted = {(n["start"], n["end"], n["kind"]) for n in gold["names"]}
        answers += [(n["probability"], (n["start"], n["end"], n["kind"]) in wanted) for n in output["names"]]
    return answers


MEASURES: dict[str, tuple[str, Callable[..., list[tuple[float, bool]]]]] = {
    "places": ("geovirus", places),
    "names": ("uner-en-ewt", names),
}
"""For each layer the set it is measured on and how its answers are judged."""
