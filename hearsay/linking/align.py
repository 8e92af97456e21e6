"""What corresponds to what in several tellings: sentences, quotations and persons put together across reports."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from hearsay.linking.shingles import words_of
from hearsay.model import Reading, Span

SAME_SENTENCE = 0.5
"""Least share of words two sentences must have in common (Dice) to be tellings of one."""
SAME_QUOTATION = 0.6
"""Least likeness of two quotations, by edits to their letters."""
SAME_SURNAME = 82
"""Least likeness of two spellings of one surname, per cent."""
GENITIVE = re.compile(r"['’ʼ]s?\s+[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one report that may have counterparts in others."""

    reading: Reading
    span: Span
    index: int

    @property
    def report(self) -> str:
        return self.reading.report.id

    @property
    def text(self) -> str:
        return self.span.of(self.reading.report.text)


Likeness = Callable[[Piece, Piece], float]


def sentences(readings: Sequence[Reading]) -> list[list[Piece]]:
    """Sentences of bodies that tell the same thing, at most one of each report; single ones too."""
    pieces = [
        [Piece(r, s.span, i) for i, s in enumerate(r.sentences) if s.block == "body" and not _repeats_title(r, s.span)]
        for r in readings
    ]
    bags: dict[tuple[str, int], Counter[str]] = {
        (p.report, p.index): Counter(words_of(p.text)) for listed in pieces for p in listed
    }

    def alike(one: Piece, other: Piece) -> float:
        left, right = bags[one.report, one.index], bags[other.report, other.index]
        size = left.total() + right.total()
        return 2 * (left & right).total() / size if size >= 8 else 0.0

    return clusters(pieces, alike, SAME_SENTENCE)


def _repeats_title(reading: Reading, span: Span) -> bool:
    title = reading.report.title
    return title is not None and span.of(reading.report.text).strip().casefold() == title.strip().casefold()


def headlines(readings: Sequence[Reading]) -> list[Piece]:
    """The headline of each report that has one in its text."""
    found = []
    for reading in readings:
        for index, sentence in enumerate(reading.sentences):
            if sentence.block == "headline":
                found.append(Piece(reading, sentence.span, index))
                break
    return found


def quotations(readings: Sequence[Reading], least_words: int = 4) -> list[list[Piece]]:
    """Quotations of speech that are the same words, or nearly; at most one of each report."""
    pieces = [
        [
            Piece(r, q.inner, i)
            for i, q in enumerate(r.quotations)
            if q.role in ("speech", "fragment") and q.closed and len(words_of(q.inner.of(r.report.text))) >= least_words
        ]
        for r in readings
    ]
    folded = {(p.report, p.index): " ".join(words_of(p.text)) for listed in pieces for p in listed}

    def alike(one: Piece, other: Piece) -> float:
        return quotation_likeness(folded[one.report, one.index], folded[other.report, other.index])

    return clusters(pieces, alike, SAME_QUOTATION)


def quotation_likeness(left: str, right: str) -> float:
    """Likeness of two folded quotations, 0 to 1; one that is a part of the other is as like as can be."""
    shorter, longer = sorted((left, right), key=len)
    if f" {shorter} " in f" {longer} ":
        return 1.0
    return fuzz.ratio(left, right) / 100


def clusters(members: Sequence[Sequence[Piece]], alike: Likeness, least: float) -> list[list[Piece]]:
    """Pieces put together across members, best likeness first; no two of one member in one cluster."""
    found: list[list[Piece]] = []
    for pieces in members:
        scored = sorted(
            (
                (-max(alike(piece, other) for other in cluster), number, piece.index, piece)
                for piece in pieces
                for number, cluster in enumerate(found)
            ),
            key=lambda row: row[:3],
        )
        taken: set[int] = set()
        placed: set[int] = set()
        for negative, number, index, piece in scored:
            if -negative < least:
                break
            if number not in taken and index not in placed:
                found[number].append(piece)
                taken.add(number)
                placed.add(index)
        found += [[piece] for piece in pieces if piece.index not in placed]
    return found


@dataclass(frozen=True, slots=True)
class Person:
    """A person in one report: the fullest name there, and where it stands."""

    reading: Reading
    name: str
    spans: tuple[Span, ...]

    @property
    def key(self) -> str:
        """The surname, folded: the last word of the name."""
        return surname(self.name)


def surname(name: str) -> str:
    listed = words_of(name)
    return listed[-1] if listed else ""


def persons(readings: Sequence[Reading]) -> list[list[Person]]:
    """Persons of full name, each with the same person in the other reports, also where the surname is spelt anew."""
    found: list[list[Person]] = []
    for reading in readings:
        for person in _named(reading):
            home = next((c for c in found if any(_same(person, other) for other in c)), None)
            if home is None:
                found.append([person])
            elif all(p.reading.report.id != reading.report.id for p in home):
                home.append(person)
    return found


def _named(reading: Reading) -> list[Person]:
    text = reading.report.text
    spans: dict[str, list[Span]] = {}
    names: dict[str, str] = {}
    for mention in reading.mentions:
        if mention.label != "PER" or _in_longer_name(text, mention.span.end):
            continue
        key = surname(mention.name)
        spans.setdefault(key, []).append(mention.span)
        if len(mention.name) > len(names.get(key, "")):
            names[key] = mention.name
    return [Person(reading, names[key], tuple(s)) for key, s in spans.items() if len(words_of(names[key])) > 1]


def _in_longer_name(text: str, at: int) -> bool:
    """A genitive and a capital behind it: part of the name of something else ("the People's Republic")."""
    found = GENITIVE.match(text, at)
    return found is not None and found[0][-1].isupper()


def _same(one: Person, other: Person) -> bool:
    if one.key == other.key:
        return True
    if one.key[:1] != other.key[:1] or fuzz.ratio(one.key, other.key) < SAME_SURNAME:
        return False
    return words_of(one.name)[-2][:1] == words_of(other.name)[-2][:1]
