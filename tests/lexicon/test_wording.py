"""Every group of the wording lexicon and of the profile is found in its example, at the words it marks."""

import pytest

from hearsay import lexicon, profiles
from hearsay.reading import wording
from tests.helpers import brackets, report, tree

GROUPS = [
    *lexicon.load("en", "wording")["group"],
    {"category": "agentless", **lexicon.load("en", "wording")["agentless"]},
    *profiles.load("russia_ukraine", "wording")["term"],
    {"category": "status_marked", **profiles.load("russia_ukraine", "wording")["distance"]},
]


@pytest.mark.parametrize("group", GROUPS, ids=lambda g: f"{g['category']}-{g.get('words', ['passive'])[0]}")
def test_example(group):
    text, spans = brackets(group["example"])
    found = wording.find(report(text), tree(text), (), "russia_ukraine")
    assert [(w.span.start, w.span.end) for w in found if w.category == group["category"]] == spans


@pytest.mark.parametrize("term", profiles.load("russia_ukraine", "wording")["term"], ids=lambda t: t["lemma"])
def test_term_says_whose_usage(term):
    assert term["source"] and term["gloss"]
    assert term.get("side") in (None, "russia", "ukraine")
