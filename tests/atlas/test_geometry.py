"""Which units of Ukraine touch, what contains a point, and distances against figures known from elsewhere."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.atlas import geometry

CODES = sorted(geometry.shapes())


def test_every_unit_has_a_shape_of_whole_rings():
    assert len(CODES) == 27
    for rings in geometry.shapes().values():
        assert all(len(ring) >= 3 for ring in rings)
        assert all(22 < lon < 41 and 44 < lat < 53 for ring in rings for lon, lat in ring)


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (50.45, 30.52, "UA-30"),
        (50.00, 36.23, "UA-63"),
        (48.46, 35.05, "UA-12"),
        (48.02, 37.80, "UA-14"),
        (44.95, 34.10, "UA-43"),
        (44.60, 33.53, "UA-40"),
        (49.84, 24.03, "UA-46"),
        (50.91, 34.80, "UA-59"),
        (52.23, 21.01, None),
        (55.75, 37.62, None),
        (50.60, 36.59, None),
    ],
)
def test_what_a_point_lies_in(lat, lon, code):
    assert geometry.contains(lat, lon) == code


@pytest.mark.parametrize(
    ("a", "b", "touching"),
    [
        ("UA-12", "UA-14", True),
        ("UA-12", "UA-09", False),
        ("UA-59", "UA-63", True),
        ("UA-59", "UA-14", False),
        ("UA-30", "UA-32", True),
        ("UA-43", "UA-65", True),
        ("UA-43", "UA-40", True),
        ("UA-46", "UA-51", False),
        ("UA-14", "UA-14", False),
    ],
)
def test_who_borders_on_whom(a, b, touching):
    assert geometry.borders(a, b) is touching
    assert geometry.borders(b, a) is touching


def test_neighbours_of_donetsk_oblast():
    assert set(geometry.neighbours("UA-14")) == {"UA-09", "UA-12", "UA-23", "UA-63"}
    assert geometry.neighbours("iso3166-2:UA-14") == geometry.neighbours("UA-14")


@pytest.mark.parametrize(("a", "b", "km"), [("UA-12", "UA-09", 93), ("UA-59", "UA-09", 174), ("UA-74", "UA-14", 326)])
def test_distances_within_two_in_a_hundred(a, b, km):
    assert math.isclose(geometry.distance_m(a, b) / 1000, km, rel_tol=0.02)


def test_a_point_and_a_unit():
    assert geometry.distance_to_m("UA-14", 48.02, 37.80) == 0
    assert 15_000 < geometry.distance_to_m("UA-63", 50.60, 36.59) < 60_000


def test_a_degree_along_the_equator():
    assert math.isclose(geometry.metres(0, 0, 0, 1), 111_195, rel_tol=0.001)


@given(st.sampled_from(CODES), st.sampled_from(CODES))
def test_distance_is_the_same_both_ways_and_zero_where_they_touch(a, b):
    assert geometry.distance_m(a, b) == geometry.distance_m(b, a)
    if a == b or geometry.borders(a, b):
        assert geometry.distance_m(a, b) == 0


@given(st.floats(44, 53), st.floats(22, 41))
def test_a_point_is_in_at_most_one_unit_and_then_not_away_from_it(lat, lon):
    code = geometry.contains(lat, lon)
    if code is not None:
        assert geometry.distance_to_m(code, lat, lon) == 0


def test_an_unknown_code_is_a_key_error():
    with pytest.raises(KeyError):
        geometry.neighbours("UA-99")


@pytest.mark.parametrize(("a", "b"), [("UA-12", "UA-09"), ("UA-14", "UA-23"), ("UA-46", "UA-43"), ("UA-30", "UA-32")])
def test_the_table_of_distances_is_of_these_shapes(a, b):
    assert geometry.distance_m(a, b) == round(geometry.measured_m(a, b))


def test_every_pair_is_in_the_table():
    assert all(geometry.distance_m(a, b) >= 0 for a in CODES for b in CODES)
