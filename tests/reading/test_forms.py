"""Base forms by tables of verbs; singulars by their endings."""

import pytest

from hearsay.reading.forms import Verbs, singular
from hearsay.reading.syntax import load_pipeline

TABLES = load_pipeline().vocab.lookups
VERBS = Verbs(TABLES.get_table("verbs"), TABLES.get_table("irregular_verbs"))


@pytest.mark.parametrize(
    ("form", "tag", "wrong", "base"),
    [
        ("hinted", "VBD", "hinte", "hint"),
        ("seized", "VBN", "seiz", "seize"),
        ("took", "VBD", "took", "take"),
        ("stopping", "VBG", "stopp", "stop"),
        ("denies", "VBZ", "denie", "deny"),
        ("zorbled", "VBD", "zorble", "zorble"),
    ],
)
def test_base_form(form, tag, wrong, base):
    assert VERBS.base(form, tag, wrong) == base


@pytest.mark.parametrize(("form", "known"), [("retakes", True), ("strike", True), ("went", True), ("village", False)])
def test_may_be_a_verb(form, known):
    assert VERBS.known(form) is known


def test_without_tables_nothing_is_known():
    assert Verbs().base("hinted", "VBD", "hinte") == "hinte"
    assert not Verbs().known("hinted")


@pytest.mark.parametrize(("plural", "one"), [("troops", "troop"), ("enemies", "enemy"), ("men", "men")])
def test_singular(plural, one):
    assert singular(plural) == one
