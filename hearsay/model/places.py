"""Places of the gazetteer, and where a report names them."""

from dataclasses import dataclass
from typing import Literal

from hearsay.model.span import Span

Level = Literal["country", "admin1", "admin2", "settlement", "natural", "site", "area", "continent"]
Relation = Literal["at", "into", "from", "towards", "near", "between", "part"]
"""How words relate what they tell of to a place. "near": by it or in the district called after it; "part": in a part of
a town that bears its name by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer.

    `ref` is SOURCE:ID ("geonames:709717", "iso3166-2:UA-14", "profile:robotyne"). `radius_m` is how far, in metres,
    the true spot may lie from lat, lon: half the extent of a region, some hundred metres for a village.
    """

    ref: str
    name: str
    names: tuple[str, ...] = ()
    lat: float
    lon: float
    radius_m: float
    level: Level
    admin: tuple[str, ...] = ()
    """Refs from the country downwards, without the place itself."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    """ISO 3166-2 where known ("UA-14"), else the gazetteer's code."""
    population: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One reading of a place name; the scores of a toponym's candidates add up to at most 1."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A literal place name in a report. `place` is None where no reading is good enough to be shown on a map."""

    span: Span
    surface: str
    place: Place | None = None
    candidates: tuple[Candidate, ...] = ()
    probability: float = 0.0
    """That this is a place name and `place` is the right one."""
    claimed: bool = False
    """A self-declared entity, shown as the region it claims."""
    within: Span | None = None
    """The region or country the text itself puts it in ("Muravka in Donetsk region")."""
    stated: Place | None = None
    """What `within` names: a toponym's place, or the country of "the Polish city of …"."""
    implied: bool = False
    """`within` is not said in so many words, but follows from who acts there or what the place is told with."""
    basis: str = ""
    """Why this reading: "only one", "region stated", "near other places named", "largest"."""
    relation: Relation = "at"
    """What the words around it make of it for what they tell: its goal, its start, a bearing, a neighbour."""
    all_known: bool = False
    """Every homonym is in the gazetteer, so that its absence from a region means something."""
