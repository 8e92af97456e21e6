"""Words by which a report adds numbers up or takes a total apart: "in all", "the remaining", "is split between"."""

import functools
import re

from hearsay import lexicon
from hearsay.model import Wording
from hearsay.model.span import Span
from hearsay.reading.syntax import Syntax


def find(tree: Syntax, lang: str = "en") -> tuple[Wording, ...]:
    """Categories "sum_total", "sum_rest", "sum_split", "sum_none" and "sum_pair", "share_link", "share_whole" and
    "share_time"; `gloss` is the set of nouns that exclude one another ("men", "women"), or which time is told.
    """
    found = []
    for table in ("sums", "shares"):
        for match in _pattern(lang, table).finditer(tree.text):
            words = " ".join(match[0].casefold().split())
            category, gloss = _categories(lang, table)[words]
            span = Span(start=match.start(), end=match.end())
            found.append(Wording(span=span, category=category, lemma=words, gloss=gloss))
    return tuple(found)


@functools.cache
def _categories(lang: str, name: str) -> dict[str, tuple[str, str]]:
    table = lexicon.load(lang, "quantities")[name]
    stem = name.removesuffix("s")
    known: dict[str, tuple[str, str]] = {}
    for key, entries in table.items():
        if key == "example":
            continue
        category = f"{stem}_{key.removesuffix('s')}" if key in ("pairs", "times") else f"{stem}_{key}"
        for number, entry in enumerate(entries):
            words = [entry] if isinstance(entry, str) else entry
            known |= {word: (category, "" if isinstance(entry, str) else str(number)) for word in words}
    return known


@functools.cache
def _pattern(lang: str, name: str) -> re.Pattern[str]:
    phrases = sorted(_categories(lang, name), key=len, reverse=True)
    joined = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)
