"""Words that tie a town to a region: the examples of the lexicon, and what ties nothing."""

import pytest

from hearsay import lexicon
from hearsay.reading.places import ties
from hearsay.reading.places.words import words
from tests.helpers import brackets, reading

TIES = lexicon.load("en", "ties")["tie"]


@pytest.mark.parametrize("tie", TIES, ids=lambda t: t["words"])
def test_example_of_the_lexicon(tie):
    text, spans = brackets(tie["example"])
    named = {text[a:b] for a, b in spans}
    town = next(t for t in reading(text).toponyms if t.surface == "Graz")
    assert town.stated is not None
    assert town.within.of(text) in named
    assert town.stated.name == "Slovenia"


@pytest.mark.parametrize(
    "text",
    [
        "Refugees from Graz in Slovenia asked for news.",
        "The role of Graz in Slovenia's plans is unclear.",
        "Last year Slovenia's largest printer closed its works in Graz.",
        "The Slovenian president was seen in Graz.",
        "Coaches from Graz to Maribor in Slovenia were late. Graz lies in Austria.",
        "Dnipropetrovsk region mines coal. Troops could threaten the supplies of Kyiv.",
        "The relatives went from Graz back to Slovenia.",
        "Shells hit Kupiansk; Sumy region was quiet.",
        "Israeli police in Ramallah closed a street.",
    ],
)
def test_ties_nothing(text):
    assert all(t.stated is None or t.stated.name == "Austria" for t in reading(text).toponyms if t.surface != "Maribor")


def test_a_template_spares_none_of_its_own_words():
    town, region = "C3 ", "H9 "
    pattern = ties.compiled("in H ,? .. only|just C ?", words())
    assert pattern.search(f"in {region}, they say , only {town}? ")
    assert not pattern.search(f"in {region}, they say , only {town}. ")
