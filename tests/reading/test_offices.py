"""Offices beside names: what kind, whose, and not the next person's."""

import pytest

from tests.helpers import reading


def offices(text):
    return [(w.lemma, w.subject.of(text)) for w in reading(text).words("office") if w.subject]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Deputy Fisheries Minister Oleh Marchenko counted the boats.", "deputy fisheries minister"),
        ("The alliance's secretary-general, Marek Nowak, came by train.", "secretary-general"),
        ("Nothing was lost, said Marek Nowak, the board's deputy head.", "deputy head"),
        ("It may rain, says Marek Nowak, a geologist at the survey.", "geologist"),
        ("The rebel leader, Marek Nowak, came by train.", "rebel leader"),
    ],
)
def test_an_office_is_read_with_its_kind(text, lemma):
    assert lemma in [told for told, _ in offices(text)]


def test_the_office_of_the_next_in_a_list_is_not_given_to_the_one_before():
    told = offices("Governor Anna Kowalska, President Ivan Melnyk and others planted a tree.")
    assert [lemma for lemma, name in told if "Kowalska" in name] == ["governor"]
    assert [lemma for lemma, name in told if "Melnyk" in name] == ["president"]


def test_offices_held_before_are_left_out():
    assert not offices("The former mayor, Marek Nowak, came by train.")
