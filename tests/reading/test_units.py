"""Formations: number, name, echelon, branch, what they belong to and whose they are; and what is none."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.reading import units
from tests.helpers import tree


def found(text):
    """(words, echelon, designator, branch, parent's words, side) of each unit; every span quotes the text."""
    return [
        (
            u.span.of(text),
            u.echelon,
            u.designator,
            u.branch,
            u.parent.of(text) if u.parent else None,
            u.side,
        )
        for u in units.find(tree(text), (), "russia_ukraine")
    ]


CASES = {
    "The 90th Tank Division moved west.": [("90th Tank Division", "division", "90th", "tank", None, "unknown")],
    "Elements of the Russian 239th Tank Regiment (90th Tank Division, 41st Combined Arms Army [CAA]) moved in.": [
        ("239th Tank Regiment", "regiment", "239th", "tank", "90th Tank Division", "russia"),
        ("90th Tank Division", "division", "90th", "tank", "41st Combined Arms Army", "russia"),
        ("41st Combined Arms Army", "army", "41st", "combined arms", None, "russia"),
    ],
    "He led the 5th Motor Rifle Regiment (9th Division, 41st CAA, CMD) for a year.": [
        ("5th Motor Rifle Regiment", "regiment", "5th", "motor rifle", "9th Division", "unknown"),
        ("9th Division", "division", "9th", None, "41st CAA", "unknown"),
        ("41st CAA", "army", "41st", "combined arms", None, "unknown"),
    ],
    "Soldiers of the Tomsk Company of the Airborne Regiment sang.": [
        ("Tomsk Company", "company", "Tomsk", None, "Airborne Regiment", "unknown"),
        ("Airborne Regiment", "regiment", None, "airborne", None, "unknown"),
    ],
    "Units of the “East” military grouping advanced.": [
        ("“East” military grouping", "grouping", "East", None, None, "russia")
    ],
    "A spokesman for the Khortytsia operational-strategic group said no.": [
        ("Khortytsia operational-strategic group", "grouping", "Khortytsia", None, None, "ukraine")
    ],
    "The Azov Brigade held the plant, and Wagner lost it.": [
        ("Azov Brigade", "brigade", "Azov", None, None, "ukraine"),
        ("Wagner", None, "Wagner", None, None, "russia"),
    ],
    "A company of the 15th brigade was late.": [
        ("company", "company", None, None, "15th brigade", "unknown"),
        ("15th brigade", "brigade", "15th", None, None, "unknown"),
    ],
    "They came from 1st Battalion, 4th Marines, and went home.": [
        ("1st Battalion", "battalion", "1st", None, "4th Marines", "unknown"),
        ("4th Marines", "regiment", "4th", "marine", None, "unknown"),
    ],
    "Ukraine’s 24th Mechanized Brigade dug in. The 24th Mechanized Brigade was tired.": [
        ("24th Mechanized Brigade", "brigade", "24th", "mechanised", None, "ukraine"),
        ("24th Mechanized Brigade", "brigade", "24th", "mechanised", None, "ukraine"),
    ],
    "The 3rd and 5th brigades of the Ukrainian army met.": [
        ("3rd", "brigade", "3rd", None, None, "unknown"),
        ("5th brigades", "brigade", "5th", None, None, "ukraine"),
    ],
    "The 10th Brigade took over from the 4th Battalion.": [
        ("10th Brigade", "brigade", "10th", None, None, "unknown"),
        ("4th Battalion", "battalion", "4th", None, None, "unknown"),
    ],
    "The 3rd Brigade, the 5th Division and the 7th Corps paraded.": [
        ("3rd Brigade", "brigade", "3rd", None, None, "unknown"),
        ("5th Division", "division", "5th", None, None, "unknown"),
        ("7th Corps", "corps", "7th", None, None, "unknown"),
    ],
    "Soldiers of the 155th Marine Brigade of the Pacific Fleet's 5th Corps were seen.": [
        ("155th Marine Brigade", "brigade", "155th", "marine", "5th Corps", "unknown"),
        ("Pacific Fleet", "fleet", "Pacific", None, None, "unknown"),
        ("5th Corps", "corps", "5th", None, "Pacific Fleet", "unknown"),
    ],
    "Kyiv’s 5th assault brigade and the Ukrainian Ground Forces' 21st brigade met.": [
        ("5th assault brigade", "brigade", "5th", "assault", None, "ukraine"),
        ("21st brigade", "brigade", "21st", None, None, "ukraine"),
    ],
    "The 44th Army Corps [AC], Leningrad Military District [LMD], and the Akhmat battalion were named.": [
        ("44th Army Corps", "corps", "44th", None, "Leningrad Military District", "unknown"),
        ("Leningrad Military District", "district", "Leningrad", None, None, "unknown"),
        ("Akhmat battalion", "battalion", "Akhmat", None, None, "russia"),
    ],
    "The 98th Guards Airborne Division rested.": [
        ("98th Guards Airborne Division", "division", "98th", "airborne", None, "unknown")
    ],
    'The "Dawn" battalion of the 60th Brigade left.': [
        ('"Dawn" battalion', "battalion", "Dawn", None, "60th Brigade", "unknown"),
        ("60th Brigade", "brigade", "60th", None, None, "unknown"),
    ],
}


@pytest.mark.parametrize("text", CASES)
def test_formations(text):
    assert found(text) == CASES[text]


@pytest.mark.parametrize(
    "text",
    [
        "The energy company said it would pay.",
        "The Walt Disney Company bought a state-owned company.",
        "The vote showed a division of opinion in the party.",
        "The Ukrainian army and the Russian military keep a fleet of vehicles.",
        "The fire brigade and the press corps came.",
        "The Peace Corps and the Salvation Army sent blankets.",
        "Units of the army and troops of the enemy were seen.",
        "The team played in the second division.",
        "A tank battalion was seen near the station.",
        "The Sea of Azov froze, and Richard Wagner was played.",
        "The company's criminal division opened a second battery plant.",
        "A group of children met a group of experts in the central district.",
        "The brigade had lost two guns.",
    ],
)
def test_no_formation(text):
    assert found(text) == []


def test_a_name_once_sure_is_sure_in_the_headline():
    text = "Tomsk Company Crosses River\n\nSoldiers of the Tomsk Company crossed the river on Monday."
    assert [f[0] for f in found(text)] == ["Tomsk Company", "Tomsk Company"]


PIECES = [
    "the",
    "3rd",
    "Tank",
    "Company",
    "of",
    "Brigade",
    "“East”",
    "grouping",
    ",",
    "(",
    ")",
    "Russian",
    "and",
    "Azov",
    "two",
    "'",
    "-",
    "battalions",
    "’s",
    "Corps",
    "[",
    "CAA",
    "41st",
    ".",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_spans_are_in_range_in_order_and_the_same_twice(pieces):
    text = " ".join(pieces)
    parsed = tree(text)
    once = units.find(parsed, (), "russia_ukraine")
    assert once == units.find(parsed, (), "russia_ukraine")
    spans = [u.span for u in once]
    assert spans == sorted(spans)
    for unit in once:
        assert 0 <= unit.span.start < unit.span.end <= len(text)
        assert not unit.span.of(text)[0].isspace() and not unit.span.of(text)[-1].isspace()
        assert unit.parent is None or (unit.parent in spans and unit.parent != unit.span)
    assert all(not a.overlaps(b) for a, b in itertools.pairwise(spans))
