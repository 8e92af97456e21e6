"""Time expressions, and when a happening took place."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from hearsay.model.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal[
    "second",
    "minute",
    "hour",
    "daypart",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "reference",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression after TimeML's TIMEX3.

    `earliest` and `latest` are both inclusive; naive where no zone is known, both None where the value does not fix
    an interval (year unknown, a bare duration). `zone` is an offset such as "+03:00" or "Z"; `zone_basis` says why.
    """

    span: Span
    type: TimexType
    value: str
    """TIMEX3 value; the year is XXXX where neither the text nor the published date gives one."""
    mod: str | None = None
    """TIMEX3 mod: START, MID, END, APPROX, LESS_THAN, MORE_THAN, EQUAL_OR_LESS, EQUAL_OR_MORE, BEFORE, AFTER."""
    earliest: datetime | None = None
    latest: datetime | None = None
    grain: Grain | None = None
    zone: str | None = None
    zone_basis: str | None = None
    anchor: Span | None = None
    """The other time expression this one was resolved against."""
    basis: str | None = None
    """How what the words leave out was filled: "stated", "published date", "year of 'May 20, 2025'"."""
    days: tuple[float, float] | None = None
    """For durations: least and most days the words cover, by the bands of the lexicon ("nearly two weeks": 11, 14)."""
    weekday: int | None = None
    """Monday 0, where a weekday is named together with a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When a happening took place, as far as the report says."""

    value: str
    earliest: datetime | None = None
    latest: datetime | None = None
    basis: str
    span: Span | None = None
    """The time expression it rests on."""
