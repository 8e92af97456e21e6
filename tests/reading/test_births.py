"""Dates of birth and what stands beside them."""

import pytest

from tests.helpers import reading


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("His passport gives his date of birth as 4 May 1965.", "4 May 1965"),
        ("The painter (1952–2013) was a recluse.", "1952"),
        ("Born on 4 May 1965, she grew up by the sea.", "4 May 1965"),
        ("The sailor came into the world in 1901.", "1901"),
    ],
)
def test_birth_is_tied_to_its_date(text, date):
    assert [w.subject.of(text) for w in reading(text).words("birth")] == [date]


def test_a_range_of_years_of_no_life_is_no_birth():
    assert reading("The council met in 1952–2013 without a break.").words("birth") == ()
