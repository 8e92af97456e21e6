"""The year of a day or month named without one: the text's, or the nearest to publication that the tense allows."""

import bisect
from datetime import date

from hearsay.model import Span
from hearsay.reading.times.context import PUBLISHED, STATED, Context, direction_of
from hearsay.reading.times.grammar import Part
from hearsay.reading.times.history import carried_year
from hearsay.reading.times.values import exists
from hearsay.reading.times.words import AND, FROM, TO

DASHES = ("-", "–", "—")
SHARED_MONTHS = 3
"""With no day of publication a date so many months from one that has a year is taken to be of that year."""
CLOSE_DAYS = 3
"""A date so many days after publication is that day whatever the tense: papers date themselves ahead."""
AHEAD_PENALTY_DAYS = 120
"""Reports look back more than ahead: a coming date must be so much nearer to be preferred."""
FORESEEN_DAYS = 62
"""The same for a date that hangs on a noun under a past verb ("an offer extended to Nov. 20")."""
FORESEEN_MONTHS = 7
"""A month up to so many months on is the coming one behind "by" or "until"."""
PREDICTED_DAYS = 31
"""A date without year up to so many days after publication, of no plain tense, is taken for the coming one."""


def fill_year(context: Context, part: Part, month: int, day: int | None) -> tuple[int | None, str | None, Span | None]:
    """The year of a day or month named without one, with its basis and anchor."""
    if part.has("y"):
        return int(part.value("y")), STATED, None
    published = context.published
    if part.has("yrel"):
        if published is None:
            return None, None, None
        return published.year + direction_of(part, "yrel"), PUBLISHED, None
    if day is not None and published is not None and part.has("rel"):
        return _year_of_day(part, month, day, published), PUBLISHED, None
    shared = _shared_year(context, part, month)
    if shared is not None:
        return shared[0], f"year of '{shared[1].of(context.text)}'", shared[1]
    carried = carried_year(context.told, month) if context.history and not part.has("rel") else None
    if carried is not None:
        return carried[0], f"year of '{carried[1].of(context.text)}'", carried[1]
    if published is None:
        return None, None, None
    if day is None:
        return _year_of_month(context, part, month, published), PUBLISHED, None
    (tense, direct), weekday = context.tense_above(part), part.value("wd")
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
    if ahead and ((tense == "future" and gap[ahead[0]] < 300) or (set_ahead(context, part) and gap[ahead[0]] < 120)):
        return ahead[0], PUBLISHED, None
    if soon and past and gap[past[-1]] < -330:
        return soon[0], PUBLISHED, None
    if tense == "past" and past and (direct or gap[ahead[0]] > FORESEEN_DAYS if ahead else True):
        return past[-1], PUBLISHED, None
    if soon or (tense == "past" and ahead):
        return (soon or ahead)[0], PUBLISHED, None
    return min(options, key=lambda y: abs(gap[y]) + (AHEAD_PENALTY_DAYS if gap[y] > 0 else 0)), PUBLISHED, None


def _shared_year(context: Context, part: Part, month: int) -> tuple[int, Span] | None:
    """The year another date gives: the other end of a range, or, with no day of publication, a near date."""
    here = part.items.starts[part.first]
    at = bisect.bisect_right(context.stated, here, key=lambda s: s.span.start)
    items = part.items
    for stated in (*context.stated[at - 1 : at], *context.stated[at : at + 1]):
        span = stated.span
        low, high = (span.end, here) if span.start < here else (items.ends[part.last], span.start)
        between = context.text[low:high].strip().lower()
        if high - low < 12 and (between in DASHES or context.words.single.get(between, ("",))[0] in (TO, AND)):
            return stated.year, span
        if part.second and 0 <= high - low < 12:
            return stated.year, span
        if stated.day and context.published is None and abs(stated.month - month) <= SHARED_MONTHS:
            return stated.year, span
    return None


def _year_of_day(part: Part, month: int, day: int, published: date) -> int:
    """ "Last Oct. 23", "this June 5", "next May 9"."""
    rel = part.letter("rel")
    if rel == "L":
        return published.year - ((month, day) >= (published.month, published.day))
    return published.year + (rel == "X" and (month, day) <= (published.month, published.day))


def _year_of_month(context: Context, part: Part, month: int, published: date) -> int:
    rel = part.letter("rel")
    if rel == "R":
        return published.year
    if rel == "L":
        return published.year - (month >= published.month)
    tense = "future" if rel == "X" else context.tense(part)
    ahead = (month - published.month) % 12
    if rel == "X" or (tense == "future" and ahead <= 7) or (set_ahead(context, part) and ahead <= FORESEEN_MONTHS):
        return published.year + (month < published.month or (rel == "X" and month == published.month))
    if tense in ("present", None) and 0 < ahead <= 2 and not rel:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def _ends_range(part: Part) -> bool:
    """Whether "to" before the words ends a range that "from" began."""
    letters = part.items.letters
    return letters[part.first - 1] == TO and FROM in letters[max(0, part.first - RANGE_ITEMS) : part.first - 1]


RANGE_ITEMS = 8
"""Most items between "from" and the end of its range."""


def set_ahead(context: Context, part: Part) -> bool:
    """Whether the word before sets the date ahead ("until Nov. 6")."""
    if part.first == 0:
        return False
    before, start = part.items.lower[part.first - 1], part.items.starts[part.first - 1]
    if before not in context.words.near["ahead"] or _ends_range(part):
        return False
    tense, direct = context.tense_above(part)
    if before in context.words.near["toward"] and not direct:
        # "In contrast to Thursday" sets nothing ahead, "postponed to Thursday" does.
        return False
    return (
        tense != "past" or not direct or (before in context.words.near["still_ahead"] and context.text[start].islower())
    )
