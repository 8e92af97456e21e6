"""Days and years numbered from a beginning are lengths of time."""

import pytest

from tests.helpers import reading


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They fled on 1 May 2020 and came back on 9 May 2020, on the 9th day of the flood.", [("9th day", 8, 9)]),
        ("They fled on 1 May 2020 and came back on 9 May 2020, on the ninth day of the flood.", [("ninth day", 8, 9)]),
        ("Day 23 of the flood, which came on 1 May 2020, was 23 May 2020.", [("Day 23", 22, 23)]),
        (
            "On 1 May 2020 they marked the 30th anniversary of the flood of 1 May 1990.",
            [("30th anniversary", 10955, 10959)],
        ),
        ("The mill of 1950 marked the 30th anniversary of its reopening in 2019.", []),
        ("Day 23 of the trial, which opened on 1 May 2020, was 23 June 2020.", []),
    ],
)
def test_numbered(text, found):
    intervals = reading(text).intervals
    assert [(i.span.of(text), round(i.timex.days[0]), round(i.timex.days[1])) for i in intervals] == found
