"""Pieces of years and runs of them: seasons, quarters, halves, feasts, decades and centuries as values."""

import re

from hearsay.reading.times.context import (
    STATED,
    Context,
    Resolved,
    anchor_of,
    counted_from,
    direction_of,
    from_published,
    year_words,
)
from hearsay.reading.times.grammar import Part
from hearsay.reading.times.history import carried_year
from hearsay.reading.times.holidays import holiday_date

SEASONS = ("SP", "SU", "FA", "WI")


def season(context: Context, part: Part) -> Resolved:
    season = part.value("s")
    if part.has("y"):
        return Resolved(value=f"{year_words(part.value('y'))}-{season}")
    if context.history and not part.has("yrel") and part.letter("rel") not in ("L", "X", "R"):
        carried = carried_year(context.told, None)
        if carried is not None:
            value = f"{year_words(carried[0])}-{season}"
            return Resolved(value=value, basis=f"year of '{carried[1].of(context.text)}'", anchor=carried[1])
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


def quarter(context: Context, part: Part) -> Resolved:
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


def letters(context: Context, part: Part) -> Resolved:
    piece = part.value("q") or part.value("q2")
    year = part.value("y") or part.value("y2")
    if year is None and context.published is not None:
        return from_published(context, f"{context.published.year:04d}-{piece}")
    return Resolved(value=f"{year_words(year)}-{piece}", basis=STATED if year else None)


def earlier(context: Context, part: Part) -> Resolved:
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
    near = anchor_of(context, part, grain="-Q", near=True) is told
    if "-Q" in told.value and (part.has("unit") or (part.has("adj") and near)):
        return Resolved(value=f"{year:04d}{told.value[4:]}", basis=counted_from(context, told), anchor=told.span)
    return Resolved(value=f"{year:04d}", basis=counted_from(context, told), anchor=told.span)


def decade(context: Context, part: Part) -> Resolved:
    number = part.value("dec")
    if number >= 1000:
        return Resolved(value=f"{number // 10:03d}")
    return Resolved(
        value=f"{190 + number // 10:03d}" if number > 20 else f"{200 + number // 10:03d}", basis="century assumed"
    )


def century(context: Context, part: Part) -> Resolved:
    return Resolved(value=f"{part.value('ord') - 1:02d}")


def holiday(context: Context, part: Part) -> Resolved:
    rule = part.value("hol")
    published = context.published
    if part.has("y"):
        return Resolved(value=holiday_date(rule, part.value("y")).isoformat())
    carried = carried_year(context.told, None) if context.history and not part.has("rel") else None
    if carried is not None and carried[0] > 0:
        value = holiday_date(rule, carried[0]).isoformat()
        return Resolved(value=value, basis=f"year of '{carried[1].of(context.text)}'", anchor=carried[1])
    if published is None:
        return Resolved(value="XXXX-" + rule if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX", basis=None)
    days = [holiday_date(rule, y) for y in (published.year - 1, published.year, published.year + 1)]
    if part.has("yrel"):
        return from_published(context, days[1 + direction_of(part, "yrel")].isoformat())
    past = [d for d in days if d <= published]
    ahead = [d for d in days if d >= published]
    future = part.letter("rel") == "X" or (not part.has("rel") and context.tense(part) in ("future", "present"))
    return from_published(context, (ahead[0] if future else past[-1]).isoformat())
