"""What the finders of speech hand on: a cue with its content and source, before anybody is resolved."""

from dataclasses import dataclass

from hearsay.model import Span, Stance

Source = tuple[Span | None, int | None]
"""The words that name who speaks and the index of their head; (None, None) for nobody."""


@dataclass(frozen=True, slots=True)
class Found:
    """`head` is the token of the cue, -1 for a quotation without one; `frame` how the content hangs on it."""

    head: int
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: Span | None
    source_head: int | None
    stance: Stance
    frame: str

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end
