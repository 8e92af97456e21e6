"""Bands of lengths of time, and days between dates with and without a year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model import Timex
from hearsay.reading.times import durations
from tests.reading.test_times import find

BANDS = [
    ("nearly two weeks", (11, 14)),
    ("nearly three weeks", (16, 21)),
    ("about two weeks", (12, 16)),
    ("more than two weeks", (15, 21)),
    ("less than two weeks", (7, 13)),
    ("at least ten days", (10, 15)),
    ("up to ten days", (5, 10)),
    ("two weeks", (12, 16)),
    ("19 days", (19, 19)),
    ("several days", (3, 9)),
    ("a couple of weeks", (14, 21)),
    ("two to three weeks", (14, 21)),
    ("48 hours", (2, 2)),
    ("almost a month", (22, 31)),
]


@pytest.mark.parametrize(("words", "days"), BANDS)
def test_days_the_words_cover(words: str, days: tuple[int, int]) -> None:
    text = f"It came {words} after the raid."
    (timex,) = find(text)
    assert timex.span.of(text) == words
    assert timex.type == "DURATION"
    assert timex.days == days


def one(text: str, published: str | None = None) -> Timex:
    (timex,) = find(text, published)
    return timex


def test_days_between_dates_without_a_year() -> None:
    first, last = one("They crossed on May 20."), one("It was announced on June 8.")
    assert durations.days_between(first, last) == (19, 19)
    assert durations.days_between(one("They crossed on February 20."), one("It ended on March 1.")) == (9, 10)
    assert durations.days_between(one("They crossed on December 30."), one("It ended on January 2.")) == (3, 3)


def test_days_between_needs_both_years_or_neither() -> None:
    assert durations.days_between(one("They crossed on May 20, 2025."), one("It ended on June 8.")) is None
    assert durations.days_between(one("They crossed in May."), one("It ended on June 8.")) is None


def test_covers() -> None:
    nearly = one("It came nearly two weeks after the raid.")
    assert not durations.covers(nearly, 19)
    assert durations.covers(nearly, 13)
    assert durations.covers(one("It came nearly three weeks after the raid."), 19)


@given(st.integers(1, 400), st.sampled_from(["D", "W", "M", "Y", "DE"]))
def test_span_grows_with_the_number(number: int, unit: str) -> None:
    least, most = durations.span_days(number, unit)
    assert 0 < least <= most
    assert durations.span_days(number + 1, unit)[0] > least


@pytest.mark.parametrize(("number", "least", "most"), [(1, 28, 31), (2, 59, 62), (3, 89, 92), (6, 181, 184)])
def test_months_are_as_long_as_the_calendar_has_them(number: int, least: int, most: int) -> None:
    low, high = durations.span_days(number, "M")
    assert least - 1 <= low <= least + 0.5 and most - 0.5 <= high <= most + 1
