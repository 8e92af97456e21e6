"""Odd documents: nothing raises in times, quantities and names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.reading import names, quantities, syntax, times
from tests.helpers import report

LONG = "9" * 6000
ODD = {
    "no letters": " ".join(str(n * 37 % 3001) for n in range(1500)),
    "one long word": "a" * 50_000,
    "one long number": LONG,
    "a long number of days": f"{LONG} days ago, {LONG} years later, the {LONG}th day of the war, in {LONG} BC",
    "months only": "May " * 1200,
    "number words only": "hundred and " * 1200,
    "a great power": "5 x 10^99999999 shells fell",
    "dashes": "3-5-" * 900,
    "years": "1999-2000-" * 900,
    "figures of other scripts": "on \u0663 June, at \uff19:14, \u00bd of \u00b2 days, \u2460 June \U0001d7d7 May "
    * 200,
    "invisible": "\u200b\u2028\ufeff5\u00a0June\u202e 2025\u0301 10\u2009% " * 300,
    "ends of the calendar": "On 31 December 9999, the next day, a week later, in 0001, 99999999 days ago.",
    "blank lines": "5 June\n\n\n\n" * 700,
}


@pytest.mark.parametrize("published", ["2025-06-20", None, "0001-01-01"])
@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_read(text: str, published: str | None) -> None:
    whole = report(text, published)
    tree = syntax.parse(whole)
    timexes = times.find(whole, tree, "russia_ukraine")
    for found in (timexes, quantities.find(tree, timexes), names.find(tree, None, "russia_ukraine")):
        end = 0
        for item in found:
            assert end <= item.span.start < item.span.end <= len(text)
            end = item.span.end


WORDS = """on 5 31 June 2025 12,345 the of - – / : . , 9:14 BC AD night early hours next day before war half $ % km"""


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS.split()), st.text(max_size=6)), max_size=30))
def test_any_text_is_read_twice_the_same(pieces: list[str]) -> None:
    whole = report(" ".join(pieces), "2025-06-20")
    tree = syntax.parse(whole)
    timexes = times.find(whole, tree, "russia_ukraine")
    assert timexes == times.find(whole, tree, "russia_ukraine")
    counted = quantities.find(tree, timexes)
    assert counted == quantities.find(tree, timexes)
    for item in (*timexes, *counted):
        assert item.span.of(whole.text).strip() != ""
