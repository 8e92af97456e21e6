"""Control maps among the origins of an event: what they change of its standing, and what not."""

import pytest

from hearsay.linking.events import cluster
from hearsay.linking.standing import is_maker, map_origin
from tests.linking.test_events import STRETCH, claim, day


def standing(*claims, makers=(("Blue Mapper", "blue"),)):
    shown = [map_origin(maker, side, day("2025-03-10")) for maker, side in makers]
    (event,) = cluster(STRETCH, claims, lambda *_: shown)
    return event


@pytest.mark.parametrize(
    ("claims", "makers", "wanted"),
    [
        ([("Red Ministry", "red", "asserts")], [("Blue Mapper", "blue")], "corroborated"),
        ([("Red Ministry", "red", "asserts")], [("Red Mapper", "red")], "one-sided"),
        ([("Red Ministry", "red", "asserts")], [("River Mission", "third")], "corroborated"),
        ([("Red Ministry", "red", "asserts")], [("A Mapper", "unknown")], "one-sided"),
        ([("Blue Staff", "blue", "asserts")], [("Blue Mapper", "blue")], "conceded"),
        ([("Red Ministry", "red", "asserts"), ("Blue Staff", "blue", "denies")], [("Blue Mapper", "blue")], "disputed"),
        ([("Blue Staff", "blue", "denies")], [("River Mission", "third")], "disputed"),
        ([("", "unknown", "asserts")], [("Blue Mapper", "blue")], "single-origin"),
    ],
)
def test_standing_with_maps(claims, makers, wanted):
    event = standing(*(claim(who, side, polarity=polarity) for who, side, polarity in claims), makers=makers)
    assert event.standing == wanted
    assert not any(pair.left_claim == "" or pair.right_claim == "" for pair in event.contradictions)


def test_a_map_alone_says_that_nobody_else_does():
    event = standing(claim())
    assert event.reasons == ("One origin, Blue Mapper, map of 2025-03-10 (blue); nobody named says so in words.",)


def test_sides_swapped_give_the_same():
    red = standing(claim("Red Ministry", "red"), makers=[("Blue Mapper", "blue")])
    blue = standing(claim("Blue Ministry", "blue", actor_side="blue"), makers=[("Red Mapper", "red")])
    assert red.standing == blue.standing == "corroborated"


def test_maps_are_asked_for_what_the_event_is():
    asked = []
    cluster(STRETCH, [claim("Red Ministry", "red")], lambda *what: asked.append(what) or ())
    ((sort, spot, when, side),) = asked
    assert (sort, spot.ref, when, side) == ("capture", "iso3166-2:UA-53", day("2025-03-10"), "red")


@pytest.mark.parametrize(
    ("maker", "label", "same"),
    [
        ("DeepState", "the DeepState project", True),
        ("DeepState", "Deep State", True),
        ("ISW", "ISW", True),
        ("DeepState", "State Department", False),
        ("ISW", "Swiss officials", False),
    ],
)
def test_a_maker_is_known_in_words(maker, label, same):
    assert is_maker(maker, label) is same
