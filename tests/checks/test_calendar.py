"""Days between time expressions, with and without years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.checks.calendar import day_of, day_words, days_between, is_before, names_year
from hearsay.model import Span, Timex


def timex(value):
    return Timex(span=Span(start=0, end=1), type="DATE", value=value)


@pytest.mark.parametrize(
    ("earlier", "later", "gap"),
    [
        ("2025-05-20", "2025-06-08", (19, 19)),
        ("XXXX-05-20", "XXXX-06-08", (19, 19)),
        ("XXXX-02-20", "XXXX-03-01", (9, 10)),
        ("XXXX-12-30", "XXXX-01-03", (4, 4)),
        ("2025-05-20T09:14+03:00", "2025-06-08", (19, 19)),
        ("2025-05-20", "XXXX-06-08", None),
        ("2025-05", "2025-06-08", (8, 38)),
        ("1950", "1990", (14246, 14974)),
        ("2025-13", "2025-06-08", None),
        ("2025-02-30", "2025-03-08", None),
        ("XXXX-02-29", "XXXX-03-08", None),
    ],
)
def test_days_between(earlier, later, gap):
    assert days_between(timex(earlier), timex(later)) == gap


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 300))
def test_days_between_is_the_calendars(first, days):
    last = first + timedelta(days=days)
    assert days_between(timex(first.isoformat()), timex(last.isoformat())) == (days, days)
    yearless = days_between(timex(f"XXXX{first.isoformat()[4:]}"), timex(f"XXXX{last.isoformat()[4:]}"))
    assert yearless is None or yearless[0] - 1 <= days <= yearless[1] + 1


@pytest.mark.parametrize(
    ("words", "answer"),
    [("20 May 2025", True), ("May 20", False), ("20.05.2025", True), ("20.05.25", True), ("9:14", False),
     ("May ’22", True), ("the 1990s", False), ("2022", True), ("12 000", False)],
)  # fmt: skip
def test_names_year(words, answer):
    assert names_year(words) is answer


def test_day_of_keeps_unknown_years_unknown():
    assert day_of(timex("XXXX-05-20")) is None
    assert day_of(timex("XXXX-05-20"), 2025) == date(2025, 5, 20)
    assert day_words(date(2025, 5, 3)) == "3 May 2025"


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [("2025-05-20", "2025-06-08", True), ("2025-06-08", "2025-05-20", False), ("2025-05", "2025-05-20", False),
     ("2024", "2025-05-20", True), ("XXXX-05-20", "XXXX-06-08", True), ("XXXX-12-30", "XXXX-01-03", None),
     ("2025-05-20T09:14", "2025-05-20T10:14", True), ("2025-05-20", "XXXX-06-08", None), ("P3D", "2025-06-08", None)],
)  # fmt: skip
def test_is_before(first, second, answer):
    assert is_before(timex(first), timex(second)) is answer
