"""What the words leave out: each expression against the day of publication, its neighbours and the tense around it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from hearsay.reading.times.context import (
    IMPOSSIBLE,
    PUBLISHED,
    UNKNOWN,
    Context,
    Resolved,
    Told,
    anchor_of,
    counted_from,
    day_of,
    day_value,
    direction_of,
    from_published,
    relative_to,
    shifted,
    year_words,
)
from hearsay.reading.times.durations import counted
from hearsay.reading.times.figures import iso_date, numeric_date
from hearsay.reading.times.grammar import Part
from hearsay.reading.times.pieces import century, decade, earlier, holiday, letters, quarter, season
from hearsay.reading.times.values import exists, week_value
from hearsay.reading.times.words import THE
from hearsay.reading.times.years import fill_year, set_ahead


def _date(context: Context, part: Part) -> Resolved:
    if part.has("week"):
        resolved = _date(context, replace(part, groups={k: v for k, v in part.groups.items() if k != "week"}))
        day = day_of(resolved.value) if resolved.value[:4].isdigit() else None
        return replace(resolved, value=week_value(day) if day else UNKNOWN["W"])
    month, day = part.value("m"), part.value("d")
    weekday = part.value("wd")
    if not exists(None, month, day):
        year = part.value("y")
        return Resolved(value=day_value(year, month, day), basis=IMPOSSIBLE, weekday=weekday)
    year, basis, anchor = fill_year(context, part, month, day)
    if year is not None and not exists(year, month, day):
        return Resolved(value=day_value(year, month, day), basis=IMPOSSIBLE, anchor=anchor, weekday=weekday)
    return Resolved(value=day_value(year, month, day), basis=basis, anchor=anchor, weekday=weekday)


def _month(context: Context, part: Part) -> Resolved:
    month = part.value("m")
    if part.items.letters[part.first] == "E" or part.letter("rel") == "H":
        told = anchor_of(context, part)
        if told is not None and told.value[:4].isdigit():
            return Resolved(value=f"{told.value[:4]}-{month:02d}", basis=counted_from(context, told), anchor=told.span)
    year, basis, anchor = fill_year(context, part, month, None)
    return Resolved(value=f"{year_words(year)}-{month:02d}", basis=basis, anchor=anchor)


def _year(context: Context, part: Part) -> Resolved:
    return Resolved(value=year_words(part.value("y")))


def _weekday(context: Context, part: Part) -> Resolved:
    wanted, published = part.value("wd"), context.published
    if part.has("wu"):
        if published is None:
            return Resolved(value=f"XXXX-WXX-{wanted + 1}", basis=None)
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=direction_of(part, "wrel"))
        return from_published(context, (monday + timedelta(days=wanted)).isoformat())
    rel = part.letter("rel")
    if rel == "L" and part.word("rel") in context.words.near["previous"]:
        told = anchor_of(context, part, day=True)
        base = day_of(told.value) if told else None
        if told is not None and base is not None and not told.value.startswith("XXXX"):
            day = base - timedelta(days=(base.weekday() - wanted) % 7 or 7)
            return Resolved(value=day.isoformat(), basis=counted_from(context, told), anchor=told.span)
    if rel in ("H", "F"):
        told = anchor_of(context, part, day=True)
        base = day_of(told.value) if told else None
        if told is not None and base is not None:
            if rel == "H" and base.weekday() == wanted:
                return Resolved(value=told.value[:10], basis=counted_from(context, told), anchor=told.span)
            ahead = (wanted - base.weekday()) % 7 or (7 if rel == "F" else 0)
            return Resolved(
                value=(base + timedelta(days=ahead)).isoformat(), basis=counted_from(context, told), anchor=told.span
            )
    if published is None:
        return Resolved(value=f"XXXX-WXX-{wanted + 1}", basis=None)
    back = (published.weekday() - wanted) % 7
    if part.until is not None and not back and context.tense(part) != "future":
        # A night that would end after publication is the one a week before.
        back = 7
    ahead = (wanted - published.weekday()) % 7
    if rel == "L":
        return from_published(context, (published - timedelta(days=back or 7)).isoformat())
    if rel == "X":
        return from_published(context, (published + timedelta(days=ahead or 7)).isoformat())
    if rel == "R":
        return from_published(context, (published + timedelta(days=wanted - published.weekday())).isoformat())
    if back and (context.tense(part) == "future" or set_ahead(context, part)):
        return from_published(context, (published + timedelta(days=ahead)).isoformat())
    return from_published(context, (published - timedelta(days=back)).isoformat())


def _deictic(context: Context, part: Part) -> Resolved:
    days, _ = part.value("de")
    if context.published is None:
        return Resolved(value="XXXX-XX-XX", basis=None)
    return from_published(context, (context.published + timedelta(days=days)).isoformat())


def _unit(context: Context, part: Part) -> Resolved:
    if part.has("end"):
        year = f"{context.published.year:04d}" if context.published else "XXXX"
        return Resolved(value=year, basis=PUBLISHED if context.published else None, mod="END")
    unit = "Q" if part.letter("unit") == "j" else part.value("unit")
    direction = direction_of(part, "rel")
    if part.has("whole"):
        direction = 0
    if (told := _told_before(context, part, unit)) is not None:
        return relative_to(context, told, unit, direction)
    if unit == "Q" and (part.word("rel") in context.words.near["latest"] or part.letter("unit") == "j"):
        told = anchor_of(context, part, grain="-Q", near=True)
        if told is not None:
            return Resolved(value=told.value, basis=counted_from(context, told), anchor=told.span)
    if part.word("rel") in context.words.near["latest"]:
        direction = -1 if unit == "Q" else 0
    elif part.word("rel") in context.words.near["current"]:
        direction = 0
    if context.published is None:
        return Resolved(value=UNKNOWN.get(unit, "XXXX"), basis=None)
    if part.has("fy") and unit == "Y":
        return from_published(context, "FY" + shifted(context.published, unit, direction))
    if unit == "WE" and direction == 1:
        direction = 0 if context.published.weekday() < 5 else 1
    return from_published(context, shifted(context.published, unit, direction))


def _told_before(context: Context, part: Part, unit: str) -> Told | None:
    """The time told before that "the previous day", "the next day" and, in a history, "the next year" start from."""
    previous = part.word("rel") in context.words.near["previous"]
    following = part.items.letters[part.first] == THE and part.word("rel") in context.words.near["next"]
    if not (previous or (following and (unit == "D" or context.history))) or unit not in ("D", "W", "M", "Y"):
        return None
    return anchor_of(context, part, day=unit in ("D", "W"), near=not context.history)


def _before(context: Context, part: Part) -> Resolved:
    """ "The day before": one before the day told last, else before publication."""
    unit = part.value("unit") if part.letter("unit") == "U" else "D"
    told = anchor_of(context, part, day=unit in ("D", "W"), near=True)
    if told is not None:
        resolved = relative_to(context, told, unit, -1)
    elif context.published is not None:
        resolved = from_published(context, shifted(context.published, unit, -1))
    else:
        return Resolved(value=UNKNOWN.get(unit, "XXXX"), basis=None)
    if part.letter("unit") == "U":
        return resolved
    return replace(resolved, value=f"{resolved.value}T{part.value('unit')}", type="TIME")


def _war_day(context: Context, part: Part) -> Resolved:
    """A day counted from a start the text does not date."""
    return Resolved(value=UNKNOWN["D"], basis=None)


def _anaphor(context: Context, part: Part) -> Resolved:
    unit = part.value("unit")
    if part.letter("unit") == "j":
        unit = "Q"
    if part.has("yu"):
        return _unit_of_year(context, part, str(unit))
    if part.letter("unit") == "P":
        told = anchor_of(context, part, day=True)
        if told is not None and (part.has("rel") or part.has("rel2")):
            return relative_to(context, told, "D", 1)
        day = told.value[:10] if told else "XXXX-XX-XX"
        return Resolved(
            value=day, basis=counted_from(context, told) if told else None, anchor=told.span if told else None
        )
    if part.letter("unit") == "S":
        told = anchor_of(context, part)
        year = told.value[:4] if told else "XXXX"
        return Resolved(
            value=f"{year}-{unit}",
            basis=counted_from(context, told) if told else None,
            anchor=told.span if told else None,
        )
    if part.has("rel2"):
        unit = "D"
    told = anchor_of(context, part, day=unit in ("D", "W", "WE")) or (None if unit == "D" else anchor_of(context, part))
    if told is None:
        if context.published is not None and part.has("rel"):
            return from_published(context, shifted(context.published, unit, 1))
        if context.published is not None and unit != "D":
            return from_published(context, shifted(context.published, unit, 0))
        return Resolved(value=UNKNOWN.get(str(unit), "XXXX"), basis=None)
    return relative_to(context, told, str(unit), 1 if part.has("rel") else 0)


def _unit_of_year(context: Context, part: Part, unit: str) -> Resolved:
    told = anchor_of(context, part)
    if told is None or context.published is None:
        return Resolved(value="XXXX", basis=None)
    base = day_of(told.value) or context.published
    if unit == "Q":
        return from_published(context, f"{context.published.year - 1:04d}-Q{(base.month + 2) // 3}")
    return from_published(context, shifted(base.replace(day=1, year=context.published.year - 1), unit, 0))


def _bare(context: Context, part: Part) -> Resolved:
    unit = part.value("unit")
    told = anchor_of(context, part, grain="-Q") if unit == "Q" else None
    if told is not None:
        return Resolved(value=told.value, basis=counted_from(context, told), anchor=told.span)
    if context.history and unit in ("Y", "M", "W", "DE", "CE") and (told := anchor_of(context, part)) is not None:
        return relative_to(context, told, unit, 0)
    if unit == "D" and (told := anchor_of(context, part, day=True, near=True)) is not None:
        return relative_to(context, told, unit, 0)
    if context.published is None:
        return Resolved(value=UNKNOWN.get(unit, "XXXX"), basis=None)
    if unit == "Q":
        return from_published(context, shifted(context.published, "Q", -1))
    if unit == "WE":
        past = context.tense(part) != "future" and context.published.weekday() < 5
        return from_published(context, shifted(context.published, "WE", -1 if past else 0))
    if part.has("fy") and unit == "Y":
        return from_published(context, "FY" + shifted(context.published, unit, 0))
    return from_published(context, shifted(context.published, unit, 0))


def _shift(context: Context, part: Part) -> Resolved:
    low, high, number = counted(part)
    unit = part.value("unit")
    direction = part.value("dir")
    ago = part.letter("dir") == "G"
    sign = -1 if ago else direction
    if number == "X" or (low != high and number == "X"):
        return Resolved(value="PAST_REF" if sign < 0 else "FUTURE_REF", basis=None)
    if unit in ("TS", "TM", "TH", "ML"):
        hours = {"TS": 1 / 3600, "TM": 1 / 60, "TH": 1}.get(unit, 0) * float(number)
        told = None if ago else anchor_of(context, part, day=True)
        return _hours(context, told, sign * hours)
    count = float(number)
    if unit in ("DE", "CE") and ago:
        unit, count = "Y", count * (10 if unit == "DE" else 100)
    if count != int(count):
        if unit == "Y":
            unit, count = "M", count * 12
        elif unit == "M":
            unit, count = "D", count * 30
        else:
            count = int(count)
    quarter = (
        anchor_of(context, part, grain="-Q", near=True)
        if unit == "Y" and sign < 0 and part.letter("n") == "a"
        else None
    )
    if quarter is not None and quarter.value[:4].isdigit():
        value = f"{int(quarter.value[:4]) + sign * int(count):04d}{quarter.value[4:]}"
        return Resolved(value=value, basis=counted_from(context, quarter), anchor=quarter.span)
    if ago or part.word("dir") in context.words.near["from_now"]:
        if context.published is None:
            return Resolved(value=UNKNOWN.get(unit, "XXXX"), basis=None)
        return from_published(context, shifted(context.published, unit, sign * int(count)))
    told = anchor_of(context, part, day=unit == "D", fresh=unit == "Y") or (
        None if unit == "D" else anchor_of(context, part)
    )
    if told is None:
        if context.published is not None:
            return from_published(context, shifted(context.published, unit, sign * int(count)))
        return Resolved(value=UNKNOWN.get(unit, "XXXX"), basis=None)
    return relative_to(context, told, unit, sign * int(count))


def _hours(context: Context, told: Told | None, hours: float) -> Resolved:
    if told is not None and (found := re.match(r"(.{4}-\d\d-\d\d)T(\d\d):(\d\d)", told.value)):
        minutes = int(found[2]) * 60 + int(found[3]) + round(hours * 60)
        base = day_of(told.value)
        if base is not None:
            day = (base + timedelta(days=minutes // 1440)).isoformat()
            if told.value.startswith("XXXX"):
                day = "XXXX" + day[4:]
            zone = re.sub(r"^.*T\d\d:\d\d(?::\d\d)?", "", told.value)
            value = f"{day}T{minutes % 1440 // 60:02d}:{minutes % 60:02d}{zone}"
            return Resolved(value=value, basis=counted_from(context, told), anchor=told.span, type="TIME")
    return Resolved(value="PAST_REF" if hours < 0 else "FUTURE_REF", basis=None, type="TIME")


RESOLVERS: dict[str, Callable[[Context, Part], Resolved]] = {
    "date": _date, "month": _month, "year": _year, "iso": iso_date, "numeric": numeric_date, "weekday": _weekday,
    "deictic": _deictic, "unit": _unit, "anaphor": _anaphor, "bare": _bare, "season": season, "quarter": quarter,
    "letters": letters, "earlier": earlier, "decade": decade, "century": century, "shift": _shift,
    "holiday": holiday, "before": _before, "warday": _war_day,
}  # fmt: skip


def resolve(context: Context, part: Part) -> Resolved | None:
    """The value of a date; None for kinds that are no dates (see `__init__`)."""
    resolver = RESOLVERS.get(part.kind)
    if resolver is None:
        return None
    try:
        return resolver(context, part)
    except (OverflowError, ValueError):
        return replace(Resolved(value="XXXX-XX-XX"), basis=None)
