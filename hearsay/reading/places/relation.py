"""How words relate what they tell of to a place they name: "into Sumy", "on the Lyman axis", "Nikopol district"."""

from hearsay.model.places import Relation
from hearsay.reading.places.found import Found
from hearsay.reading.places.words import Words
from hearsay.reading.syntax import Syntax, Token

LONGEST = 4
"""Words of a phrase before a name."""
JOINED = ("-", "–", "—", "/", "and", ",")
"""Between names that share the word behind the last ("the Kramatorsk-Druzhkivka direction")."""
OUTWARDS = 4
"""Steps from a name to the preposition of the phrase it belongs to ("from the occupied part of Donetsk")."""


def relation(tree: Syntax, found: Found, known: Words) -> Relation:
    """The relation said by the word behind the name, else by the preposition it depends on; "at" for any other."""
    return _behind(tree, found, known) or _before(tree, found, known) or "at"


def _behind(tree: Syntax, found: Found, known: Words) -> Relation | None:
    if found.last > found.core_last:
        return known.bearings.get(tree.tokens[found.last].lower)
    sentence = tree.tokens[found.last].sentence
    named = True
    for token in tree.tokens[found.last + 1 :]:
        if token.sentence != sentence:
            return None
        if named and (said := known.bearings.get(token.lower)):
            return said
        if token.lower in JOINED or token.pos == "NUM":
            named = token.pos == "NUM"
        elif token.text[:1].isupper():
            named = True
        else:
            return None
    return None


def _before(tree: Syntax, found: Found, known: Words) -> Relation | None:
    whole = found.last > found.core_last
    token: Token | None = tree.tokens[found.last] if whole else tree.head_of(tree.span(found.first, found.last))
    for _ in range(OUTWARDS):
        if token is None:
            return None
        cases = tree.children(token.i, "case")
        for case in reversed(cases):
            if said := _phrase(tree, case, known):
                return said
        belongs = bool(cases) and cases[-1].lower in known.belonging
        head = tree.tokens[token.head]
        listed = token.dep in ("conj", "appos") or (token.dep == "compound" and head.lower in known.regions)
        token = head if (belongs or (listed and not cases)) and not token.is_root else None
    return None


def _phrase(tree: Syntax, case: Token, known: Words) -> Relation | None:
    """The longest phrase that ends with a preposition."""
    first = max(0, case.i + 1 - LONGEST)
    words = tuple(t.lower for t in tree.tokens[first : case.i + 1] if t.sentence == case.sentence)
    for start in range(len(words)):
        if said := known.relations.get(words[start:]):
            return said
    return None
