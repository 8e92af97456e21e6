"""What the members of a family do not give alike: dates, names, roles, numbers, certainty, quotations, attribution."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from hearsay.linking import align, telling
from hearsay.linking.align import Person, Piece
from hearsay.linking.shingles import words_of
from hearsay.model import Drift, Reading, Span, Words
from hearsay.model.links import Drifting

SHORT_WORD = 3
"""Letters of words that make no difference between two descriptions of a person."""


def drift(readings: Sequence[Reading]) -> tuple[Drift, ...]:
    """What drifted between tellings of one text, the persons first. What an excerpt does not have is not told."""
    people = align.persons(readings)
    told = align.sentences(readings)
    persons = [d for group in people for d in _of_person(group, readings)]
    dated = {(w.report, w.span) for d in persons if d.field == "date" for w in d.values}
    return (
        *persons,
        *_of_headlines(align.headlines(readings)),
        *(d for group in told for d in _of_sentences(group) if not _repeated(d, dated)),
        *(d for group in align.quotations(readings) for d in _of_quotations(group, readings)),
    )


def _repeated(found: Drift, dated: set[tuple[str, Span | None]]) -> bool:
    """A date told as a person's already."""
    return found.field == "date" and all((w.report, w.span) in dated for w in found.values)


def _of_person(group: Sequence[Person], readings: Sequence[Reading]) -> Iterator[Drift]:
    name = max((p.name for p in group), key=len)
    silent = _silent((p.reading for p in group), readings)
    if len(group) == 1:
        if silent and len(readings) > 1:
            yield _presence("person", name, [_words(group[0].reading, group[0].spans[0])], silent, readings)
        return
    dates = [w for p in group for w in telling.dates_of(p)]
    if _apart(dates, telling.same_day):
        yield Drift(field="date", about=name, change="changed", values=tuple(dates))
    spelt = [_words(p.reading, _fullest(p)) for p in group]
    if len({align.surname(w.text) for w in spelt}) > 1:
        yield Drift(field="name", about=name, change="changed", values=tuple(spelt))
    roles = [w for p in group for w in telling.roles_of(p)]
    if _roles_differ(roles):
        described = {w.report for w in roles}
        yield Drift(
            field="role",
            about=name,
            change="changed",
            values=tuple(roles),
            silent=tuple(p.reading.report.id for p in group if p.reading.report.id not in described),
        )
    if silent:
        yield _presence("person", name, spelt, silent, readings)


def _fullest(person: Person) -> Span:
    text = person.reading.report.text
    return max(person.spans, key=lambda s: len(s.of(text)))


def _roles_differ(roles: Sequence[Words]) -> bool:
    """Some member describes the person with a word another member's description lacks."""
    said: dict[str, set[str]] = {}
    for role in roles:
        said.setdefault(role.report, set()).update(w for w in words_of(role.text) if len(w) > SHORT_WORD)
    return len(said) > 1 and len({frozenset(words) for words in said.values()}) > 1


def _of_headlines(group: Sequence[Piece]) -> Iterator[Drift]:
    if len(group) > 1:
        yield from _strength(group, "headline")


def _of_sentences(group: Sequence[Piece]) -> Iterator[Drift]:
    if len(group) < 2:
        return
    about = _short(group[0])
    for unit, values in _by_key([(p, telling.numbers_in(p)) for p in group]).items():
        if _apart(values, telling.same_number):
            yield Drift(field="number", about=unit or about, change="changed", values=tuple(values))
    dates = [w for p in group for w in telling.dates_in(p)]
    if _apart(dates, telling.same_day):
        yield Drift(field="date", about=about, change="changed", values=tuple(dates))
    for echelon, values in _by_key([(p, telling.units_in(p)) for p in group]).items():
        numbered = [w for w in values if w.value]
        unnumbered = [w for w in values if not w.value]
        if len({w.value for w in numbered}) > 1:
            yield Drift(field="unit", about=echelon, change="changed", values=tuple(numbered))
        elif numbered and unnumbered and not {w.report for w in numbered} & {w.report for w in unnumbered}:
            yield Drift(
                field="unit",
                about=echelon,
                change=_change(
                    {w.report for w in numbered}, [w.report for w in unnumbered], [p.reading for p in group]
                ),
                values=tuple(values),
            )
    yield from _strength(group, about)
    attributed = [w for p in group for w in telling.voice_of(p)]
    bare = [p for p in group if telling.unattributed(p) and not any(telling.names(p, w.value) for w in attributed)]
    if attributed and bare:
        silent = [Words(report=p.report, span=p.span, text=p.text) for p in bare]
        yield Drift(
            field="attribution",
            about=about,
            change=_change({w.report for w in attributed}, [p.report for p in bare], [p.reading for p in group]),
            values=(*attributed, *silent),
        )


def _strength(group: Sequence[Piece], about: str) -> Iterator[Drift]:
    """Words of certainty or doubt that some members have in this place and others have not."""
    fields: tuple[tuple[Drifting, tuple[str, ...]], ...] = (("certainty", telling.STRONG), ("doubt", telling.DOUBT))
    for field, categories in fields:
        marked = {p.report: telling.strength_in(p, categories) for p in group}
        for lemma in dict.fromkeys(w.value for listed in marked.values() for w in listed):
            have = [w for listed in marked.values() for w in listed if w.value == lemma]
            without = [p for p in group if all(w.value != lemma for w in marked[p.report])]
            if have and without:
                yield Drift(
                    field=field,
                    about=about,
                    change=_change({w.report for w in have}, [p.report for p in without], [p.reading for p in group]),
                    values=(*have, *(Words(report=p.report, span=p.span, text=p.text, value="") for p in without)),
                )


def _of_quotations(group: Sequence[Piece], readings: Sequence[Reading]) -> Iterator[Drift]:
    about = _short(group[0])
    values = [Words(report=p.report, span=p.span, text=p.text, value=" ".join(words_of(p.text))) for p in group]
    if len(group) == 1:
        silent = _silent([group[0].reading], readings)
        if silent and not telling.stands_in(values[0].value, [r for r in readings if r.report.id in silent]):
            yield _presence("quotation", about, values, silent, readings)
        return
    if _apart(values, lambda a, b: f" {a.value} " in f" {b.value} " or f" {b.value} " in f" {a.value} "):
        yield Drift(field="quotation", about=about, change="changed", values=tuple(values))
    speakers = [w for p in group for w in telling.speaker_of(p)]
    if _apart(speakers, telling.same_speaker):
        yield Drift(field="attribution", about=about, change="changed", values=tuple(speakers))


def _by_key(listed: Iterable[tuple[Piece, Sequence[tuple[str, Words]]]]) -> dict[str, list[Words]]:
    found: dict[str, list[Words]] = {}
    for _, pairs in listed:
        for key, words in pairs:
            found.setdefault(key, []).append(words)
    return found


def _apart(values: Sequence[Words], same: telling.Same) -> bool:
    """Two members have values here, and none of one's is the same as any of the other's."""
    by_member: dict[str, list[Words]] = {}
    for value in values:
        by_member.setdefault(value.report, []).append(value)
    listed = list(by_member.values())
    return any(
        not any(same(a, b) for a in one for b in other) for i, one in enumerate(listed) for other in listed[i + 1 :]
    )


def _presence(
    field: Drifting, about: str, values: Sequence[Words], silent: tuple[str, ...], readings: Sequence[Reading]
) -> Drift:
    change = _change({w.report for w in values}, silent, readings)
    return Drift(field=field, about=about, change=change, values=tuple(values), silent=silent)


def _change(having: set[str], lacking: Iterable[str], readings: Sequence[Reading]) -> Literal["added", "dropped"]:
    """What is not in the earliest dated member was added; without one, what the fewer have."""
    first = readings[0].report
    if first.published_at is not None and (first.id in having or first.id in set(lacking)):
        return "dropped" if first.id in having else "added"
    return "added" if len(having) <= len(set(lacking)) else "dropped"


def _silent(having: Iterable[Reading], readings: Sequence[Reading]) -> tuple[str, ...]:
    have = {r.report.id for r in having}
    return tuple(r.report.id for r in readings if r.report.id not in have and not r.report.excerpt)


def _words(reading: Reading, span: Span) -> Words:
    return Words(report=reading.report.id, span=span, text=span.of(reading.report.text))


def _short(piece: Piece) -> str:
    listed = piece.text.split()
    return " ".join(listed[:9]) + (" …" if len(listed) > 9 else "")
