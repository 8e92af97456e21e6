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
    return tuple(q for q in _written(tree.text, lang) if not any(s.overlaps(q.span) for s in taken))


def _written(text: str, lang: str) -> Iterator[Quantity]:
    pattern, values, parts = _forms(lang)
    for found in pattern.finditer(text):
        words = found[0].casefold()
        span = Span(start=found.start(), end=found.end())
        if words in parts:
            yield Quantity(span=span, value=parts[words], unit="part")
        else:
            yield Quantity(span=span, value=float(sum(values[w] for w in re.split(r"[\s-]+", words))), unit="-")


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
