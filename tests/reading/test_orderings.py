"""Dates that words put in order."""

import pytest

from tests.helpers import reading


def order(text):
    return [
        (o.earlier.span.of(text), o.span.of(text), o.later.span.of(text)) for o in reading(text, "2025-12-01").orderings
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor left on 4 May 2014, after the raid of 1 May 2014.", ("1 May 2014", "after", "4 May 2014")),
        ("Before the vote of 14 May 2014, the mayor met the council on 9 May 2014.",
         ("9 May 2014", "Before", "14 May 2014")),
        ("The fair opened on 5 May 2014 and closed on 9 May 2014.", ("5 May 2014", "closed", "9 May 2014")),
        ("The storm of 5 May 2014 was followed by the flood of 9 May 2014.", ("5 May 2014", "followed", "9 May 2014")),
    ],
)  # fmt: skip
def test_in_order(text, found):
    assert order(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "He said on 3 May 2014 that he would leave after the vote on 20 May 2014.",
        "The mayor left on Monday, after the raid.",
        "After the raid the mayor left on 4 May 2014.",
    ],
)
def test_no_order_between_an_utterance_and_what_it_tells(text):
    assert order(text) == []
