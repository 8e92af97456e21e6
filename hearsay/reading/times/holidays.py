"""Days of feasts: fixed, the nth weekday of a month, or counted from Easter."""

from datetime import date, timedelta

from hearsay.reading.times.values import add_months


def holiday_date(rule: str, year: int) -> date:
    """The day of a holiday in a year; Easter after Butcher, Orthodox Easter after Meeus (until 2099)."""
    if rule.startswith(("easter", "pascha")):
        base = _easter(year) if rule.startswith("easter") else _pascha(year)
        return base + timedelta(days=int(rule[6:]))
    if "/" in rule:
        month, which, weekday = (int(n) for n in rule.split("/"))
        if which > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
        last = date(*add_months(year, month, 1), 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return date(year, int(rule[:2]), int(rule[3:]))


def _easter(year: int) -> date:
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    m = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, m // 31, m % 31 + 1)


def _pascha(year: int) -> date:
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    m = d + (2 * a + 4 * b - d + 34) % 7 + 114
    return date(year, m // 31, m % 31 + 1) + timedelta(days=13)
