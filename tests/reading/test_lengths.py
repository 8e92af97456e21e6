"""Days that the words of a length cover."""

import pytest

from hearsay.reading.lengths import days_of


@pytest.mark.parametrize(
    ("words", "days"),
    [("ten days later", (10, 10)), ("nearly two weeks later", (11, 14)), ("a week later", (5, 9)),
     ("twenty-one days afterwards", (21, 21)), ("1,000 days later", (1000, 1000)), ("the next day", None),
     ("later", None), ("", None), ("two mills later", None)],
)  # fmt: skip
def test_days_of(words, days):
    assert days_of(words) == days
