"""One attribution for one stretch of text: what is said within what is said, and what two frames both caught."""

from collections.abc import Sequence

from hearsay.model import Span
from hearsay.reading.speech.found import Found

QUOTED = frozenset({"quote", "colon"})
WEAK = frozenset({"object", "noun", "phrase", "predicate", "as", "infinitive", "raised", "against"})
"""Frames that yield to a spoken clause or quotation they overlap."""


LEAD = 12
"""A voice passed on is named at most this many characters into the content,"""
TAIL = 2
"""and its words reach the content's end but for this many."""


CELL = 1000
"""Code points of text looked through at once for those that may meet."""


def outermost(found: Sequence[Found]) -> list[Found]:
    """Attributions that lie in no other's content, in order of the text.

    A weak frame around a spoken clause gives way to it.
    """
    heads = {f.head for f in found if f.frame in QUOTED}
    kept: list[tuple[int, int, Found]] = []
    cells: dict[int, list[int]] = {}
    for one in sorted(found, key=lambda f: (_rank(f), f.start, -f.end)):
        if one.frame not in QUOTED and one.head in heads:
            continue
        low, high = _reach(one)
        mine = range(low // CELL, high // CELL + 1)
        beside = (kept[n] for n in sorted({n for cell in mine for n in cells.get(cell, ())}))
        near = (other for start, end, other in beside if start < high and low < end)
        if not any(_meets(one, other) for other in near if not _opposed(one, other)):
            for cell in mine:
                cells.setdefault(cell, []).append(len(kept))
            kept.append((low, high, one))
    return sorted((f for _, _, f in kept), key=lambda f: (f.start, f.end))


def _reach(found: Found) -> tuple[int, int]:
    """From the first of its words to the last: those of others outside it cannot meet it."""
    spans = (*found.cue, *found.content)
    return min(s.start for s in spans), max(s.end for s in spans)


def inner_of(outer: Found, found: Sequence[Found]) -> Found | None:
    """What the outermost voice passes on: a spoken clause of another voice that fills most of its content."""
    if outer.frame not in ("clause", "tag", "according", "aside") or outer.stance != "says":
        return None
    for one in found:
        if (
            one is not outer
            and one.frame in ("clause", "according")
            and one.stance in ("says", "denies")
            and one.source is not None
            and outer.start <= one.source.start <= outer.start + LEAD
            and one.cue[0].start >= outer.start
            and outer.end - TAIL <= one.end <= outer.end
        ):
            return one
    return None


def _opposed(one: Found, other: Found) -> bool:
    """ "dismissed claims that X": one asserts and the other denies the same words."""
    stances = {one.stance, other.stance}
    return one.content == other.content and "says" in stances and len(stances & {"denies", "doubts"}) == 1


def _rank(found: Found) -> int:
    if found.frame in QUOTED:
        return 0
    if found.frame in ("clause", "tag"):
        return 0 if found.stance in ("says", "denies", "doubts") else 2
    return 3 if found.frame in WEAK else 4 if not found.cue else 2 if found.frame == "label" else 1


def _meets(one: Found, other: Found) -> bool:
    """Whether one lies, content or cue, inside the other's content, or both share a cue or most of their words."""
    if one.head >= 0 and one.head == other.head:
        return True
    if _within(one.cue, other.content) or (_within(other.cue, one.content) and _rank(one) >= _rank(other)):
        return True
    shared = sum(min(a.end, b.end) - max(a.start, b.start) for a in one.content for b in other.content if a.overlaps(b))
    return shared * 2 > min(_length(one.content), _length(other.content))


def _within(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return bool(spans) and any(o.covers(spans[0]) for o in others)


def _length(spans: Sequence[Span]) -> int:
    return sum(s.end - s.start for s in spans)
