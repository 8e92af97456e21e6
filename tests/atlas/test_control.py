"""What dated areas say of a place: how far short of it, or how deep inside, within the uncertainty."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.atlas import control, geometry


def areas(*rings, kind="FeatureCollection"):
    geometry_ = {"type": "MultiPolygon", "coordinates": [[[*ring, ring[0]]] for ring in rings]}
    feature = {"type": "Feature", "properties": {}, "geometry": geometry_}
    whole = {"FeatureCollection": {"type": kind, "features": [feature]}, "Feature": feature, "bare": geometry_}[kind]
    return control.read(json.dumps(whole).encode())


def box(west, south, east, north):
    return [[west, south], [east, south], [east, north], [west, north]]


def test_a_spot_outside_and_inside():
    held = areas(box(37.0, 48.0, 37.5, 48.5))
    outside = control.from_point(held, 48.25, 36.9, 500)
    assert outside.least_m == pytest.approx(7_400 - 500, abs=60)
    assert outside.most_m - outside.least_m == 1000
    assert (outside.inside, outside.open) == (False, False)
    inside = control.from_point(held, 48.25, 37.1, 500)
    assert inside.inside
    assert inside.most_m == pytest.approx(-7_400 + 500, abs=60)
    assert control.from_point(held, 48.25, 36.999, 500).open


def test_a_region_is_measured_by_the_sector_towards_each_neighbour():
    held = areas(box(37.2, 47.6, 38.6, 48.6))
    found = control.from_region(held, "UA-12")
    assert "UA-14" in found
    assert set(found) <= set(geometry.neighbours("UA-12"))
    sector = found["UA-14"]
    assert sector.least_m > 5_000
    assert sector.most_m - sector.least_m == pytest.approx(2 * control.BORDER_M)


def test_beyond_a_border_it_is_the_depth():
    held = areas(box(36.0, 47.9, 38.0, 48.2))
    sector = control.from_region(held, "UA-12")["UA-14"]
    assert sector.inside
    assert -sector.least_m > -sector.most_m > 10_000


def test_coming_nearer_is_coming_nearer():
    far = control.from_region(areas(box(37.4, 47.9, 38.0, 48.2)), "UA-12")["UA-14"]
    near = control.from_region(areas(box(37.1, 47.9, 38.0, 48.2)), "UA-12")["UA-14"]
    assert near.least_m < far.least_m


@pytest.mark.parametrize("kind", ["FeatureCollection", "Feature", "bare"])
def test_every_form_of_geojson_is_read(kind):
    assert control.from_point(areas(box(37.0, 48.0, 37.5, 48.5), kind=kind), 48.2, 37.2, 1).inside


def test_a_region_without_a_shape():
    with pytest.raises(KeyError):
        control.from_region(areas(box(37.0, 48.0, 37.5, 48.5)), "XX-99")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no json", "is not JSON"),
        (b"[]", "holds no polygons"),
        (b'{"type":"Point","coordinates":[1,2]}', "holds no polygons"),
        (b'{"type":"Polygon","coordinates":[["x"]]}', "holds a polygon that is none"),
        (b'{"type":"Polygon","coordinates":[[[500000,1],[500001,1],[500001,2],[500000,1]]]}', "are no degrees"),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_what_holds_no_areas_is_refused(data, message):
    with pytest.raises(control.ControlError, match=message):
        control.read(data)


@given(st.binary(max_size=80))
def test_arbitrary_bytes_never_raise_anything_else(data):
    with pytest.raises(control.ControlError):
        control.read(data)


def test_words_never_say_false():
    day = date(2025, 5, 20)
    short = control.told("Mapper", day, control.Reach(least_m=2000, most_m=3400), "the border")
    assert (
        short == "not supported by Mapper of 20 May 2025: 2.0 to 3.4 km short of the border; this map has no grey zone"
    )
    beyond = control.told("Mapper", day, control.Reach(least_m=-3400, most_m=-2000), "the border")
    assert beyond == "shown by Mapper of 20 May 2025: 2.0 to 3.4 km beyond the border"
    open_ = control.told("Mapper", day, control.Reach(least_m=-300, most_m=1100), "Lipky")
    assert open_ == "left open by Mapper of 20 May 2025: less than 1.1 km from Lipky, within the uncertainty of it"
    assert not any("false" in words for words in (short, beyond, open_))
