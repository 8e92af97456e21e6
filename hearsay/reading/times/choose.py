"""Which of the grammar's readings are really times here, without overlap, and which of them belong together."""

import re

from hearsay.reading.syntax import Syntax
from hearsay.reading.times.doubt import CHECKS
from hearsay.reading.times.grammar import Part, parts
from hearsay.reading.times.items import BREAK, Items
from hearsay.reading.times.words import Words

NIGHT_OF = re.compile(r"[fo]?T?|c|co|v|ob?|b")
CLOCK_THEN_DATE = re.compile(r"[co]?T?|co|f|oT")
DATE_THEN_CLOCK = re.compile(r"c?[Aok]?A?|c?b|Ab")


def choose(items: Items, tree: Syntax, words: Words) -> list[Part]:
    """The time expressions of a text by their own words, in order, dates joined to their clock times."""
    chosen: list[Part] = []
    free = 0
    for readings in parts(items):
        if readings[0].first < free:
            continue
        for part in readings:
            check = CHECKS.get(part.kind)
            if check is None or check(part, tree, words):
                chosen += _ends(part)
                free = part.last + 1
                break
    return join(chosen, items, words)


def _ends(part: Part) -> list[Part]:
    """The two ends of a range of days ("June 3-5") as two parts; any other part as it is."""
    if part.kind != "days":
        return [part]
    groups, first, last = part.groups, part.first, part.last
    gap = groups["gap"]
    shared = {k: v for k, v in groups.items() if k in ("m", "y", "yrel", "yu")}
    one, two = {**shared, "d": groups["d"]}, {**shared, "d": groups["d2"]}
    if part.items.letters[first] == "b":
        first += 1
    month_last = groups["m"] > gap
    ends = [Part("date", first, gap - 1, one, part.items), Part("date", gap + 1, last, two, part.items)]
    ends[0].second, ends[1].second = month_last, not month_last
    ends[0].until = ends[1]
    return ends


def join(chosen: list[Part], items: Items, words: Words) -> list[Part]:
    """Clock times and parts of the day joined to the date beside them."""
    joined: list[Part] = []
    nights: set[int] = set()
    for part in chosen:
        if id(part) in nights:
            continue
        before = joined[-1] if joined else None
        if before is not None and _both_days(before, part):
            before.until, before.last = part, part.last
            continue
        if before is not None and part.first - before.last <= 4 and before.clock is None and part.clock is None:
            gap = items.letters[before.last + 1 : part.first]
            if BREAK not in gap:
                daypart = before.kind == "part" or before.has("noon")
                if _clocklike(before) and _datelike(part) and (NIGHT_OF if daypart else CLOCK_THEN_DATE).fullmatch(gap):
                    part.clock, part.into = before, "v" in gap
                    part.first = before.first
                    joined[-1] = part
                    if daypart and part.until is not None:
                        # "The night of 7-8 June" is one night, told by both its days.
                        part.last = part.until.last
                        nights.add(id(part.until))
                    continue
                if _datelike(before) and _clocklike(part) and DATE_THEN_CLOCK.fullmatch(gap) and not before.has("part"):
                    before.clock = part
                    before.last = part.last
                    continue
        joined.append(part)
    return [p for p in joined if p.kind != "part" or _alone(p, words)]


def _both_days(night: Part, part: Part) -> bool:
    """Whether a date is the second day of a night ("the night of May 31-June 1", "overnight Friday to Saturday")."""
    if night.clock is None or night.clock.value("noon" if night.clock.has("noon") else "part") != "NI" or night.until:
        return False
    if night.into or night.kind != part.kind or part.clock is not None:
        return False
    if part.items.letters[night.last + 1 : part.first] not in ("v", "-", "—", "u"):
        return False
    if part.kind == "weekday":
        return bool((part.value("wd") - night.value("wd")) % 7 == 1)
    return part.kind == "date" and (part.value("d") == night.value("d") + 1 or part.value("d") == 1)


def _alone(part: Part, words: Words) -> bool:
    """Whether a part of the day stands for itself ("in the morning"); a bare "morning" names no time."""
    letters, before = part.items.letters, part.items.letters[part.first - 1 : part.first]
    if part.has("mod"):
        # "By mid-afternoon": without "the" only behind a word that leads to a clock time.
        return part.value("mod") == "MID" and (before == "i" or part.items.lower[part.first - 1] in words.near["clock"])
    return letters[part.first] == "T" and before == "i"


def _clocklike(part: Part) -> bool:
    return part.kind in ("clock", "part")


def _datelike(part: Part) -> bool:
    return (
        part.kind in ("date", "weekday", "deictic", "numeric")
        or (part.kind == "iso" and len(part.items.lower[part.first]) == 10)
        or (part.kind == "anaphor" and part.value("unit") == "D")
    )
