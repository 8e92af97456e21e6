"""The words the brief writes with: each group does in its example what it is there for."""

import pytest

from hearsay import lexicon
from hearsay.export.sentences import _table, _without_lead  # the smallest things that read these words
from tests.helpers import brackets

TABLE = lexicon.load("en", "writing")
GROUPS = [name for name in TABLE if not name.startswith("example_")]


@pytest.mark.parametrize("name", GROUPS)
def test_words_are_single_small_and_listed_once(name):
    assert len(set(TABLE[name])) == len(TABLE[name])
    assert all(word == word.lower() and " " not in word for word in TABLE[name])


def test_dropped_words_leave_the_clause():
    text, ((start, end),) = brackets(TABLE["example_drop"])
    assert _without_lead(text[text.index("that") : end]) == text[start:end]


@pytest.mark.parametrize("name", ["hanging", "unfinished", "owners", "articles", "capital", "small"])
def test_examples_hold_a_word_of_their_group(name):
    text, _ = brackets(TABLE[f"example_{name}"])
    assert any(word in _table(name) for word in text.lower().rstrip(".").split())
