"""Every pair of power and land is of two states and has a source."""

from importlib.resources import files

from hearsay.atlas.held import held


def test_pairs_are_two_codes_with_a_source():
    text = (files("hearsay.atlas") / "data" / "held.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    assert held() == {(a, b) for a, b, _ in rows}
    assert all(len(a) == len(b) == 2 and (a + b).isupper() and a != b and source for a, b, source in rows)


def test_both_parties_of_the_profile_stand_alike():
    assert {("RU", "UA"), ("UA", "RU")} <= held()
