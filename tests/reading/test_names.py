"""Names in our own sentences: words, kind, and what they are known as."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.model import Mention
from hearsay.reading import names
from hearsay.reading.names import patterns
from tests.helpers import tree


def find(text: str) -> tuple[Mention, ...]:
    return names.find(tree(text), None, "russia_ukraine")


KINDS = [
    # states that call themselves so are places, not a person and a republic
    ("Crews left the Donetsk People’s Republic at dawn.", "Donetsk People’s Republic", "LOC", "place"),
    ("The Donetsk and Luhansk People's Republics replied.", "Luhansk People's Republics", "LOC", "place"),
    ("The Donetsk and Luhansk People's Republics replied.", "Donetsk", "LOC", "place"),
    # offices are no part of a name, ranks are
    ("Deputy Foreign Minister Serhii Bilyk spoke.", "Serhii Bilyk", "PER", "person"),
    ("President Volodymyr Zelensky spoke in Kyiv.", "Volodymyr Zelensky", "PER", "person"),
    ("Chairman of the Russian Security Council Dmitry Orlov wrote it.", "Dmitry Orlov", "PER", "person"),
    ("Deputy Energy Minister Hanna Melnyk gave no figure.", "Hanna Melnyk", "PER", "person"),
    # bodies and outlets of the profile
    ("Ukraine's General Staff denied it.", "General Staff", "ORG", "body"),
    ("The map of DeepState shows the road.", "DeepState", "ORG", "group"),
    ("The Russian Ministry of Defense said so.", "Russian Ministry of Defense", "ORG", "body"),
    ("The clip was aired by Russia-1 on Monday.", "Russia-1", "ORG", "outlet"),
    ("The agency TASS reported it.", "TASS", "ORG", "outlet"),
    # units by their number
    ("Crews of the 53rd separate mechanized brigade rested.", "53rd separate mechanized brigade", "ORG", "unit"),
    ("The 90th Guards Tank Division (41st Combined Arms Army) came.", "90th Guards Tank Division", "ORG", "unit"),
    ("The 90th Guards Tank Division (41st Combined Arms Army) came.", "41st Combined Arms Army", "ORG", "unit"),
    ("The 47th Mechanized Brigade held the town.", "47th Mechanized Brigade", "ORG", "unit"),
    ("Crews of the 12th Air Support Group rested.", "12th Air Support Group", "ORG", "unit"),
    # places
    ("Shells fell on Pokrovsk and Kharkiv.", "Pokrovsk", "LOC", "place"),
    ("Shells fell on Pokrovsk and Kharkiv.", "Kharkiv", "LOC", "place"),
    ("Troops entered Dnipropetrovsk Oblast.", "Dnipropetrovsk Oblast", "LOC", "place"),
]


@pytest.mark.parametrize(("text", "words", "label", "kind"), KINDS)
def test_words_and_kind(text: str, words: str, label: str, kind: str) -> None:
    assert (words, label, kind) in [(m.span.of(text), m.label, m.kind) for m in find(text)]


def test_countries_in_a_row_are_places_alone_and_in_names_they_are_left_to_the_tagger() -> None:
    text = "Donors: Latvia, New Zealand and Canada. Norway Cup and France Telecom, or Georgia, sent none."
    parsed = tree(text)
    found = [parsed.span(first, last).of(text) for first, last in patterns.countries(parsed)]
    assert found == ["Latvia", "New Zealand", "Canada"]


def test_a_group_in_small_letters_is_no_unit() -> None:
    assert patterns.units(tree("The 3rd group of refugees left.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Military expert opinion differs on that.",
        "The siren sounded twice and the lights went out.",
        "Army trucks rolled through the village at noon.",
    ],
)
def test_no_names(text: str) -> None:
    assert [m.span.of(text) for m in find(text)] == []


def test_a_surname_takes_the_fullest_form() -> None:
    text = "Anatoly Kovalchuk spoke on Monday. Kovalchuk gave no figure."
    assert [(m.span.of(text), m.name) for m in find(text)] == [
        ("Anatoly Kovalchuk", "Anatoly Kovalchuk"),
        ("Kovalchuk", "Anatoly Kovalchuk"),
    ]


def test_what_the_profile_knows_has_its_entry() -> None:
    text = "The Russian Ministry of Defense answered the General Staff of the Armed Forces of Ukraine."
    assert [m.ref for m in find(text)] == ["body:ru-mod", "body:ua-general-staff"]


def test_without_a_profile_no_name_has_an_entry() -> None:
    text = "The Russian Ministry of Defense answered on Russia-1."
    assert all(m.ref is None for m in names.find(tree(text), None, ""))


WORDS = """The Donetsk People's ’s Republic Kyiv Ivan Bilyk President of Ministry Defense 90th Tank Division ( ) “ ” , .
said in and Minister Security Council TASS [3] \u0406\u0432\u0430\u043d \u0130 ß ""\u200b"""


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=25))
def test_names_do_not_overlap_and_have_a_probability(words: list[str]) -> None:
    text = " ".join(words)
    found = find(text)
    assert found == find(text)
    end = 0
    for mention in found:
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text) == mention.surface == mention.surface.strip()
        assert 0 < mention.probability <= 1
        end = mention.span.end
