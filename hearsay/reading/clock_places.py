"""Zones of clock times that the text gives by a city: "9:35 a.m. in New York", "18:05 Paris time"."""

import functools
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from hearsay import lexicon
from hearsay.model import Span, Timex, Wording
from hearsay.reading.syntax import Syntax
from hearsay.reading.times.zones import offset_at

CLOCK = re.compile(r"T\d\d:\d\d")
NAME = r"([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})"


def find(tree: Syntax, timexes: tuple[Timex, ...], lang: str = "en") -> tuple[Wording, ...]:
    """Category "clock_zone": `lemma` is the offset of a clock time without a zone, `subject` that time's span.

    The city stands behind the time, or before it in the sentence where the time is "local". Cities are those that
    the IANA time zone database names its zones for, and a few of the lexicon.
    """
    table: Mapping[str, Any] = lexicon.load(lang, "intervals")["city_time"]
    found = []
    for timex in timexes:
        if timex.type != "TIME" or timex.zone is not None or not CLOCK.search(timex.value):
            continue
        sentence = next((s.span for s in tree.sentences if s.span.covers(timex.span)), None)
        if sentence is None:
            continue
        behind = re.match(
            rf"\s*(?:,\s*)?(?:(?:{'|'.join(table['local'])})\s+)?(?:{'|'.join(table['in'])})\s+{NAME}|\s+{NAME}\s+(?:{'|'.join(table['time'])})\b",
            tree.text[timex.span.end : sentence.end],
        )
        name, end = None, timex.span.end
        if behind:
            name, end = behind[1] or behind[2], timex.span.end + behind.end()
        elif any(word in timex.span.of(tree.text).casefold() for word in table["local"]):
            named = re.findall(NAME, tree.text[sentence.start : timex.span.start])
            name = next((n for n in reversed(named) if _zone(n, lang)), None)
        zone = _zone(name, lang) if name else None
        offset = offset_at(zone, _moment(timex))[0] if zone else None
        if offset is not None:
            span = Span(start=timex.span.start, end=max(end, timex.span.end))
            found.append(Wording(span=span, category="clock_zone", lemma=offset, gloss=zone or "", subject=timex.span))
    return tuple(found)


def _moment(timex: Timex) -> datetime | None:
    try:
        return datetime.fromisoformat(timex.value[:16])
    except ValueError:
        return None


def _zone(name: str, lang: str) -> str | None:
    zones = _cities(lang)
    return next((zones[n] for n in (name, name.split()[0]) if n in zones), None)


@functools.cache
def _cities(lang: str) -> dict[str, str]:
    """Zone of the IANA database by the city it is named for; of two with one name the first by name."""
    found: dict[str, str] = {}
    for zone in sorted(available_timezones()):
        area, _, city = zone.rpartition("/")
        if area and area.partition("/")[0] in (
            "Africa",
            "America",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Pacific",
        ):
            found.setdefault(city.replace("_", " "), zone)
    return {**found, **lexicon.load(lang, "intervals")["city_zones"]}
