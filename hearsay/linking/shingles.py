"""A report's words folded, its runs of five words, and what two reports' runs have in common."""

import bisect
import hashlib
import itertools
import re
import sys
import unicodedata
import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from hearsay.linking.anchors import anchors
from hearsay.model import Reading, Report, Span

WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
QUOTED = re.compile(r"«[^»]{1,1500}»|“[^”]{1,1500}”|„[^“”]{1,1500}[“”]|\"[^\"]{1,1500}\"")
RUN = 5
"""Words in a run. Five is what the rule of `families` was measured with."""
SAMPLE = 4
"""One run in four is kept as a search key of the ledger."""
STEM = 5
"""Consonants of a name that no ending changes."""
MOST_KEYS = 4_000
"""Search keys of one report, the smallest ones: copies of a very long text have those in common too."""
SKIPPED = ("byline", "caption")
"""Blocks that copies do not copy, or that many texts share."""


def likeness(left: str, right: str) -> float:
    """Share of words two texts have in common (Dice), 0 to 1."""
    one, other = Counter(words_of(left)), Counter(words_of(right))
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 0.0


@dataclass(frozen=True, slots=True)
class Folded:
    """A report's runs of five words, in order: all that comparing needs, small enough to be kept."""

    id: str
    excerpt: bool
    words: int
    """How many words the report has."""
    lang: str
    anchors: tuple[str, ...]
    """What of it survives a translation."""
    sequence: tuple[int, ...]
    """Hash of the run that begins at each word."""
    own: bytes
    """For each run, 1 where none of its words stands between quotation marks."""
    runs: dict[int, int] = field(compare=False)
    """Each run, and where it first stands."""
    narrated: frozenset[int] = field(compare=False)
    """The runs without a quoted word."""


def folded(report: Report, words: int, anchored: Sequence[str], sequence: Sequence[int], own: bytes) -> Folded:
    return _made(report.id, report.excerpt, words, report.lang, tuple(anchored), sequence, own)


def _made(
    id: str,  # noqa: A002
    excerpt: bool,
    words: int,
    lang: str,
    anchored: tuple[str, ...],
    sequence: Sequence[int],
    own: bytes,
) -> Folded:
    runs: dict[int, int] = {}
    for i, key in enumerate(sequence):
        runs.setdefault(key, i)
    narrated = frozenset(key for key, free in zip(sequence, own, strict=True) if free)
    return Folded(id, excerpt, words, lang, anchored, tuple(sequence), own, runs, narrated)


def pack(value: Folded) -> bytes:
    """The runs as bytes; `unpack` reads them on any machine."""
    listed = array("q", value.sequence)
    if sys.byteorder == "big":
        listed.byteswap()
    head = "\n".join((value.lang, *value.anchors)).encode()
    return zlib.compress(len(head).to_bytes(4, "big") + head + value.own + listed.tobytes(), 1)


def unpack(id: str, excerpt: bool, words: int, data: bytes) -> Folded:  # noqa: A002
    """What `pack` made. Raises ValueError for other bytes."""
    try:
        plain = zlib.decompress(data)
        size = int.from_bytes(plain[:4], "big")
        lang, *anchored = plain[4 : 4 + size].decode().split("\n")
    except (zlib.error, UnicodeDecodeError) as error:
        raise ValueError(f"no packed runs: {error}") from None
    rest = plain[4 + size :]
    if len(rest) % 9:
        raise ValueError("no packed runs: the length does not fit")
    count = len(rest) // 9
    listed = array("q")
    listed.frombytes(rest[count:])
    if sys.byteorder == "big":
        listed.byteswap()
    return _made(id, excerpt, words, lang, tuple(anchored), listed, rest[:count])


def fold_word(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'").replace("ʼ", "'")


def words_of(text: str) -> list[str]:
    """The words of a text, folded for comparison."""
    return [fold_word(m[0]) for m in WORD.finditer(text)]


def fold(report: Report, reading: Reading | None = None) -> Folded:
    """The report's runs. In a report that was not read, words are quoted that stand between quotation marks."""
    if reading is not None and reading.sentences:
        speech = [q.outer for q in reading.quotations if q.role == "speech"]
    else:
        speech = [Span(start=m.start(), end=m.end()) for m in QUOTED.finditer(report.text)]
    starts = [s.start for s in speech]
    words, quoted = [], []
    for match in WORD.finditer(report.text):
        if report.block_at(match.start()) in SKIPPED:
            continue
        words.append(fold_word(match[0]))
        before = bisect.bisect_right(starts, match.start()) - 1
        quoted.append(before >= 0 and match.start() < speech[before].end)
    count = max(0, len(words) - RUN + 1)
    sequence = [hash_of(words[i : i + RUN]) for i in range(count)]
    own = bytes(not any(quoted[i : i + RUN]) for i in range(count))
    return folded(report, len(words), anchors(report), sequence, own)


def hash_of(words: list[str] | tuple[str, ...]) -> int:
    """A run as a whole number below 2**63, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest()) >> 1


def sketch(value: Folded) -> tuple[int, ...]:
    """What a ledger finds copies by: a fixed fourth of the runs, so that two copies keep the same ones, and pairs of
    anchors for translations."""
    pairs = (hash_of(("anchors", a[:STEM], b[:STEM])) for a, b in itertools.pairwise(value.anchors) if a != b)
    return tuple(sorted({*(key for key in value.runs if key % SAMPLE == 0), *pairs})[:MOST_KEYS])


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
