"""Settlements, regions and changed names of every profile: each with a source, on the map where it says it is."""

import pytest

from hearsay import profiles
from hearsay.atlas import geometry, keys

THINNED_M = 1_200
"""How far the packaged border may lie from the true one."""
WITH_PLACES = [p for p in profiles.available() if profiles.load(p, "places")]


def listed(profile):
    return profiles.load(profile, "places")["places"]["list"]


@pytest.mark.parametrize("profile", WITH_PLACES)
def test_settlements_have_names_a_source_and_an_honest_radius(profile):
    sources = profiles.load(profile, "places")["sources"]
    assert len(listed(profile)) >= 200
    assert len({p["id"] for p in listed(profile)}) == len(listed(profile))
    for place in listed(profile):
        assert place["source"] in sources, place["id"]
        assert place["name"]
        assert place["uk"]
        assert place["ru"]
        assert 500 <= place["radius_m"] <= 15_000, place["id"]
        assert ("geonames" in place) == (place["source"] == "geonames")


@pytest.mark.parametrize("profile", WITH_PLACES)
def test_settlements_lie_in_the_region_they_name(profile):
    for place in listed(profile):
        if place["admin1"] in geometry.shapes():
            off = geometry.distance_to_m(place["admin1"], place["lat"], place["lon"])
            assert off <= place["radius_m"] + THINNED_M, (place["id"], off)
        else:
            assert geometry.contains(place["lat"], place["lon"]) is None or place["radius_m"] >= 5_000, place["id"]


@pytest.mark.parametrize("profile", WITH_PLACES)
def test_no_spelling_twice_in_one_region_without_two_spots(profile):
    seen = {}
    for place in listed(profile):
        for name in {keys.fold(n) for n in (place["name"], *place.get("more", ()))}:
            other = seen.setdefault((name, place["admin1"]), place)
            if other is not place:
                far = geometry.metres(place["lat"], place["lon"], other["lat"], other["lon"])
                assert far > 5_000, (place["id"], other["id"])


@pytest.mark.parametrize("profile", WITH_PLACES)
def test_regions_know_their_neighbours_and_lie_inside_themselves(profile):
    table = profiles.load(profile, "regions")
    assert table["source"]
    regions = {r["iso"]: r for r in table["region"]}
    assert set(geometry.shapes()) <= set(regions)
    assert len({r["geonames"] + r["iso"][:2] for r in regions.values()}) == len(regions)
    for iso, region in regions.items():
        assert region["uk"]
        assert region["ru"]
        if iso in geometry.shapes():
            assert geometry.distance_to_m(iso, region["lat"], region["lon"]) < 25_000, iso
    for entity in table["claimed"]:
        assert entity["iso"] in regions
        assert entity["source"]


@pytest.mark.parametrize("profile", WITH_PLACES)
def test_changed_names_have_a_date_an_act_and_a_source(profile):
    for place in profiles.load(profile, "renamed")["place"]:
        assert place["since"][:4].isdigit(), place
        assert place["act"]
        assert place["source"]
        assert place["gloss"]
        assert place.get("former") or place.get("of_region") or place.get("spelt"), place
        assert place.get("side") in {p["id"] for p in profiles.load(profile, "parties")["party"]} | {None}
