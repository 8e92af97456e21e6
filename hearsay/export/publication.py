"""What is held back or made coarser before anything leaves the machine; every exporter asks here."""

import dataclasses
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hearsay.model import Dossier, Drift, Event, EventOrigin, Family, Reading, Spot, Stated, Words

PRIVATE = frozenset({"resident", "soldier"})
"""Kinds of speaker who are named in reports without holding an office."""
WITHHELD = "[name withheld]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """`delay` holds back events younger than that; `round_to` is a grid in degrees, 0 for none; `hide_persons` keeps
    the names of residents and soldiers back."""

    delay: timedelta = timedelta(hours=24)
    round_to: float = 0.0
    hide_persons: bool = True
    now: datetime = dataclasses.field(default_factory=lambda: datetime.now(UTC))

    def notes(self) -> tuple[str, ...]:
        """What was done, one sentence each."""
        hours = self.delay.total_seconds() / 3600
        said = []
        if hours:
            said.append(f"Events of the last {hours:g} hours are held back.")
        if self.round_to:
            said.append(f"Coordinates are rounded to {self.round_to:g} degrees.")
        if self.hide_persons:
            said.append("Names of residents and soldiers are withheld.")
        return tuple(said)


def released(events: Iterable[Event], how: Publication) -> list[Event]:
    """The events that may leave, as they may leave."""
    return [_coarse(e, how) for e in events if _old_enough(e, how)]


def dossier_released(dossier: Dossier, how: Publication) -> Dossier:
    """A dossier as it may leave: the event and those that bear on it made coarse, names withheld throughout.

    Raises HeldBackError for an event that is too young.
    """
    if not _old_enough(dossier.event, how):
        hours = how.delay.total_seconds() / 3600
        raise HeldBackError(f"the event is younger than {hours:g} hours and is held back (--delay 0 lets it out)")
    names = _private(dossier.readings) if how.hide_persons else {}
    return dataclasses.replace(
        dossier,
        event=_coarse(dossier.event, how),
        related=tuple((k, _coarse(e, how)) for k, e in dossier.related if _old_enough(e, how)),
        families=tuple(families_released(dossier.families, dossier.readings, how)),
        findings=tuple(
            dataclasses.replace(f, message=_without(f.message, names), ask=_without(f.ask, names), facts={})
            for f in dossier.findings
        )
        if names
        else dossier.findings,
    )


class HeldBackError(Exception):
    """What may not leave yet; its one line says why."""


def _private(readings: Iterable[Reading]) -> dict[str, str]:
    speakers = [a.speaker for r in readings for a in r.attributions if a.speaker and a.speaker.named]
    return _longest_first({(s.name, s.kind) for s in speakers if s.kind in PRIVATE})


def _old_enough(event: Event, how: Publication) -> bool:
    """The end of its day lies as far back as wanted; without a day, the end of the day it was last published."""
    days = [event.day] if event.day is not None else [c.published for c in event.claims if c.published is not None]
    if not days:
        return True
    day = date.fromordinal(max(d for d in days if d is not None))
    ended = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
    return ended <= how.now - how.delay or not how.delay


def _coarse(event: Event, how: Publication) -> Event:
    names = _names(event) if how.hide_persons else {}
    return dataclasses.replace(
        event,
        spot=_rounded(event.spot, how.round_to),
        reasons=tuple(_without(r, names) for r in event.reasons),
        origins=tuple(_origin(o, names) for o in event.origins),
        contradictions=tuple(
            dataclasses.replace(c, left=_words(c.left, names), right=_words(c.right, names))
            for c in event.contradictions
        ),
        claims=tuple(_claim(c, names, how.round_to) for c in event.claims),
    )


def _names(event: Event) -> dict[str, str]:
    """Names to withhold, longest first, and what stands for each."""
    private = [c for c in event.claims if c.speaker_kind in PRIVATE and c.speaker_key.startswith("person:")]
    return _longest_first({(c.speaker, c.speaker_kind) for c in private})


def _longest_first(persons: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, kind in persons:
        found[name] = f"a {kind}"
        found.setdefault(name.split()[-1], WITHHELD)
    return dict(sorted(found.items(), key=lambda row: -len(row[0])))


def families_released(families: Sequence[Family], readings: Iterable[Reading], how: Publication) -> list[Family]:
    """Families with the names of private persons withheld from what drifted; `readings` are those of their members."""
    if not how.hide_persons:
        return list(families)
    names = _private(readings)
    return [dataclasses.replace(f, drift=tuple(_drift(d, names) for d in f.drift)) for f in families]


def _drift(drift: Drift, names: dict[str, str]) -> Drift:
    values = tuple(dataclasses.replace(_words(w, names), value=_without(w.value, names)) for w in drift.values)
    return dataclasses.replace(drift, about=_without(drift.about, names), values=values)


def _without(text: str, names: dict[str, str]) -> str:
    for name, instead in names.items():
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", instead, text)
    return text


def _words(words: Words, names: dict[str, str]) -> Words:
    """Words without the names; what was changed has no place in the text any more."""
    text = _without(words.text, names)
    return words if text == words.text else dataclasses.replace(words, text=text, span=None)


def _origin(origin: EventOrigin, names: dict[str, str]) -> EventOrigin:
    return dataclasses.replace(origin, label=_without(origin.label, names))


def _claim(claim: Stated, names: dict[str, str], round_to: float) -> Stated:
    return dataclasses.replace(
        claim,
        speaker=_without(claim.speaker, names),
        words=_words(claim.words, names),
        spots=tuple(_rounded(s, round_to) for s in claim.spots),
    )


def _rounded(spot: Spot, grid: float) -> Spot:
    """To the nearest line of the grid, half to even; the radius grows by what may have been lost."""
    if not grid or spot.lat is None or spot.lon is None:
        return spot
    return dataclasses.replace(
        spot,
        lat=round(round(spot.lat / grid) * grid, 9),
        lon=round(round(spot.lon / grid) * grid, 9),
        radius_m=spot.radius_m + grid / 2 * 111_320 * 2**0.5,
    )
