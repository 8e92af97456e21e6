"""Words of the lexicon for what is left open, and what they leave open: stretches of a sentence."""

import functools
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from hearsay import lexicon
from hearsay.model import Span
from hearsay.reading.syntax import Syntax, Token

Grade = Literal["said", "hearsay", "accused", "planned", "open"]
"""How far the body leaves it open: somebody says so, somebody does whose word settles nothing or who accuses, it is not
done yet, it is not sure."""
GRADES: tuple[Grade, ...] = ("said", "hearsay", "accused", "planned", "open")
KEYS: Mapping[Literal["verbs", "planned"], Grade] = {"verbs": "open", "planned": "planned"}
THINGS = ("NOUN", "PROPN")
STOPS = (",", ";", ":", ".", "–", "—", "?", "!")
GAP = 9
"""Words from the first to the last of a phrase, at most."""
ARTICLES = ("the", "a")
"""Words of a phrase that a headline leaves out."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Tokens left open by a word: `first` to `last`, both included."""

    first: int
    last: int
    mark: Span
    grade: Grade

    def covers(self, token: Token) -> bool:
        return self.first <= token.i <= self.last


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon's words for what is left open."""

    table: dict[str, Any]
    akin: dict[str, frozenset[int]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """By their first word: the words behind it and the name of their list."""

    def has(self, group: str, key: str, token: Token) -> bool:
        words = self.table[group][key]
        return token.lemma in words or token.lower in words


@functools.cache
def words_of(lang: str = "en") -> Words:
    raw = lexicon.load(lang, "reserve")
    table = {
        group: {key: frozenset(value) for key, value in entry.items() if key not in ("example", "sets")}
        for group, entry in raw.items()
    }
    akin: dict[str, set[int]] = {}
    for number, same in enumerate(raw["akin"]["sets"]):
        for word in same:
            akin.setdefault(word, set()).add(number)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, listed in table.pop("phrases").items():
        for phrase in listed:
            first, *behind = phrase.split()
            phrases.setdefault(first, []).append((tuple(behind), key))
    return Words(
        table,
        {word: frozenset(sets) for word, sets in akin.items()},
        {first: tuple(sorted(found)) for first, found in phrases.items()},
    )


def phrases_at(tree: Syntax, token: Token, words: Words) -> Iterator[tuple[str, Token]]:
    """The lists whose phrases open with a word, and the last word of each; none reaches over a comma or far."""
    past = tree.bounds[token.sentence][1]
    near = list(itertools.takewhile(lambda t: t.text not in STOPS, tree.tokens[token.i + 1 : min(past, token.i + GAP)]))
    for form in dict.fromkeys((token.lemma, token.lower)):
        for behind, key in words.phrases.get(form, ()):
            last, at = token, 0
            for step in behind:
                found = next((t for t in near[at:] if step in (t.lemma, t.lower)), None)
                if found is None and step in ARTICLES:
                    continue
                if found is None:
                    break
                last, at = found, found.i - token.i
            else:
                yield key, last


def plans(tree: Syntax, token: Token, words: Words) -> bool:
    """A verb of planning, or one that is with the words behind it, as "think about" is."""
    phrase = any(key.startswith("planned") for key, _ in phrases_at(tree, token, words))
    return phrase or words.has("over_content", "planned", token)
