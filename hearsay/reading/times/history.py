"""Histories: texts that tell of years gone by in order, where a date without year takes the year told last."""

import re
from collections.abc import Sequence
from datetime import date

from hearsay.model import Span
from hearsay.reading.times.context import Told
from hearsay.reading.times.grammar import Part

LEAST_DATES = 3
"""So many dates with a year of their own, away from publication, make a history ..."""
LEAST_MONTHS = 2
"""... if so many of them tell a month or day ..."""
SPOKEN_SHARE = 3
"""... they outnumber what counts from the day of writing ("yesterday", "on Monday") so many times ..."""
UNDATED_SHARE = 6
"""... and there are no more than so many dates without a year to each of them."""
NEWS_DAYS = 45
"""Where most of the days without a year lie so many days before publication or less, it is news after all."""
RECENT_YEARS = 1
"""A year so many before publication is still news."""
WRAP_MONTHS = 9
"""From December to January the year turns: a month so many earlier lies in the next year, so many later in the last."""
YEAR_MONTH = re.compile(r"(BC)?(\d{4})(?:-(\d\d)(?!\d))?")
SPOKEN = frozenset(("weekday", "deictic", "morning"))
DATED = frozenset(("date", "month", "iso", "numeric", "year", "season"))


def is_history(chosen: Sequence[Part], published: date | None) -> bool:
    """Whether a text tells of the past by dates of its own, rather than from the day it was written."""
    far = months = near = spoken = 0
    undated: list[Part] = []
    for part in chosen:
        year = _own_year(part) if part.kind in DATED else None
        ago = part.kind == "shift" and part.letter("dir") == "G"
        if part.kind in SPOKEN or ago or (part.kind == "unit" and part.has("rel")):
            spoken += 1
        elif year is None:
            if part.kind in ("date", "month"):
                undated.append(part)
                if not far:
                    return False
        elif published is not None and published.year - RECENT_YEARS <= year <= published.year + RECENT_YEARS:
            near += 1
        else:
            far += 1
            months += part.kind not in ("year", "season")
    return (
        far >= max(LEAST_DATES, near + 1, SPOKEN_SHARE * spoken)
        and months >= LEAST_MONTHS
        and len(undated) <= UNDATED_SHARE * far
        and not (published is not None and _newsy(undated, published))
    )


def _newsy(undated: Sequence[Part], published: date) -> bool:
    """Whether the days without a year crowd before the day of publication."""
    days = [(part.value("m"), part.value("d")) for part in undated if part.kind == "date"]
    here = published.month * 30.4 + published.day
    late: int = sum((here - month * 30.4 - day) % 365 <= NEWS_DAYS for month, day in days)
    return 2 * late > len(days)


def _own_year(part: Part) -> int | None:
    if part.has("y"):
        return int(part.value("y"))
    if part.kind in ("iso", "numeric"):
        found = re.search(r"(?<!\d)\d{4}(?!\d)", part.items.lower[part.groups.get("num", part.first)])
        return int(found.group()) if found else None
    return None


def carried_year(told: Sequence[Told], month: int | None) -> tuple[int, Span] | None:
    """The year told last, moved where its month and this one lie at the two ends of a year; None before any."""
    for last in reversed(told):
        found = YEAR_MONTH.match(last.value)
        if found is None or last.published:
            continue
        year = -int(found[2]) if found[1] else int(found[2])
        if month is not None and found[3] is not None:
            gap = month - int(found[3])
            year += (gap <= -WRAP_MONTHS) - (gap >= WRAP_MONTHS)
        return year, last.span
    return None
