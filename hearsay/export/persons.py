"""Private persons of reports, and texts without their names."""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hearsay import lexicon
from hearsay.export.page.discretion import PUBLIC_KINDS, PUBLIC_OFFICES
from hearsay.model import Event, Mention, Reading, Speaker

PRIVATE = frozenset({"resident", "soldier"})
"""Kinds of speaker who are named in reports without holding an office."""
WITHHELD = "[name withheld]"
WORD = re.compile(r"\w+")
LONGEST_WORD = 40
Person = tuple[str, str]
"""Name and kind."""
Names = Mapping[str, str]
"""What is withheld, longest first, and what stands for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """Private persons by the reports that tell of them, whether or not they speak there."""

    told: Mapping[str, frozenset[Person]] = dataclasses.field(default_factory=dict)

    def names(self, reports: Iterable[str], more: Iterable[Person] = ()) -> Names:
        """What is withheld of what these reports say. A family name alone is known by the reports that tell of its
        bearer: elsewhere it may be an official's."""
        return _longest_first({*more, *(p for r in reports for p in self.told.get(r, ()))})


def persons(readings: Callable[[], Iterable[Reading]]) -> Persons:
    """The private persons of some readings; these are gone through twice, and need not be held at once.

    Whoever one report says nothing of is public if another gives them an office.
    """
    speaking, public = {}, set()
    for reading in readings():
        found = _named(reading)
        speaking[reading.report.id] = {(name, kind) for name, kind in found if kind is not None}
        public |= {(name, "person") for name, kind in found if kind is None}
    speaking = {report: found - public for report, found in speaking.items()}
    by_last_word: dict[str, list[Person]] = {}
    for person in set().union(*speaking.values()):
        if " " in person[0]:
            by_last_word.setdefault(WORD.findall(person[0])[-1].casefold(), []).append(person)
    if not by_last_word:
        return Persons(told={r: frozenset(found) for r, found in speaking.items() if found})
    told: dict[str, frozenset[Person]] = {}
    for reading in readings():
        report = reading.report
        text = f"{report.title or ''}\n{report.text}"
        words = {w.casefold() for w in WORD.findall(text)}
        near = [p for word in words & by_last_word.keys() for p in by_last_word[word] if _pattern(p[0]).search(text)]
        if here := frozenset(near) | speaking.get(report.id, set()):
            told[report.id] = here
    return Persons(told=told)


def _named(reading: Reading) -> set[tuple[str, str | None]]:
    """Persons named as speakers or beside their rank, trade or station, with what each is if that is nothing public."""
    speakers = {a.speaker for a in reading.attributions if a.speaker and a.speaker.named}
    known = (*PRIVATE, *PUBLIC_KINDS, "person")
    found = {(s.name, _station(s, reading)) for s in speakers if s.kind in known}
    spoken = {name for name, _ in found}
    named = (m for m in reading.mentions if m.kind == "person" and not m.ref and m.name not in spoken)
    found |= {(m.name, "person") for m in named if _stands_low(m, reading)}
    return {(name, kind) for name, kind in found if WORD.search(name)}


def _station(speaker: Speaker, reading: Reading) -> str | None:
    """What a private person is, as far as the report says; None for whoever holds an office. In doubt a name is
    withheld: a rank or a trade makes nobody public."""
    if speaker.kind in PRIVATE:
        return speaker.kind
    if speaker.ref or speaker.kind not in ("person", "official"):
        return None
    text, role = reading.report.text, speaker.role or ""
    held = [w for w in reading.words("office") if w.subject and speaker.name in w.subject.of(text)]
    if any(w.gloss in PUBLIC_OFFICES for w in held):
        return None
    said = _said(role, reading)
    if said is None and any(w.gloss == "rank" and role.endswith(w.span.of(text)) for w in held):
        said = "soldier"
    return said or ("person" if speaker.kind == "person" else None)


def _stands_low(mention: Mention, reading: Reading) -> bool:
    """Whether the word right before a name makes its bearer a soldier or a resident, or a rank is all there is."""
    text = reading.report.text
    held = {w.gloss for w in reading.words("office") if w.subject and w.subject.overlaps(mention.span)}
    before = WORD.findall(text[max(0, mention.span.start - LONGEST_WORD) : mention.span.start])
    return held == {"rank"} or (not held & PUBLIC_OFFICES and _said(" ".join(before[-1:]), reading) is not None)


def _said(words: str, reading: Reading) -> str | None:
    """Whether a description is a soldier's or a resident's."""
    said = {w.casefold() for w in WORD.findall(words)}
    known = lexicon.load(reading.report.lang, "speech")["descriptions"]
    return "soldier" if said & {*known["fighters"]} else "resident" if said & {*known["locals"]} else None


def of_event(event: Event) -> set[Person]:
    """Private persons an event's claims are given to."""
    private = [c for c in event.claims if c.speaker_kind in PRIVATE and c.speaker_key.startswith("person:")]
    return {(c.speaker, c.speaker_kind) for c in private if WORD.search(c.speaker)}


def _longest_first(found: Iterable[Person]) -> Names:
    names: dict[str, str] = {}
    for name, kind in sorted(found):
        names[name] = f"a {kind}" if kind in PRIVATE else WITHHELD
    for name in list(names):
        names.setdefault(name.split()[-1], WITHHELD)
    return dict(sorted(names.items(), key=lambda row: -len(row[0])))


def without(text: str, names: Names) -> str:
    """The text without the names, as written and in capitals, also where a line breaks inside one."""
    if not names:
        return text
    words = {w.casefold() for w in WORD.findall(text)}
    for name, instead in names.items():
        if WORD.findall(name)[-1].casefold() in words:
            text = _pattern(name).sub(instead, text)
    return text


def _pattern(name: str) -> re.Pattern[str]:
    forms = (r"\s+".join(map(re.escape, form.split())) for form in dict.fromkeys((name, name.upper())))
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")
