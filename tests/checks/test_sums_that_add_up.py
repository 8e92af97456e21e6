"""A sum that adds up is never suspected, whatever its numbers; the same sum is when a number in it is far off."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.checks.catalogue import RULES
from tests.checks import cases
from tests.helpers import report

RULE = next(rule for rule in RULES if rule.code == "HS501")
FRAMES = (
    "The coach held {t} people: {a} nurses, {b} cooks and {c} drivers.",
    "Among the {t} wounded were {a} nurses, {b} cooks and {c} drivers; nobody else was hurt.",
    "The dealer keeps {a} mules, {b} ponies and {c} donkeys – altogether {t} animals.",
    "The gale left {t} people dead in three ports, with {a} in the first, {b} in the second and {c} in the last.",
    "The rebels let go {a} captives on Tuesday, {b} on Thursday and {c} on Friday. That makes {t} in one week.",
    "With {a} deaths in the hills, {b} in the plain and {c} at sea, the fever has now taken {t} lives.",
    "The choir has {t} members, {a} from the port, {b} from the suburbs and {c} from abroad.",
    "The squad took home {t} medals, {a} gold, {b} silver and {c} bronze.",
)
NUMBERS = st.tuples(*[st.integers(min_value=2, max_value=90)] * 3)


def suspected(text: str) -> bool:
    return bool(cases.findings(RULE, report(text))[1])


@settings(max_examples=40, deadline=None)
@given(frame=st.sampled_from(FRAMES), numbers=NUMBERS)
def test_a_sum_that_adds_up_is_not_suspected(frame: str, numbers: tuple[int, int, int]) -> None:
    a, b, c = numbers
    assert not suspected(frame.format(a=a, b=b, c=c, t=a + b + c))


@pytest.mark.parametrize("frame", FRAMES)
def test_one_that_does_not_is(frame: str) -> None:
    assert suspected(frame.format(a=21, b=34, c=16, t=80))
