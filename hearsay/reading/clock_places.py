"""Zones of clock times that the text gives by a city or a long name: "18:05 Paris time", "In Oslo it was 19:30"."""

import functools
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from hearsay import lexicon
from hearsay.model import Span, Timex, Toponym, Wording
from hearsay.reading.syntax import Syntax
from hearsay.reading.times.zones import offset_at

CLOCK = re.compile(r"T\d\d:\d\d")
NAME = r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
BASIS = re.compile(r"\(([A-Z]\w+/\w+)\)")
AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
UNDATED = ("published date", None)


def find(
    tree: Syntax, timexes: tuple[Timex, ...], toponyms: tuple[Toponym, ...] = (), lang: str = "en"
) -> tuple[Wording, ...]:
    """Category "clock_zone": `lemma` holds the offsets a clock time may have, with "|" between, `subject` its span.

    The city or the zone's name stands behind the time, or before it ("in London the clocks showed 16:50"); where the
    time is "local" the city may stand anywhere before it in the sentence. More than one offset is given where the day
    is not known or the name has several meanings. Cities are those that the IANA time zone database names its zones
    for, a few of the lexicon, and places of the gazetteer in countries with one time.
    """
    table: Mapping[str, Any] = lexicon.load(lang, "intervals")["city_time"]
    placed = {t.surface: t.place.country for t in toponyms if t.place is not None and t.place.country}
    found = []
    for timex in timexes:
        if timex.type != "TIME" or not CLOCK.search(timex.value):
            continue
        sentence = next((s.span for s in tree.sentences if s.span.covers(timex.span)), None)
        if sentence is None:
            continue
        if timex.zone is not None:
            zones, start, end = BASIS.findall(timex.zone_basis or ""), timex.span.start, timex.span.end
        else:
            zones, start, end = _named(tree.text, timex.span, sentence, table, placed, lang)
        offsets = _offsets(zones, timex)
        if offsets and (timex.zone is None or len(offsets) > 1):
            span = Span(start=start, end=end)
            found.append(
                Wording(span=span, category="clock_zone", lemma="|".join(offsets), gloss=zones[0], subject=timex.span)
            )
    return tuple(found)


def _named(
    text: str, at: Span, sentence: Span, table: Mapping[str, Any], placed: Mapping[str, str], lang: str
) -> tuple[list[str], int, int]:
    """Zones of the place or zone name beside a clock time, and where the words begin and end."""
    local = "|".join(table["local"])
    inside = "|".join(table["in"])
    behind = re.match(
        rf"\s*(?:,\s*)?\(?(?:(?:{local})\s+)?(?:{inside})\s+(?:the\s+)?{NAME}"
        rf"|\s*\(?{NAME}['’]?s?\s+(?:(?:{local})|(?:{'|'.join(table['time'])}))\b\)?|\s*\(?{NAME}\b\)?",
        text[at.end : sentence.end],
    )
    if behind:
        name = behind[1] or behind[2] or behind[3]
        end = at.end + behind.end()
        written = text[at.end : end].strip(" ()")
        zones = table["zones"].get(written.casefold()) or table["zones"].get(name.casefold())
        if zones is None and not behind[3]:
            zones = _zones(name, placed, lang)
        if zones:
            return zones, at.start, end
    before = re.search(
        rf"(?:\b(?:{inside})\s+{NAME}|{NAME}\s+time)\W+(?:[a-z]+\W+){{0,4}}$", text[sentence.start : at.start], re.ASCII
    )
    if before is None:
        before = re.search(rf"\b(?:[Ii]n|[Aa]t)\s+{NAME}\W+(?:[a-z]+\W+){{0,4}}$", text[sentence.start : at.start])
    if before and (zones := _zones(before[1], placed, lang)):
        return zones, sentence.start + before.start(), at.end
    if any(word in text[at.start : at.end + 12].casefold() for word in table["local"]):
        named = re.findall(NAME, text[sentence.start : at.start])
        zones = next((z for n in reversed(named) if (z := _zones(n, placed, lang))), None)
        length = re.match(rf"\s*(?:{local})", text[at.end :])
        return zones or [], at.start, at.end + (length.end() if length else 0)
    return [], at.start, at.end


def _offsets(zones: list[str], timex: Timex) -> list[str]:
    """Every offset the zones may have at the time; both of the year where its day is only that of publication."""
    moment = _moment(timex)
    dated = moment is not None and timex.basis not in UNDATED
    moments = [moment] if dated else [_in_month(moment, 1), _in_month(moment, 7)]
    found = [offset_at(zone, m)[0] for zone in zones for m in moments]
    return list(dict.fromkeys(o for o in found if o is not None))


def _in_month(moment: datetime | None, month: int) -> datetime:
    return (moment or datetime(2025, 1, 15, 12)).replace(month=month, day=15)


def _moment(timex: Timex) -> datetime | None:
    try:
        return datetime.fromisoformat(timex.value[:16])
    except ValueError:
        return None


def _zones(name: str | None, placed: Mapping[str, str], lang: str) -> list[str]:
    if not name:
        return []
    cities = _cities(lang)
    name = name.rstrip(".-'’")
    for form in (name, name.removesuffix("'s").removesuffix("’s"), name.split()[0]):
        if form in cities:
            return [cities[form]]
        if form in placed and (zone := _of_country(placed[form])):
            return [zone]
    return []


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
