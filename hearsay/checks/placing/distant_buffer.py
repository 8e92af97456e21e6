"""A buffer zone said to protect some regions, made of regions that lie far from them."""

from collections.abc import Iterator

from hearsay.checks.regions import apart_km, regions_of, touch
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Span, Toponym


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    regions = regions_of(reading)
    told: set[str] = set()
    for zone in reading.words("buffer"):
        at = reading.sentence_at(zone.span.start)
        here = reading.sentences[at].span
        guarded = [t for t in regions if here.covers(t.span) and t.span.start > zone.span.end]
        if not guarded:
            continue
        past = min(at + 1 + rule.params["sentences"], len(reading.sentences))
        paragraph = reading.sentences[at].paragraph
        following = [s.span for s in reading.sentences[at + 1 : past] if s.paragraph <= paragraph + 1]
        taken = [t for span in following for t in regions if span.covers(t.span)]
        secured = {t.place.ref for t in guarded if t.place}
        far = [
            t
            for t in taken
            if t.place and t.place.ref not in secured and t.place.ref not in told and _far(rule, reading, t, guarded)
        ]
        if not far:
            continue
        told |= {t.place.ref for t in far if t.place}
        yield rule.found(
            [Span(start=zone.span.start, end=guarded[-1].span.end), *(t.span for t in far)],
            facts={
                "guarded": sorted(secured),
                "apart_km": {t.place.name: _nearest(t, guarded) for t in far if t.place},
            },
            far=_told(far, guarded),
            guarded=" and ".join(dict.fromkeys(t.place.name for t in guarded if t.place)),
        )


def _far(rule: Rule, reading: Reading, toponym: Toponym, guarded: list[Toponym]) -> bool:
    nearest = _nearest(toponym, guarded)
    touching = any(touch(reading, toponym.place, g.place) for g in guarded if toponym.place and g.place)
    return not touching and nearest is not None and nearest >= rule.params["least_km"]


def _nearest(toponym: Toponym, guarded: list[Toponym]) -> int | None:
    known = [km for g in guarded if toponym.place and g.place and (km := apart_km(toponym.place, g.place)) is not None]
    return min(known, default=None)


def _told(far: list[Toponym], guarded: list[Toponym]) -> str:
    named = {t.place.name: f"{t.place.name} ({_nearest(t, guarded)} km)" for t in far if t.place}
    return " and ".join(named.values())


RULE = Rule(
    code="HS308",
    name="distant-buffer",
    since="0.1",
    severity="warning",
    message="A zone that guards {guarded} is tied to {far}, which lie nowhere near.",
    ask="Whose words tie these regions to that aim, and which border is the zone to guard?",
    check=check,
    params={"least_km": 50, "sentences": 2},
)
