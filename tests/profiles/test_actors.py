"""The actors of every profile: each once, on a known side, with a source; no alias for two of them."""

import re
from collections import defaultdict

import pytest

from hearsay import profiles

KEYS = {"parties": "party", "bodies": "body", "outlets": "outlet", "offices": "person"}


def rows(profile, name):
    return profiles.load(profile, name).get(KEYS[name], [])


@pytest.mark.parametrize("profile", profiles.available())
def test_every_actor_is_one_and_has_a_side_and_a_source(profile):
    parties = {p["id"] for p in rows(profile, "parties")}
    assert len(parties) >= 2
    seen = set()
    for name in KEYS:
        table = profiles.load(profile, name)
        for row in rows(profile, name):
            assert row["id"] not in seen
            seen.add(row["id"])
            assert row.get("source") or table.get("source")
            if name != "parties":
                assert row["side"] in parties | {"third", "outlet"}, row["id"]


@pytest.mark.parametrize("profile", profiles.available())
def test_an_alias_names_one_actor(profile):
    owners = defaultdict(set)
    for name in ("bodies", "outlets"):
        for row in rows(profile, name):
            for alias in [row["name"], *row["names"]]:
                owners[re.sub(r"^the ", "", alias.lower())].add(row["id"])
    for row in rows(profile, "offices"):
        for alias in row["family"] if row.get("alone") else ():
            owners[alias.lower()].add(row["id"])
    assert {alias: ids for alias, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("profile", profiles.available())
def test_shared_names_are_shared_by_two_parties_or_have_an_own_one(profile):
    for row in rows(profile, "bodies"):
        assert row["name"] not in row.get("bare", ()), row["id"]


@pytest.mark.parametrize("profile", profiles.available())
def test_dates_of_office_are_in_order(profile):
    for row in rows(profile, "offices"):
        for title, start, end in row["roles"]:
            assert title
            assert all(re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", d) for d in (start, end))
            assert not end or not start or start <= end


@pytest.mark.parametrize("profile", profiles.available())
def test_outlets_owned_by_a_party_are_its_own(profile):
    parties = {p["id"] for p in rows(profile, "parties")}
    for row in rows(profile, "outlets"):
        assert row["owner"] in ("state", "party", "public", "private")
        if row["owner"] == "public":
            assert row["side"] == "outlet", row["id"]
        if row["side"] in parties:
            assert row["owner"] in ("state", "party") or row.get("note"), row["id"]
