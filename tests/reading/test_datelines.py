"""Datelines stay outside the claim they stand in front of; dashes in sentences are no datelines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reading.datelines import end_of
from tests.helpers import reading

SENTENCE = "Two bridges were destroyed on Sunday, the army said."


@pytest.mark.parametrize(
    "line",
    ["KHARTOUM, 3 March 2025 (Sahel Wire) - ", "Gaza City — ", "KYIV — ", "KYIV, Ukraine (NP) -- ", "Vienna, 5 May – ",
     "ODESA (Southern Chronicle) - ", "NEW DELHI/SRINAGAR, April 27 (PressNet) - ", "LVIV (NP)_ "],
)  # fmt: skip
def test_dateline_is_no_part_of_the_claim(line):
    assert end_of(line + SENTENCE) == len(line)
    found = reading(line + SENTENCE)
    assert [c.span.of(found.report.text) for c in found.claims] == ["Two bridges were destroyed on Sunday"]


@pytest.mark.parametrize(
    "line",
    ["The bridge – a narrow one – was destroyed.", "Kyiv - the capital - was calm.", "We left. Kyiv — Odesa was open.",
     "Novak said the town - Two Rivers - was safe.", "“Kyiv — Lviv” was the train's name.", "KYIV", "KYIV — "],
)  # fmt: skip
def test_a_dash_in_a_sentence_is_none(line):
    assert end_of(line) == 0


@given(st.text(max_size=120))
def test_any_line_is_answered(line):
    assert 0 <= end_of(line) < max(1, len(line))
