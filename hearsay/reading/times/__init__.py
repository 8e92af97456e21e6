"""Times: every time expression of a report with its TIMEX3 value, its interval, and what the value rests on."""

import math
import re
from dataclasses import replace
from datetime import datetime, timedelta

from hearsay.model import Report, Span, Timex
from hearsay.model.times import TimexType
from hearsay.reading.syntax import Syntax
from hearsay.reading.times import clocks, durations
from hearsay.reading.times.choose import choose
from hearsay.reading.times.context import PUBLISHED, Context, Resolved, Stated, Told, past_unit, span_of
from hearsay.reading.times.grammar import Part
from hearsay.reading.times.history import is_history
from hearsay.reading.times.items import split
from hearsay.reading.times.resolve import resolve
from hearsay.reading.times.values import interval
from hearsay.reading.times.words import Band, Words, words

__all__ = ["find"]

TAKEN_UP = re.compile(r"(?:BC)?\d{4}|XXXX")
LONGEST_DAYS = 36525
"""Longer lengths than a century are told of no dates."""
ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")


def find(report: Report, tree: Syntax, profile: str) -> tuple[Timex, ...]:
    """Time expressions in order of the text. Nothing is filled without a basis: what is not known stays X."""
    lexicon = words(profile, report.lang)
    items = split(report.text, lexicon)
    chosen = choose(items, tree, lexicon)
    context = Context(report.text, tree, lexicon, report.published_date)
    context.stated = [
        Stated(span_of(p), int(p.value("y")), int(p.value("m")), p.kind == "date")
        for p in chosen
        if p.kind in ("date", "month") and p.has("y")
    ]
    context.history = is_history(chosen, report.published_date)
    found: list[Timex] = []
    for i, part in enumerate(chosen):
        context.ahead = clocks.next_date(chosen, i) if part.kind == "clock" else None
        timex = _timex(context, part, lexicon)
        if timex is None:
            continue
        found.append(timex)
        if timex.type in ("DATE", "TIME") and TAKEN_UP.match(timex.value):
            context.told.append(
                Told(
                    timex.span,
                    timex.value,
                    context.sentence(timex.span.start),
                    part.kind in ("earlier", "shift"),
                    timex.basis == PUBLISHED,
                )
            )
    return tuple(found)


def _timex(context: Context, part: Part, lexicon: Words) -> Timex | None:
    if part.kind == "bare" and part.value("unit") == "Y" and _following(part) in lexicon.near["ending"]:
        return _length(context, part, lexicon)
    if part.kind == "unit" and part.letter("rel") == "L" and part.value("unit") in ("DE", "CE"):
        return _length(context, part, lexicon)
    if part.kind == "duration" and (some_day := _some_day(context, part)) is not None:
        return some_day
    if part.kind in ("duration", "set", "frequency", "weekdays"):
        return _length(context, part, lexicon)
    if part.kind == "reference":
        return _reference(part, lexicon)
    if part.kind in ("clock", "part"):
        return clocks.alone(context, part)
    if part.kind == "group":
        return clocks.grouped(part)
    if part.kind == "morning":
        return clocks.morning(context, part)
    resolved = resolve(context, part)
    if resolved is None:
        return None
    counted_from_nothing = resolved.type == "TIME" or part.letter("dir") in "JB"
    if part.kind == "shift" and counted_from_nothing and resolved.value.endswith("_REF"):
        # Nothing to count the hours from: a length of time is all the words give.
        return _length(context, replace(part, last=part.last - 1), lexicon)
    return _dated(context, part, resolved)


def _some_day(context: Context, part: Part) -> Timex | None:
    """ "A day when nobody fires", "will one day return": any day to come, or gone by, and no length of time."""
    near = context.words.near
    if part.value("unit") != "D" or part.has("approx") or part.has("rel") or part.first == part.last:
        return None
    tense = context.tense(part)
    if part.letter("n") == "a" and _following(part) in near["any_day"]:
        conditional = any(word in near["if"] for word in part.items.lower[max(0, part.first - 4) : part.first])
        value = "PAST_REF" if tense == "past" and not conditional else "FUTURE_REF"
    elif part.word("n") in near["one_day"] and part.letter("unit") == "U" and tense == "future":
        value = "FUTURE_REF"
    else:
        return None
    return Timex(span=span_of(part), type="DATE", value=value, grain="reference")


def _following(part: Part) -> str:
    return part.items.lower[part.last + 1] if part.last + 1 < len(part.items.lower) else ""


def _dated(context: Context, part: Part, resolved: Resolved) -> Timex:
    span, mod = _with_edges(part)
    if (
        part.clock is not None
        or part.has("part")
        or (part.kind == "anaphor" and part.letter("unit") == "P")
        or (part.kind == "deictic" and part.value("de")[1])
    ):
        timed = clocks.on_day(context, part, resolved, span)
        if timed is not None:
            return timed
    kind: TimexType = "TIME" if resolved.type == "TIME" else "DATE"
    earliest, latest, grain = interval(resolved.value)
    if part.kind == "unit" and part.word("rel") in context.words.near["past_noun"] and context.published is not None:
        earliest, latest = past_unit(context.published, str(part.value("unit")))
    zone = ZONE.search(resolved.value) if kind == "TIME" else None
    return Timex(
        span=span,
        type=kind,
        value=resolved.value,
        mod=mod or resolved.mod,
        earliest=earliest if resolved.basis != "impossible date" else None,
        latest=latest if resolved.basis != "impossible date" else None,
        grain=grain,
        zone=zone.group() if zone else None,
        zone_basis="stated" if zone else None,
        anchor=resolved.anchor,
        basis=resolved.basis,
        weekday=resolved.weekday,
    )


def _with_edges(part: Part) -> tuple[Span, str | None]:
    """The span with what opens it ("the end of", "about"), and its TIMEX3 mod."""
    items = part.items
    mod = part.value("mod") if part.letter("mod") == "m" else None
    first = part.first
    if part.has("half"):
        mod = "START" if part.value("half") == 1 else "END"
    before = items.letters[first - 1 : first]
    if (before == "e" and part.kind != "shift") or (
        before == "m" and part.kind in ("year", "month", "season", "quarter", "decade", "unit", "bare")
    ):
        mod, first = items.values[first - 1], first - 1
    if part.has("approx"):
        band: Band = part.value("approx")
        mod = band.mod
    return Span(start=items.starts[first], end=items.ends[part.last]), mod


def _reference(part: Part, lexicon: Words) -> Timex:
    return Timex(span=span_of(part), type="DATE", value=part.value("ref") or "PAST_REF", grain="reference")


def _length(context: Context, part: Part, lexicon: Words) -> Timex | None:
    span = span_of(part)
    if part.kind == "frequency":
        return Timex(span=span, type="SET", value=part.value("freq"))
    if part.kind == "weekdays":
        weekday = part.value("wd") if part.has("wd") else part.value("wds")
        daypart = part.value("part") or part.value("part2")
        value = f"XXXX-WXX-{weekday + 1}" + (f"T{daypart}" if daypart and ":" not in daypart else "")
        return Timex(span=span, type="SET", value=value)
    if part.kind == "set":
        return Timex(span=span, type="SET", value=_set_value(part))
    unit = part.value("unit") if part.has("unit") else part.value("bare")
    low, high, number = durations.counted(part)
    bands: list[Band] = []
    mod = None
    if part.has("approx"):
        bands = [part.value("approx")]
        mod = bands[0].mod
    value = durations.duration_value(number, unit)
    days = None if part.has("bare") and not part.has("rel") else durations.band_days(low, high, unit, bands, lexicon)
    if number == "X" and high >= 99:
        days = None
    reach = _reach(context, part, days) if days is not None else None
    if reach is None:
        return Timex(span=span, type="DURATION", value=value, mod=mod, days=days)
    return Timex(
        span=span, type="DURATION", value=value, mod=mod, days=days, earliest=reach[0], latest=reach[1], basis=PUBLISHED
    )


def _reach(context: Context, part: Part, days: tuple[float, float]) -> tuple[datetime, datetime] | None:
    """From when to when "the past 24 hours" and "the next three days" run at most, by the day of publication."""
    rel = part.letter("rel")
    if context.published is None or context.history or rel not in ("L", "X") or days[1] > LONGEST_DAYS:
        return None
    if part.word("rel") in context.words.near["previous"]:
        return None
    first = datetime(context.published.year, context.published.month, context.published.day)
    last = first + timedelta(days=1, seconds=-1)
    length = timedelta(days=math.ceil(days[1]))
    try:
        return (first - length, last) if rel == "L" else (first, last + length)
    except OverflowError:
        return None


def _set_value(part: Part) -> str:
    unit = part.value("unit")
    if part.letter("unit") == "W":
        return f"XXXX-WXX-{unit + 1}"
    if part.letter("unit") == "P":
        return f"XXXX-XX-XXT{unit}"
    if part.letter("unit") == "S":
        return f"XXXX-{unit}"
    if part.letter("unit") == "M":
        return f"XXXX-{unit:02d}"
    number = part.value("n") if part.has("n") else 1
    return durations.duration_value(float(number), unit)
