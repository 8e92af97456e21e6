"""Claims -> events: what is told of one sort, one place and one day, whatever the order of adding.

A claim joins an event of its sort and place when it is told of the same day; within two days when the same voice says
the same, when its report tells of that event otherwise, or when a copy of the text does. Days rest, best first, on what
the text says of the happening, on the day it was said, on the day it was published.
"""

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from hearsay.linking.shingles import likeness
from hearsay.linking.standing import contradictions, origins, standing, with_maps
from hearsay.model import Event, EventLink, EventOrigin, Spot, Stated
from hearsay.model.events import DayBasis, Sort

REACH_DAYS = 2
"""Days within which the same voice, report or text still means one happening."""
COPY_DAYS = 7
"""Days by which a date may have drifted between copies of one text."""
SAME_WORDS = 0.5
"""Likeness (Dice over words) of two undated claims of one voice that are one claim."""
LIKE_DAYS = 31
"""Days within which another claim of the sort and place is told as a like one."""
RANK: dict[DayBasis, int] = {"happened": 0, "said": 1, "published": 2, "month and day": 3, "none": 4}
SHOWN = {
    "footage": "footage",
    "photo": "a photo",
    "document": "a document",
    "figure": "figures",
    "map": "a map",
}
RELATED: dict[Sort, tuple[Sort, ...]] = {
    "entry": ("entry", "reach"),
    "reach": ("reach", "entry"),
    "capture": ("capture", "withdrawal"),
    "control": ("control", "withdrawal"),
}
"""Sorts that bear on one another across events; others only themselves. A withdrawal is the other side's."""


Maps = Callable[[Sort, Spot, int | None, str], Iterable[EventOrigin]]
"""The control maps that show a happening of a sort, at a place, on a day, by a side."""


def no_maps(sort: Sort, spot: Spot, day: int | None, side: str) -> Iterable[EventOrigin]:
    """Where no map is at hand."""
    return ()


@dataclasses.dataclass(slots=True)
class _Group:
    """An event being put together. The first claim sets its day."""

    day: int | None
    month_day: str | None
    basis: DayBasis
    side: str
    claims: list[Stated]

    def takes(self, claim: Stated) -> bool:
        if "unknown" not in (self.side, claim.actor_side) and self.side != claim.actor_side:
            return False
        if claim.day is not None and self.day is not None:
            return self._dated(claim, abs(claim.day - self.day))
        if claim.month_day is not None:
            return claim.month_day == self._month_day()
        if claim.day is not None:
            return False
        return any(_one_claim(claim, other) or _answered(claim, other) for other in self.claims)

    def _dated(self, claim: Stated, apart: int) -> bool:
        if apart == 0:
            return True
        alike = [c for c in self.claims if c.polarity == claim.polarity]
        copied = claim.family is not None and any(c.family == claim.family for c in alike)
        if copied and apart <= COPY_DAYS:
            return any(c.family == claim.family and c.kind == claim.kind and _one_text(c, claim) for c in alike)
        if apart > REACH_DAYS or (claim.day_basis == "happened" and self.basis == "happened"):
            return False
        if claim.speaker_key and any(c.speaker_key == claim.speaker_key for c in alike):
            return True
        return claim.day_basis == "published" and any(c.report == claim.report for c in self.claims)

    def _month_day(self) -> str | None:
        return date.fromordinal(self.day).isoformat()[5:] if self.day is not None else self.month_day

    def add(self, claim: Stated) -> None:
        self.claims.append(claim)
        if self.side == "unknown":
            self.side = claim.actor_side


def _one_text(one: Stated, other: Stated) -> bool:
    return likeness(one.words.text, other.words.text) >= SAME_WORDS


def _one_claim(one: Stated, other: Stated) -> bool:
    """Undated, but the same voice in nearly the same words, or of the same numbered formation."""
    if one.polarity != other.polarity or not one.speaker_key or one.speaker_key != other.speaker_key:
        return False
    return bool(set(one.units) & set(other.units)) or likeness(one.words.text, other.words.text) >= SAME_WORDS


def _answered(one: Stated, other: Stated) -> bool:
    """An undated denial is of what its own report tells before it, or the other way round."""
    return one.report == other.report and one.polarity != other.polarity


def cluster(stretch: str, claims: Iterable[Stated], maps: Maps = no_maps) -> tuple[Event, ...]:
    """The events among the claims of one stretch ("entry iso3166-2:UA-12"), each with its origins and standing."""
    groups: list[_Group] = []
    listed = list(claims)
    told = Counter(day for day, _ in {(c.day, c.report) for c in listed if c.day_basis == "happened"})
    for claim in sorted(listed, key=lambda c: _order(c, told)):
        home = next((g for g in groups if g.takes(claim)), None)
        if home is None:
            groups.append(_Group(claim.day, claim.month_day, claim.day_basis, claim.actor_side, [claim]))
        else:
            home.add(claim)
    found: dict[str, Event] = {}
    for group in groups:
        event = _event(stretch, group, maps)
        if event.id in found:
            first = min(c.claim for c in group.claims)
            event = dataclasses.replace(event, id=hashlib.sha256(f"{event.id}\n{first}".encode()).hexdigest()[:16])
        found[event.id] = event
    return tuple(found.values())


def _order(claim: Stated, told: Counter[int | None]) -> tuple[int, int, int, str, bool, str, str]:
    """Days the text gives before others, and of those the one most reports give: a slip of one copy sets no day."""
    return (
        RANK[claim.day_basis],
        -told[claim.day] if claim.day_basis == "happened" else 0,
        claim.day or 0,
        claim.month_day or "",
        claim.actor_side == "unknown",
        claim.report,
        claim.claim,
    )


def _event(stretch: str, group: _Group, maps: Maps) -> Event:
    said = origins(group.claims)
    against = contradictions(group.claims, said)
    sort = group.claims[0].sort
    spot = _spot(group.claims, stretch.partition(" ")[2])
    found = with_maps(said, maps(sort, spot, group.day, group.side))
    name, why = standing(group.claims, found, group.side)
    return Event(
        id=event_id(stretch, group.side, group.day, group.month_day),
        sort=sort,
        spot=spot,
        day=group.day,
        day_basis=group.basis,
        actor_side=group.side,
        standing=name,
        reasons=why,
        origins=found,
        contradictions=against,
        claims=tuple(sorted(group.claims, key=_told)),
    )


def _told(claim: Stated) -> tuple[int, str, int, str]:
    return claim.published or 0, claim.report, claim.words.span.start if claim.words.span else 0, claim.claim


def event_id(stretch: str, side: str, day: int | None, month_day: str | None) -> str:
    """Hash of sort, place, acting side and day, so that a new claim leaves the event's name alone."""
    when = date.fromordinal(day).isoformat() if day is not None else month_day or "undated"
    return hashlib.sha256(f"{stretch}\n{side}\n{when}".encode()).hexdigest()[:16]


def _spot(claims: Sequence[Stated], ref: str) -> Spot:
    listed = [s for c in claims for s in c.spots if s.ref == ref]
    return next((s for s in listed if s.basis == "named here"), listed[0])


def related(event: Event, others: Iterable[Event]) -> tuple[tuple[EventLink, Event], ...]:
    """Events of the same place that bear on this one: later concessions, and like claims near it in time."""
    found = []
    for other in others:
        if other.id == event.id or event.day is None or other.day is None:
            continue
        if other.sort not in RELATED.get(event.sort, (event.sort,)):
            continue
        apart = other.day - event.day
        if other.sort == "withdrawal" and event.sort != "withdrawal":
            if other.standing == "conceded" and abs(apart) <= LIKE_DAYS and other.actor_side != event.actor_side:
                why = f"The other party says that it withdrew from there, on {_on(other.day)}."
                link = EventLink(left=event.id, right=other.id, relation="later conceded", reasons=(why,))
                found.append((link, other))
            continue
        if not _same_actor(event, other):
            continue
        if other.standing == "conceded" and event.standing != "conceded" and apart > 0:
            why = f"The other party concedes a like happening for {_on(other.day)}, {_days(apart)} later."
            found.append((EventLink(left=event.id, right=other.id, relation="later conceded", reasons=(why,)), other))
        elif abs(apart) <= LIKE_DAYS:
            what = "the same sort of happening" if other.sort == event.sort else "a like happening"
            when = "the same day" if apart == 0 else f"{_days(abs(apart))} {'later' if apart > 0 else 'earlier'}"
            why = f"Told of the same place, {what}, {when}{_with(other)}."
            found.append((EventLink(left=event.id, right=other.id, relation="like claim", reasons=(why,)), other))
    return tuple(sorted(found, key=lambda row: (row[1].day or 0, row[1].id)))


def _on(day: int) -> str:
    moment = date.fromordinal(day)
    return f"{moment.day} {moment:%B %Y}"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _with(event: Event) -> str:
    """ ", made with a photo": what a like claim is said to rest on, where that is said."""
    shown = [c.evidence for c in event.claims if c.polarity == "asserts" and c.evidence not in ("unstated", "saw")]
    return f", made with {SHOWN[Counter(shown).most_common(1)[0][0]]}" if shown else ""


def _same_actor(one: Event, other: Event) -> bool:
    return "unknown" in (one.actor_side, other.actor_side) or one.actor_side == other.actor_side
