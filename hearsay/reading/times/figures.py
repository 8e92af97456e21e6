"""Dates written in figures, and which of their numbers is the day."""

import re
from datetime import date

from hearsay.reading.times.context import IMPOSSIBLE, PUBLISHED, Context, Resolved, day_value
from hearsay.reading.times.grammar import Part
from hearsay.reading.times.values import exists

NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})")


def iso_date(context: Context, part: Part) -> Resolved:
    surface = part.items.lower[part.first].upper().replace("/", "-")
    year, month, day = (int(n) for n in surface[:10].split("-"))
    if not exists(year, month, day):
        return Resolved(value=surface, basis=IMPOSSIBLE)
    if len(surface) > 10 and surface[-1] != "Z" and surface[-5] in "+-":
        surface = f"{surface[:-2]}:{surface[-2:]}"
    return Resolved(value=surface, type="TIME" if len(surface) > 10 else "DATE")


def numeric_date(context: Context, part: Part) -> Resolved:
    item = part.groups["num"]
    surface = part.items.lower[item]
    found = NUMERIC.fullmatch(surface)
    assert found is not None
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    if year < 100:
        year += 2000 if year <= 40 else 1900
    weekday = part.value("wd")
    orders = [(first, second), (second, first)] if "." in surface else [(second, first), (first, second)]
    fits = [(d, m) for d, m in orders if exists(year, m, d)]
    if not fits:
        return Resolved(value=surface, basis=IMPOSSIBLE, weekday=weekday)
    day, month = fits[0]
    if "." in surface:
        day, month = (first, second) if exists(year, second, first) else fits[0]
    elif len(fits) == 2 and first != second:
        by_weekday = [(d, m) for d, m in fits if date(year, m, d).weekday() == weekday]
        by_published = [(d, m) for d, m in fits if context.published and date(year, m, d) <= context.published]
        if len(by_weekday) == 1:
            day, month = by_weekday[0]
        elif len(by_published) == 1:
            day, month = by_published[0]
            return Resolved(value=day_value(year, month, day), basis=PUBLISHED, weekday=weekday)
        else:
            value = f"{year:04d}-XX-XX"
            return Resolved(value=value, basis="day and month ambiguous", weekday=weekday)
    return Resolved(value=day_value(year, month, day), weekday=weekday)
