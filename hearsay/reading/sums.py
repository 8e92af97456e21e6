"""Words by which a report adds numbers up or takes a total apart: "in all", "the remaining", "is split between"."""

import functools
import itertools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from hearsay import lexicon
from hearsay.model import Wording
from hearsay.model.span import Span
from hearsay.reading.syntax import Syntax

WORD = re.compile(r"\w+(?:[-'’]\w+)*")


class Phrase(NamedTuple):
    """One entry of the lexicon by its words; `marks` is what stands between them where that is no blank ("i.e.")."""

    words: tuple[str, ...]
    marks: tuple[str, ...]
    category: str
    gloss: str


def find(tree: Syntax, lang: str = "en") -> tuple[Wording, ...]:
    """Categories "sum_…" and "share_…" after the lists of the lexicon, of which a phrase may stand in several.

    The first in sentences with a number, the second in those with a share and the ones beside them: else these words
    are too common to be told. `gloss` is how many words may stand between a phrase and its number; for "sum_pair" the
    set of words that exclude one another and the place in it ("3.0" and "3.1": "adults", "minors"), for "share_time"
    which time is told.
    """
    numbered, shared = _signs(lang)
    text = tree.text
    words = [{p for t in tree.sentence_tokens(n) for p in t.lower.split("-")} for n in range(len(tree.sentences))]
    told = ["%" in s.span.of(text) or not shared.isdisjoint(w) for s, w in zip(tree.sentences, words, strict=True)]
    found: list[Wording] = []
    for at, sentence in enumerate(tree.sentences):
        counts = not numbered.isdisjoint(words[at]) or any(w[:1].isdigit() for w in words[at])
        shares = any(told[max(0, at - 1) : at + 2])
        if not counts and not shares:
            continue
        written = list(WORD.finditer(text, sentence.span.start, sentence.span.end))
        lower = [m[0].casefold().replace("’", "'") for m in written]
        if counts:
            found += _in(text, written, lower, _phrases(lang, "sum"))
            found += _hyphened(written, _phrases(lang, "sum"))
        if shares:
            found += _in(text, written, lower, _phrases(lang, "share"))
    return tuple(found)


def _in(
    text: str, words: list[re.Match[str]], lower: list[str], phrases: dict[str, tuple[Phrase, ...]]
) -> Iterator[Wording]:
    """Of each category the longest phrase at a place, and none inside another of its category."""
    past: dict[str, int] = {}
    for at, word in enumerate(lower):
        second = lower[at + 1 : at + 2]
        for phrase in phrases.get(word, ()):
            if len(phrase.words) > 1 and list(phrase.words[1:2]) != second:
                continue
            last = at + len(phrase.words) - 1
            if past.get(phrase.category, -1) >= at and past[phrase.category] != last:
                continue
            if tuple(lower[at : last + 1]) != phrase.words or not _spaced(text, words[at : last + 1], phrase.marks):
                continue
            past[phrase.category] = last
            where = Span(start=words[at].start(), end=words[last].end())
            yield Wording(span=where, category=phrase.category, lemma=" ".join(phrase.words), gloss=phrase.gloss)


def _hyphened(words: list[re.Match[str]], phrases: dict[str, tuple[Phrase, ...]]) -> Iterator[Wording]:
    """What "64-member" says the number is of."""
    for word in words:
        number, _, noun = word[0].casefold().partition("-")
        if number.isdigit() and any(p.category == "sum_bodies" for p in phrases.get(noun, ())):
            where = Span(start=word.start() + len(number) + 1, end=word.end())
            yield Wording(span=where, category="sum_bodies", lemma=noun)


def _spaced(text: str, words: list[re.Match[str]], marks: tuple[str, ...]) -> bool:
    gaps = (text[a.end() : b.start()] for a, b in itertools.pairwise(words))
    return all(gap.isspace() if mark.isspace() else gap == mark for gap, mark in zip(gaps, marks, strict=True))


@functools.cache
def _phrases(lang: str, stem: str) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of a table by their first word, the longest first."""
    known: dict[str, list[Phrase]] = {}
    for key, entries in lexicon.load(lang, "quantities")[f"{stem}s"].items():
        if key == "example":
            continue
        category = f"{stem}_{key.removesuffix('s') if key in ('pairs', 'times') else key}"
        for written, gloss in _words(entries):
            found = list(WORD.finditer(written.casefold()))
            marks = tuple(written[a.end() : b.start()] for a, b in itertools.pairwise(found))
            phrase = Phrase(tuple(m[0] for m in found), marks, category, gloss)
            known.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(sorted(some, key=lambda p: -len(p.words))) for first, some in known.items()}


def _words(entries: Any) -> Iterator[tuple[str, str]]:
    """A plain list; one by the reach of its words; one of sets that exclude one another, or of sets of such."""
    if isinstance(entries, dict):
        yield from ((word, reach) for reach, words in entries.items() for word in words)
        return
    for number, entry in enumerate(entries):
        if isinstance(entry, str):
            yield entry, ""
        elif isinstance(entry[0], str):
            yield from ((word, str(number)) for word in entry)
        else:
            yield from ((word, f"{number}.{place}") for place, words in enumerate(entry) for word in words)


@functools.cache
def _signs(lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words that show that a sentence holds a number, and those that it holds a share."""
    tables = lexicon.load(lang, "quantities")
    numbers, units = tables["numbers"], tables["unit"]
    numbered = {*numbers["ones"], *numbers["scales"], *numbers["plurals"], *numbers["groups"]}
    parts = {word.split()[-1] for word in numbers["fractions"]} | {p + s for p in numbers["parts"] for s in ("", "s")}
    steps = [word.split() for words in tables["shares"]["multiples"].values() for word in words]
    stepped = {words[1] if words[0] in numbered else words[0] for words in steps}
    percents = {word.split()[0] for word in (*units["percentage"], *units["percentage point"])}
    return frozenset(numbered), frozenset({*parts, *stepped, *percents, *numbers["picked"]})
