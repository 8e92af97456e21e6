"""Persons, bodies, outlets and units, and who is speaking."""

from dataclasses import dataclass
from typing import Literal

from hearsay.model.span import Span

Side = str
"""A party of the profile ("russia", "ukraine"), "third", "outlet" or "unknown"."""
ActorKind = Literal[
    "state",
    "body",
    "official",
    "outlet",
    "unit",
    "expert",
    "resident",
    "soldier",
    "group",
    "person",
    "recording",
    "unknown",
]
MentionKind = Literal["person", "body", "unit", "place", "outlet", "group"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text: PER for persons, ORG for bodies, outlets and units, LOC for places."""

    span: Span
    label: Literal["PER", "ORG", "LOC"]
    kind: MentionKind
    surface: str
    name: str
    """Fullest form of the same name in this report, or the profile's name for it."""
    ref: str | None = None
    """Entry of the profile or gazetteer it was recognised as."""
    probability: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A military formation or grouping, as far as the text describes it.

    `designator` is the number or proper name ("90th", "Kemerovo", "Centre"); None says the text gives none.
    """

    span: Span
    echelon: str | None
    designator: str | None
    branch: str | None = None
    parent: Span | None = None
    side: Side = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whose words these are, as named in the text and as resolved.

    `span` is the mention next to the cue ("He"); `name` what it resolves to ("Anatoly Matviychuk"), with `basis`
    ("named here", "pronoun", "description", "surname").
    """

    span: Span | None
    name: str
    side: Side = "unknown"
    kind: ActorKind = "unknown"
    basis: str = "named here"
    named: bool = True
    """A person by name, a body or an outlet; False for "one of the soldiers", "military expert", "sources"."""
    role: str | None = None
    """Office or description the text gives ("Russian Deputy Foreign Minister")."""
    ref: str | None = None
