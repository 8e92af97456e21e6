"""Zones of clock times by place and long name."""

import pytest

from tests.helpers import reading


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("It was 22:05 in Tokyo on 3 March 2020.", ["+09:00"]),
        ("On 3 July 2020 it was 21:35 Indian Standard Time.", ["+05:30"]),
        ("The polls closed on 3 July 2020. In Istanbul it was 19:30.", ["+03:00"]),
        ("On 3 July 2020 the siren sounded at 10:00 in Warsaw.", ["+02:00"]),
        ("The siren sounded in the valley at 10:00 on 3 July 2020.", []),
    ],
)
def test_offset_is_that_of_the_place_on_the_day(text, offsets):
    assert [w.lemma for w in reading(text).words("clock_zone")] == offsets


def test_without_a_day_both_offsets_of_the_year_are_possible():
    (word,) = reading("The siren sounded at 10:00 in Oslo.", "2020-01-05").words("clock_zone")
    assert word.lemma.split("|") == ["+01:00", "+02:00"]
