"""Headlines in title case, written as running text would be, so that a parser trained on running text can read them."""

import itertools
import re
from collections import Counter

from hearsay import lexicon
from hearsay.reading.forms import Verbs
from hearsay.reading.vocabulary import clusters

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
AFTER_STOP = re.compile(r"(?:^|[.!?:\"“‘«\n])\s*$")
LEAST_WORDS = 4
NO_VERBS = Verbs()
SHARE = 0.7
"""Share of capitalised words, of those of four letters and more, from which a line counts as title case."""


def title_case(line: str) -> bool:
    """Whether a line is written with capitals throughout, as English headlines often are."""
    words = [m.group() for m in WORD.finditer(line)]
    long = [w for w in words if len(w) > 3]
    return len(words) >= LEAST_WORDS and len(long) >= 3 and sum(w[0].isupper() for w in long) >= SHARE * len(long)


def as_running_text(line: str, body: str, verbs: Verbs = NO_VERBS) -> str:
    """The line with its common words in lower case: same length, so offsets hold.

    A word is common where the body writes it small, or where English does and the body never has it with a capital
    inside a sentence. The first word, words in capitals, names of days and months and pairs of words that the body
    writes with capitals too ("Harvest Bridge") stay as they are.
    """
    small, capital = _usage(body)
    out = list(line)
    words = list(WORD.finditer(line))
    for number, found in enumerate(words):
        word = found.group()
        lower = word.lower()
        if number == 0 or not word[0].isupper() or word[1:] != word[1:].lower() or len(lower) != len(word):
            continue
        pairs = (line[a.start() : b.end()] for a, b in itertools.pairwise(words[max(0, number - 1) : number + 2]))
        if lower in _calendar() or any(pair in body for pair in pairs):
            continue
        english = lower in clusters() or verbs.known(lower)
        common = small[lower] >= capital[word] if small[lower] else not capital[word] and english
        if common:
            out[found.start() : found.end()] = lower
    return "".join(out)


def _usage(body: str) -> tuple[Counter[str], Counter[str]]:
    """How often the body has a word small, and with a capital that does not open a sentence."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for found in WORD.finditer(body):
        word = found.group()
        if word[0].islower():
            small[word] += 1
        elif not AFTER_STOP.search(body, max(0, found.start() - 3), found.start()):
            capital[word] += 1
    return small, capital


def _calendar() -> frozenset[str]:
    return frozenset(next(g["words"] for g in lexicon.load("en", "names")["group"] if g["id"] == "calendar"))
