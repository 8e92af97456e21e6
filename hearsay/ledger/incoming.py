"""A report on its way into a ledger, with everything that was worked out about it."""

from dataclasses import dataclass

from hearsay.model import Reading, Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quotation by the hash of its folded words, and whose it is said to be."""

    words: int
    start: int
    end: int
    speaker: str
    speaker_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What is written for one report.

    `page` is what its versions have in common: its address or given id. `stretches` gives for each comparable claim
    where it is looked for; `runs` and `sketch` are its words as copies are found by.
    """

    reading: Reading
    page: str
    stated: tuple[Stated, ...] = ()
    stretches: tuple[tuple[str, ...], ...] = ()
    words: int = 0
    runs: bytes = b""
    sketch: tuple[int, ...] = ()
    quotations: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A report already in the ledger, as far as comparing with it needs."""

    key: int
    id: str
    excerpt: bool
    words: int
    runs: bytes
    family: str | None
