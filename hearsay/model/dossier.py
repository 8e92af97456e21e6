"""An event with everything the desk, the cross-report rules and the exporters need."""

from dataclasses import dataclass
from datetime import date

from hearsay.model.assessment import Assessment
from hearsay.model.events import Event, EventLink
from hearsay.model.finding import Finding
from hearsay.model.links import Family
from hearsay.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSight:
    """What one dated control map says of an event's place.

    Distances are metres from the area the map gives to the actor's side to the nearest sector of the border, least and
    most within the border's own uncertainty. `agrees_from` is the first loaded date of the same maker on which the map
    shows that side there.
    """

    maker: str
    maker_side: str
    shows: date
    supported: bool
    least_m: float
    most_m: float
    verdict: str
    agrees_from: date | None = None
    focus: tuple[float, float] | None = None
    """(lon, lat) of the spot measured at."""
    outline: tuple[tuple[tuple[float, float], ...], ...] = ()
    """Rings of (lon, lat) around that spot, to be drawn: what the map gives to the actor's side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One event, the readings of its reports, the events that bear on it, families, maps, judgements and findings."""

    event: Event
    readings: tuple[Reading, ...]
    families: tuple[Family, ...] = ()
    related: tuple[tuple[EventLink, Event], ...] = ()
    maps: tuple[MapSight, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    findings: tuple[Finding, ...] = ()
    outlets: tuple[tuple[str, str], ...] = ()
    """Outlets of the reports, and what the profile knows of each ("state-owned, russia"; "" for nothing)."""
