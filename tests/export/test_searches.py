"""Search strings name only what is known in each language, and say from when to when."""

import dataclasses
from datetime import date

import pytest

from hearsay.export.searches import name_in, searches
from hearsay.export.voices import Voices
from tests.export import handmade


def found(reading):
    return searches(reading, Voices(reading))


def test_names_places_and_units_in_each_language():
    first = found(handmade.checked().reading)[0]
    assert dict(first.queries) == {
        "en": '"Russian Ministry of Defense" "27th brigade" Verbivka "Kharkiv Oblast" captured',
        "ru": "Минобороны России 27 бригада Харьковская область взяли",
        "uk": "Міноборони РФ 27 бригада Харківська область захопили",
    }


def test_window_ends_with_publication_or_after_a_week():
    reading = handmade.checked().reading
    assert found(reading)[0].window == (date(2025, 6, 2), date(2025, 6, 3))
    undated = dataclasses.replace(reading, report=dataclasses.replace(reading.report, published_at=None))
    assert found(undated)[0].window == (date(2025, 6, 2), date(2025, 6, 9))
    assert found(undated)[1].window is None


def test_person_without_known_spelling_is_sought_in_english_only():
    second = found(handmade.checked().reading)[1]
    assert dict(second.queries) == {"en": '"Oleh Koval" control'}


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("Russia-1 video", "recording", "Россия 1"),
        ("Interfax-Ukraine", "outlet", "Интерфакс-Украина"),
        ("Interfax", "outlet", "Интерфакс"),
        ("Interfaxing", "outlet", None),
    ],
)
def test_outlets_are_sought_by_their_own_names(name, kind, wanted):
    relay = dataclasses.replace(handmade.GOVERNOR, name=name, kind=kind, span=None)
    link = dataclasses.replace(handmade.CAPTURE.chain[0], speaker=relay, stance="relays")
    claim = dataclasses.replace(handmade.CAPTURE, chain=(link, *handmade.CAPTURE.chain))
    query = dict(found(dataclasses.replace(handmade.checked().reading, claims=(claim,)))[0].queries)["ru"]
    assert (wanted in query) if wanted else ("Интерфакс" not in query)
    assert query.startswith("Минобороны России")


@pytest.mark.parametrize(
    ("ref", "name", "country", "uk", "ru"),
    [
        ("iso3166-2:UA-14", "Donetsk Oblast", "UA", "Донецька область", "Донецкая область"),
        ("profile:horikhove", "Horikhove", "UA", "Горіхове", "Ореховое"),
        ("geonames:559034", "Grayvoron", "RU", "Грайворон", "Грайворон"),
        ("geonames:709717", "Donetsk", "UA", "Донецьк", "Донецк"),
        ("geonames:565998", "Donetsk", "RU", None, None),
    ],
)
def test_spellings_of_the_profile(ref, name, country, uk, ru):
    place = dataclasses.replace(handmade.VERBIVKA, ref=ref, name=name, country=country)
    found = [name_in(place, lang, "russia_ukraine") for lang in ("en", "uk", "ru")]
    assert found == [name, uk, ru]


@pytest.mark.parametrize(
    ("names", "lang", "name"),
    [
        (("Kharkiv", "Харківщина"), "uk", "Харківщина"),
        (("Kharkiv", "Харківщина"), "ru", None),
        (("Сумы",), "ru", "Сумы"),
        (("Куп'янка",), "uk", "Куп'янка"),
        (("Полтава",), "uk", None),
        (("Kharkiv",), "ru", None),
        ((), "uk", None),
    ],
)
def test_other_names_are_told_by_their_letters_or_left_out(names, lang, name):
    assert name_in(dataclasses.replace(handmade.VERBIVKA, names=names), lang, "") == name
