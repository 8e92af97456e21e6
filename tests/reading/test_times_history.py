"""Histories: where the year told last carries on, and news, where it does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.model import Span
from hearsay.reading.times.context import Told
from hearsay.reading.times.history import carried_year
from tests.reading.test_times import find

WAR = (
    "The army crossed the river on 3 March 1921. On 5 May it took the fort. In November 1921 a truce was signed, and"
    " on 12 January the guns spoke again. In the spring the town fell. By the end of the year the war was over. On 2"
    " June 1923 a treaty followed. That October the king fled."
)
VALUES = [
    ("3 March 1921", "1921-03-03"), ("5 May", "1921-05-05"), ("November 1921", "1921-11"), ("12 January", "1922-01-12"),
    ("the spring", "1922-SP"), ("the end of the year", "1922"), ("2 June 1923", "1923-06-02"),
    ("That October", "1923-10"),
]  # fmt: skip


@pytest.mark.parametrize("published", [None, "2018-12-19"])
def test_a_history_carries_its_years_on(published: str | None) -> None:
    found = find(WAR, published)
    assert [(t.span.of(WAR), t.value) for t in found] == VALUES


def test_a_carried_year_says_where_it_comes_from() -> None:
    found = find(WAR, None)
    assert (found[1].basis, found[1].anchor) == ("year of '3 March 1921'", found[0].span)
    assert found[0].basis == "stated"


NEWS = [
    # One look back does not make a history.
    "In 2014 the town was shelled. On June 8 the guns were back.",
    # The first date has no year: the text counts from its own day.
    "On June 8 the town fell. It had fallen on 3 March 2014, on 5 May 2015 and on 7 July 2016.",
    # Weekdays count from the day of writing.
    "It fell on 3 March 2014, 5 May 2015 and 7 July 2016. He came on Monday, left on Tuesday. On June 8 it rained.",
    # The dates without year crowd before publication.
    "It fell on 3 March 2014, 5 May 2015 and 7 July 2016. On June 8 it fell again, on June 12 it was free.",
]


@pytest.mark.parametrize("text", NEWS)
def test_news_takes_no_year_from_the_past(text: str) -> None:
    values = {t.span.of(text): t.value for t in find(text)}
    assert values["June 8"] == "2025-06-08"


def test_without_publication_news_keeps_its_year_open() -> None:
    found = find(NEWS[0], None)
    assert [t.value for t in found] == ["2014", "XXXX-06-08"]


@settings(max_examples=60)
@given(st.integers(1000, 2100), st.integers(1, 12), st.integers(1, 12))
def test_a_carried_year_is_off_by_one_at_most_and_only_over_a_turn(year: int, told: int, month: int) -> None:
    found = carried_year([Told(Span(start=0, end=1), f"{year:04d}-{told:02d}-05", 0)], month)
    assert found is not None
    assert abs(found[0] - year) <= (abs(told - month) >= 9)


def test_nothing_is_carried_from_what_publication_gave() -> None:
    assert carried_year([Told(Span(start=0, end=1), "2025-06-05", 0, published=True)], 3) is None
    assert carried_year([], 3) is None
