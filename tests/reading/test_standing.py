"""What meets a stretch of the text is what a walk over all items finds."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.model import Span
from hearsay.reading.standing import Standing

SPANS = st.lists(
    st.builds(lambda start, length: Span(start=start, end=start + length), st.integers(0, 60), st.integers(1, 30)),
    max_size=25,
)


@given(items=SPANS, stretches=SPANS)
def test_meeting_is_the_same_as_a_walk_over_all(items: list[Span], stretches: list[Span]) -> None:
    standing = Standing(enumerate(items), lambda pair: pair[1])
    walked = tuple(pair for pair in enumerate(items) if any(pair[1].overlaps(s) for s in stretches))
    assert standing.meeting(*stretches) == walked


def test_an_item_beside_a_stretch_does_not_meet_it() -> None:
    standing = Standing([Span(start=0, end=4), Span(start=8, end=9)], lambda span: span)
    assert standing.meeting(Span(start=4, end=8)) == ()
