"""Links between reports and between claims, families of copies, and what drifted inside them."""

from dataclasses import dataclass
from typing import Literal

from hearsay.model.reading import Reading
from hearsay.model.span import Span

Relation = Literal["reprint", "rewrite", "excerpt", "translation", "unrelated"]
"""Of two reports: one text unchanged, one text reworded, a part of one text, one text in another language, none."""
ClaimRelation = Literal[
    "same happening", "denies", "contradicts", "repeats", "strengthens", "later conceded", "like claim"
]
Drifting = Literal["date", "name", "role", "number", "unit", "certainty", "doubt", "quotation", "attribution", "person"]
"""Fields a copy may change. A person is added or dropped as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one report, quoted exactly. `value` is what is compared ("XXXX-06-08"); "" where the words are."""

    report: str
    span: Span | None
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One thing the members of a family do not give alike.

    `about` says what the field belongs to ("Anatoly Matviychuk", "headline"). Members that are silent have no entry
    in `values`; `silent` lists those that could have said it: whole texts, and excerpts that run past the place.
    """

    field: Drifting
    about: str
    change: Literal["changed", "added", "dropped"]
    values: tuple[Words, ...]
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLink:
    """Two reports compared. `score` is the share of the shorter text's five-word runs that the other has too, 0 to 1.

    `reasons` state the figures and the rule, one sentence each.
    """

    left: str
    right: str
    relation: Relation
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Reports that derive from one another or from one text. Members stand earliest first, undated ones last."""

    id: str
    members: tuple[str, ...]
    links: tuple[ReportLink, ...]
    drift: tuple[Drift, ...] = ()
    earliest: str | None = None
    """The first member published, as far as known; None where no member has a date."""
    earliest_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Some reports, each compared with each. `told` are their sentences, those that tell the same thing together."""

    readings: tuple[Reading, ...]
    links: tuple[ReportLink, ...]
    families: tuple[Family, ...]
    told: tuple[tuple[Words, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two claims compared: what they are to each other, on which field, and why."""

    left: str
    right: str
    relation: ClaimRelation
    score: float
    reasons: tuple[str, ...] = ()
    field: str | None = None
    left_words: Words | None = None
    right_words: Words | None = None
