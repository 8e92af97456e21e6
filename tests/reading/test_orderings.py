"""Words that put two dates in order."""

import pytest

from tests.helpers import reading


@pytest.mark.parametrize(
    ("text", "earlier", "later"),
    [
        ("In the wake of the mutiny of 3 May 2014, the fort was closed on 9 May 2014.", "3 May 2014", "9 May 2014"),
        ("He sold the mill on 3 May 2014, prior to his arrest on 9 May 2014.", "3 May 2014", "9 May 2014"),
        ("The quake of 3 May 2014 preceded the flood of 9 May 2014.", "3 May 2014", "9 May 2014"),
        ("The vote of 9 May 2014 was preceded by riots on 3 May 2014.", "3 May 2014", "9 May 2014"),
        ("Votes were counted on 9 May 2014. Earlier, on 3 May 2014, the mayor had left.", "3 May 2014", "9 May 2014"),
        ("The road opened in 1990, later than the railway, which opened in 1970.", "1970", "1990"),
    ],
)
def test_order_is_read(text, earlier, later):
    found = [(o.earlier.span.of(text), o.later.span.of(text)) for o in reading(text).orderings]
    assert (earlier, later) in found
    assert (later, earlier) not in found


@pytest.mark.parametrize(
    "text",
    [
        "He said on 3 May 2014 that he would leave after the vote on 20 May 2014.",
        "He retired on 3 May 2014, after a long illness, and died on 20 May 2014.",
    ],
)
def test_dates_of_other_frames_are_not_ordered(text):
    assert reading(text).orderings == ()
