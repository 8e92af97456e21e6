"""Zones of clock times that the text gives by a place or a name: "18:05 Paris time", "In Oslo it was 19:30"."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from hearsay import lexicon
from hearsay.model import Span, Timex, Toponym, Wording
from hearsay.reading.points import is_day, window
from hearsay.reading.syntax import Syntax
from hearsay.reading.times.zones import offset_at

CLOCK = re.compile(r"T\d\d:\d\d")
WORD = re.compile(r"[^\W\d_][\w.-]*(?:['’](?!s\b)[^\W\d_]+)*")
PLAIN = re.compile(r"[^\W\d_]+")
BASIS = re.compile(r"\(([A-Z]\w+/\w+)\)")
BRACKET = re.compile(r"[^()\[/]{0,25}[(\[/]")
NEAR = 30
"""Characters from a clock time to the one that a bracket gives for it."""
AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
UNDATED = "published date"
LONGEST_NAME = 6
"""Words of the longest name of a zone."""
SHORT = 5
"""Names of so few letters are abbreviations, which are written in capitals."""
SHOWN_WORDS, FAR = 2, 14
OPENERS = ("", ",", ";", ".", "(", "[", "–", "—", "-", ":", "/", "|", "=")


@dataclass(frozen=True, slots=True)
class Named:
    """A place or zone name that has a time of its own."""

    span: Span
    zones: tuple[str, ...]
    place: bool


def find(
    tree: Syntax, timexes: tuple[Timex, ...], toponyms: tuple[Toponym, ...] = (), lang: str = "en"
) -> tuple[Wording, ...]:
    """Category "clock_zone": `lemma` holds the offsets a clock time may have, with "|" between, `subject` its span.

    The place or the zone's name stands behind the time, or before it ("in London the clocks showed 16:50") with only
    dates and words of telling the time between; where the time is "local" the place may stand anywhere in the
    sentence, or in the one before. More than one offset is given where the day is not known or the name has several
    meanings. Places are those that the IANA time zone database names its zones for, a few of the lexicon, and places
    of the gazetteer in countries with one time.
    """
    if not any(t.type == "TIME" and CLOCK.search(t.value) for t in timexes):
        return ()
    return tuple(_Finder(tree, timexes, toponyms, lang).found())


class _Finder:
    """The clock times of one text with the names around them."""

    def __init__(self, tree: Syntax, timexes: tuple[Timex, ...], toponyms: tuple[Toponym, ...], lang: str) -> None:
        self.tree, self.timexes, self.lang = tree, timexes, lang
        self.table: Mapping[str, Any] = lexicon.load(lang, "intervals")["city_time"]
        self.placed = {t.surface: t.place.country for t in toponyms if t.place is not None and t.place.country}
        self.clocks = [t for t in timexes if t.type == "TIME" and CLOCK.search(t.value)]
        self.names: dict[int, list[Named]] = {}
        self.compared: list[Span] = []
        """Names that only say how far ahead another zone is: "three hours ahead of GMT"."""
        self.owned: set[Span] = set()
        """Names whose time a clock time shows."""

    def found(self) -> Iterator[Wording]:
        placed = [(t, number) for t in self.clocks if (number := self._sentence(t.span)) is not None]
        told = {t.span: self._stated(t) if t.zone is not None else self._beside(t, number) for t, number in placed}
        for timex, number in placed:
            span, zones = told[timex.span]
            if not zones and timex.zone is None:
                zones = self._elsewhere(timex, number)
            offsets = self._offsets(zones, timex, number)
            if offsets and offsets != [timex.zone]:
                yield Wording(
                    span=span, category="clock_zone", lemma="|".join(offsets), gloss=zones[0], subject=timex.span
                )

    def _stated(self, timex: Timex) -> tuple[Span, tuple[str, ...]]:
        return timex.span, tuple(BASIS.findall(timex.zone_basis or ""))

    def _sentence(self, span: Span) -> int | None:
        return next((n for n, s in enumerate(self.tree.sentences) if s.span.covers(span)), None)

    def _beside(self, timex: Timex, number: int) -> tuple[Span, tuple[str, ...]]:
        """Span of the clock time with what names its zone, and the zones."""
        named = [n for n in self._around(number) if not timex.span.overlaps(n.span)]
        behind = next((n for n in named if n.span.start >= timex.span.end), None)
        before = next((n for n in reversed(named) if n.span.end <= timex.span.start), None)
        if behind is not None and self._is_behind(timex, behind) and not self._tells_next(behind, timex, number):
            return self._joined(timex, behind)
        if before is not None and self._is_ahead(before, timex):
            return self._joined(timex, before)
        return timex.span, ()

    def _elsewhere(self, timex: Timex, number: int) -> tuple[str, ...]:
        """Zones of the place that "there" or "local time" means."""
        after = [w.casefold() for w in PLAIN.findall(self.tree.text[timex.span.end : timex.span.end + 12])[:1]]
        there = bool(after) and after[0] in self.table["there"]
        glossed = BRACKET.match(self.tree.text, timex.span.end) and self._glossed(timex)
        if not there and not glossed and not self._is_local(timex):
            return ()
        here = [n for n in self._named(number) if n.place and n.span not in self.owned]
        before = [n for n in here if n.span.end <= timex.span.start]
        behind = [n for n in here if n.span.start >= timex.span.end]
        sentences = self.tree.sentences
        if not here and number and sentences[number - 1].paragraph == sentences[number].paragraph:
            before = [n for n in self._named(number - 1) if n.place and n.span not in self.owned]
        return (before[-1] if before else behind[0]).zones if before or behind else ()

    def _joined(self, timex: Timex, named: Named) -> tuple[Span, tuple[str, ...]]:
        """Where other clock times stand between, the span stays that of the time."""
        self.owned.add(named.span)
        end = named.span.end
        kind = re.match(rf"(?:['’]s)?\s+(?:{'|'.join(self.table['local'])}\s+)?(?:{'|'.join(self.table['time'])})\b",
                        self.tree.text[end : end + 20])  # fmt: skip
        end += kind.end() if kind else 0
        low, high = min(timex.span.start, named.span.start), max(timex.span.end, end)
        between = Span(start=low, end=high)
        if any(t is not timex and between.covers(t.span) for t in self.clocks):
            return timex.span, named.zones
        return between, named.zones

    def _gap(self, start: int, end: int) -> tuple[str, list[str]] | None:
        """Text and words between, without dates; None where another clock time stands there."""
        if end <= start:
            return "", []
        inside = Span(start=start, end=end)
        if any(inside.overlaps(t.span) for t in self.clocks):
            return None
        dates = [t.span for t in self.timexes if inside.overlaps(t.span)]
        dates += [n for n in self.compared if inside.overlaps(n)]
        text = "".join(
            " " if any(d.start <= at < d.end for d in dates) else self.tree.text[at] for at in range(start, end)
        )
        return text, [w.casefold() for w in PLAIN.findall(text)]

    def _glossed(self, timex: Timex) -> bool:
        """ "Closed at 15:35 (12:35 GMT)": what a bracket gives in another zone was the time of the place."""
        following = next((t for t in self.clocks if t.span.start >= timex.span.end), None)
        return following is not None and following.zone is not None and following.span.start - timex.span.end <= NEAR

    def _is_behind(self, timex: Timex, named: Named) -> bool:
        gap = self._gap(timex.span.end, named.span.start)
        if gap is None or not set(gap[1]) <= set(self.table["behind"]) or re.search(r"[;/=|.–—:]", gap[0]):
            return False
        following = self.tree.text[named.span.end : named.span.end + 20]
        timed = re.match(r"(?:['’]s)?\s+([a-z]+)", following)
        told = not named.place or (timed is not None and timed[1] in (*self.table["time"], *self.table["local"]))
        if gap[1] or told:
            return told or "," not in gap[0] or gap[0].strip(" ,(") != ""
        # "16:40 Kyiv": nothing between, and no verb behind.
        return "," not in gap[0] and (timed is None or any(t.span.start - named.span.end < 5 for t in self.timexes
                                                           if t.span.start >= named.span.end))  # fmt: skip

    def _tells_next(self, named: Named, own: Timex, number: int) -> bool:
        """ "In Kyiv it was 17:00": the name opens a clause that tells another clock time."""
        clock = next((t for t in self.clocks if t.span.start >= named.span.end), None)
        if clock is None or self._sentence(clock.span) != number:
            return False
        gap = self._gap(named.span.end, clock.span.start)
        if gap is None or not set(gap[1]) <= set(self.table["ahead"]):
            return False
        if not gap[1] and gap[0].strip() in ("", ":") and self.tree.text[named.span.start - 1] in "([/":
            return True  # "(UTC 13:40)"
        if not set(gap[1]) & set(self.table["shown"]) or "(" in gap[0] or ")" in gap[0]:
            return False
        return "," not in gap[0] or self._opens(named, own)

    def _opens(self, named: Named, own: Timex | None = None) -> bool:
        """Whether the name, with its preposition, opens a clause behind the clock time before it."""
        opened = self.tree.text[: named.span.start].rstrip()
        preposition = re.search(r"([^\W\d_]+)$", opened)
        if preposition and preposition[1].casefold() in self.table["behind"]:
            opened = opened[: preposition.start()].rstrip()
        return (own is None or len(opened) > own.span.end) and opened[-1:] in OPENERS

    def _is_ahead(self, named: Named, timex: Timex) -> bool:
        gap = self._gap(named.span.end, timex.span.start)
        if gap is not None and gap[0].startswith(",") and self._opens(named):
            # "In Paris, where nobody had noticed, the clocks showed 16:50": the last words tell the time.
            words = gap[1][-SHOWN_WORDS:]
            if len(gap[1]) <= FAR and not set(words).isdisjoint(self.table["shown"]):
                gap = gap[0], words
        if gap is None or not set(gap[1]) <= set(self.table["ahead"]):
            return False
        return not re.search(r"[;/=|.–—]", gap[0]) and len(gap[1]) <= 9

    def _is_local(self, timex: Timex) -> bool:
        end = timex.span.end
        words = [w.casefold() for w in PLAIN.findall(self.tree.text[timex.span.start : end + 12])]
        gap = re.search(r"([^\W\d_]+)\W+(?:([^\W\d_]+)\W+)?(?:([^\W\d_]+)\W+)?$", self.tree.text[: timex.span.start])
        words += [w.casefold() for w in gap.groups() if w] if gap else []
        return not set(words).isdisjoint(self.table["local"])

    def _around(self, number: int) -> list[Named]:
        """Names of a sentence and of its neighbours: a parser may end a sentence at a dash."""
        return [n for near in window(self.tree, number) for n in self._named(near)]

    def _named(self, number: int) -> list[Named]:
        if number not in self.names:
            self.names[number] = list(self._scan(self.tree.sentences[number].span))
        return self.names[number]

    def _scan(self, sentence: Span) -> Iterator[Named]:
        words = list(WORD.finditer(self.tree.text, sentence.start, sentence.end))
        at = 0
        while at < len(words):
            for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
                start, end = words[at].start(), words[at + size - 1].end()
                end -= len(self.tree.text[start:end]) - len(self.tree.text[start:end].rstrip(".-"))
                found = self._meant(self.tree.text[start:end])
                if found is not None:
                    span = Span(start=start, end=end)
                    led = self.tree.text[sentence.start : start].casefold().rstrip()
                    where = self.tree.text[end:].startswith(", where ")
                    if led.endswith(tuple(self.table["compared"])) and not where:
                        self.compared.append(span)
                    else:
                        yield Named(span, *found)
                    at += size - 1
                    break
            at += 1

    def _meant(self, name: str) -> tuple[tuple[str, ...], bool] | None:
        """The zones of a name, and whether it is a place."""
        low = name.casefold()
        if not any(ch.isupper() for ch in name) and " " not in name:
            return None
        if (zones := self.table["zones"].get(low)) and (name.isupper() or len(name) > SHORT or low == "zulu"):
            return tuple(zones), False
        country, _, rest = low.partition(" ")
        if country in self.table["countries"] and rest in (*self.table["time"], *self.table["capital"]):
            return (self.table["countries"][country],), rest in self.table["capital"]
        if name in (cities := _cities(self.lang)):
            return (cities[name],), True
        if name in self.placed and (zone := _of_country(self.placed[name])):
            return (zone,), True
        if name.isupper() and (offset := _abbreviated(self.lang).get(low)):
            return (offset,), False
        return None

    def _offsets(self, zones: Sequence[str], timex: Timex, number: int) -> list[str]:
        """Every offset the zones may have at the time; both of the year where its day is only that of publication."""
        moment = _moment(timex.value[:16])
        if not self._day_stated(timex):
            days = {t.value[:10] for t in self.timexes if self._dates(t, number)}
            day = days.pop() if len(days) == 1 else None
            moment = _moment(f"{day}T{timex.value[11:16]}") if day is not None else None
        moments = [moment] if moment is not None else [datetime(2025, month, 15, 12) for month in (1, 7)]
        found = [offset_at(zone, m)[0] for zone in zones for m in moments]
        return list(dict.fromkeys(o for o in found if o is not None))

    def _day_stated(self, timex: Timex) -> bool:
        """Whether the text gives its day, directly or by the time expressions it was resolved against."""
        seen: Timex | None = timex
        for _ in range(len(self.timexes)):
            if seen is None or (seen.basis or UNDATED).startswith(UNDATED):
                return False
            if seen.anchor is None:
                return True
            anchor = seen.anchor
            seen = next((t for t in self.timexes if t.span == anchor), None)
        return False

    def _dates(self, timex: Timex, number: int) -> bool:
        return is_day(timex) and timex.basis == "stated" and self._sentence(timex.span) == number


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


@functools.cache
def _abbreviated(lang: str) -> dict[str, str]:
    listed = lexicon.load(lang, "times")["zone"]
    return dict(zip(listed["names"], listed["values"], strict=True))


@functools.cache
def _cities(lang: str) -> dict[str, str]:
    """Zone of the IANA database by the city it is named for; of two with one name the first by name."""
    found: dict[str, str] = {}
    for zone in sorted(available_timezones()):
        area, _, city = zone.rpartition("/")
        if area and area.partition("/")[0] in AREAS:
            found.setdefault(city.replace("_", " "), zone)
    return {**found, **lexicon.load(lang, "intervals")["city_zones"]}


@functools.cache
def _of_country(country: str) -> str | None:
    """The zone of a country all of whose clocks show one time, by zone.tab of the IANA database."""
    rows = files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8").split("\n")
    zones = [row.split("\t")[2] for row in rows if row.startswith(f"{country}\t")]
    if not zones or len({_year_round(z) for z in zones}) > 1:
        return None
    return zones[0]


def _year_round(zone: str) -> tuple[timedelta | None, ...]:
    info = ZoneInfo(zone)
    return tuple(datetime(2025, month, 15, tzinfo=info).utcoffset() for month in (1, 7))
