"""Reading -> its claims as they are compared across reports: sort, place, day, voice, each with what it rests on."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from datetime import date

from hearsay import lexicon
from hearsay.linking import spots
from hearsay.linking.shingles import fold_word, words_of
from hearsay.linking.voices import NO_PARTY, key_of
from hearsay.model import Claim, Reading, Span, Spot, Stated, Timex, Words
from hearsay.model.events import DayBasis, Sort

SORTS: dict[str, Sort] = {
    "advance": "entry",
    "border_crossing": "entry",
    "movement": "entry",
    "presence": "entry",
    "capture": "capture",
    "control": "control",
    "withdrawal": "withdrawal",
    "attack": "attack",
    "strike": "strike",
    "shootdown": "shootdown",
    "casualties": "casualties",
    "losses": "losses",
}
COMING = ("advance", "presence", "movement")
"""Kinds that are only a coming-up where the words name a border."""
BORDER = ("border", "official_border")
HEARD = ("says", "denies", "doubts", "relays")
LEVELLED = ("happened", "ongoing", "presupposed")
NEARBY = 4
"""Sentences within which a denial answers the claim before it, or a claim takes over a place."""
STALE = 3
"""Days between the last date in a report and its publication from which on it is no news of its day."""
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
MONTH_DAY = re.compile(r"XXXX-(\d\d-\d\d)")
Told = tuple[int | None, str | None, DayBasis]
MOST = 1e18
"""Stands for no upper end."""
ABOUT = 0.15
"""Share by which "about" may miss, as in the lexicon's band for it."""
GENERIC = ("soldier", "unit", "group", "resident", "unknown", "recording")
"""Kinds of speaker that are nobody in particular: known only by the recording or text they appear in."""


def stated(reading: Reading) -> tuple[Stated, ...]:
    """The claims of a report that tell of something that happened in a place, in order of the text.

    Plans, conditions, beliefs and claims without any place are not compared.
    """
    found: list[Stated] = []
    days = _Days(reading)
    for claim in reading.claims:
        sort = _sort(reading, claim)
        if not _told(claim):
            continue
        if sort is None:
            if answer := _answer(reading, claim, found):
                found.append(answer)
            continue
        places, earlier = spots.of(reading, claim, sort, found)
        if places:
            found.append(_stated(reading, claim, sort, places, days.of(claim, earlier)))
    return tuple(_fuller(_lead(one, found), found) for one in found)


def _lead(one: Stated, others: Sequence[Stated]) -> Stated:
    """A headline without a day is told of the day the text gives for it."""
    if not one.headline or one.day_basis not in ("published", "none"):
        return one
    refs = {s.ref for s in one.spots}
    for other in others:
        alike = other.sort == one.sort and other.polarity == one.polarity and refs & {s.ref for s in other.spots}
        if alike and not other.headline:
            return dataclasses.replace(one, day=other.day, month_day=other.month_day, day_basis=other.day_basis)
    return one


def _fuller(one: Stated, others: Sequence[Stated]) -> Stated:
    """A headline's "Ministry" is the ministry the text names in full."""
    if one.own_voice or one.speaker_side != "unknown":
        return one
    short = set(words_of(one.speaker))
    for other in others:
        if other.speaker_side != "unknown" and short < set(words_of(other.speaker)) and not other.own_voice:
            return dataclasses.replace(
                one,
                speaker=other.speaker,
                speaker_key=other.speaker_key,
                speaker_side=other.speaker_side,
                speaker_kind=other.speaker_kind,
            )
    return one


def _told(claim: Claim) -> bool:
    if claim.happening.realis not in LEVELLED:
        return False
    return all(link.stance in HEARD for link in claim.chain)


def _sort(reading: Reading, claim: Claim) -> Sort | None:
    kind = claim.happening.kind
    sort = SORTS.get(kind)
    if sort == "entry" and kind in COMING and any(_within(claim, w.span) for c in BORDER for w in reading.words(c)):
        return "reach"
    return sort


def _within(claim: Claim, span: Span) -> bool:
    return any(s.covers(span) for s in claim.spans)


def _stated(reading: Reading, claim: Claim, sort: Sort, places: tuple[Spot, ...], when: Told) -> Stated:
    channel = _forwarded(reading, claim)
    report, happening, profile = reading.report, claim.happening, reading.versions.get("profile", "")
    speaker = claim.speaker
    day, month_day, basis = when
    sides = {p.side for p in happening.who if p.side not in NO_PARTY and not _placed(claim, p.span)}
    sentence = reading.sentences[claim.sentence].span if reading.sentences else claim.span
    return Stated(
        claim=claim.id,
        report=report.id,
        outlet=report.origin.outlet or "",
        kind=happening.kind,
        sort=sort,
        polarity="denies" if _denies(claim) else "asserts",
        stance=claim.chain[-1].stance if claim.chain else "says",
        realis=happening.realis,
        mode=claim.mode,
        hedged=bool(claim.hedges),
        headline=claim.headline,
        own_voice=speaker is None and not channel,
        speaker=speaker.name if speaker else channel,
        speaker_key=key_of(speaker, profile) if speaker else f"channel:{channel.casefold()}" if channel else "",
        speaker_side=speaker.side if speaker else "unknown" if channel else "outlet",
        speaker_kind=speaker.kind if speaker else "outlet",
        relays=(
            *((f"channel:{channel.casefold()}",) if speaker and channel else ()),
            *(key_of(link.speaker, profile) for link in claim.chain[:-1] if link.speaker),
        ),
        actor_side=next(iter(sides)) if len(sides) == 1 else "unknown",
        spots=places,
        day=day,
        month_day=month_day,
        day_basis=basis,
        words=Words(report=report.id, span=claim.span, text=claim.span.of(report.text)),
        count=_count(reading, claim),
        trigger=fold_word(happening.trigger.of(report.text)) if happening.trigger else "",
        evidence=claim.evidence.basis if claim.evidence else "unstated",
        attached=bool(claim.evidence and claim.evidence.attached),
        published=report.published_date.toordinal() if report.published_date else None,
        units=tuple(
            sorted({u.designator.casefold() for u in reading.units if u.designator and sentence.covers(u.span)})
        ),
    )


def _count(reading: Reading, claim: Claim) -> tuple[float, float] | None:
    """The count with what is said of it: "at least", "up to", "about"."""
    count = claim.happening.count
    if count is None:
        return None
    low, high = count
    for quantity in reading.quantities:
        values = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
        if low in values and _within(claim, quantity.span):
            if quantity.change == ">":
                return low, MOST
            if quantity.change == "<":
                return 0.0, high
            if quantity.change == "~":
                return low * (1 - ABOUT), high * (1 + ABOUT)
    return count


def _forwarded(reading: Reading, claim: Claim) -> str:
    """Name of the channel the words were forwarded from: they are its word, not the forwarder's. "" for none."""
    for block in reading.report.blocks:
        if block.kind == "forward" and block.span.covers(claim.span):
            return block.locator.removeprefix("forwarded from ").strip()
    return ""


def _placed(claim: Claim, span: Span | None) -> bool:
    """The words name where, not who ("into Ukraine's Dnipropetrovsk region")."""
    return span is not None and any(span.covers(t.span) and t.span.end == span.end for t in claim.where)


def _denies(claim: Claim) -> bool:
    """The speaker holds that it did not happen."""
    return claim.happening.polarity == "denies"


def _answer(reading: Reading, claim: Claim, before: Sequence[Stated]) -> Stated | None:
    """A denial without a happening of its own ("denied this") answers the claim it follows."""
    denies = bool(claim.chain) and (claim.chain[-1].stance == "denies" or _denies(claim))
    if not denies or not _points_back(reading, claim):
        return None
    speaker, profile = claim.speaker, reading.versions.get("profile", "")
    for earlier in reversed(before):
        assert earlier.words.span is not None
        if claim.sentence - reading.sentence_at(earlier.words.span.start) > NEARBY:
            return None
        if (
            earlier.polarity == "denies"
            or earlier.answers
            or (speaker and earlier.speaker_key == key_of(speaker, profile))
        ):
            continue
        return dataclasses.replace(
            earlier,
            claim=claim.id,
            polarity="denies",
            stance="denies",
            mode=claim.mode,
            hedged=bool(claim.hedges),
            headline=claim.headline,
            own_voice=speaker is None,
            speaker=speaker.name if speaker else "",
            speaker_key=key_of(speaker, profile) if speaker else "",
            speaker_side=speaker.side if speaker else "outlet",
            speaker_kind=speaker.kind if speaker else "outlet",
            relays=tuple(key_of(link.speaker, profile) for link in claim.chain[:-1] if link.speaker),
            words=Words(report=reading.report.id, span=claim.span, text=claim.span.of(reading.report.text)),
            answers=earlier.claim,
        )
    return None


def _points_back(reading: Reading, claim: Claim) -> bool:
    """It denies what was told ("this", "the report"): whoever rejects a call for talks denies nothing."""
    said = words_of(claim.span.of(reading.report.text))
    table = lexicon.load(reading.report.lang, "clauses")
    return any(w in table["pointers"] or w.removesuffix("s") in table["told"] for w in said)


class _Days:
    """Whose day a claim is told of."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.dated = [(t, *_day(t.value)) for t in reading.timexes if t.type in ("DATE", "TIME")]
        self.dated = [row for row in self.dated if row[1] or row[2]]
        published = reading.report.published_date
        self.published = published.toordinal() if published else None
        last = max((day for _, day, _ in self.dated if day), default=None)
        self.fresh = self.published is not None and (last is None or self.published - last <= STALE)

    def of(self, claim: Claim, earlier: Stated | None) -> "Told":
        """Ordinal, or month and day where the year is nowhere, and what it rests on.

        `earlier` is the claim this one goes on from: it goes on with its day as well.
        """
        if claim.when:
            day, month_day = _day(claim.when.value)
            if day or month_day:
                return day, month_day, "happened" if day else "month and day"
            return None, None, "none"
        if earlier is not None and (earlier.day or earlier.month_day):
            return earlier.day, earlier.month_day, earlier.day_basis
        near = self._quoted(claim) or self._beside(claim)
        if near is None and not self.fresh:
            near = self._before(claim)
        if near:
            _, day, month_day = near
            return day, month_day, "said" if day else "month and day"
        if self.published is not None:
            return self.published, None, "published"
        return None, None, "none"

    def _quoted(self, claim: Claim) -> tuple[Timex, int | None, str | None] | None:
        """A date in the same quotation."""
        outer = next((q.outer for q in self.reading.quotations if q.outer.covers(claim.span)), None)
        return next((row for row in self.dated if outer and outer.covers(row[0].span)), None)

    def _beside(self, claim: Claim) -> tuple[Timex, int | None, str | None] | None:
        """The date in the claim's sentence outside its words: that of the utterance."""
        if not self.reading.sentences:
            return None
        sentence = self.reading.sentences[claim.sentence].span
        return next(
            (row for row in self.dated if sentence.covers(row[0].span) and not _within(claim, row[0].span)), None
        )

    def _before(self, claim: Claim) -> tuple[Timex, int | None, str | None] | None:
        """The last date before the claim, in a report that is no news of its day."""
        earlier = [row for row in self.dated if row[0].span.end <= claim.span.start]
        return earlier[-1] if earlier else None


def _day(value: str) -> tuple[int | None, str | None]:
    if found := DAY.match(value):
        try:
            return date(int(found[1]), int(found[2]), int(found[3])).toordinal(), None
        except ValueError:
            return None, None
    if found := MONTH_DAY.match(value):
        return None, found[1]
    return None, None


def stretches(one: Stated) -> Iterator[str]:
    """Where a claim is looked for: one key for each of its places."""
    for spot in one.spots:
        yield f"{one.sort} {spot.ref}"
