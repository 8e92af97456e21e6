"""Stated lengths of time, tied to the dates of both their ends."""

import pytest

from tests.helpers import reading


def ends(text):
    read = reading(text, "2025-12-01")
    return [
        (i.span.of(text), i.earlier.span.of(text) if i.earlier else None, i.later.span.of(text) if i.later else None)
        for i in read.intervals
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mill burned on 3 May 2025; ten days later, on 13 May 2025, the miller left.",
         ("ten days later", "3 May 2025", "13 May 2025")),
        ("The mill burned on 3 May 2025. It was rebuilt on 24 May 2025, three weeks later.",
         ("three weeks later", "3 May 2025", "24 May 2025")),
        ("The fair lasted ten days, from 3 May 2025 to 13 May 2025.", ("ten days", "3 May 2025", "13 May 2025")),
        ("On 13 May 2025, ten days to the day after the fire of 3 May 2025, the miller left.",
         ("ten days to the day after the fire of 3 May 2025", "3 May 2025", "13 May 2025")),
        ("The mill was built in 1920 and burned in 1950, thirty years later.", ("thirty years later", "1920", "1950")),
        ("The alarm came on 3 May 2025 at 10:00. It ended at 12:00, two hours later.",
         ("two hours later", "3 May 2025 at 10:00", "12:00")),
        ("Four weeks after the well ran dry on May 6, 2025, water flowed again on June 3, 2025.",
         ("Four weeks after the well ran dry on May 6, 2025", "May 6, 2025", "June 3, 2025")),
    ],
)  # fmt: skip
def test_both_ends(text, found):
    assert found in ends(text)


@pytest.mark.parametrize(
    "text",
    [
        "He fought in 2004 and took six months off in 2009.",
        "The mill has stood for ten days.",
        "The mill burned on 3 May 2025, ten days ago.",
    ],
)
def test_no_ends_without_words_that_tie_them(text):
    assert not [e for e in ends(text) if e[1] and e[2]]
