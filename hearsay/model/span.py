"""A stretch of a report's text, by code points."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Code points `start` to `end` (exclusive) of `Report.text`; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The words quoted."""
        return text[self.start : self.end]

    def overlaps(self, other: Self) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Self) -> bool:
        return self.start <= other.start and other.end <= self.end

    @classmethod
    def around(cls, spans: Iterable[Self]) -> Self:
        """The smallest span that covers all of them."""
        listed = list(spans)
        return cls(start=min(s.start for s in listed), end=max(s.end for s in listed))
