"""Which sentence of the body a headline takes up, by the words they share."""

import re
from collections.abc import Iterator

from hearsay.model import Reading, Sentence, Span

WORD = re.compile(r"[^\W\d_]{4,}")
STEM_LETTERS = 4
"""Letters by which word forms are taken for one: inflection stands at the end of words."""


def stems(text: str) -> frozenset[str]:
    """Beginnings of the longer words of a text."""
    return frozenset(w.casefold()[:STEM_LETTERS] for w in WORD.findall(text))


def headline_of(reading: Reading) -> Span | None:
    """The headline in the text; None where there is none, or where it stands outside it."""
    spans = [s.span for s in reading.sentences if s.block == "headline"]
    return Span.around(spans) if spans else None


def body_of(reading: Reading, most: int | None = None) -> Iterator[tuple[int, Sentence]]:
    """Sentences of the body with their numbers, at most so many."""
    numbered = [(n, s) for n, s in enumerate(reading.sentences) if s.block == "body"]
    yield from numbered[:most]
