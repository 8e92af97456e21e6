"""What is held back or made coarser before anything leaves the machine; every exporter asks here."""

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hearsay.export.persons import Names, Persons, of_event, persons, without
from hearsay.model import Assessment, Dossier, Drift, Event, EventOrigin, Family, MapSight, Reading, Spot, Stated, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """`delay` holds back events younger than that; `round_to` is a grid in degrees, 0 for none; `hide_persons` keeps
    the names of residents and soldiers back, those known from whole reports being `persons`."""

    delay: timedelta = timedelta(hours=24)
    round_to: float = 0.0
    hide_persons: bool = True
    persons: Persons = dataclasses.field(default_factory=Persons)
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

    def veiled(self, text: str, reports: Iterable[str]) -> str:
        """Words of, or about, these reports without the names in them."""
        return without(text, self.persons.names(reports)) if self.hide_persons else text


class HeldBackError(Exception):
    """What may not leave yet; its one line says why."""


def released(events: Iterable[Event], how: Publication) -> list[Event]:
    """The events that may leave, as they may leave."""
    return [_coarse(e, how) for e in events if old_enough(e, how)]


def dossier_released(dossier: Dossier, how: Publication) -> Dossier:
    """A dossier as it may leave: the event and those that bear on it made coarse, names withheld throughout.

    Raises HeldBackError for an event that is too young.
    """
    if not old_enough(dossier.event, how):
        hours = how.delay.total_seconds() / 3600
        raise HeldBackError(f"the event is younger than {hours:g} hours and is held back (--delay 0 lets it out)")
    if how.hide_persons:
        how = dataclasses.replace(how, persons=persons(lambda: dossier.readings))
    everyone = [r.report.id for r in dossier.readings]
    names = how.persons.names(everyone, of_event(dossier.event)) if how.hide_persons else {}
    return dataclasses.replace(
        dossier,
        event=_coarse(dossier.event, how),
        readings=tuple(_titled(r, how) for r in dossier.readings),
        related=tuple((k, _coarse(e, how)) for k, e in dossier.related if old_enough(e, how)),
        families=tuple(families_released(dossier.families, how)),
        maps=tuple(_sight(m, how.round_to) for m in dossier.maps),
        findings=tuple(
            dataclasses.replace(f, message=without(f.message, names), ask=without(f.ask, names), facts={})
            for f in dossier.findings
        )
        if names
        else dossier.findings,
        assessments=tuple(assessment_released(a, names) for a in dossier.assessments),
    )


def _titled(reading: Reading, how: Publication) -> Reading:
    report = reading.report
    title = how.veiled(report.title, [report.id]) if report.title else report.title
    return dataclasses.replace(reading, report=dataclasses.replace(report, title=title))


def _sight(sight: MapSight, grid: float) -> MapSight:
    if not grid or sight.focus is None:
        return sight
    lon, lat = sight.focus
    return dataclasses.replace(sight, focus=(_to_grid(lon, grid), _to_grid(lat, grid)))


def old_enough(event: Event, how: Publication) -> bool:
    """The end of its day lies as far back as wanted; without a day, the end of the day it was last published."""
    days = [event.day] if event.day is not None else [c.published for c in event.claims if c.published is not None]
    known = [d for d in days if d is not None]
    return not known or over(date.fromordinal(max(known)), how)


def over(day: date, how: Publication) -> bool:
    """Whether a day ended as long ago as wanted."""
    ended = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
    return not how.delay or ended <= how.now - how.delay


def _coarse(event: Event, how: Publication) -> Event:
    names = how.persons.names((c.report for c in event.claims), of_event(event)) if how.hide_persons else {}
    return dataclasses.replace(
        event,
        spot=_rounded(event.spot, how.round_to),
        reasons=tuple(without(r, names) for r in event.reasons),
        origins=tuple(_origin(o, names) for o in event.origins),
        contradictions=tuple(
            dataclasses.replace(c, left=_words(c.left, names), right=_words(c.right, names))
            for c in event.contradictions
        ),
        claims=tuple(_claim(c, names, how.round_to) for c in event.claims),
    )


def families_released(families: Sequence[Family], how: Publication) -> list[Family]:
    """Families with the names of private persons withheld from what drifted."""
    if not how.hide_persons:
        return list(families)
    return [
        dataclasses.replace(f, drift=tuple(_drift(d, names) for d in f.drift))
        for f in families
        for names in [how.persons.names(f.members)]
    ]


def assessment_released(one: Assessment, names: Names) -> Assessment:
    """A judgement without these names; who judged stands by it."""
    return dataclasses.replace(
        one,
        words=without(one.words, names),
        note=without(one.note, names),
        verdict=without(one.verdict, names) if one.verdict else one.verdict,
    )


def _drift(drift: Drift, names: Names) -> Drift:
    values = tuple(dataclasses.replace(_words(w, names), value=without(w.value, names)) for w in drift.values)
    return dataclasses.replace(drift, about=without(drift.about, names), values=values)


def _words(words: Words, names: Names) -> Words:
    """Words without the names; what was changed has no place in the text any more."""
    text = without(words.text, names)
    return words if text == words.text else dataclasses.replace(words, text=text, span=None)


def _origin(origin: EventOrigin, names: Names) -> EventOrigin:
    return dataclasses.replace(origin, label=without(origin.label, names))


def _claim(claim: Stated, names: Names, round_to: float) -> Stated:
    return dataclasses.replace(
        claim,
        speaker=without(claim.speaker, names),
        words=_words(claim.words, names),
        spots=tuple(_rounded(s, round_to) for s in claim.spots),
    )


def _rounded(spot: Spot, grid: float) -> Spot:
    """To the nearest line of the grid, half to even; the radius grows by what may have been lost."""
    if not grid or spot.lat is None or spot.lon is None:
        return spot
    return dataclasses.replace(
        spot,
        lat=_to_grid(spot.lat, grid),
        lon=_to_grid(spot.lon, grid),
        radius_m=spot.radius_m + grid / 2 * 111_320 * 2**0.5,
    )


def _to_grid(degrees: float, grid: float) -> float:
    return round(round(degrees / grid) * grid, 9)
