"""What the words leave out: each expression against the day of publication, its neighbours and the tense around it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from hearsay.reading.times.context import (
    IMPOSSIBLE,
    PUBLISHED,
    STATED,
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
from hearsay.reading.times.holidays import holiday_date
from hearsay.reading.times.values import exists
from hearsay.reading.times.years import fill_year, set_ahead

SEASONS = ("SP", "SU", "FA", "WI")


def _date(context: Context, part: Part) -> Resolved:
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
    if part.kind == "month" and part.items.letters[part.first] == "E":
        told = anchor_of(context, part)
        if told is not None and told.value[:4].isdigit():
            return Resolved(value=f"{told.value[:4]}-{month:02d}", basis=counted_from(context, told), anchor=told.span)
    year, basis, anchor = fill_year(context, part, month, None)
    return Resolved(value=f"{year_words(year)}-{month:02d}", basis=basis, anchor=anchor)


def _year(context: Context, part: Part) -> Resolved:
    return Resolved(value=f"{part.value('y'):04d}")


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


def _season(context: Context, part: Part) -> Resolved:
    season = part.value("s")
    if part.has("y"):
        return Resolved(value=f"{part.value('y'):04d}-{season}")
    published = context.published
    if published is None:
        return Resolved(value=f"XXXX-{season}", basis=None)
    if part.has("yrel"):
        return from_published(context, f"{published.year + direction_of(part, 'yrel'):04d}-{season}")
    now, wanted = (published.month % 12) // 3, (SEASONS.index(season) + 1) % 4
    rel = part.letter("rel")
    year = published.year
    tense = context.tense(part) if not rel else None
    if rel == "L":
        year -= wanted >= now or (season == "WI" and published.month != 12)
        if season == "WI" and published.month == 12:
            year = published.year - 1
    elif rel == "X" or tense == "future":
        year += wanted < now or (wanted == now and rel == "X")
    elif rel == "R":
        year -= season == "WI" and published.month <= 2
    else:
        year -= (wanted > now) if season != "WI" else published.month != 12
    return from_published(context, f"{year:04d}-{season}")


def _quarter(context: Context, part: Part) -> Resolved:
    half = part.letter("unit") == "q"
    number = part.value("ord")
    if part.letter("ord") == "L":
        number = 2
    letter = "H" if half else "Q"
    if part.has("y"):
        return Resolved(value=f"{part.value('y'):04d}-{letter}{number}")
    published = context.published
    if published is None:
        return Resolved(value=f"XXXX-{letter}{number}", basis=None)
    if part.has("yrel"):
        direction = 0 if part.word("yrel") in context.words.near["latest"] else direction_of(part, "yrel")
        return from_published(context, f"{published.year + direction:04d}-{letter}{number}")
    now = (published.month - 1) // (6 if half else 3) + 1
    year = published.year
    if number > now and context.tense(part) != "future":
        year -= 1
    return from_published(context, f"{year:04d}-{letter}{number}")


def _letters(context: Context, part: Part) -> Resolved:
    piece = part.value("q") or part.value("q2")
    year = part.value("y") or part.value("y2")
    if year is None and context.published is not None:
        return from_published(context, f"{context.published.year:04d}-{piece}")
    return Resolved(value=f"{year_words(year)}-{piece}", basis=STATED if year else None)


def _earlier(context: Context, part: Part) -> Resolved:
    """ "The year-earlier quarter", "the 1988 period": the same piece of another year."""
    told = anchor_of(context, part, grain="-Q") or anchor_of(context, part)
    year = part.value("y")
    if told is None or not told.value[:4].isdigit():
        base = context.published
        if year is None:
            return from_published(context, f"{base.year - 1:04d}") if base else Resolved(value="XXXX", basis=None)
        return Resolved(value=f"{year:04d}")
    year = year or int(told.value[:4]) - 1
    if part.has("ord") and part.value("unit") == "Q" and part.value("ord") <= 4:
        return Resolved(value=f"{year:04d}-Q{part.value('ord')}", basis=counted_from(context, told), anchor=told.span)
    if "-Q" in told.value and part.has("unit"):
        return Resolved(value=f"{year:04d}{told.value[4:]}", basis=counted_from(context, told), anchor=told.span)
    return Resolved(value=f"{year:04d}", basis=counted_from(context, told), anchor=told.span)


def _decade(context: Context, part: Part) -> Resolved:
    number = part.value("dec")
    if number >= 1000:
        return Resolved(value=f"{number // 10:03d}")
    return Resolved(
        value=f"{190 + number // 10:03d}" if number > 20 else f"{200 + number // 10:03d}", basis="century assumed"
    )


def _century(context: Context, part: Part) -> Resolved:
    return Resolved(value=f"{part.value('ord') - 1:02d}")


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


def _holiday(context: Context, part: Part) -> Resolved:
    rule = part.value("hol")
    published = context.published
    if part.has("y"):
        return Resolved(value=holiday_date(rule, part.value("y")).isoformat())
    if published is None:
        return Resolved(value="XXXX-" + rule if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX", basis=None)
    days = [holiday_date(rule, y) for y in (published.year - 1, published.year, published.year + 1)]
    if part.has("yrel"):
        return from_published(context, days[1 + direction_of(part, "yrel")].isoformat())
    past = [d for d in days if d <= published]
    ahead = [d for d in days if d >= published]
    future = part.letter("rel") == "X" or (not part.has("rel") and context.tense(part) in ("future", "present"))
    return from_published(context, (ahead[0] if future else past[-1]).isoformat())


RESOLVERS: dict[str, Callable[[Context, Part], Resolved]] = {
    "date": _date, "month": _month, "year": _year, "iso": iso_date, "numeric": numeric_date, "weekday": _weekday,
    "deictic": _deictic, "unit": _unit, "anaphor": _anaphor, "bare": _bare, "season": _season, "quarter": _quarter,
    "letters": _letters, "earlier": _earlier, "decade": _decade, "century": _century, "shift": _shift,
    "holiday": _holiday,
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
