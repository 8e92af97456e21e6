"""Formations by their common nouns alone: what is said to be part of what, and how many people each has."""

import functools
from collections.abc import Iterator

from hearsay import lexicon
from hearsay.model import Quantity, Unit, Wording
from hearsay.reading.syntax import Syntax, Token

REACH = 7
"""Most words from the preposition to the whole."""


def find(tree: Syntax, units: tuple[Unit, ...], lang: str = "en") -> tuple[Wording, ...]:
    """Category "nesting": `span` is the part, `subject` the whole, `lemma` and `gloss` their echelons.

    Words that also have civil uses ("a division of the company") need a formation among the two.
    """
    echelons = _echelons(lang)
    table = lexicon.load(lang, "units")["nesting"]
    found = []
    for token in tree.tokens:
        part = echelons.get(token.lower)
        if part is None or token.pos not in ("NOUN", "PROPN"):
            continue
        whole = next(_wholes(tree, token, table), None)
        held = next(_behind(tree, token, table["holds"]), None)
        if held is not None and _military(tree, (token, held), units, lang):
            found.append(_nested(tree, held, token, echelons))
        if whole is not None and _military(tree, (token, whole), units, lang):
            found.append(_nested(tree, token, whole, echelons))
    return tuple(found)


def _nested(tree: Syntax, part: Token, whole: Token, echelons: dict[str, str]) -> Wording:
    return Wording(
        span=tree.span(part.i, part.i),
        category="nesting",
        lemma=echelons[part.lower],
        gloss=echelons[whole.lower],
        subject=tree.span(whole.i, whole.i),
    )


def sizes(tree: Syntax, quantities: tuple[Quantity, ...], lang: str = "en") -> tuple[Wording, ...]:
    """Category "unit_size": `lemma` is the echelon of a formation with a number of people, `subject` that number."""
    echelons = _echelons(lang)
    table = lexicon.load(lang, "units")["size"]
    found = []
    for token in tree.tokens:
        if token.lower not in echelons or token.pos not in ("NOUN", "PROPN"):
            continue
        for quantity in quantities:
            behind = tree.text[token.end : quantity.span.start].split() if quantity.span.start >= token.end else None
            before = tree.text[quantity.span.end : token.start] if quantity.span.end <= token.start else None
            people = set(quantity.unit.casefold().split()) & set(table["people"])
            counted = behind is not None and people and " ".join(behind).casefold() in table["of"]
            strong = before is not None and before.casefold().strip("- ") in table["strong"] and len(before) < 12
            if counted or strong:
                span = tree.span(token.i, token.i)
                found.append(
                    Wording(span=span, category="unit_size", lemma=echelons[token.lower], subject=quantity.span)
                )
    return tuple(found)


def _military(tree: Syntax, tokens: tuple[Token, Token], units: tuple[Unit, ...], lang: str) -> bool:
    spans = [tree.span(t.i, t.i) for t in tokens]
    named = any(u.span.overlaps(s) for u in units for s in spans)
    return named or any(t.lower not in _guarded(lang) for t in tokens)


@functools.cache
def _guarded(lang: str) -> frozenset[str]:
    """Echelon words with civil uses."""
    guarded = [e for e in lexicon.load(lang, "units")["echelon"] if e.get("guarded")]
    return frozenset(word for entry in guarded for word in entry.get("words", ()))


def _wholes(tree: Syntax, part: Token, table: dict[str, list[str]]) -> Iterator[Token]:
    """What it is said to be of: behind "of", "from", "belonging to"; before it in "one of its battalions"."""
    yield from _behind(tree, part, table["joints"])
    echelons = _echelons("en")
    before = " ".join(t.lower for t in tree.tokens[max(0, part.i - 3) : part.i])
    if any(before.endswith(owner) for owner in table["owners"]):
        for other in reversed(tree.tokens[tree.bounds[part.sentence][0] : part.i]):
            if other.lower in echelons and other.pos in ("NOUN", "PROPN"):
                yield other
                return


def _behind(tree: Syntax, token: Token, joints: list[str]) -> Iterator[Token]:
    """The echelon word that follows one of the joints, with nothing but its own modifiers between."""
    echelons = _echelons("en")
    following = [t for t in tree.tokens[token.i + 1 : token.i + 5 + REACH] if t.sentence == token.sentence]
    words = [t.lower for t in following]
    for joint in joints:
        steps = joint.split()
        if words[: len(steps)] != steps:
            continue
        for other in following[len(steps) : len(steps) + REACH]:
            if other.lower in echelons and other.pos in ("NOUN", "PROPN"):
                yield other
                return
            if other.pos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON") and other.text not in ("-", "'s", "’s"):
                return


@functools.cache
def _echelons(lang: str) -> dict[str, str]:
    return {
        word: entry["name"]
        for entry in lexicon.load(lang, "units")["echelon"]
        for word in entry.get("words", ())
        if " " not in word
    }
