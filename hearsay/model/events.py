"""What links claims across reports: a claim with what comparing it needs, events, their origins, contradictions."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from hearsay.model.actors import ActorKind, Side
from hearsay.model.claims import Kind, Mode, Polarity, Realis, Stance
from hearsay.model.links import Words
from hearsay.model.places import Level

Standing = Literal["single-origin", "one-sided", "disputed", "corroborated", "conceded", "retracted", "unresolved"]
Sort = Literal[
    "entry", "reach", "capture", "control", "withdrawal", "attack", "strike", "shootdown", "casualties", "losses"
]
"""Kinds that are compared with one another. `entry` is advance, crossing, movement into or presence in a place;
`reach` is coming up to a border, which is another happening than being beyond it."""
DayBasis = Literal["happened", "said", "published", "month and day", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place a claim is about. `basis` says whose words it rests on: "named here", "claim before", "headline"."""

    ref: str
    name: str
    level: Level
    lat: float | None = None
    lon: float | None = None
    radius_m: float = 0.0
    basis: str = "named here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A claim as it is compared across reports.

    `day` is the proleptic ordinal of the day the happening is told of, `day_basis` whose day that is: of the happening
    itself, of the utterance, or of publication. `month_day` ("05-20") stands where the year is nowhere.
    """

    claim: str
    report: str
    outlet: str
    kind: Kind
    sort: Sort
    polarity: Polarity
    stance: Stance
    realis: Realis
    mode: Mode
    hedged: bool
    headline: bool
    own_voice: bool
    """Nobody is named as the source: the writer's own voice."""
    speaker: str
    speaker_key: str
    speaker_side: Side
    speaker_kind: ActorKind
    relays: tuple[str, ...]
    """Keys of who passed it on, outermost first."""
    actor_side: Side
    """Side of who acted, as worded."""
    spots: tuple[Spot, ...]
    day: int | None
    month_day: str | None
    day_basis: DayBasis
    words: Words
    count: tuple[float, float] | None = None
    """Least and most as worded: "at least nine" has no upper end (infinity is written as 1e18)."""
    trigger: str = ""
    """The word the kind was read from, folded: "killed"."""
    evidence: str = "unstated"
    attached: bool = False
    published: int | None = None
    units: tuple[str, ...] = ()
    """Designators of the formations named in the sentence, folded."""
    family: str | None = None
    answers: str | None = None
    """Claim of the same report this one denies without repeating it ("denied this")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventOrigin:
    """One independent voice on an event, after copies and relays are put together; or a dated control map that shows
    it, which has no words and stands in no report."""

    label: str
    side: Side
    stance: Literal["asserts", "denies", "doubts"]
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    relays: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    map_maker: str = ""
    map_day: int | None = None
    """Ordinal of the day the map shows."""

    @property
    def shown(self) -> str:
        """The origin as people are told of it: "DeepState, map of 2025-08-26"."""
        if self.map_day is None:
            return self.label
        return f"{self.map_maker}, map of {date.fromordinal(self.map_day).isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two claims that cannot both hold, the field they differ in, and the words of each."""

    field: Literal["occurred", "when", "count"]
    left: Words
    right: Words
    left_claim: str
    right_claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening several claims tell of; derived from them, never edited.

    `day` is the ordinal of its day; None where no claim gives one.
    """

    id: str
    sort: Sort
    spot: Spot
    day: int | None
    day_basis: DayBasis
    actor_side: Side
    standing: Standing
    reasons: tuple[str, ...]
    origins: tuple[EventOrigin, ...]
    contradictions: tuple[Contradiction, ...]
    claims: tuple[Stated, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLink:
    """Two events that bear on one another without being one: a like claim, or a later concession."""

    left: str
    right: str
    relation: Literal["like claim", "later conceded"]
    reasons: tuple[str, ...]
