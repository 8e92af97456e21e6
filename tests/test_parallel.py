"""Many at a time gives what one after another gives, in order, and never takes the whole input in hand."""

import pytest

from hearsay.parallel import IN_HAND, in_order


def double(number: int) -> int:
    if number == 13:
        raise ValueError("thirteen")
    return 2 * number


def test_order_is_kept_and_input_is_taken_as_needed():
    taken = []

    def numbers():
        for number in range(100, 160):
            taken.append(number)
            yield number

    results = in_order(double, numbers(), 2)
    first = next(results)
    assert first == 200
    assert len(taken) <= 2 * IN_HAND + 2
    assert [first, *results] == [2 * n for n in range(100, 160)]


def test_what_a_job_raises_is_raised():
    with pytest.raises(ValueError, match="thirteen"):
        list(in_order(double, range(10, 20), 2))


def test_no_jobs():
    assert list(in_order(double, [], 2)) == []
