"""The lexicon's offices as one table: what each word means, which kinds it may have, and what goes with what."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay import lexicon
from hearsay.reading.syntax import Token

ENDED = "learned"
"""The group whose offices may be told by their endings ("geologist")."""
MOST_WORDS = 4
"""Words of the longest office ("chief of the general staff" is one with its article left out)."""
LEAST_ENDED = 8
SHORT = 5
"""Letters of the longest abbreviated title."""


@dataclass(frozen=True, slots=True)
class Posts:
    """Words of offices of one language; all lower case."""

    group: dict[str, str]
    """The group of each office, by its main form."""
    main: dict[str, str]
    """The main form of each word; of some a kind and a word ("prime minister")."""
    endings: tuple[str, ...]
    kinds: dict[str, str]
    """Words that tell which office it is, with their main form."""
    nations: frozenset[str]
    neutral: frozenset[str]
    lesser: frozenset[str]
    addressed: frozenset[str]
    past: frozenset[str]
    now: frozenset[str]
    """Of `past`, those of an office held today, and those of one held no more."""
    gone: frozenset[str]
    change: frozenset[str]
    ranked: frozenset[str]
    held: dict[str, str]
    beside: frozenset[frozenset[str]]
    """Pairs of groups one person may belong to; with "*" a group that goes with any."""
    alike: frozenset[frozenset[str]]
    posing: frozenset[str]
    """Verbs with an office behind "as"."""
    naming: frozenset[str]
    taking: frozenset[str]
    """Verbs in the past by which somebody has come to an office and holds it."""
    going_on: frozenset[str]
    saying: frozenset[str]
    anonymous: frozenset[str]
    """Groups of which "the sergeant" may stand for somebody named before."""

    @property
    def ranks(self) -> frozenset[str]:
        """A vice admiral is called an admiral."""
        return frozenset(word for word, group in self.group.items() if group == "rank")

    def office(self, word: str) -> str | None:
        """The main form of a word that is an office."""
        if word in self.main:
            return self.main[word]
        return word if len(word) >= LEAST_ENDED and word.endswith(self.endings) else None

    def short(self, word: str) -> bool:
        """An abbreviated title, whose full stop a parser may take for the end of the sentence."""
        return len(word) <= SHORT and self.main.get(word, word) != word

    def group_of(self, office: str) -> str:
        return self.group.get(office.split()[-1] if office not in self.group else office, ENDED)

    def together(self, one: str, other: str) -> bool:
        """Whether one person may be called both."""
        groups = self.group_of(one), self.group_of(other)
        if {one, other} in self.alike:
            return True
        return groups[0] != groups[1] and any(
            pair in self.beside for pair in ({*groups}, {groups[0], "*"}, {groups[1], "*"})
        )

    def units(self, tokens: Sequence[Token]) -> list[tuple[str, Token, Token]]:
        """The words of a run with first and last token, those of an office of several words as one; no full stops."""
        tokens = [t for t in tokens if t.text != "."]
        units: list[tuple[str, Token, Token]] = []
        n = 0
        while n < len(tokens):
            size = next((s for s in range(MOST_WORDS, 1, -1) if _written(tokens[n : n + s]) in self.main), 1)
            run = tokens[n : n + size]
            units.append((_written(run).rstrip("."), run[0], run[-1]))
            n += size
        return units


def _written(tokens: Sequence[Token]) -> str:
    return " ".join(t.lower for t in tokens).replace(" - ", "-").replace("’", "'")


@functools.cache
def load(lang: str) -> Posts:
    """The table of a language. Raises FileNotFoundError for one without offices."""
    table = lexicon.load(lang, "offices")
    modifiers = table["modifiers"]
    group = {word: g["name"] for g in table["group"] for word in g["words"]}
    main = {word: word for word in group}
    main |= {form: forms[0] for forms in table["same"]["forms"] for form in forms}
    kinds = {word: word for word in modifiers["kinds"]} | {w: a[0] for a in modifiers["alike"] for w in a}
    people = next(g["words"] for g in lexicon.load(lang, "names")["group"] if g["id"] == "people")
    return Posts(
        group=group,
        main=main,
        endings=tuple(e for g in table["group"] for e in g.get("endings", ())),
        kinds=kinds,
        nations=frozenset(people),
        neutral=frozenset(modifiers["neutral"]),
        lesser=frozenset(modifiers["lesser"]),
        addressed=frozenset(modifiers["addressed"]),
        past=frozenset((*modifiers["past"], *modifiers["now"], *modifiers["gone"])),
        now=frozenset(modifiers["now"]),
        gone=frozenset(modifiers["gone"]),
        change=frozenset(modifiers["change"]),
        ranked=frozenset(modifiers["ranked"]),
        held=dict(table["held"]["verbs"]),
        beside=frozenset(frozenset((g["name"], b)) for g in table["group"] for b in g["beside"]),
        alike=frozenset(frozenset(pair) for pair in table["same"]["alike"]),
        posing=frozenset(table["held"]["as"]),
        naming=frozenset(table["held"]["named"]),
        taking=frozenset(table["held"]["since"]),
        going_on=frozenset(table["alone"]["verbs"]),
        saying=frozenset(lexicon.load(lang, "names")["join"]["say"]),
        anonymous=frozenset(table["alone"]["groups"]),
    )
