"""The lexicon of time words as look-up tables, one class letter for each kind of word.

The grammar knows the letters only; which words stand behind them is the lexicon's affair.
"""

import functools
import re
from dataclasses import dataclass
from typing import Any

from hearsay import lexicon, profiles

# Class letters. Numbers and dates in figures get theirs from their shape (see items).
MONTH, WEEKDAY, SHORT_WEEKDAY, WEEKDAYS = "M", "W", "w", "ŵ"
UNIT, UNITS, PART, SEASON, DEICTIC, HOLIDAY, PERIOD = "U", "V", "P", "S", "D", "Z", "j"
LAST, NEXT, THIS, THAT, SAME, FOLLOWING, THESE = "L", "X", "R", "H", "E", "F", "ħ"
ARTICLE, THE, AGO, EARLIER, LATER, AFTER = "a", "T", "G", "B", "J", "Å"
BEFORE, AFTERWARDS, FILLER, RECENT, MULTIPLIER, YEAR_END = "β", "ĵ", "ƒ", "ŕ", "ḧ", "ÿ"
OF, IN, ON, AT, AND, TO, FROM = "f", "i", "o", "A", "u", "v", "b"
EVERY, FREQUENCY, TIMES, OFTEN, HALF, FISCAL, WHOLE = "x", "Y", "×", "ő", "q", "φ", "ω"
MERIDIEM, ZONE, LOCAL, OCLOCK, OLD, LONG = "p", "z", "l", "º", "I", "λ"
MODIFIER, EDGE, APPROX, INDEFINITE, REFERENCE, AGO_ADJECTIVE = "m", "e", "k", "g", "N", "ä"
NUMBER, ORDINAL, DECADE = "#", "ö", "s"
BEFORE_CHRIST, ANNO, COUNTED_DAY = "ε", "α", "δ"

SMALL = {
    "last": LAST, "next": NEXT, "this": THIS, "that": THAT, "same": SAME, "following": FOLLOWING, "article": ARTICLE,
    "the": THE, "ago": AGO, "earlier": EARLIER, "later": LATER, "after": AFTER, "before": BEFORE,
    "afterwards": AFTERWARDS, "of": OF, "in": IN, "on": ON, "at": AT,
    "and": AND, "to": TO, "from": FROM, "every": EVERY, "half": HALF, "fiscal": FISCAL, "local": LOCAL, "times": TIMES,
    "old": OLD, "period": PERIOD, "oclock": OCLOCK, "ago_adjective": AGO_ADJECTIVE, "these": THESE, "long": LONG,
    "recent": RECENT, "year_end": YEAR_END, "whole": WHOLE, "filler": FILLER, "before_christ": BEFORE_CHRIST,
    "anno": ANNO,
}  # fmt: skip


PHRASE = re.compile(r"[- ]|['’]s\b|(?<=\b[abcd])\.(?!m)")
"""Where `items` cuts an entry in several: blanks, hyphens, possessives, the stops of "B.C."."""


@dataclass(frozen=True, slots=True)
class Band:
    """How far an approximator widens a number, as shares of it."""

    low: float
    high: float
    low_open: bool
    high_open: bool
    mod: str


@dataclass(frozen=True, slots=True)
class Words:
    """Every known word or phrase: `single` by word, `phrases` by first word, longest first."""

    single: dict[str, tuple[str, Any]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str, Any], ...]]
    short: frozenset[str]
    """Abbreviations that may carry a stop ("Nov.")."""
    doubtful_months: frozenset[str]
    lone_parts: frozenset[str]
    plain: dict[str, float]
    near: dict[str, frozenset[str]]
    """Words beside an expression that decide what it is, by the lexicon's names for them."""


@functools.cache
def words(profile: str = "", lang: str = "en") -> Words:
    """The tables for one language and profile."""
    source = lexicon.load(lang, "times")
    entries: dict[str, tuple[str, Any]] = {}

    def put(letter: str, surfaces: list[str], value: Any = None) -> None:
        for surface in surfaces:
            entries.setdefault(surface, (letter, value))

    for number, names in enumerate(source["month"]["words"], 1):
        put(MONTH, names, number)
    for key, letter in (("words", WEEKDAY), ("short", SHORT_WEEKDAY), ("plural", WEEKDAYS)):
        for number, names in enumerate(source["weekday"][key]):
            put(letter, names, number)
    for key, letter in (("words", UNIT), ("plural", UNITS)):
        for names, value in zip(source["unit"][key], source["unit"]["values"], strict=True):
            put(letter, names, value)
    numbers = source["number"]
    for ordinal, name in enumerate(numbers["ordinals"], 1):
        # "second" is read as a rank; seconds of time are met in the plural.
        entries[name] = (ORDINAL, ordinal)
    for group, letter in (("part", PART), ("season", SEASON), ("holiday", HOLIDAY)):
        for names, value in zip(source[group]["words"], source[group]["values"], strict=True):
            put(letter, names, value)
    deictic = source["deictic"]
    for names, days, part in zip(deictic["words"], deictic["days"], deictic["parts"], strict=True):
        put(DEICTIC, names, (days, part))
    for key in ("present", "past", "future"):
        put(REFERENCE, source["reference"][key], f"{key.upper()}_REF")
    for key, letter in SMALL.items():
        put(letter, source["small"][key], -1 if key in ("earlier", "before") else 1)
    for key in ("am", "pm"):
        put(MERIDIEM, source["meridiem"][key], key)
    for letter, group in ((MODIFIER, "modifier"), (EDGE, "edge")):
        for mod in ("START", "MID", "END"):
            put(letter, source[group][mod], mod)
    for entry in source["approximator"]:
        band = Band(
            entry["low"], entry["high"], entry.get("low_open", False), entry.get("high_open", False), entry["mod"]
        )
        put(APPROX, entry["words"], band)
    for entry in source["indefinite"]:
        put(INDEFINITE, entry["words"], (entry["low"], entry["high"], entry["number"]))
    for entry in source["frequency"]:
        put(FREQUENCY, entry["words"], entry["value"])
    put(OFTEN, source["often"]["words"])
    for value, name in enumerate(numbers["zero_to_nineteen"]):
        put(NUMBER, [name], value)
    for value, name in enumerate(numbers["tens"], 2):
        put(NUMBER, [name], value * 10)
    for key, value in (("dozen", 12), ("hundred", 100), ("thousand", 1000), ("million", 1_000_000)):
        put(MULTIPLIER, numbers[key], value)
    for value, name in enumerate(numbers["decades"], 2):
        put(DECADE, [name], value * 10)
    for name, value in zip(source["zone"]["names"], source["zone"]["values"], strict=True):
        put(ZONE, [name], value)
    for name, value in profile_zones(profile).items():
        put(ZONE, [name], value)

    phrases: dict[str, list[tuple[tuple[str, ...], str, Any]]] = {}
    for surface in [s for s in entries if PHRASE.search(s)]:
        letter, value = entries.pop(surface)
        parts = tuple(PHRASE.sub(r" \g<0> ", surface).split())
        phrases.setdefault(parts[0], []).append((parts, letter, value))
    abbreviated = [n for names in source["month"]["words"] for n in names[1:]]
    return Words(
        single=entries,
        phrases={k: tuple(sorted(v, key=lambda e: -len(e[0]))) for k, v in phrases.items()},
        short=frozenset(abbreviated + [n for names in source["weekday"]["short"] for n in names]),
        doubtful_months=frozenset(source["month"]["doubtful"]),
        lone_parts=frozenset(source["part"]["alone"]),
        plain=source["plain"],
        near={key: frozenset(found) for key, found in source["near"].items() if key != "example"},
    )


def profile_zones(profile: str) -> dict[str, str]:
    """Zone names of a conflict, each with an offset or the name of an IANA zone."""
    if not profile:
        return {}
    table = profiles.load(profile, "zones")
    found = {k: v for k, v in table.get("fixed", {}).items() if k not in ("source", "example")}
    for zone in table.get("zone", ()):
        for name in zone["names"]:
            found.setdefault(name, zone["iana"])
    return found
