"""Words by which a report adds numbers up or takes a total apart: "in all", "the remaining", "is split between"."""

import functools
import re
from collections.abc import Iterator
from typing import Any

from hearsay import lexicon
from hearsay.model import Wording
from hearsay.model.span import Span
from hearsay.reading.syntax import Syntax


def find(tree: Syntax, lang: str = "en") -> tuple[Wording, ...]:
    """Categories "sum_…" and "share_…" after the lists of the lexicon, of which a phrase may stand in several.

    `gloss` is how many words may stand between it and its number; for "sum_pair" the set of words that exclude one
    another and the place in it ("3.0" and "3.1": "adults", "minors"), for "share_time" which time is told.
    """
    found = []
    for table in ("sums", "shares"):
        for match in _pattern(lang, table).finditer(tree.text):
            words = " ".join(match[0].casefold().split())
            span = Span(start=match.start(), end=match.end())
            for category, gloss in _categories(lang, table)[words]:
                found.append(Wording(span=span, category=category, lemma=words, gloss=gloss))
    return tuple(found)


@functools.cache
def _categories(lang: str, name: str) -> dict[str, list[tuple[str, str]]]:
    known: dict[str, list[tuple[str, str]]] = {}
    stem = name.removesuffix("s")
    for key, entries in lexicon.load(lang, "quantities")[name].items():
        if key == "example":
            continue
        category = f"{stem}_{key.removesuffix('s') if key in ('pairs', 'times') else key}"
        for word, gloss in _words(entries):
            known.setdefault(word, []).append((category, gloss))
    return known


def _words(entries: Any) -> Iterator[tuple[str, str]]:
    """A plain list; one by the reach of its words; one of sets that exclude one another, or of sets of such."""
    if isinstance(entries, dict):
        yield from ((word, reach) for reach, words in entries.items() for word in words)
        return
    for number, entry in enumerate(entries):
        if isinstance(entry, str):
            yield entry, ""
        elif isinstance(entry[0], str):
            yield from ((word, str(number)) for word in entry)
        else:
            yield from ((word, f"{number}.{place}") for place, words in enumerate(entry) for word in words)


@functools.cache
def _pattern(lang: str, name: str) -> re.Pattern[str]:
    phrases = sorted(_categories(lang, name), key=len, reverse=True)
    joined = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)
