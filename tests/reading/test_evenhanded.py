"""A sentence is cut the same way whichever party acts in it."""

import re

import pytest

from hearsay.reading.evenhanded import alike
from hearsay.reading.syntax import parse
from tests.helpers import report

SWAP = {"Russian": "Ukrainian", "Russians": "Ukrainians", "Russia": "Ukraine", "Moscow": "Kyiv"}
SENTENCES = (
    "Russian soldiers crossed the border on Sunday.",
    "Moscow regularly targets depots with drones, officials in Kyiv said.",
    "The Russians announced an offensive, but Ukraine denied it.",
    "Russia's army shelled two villages that Ukrainian marines had left.",
    "Russian forces advancing on the town met Ukrainian fire.",
    "Kyiv accused Moscow of shelling the plant, which Russia rejected.",
    "A Russian drone killed three, the Ukrainian governor said.",
    "“We hold the line,” a Russian officer told reporters in Moscow.",
)


def swapped(text: str) -> str:
    pairs = {**SWAP, **{b: a for a, b in SWAP.items()}}
    return re.sub(r"\b(?:" + "|".join(sorted(pairs, key=len, reverse=True)) + r")\b", lambda m: pairs[m.group()], text)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_both_parties_are_parsed_alike(sentence):
    words = alike("russia_ukraine")
    one, other = parse(report(sentence), "", words), parse(report(swapped(sentence)), "", words)
    assert [(t.pos, t.tag, t.dep, t.head) for t in one.tokens] == [(t.pos, t.tag, t.dep, t.head) for t in other.tokens]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_tokens_quote_what_is_written(sentence):
    text = swapped(sentence)
    tree = parse(report(text), "", alike("russia_ukraine"))
    assert all(text[t.start : t.end] == t.text and t.lower == t.text.lower() for t in tree.tokens)


def test_every_party_but_the_first_is_read_as_the_first():
    assert alike("russia_ukraine")["Ukrainian"] == "Russian"
    assert alike("russia_ukraine")["Kyiv"] == "Moscow"
    assert "Russian" not in alike("russia_ukraine")


def test_the_parties_regions_are_read_as_one():
    words = alike("russia_ukraine")
    one, other = "Officials in Sumy Oblast said the road was shut.", "Officials in Kursk Oblast said the road was shut."
    first, second = (parse(report(text), "", words).tokens for text in (one, other))
    assert [(t.pos, t.dep, t.head) for t in first] == [(t.pos, t.dep, t.head) for t in second]
    assert (first[2].text, second[2].text) == ("Sumy", "Kursk")
