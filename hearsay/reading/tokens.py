"""A word of a report with its syntax."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word with its syntax after Universal Dependencies. `i`, `head` and `sentence` are indices."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    morph: str
    dep: str
    head: int
    sentence: int

    @property
    def is_root(self) -> bool:
        return self.head == self.i
