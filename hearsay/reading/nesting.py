"""Formations by their common nouns alone: what is said to be part of what, and how many people each has."""

import functools
import itertools
from collections.abc import Iterator, Sequence

from hearsay import lexicon
from hearsay.model import Quantity, Unit, Wording
from hearsay.reading.syntax import Syntax, Token

MODIFIERS = ("DET", "ADJ", "NUM", "NOUN", "PROPN")
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
    told = {w.span for w in found}
    for smaller, larger in _by_grammar(tree, table):
        nested = _nested(tree, smaller, larger, echelons)
        if nested.span not in told and _military(tree, (smaller, larger), units, lang):
            told.add(nested.span)
            found.append(nested)
    return tuple(sorted(found, key=lambda w: w.span))


def _by_grammar(tree: Syntax, table: dict[str, list[str]]) -> Iterator[tuple[Token, Token]]:
    """Part and whole among neighbouring formations of a sentence, by what stands between them or owns the second."""
    echelons = _echelons("en")
    for first, past in tree.bounds:
        named = [t for t in tree.tokens[first:past] if t.lower in echelons and t.pos in ("NOUN", "PROPN")]
        for one, other in itertools.pairwise(named):
            between = tree.tokens[one.i + 1 : other.i]
            following = tree.tokens[other.i + 1].lower if other.i + 1 < len(tree.tokens) else ""
            if not between or following in ("'s", "’s"):  # "in the battalion's sector"
                continue
            gap, open_gap = _without_modifiers(between)
            if _opens_as_part(tree, one, between, table):
                yield other, one
            elif _ends_with(gap, table["up"]) and _plain(_cut(gap, table["up"]), table):
                yield one, other
            elif (
                (_ends_with(gap, table["down"]) and _plain(_cut(gap, table["down"]), table))
                or _owned(tree, between, other, table)
                or (
                    (open_gap or between[0].lower in table["one_of_many"])
                    and following not in table["led"]
                    and _fronted(tree, one, between, table)
                )
            ):
                yield other, one


def _without_modifiers(between: Sequence[Token]) -> tuple[Sequence[Token], bool]:
    """What stands between two formations without the words that belong to the second; and whether a comma does."""
    end = len(between)
    while end and (between[end - 1].pos in MODIFIERS or between[end - 1].text == "-"):
        end -= 1
    return between[:end], any(t.text == "," for t in between)


def _ends_with(gap: Sequence[Token], phrases: list[str]) -> int:
    """Words of the phrase the gap ends with, by form or lemma; 0 for none. The longest counts."""
    found = 0
    for phrase in phrases:
        steps = phrase.split()
        tail = gap[-len(steps) :]
        if len(tail) == len(steps) and all(s in (t.lower, t.lemma) for s, t in zip(steps, tail, strict=True)):
            found = max(found, len(steps))
    return found


def _cut(gap: Sequence[Token], phrases: list[str]) -> Sequence[Token]:
    return gap[: len(gap) - _ends_with(gap, phrases)]


def _plain(rest: Sequence[Token], table: dict[str, list[str]]) -> bool:
    """Nothing of its own is told in it: only modifiers, auxiliaries and "which forms"."""
    words = [t for t in rest if t.lower not in table["fillers"] and t.lemma not in table["fillers"]]
    return len(rest) <= REACH and all(t.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "AUX", "ADV") for t in words)


def _owned(tree: Syntax, between: Sequence[Token], part: Token, table: dict[str, list[str]]) -> bool:
    """ "…'s third company", "one of its batteries", "its armies", "a corps of its own"."""
    tail = [t.lower for t in between[-4:]]
    many = part.tag in ("NNS", "NNPS") or any(w in table["one_of_many"] for w in tail)
    followed = [t.lower for t in tree.tokens[part.i + 1 : part.i + 4]]
    if followed[:2] == ["of", "its"] and followed[2:] == ["own"]:
        return True
    officers = bool(followed) and followed[0] in table["led"]
    owned = any(w in table["owners_of"] for w in tail)
    return owned and (many or (officers and "of" in tail)) and not set(tail) & set(table["above"])


def _fronted(tree: Syntax, whole: Token, between: Sequence[Token], table: dict[str, list[str]]) -> bool:
    """ "Within the battalion, one company …": the whole stands behind the preposition that opens the sentence."""
    if not {t.lower for t in between} & set(table["one_of_many"]):
        return False
    first = tree.bounds[whole.sentence][0]
    opening = [t.lower for t in tree.tokens[first : whole.i] if t.pos != "PUNCT"]
    following = tree.tokens[whole.i + 1] if whole.i + 1 < len(tree.tokens) else whole
    parted = following.text == "," or following.lower in table["one_of_many"]
    return bool(opening) and opening[0] in table["within"] and len(opening) <= REACH and parted


def _opens_as_part(tree: Syntax, whole: Token, between: Sequence[Token], table: dict[str, list[str]]) -> bool:
    """ "Part of the 5th Division, the battalion …": the sentence opens with what its subject belongs to."""
    opening = tree.tokens[tree.bounds[whole.sentence][0] : whole.i]
    while opening and opening[-1].pos in MODIFIERS and not _ends_with(opening, table["opening"]):
        opening = opening[:-1]
    led = bool(opening) and _ends_with(opening, table["opening"]) == len(opening)
    if len(opening) == 1 and opening[0].lower in table["into"]:  # "into the division has been absorbed an army"
        return any(t.lemma in table["absorbed"] for t in between)
    if led and between[0].lemma == "be":  # "subordinate to the corps is, among others, an army"
        return len(between) <= REACH + 2 and not any(t.pos == "VERB" and t.tag != "VBN" for t in between)
    return led and between[0].text == "," and all(t.pos in MODIFIERS or t.text == "-" for t in between[1:])


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
