"""One account has a line crossed or a place taken on a day, another has the same side only come up to it later."""

from collections.abc import Iterator

from hearsay.checks.calendar import DAY, HALF_YEAR_DAYS, days_between, is_before
from hearsay.checks.regions import touch
from hearsay.checks.rule import Rule
from hearsay.checks.voice import is_party
from hearsay.model import Claim, Finding, Place, Reading, Timex

IN = frozenset({"at", "into"})
"""Relations of a place that is entered."""
BESIDE = frozenset({"at", "near", "towards", "between"})
TOWARDS = frozenset({"towards"})
"""Relations of what is only come up to, with a word for its border and without."""


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    entries = [c for c in reading.claims if _told(c) and c.happening.kind in ("border_crossing", "capture")]
    seen: set[str] = set()
    for entry in entries:
        for place in _places(entry, IN):
            met = next((m for c in reading.claims if _told(c) and (m := _only_reached(reading, entry, place, c))), None)
            if met is None or place.ref in seen:
                continue
            seen.add(place.ref)
            claim, day, days, line = met
            yield rule.found(
                (*entry.spans, *claim.spans),
                claims=(entry, claim),
                facts={"entered": day.span.of(text), "place": place.name, "line": line.name, "days": days},
                what=_what(place, line),
            )


def _told(claim: Claim) -> bool:
    happening = claim.happening
    return happening.polarity == "asserts" and happening.realis != "planned" and not claim.headline


def _places(claim: Claim, relations: frozenset[str]) -> list[Place]:
    return [t.place for t in claim.where if t.place and t.relation in relations]


def _only_reached(reading: Reading, entry: Claim, place: Place, claim: Claim) -> tuple[Claim, Timex, int, Place] | None:
    """A claim of the same side's coming up to the place or its border, dated later: the day of entry, how many
    days lie between, and what is reached."""
    if claim.happening.kind != "advance" or not _same_side(entry, claim):
        return None
    line = _line(reading, place, claim)
    first, later = _dated(reading, entry), _dated(reading, claim) or _said_on(reading, claim)
    if line is None or first is None or later is None:
        return None
    gap = days_between(first, later)
    fits = gap is not None and 0 < gap[0] <= HALF_YEAR_DAYS and is_before(first, later)
    return (claim, first, gap[0], line) if gap and fits else None


def _dated(reading: Reading, claim: Claim) -> Timex | None:
    """The time expression with the day of the happening."""
    at = claim.when.span if claim.when else None
    return next((t for t in reading.timexes if t.span == at and DAY.match(t.value)), None)


def _line(reading: Reading, place: Place, claim: Claim) -> Place | None:
    """What is only reached: the place itself, its border, or the border of what a party claims as its own beside it.

    The border of any other neighbour may be reached from elsewhere.
    """
    border = any(s.covers(w.span) for c in ("border", "official_border") for w in reading.words(c) for s in claim.spans)
    named = [t for t in claim.where if t.place and t.relation in (BESIDE if border else TOWARDS)]
    for toponym in named:
        if toponym.place and toponym.place.ref == place.ref:
            return toponym.place
    if not border or place.level != "admin1":
        return None
    own = (t.place for t in named if t.claimed and t.place and t.place.level == "admin1")
    return next((p for p in own if touch(reading, p, place)), None)


def _said_on(reading: Reading, claim: Claim) -> Timex | None:
    """The day of the announcement, named in its sentence."""
    sentence = reading.sentences[claim.sentence].span
    return next((t for t in reading.timexes if sentence.covers(t.span) and DAY.match(t.value)), None)


def _same_side(one: Claim, other: Claim) -> bool:
    sides = [{p.side for p in c.happening.who if is_party(p.side)} for c in (one, other)]
    if not sides[0] and one.speaker is not None and is_party(one.speaker.side):
        sides[0] = {one.speaker.side}
    return bool(sides[0] & sides[1])


def _what(place: Place, line: Place) -> str:
    if line.ref == place.ref:
        return f"{place.name} itself" if line.level != "admin1" else f"the border of {place.name}"
    return f"the border of {line.name}, where {place.name} begins,"


RULE = Rule(
    code="HS216",
    name="entered-before-reached",
    since="0.1",
    severity="warning",
    message="{place} is told as entered on {entered}, and {what} as only just reached {days} days later.",
    ask="Was the first a raid and the second an advance, or do the two accounts contradict each other?",
    check=check,
)
