"""Capitals that stand for a government: "Kyiv denied it", "Moscow's claim", "the Kyiv regime"."""

from hearsay.atlas import sources
from hearsay.atlas.gazetteer import Gazetteer
from hearsay.reading.places.found import Found
from hearsay.reading.places.words import Words
from hearsay.reading.syntax import Syntax


def without(tree: Syntax, found: list[Found], gazetteer: Gazetteer, known: Words) -> list[Found]:
    """The names that are places, those that stand for a government left out."""
    held = capitals(gazetteer)
    return [f for f in found if not (_capital(f, held) and _acts(tree, f, known))]


def capitals(gazetteer: Gazetteer) -> frozenset[str]:
    """Refs of the capitals of all states."""
    return frozenset(e.place.ref for e in gazetteer.find([sources.CAPITALS]).get(sources.CAPITALS, ()))


def _capital(found: Found, capitals: frozenset[str]) -> bool:
    if found.reasons or not found.entries:
        return False
    return any(e.place.ref in capitals and e.kind <= sources.ALTERNATE for e in found.entries[:4])


def _acts(tree: Syntax, found: Found, known: Words) -> bool:
    """The subject of what only a government does, or the owner of what only it has."""
    last = tree.tokens[found.last]
    before = tree.tokens[found.first - 1] if found.first else None
    if before is not None and before.sentence == last.sentence and before.lower in known.locative:
        return False
    if last.dep == "conj" and tree.tokens[last.head].dep == "nsubj":
        last = tree.tokens[last.head]
    head = tree.tokens[last.head]
    if last.dep == "nsubj" and head.lemma.lower() in known.verbs and head.pos in ("VERB", "AUX"):
        return True
    behind = tree.tokens[found.last + 1 : found.last + 4]
    if behind and behind[0].text in ("'s", "’s", "'", "’"):
        return last.dep.startswith("nmod") and head.lower in known.nouns
    return last.dep in ("compound", "nmod", "flat", "amod") and head.lower in known.nouns and head.i == found.last + 1
