"""What is known while the times of one report are resolved, and the reckoning they share."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hearsay.model import Span
from hearsay.reading.syntax import Syntax
from hearsay.reading.times.grammar import Part
from hearsay.reading.times.tense import Tense, tense_at
from hearsay.reading.times.values import add_months, week_value
from hearsay.reading.times.words import Words

PUBLISHED, STATED, IMPOSSIBLE = "published date", "stated", "impossible date"
UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "DE": "XXX",
    "CE": "XX",
}
"""Value of a unit of which nothing is known, by unit; a year is XXXX."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A value with what it rests on."""

    value: str
    basis: str | None = STATED
    anchor: Span | None = None
    type: str = "DATE"
    weekday: int | None = None
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A time already read: what later words may refer to."""

    span: Span
    value: str
    sentence: int
    compared: bool = False
    """Itself reckoned from another ("a year earlier"), so nothing is compared with it again."""
    published: bool = False
    """Reckoned from the day of publication."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A day or month that carries its year in the text."""

    span: Span
    year: int
    month: int
    day: bool


@dataclass(slots=True)
class Context:
    """What is known while the expressions of one report are resolved in order."""

    text: str
    tree: Syntax
    words: Words
    published: date | None
    stated: list[Stated] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    ahead: Part | None = None
    """The date that follows the clock time being read."""
    history: bool = False
    """The text tells of years gone by in order (see `history`)."""

    def tense(self, part: Part) -> Tense | None:
        """Tense of the verb above the words; past and present count only where they are its own adjunct."""
        tense, direct = self.tense_above(part)
        return tense if direct or tense == "future" else None

    def tense_above(self, part: Part) -> tuple[Tense | None, bool]:
        """Tense of the verb above the words, and whether they are its own adjunct."""
        return tense_at(self.tree, part.items.starts[part.first], part.items.ends[part.last], self.words)

    def sentence(self, offset: int) -> int:
        i = self.tree.token_from(offset)
        tokens = self.tree.tokens
        return tokens[min(i, len(tokens) - 1)].sentence if tokens else 0


def span_of(part: Part) -> Span:
    return Span(start=part.items.starts[part.first], end=part.items.ends[part.last])


def from_published(context: Context, value: str) -> Resolved:
    """A value reckoned from the day of publication."""
    return Resolved(value=value, basis=PUBLISHED)


def direction_of(part: Part, name: str) -> int:
    return {"L": -1, "X": 1}.get(part.letter(name), 0)


def day_value(year: int | None, month: int, day: int) -> str:
    return f"{year_words(year)}-{month:02d}-{day:02d}"


def year_words(year: int | None) -> str:
    """The year of a value: XXXX where it is not known, BC0264 before our era."""
    return "XXXX" if year is None else f"{year:04d}" if year >= 0 else f"BC{-year:04d}"


def shifted(base: date, unit: object, count: int) -> str:
    """The day, week, month, quarter, season or year so many units from a day, as its TIMEX3 value."""
    if unit == "D":
        return (base + timedelta(days=count)).isoformat()
    if unit in ("W", "FN"):
        return week_value(base + timedelta(weeks=count * (2 if unit == "FN" else 1)))
    if unit == "WE":
        return week_value(base + timedelta(weeks=count)) + "-WE"
    if unit == "M":
        year, month = add_months(base.year, base.month, count)
        return f"{year:04d}-{month:02d}"
    if unit == "Q":
        year, month = add_months(base.year, base.month, count * 3)
        return f"{year:04d}-Q{(month + 2) // 3}"
    if unit == "Y":
        return f"{base.year + count:04d}"
    if unit == "DE":
        return f"{base.year // 10 + count:03d}"
    return f"{base.year // 100 + count:02d}"


def past_unit(published: date, unit: str) -> tuple[datetime, datetime] | tuple[None, None]:
    """ "The past month": the time of that length up to the day of publication, that day included.

    The past day is both that day and the one before, as the hour of publication is not known.
    """
    end = datetime(published.year, published.month, published.day) + timedelta(days=1)
    if unit in ("D", "W", "FN"):
        return end - timedelta(days={"D": 2, "W": 7, "FN": 14}[unit]), end - timedelta(seconds=1)
    months = {"M": 1, "Q": 3, "Y": 12}.get(unit)
    if months is None:
        return None, None
    year, month = add_months(end.year, end.month, -months)
    return datetime(year, month, min(end.day, 28)), end - timedelta(seconds=1)


def anchor_of(
    context: Context, part: Part, day: bool = False, grain: str = "", near: bool = False, fresh: bool = False
) -> Told | None:
    """The last time told before this one that the words may take up."""
    for told in reversed(context.told):
        if day and not re.match(r"(?:\d{4}|XXXX)-\d\d-\d\d", told.value):
            continue
        if (fresh and told.compared) or (grain and (grain not in told.value or told.compared)):
            continue
        if grain and context.published is not None and told.value >= shifted(context.published, "Q", 0):
            continue
        if near and context.sentence(part.items.starts[part.first]) - told.sentence > 3:
            return None
        return told
    return None


def counted_from(context: Context, told: Told) -> str:
    return f"counted from '{told.span.of(context.text)}'"


def day_of(value: str) -> date | None:
    """A day a value lies in or begins on; XXXX counts as a common year."""
    value = value.replace("XXXX", "2001", 1)
    try:
        if re.match(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value[:10])
        if re.match(r"\d{4}-W\d\d", value):
            return date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
        if found := re.match(r"(\d{4})-Q([1-4])", value):
            return date(int(found[1]), int(found[2]) * 3 - 2, 1)
        if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
            return date(int(found[1]), int(found[2]), 1)
        if re.match(r"\d{4}", value):
            return date(int(value[:4]), 1, 1)
    except ValueError:
        return None
    return None


def relative_to(context: Context, told: Told, unit: str, count: int) -> Resolved:
    """So many units from a time told before; its missing year stays missing."""
    base = day_of(told.value)
    if base is None and told.value.startswith("BC") and unit == "Y":
        year = year_words(count - int(told.value[2:6]))
        return Resolved(value=year, basis=counted_from(context, told), anchor=told.span)
    if base is None:
        return Resolved(value=UNKNOWN.get(unit, "XXXX"), basis=None, anchor=told.span)
    value = shifted(base, unit, count)
    if told.value.startswith("XXXX"):
        value = "XXXX" + value[4:] if unit not in ("DE", "CE") else UNKNOWN[unit]
        if unit in ("W", "FN", "WE"):
            value = "XXXX-WXX"
    return Resolved(value=value, basis=counted_from(context, told), anchor=told.span)
