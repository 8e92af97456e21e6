"""Names in a report: persons, bodies, outlets, units and places, each with the probability that it is right."""

import functools
import json
import math
from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import Any

from hearsay.model import Mention
from hearsay.reading.names import features
from hearsay.reading.names.decode import consistent, tagged
from hearsay.reading.names.patterns import known_names, with_known
from hearsay.reading.names.resolve import mentions
from hearsay.reading.syntax import Syntax

__all__ = ["find", "read"]


@functools.cache
def tagger() -> Any:
    """The shipped CRF (see CARD.md), loaded once."""
    import pycrfsuite

    loaded = pycrfsuite.Tagger()
    loaded.open(str(files(__package__) / "model.crfsuite"))
    return loaded


@functools.cache
def calibration() -> tuple[float, float]:
    """Intercept and slope that turn the tagger's score into a probability, fitted on documents it had not seen."""
    fitted = json.loads((files(__package__) / "calibration.json").read_text(encoding="utf-8"))
    return fitted["intercept"], fitted["slope"]


def probable(score: float) -> float:
    """Probability that a name of this score has the right bounds and kind, after Platt."""
    intercept, slope = calibration()
    return 1 / (1 + math.exp(-(intercept + slope * odds(score))))


def odds(score: float) -> float:
    """Logarithm of the odds of a score; a score beyond one in two hundred says no more."""
    held = min(max(score, 0.005), 0.995)
    return math.log(held / (1 - held))


def find(tree: Syntax, gazetteer: object, profile: str, lang: str = "en") -> tuple[Mention, ...]:
    """Persons, bodies, outlets, units and places named in a report, in order of the text, without overlaps.

    `profile` names the conflict whose bodies and outlets are known by their entries (`Mention.ref`); the gazetteer is
    not asked, as the tagger carries its own list of place names. Raises FileNotFoundError for a language without
    lexicon/LANG/names.toml.
    """
    return read(tree, profile, tagger(), probable, features.of_tree(tree)) if tree.tokens else ()


def read(
    tree: Syntax,
    profile: str,
    model: Any,
    probability: Callable[[float], float],
    rows: Sequence[Sequence[Sequence[str]]],
) -> tuple[Mention, ...]:
    """The names one model finds, given the features of every token; `probability` calibrates its scores."""
    known = known_names(profile)
    found = consistent(tree, tagged(tree, rows, model))
    return mentions(tree, with_known(tree, found, known), known, probability)
