"""From the tagger's labels to names with probabilities, consistent over the whole report."""

import functools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from hearsay import lexicon
from hearsay.reading.names.features import word_flags
from hearsay.reading.syntax import Syntax

STRAY = re.compile(r"""(?<=.)[,.]?[\[\]"<>|].*$""", re.DOTALL)
"""What the tokenizer leaves at the end of a name: a footnote mark ("Basra.[4]"), the opening of an address."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name as the tagger has it: tokens first to last, code points start to end."""

    first: int
    last: int
    start: int
    end: int
    label: str
    score: float
    """Least share of probability the tagger gives to any of its tokens, not yet calibrated."""


def tagged(tree: Syntax, rows: Sequence[Sequence[Sequence[str]]], tagger: Any) -> list[Found]:
    """The names of a report as the tagger sees them, sentence by sentence."""
    found: list[Found] = []
    for (offset, past), sentence in zip(tree.bounds, rows, strict=True):
        if not sentence:
            continue
        labels = tagger.tag(sentence)
        n = past - offset
        i = 0
        while i < n:
            if labels[i] == "O":
                i += 1
                continue
            kind = labels[i][2:]
            j = i + 1
            while j < n and labels[j] == "I-" + kind:
                j += 1
            score = min(tagger.marginal(labels[k], k) for k in range(i, j))
            if j < n:
                score = min(score, 1.0 - tagger.marginal("I-" + kind, j))
            found.append(_trimmed(tree, offset + i, offset + j - 1, kind, score))
            i = j
    return found


@functools.cache
def _offices() -> frozenset[str]:
    return frozenset(lexicon.load("en", "names")["office"]["words"])


def _behind_office(tree: Syntax, first: int, last: int) -> int:
    """The first token of a person's name behind an office and its body ("Minister of Energy [Hanna Melnyk]").

    Ranks and forms of address stay, as they do in most gold.
    """
    tokens = tree.tokens[first : last + 1]
    held = max((t.i for t in tokens[:-1] if t.lower in _offices()), default=None)
    if held is None:
        return first
    past = held + 1
    if tree.tokens[past].lower == "of":
        inside = [t for t in tokens[:-1] if t.i > past]
        bodies = [t.i + 1 for t in inside if "b" in word_flags().get(t.lower, "")]
        given = [t.i for t in inside if set("gf") & set(word_flags().get(t.lower, ""))]
        if not bodies + given:
            return first
        past = bodies[-1] if bodies else given[0]
    return past if tree.tokens[past].text[:1].isupper() else first


def _trimmed(tree: Syntax, first: int, last: int, kind: str, score: float) -> Found:
    if kind == "PER":
        while first < last and tree.tokens[first].pos in ("VERB", "AUX") and tree.tokens[first].text.islower():
            first += 1
        first = _behind_office(tree, first, last)
    start, end = tree.tokens[first].start, tree.tokens[last].end
    while start + 1 < end and (tree.text[start] in "\"'‘’“”<([" or tree.text[start].isspace()):
        start += 1
    stray = STRAY.search(tree.text, start, end)
    if stray:
        end = stray.start()
    opening = tree.text.find("(", start, end)
    if opening > start and tree.text.find(")", opening, end) < 0:
        end = opening
    while end > start + 1 and (
        tree.text[end - 1].isspace() or (tree.text[end - 1] in '"“”‘,;:)' and "(" not in tree.text[start:end])
    ):
        end -= 1
    return Found(first, last, start, end, kind, score)


def consistent(tree: Syntax, found: Sequence[Found]) -> list[Found]:
    """One kind for the same words all over a report, and names the tagger saw in one place marked in the others.

    The kind of most weight wins; a word that ends or begins a longer person's name counts with that person.
    """
    weight: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    words_of = [tuple(t.lower for t in tree.tokens[f.first : f.last + 1]) for f in found]
    for f, words in zip(found, words_of, strict=True):
        weight[" ".join(words)][f.label] += f.score
        if f.label == "PER" and len(words) in (2, 3):
            weight[words[-1]]["PER"] += f.score
            weight[words[0]]["PER"] += f.score / 2
    settled: list[Found] = []
    for f, words in zip(found, words_of, strict=True):
        kinds = weight[" ".join(words)]
        best = max(kinds, key=lambda k: kinds[k])
        if best != f.label and kinds[best] > TURN * kinds[f.label] and f.score < FIRM:
            f = replace(f, label=best, score=f.score / 2)
        settled.append(f)
    return settled + _spread(tree, settled)


TURN = 1.5
"""How much heavier another kind of the same words must weigh to overrule the one given here."""
FIRM = 0.9
"""Score from which a kind is not overruled."""
SPREAD = 0.6
"""Score a name needs to be marked where the tagger passed it over."""
TOGETHER = 1.0
"""Sum of scores over the report that will do instead."""


def _spread(tree: Syntax, found: Sequence[Found]) -> list[Found]:
    taken = [False] * (len(tree.tokens) + 1)
    for f in found:
        for i in range(f.first, f.last + 1):
            taken[i] = True
    known: dict[tuple[str, ...], tuple[str, float]] = {}
    weight: dict[tuple[str, ...], float] = defaultdict(float)
    for f in found:
        words = tuple(t.text for t in tree.tokens[f.first : f.last + 1])
        if words[0][:1].isupper() and len("".join(words)) > 2:
            weight[words] += f.score
            if f.score >= SPREAD or weight[words] >= TOGETHER:
                known.setdefault(words, (f.label, f.score))
    firsts = defaultdict(list)
    for words in sorted(known, key=len, reverse=True):
        firsts[words[0]].append(words)
    more = []
    for i, t in enumerate(tree.tokens):
        if taken[i] or t.text not in firsts:
            continue
        for words in firsts[t.text]:
            past = i + len(words)
            if any(taken[i:past]) or tuple(u.text for u in tree.tokens[i:past]) != words:
                continue
            neighbours = tree.tokens[max(0, i - 1) : i] + tree.tokens[past : past + 1]
            if any(u.pos == "PROPN" and u.text[:1].isupper() and u.sentence == t.sentence for u in neighbours):
                break
            label, score = known[words]
            more.append(_trimmed(tree, i, past - 1, label, score * 0.6))
            break
    return more
