"""A report's words folded, its runs of five words, and what two reports' runs have in common."""

import bisect
import hashlib
import re
import unicodedata
from dataclasses import dataclass

from hearsay.model import Reading, Report, Span

WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
RUN = 5
"""Words in a run. Five is what the rule of `families` was measured with."""
SAMPLE = 4
"""One run in four is kept as a search key of the ledger."""
SKIPPED = ("byline", "caption")
"""Blocks that copies do not copy, or that many texts share."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The words of a report in order. `quoted[i]` says whether word i stands between quotation marks."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]
    runs: dict[int, int]
    """Hash of each run of five words, and where it first stands."""
    narrated: frozenset[int]
    """Hashes of the runs without a quoted word."""


def fold_word(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'").replace("ʼ", "'")


def words_of(text: str) -> list[str]:
    """The words of a text, folded for comparison."""
    return [fold_word(m[0]) for m in WORD.finditer(text)]


def fold(report: Report, reading: Reading | None = None) -> Folded:
    """The report's words and runs. Without a reading, no word counts as quoted."""
    speech = [q.outer for q in reading.quotations if q.role == "speech"] if reading else []
    starts = [s.start for s in speech]
    words, spans, quoted = [], [], []
    for match in WORD.finditer(report.text):
        if report.block_at(match.start()) in SKIPPED:
            continue
        words.append(fold_word(match[0]))
        spans.append(Span(start=match.start(), end=match.end()))
        before = bisect.bisect_right(starts, match.start()) - 1
        quoted.append(before >= 0 and match.start() < speech[before].end)
    runs: dict[int, int] = {}
    narrated = set()
    for i in range(len(words) - RUN + 1):
        key = hash_of(words[i : i + RUN])
        runs.setdefault(key, i)
        if not any(quoted[i : i + RUN]):
            narrated.add(key)
    return Folded(tuple(words), tuple(spans), tuple(quoted), runs, frozenset(narrated))


def hash_of(words: list[str] | tuple[str, ...]) -> int:
    """A run as a whole number below 2**63, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest()) >> 1


def sketch(folded: Folded) -> tuple[int, ...]:
    """The runs a ledger keeps to find copies by: a fixed fourth of them, so that two copies keep the same ones."""
    return tuple(sorted(key for key in folded.runs if key % SAMPLE == 0))


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts share."""

    runs: int
    overlap: float
    """Share of the shorter text's runs that the other has too."""
    narrated: float
    """The same, of the runs without a quoted word."""
    longest: int
    """Words of the longest stretch both have."""
    passages: int
    """Stretches of at least five words both have."""
    in_order: float
    """Share of the passages that stand in the same order in both."""


def shared(left: Folded, right: Folded) -> Shared:
    both = left.runs.keys() & right.runs.keys()
    least = min(len(left.runs), len(right.runs))
    narrated = min(len(left.narrated), len(right.narrated))
    pieces = _passages([(left.runs[key], right.runs[key]) for key in both])
    return Shared(
        runs=len(both),
        overlap=len(both) / least if least else 0.0,
        narrated=len(left.narrated & right.narrated) / narrated if narrated else 0.0,
        longest=max((length for _, _, length in pieces), default=0),
        passages=len(pieces),
        in_order=_ordered([there for _, there, _ in pieces]) / len(pieces) if pieces else 0.0,
    )


def _passages(places: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Shared runs joined to stretches: word here, word there, length in words; in order of the first text."""
    found: list[tuple[int, int, int]] = []
    for here, there in sorted(places):
        if found:
            first, second, length = found[-1]
            if here - first == there - second and here - first <= length - RUN + 1:
                found[-1] = (first, second, here - first + RUN)
                continue
        found.append((here, there, RUN))
    return found


def _ordered(places: list[int]) -> int:
    """Length of the longest rising sequence."""
    tops: list[int] = []
    for place in places:
        at = bisect.bisect_left(tops, place)
        tops[at : at + 1] = [place]
    return len(tops)
