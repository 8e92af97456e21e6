"""Recipes that fill the braces of a wording by seed, so that the twin is consistent by calculation."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bench.injector.forms import WEEKDAYS

Values = dict[str, Any]
Recipe = Callable[[Random, date], Values]

PLACES: Mapping[str, Any] = tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"))
PEOPLE: Mapping[str, Any] = tomllib.loads(Path(__file__).with_name("people.toml").read_text(encoding="utf-8"))
KM_PER_MILE = 1.609344
POUNDS_PER_KG = 2.2046226
ACRES_PER_HA = 2.4710538
FEET_PER_M = 3.2808399


def off(rng: Random, n: int, least: int, share: float = 0.3) -> int:
    """A number that is off by `least` and by `share` at least; above 1."""
    by = max(least, round(n * share)) + rng.randint(0, max(1, n // 10))
    return n - by if n - by > 1 and rng.random() < 0.5 else n + by


def past(rng: Random, published: date, least: int = 3, most: int = 700) -> date:
    """A day so many days before publication."""
    return published - timedelta(days=rng.randint(least, most))


# ------------------------------------------------------------------------------------------------ times


def days(rng: Random, published: date) -> Values:
    n = rng.randint(9, 70)
    d2 = past(rng, published)
    return {"d1": d2 - timedelta(days=n), "d2": d2, "n": n, "x": off(rng, n, 4)}


def weeks(rng: Random, published: date) -> Values:
    w = rng.randint(2, 9)
    d2 = past(rng, published)
    return {"d1": d2 - timedelta(weeks=w), "d2": d2, "w": w, "x": off(rng, w, 2)}


def nearly(rng: Random, published: date) -> Values:
    """One day short of so many weeks: less than "nearly w - 2" weeks says, and more than three quarters of w + 4."""
    w = rng.randint(4, 8)
    d2 = past(rng, published)
    return {"d1": d2 - timedelta(days=7 * w - 1), "d2": d2, "w": w, "x": rng.choice((w - 2, w + 4))}


def months(rng: Random, published: date) -> Values:
    n = rng.randint(2, 9)
    d2 = past(rng, published)
    d2 = d2.replace(day=min(d2.day, 28))
    year, month = divmod(d2.year * 12 + d2.month - 1 - n, 12)
    return {"d1": date(year, month + 1, d2.day), "d2": d2, "n": n, "x": off(rng, n, 2)}


def years(rng: Random, published: date) -> Values:
    n = rng.randint(5, 60)
    d2 = past(rng, published)
    d2 = d2.replace(day=min(d2.day, 28))
    return {"d1": d2.replace(year=d2.year - n), "d2": d2, "n": n, "x": off(rng, n, 3)}


def hours(rng: Random, published: date) -> Values:
    n = rng.randint(2, 9)
    hour, minute = rng.randint(5, 13), 5 * rng.randint(1, 11)
    return {"d": past(rng, published), "t1": time(hour, minute), "t2": time(hour + n, minute), "n": n,
            "x": off(rng, n, 2)}  # fmt: skip


def day(rng: Random, published: date, most: int = 700) -> Values:
    d = past(rng, published, most=most)
    return {"d": d, "x": WEEKDAYS[(d.weekday() + rng.randint(1, 6)) % 7]}


def recent(rng: Random, published: date) -> Values:
    return day(rng, published, 60)


def thirty(rng: Random, published: date) -> Values:
    """The last day of a month of thirty days."""
    some = [date(y, m, 30) for y in (published.year - 2, published.year - 1, published.year) for m in (4, 6, 9, 11)]
    d = rng.choice([s for s in some if s < published])
    return {"d": d, "mm": f"{d.month:02}"}


def february(rng: Random, published: date) -> Values:
    """The last day of February in a year that is none of 366 days."""
    return {"d": rng.choice([date(y, 2, 28) for y in range(published.year - 5, published.year) if y % 4])}


def clock(rng: Random, published: date) -> Values:
    t = time(rng.randint(6, 23), rng.randint(1, 59))
    return {"d": past(rng, published), "t": t, "x": f"{rng.randint(25, 29)}:{t.minute:02}"}


def minutes(rng: Random, published: date) -> Values:
    t = time(rng.randint(10, 23), rng.randint(1, 59))
    return {"d": past(rng, published), "t": t, "x": f"{t.hour}:{rng.randint(61, 89)}"}


def dotted(rng: Random, published: date) -> Values:
    d = past(rng, published)
    d = d.replace(day=13 + d.day % 16)
    d = d if d < published else d.replace(year=d.year - 1)
    return {"d": d, "x": f"{d.day}.{rng.randint(13, 19)}.{d.year}"}


def two(rng: Random, published: date) -> Values:
    d2 = past(rng, published)
    return {"d1": d2 - timedelta(days=rng.randint(6, 90)), "d2": d2}


def clocks(rng: Random, published: date) -> Values:
    hour = rng.randint(4, 17)
    return {"d": past(rng, published), "t1": time(hour, 5 * rng.randint(1, 5)),
            "t2": time(hour + rng.randint(0, 5), 5 * rng.randint(6, 11))}  # fmt: skip


def years2(rng: Random, published: date) -> Values:
    d2 = past(rng, published, 800, 9000)
    return {"d1": d2.replace(day=1, year=d2.year - rng.randint(2, 15)), "d2": d2}


def after(rng: Random, published: date) -> Values:
    return {"e": past(rng, published, most=300), "f": published + timedelta(days=rng.randint(5, 300))}


def zones(rng: Random, published: date) -> Values:
    """One moment on the clocks of several zones, daylight saving as it was on that day; `…x` two or three hours off."""
    d = past(rng, published, most=500)
    moment = datetime(d.year, d.month, d.day, 13, 5 * rng.randint(1, 11), tzinfo=ZoneInfo("UTC"))
    clocks = {"gmt": "UTC", "kyiv": "Europe/Kyiv", "moscow": "Europe/Moscow", "paris": "Europe/Paris",
              "newyork": "America/New_York", "tokyo": "Asia/Tokyo", "london": "Europe/London",
              "berlin": "Europe/Berlin", "istanbul": "Europe/Istanbul", "delhi": "Asia/Kolkata",
              "nairobi": "Africa/Nairobi"}  # fmt: skip
    by = timedelta(hours=rng.choice((-3, -2, 2, 3)))
    values: Values = {"d": d, "eastern": moment.astimezone(ZoneInfo("America/New_York")).tzname(),
                      "british": moment.astimezone(ZoneInfo("Europe/London")).tzname(),
                      "central": moment.astimezone(ZoneInfo("Europe/Paris")).tzname()}  # fmt: skip
    for name, zone in clocks.items():
        local = moment.astimezone(ZoneInfo(zone))
        values[name] = local.time()
        values[f"{name}x"] = (local + by).time()
    return values


def _within(recipe: Recipe) -> Recipe:
    """The recipe with both days in one year, for wordings that name the year once."""

    def fill(rng: Random, published: date) -> Values:
        values = recipe(rng, published)
        while values["d1"].year != values["d2"].year:
            values = recipe(rng, published)
        return values

    return fill


def span(rng: Random, published: date) -> Values:
    """So many minutes within one hour's reach."""
    n = rng.randint(15, 58)
    t1 = datetime(2000, 1, 1, rng.randint(5, 21), rng.randint(1, 59))
    return {"d": past(rng, published), "t1": t1.time(), "t2": (t1 + timedelta(minutes=n)).time(), "n": n,
            "x": off(rng, n, 8)}  # fmt: skip


def dayafter(rng: Random, published: date) -> Values:
    d = past(rng, published)
    e = d + timedelta(days=1)
    return {"d": d, "e": e, "x": WEEKDAYS[(e.weekday() + rng.randint(1, 6)) % 7]}


def afterlong(rng: Random, published: date) -> Values:
    """More than a year away on either side, so that month or year alone tell."""
    return {"e": past(rng, published, 400, 3000), "f": published + timedelta(days=rng.randint(400, 1500))}


# ------------------------------------------------------------------------------------------------ persons


def age(rng: Random, published: date, least: int = 5) -> Values:
    e = past(rng, published, least, max(least, 300))
    b = date(e.year - rng.randint(36, 78), rng.randint(1, 12), rng.randint(1, 28))
    n = e.year - b.year - ((e.month, e.day) < (b.month, b.day))
    return {"b": b, "e": e, "n": n, "x": n + rng.choice((-1, 1)) * rng.randint(5, 14)}


def agenow(rng: Random, published: date) -> Values:
    """Birthdays within a month of publication are left out: nobody knows on which day the age was taken down."""
    values = age(rng, published + timedelta(days=300), 300)
    while abs((values["b"].replace(year=published.year) - published).days) < 30:
        values = age(rng, published + timedelta(days=300), 300)
    return values


def ageyear(rng: Random, published: date) -> Values:
    e = past(rng, published, 3, 4000)
    n = rng.randint(30, 71)
    return {"b": date(e.year - n, 1, 1), "e": e, "n": n, "x": n + rng.choice((-1, 1)) * rng.randint(5, 12)}


def person(rng: Random, published: date) -> Values:
    return {"p": _named(rng.choice(PEOPLE["men"]))}


def woman(rng: Random, published: date) -> Values:
    return {"p": _named(rng.choice(PEOPLE["women"]))}


def _named(entry: Mapping[str, str]) -> dict[str, str]:
    return {**entry, "full": f"{entry['first']} {entry['last']}"}


def unit(rng: Random, published: date) -> Values:
    return {"n": rng.randint(4, 95), "m": rng.randint(1, 3)}


def plain(rng: Random, published: date) -> Values:
    return {}


# ------------------------------------------------------------------------------------------------ places


def _region(country: str) -> Recipe:
    def fill(rng: Random, published: date) -> Values:
        lies: dict[str, str] = PLACES["regions"][country]
        city = rng.choice(sorted(lies))
        return {"c": city, "r": lies[city], "x": rng.choice(sorted(set(lies.values()) - {lies[city]}))}

    return fill


def city(rng: Random, published: date) -> Values:
    name = rng.choice(sorted(PLACES["countries"]))
    entry = PLACES["countries"][name]
    wrong = rng.choice(list(entry["not"]))
    return {"c": name, "k": entry["in"], "x": wrong, "a": PLACES["of"][entry["in"]], "y": PLACES["of"][wrong]}


# ------------------------------------------------------------------------------------------------ numbers


def _sum(names: str, least: int, most: int, by: int) -> Recipe:
    def fill(rng: Random, published: date) -> Values:
        values: Values = dict(zip(names, rng.sample(range(least, most), len(names)), strict=True))
        values["t"] = sum(values.values())
        gap = rng.randint(max(2, by // 2), by)
        values["x"] = values["t"] + (-gap if 3 * gap < values["t"] and rng.random() < 0.5 else gap)
        return values

    return fill


def part(rng: Random, published: date) -> Values:
    values = _sum("ab", 12, 60, 8)(rng, published)
    return values | {"x": values["b"] + rng.randint(3, 11)}


def pct(rng: Random, published: date) -> Values:
    p, k = rng.randint(8, 92), rng.randint(2, 90)
    x = p + rng.randint(14, 30) if p < 50 else p - rng.randint(14, 30)
    return {"p": p, "whole": 100 * k, "part": p * k, "x": x}


def half(rng: Random, published: date) -> Values:
    n = rng.randint(15, 480)
    return {"part": n, "whole": 2 * n}


def rise(rng: Random, published: date) -> Values:
    p, k = rng.randint(11, 88), rng.randint(2, 60)
    return {"p": p, "a": 100 * k, "b": (100 + p) * k, "x": p + rng.randint(14, 40)}


def fall(rng: Random, published: date) -> Values:
    p, k = rng.randint(11, 60), rng.randint(2, 60)
    return {"p": p, "a": 100 * k, "b": (100 - p) * k, "x": p + rng.randint(14, 30)}


def shares3(rng: Random, published: date) -> Values:
    p, q = rng.randint(36, 50), rng.randint(21, 34)
    return {"p": p, "q": q, "r": 100 - p - q, "x": 100 - p - q + rng.randint(8, 20)}


def shares2(rng: Random, published: date) -> Values:
    p = rng.randint(52, 79)
    return {"p": p, "q": 100 - p, "x": 100 - p + rng.randint(8, 20)}


def pct1(rng: Random, published: date) -> Values:
    """A share with one decimal."""
    p, k = rng.choice([n for n in range(105, 900) if n % 10]), rng.randint(2, 40)
    x = p + rng.randint(140, 300) if p < 500 else p - rng.randint(140, 300)
    return {"p": f"{p / 10:.1f}", "whole": 1000 * k, "part": p * k, "x": f"{x / 10:.1f}"}


def _fraction(of: int) -> Recipe:
    def fill(rng: Random, published: date) -> Values:
        n = rng.randint(15, 330)
        return {"part": n, "whole": of * n}

    return fill


def money(rng: Random, published: date) -> Values:
    """Two amounts with one decimal, and their sum."""
    a, b = rng.sample(range(11, 95), 2)
    x = a + b + rng.randint(12, 40)
    return {name: f"{n / 10:.1f}" for name, n in {"a": a, "b": b, "t": a + b, "x": x}.items()}


def cold(rng: Random, published: date) -> Values:
    """Both numbers are degrees below zero, Celsius and Fahrenheit."""
    a = rng.randint(22, 34)
    b = round(a * 9 / 5 - 32)
    return {"a": a, "b": b, "x": b + rng.randint(9, 20)}


def _measure(least: int, most: int, per: float) -> Recipe:
    def fill(rng: Random, published: date) -> Values:
        a = rng.randint(least, most)
        b = round(a * per)
        return {"a": a, "b": b, "x": off(rng, b, 4, 0.4)}

    return fill


def cf(rng: Random, published: date) -> Values:
    a = rng.randint(18, 44)
    b = round(a * 9 / 5 + 32)
    return {"a": a, "b": b, "x": b + rng.choice((-1, 1)) * rng.randint(9, 20)}


def _count(least: int, most: int) -> Recipe:
    def fill(rng: Random, published: date) -> Values:
        n = rng.randint(least, most)
        return {"n": n, "x": off(rng, n, 3, 0.3)}

    return fill


RECIPES: Mapping[str, Recipe] = {
    **{f.__name__: f for f in (
        days, weeks, nearly, months, years, hours, day, recent, thirty, february, clock, minutes, dotted, two, clocks,
        years2, after, zones, age, agenow, ageyear, person, woman, unit, plain, city, part, pct, half, rise, fall,
        shares3, shares2, cf, span, dayafter, afterlong, pct1, money, cold,
    )},
    **{country: _region(country) for country in PLACES["regions"]},
    "iso30": thirty, "daysin": _within(days), "twoin": _within(two),
    "quarter": _fraction(4), "third": _fraction(3), "fifth": _fraction(5), "sum3w": _sum("abc", 2, 14, 6),
    "sum4": _sum("abcd", 4, 40, 14), "mikm": _measure(8, 95, KM_PER_MILE), "lbkg": _measure(90, 900, 1 / POUNDS_PER_KG),
    "cmin": _measure(30, 220, 1 / 2.54), "sqkm": _measure(120, 900, 1 / 2.589988), "knots": _measure(15, 80, 1.852),
    "nmkm": _measure(12, 90, 1.852), "ftm": _measure(90, 900, 1 / FEET_PER_M),
    "sum2": _sum("ab", 11, 60, 12), "sum2w": _sum("ab", 2, 19, 6), "sum3": _sum("abc", 4, 40, 14),
    "big2": _sum("ab", 1100, 9800, 900), "big3": _sum("abc", 1100, 9800, 900),
    "km": _measure(8, 95, 1 / KM_PER_MILE), "kglb": _measure(12, 90, POUNDS_PER_KG),
    "haac": _measure(300, 9000, ACRES_PER_HA), "mft": _measure(6, 28, FEET_PER_M),
    "mfthigh": _measure(800, 9000, FEET_PER_M),
    "count": _count(12, 96), "countw": _count(4, 19), "bigc": _count(1100, 9800),
}  # fmt: skip
