"""Every group of the offices lexicon is read in its example, and its tables speak of words that it has."""

import pytest

from hearsay import lexicon
from hearsay.reading import posts
from tests.helpers import brackets, reading

TABLE = lexicon.load("en", "offices")
EXAMPLES = [g["example"] for g in TABLE["group"]] + [TABLE[name]["example"] for name in ("same", "modifiers", "held")]


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example):
    text, spans = brackets(example)
    assert [(w.span.start, w.span.end) for w in reading(text).words("office")] == spans


def test_no_word_is_of_two_groups():
    words = [word for group in TABLE["group"] for word in group["words"]]
    assert len(words) == len(set(words))


def test_other_forms_stand_for_a_listed_office():
    group = posts.load("en").group
    for main, *_ in TABLE["same"]["forms"]:
        assert main in group or main.split()[-1] in group, main


def test_pairs_are_of_listed_offices_and_groups():
    table = posts.load("en")
    assert {word for pair in table.alike for word in pair} <= set(table.group)
    names = {group["name"] for group in TABLE["group"]}
    assert {name for pair in table.beside for name in pair} <= names | {"*"}
