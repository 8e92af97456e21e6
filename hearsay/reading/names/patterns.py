"""Names known by their form: numbered and named units, and what the profile has by name."""

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from hearsay import lexicon, profiles
from hearsay.reading.names import introduced
from hearsay.reading.names.decode import Found
from hearsay.reading.names.features import word_flags
from hearsay.reading.syntax import Syntax, Token

ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)$", re.IGNORECASE)
SURE = 0.99
"""Score of what a pattern or the profile vouches for."""
CALLED = 0.9
"""Score of a place only known by being called a village or town, or by the list of countries."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A body or outlet of the profile. `bare` names are common to several parties and carry no ref."""

    name: str
    ref: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Known:
    entries: dict[tuple[str, ...], Entry]
    firsts: dict[str, int]
    """Length in words of the longest entry that begins with this word."""


def folded(word: str) -> str:
    """Lower case, American spelling, straight apostrophe, no hyphen."""
    lower = word.lower().replace("’", "'")
    return lower.replace("defence", "defense").replace("centre", "center").replace("organisation", "organization")


@functools.cache
def known_names(profile: str) -> Known:
    """Names of the bodies and outlets of a profile as tuples of folded words; empty where it has none."""
    entries: dict[tuple[str, ...], Entry] = {}
    for table, kind in (("bodies", "body"), ("outlets", "outlet")):
        data = profiles.load(profile, table) if profile else {}
        rows: list[dict[str, Any]] = data.get(kind, [])
        for row in rows:
            own = row.get("name") or (row.get("names") or [row["id"]])[0]
            entry = Entry(own, f"{kind}:{row['id']}", row.get("kind", kind))
            for name in [own, *row.get("names", [])]:
                entries.setdefault(split(name), entry)
            for name in row.get("bare", []):
                if not name[:1].isupper():
                    # "The military" is no name, also where it opens a sentence.
                    continue
                entries.setdefault(split(name), Entry(name, None, row.get("kind", kind)))
    entries.pop((), None)
    firsts: dict[str, int] = {}
    for words in entries:
        firsts[words[0]] = max(firsts.get(words[0], 0), len(words))
    return Known(entries, firsts)


def split(name: str) -> tuple[str, ...]:
    """A name as the tokenizer would cut it, folded: hyphens and possessives stand alone."""
    spaced = re.sub(r"('s)\b", r" \1", folded(name)).replace("-", " - ")
    return tuple(spaced.split())


@functools.cache
def _unit_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    units = lexicon.load("en", "names")["unit"]
    return frozenset(units["heads"]), frozenset(units["capital_heads"]), frozenset(units["inside"])


def of_profile(tree: Syntax, known: Known) -> list[tuple[int, int]]:
    """First and last token of each longest entry of the profile that stands in capitals in the text."""
    found = []
    tokens = tree.tokens
    words: list[str] = [folded(t.text) for t in tokens]
    # Hyphenated words come as one token or three: compare in pieces that remember their token.
    pieces = [(piece, i) for i, w in enumerate(words) for piece in (split(w) if "-" in w and len(w) > 1 else (w,))]
    at = 0
    while at < len(pieces):
        word, first = pieces[at]
        longest = known.firsts.get(word, 0)
        step = 1
        if longest and (at == 0 or pieces[at - 1][1] != first) and tokens[first].text[:1].isupper():
            for size in range(min(longest, len(pieces) - at), 0, -1):
                last = pieces[at + size - 1][1]
                if at + size < len(pieces) and pieces[at + size][1] == last:
                    continue
                if tuple(p for p, _ in pieces[at : at + size]) not in known.entries:
                    continue
                if _capitals(tokens[first : last + 1]):
                    found.append((first, last))
                    step = size
                    break
        at += step
    return found


def _capitals(tokens: Sequence[Token]) -> bool:
    return all(t.text[:1].isupper() or t.pos in ("ADP", "DET", "CCONJ", "PART", "PUNCT", "NUM") for t in tokens)


def units(tree: Syntax) -> list[tuple[int, int]]:
    """First and last token of numbered units ("the [90th Guards Tank Division]", "[3rd separate assault brigade]")."""
    heads, capital_heads, inside = _unit_words()
    tokens = tree.tokens
    found = []
    for t in tokens:
        if not ORDINAL.match(t.text):
            continue
        past = t.i + 1
        last = None
        while past < len(tokens) and past - t.i < 8 and tokens[past].sentence == t.sentence:
            word = tokens[past]
            if word.lower in heads or (word.lower in capital_heads and word.text[0].isupper()):
                last = past
            elif not (word.text[:1].isupper() or word.lower in inside):
                break
            past += 1
        if last is not None:
            found.append((t.i, last))
    return found


def polities(tree: Syntax) -> list[tuple[int, int]]:
    """First and last token of states that call themselves so ("the [Donetsk People's Republic]")."""
    heads = frozenset(lexicon.load("en", "names")["polity"]["heads"])
    tokens = tree.tokens
    found = []
    for t in tokens[3:]:
        people, mark = tokens[t.i - 2], tokens[t.i - 1]
        if t.lower not in heads or mark.lower not in POSSESSIVES or people.lower != "people":
            continue
        first = t.i - 3
        if t.text[0].isupper() and people.text[0].isupper() and tokens[first].text[0].isupper():
            found.append((first, t.i))
    return found


POSSESSIVES = ("'s", "’s")


def settlements(tree: Syntax) -> list[tuple[int, int]]:
    """First and last token of what is called a village, town or city ("the village of [Tesna]")."""
    heads = frozenset(lexicon.load("en", "names")["settlement"]["heads"])
    tokens = tree.tokens
    found = []
    for t in tokens[2:]:
        if (
            tokens[t.i - 1].lower == "of"
            and tokens[t.i - 2].lower in heads
            and t.text[0].isupper()
            and t.text.isalpha()
        ):
            after = tokens[t.i + 1 : t.i + 2]
            if not (after and after[0].text[0].isupper()):
                found.append((t.i, t.i))
    return found


def countries(tree: Syntax) -> list[tuple[int, int]]:
    """First and last token of each of several countries told in a row ("[Latvia], [Norway] and [Canada]")."""
    single = [(t.i, last) for t in tree.tokens if (last := _country(tree, t)) is not None]
    between = frozenset(lexicon.load("en", "names")["row"]["words"])
    found: dict[tuple[int, int], None] = {}
    for one, other in itertools.pairwise(single):
        gap = tree.tokens[one[1] + 1 : other[0]]
        if gap and all(t.lower in between for t in gap):
            found |= {one: None, other: None}
    return list(found)


def _country(tree: Syntax, first: Token) -> int | None:
    """Last token of a country or region of the word list that begins here and stands for itself."""
    flags, tokens = word_flags(), tree.tokens
    if not first.text[:1].isupper():
        return None
    for size in range(min(COUNTRY_WORDS, len(tokens) - first.i), 0, -1):
        words = tokens[first.i : first.i + size]
        last = words[-1]
        if last.sentence != first.sentence or not all(w.pos == "PROPN" and not w.text.isupper() for w in words):
            continue
        if "n" in flags.get("_".join(w.lower for w in words), ""):
            beside = (*tokens[max(0, first.i - 1) : first.i], *tokens[last.i + 1 : last.i + 2])
            alone = not any(b.pos == "PROPN" and b.text[:1].isupper() and b.sentence == first.sentence for b in beside)
            return last.i if alone else None
    return None


COUNTRY_WORDS = 4
"""Words of the longest name of a country looked for ("United States of America")."""


def mended(tree: Syntax, found: Sequence[Found]) -> list[Found]:
    """Names whose words tell better than the tagger: a person by the given name, a body by its last word."""
    flags, heads = word_flags(), frozenset(lexicon.load("en", "names")["institution"]["heads"])
    kept: list[Found] = []
    for f in sorted(found, key=lambda f: f.start):
        words = [t.lower for t in tree.tokens[f.first : f.last + 1]]
        if f.label == "ORG" and len(words) == 2 and "g" in flags.get(words[0], ""):
            f = replace(f, label="PER") if not set("buopn") & set(flags.get(words[1], "")) else f
        before = kept[-1] if kept else None
        beside = before is not None and before.label != "PER" and tree.text[before.end : f.start] == " "
        if before is not None and beside and words[-1] in heads:
            f = replace(f, first=before.first, start=before.start, label="ORG", score=min(before.score, f.score))
            kept.pop()
        kept.append(f)
    return kept


def with_known(tree: Syntax, found: Sequence[Found], known: Known) -> list[Found]:
    """The tagger's names, with those of pattern and profile put in the place of what they cross."""
    kept = mended(tree, found)
    vouched = [(first, last, "ORG") for first, last in [*units(tree), *of_profile(tree, known)]]
    called = [(first, last, "called") for first, last in [*settlements(tree), *countries(tree)]]
    for first, last, label in [*((a, b, "LOC") for a, b in polities(tree)), *vouched, *called]:
        start, end = tree.tokens[first].start, tree.tokens[last].end
        crossed = [f for f in kept if f.start < end and start < f.end]
        if label == "called":
            kept += [] if crossed else [Found(first, last, start, end, "LOC", CALLED)]
            continue
        if label == "ORG" and any(f.label == "ORG" and f.start <= start and end <= f.end for f in crossed):
            continue
        if label == "ORG" and any(f.label == "PER" and f.start <= start and end < f.end for f in crossed):
            continue
        kept = [f for f in kept if f not in crossed]
        kept.append(Found(first, last, start, end, label, SURE))
    for first, last in introduced.persons(tree, kept):
        kept.append(Found(first, last, tree.tokens[first].start, tree.tokens[last].end, "PER", introduced.SCORE))
    return sorted(kept, key=lambda f: (f.start, f.end))
