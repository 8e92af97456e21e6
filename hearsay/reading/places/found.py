"""A run of words that may name a place, with what is known of it so far."""

from dataclasses import dataclass, field

from hearsay.atlas.gazetteer import Entry
from hearsay.model import Mention


@dataclass(slots=True)
class Found:
    """A run of tokens that may name a place; `first` to `last` hold the region word, if there is one."""

    first: int
    last: int
    core_last: int
    """Last token without the region word."""
    entries: tuple[Entry, ...]
    levels: frozenset[str] | None = None
    """Levels that a word beside it demands."""
    mention: Mention | None = None
    points: float = 0.0
    """Log-odds, as added up from the evidence; not yet calibrated."""
    key: str = ""
    reasons: list[str] = field(default_factory=list)
