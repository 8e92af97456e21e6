"""The words of search.toml: every id is one of the profile's, every entry has its languages and letters."""

import re

import pytest

from hearsay import profiles
from hearsay.export.main_claims import CONTESTABLE

TABLE = profiles.load("russia_ukraine", "search")
UKRAINIAN, RUSSIAN = re.compile(r"[іїєґ]", re.I), re.compile(r"[ыэъё]", re.I)


@pytest.mark.parametrize("entry", TABLE["body"], ids=lambda e: e["id"])
def test_bodies_are_those_of_the_profile(entry):
    assert entry["id"] in {body["id"] for body in profiles.load("russia_ukraine", "bodies")["body"]}
    assert entry.keys() == {"id", "en", "ru", "uk"}


@pytest.mark.parametrize("entry", TABLE["outlet"], ids=lambda e: e["id"])
def test_outlets_are_those_of_the_profile(entry):
    assert entry["id"] in {outlet["id"] for outlet in profiles.load("russia_ukraine", "outlets")["outlet"]}
    assert entry.keys() == {"id", "en", "ru", "uk"}


def test_echelons_and_kinds_are_known():
    known = {e["name"] for e in profiles.load("russia_ukraine", "forces")["echelon"]}
    assert set(TABLE["echelon"]) <= known
    assert set(TABLE["kind"]) <= set(CONTESTABLE)


def words():
    towns = (town for listed in TABLE["towns"].values() for town in listed)
    for entry in (*TABLE["body"], *TABLE["echelon"].values(), *TABLE["kind"].values(), *towns):
        yield entry["uk"], entry["ru"]


@pytest.mark.parametrize(("uk", "ru"), list(words()))
def test_letters_are_of_the_language(uk, ru):
    assert not RUSSIAN.search(uk)
    assert not UKRAINIAN.search(ru)


def test_parties_are_treated_alike():
    sides = {body["id"]: body["side"] for body in profiles.load("russia_ukraine", "bodies")["body"]}
    counted = [sides[entry["id"]] for entry in TABLE["body"]]
    assert abs(counted.count("russia") - counted.count("ukraine")) <= 2
