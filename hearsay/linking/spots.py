"""Which places a claim is about: the narrowest it names, or those of the claim it goes on from."""

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence

from hearsay.linking.shingles import words_of
from hearsay.linking.voices import NO_PARTY, key_of
from hearsay.model import Claim, Place, Reading, Span, Spot, Stated, Toponym
from hearsay.model.events import Sort
from hearsay.model.places import Relation

SURE = 0.5
"""Least probability of a place that is compared."""
WIDE = ("country", "continent")
REGION = "admin1"
SHORT_DENIAL = 16
"""Words of a denial that says what it denies by pointing ("this information is not true")."""
EVERY: Collection[str] = ("*",)
"""Any region: the claim is about a border, and towns have none."""
UNPLACED = -1.0
"""Radius of what has a name and no place."""
GROUND: frozenset[Sort] = frozenset({"entry", "reach", "capture", "control"})
"""Sorts that are told of the place itself: a village near it or on the way to it is another."""
OFF: Mapping[Sort, frozenset[Relation]] = {
    **dict.fromkeys(GROUND, frozenset({"from", "towards", "near", "between", "part"})),
    "withdrawal": frozenset({"into", "towards", "near", "between", "part"}),
}
"""Relations of places that what is told of does not happen at."""
OFF_AT_BORDER: frozenset[Relation] = frozenset({"from"})
OFF_ELSE: frozenset[Relation] = frozenset({"from", "towards", "part"})
"""Strikes and whatever else is told roughly happen near a place, too."""
THERE: frozenset[Relation] = frozenset({"at", "into"})
NEARBY = 4
"""Sentences over which a claim takes over the place of a claim of its own sort."""


def of(reading: Reading, claim: Claim, sort: Sort, before: Sequence[Stated]) -> tuple[tuple[Spot, ...], Stated | None]:
    """The claim's places; without any, those of its sentence or of the claim of the same sort before it.

    A quotation goes on from the claim before it rather than from the places of whoever is quoted. The second value is
    the claim that was gone on from.
    """
    known = {t.surface.casefold(): t.place for t in reading.toponyms if t.place and t.probability >= SURE}
    acting = {p.span for p in claim.happening.who}
    clocks = [t.span for t in reading.timexes]
    regions = {t.place.ref for t in reading.toponyms if t.place and t.place.level == REGION}
    bordered: Collection[str] = ()
    if sort in ("entry", "reach"):
        bordered = EVERY if _bordered(reading, claim) else regions
    voices = [a.speaker.span for a in reading.attributions if a.speaker and a.speaker.span]
    told = [t for t in claim.where if t.span not in acting and not _within(t, (*clocks, *voices))]
    there = [t for t in told if not _off(t, sort, bordered)]
    if sort not in GROUND and any(t.relation in THERE for t in there):
        there = [t for t in there if t.relation in THERE]
    named = _chosen(_sure(_reached(there) if sort == "reach" else there, known, bordered), claim, sort)
    if not named:
        said = claim.span.of(reading.report.text)
        off = {t.surface.casefold() for t in told if t not in there}
        again = [p for s, p in known.items() if p and p.level not in WIDE and s not in off and _stands(s, said)]
        named = _chosen(again, claim, sort)
    if named:
        return tuple(_spot(p, "named here") for p in named), None
    beside: tuple[Spot, ...] = ()
    if reading.sentences:
        sentence = reading.sentences[claim.sentence].span
        outer = [
            t
            for t in reading.toponyms
            if sentence.covers(t.span)
            and t.span not in acting
            and not _within(t, (*clocks, *voices))
            and not _in_a_name(reading, t)
            and not _off(t, sort, bordered)
        ]
        beside = tuple(_spot(p, "same sentence") for p in _chosen(_sure(outer, known, bordered), claim, sort))
    earlier = _before(reading, claim, sort, before)
    if earlier and (claim.mode == "direct" or not beside):
        return tuple(dataclasses.replace(s, basis="claim before") for s in earlier.spots), earlier
    return beside, None


def _off(toponym: Toponym, sort: Sort, bordered: Collection[str]) -> bool:
    """Named for another reason than that it happened there. Of a border, what lies on either side is meant too; what is
    told roughly happens near a town, but not in a region that it is only near.
    """
    region = _region(toponym, EVERY) is not None
    if region and sort not in GROUND and toponym.relation == "near":
        return True
    at_border = bordered is EVERY and sort in GROUND and region
    return toponym.relation in (OFF_AT_BORDER if at_border else OFF.get(sort, OFF_ELSE))


def _reached(toponyms: Sequence[Toponym]) -> Sequence[Toponym]:
    """ "Reaching the border of A, with advances into B" is told of A."""
    return [t for t in toponyms if t.relation != "into"] or toponyms


def _stands(surface: str, text: str) -> bool:
    """A name of a place told elsewhere in the report stands in these words."""
    return f" {' '.join(words_of(surface))} " in f" {' '.join(words_of(text))} "


def _before(reading: Reading, claim: Claim, sort: Sort, before: Sequence[Stated]) -> Stated | None:
    """The claim of the same sort this one goes on from: a near one, else the headline's."""
    headline = None
    for earlier in reversed(before):
        assert earlier.words.span is not None
        if earlier.sort != sort or not _goes_on(reading, claim, earlier):
            continue
        if earlier.headline:
            headline = earlier
        elif claim.sentence - reading.sentence_at(earlier.words.span.start) <= NEARBY:
            return earlier
    return headline


def _goes_on(reading: Reading, claim: Claim, earlier: Stated) -> bool:
    """A short denial answers; the same voice or its party goes on in the same sense; a quotation bears the writer out.

    What the writer goes on to say without a place is left alone.
    """
    speaker, denies = claim.speaker, claim.happening.polarity == "denies"
    if speaker is None:
        return False
    if denies and earlier.polarity == "asserts":
        return len(words_of(claim.span.of(reading.report.text))) <= SHORT_DENIAL
    if denies != (earlier.polarity == "denies"):
        return False
    if earlier.own_voice:
        return claim.mode == "direct" and not earlier.headline
    if key_of(speaker, reading.versions.get("profile", "")) == earlier.speaker_key:
        return True
    return speaker.side == earlier.speaker_side and speaker.side not in NO_PARTY


def _within(toponym: Toponym, spans: Iterable[Span]) -> bool:
    """Part of a time expression ("9:14 Moscow time") or of who speaks ("claims Moscow")."""
    return any(s.covers(toponym.span) for s in spans)


def _in_a_name(reading: Reading, toponym: Toponym) -> bool:
    """Part of the name of a body, outlet or formation."""
    return any(m.label == "ORG" and m.span.covers(toponym.span) for m in reading.mentions) or any(
        u.span.covers(toponym.span) for u in reading.units
    )


def _bordered(reading: Reading, claim: Claim) -> bool:
    """The claim is about a border: what has one is a region, whatever town shares its name."""
    if claim.happening.kind == "border_crossing":
        return True
    return any(
        s.covers(w.span) for s in claim.spans for w in (*reading.words("border"), *reading.words("official_border"))
    )


def _region(toponym: Toponym, allowed: Collection[str]) -> Place | None:
    return next(
        (
            c.place
            for c in toponym.candidates
            if c.place.level == REGION and (allowed is EVERY or c.place.ref in allowed)
        ),
        None,
    )


def _sure(toponyms: Iterable[Toponym], known: Mapping[str, Place | None], regions: Collection[str]) -> list[Place]:
    """The places meant, each once, in the order last named; a name without a place stands for itself.

    A name that a town and a region share is the region's where that is among `regions`.
    """
    found: dict[str, Place] = {}
    for toponym in toponyms:
        place = toponym.place if toponym.probability >= SURE else None
        place = _region(toponym, regions) or place
        place = place or known.get(toponym.surface.casefold()) or _nameless(toponym)
        if place.level not in WIDE:
            found.pop(place.ref, None)
            found[place.ref] = place
    return list(found.values())


def _nameless(toponym: Toponym) -> Place:
    """A name the gazetteer cannot place: compared by its words alone."""
    key = " ".join(words_of(toponym.surface))
    return Place(ref=f"name:{key}", name=toponym.surface, lat=0.0, lon=0.0, radius_m=UNPLACED, level="settlement")


def _chosen(places: Sequence[Place], claim: Claim, sort: Sort) -> list[Place]:
    """Without what holds another one of them: "Chasiv Yar in Donetsk Oblast" is Chasiv Yar.

    Of crossing a border, the region is kept beside a village, for its border is what is crossed; of several regions the
    last one named is entered ("from Donetsk into Dnipropetrovsk").
    """
    holding = {ref for p in places for ref in p.admin}
    narrow = [p for p in places if p.ref not in holding]
    regions = [p for p in places if p.level == REGION]
    if sort == "reach" and regions:
        return regions
    if sort != "entry":
        return narrow
    villages = [p for p in narrow if p.level != REGION]
    if not villages or claim.happening.kind == "border_crossing":
        return villages + regions[-1:]
    return villages


def _spot(place: Place, basis: str) -> Spot:
    return Spot(
        ref=place.ref,
        name=place.name,
        level=place.level,
        lat=place.lat if place.radius_m != UNPLACED else None,
        lon=place.lon if place.radius_m != UNPLACED else None,
        radius_m=place.radius_m,
        basis=basis,
    )
