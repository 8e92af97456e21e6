"""Cues of the speech lexicon, by lemma and part of speech, and the words of a cue in the text."""

import functools
from dataclasses import dataclass

from hearsay import lexicon
from hearsay.model import Span, Stance
from hearsay.reading.syntax import Syntax, Token

BETWEEN = ("aux", "advmod", "cop")


@dataclass(frozen=True, slots=True)
class Frames:
    """What a cue can take, and with which stance: one entry a frame."""

    stance_of: dict[str, Stance]
    addressee: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """lexicon/LANG/speech.toml, indexed."""

    verbs: dict[str, Frames]
    predicates: dict[str, Stance]
    nouns: dict[str, Frames]
    according: frozenset[str]
    relays: frozenset[str]
    recordings: frozenset[str]
    texts: frozenset[str]
    bodies: frozenset[str]
    persons: frozenset[str]
    crowds: frozenset[str]


@functools.cache
def words(lang: str) -> Lexicon:
    """The speech lexicon of a language; where two entries give a verb the same frame, the first counts."""
    table = lexicon.load(lang, "speech")
    verbs: dict[str, dict[str, Stance]] = {}
    addressed: set[str] = set()
    for entry in table["cue"]:
        for verb in entry["verbs"]:
            frames = verbs.setdefault(verb, {})
            for frame in entry["frames"]:
                frames.setdefault(frame, entry["stance"])
            if entry.get("addressee"):
                addressed.add(verb)
    nouns: dict[str, dict[str, Stance]] = {}
    for entry in table["noun"]:
        for noun in entry["nouns"]:
            for frame in entry["frames"]:
                nouns.setdefault(noun, {}).setdefault(frame, entry["stance"])
    channels, described = table["channels"], table["descriptions"]
    return Lexicon(
        {v: Frames(f, v in addressed) for v, f in verbs.items()},
        {a: e["stance"] for e in table["predicate"] for a in e["adjectives"]},
        {n: Frames(f) for n, f in nouns.items()},
        frozenset(table["according"]["heads"]), frozenset(table["relays"]["verbs"]),
        frozenset(channels["recordings"]), frozenset(channels["texts"]), frozenset(described["bodies"]),
        frozenset(described["persons"]), frozenset(described["crowds"]))


def cue_spans(tree: Syntax, verb: Token, *more: Token) -> tuple[Span, ...]:
    """The verb group: auxiliaries, negation and adverbs that stand right before the verb, its particle, and `more`."""
    first = last = verb.i
    while first > 0:
        before = tree.tokens[first - 1]
        if before.head in (verb.i, *(c.i for c in tree.children(verb.i, "aux"))) and before.dep.partition(":")[0] in BETWEEN \
                and before.sentence == verb.sentence:
            first -= 1
        else:
            break
    for child in tree.children(verb.i):
        if child.i == last + 1 and child.dep == "compound:prt":
            last = child.i
    for token in more:
        if token.i == last + 1:
            last = token.i
    pieces = [tree.span(first, last)]
    pieces += [Span(start=t.start, end=t.end) for t in more if not first <= t.i <= last]
    return tuple(pieces)
