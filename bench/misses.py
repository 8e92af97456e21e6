"""The commonest kinds of miss of each layer, told in our own words; no gold text is quoted."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Pairs = Iterable[tuple[dict[str, Any], dict[str, Any]]]
PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i", "you", "who", "his", "her", "their", "its"))
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a present, past or future without date", re.compile(r"(?:PRESENT|PAST|FUTURE)_REF")),
    ("a repeated time", re.compile(r".*\bX|P.*", re.I)),
    ("a time of day", re.compile(r".*T")),
    ("a day", re.compile(r"[\dX]{4}-\d\d-\d\d$")),
    ("a week", re.compile(r"[\dX]{4}-W")),
    ("a month", re.compile(r"[\dX]{4}-\d\d$")),
    ("a quarter, half or season", re.compile(r"[\dX]{4}-")),
    ("a year", re.compile(r"[\dX]{4}$")),
    ("a decade or century", re.compile(r"\d{2,3}$")),
)


def commonest(layer: str, scorer: Any, pairs: Pairs, count: int = 10) -> list[tuple[str, int]]:
    """The most frequent kinds of miss of a layer, most frequent first."""
    return Counter(KINDS[layer](scorer, pairs)).most_common(count)


def _times(scorer: Any, pairs: Pairs) -> Iterator[str]:
    for gold, output in pairs:
        wanted, found = gold["timexes"], output["timexes"]
        matched = scorer.match(wanted, found, scorer.span_likeness)
        met, used = {id(g) for g, _ in matched}, {id(p) for _, p in matched}
        for timex in wanted:
            if id(timex) not in met:
                yield f"not found: {_time(timex)}"
        for timex in found:
            if id(timex) not in used:
                yield f"found, but not in the gold: {_time(timex)}"
        for g, p in matched:
            if g.get("value") is None or scorer.plain_time(g["value"]) == scorer.plain_time(p["value"]):
                continue
            if _time(g) != _time(p):
                yield f"read as {_time(p)}, in the gold {_time(g)}"
            elif str(g["value"])[:4] != str(p["value"])[:4]:
                yield f"wrong year or number: {_time(g)}"
            else:
                yield f"right year, wrong rest: {_time(g)}"


def _time(timex: dict[str, Any]) -> str:
    value = str(timex.get("value") or "")
    if timex.get("type") == "SET":
        return "a repeated time"
    if value.startswith("P") and not value.endswith("_REF"):
        return "a duration"
    return next((name for name, shape in SHAPES if shape.match(value)), "another value")


def _speech(scorer: Any, pairs: Pairs) -> Iterator[str]:
    for gold, output in pairs:
        text = gold["text"]
        wanted = [a for a in gold["attributions"] if a["form"] in scorer.FORMS]
        found = [c for c in output["claims"] if c["mode"] != "narrative"]
        matched = scorer.match_content(text, wanted, found, lambda a: a["content"])
        met, used = {id(a) for a, _ in matched}, {id(c) for _, c in matched}
        for item in wanted:
            if id(item) not in met:
                near = any(_touch(item["content"], scorer.spans_of(c)) for c in found)
                what = "cut otherwise" if near else "not found"
                lacks = [f", without {part}" for part in ("source", "cue") if not item[part]]
                yield f"{what}: {item['form']}{''.join(lacks)}"
        for claim in found:
            if id(claim) not in used:
                near = any(_touch(a["content"], scorer.spans_of(claim)) for a in wanted)
                what = "one piece more of a found content" if near else "found, but not in the gold"
                yield f"{what}: {claim['mode']}"
        for a, c in matched:
            if a["form"] != c["mode"]:
                yield f"read as {c['mode']}, in the gold {a['form']}"
            if a["source"] and not scorer.same_source(text, a["source"], scorer.spans_of(c.get("speaker"))):
                words = text[a["source"][0][0] : a["source"][0][1]].lower()
                kind = "a pronoun" if words in PRONOUNS else "a noun phrase"
                yield f"{'other speaker' if c.get('speaker') else 'no speaker'} where the gold has {kind}"


def _touch(one: Iterable[Any], other: Iterable[Any]) -> bool:
    listed = list(other)
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in listed)


def _names(scorer: Any, pairs: Pairs) -> Iterator[str]:
    for gold, output in pairs:
        wanted, found = [n for n in gold["names"] if n["kind"] in scorer.KINDS], output["names"]
        matched = scorer.match(wanted, found, scorer.span_likeness)
        met, used = {id(g) for g, _ in matched}, {id(p) for _, p in matched}
        yield from (f"not found: {n['kind']}" for n in wanted if id(n) not in met)
        yield from (f"found, but not in the gold: {n['kind']}" for n in found if id(n) not in used)
        for g, p in matched:
            if g["kind"] != p["kind"]:
                yield f"read as {p['kind']}, in the gold {g['kind']}"
            elif not scorer.same_bounds(g, p):
                longer = p["end"] - p["start"] > g["end"] - g["start"]
                yield f"{'longer' if longer else 'shorter'} than the gold: {g['kind']}"


def _places(scorer: Any, pairs: Pairs) -> Iterator[str]:
    for gold, output in pairs:
        wanted, found = gold["places"], output["places"]
        matched = scorer.match(wanted, found, scorer.span_likeness)
        met, used = {id(g) for g, _ in matched}, {id(p) for _, p in matched}
        neither = gold.get("places_unresolved", [])
        for place in wanted:
            if id(place) not in met:
                words = len(gold["text"][place["start"] : place["end"]].split())
                yield f"not found: a name of {'one word' if words == 1 else 'several words'}"
        for place in found:
            if id(place) not in used and not any(scorer.overlap(place, n) for n in neither):
                yield "found, but not in the gold"
        for g, p in matched:
            if p["lat"] is None:
                yield "found, but left undecided"
            elif g.get("lat") is not None and (far := scorer.distance_km(g, p)) > scorer.NEAR_KM:
                yield "a namesake on another continent" if far > 3000 else "a place 161 to 3,000 km away"


def _quantities(scorer: Any, pairs: Pairs) -> Iterator[str]:
    for gold, output in pairs:
        wanted = [q for q in gold["quantities"] if q.get("value") is not None]
        found = output["quantities"]
        matched = scorer.match(wanted, found, scorer.quantity_likeness)
        met, used = {id(g) for g, _ in matched}, {id(p) for _, p in matched}
        for quantity in wanted:
            if id(quantity) not in met:
                yield f"not found: {'a range' if '-' in str(quantity['value'])[1:] else 'a number'}"
        yield from ("found, but not in the gold" for q in found if id(q) not in used)
        yield from ("other unit" for g, p in matched if not scorer.same_unit(g, p))
        yield from ("other direction of change" for g, p in matched if not scorer.same_change(g, p))


KINDS: dict[str, Callable[[Any, Pairs], Iterator[str]]] = {
    "times": _times,
    "speech": _speech,
    "names": _names,
    "places": _places,
    "quantities": _quantities,
}
