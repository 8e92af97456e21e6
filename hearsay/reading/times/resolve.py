"""What the words leave out: each expression against the day of publication, its neighbours and the tense around it."""

import bisect
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hearsay.model import Span
from hearsay.reading.syntax import Syntax
from hearsay.reading.times.durations import counted
from hearsay.reading.times.grammar import Part
from hearsay.reading.times.tense import Tense, tense_at
from hearsay.reading.times.values import add_months, exists, week_value
from hearsay.reading.times.words import AND, TO, Words

PUBLISHED, STATED, IMPOSSIBLE = "published date", "stated", "impossible date"
SEASONS = ("SP", "SU", "FA", "WI")
NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})")
CLOSE_DAYS = 3
"""A date so many days after publication is that day whatever the tense: papers date themselves ahead."""
AHEAD_PENALTY_DAYS = 120
"""Reports look back more than ahead: a coming date must be so much nearer to be preferred."""
PREDICTED_DAYS = 31
"""A date without year up to so many days after publication, of no plain tense, is taken for the coming one."""


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


@dataclass(slots=True)
class Context:
    """What is known while the expressions of one report are resolved in order."""

    text: str
    tree: Syntax
    words: Words
    published: date | None
    stated: list[tuple[Span, int]] = field(default_factory=list)
    """Dates and months that carry their year in the text, with that year."""
    told: list[Told] = field(default_factory=list)
    ahead: Part | None = None
    """The date that follows the clock time being read."""

    def tense(self, part: Part) -> Tense | None:
        """Tense of the verb above the words; past and present count only where they are its own adjunct."""
        tense, direct = tense_at(self.tree, part.items.starts[part.first], part.items.ends[part.last], self.words)
        return tense if direct or tense == "future" else None

    def sentence(self, offset: int) -> int:
        i = self.tree.token_from(offset)
        tokens = self.tree.tokens
        return tokens[min(i, len(tokens) - 1)].sentence if tokens else 0


def span_of(part: Part) -> Span:
    return Span(start=part.items.starts[part.first], end=part.items.ends[part.last])


def _known(context: Context, value: str) -> Resolved:
    """A value reckoned from the day of publication."""
    return Resolved(value=value, basis=PUBLISHED)


def day_value(year: int | None, month: int, day: int) -> str:
    return f"{year_words(year)}-{month:02d}-{day:02d}"


def year_words(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04d}"


def _shared_year(context: Context, part: Part) -> tuple[int, Span] | None:
    """The year another date of the text gives: without a day of publication the nearest before, else the nearest."""
    here = part.items.starts[part.first]
    at = bisect.bisect_right(context.stated, here, key=lambda s: s[0].start)
    before, after = context.stated[at - 1 : at], context.stated[at : at + 1]
    if context.published is None:
        found = before[-1] if before else after[0] if after else None
        return (found[1], found[0]) if found else None
    # "From March 3 to May 5, 2022": the other end of a range gives the year; any other date may be of another year.
    items = part.items
    for span, year in (*before, *after):
        low, high = sorted((span.end, here) if span.start < here else (items.ends[part.last], span.start))
        between = context.text[low:high].strip().lower()
        if high - low < 12 and context.words.single.get(between, ("",))[0] in (TO, AND):
            return year, span
    return None


def fill_year(context: Context, part: Part, month: int, day: int | None) -> tuple[int | None, str | None, Span | None]:
    """The year of a day or month named without one, with its basis and anchor."""
    if part.has("y"):
        return int(part.value("y")), STATED, None
    published = context.published
    if part.has("yrel"):
        if published is None:
            return None, None, None
        return published.year + _direction(part, "yrel"), PUBLISHED, None
    if day is not None and published is not None and part.has("rel"):
        return _year_of_day(part, month, day, published), PUBLISHED, None
    shared = _shared_year(context, part)
    if shared is not None:
        return shared[0], f"year of '{shared[1].of(context.text)}'", shared[1]
    if published is None:
        return None, None, None
    if day is None:
        return _year_of_month(context, part, month, published), PUBLISHED, None
    tense, weekday = context.tense(part), part.value("wd")
    options = [y for y in (published.year - 1, published.year, published.year + 1) if exists(y, month, day)]
    if not options:
        return None, None, None
    gap = {y: (date(y, month, day) - published).days for y in options}
    named = [y for y in options if weekday is not None and date(y, month, day).weekday() == weekday]
    if len(named) == 1 and abs(gap[named[0]]) <= 190:
        return named[0], PUBLISHED, None
    close = [y for y in options if 0 <= gap[y] <= CLOSE_DAYS]
    if close:
        return close[0], PUBLISHED, None
    past = [y for y in options if gap[y] <= 0]
    ahead = [y for y in options if gap[y] >= 0]
    soon = [y for y in ahead if gap[y] <= PREDICTED_DAYS]
    if ahead and (tense == "future" and gap[ahead[0]] < 300 or _set_ahead(context, part) and gap[ahead[0]] < 120):
        return ahead[0], PUBLISHED, None
    if soon and past and gap[past[-1]] < -330:
        return soon[0], PUBLISHED, None
    if tense == "past" and past:
        return past[-1], PUBLISHED, None
    if soon:
        return soon[0], PUBLISHED, None
    return min(options, key=lambda y: abs(gap[y]) + (AHEAD_PENALTY_DAYS if gap[y] > 0 else 0)), PUBLISHED, None


def _year_of_day(part: Part, month: int, day: int, published: date) -> int:
    """ "Last Oct. 23", "this June 5", "next May 9"."""
    rel = part.letter("rel")
    if rel == "L":
        return published.year - ((month, day) >= (published.month, published.day))
    return published.year + (rel == "X" and (month, day) <= (published.month, published.day))


def _set_ahead(context: Context, part: Part) -> bool:
    """Whether the word before sets the date ahead ("until Nov. 6")."""
    if part.first == 0:
        return False
    before, start = part.items.lower[part.first - 1], part.items.starts[part.first - 1]
    if before not in context.words.future_before:
        return False
    return context.tense(part) != "past" or (before in context.words.future_still and context.text[start].islower())


def _year_of_month(context: Context, part: Part, month: int, published: date) -> int:
    rel = part.letter("rel")
    if rel == "R":
        return published.year
    if rel == "L":
        return published.year - (month >= published.month)
    tense = "future" if rel == "X" else context.tense(part)
    ahead = (month - published.month) % 12
    if rel == "X" or (tense == "future" and ahead <= 7) or (_set_ahead(context, part) and ahead <= 4):
        return published.year + (month < published.month or (rel == "X" and month == published.month))
    if tense in ("present", None) and 0 < ahead <= 2 and not rel:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def _direction(part: Part, name: str) -> int:
    return {"L": -1, "X": 1}.get(part.letter(name), 0)


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
        told = _anchor(context, part)
        if told is not None and told.value[:4].isdigit():
            return Resolved(value=f"{told.value[:4]}-{month:02d}", basis=_from(context, told), anchor=told.span)
    year, basis, anchor = fill_year(context, part, month, None)
    return Resolved(value=f"{year_words(year)}-{month:02d}", basis=basis, anchor=anchor)


def _year(context: Context, part: Part) -> Resolved:
    return Resolved(value=f"{part.value('y'):04d}")


def _iso(context: Context, part: Part) -> Resolved:
    surface = part.items.lower[part.first].upper()
    year, month, day = (int(n) for n in surface[:10].split("-"))
    if not exists(year, month, day):
        return Resolved(value=surface, basis=IMPOSSIBLE)
    if len(surface) > 10 and surface[-1] != "Z" and surface[-5] in "+-":
        surface = f"{surface[:-2]}:{surface[-2:]}"
    return Resolved(value=surface, type="TIME" if len(surface) > 10 else "DATE")


def _numeric(context: Context, part: Part) -> Resolved:
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


def _weekday(context: Context, part: Part) -> Resolved:
    wanted, published = part.value("wd"), context.published
    if part.has("wu"):
        if published is None:
            return Resolved(value=f"XXXX-WXX-{wanted + 1}", basis=None)
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=_direction(part, "wrel"))
        return _known(context, (monday + timedelta(days=wanted)).isoformat())
    rel = part.letter("rel")
    if rel == "L" and part.word("rel") in context.words.previous:
        told = _anchor(context, part, day=True)
        base = _day(told.value) if told else None
        if told is not None and base is not None and not told.value.startswith("XXXX"):
            day = base - timedelta(days=(base.weekday() - wanted) % 7 or 7)
            return Resolved(value=day.isoformat(), basis=_from(context, told), anchor=told.span)
    if rel in ("H", "F"):
        told = _anchor(context, part, day=True)
        base = _day(told.value) if told else None
        if told is not None and base is not None:
            if rel == "H" and base.weekday() == wanted:
                return Resolved(value=told.value[:10], basis=_from(context, told), anchor=told.span)
            ahead = (wanted - base.weekday()) % 7 or (7 if rel == "F" else 0)
            return Resolved(
                value=(base + timedelta(days=ahead)).isoformat(), basis=_from(context, told), anchor=told.span
            )
    if published is None:
        return Resolved(value=f"XXXX-WXX-{wanted + 1}", basis=None)
    back = (published.weekday() - wanted) % 7
    ahead = (wanted - published.weekday()) % 7
    if rel == "L":
        return _known(context, (published - timedelta(days=back or 7)).isoformat())
    if rel == "X":
        return _known(context, (published + timedelta(days=ahead or 7)).isoformat())
    if rel == "R":
        return _known(context, (published + timedelta(days=wanted - published.weekday())).isoformat())
    if back and (context.tense(part) == "future" or _set_ahead(context, part)):
        return _known(context, (published + timedelta(days=ahead)).isoformat())
    return _known(context, (published - timedelta(days=back)).isoformat())


def _deictic(context: Context, part: Part) -> Resolved:
    days, _ = part.value("de")
    if context.published is None:
        return Resolved(value="XXXX-XX-XX", basis=None)
    return _known(context, (context.published + timedelta(days=days)).isoformat())


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


UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "DE": "XXX", "CE": "XX"}


def _unit(context: Context, part: Part) -> Resolved:
    if part.has("end"):
        year = f"{context.published.year:04d}" if context.published else "XXXX"
        return Resolved(value=year, basis=PUBLISHED if context.published else None, mod="END")
    unit = "Q" if part.letter("unit") == "j" else part.value("unit")
    direction = _direction(part, "rel")
    if part.has("whole"):
        direction = 0
    if unit == "Q" and (part.word("rel") == "latest" or part.letter("unit") == "j"):
        told = _anchor(context, part, grain="-Q", near=True)
        if told is not None:
            return Resolved(value=told.value, basis=_from(context, told), anchor=told.span)
    if part.word("rel") == "latest" or part.word("rel") == "current":
        direction = -1 if unit == "Q" and part.word("rel") == "latest" else 0
    if context.published is None:
        return Resolved(value=UNKNOWN.get(unit, "XXXX"), basis=None)
    if part.has("fy") and unit == "Y":
        return _known(context, "FY" + shifted(context.published, unit, direction))
    if unit == "WE" and direction == 1:
        direction = 0 if context.published.weekday() < 5 else 1
    return _known(context, shifted(context.published, unit, direction))


def _anchor(
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


def _from(context: Context, told: Told) -> str:
    return f"counted from '{told.span.of(context.text)}'"


def _day(value: str) -> date | None:
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
    base = _day(told.value)
    if base is None:
        return Resolved(value=UNKNOWN.get(unit, "XXXX"), basis=None, anchor=told.span)
    value = shifted(base, unit, count)
    if told.value.startswith("XXXX"):
        value = "XXXX" + value[4:] if unit not in ("DE", "CE") else UNKNOWN[unit]
        if unit in ("W", "FN", "WE"):
            value = "XXXX-WXX"
    return Resolved(value=value, basis=_from(context, told), anchor=told.span)


def _anaphor(context: Context, part: Part) -> Resolved:
    unit = part.value("unit")
    if part.letter("unit") == "j":
        unit = "Q"
    if part.has("yu"):
        return _unit_of_year(context, part, str(unit))
    if part.letter("unit") == "P":
        told = _anchor(context, part, day=True)
        if told is not None and (part.has("rel") or part.has("rel2")):
            return relative_to(context, told, "D", 1)
        day = told.value[:10] if told else "XXXX-XX-XX"
        return Resolved(value=day, basis=_from(context, told) if told else None, anchor=told.span if told else None)
    if part.letter("unit") == "S":
        told = _anchor(context, part)
        year = told.value[:4] if told else "XXXX"
        return Resolved(value=f"{year}-{unit}", basis=_from(context, told) if told else None, anchor=told.span if told else None)
    if part.has("rel2"):
        unit = "D"
    told = _anchor(context, part, day=unit in ("D", "W", "WE")) or (None if unit == "D" else _anchor(context, part))
    if told is None:
        if context.published is not None and part.has("rel"):
            return _known(context, shifted(context.published, unit, 1))
        if context.published is not None and unit != "D":
            return _known(context, shifted(context.published, unit, 0))
        return Resolved(value=UNKNOWN.get(str(unit), "XXXX"), basis=None)
    return relative_to(context, told, str(unit), 1 if part.has("rel") else 0)


def _unit_of_year(context: Context, part: Part, unit: str) -> Resolved:
    told = _anchor(context, part)
    if told is None or context.published is None:
        return Resolved(value="XXXX", basis=None)
    base = _day(told.value) or context.published
    if unit == "Q":
        return _known(context, f"{context.published.year - 1:04d}-Q{(base.month + 2) // 3}")
    return _known(context, shifted(base.replace(day=1, year=context.published.year - 1), unit, 0))


def _bare(context: Context, part: Part) -> Resolved:
    unit = part.value("unit")
    told = _anchor(context, part, grain="-Q") if unit == "Q" else None
    if told is not None:
        return Resolved(value=told.value, basis=_from(context, told), anchor=told.span)
    if context.published is None:
        return Resolved(value=UNKNOWN.get(unit, "XXXX"), basis=None)
    if unit == "Q":
        return _known(context, shifted(context.published, "Q", -1))
    if unit == "WE":
        past = context.tense(part) != "future" and context.published.weekday() < 5
        return _known(context, shifted(context.published, "WE", -1 if past else 0))
    if part.has("fy") and unit == "Y":
        return _known(context, "FY" + shifted(context.published, unit, 0))
    return _known(context, shifted(context.published, unit, 0))


def _season(context: Context, part: Part) -> Resolved:
    season = part.value("s")
    if part.has("y"):
        return Resolved(value=f"{part.value('y'):04d}-{season}")
    published = context.published
    if published is None:
        return Resolved(value=f"XXXX-{season}", basis=None)
    if part.has("yrel"):
        return _known(context, f"{published.year + _direction(part, 'yrel'):04d}-{season}")
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
    return _known(context, f"{year:04d}-{season}")


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
        direction = 0 if part.word("yrel") == "latest" else _direction(part, "yrel")
        return _known(context, f"{published.year + direction:04d}-{letter}{number}")
    now = (published.month - 1) // (6 if half else 3) + 1
    year = published.year
    if number > now and context.tense(part) != "future":
        year -= 1
    return _known(context, f"{year:04d}-{letter}{number}")


def _letters(context: Context, part: Part) -> Resolved:
    piece = part.value("q") or part.value("q2")
    year = part.value("y") or part.value("y2")
    if year is None and context.published is not None:
        return _known(context, f"{context.published.year:04d}-{piece}")
    return Resolved(value=f"{year_words(year)}-{piece}", basis=STATED if year else None)


def _earlier(context: Context, part: Part) -> Resolved:
    """ "The year-earlier quarter", "the 1988 period": the same piece of another year."""
    told = _anchor(context, part, grain="-Q") or _anchor(context, part)
    year = part.value("y")
    if told is None or not told.value[:4].isdigit():
        base = context.published
        if year is None:
            return _known(context, f"{base.year - 1:04d}") if base else Resolved(value="XXXX", basis=None)
        return Resolved(value=f"{year:04d}")
    year = year or int(told.value[:4]) - 1
    if part.has("ord") and part.value("unit") == "Q" and part.value("ord") <= 4:
        return Resolved(value=f"{year:04d}-Q{part.value('ord')}", basis=_from(context, told), anchor=told.span)
    if "-Q" in told.value and part.has("unit"):
        return Resolved(value=f"{year:04d}{told.value[4:]}", basis=_from(context, told), anchor=told.span)
    return Resolved(value=f"{year:04d}", basis=_from(context, told), anchor=told.span)


def _decade(context: Context, part: Part) -> Resolved:
    number = part.value("dec")
    if number >= 1000:
        return Resolved(value=f"{number // 10:03d}")
    return Resolved(value=f"{190 + number // 10:03d}" if number > 20 else f"{200 + number // 10:03d}", basis="century assumed")


def _century(context: Context, part: Part) -> Resolved:
    return Resolved(value=f"{part.value('ord') - 1:02d}")


def _shift(context: Context, part: Part) -> Resolved:
    low, high, number = counted(part)
    unit = part.value("unit")
    direction = part.value("dir")
    ago = part.letter("dir") == "G"
    sign = -1 if ago else direction
    if number == "X" or low != high and number == "X":
        return Resolved(value="PAST_REF" if sign < 0 else "FUTURE_REF", basis=None)
    if unit in ("TS", "TM", "TH", "ML"):
        hours = {"TS": 1 / 3600, "TM": 1 / 60, "TH": 1}.get(unit, 0) * float(number)
        told = None if ago else _anchor(context, part, day=True)
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
    quarter = _anchor(context, part, grain="-Q", near=True) if unit == "Y" and sign < 0 and part.letter("n") == "a" else None
    if quarter is not None and quarter.value[:4].isdigit():
        value = f"{int(quarter.value[:4]) + sign * int(count):04d}{quarter.value[4:]}"
        return Resolved(value=value, basis=_from(context, quarter), anchor=quarter.span)
    if ago or part.word("dir") in context.words.from_now:
        if context.published is None:
            return Resolved(value=UNKNOWN.get(unit, "XXXX"), basis=None)
        return _known(context, shifted(context.published, unit, sign * int(count)))
    told = _anchor(context, part, day=unit == "D", fresh=unit == "Y") or (None if unit == "D" else _anchor(context, part))
    if told is None:
        if context.published is not None:
            return _known(context, shifted(context.published, unit, sign * int(count)))
        return Resolved(value=UNKNOWN.get(unit, "XXXX"), basis=None)
    return relative_to(context, told, unit, sign * int(count))


def _hours(context: Context, told: Told | None, hours: float) -> Resolved:
    if told is not None and (found := re.match(r"(.{4}-\d\d-\d\d)T(\d\d):(\d\d)", told.value)):
        minutes = int(found[2]) * 60 + int(found[3]) + round(hours * 60)
        base = _day(told.value)
        if base is not None:
            day = (base + timedelta(days=minutes // 1440)).isoformat()
            if told.value.startswith("XXXX"):
                day = "XXXX" + day[4:]
            zone = re.sub(r"^.*T\d\d:\d\d(?::\d\d)?", "", told.value)
            value = f"{day}T{minutes % 1440 // 60:02d}:{minutes % 60:02d}{zone}"
            return Resolved(value=value, basis=_from(context, told), anchor=told.span, type="TIME")
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
        return _known(context, days[1 + _direction(part, "yrel")].isoformat())
    past = [d for d in days if d <= published]
    ahead = [d for d in days if d >= published]
    future = part.letter("rel") == "X" or (not part.has("rel") and context.tense(part) in ("future", "present"))
    return _known(context, (ahead[0] if future else past[-1]).isoformat())


def holiday_date(rule: str, year: int) -> date:
    """The day of a holiday in a year; Easter after Butcher (Gregorian) and Meeus (Julian, turned Gregorian until 2099)."""
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


RESOLVERS: dict[str, Callable[[Context, Part], Resolved]] = {
    "date": _date, "month": _month, "year": _year, "iso": _iso, "numeric": _numeric, "weekday": _weekday,
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
