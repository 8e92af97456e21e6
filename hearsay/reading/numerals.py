"""Numbers in words without a noun of their own ("seven were saved") and fractions ("a quarter of them")."""

import functools
import re
from collections.abc import Iterator

from hearsay import lexicon
from hearsay.model import Quantity, Span, Timex
from hearsay.reading.quantities.forms import any_of, fractions
from hearsay.reading.syntax import Syntax

SHARED = re.compile(r"\s+of\b")
"""Behind "three quarters", which else are nine months."""


def find(
    tree: Syntax, timexes: tuple[Timex, ...], quantities: tuple[Quantity, ...], lang: str = "en"
) -> tuple[Quantity, ...]:
    """What `quantities` leaves out because it counts something named elsewhere, in order of the text.

    The unit is "-" for a number and "part" for a fraction, whose value is below one. "One" is left out: it is a
    pronoun more often than a number.
    """
    parts = _forms(lang)[2]
    text = tree.text
    times = [t.span for t in timexes if not (t.span.of(text).casefold() in parts and SHARED.match(text, t.span.end))]
    taken = [*(q.span for q in quantities), *times]
    written = sorted(_written(tree.text, lang), key=lambda q: q.span)
    lots = {m.start() for m in _lots(lang).finditer(text)}  # a share, whatever its two numbers were taken for
    return tuple(q for q in written if q.span.start in lots or not any(s.overlaps(q.span) for s in taken))


def _written(text: str, lang: str) -> Iterator[Quantity]:
    pattern, values, parts = _forms(lang)
    lots = [Span(start=m.start(), end=m.end()) for m in _lots(lang).finditer(text)]
    for lot in lots:  # "one pupil in six"
        yield Quantity(span=lot, value=1 / values[lot.of(text).casefold().split()[-1]], unit="part")
    for found in pattern.finditer(text):
        words = found[0].casefold()
        if any(lot.start <= found.start() < lot.end for lot in lots):
            continue
        span = Span(start=found.start(), end=found.end())
        if words in parts:
            yield Quantity(span=span, value=parts[words], unit="part")
        else:
            yield Quantity(span=span, value=float(sum(values[w] for w in re.split(r"[\s-]+", words))), unit="-")


@functools.cache
def _lots(lang: str) -> re.Pattern[str]:
    """One of so many, with its noun between; not "one man in six weeks"."""
    numbers = lexicon.load(lang, "quantities")["numbers"]
    only = any_of(w for w, v in numbers["ones"].items() if v == 1)
    picks, sizes = any_of(numbers["pick"]), any_of(numbers["picked"])
    return re.compile(rf"\b{only}\s+[a-z]+\s+(?:{picks})\s+(?:{sizes})\b(?!\s+[a-z]{{3,}}s\b)", re.IGNORECASE)


@functools.cache
def _forms(lang: str) -> tuple[re.Pattern[str], dict[str, int], dict[str, float]]:
    numbers = lexicon.load(lang, "quantities")["numbers"]
    values = {word: value for word, value in numbers["ones"].items() if value > 1}
    digits = any_of(w for w, v in numbers["ones"].items() if v < 10)
    parts = fractions(lang)
    whole = any_of(parts)
    tens = any_of(w for w, v in values.items() if v >= 20)
    other = any_of(w for w, v in values.items() if v < 20)
    spelt = rf"(?:{tens})(?:[- ](?:{digits}))?|{other}"
    every = {**values, **{w: v for w, v in numbers["ones"].items() if v == 1}}
    return re.compile(rf"(?<![\w-])(?:{whole}|{spelt})(?![\w-])", re.IGNORECASE), every, parts
