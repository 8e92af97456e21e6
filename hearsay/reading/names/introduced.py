"""Persons by where they stand, whom the tagger passed over: behind an office, or called by a surname told before."""

import functools
import re
from collections.abc import Iterator, Sequence

from hearsay import lexicon
from hearsay.reading.names.decode import Found
from hearsay.reading.names.features import word_flags
from hearsay.reading.syntax import Syntax, Token

WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:[-'’][^\W\d_]+)*$")
MOST_WORDS = 3
LEAST_LETTERS = 4
"""Of a surname that stands alone."""
SCORE = 0.8
BARRED = frozenset("buopdmka")
"""Lists whose words are no names of persons: of bodies, units, outlets, places, peoples, days, the well known."""


def persons(tree: Syntax, found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """First and last token of each such name that none of those found crosses."""
    taken = {i for f in found for i in range(f.first, f.last + 1)}
    told: set[str] = {tree.tokens[f.last].text for f in found if f.label == "PER" and f.last > f.first}
    at = 0
    while at < len(tree.tokens):
        run = _run(tree, at, taken)
        if len(run) > 1 and (_behind_office(tree, run[0]) or _apposed(tree, run)) and not _common(run[-1]):
            told.add(run[-1].text)
            yield run[0].i, run[-1].i
        elif len(run) == 1 and run[0].text in told and len(run[0].text) >= LEAST_LETTERS and not _joined(tree, run[0]):
            yield run[0].i, run[0].i
        at = run[-1].i + 1 if run else at + 1


def _run(tree: Syntax, at: int, taken: set[int]) -> list[Token]:
    """Words with capitals from here on that may be one name."""
    run: list[Token] = []
    while at < len(tree.tokens) and at not in taken:
        token = tree.tokens[at]
        small = token.lower in _offices() or set(word_flags().get(token.lower, "")) & BARRED
        if not WORD.match(token.text) or small or (run and token.sentence != run[0].sentence):
            break
        run.append(token)
        at += 1
    return run if len(run) <= MOST_WORDS and at not in taken else []


def _behind_office(tree: Syntax, token: Token) -> bool:
    before = tree.tokens[token.i - 1] if token.i else None
    if before is not None and before.text == "." and token.i > 1:
        before = tree.tokens[token.i - 2]
    return before is not None and before.lower.rstrip(".") in _offices()


def _apposed(tree: Syntax, run: Sequence[Token]) -> bool:
    """Between commas behind an office: "the health minister, Grace Otieno, is"."""
    first, last = run[0].i, run[-1].i
    behind = [t.lower for t in tree.tokens[last + 1 : last + 3]]
    marked = first > 1 and tree.tokens[first - 1].text == "," and behind[:1] == [","]
    return marked and behind[1:] not in (["and"], ["or"]) and tree.tokens[first - 2].lower in _offices()


def _joined(tree: Syntax, token: Token) -> bool:
    """Another word with a capital stands beside it in its sentence."""
    beside = (*tree.tokens[max(0, token.i - 1) : token.i], *tree.tokens[token.i + 1 : token.i + 2])
    return any(
        t.text[:1].isupper() and t.sentence == token.sentence and t.lower.rstrip(".") not in _offices() for t in beside
    )


def _common(token: Token) -> bool:
    return token.pos in ("VERB", "AUX", "ADP", "PRON", "DET")


@functools.cache
def _offices() -> frozenset[str]:
    """Offices and forms of address of one word."""
    table = lexicon.load("en", "offices")
    words = {w for group in table["group"] for w in group["words"]} | {w for f in table["same"]["forms"] for w in f}
    titles = next(g["words"] for g in lexicon.load("en", "names")["group"] if g["id"] == "title")
    return frozenset(w for w in (*words, *titles) if " " not in w)
