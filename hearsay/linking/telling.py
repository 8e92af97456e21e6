"""What one telling says in one place: its dates, numbers, units, certainty, voices; and when two say the same."""

import re
from collections.abc import Callable, Iterator, Sequence

from hearsay import lexicon
from hearsay.linking.align import Person, Piece, surname
from hearsay.linking.shingles import words_of
from hearsay.model import Reading, Span, Speaker, Timex, Words

Same = Callable[[Words, Words], bool]
STRONG = ("certainty", "confirmation")
DOUBT = ("hedge",)
DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
LONGEST_ROLE = 16
"""Words of an apposition that is still taken for a description."""


def dates_of(person: Person) -> Iterator[Words]:
    """Days on which the report says the person spoke: dates beside the name or its pronoun, outside what is said."""
    reading = person.reading
    for index in _sentences_about(person):
        yield from _outer_dates(reading, index)


def dates_in(piece: Piece) -> Iterator[Words]:
    """Days named in a sentence, outside quotations."""
    yield from _days(piece.reading, (t for t in piece.reading.timexes if piece.span.covers(t.span)))


def _outer_dates(reading: Reading, index: int) -> Iterator[Words]:
    sentence = reading.sentences[index].span
    content = [s for a in reading.attributions for s in a.content]
    quoted = [q.inner for q in reading.quotations]
    yield from _days(
        reading,
        (
            t
            for t in reading.timexes
            if sentence.covers(t.span) and not any(s.covers(t.span) for s in (*content, *quoted))
        ),
    )


def _days(reading: Reading, timexes: Iterator[Timex] | Sequence[Timex]) -> Iterator[Words]:
    for timex in timexes:
        if day := stated_day(timex):
            yield Words(report=reading.report.id, span=timex.span, text=timex.span.of(reading.report.text), value=day)


def stated_day(timex: Timex) -> str | None:
    """The day as the text itself gives it: the year is XXXX where it was borrowed from the published date."""
    found = DAY.match(timex.value)
    if not found:
        return None
    year = found[1] if timex.basis and "published" not in timex.basis else "XXXX"
    return f"{year}-{found[2]}-{found[3]}"


def same_day(one: Words, other: Words) -> bool:
    """Equal as far as both say, or told in the same words ("the day before")."""
    if one.text.casefold() == other.text.casefold():
        return True
    years = (one.value[:4], other.value[:4])
    return one.value[5:] == other.value[5:] and (years[0] == years[1] or "XXXX" in years)


def _sentences_about(person: Person) -> list[int]:
    """Sentences that name the person, and a next one that goes on with a pronoun and names nobody else."""
    reading = person.reading
    pronouns = frozenset(lexicon.load(reading.report.lang, "speech")["pronouns"]["person"])
    named = {reading.sentence_at(s.start) for s in person.spans}
    named |= {
        reading.sentence_at(a.speaker.span.start)
        for a in reading.attributions
        if a.speaker and a.speaker.span and surname(a.speaker.name) == person.key
    }
    peopled = {reading.sentence_at(m.span.start) for m in reading.mentions if m.label == "PER"}
    found = set(named)
    for index in range(len(reading.sentences)):
        if index in found or index - 1 not in found or index in peopled:
            continue
        said = set(words_of(reading.sentences[index].span.of(reading.report.text)))
        if said & pronouns:
            found.add(index)
    return sorted(found)


def roles_of(person: Person) -> Iterator[Words]:
    """How the report describes the person: the office beside the name, the apposition behind it."""
    seen: set[str] = set()
    for words in (*_offices(person), *_appositions(person)):
        key = " ".join(words_of(words.text))
        if key and key not in seen:
            seen.add(key)
            yield words


def _offices(person: Person) -> Iterator[Words]:
    reading = person.reading
    text = reading.report.text
    for attribution in reading.attributions:
        speaker = attribution.speaker
        if speaker and speaker.role and surname(speaker.name) == person.key:
            at = text.find(speaker.role)
            span = Span(start=at, end=at + len(speaker.role)) if at >= 0 else None
            yield Words(report=reading.report.id, span=span, text=speaker.role)
    for wording in reading.words("expert"):
        if any(0 <= s.start - wording.span.end <= 1 for s in person.spans):
            yield Words(report=reading.report.id, span=wording.span, text=wording.span.of(text))


def _appositions(person: Person) -> Iterator[Words]:
    reading = person.reading
    text = reading.report.text
    names = [m.span.start for m in reading.mentions if m.label == "PER"]
    for span in person.spans:
        end = reading.sentences[reading.sentence_at(span.start)].span.end
        if text[span.end : span.end + 2] != ", ":
            continue
        start = span.end + 2
        stop = text.find(",", start, end)
        if stop < 0 or start in names or text[start] in "\"'“‘«":
            continue
        if 2 <= len(text[start:stop].split()) <= LONGEST_ROLE and not text[start].isupper():
            yield Words(report=reading.report.id, span=Span(start=start, end=stop), text=text[start:stop])


def numbers_in(piece: Piece) -> list[tuple[str, Words]]:
    """Quantities of a sentence by their unit."""
    reading = piece.reading
    return [
        (q.unit, Words(report=piece.report, span=q.span, text=q.span.of(reading.report.text), value=_plain(q.value)))
        for q in reading.quantities
        if piece.span.covers(q.span) and not any(t.span.overlaps(q.span) for t in reading.timexes)
    ]


def _plain(value: float | tuple[float, float]) -> str:
    return "-".join(f"{v:g}" for v in value) if isinstance(value, tuple) else f"{value:g}"


def same_number(one: Words, other: Words) -> bool:
    return one.value == other.value


def units_in(piece: Piece) -> list[tuple[str, Words]]:
    """Formations of a sentence by branch and echelon; the value is the designator, "" where none is given."""
    reading = piece.reading
    return [
        (
            " ".join(w for w in (u.branch, u.echelon) if w),
            Words(
                report=piece.report,
                span=u.span,
                text=u.span.of(reading.report.text),
                value=(u.designator or "").casefold(),
            ),
        )
        for u in reading.units
        if u.echelon and piece.span.covers(u.span)
    ]


def strength_in(piece: Piece, categories: Sequence[str]) -> list[Words]:
    """Words of these categories (STRONG or DOUBT) in a sentence; the value is the word's lemma."""
    text = piece.reading.report.text
    return [
        Words(report=piece.report, span=w.span, text=w.span.of(text), value=w.lemma or w.span.of(text).casefold())
        for w in piece.reading.wording
        if w.category in categories and piece.span.covers(w.span)
    ]


def voice_of(piece: Piece) -> Iterator[Words]:
    """The named person or body a sentence is attributed to, if any."""
    for attribution in piece.reading.attributions:
        speaker = attribution.speaker
        if speaker and speaker.named and _heard(speaker) and attribution.stance in ("says", "denies"):
            inside = next((s for s in attribution.content if piece.span.overlaps(s)), None)
            if inside:
                yield Words(report=piece.report, span=piece.span, text=piece.text, value=speaker.name)
                return


def unattributed(piece: Piece) -> bool:
    """Nothing in this sentence is given as anybody's words."""
    return not any(piece.span.overlaps(s) for a in piece.reading.attributions for s in (*a.content, *a.cue))


def names(piece: Piece, name: str) -> bool:
    """The sentence has a word of this name, so that it may be told as that person's after all."""
    return bool(set(words_of(piece.text)) & {w for w in words_of(name) if len(w) > 3})


def speaker_of(quotation: Piece) -> Iterator[Words]:
    """The named speaker of a quotation; the value is the profile's entry, or else the surname."""
    reading = quotation.reading
    for attribution in reversed(reading.attributions):
        speaker = attribution.speaker
        if (
            speaker
            and speaker.named
            and _heard(speaker)
            and any(quotation.span.overlaps(s) for s in attribution.content)
        ):
            yield Words(
                report=quotation.report,
                span=speaker.span,
                text=speaker.name,
                value=speaker.ref or surname(speaker.name),
            )
            return


def _heard(speaker: Speaker) -> bool:
    return speaker.kind in ("official", "expert", "person", "body", "state")


def same_speaker(one: Words, other: Words) -> bool:
    """One entry of the profile, one surname, or one the name of the other's body."""
    if one.value == other.value or surname(one.text) == surname(other.text):
        return True
    left, right = set(words_of(one.text)), set(words_of(other.text))
    return left <= right or right <= left


def stands_in(words: str, readings: Sequence[Reading]) -> bool:
    """Whether these folded words stand in every one of the reports, quoted or not."""
    return all(f" {words} " in f" {' '.join(words_of(r.report.text))} " for r in readings)
