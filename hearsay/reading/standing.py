"""Items by where they stand: those that meet a stretch of the text, found without a walk over all of them."""

import bisect
import itertools
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from hearsay.model import Span

T = TypeVar("T")


class Standing(Generic[T]):
    """The items of one report by their spans, which may lie over each other."""

    def __init__(self, items: Iterable[T], span_of: Callable[[T], Span]) -> None:
        self.items = tuple(items)
        spans = [span_of(item) for item in self.items]
        order = sorted(range(len(spans)), key=lambda n: spans[n].start)
        self._order = order
        self._spans = [spans[n] for n in order]
        self._starts = [span.start for span in self._spans]
        self._reach = list(itertools.accumulate((span.end for span in self._spans), max))

    def meeting(self, *stretches: Span) -> tuple[T, ...]:
        """The items that share a code point with any of the stretches, each once, in the order they were given in."""
        found: set[int] = set()
        for stretch in stretches:
            first = bisect.bisect_right(self._reach, stretch.start)
            past = bisect.bisect_left(self._starts, stretch.end)
            found.update(self._order[n] for n in range(first, past) if self._spans[n].end > stretch.start)
        return tuple(self.items[n] for n in sorted(found))
