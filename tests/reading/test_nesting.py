"""What is part of what, by common nouns."""

import pytest

from tests.helpers import reading


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Within the 5th Battalion, one company refused to fight.", "company", "battalion"),
        ("Each battalion of the force is made up of three companies.", "company", "battalion"),
        ("The 8th Regiment, including a reconnaissance company, crossed the river.", "company", "regiment"),
        ("The 9th Brigade lost a whole battalion of its own.", "battalion", "brigade"),
    ],
)
def test_part_and_whole(text, part, whole):
    assert (part, whole) in [(w.lemma, w.gloss) for w in reading(text).words("nesting")]


@pytest.mark.parametrize(
    "text",
    [
        "The 4th Company fought in the 2nd Battalion's sector.",
        "The 93rd Brigade took over from the 5th Battalion.",
        "The 3rd Battalion and its parent division moved up.",
    ],
)
def test_neighbours_are_not_nested(text):
    assert reading(text).words("nesting") == ()
