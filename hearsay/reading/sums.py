"""Words by which a report adds numbers up or takes a total apart: "in all", "the remaining", "is split between"."""

import functools
import re

from hearsay import lexicon
from hearsay.model import Wording
from hearsay.model.span import Span
from hearsay.reading.syntax import Syntax


def find(tree: Syntax, lang: str = "en") -> tuple[Wording, ...]:
    """Categories "sum_total", "sum_rest", "sum_split", "sum_none" and "sum_pair"; the last gives nouns that exclude
    one another ("men", "women"), with their set in `gloss`."""
    found = []
    for match in _pattern(lang).finditer(tree.text):
        words = " ".join(match[0].casefold().split())
        category, gloss = _categories(lang)[words]
        span = Span(start=match.start(), end=match.end())
        found.append(Wording(span=span, category=category, lemma=words, gloss=gloss))
    return tuple(found)


@functools.cache
def _categories(lang: str) -> dict[str, tuple[str, str]]:
    table = lexicon.load(lang, "quantities")["sums"]
    known = {word: (f"sum_{name}", "") for name in ("total", "rest", "split", "none") for word in table[name]}
    for number, group in enumerate(table["pairs"]):
        known |= {word: ("sum_pair", str(number)) for word in group}
    return known


@functools.cache
def _pattern(lang: str) -> re.Pattern[str]:
    phrases = sorted(_categories(lang), key=len, reverse=True)
    joined = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)
