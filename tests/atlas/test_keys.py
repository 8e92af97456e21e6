"""Spellings that mean the same letters have one key; abbreviations keep their capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.atlas import keys


@pytest.mark.parametrize(
    "spellings",
    [
        ("Donets'k", "Donets’k", "Donetsk", "DONETSK"),
        ("Ivano-Frankivsk", "Ivano Frankivsk", "ivano–frankivsk"),
        ("Zürich", "Zurich"),
        ("St. Louis", "Saint Louis", "St Louis"),
        ("Артёмовск", "Артемовск"),
        ("Мар'їнка", "Мар’їнка"),
    ],
)
def test_one_key(spellings):
    assert len({keys.fold(s) for s in spellings}) == 1


def test_cyrillic_letters_keep_their_marks():
    assert keys.fold("Київ") != keys.fold("Киiв")
    assert keys.fold("Їжаківка") == "їжаківка"
    assert keys.fold("Чайка") == "чайка"


@pytest.mark.parametrize(("form", "key"), [("U.S.", "=US"), ("US", "=US"), ("U. S.", "=US"), ("Ala.", "=Ala.")])
def test_exact(form, key):
    assert keys.exact(form) == key


@pytest.mark.parametrize(
    ("name", "short"),
    [("US", True), ("D.C.", True), ("Ala.", True), ("Lima", False), ("Sumy", False), ("Mykolaiv", False)],
)
def test_is_abbreviation(name, short):
    assert keys.is_abbreviation(name) is short


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    once = keys.fold(text)
    assert keys.fold(once) == once
