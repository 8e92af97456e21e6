"""Sides and actors: by name, by office, by the words of a noun phrase, and alike for every party."""

import copy

import pytest

from hearsay import lexicon, profiles
from hearsay.reading import sides

PROFILE = "russia_ukraine"
TABLES = {name: profiles.load(PROFILE, name) for name in ("parties", "bodies", "outlets", "offices")}
PHRASES = [
    ("Russian Deputy Foreign Minister", "russia"),
    ("the Ukrainian deputy foreign minister", "ukraine"),
    ("Ukrainian military expert", "ukraine"),
    ("Moscow's troops", "russia"),
    ("Kyiv’s negotiators", "ukraine"),
    ("Kyiv residents", "unknown"),
    ("a Moscow student", "unknown"),
    ("mayor of Kyiv", "ukraine"),
    ("the Russian-installed head of Ukraine's Kherson region", "russia"),
    ("a pro-Ukrainian Russian blogger", "ukraine"),
    ("spokesman for Ukraine’s Khortytsia forces", "ukraine"),
    ("soldiers of the 4th Company", "unknown"),
    ("the US ambassador to Ukraine", "third"),
    ("the Russian envoy to the UN", "russia"),
    ("Ukraine's Western allies", "third"),
    ("Russian state media", "russia"),
    ("Ukrainian newspapers", "outlet"),
    ("TASS", "russia"),
    ("Ukrinform", "ukraine"),
    ("Reuters", "outlet"),
    ("Meduza", "outlet"),
    ("the Kyiv Independent", "outlet"),
    ("an adviser to President Zelenskyy", "ukraine"),
    ("Putin's press secretary", "russia"),
    ("Russian troops in Ukraine", "russia"),
    ("a man in Russia", "unknown"),
    ("an anti-Russian protester", "unknown"),
    ("a Russian-speaking pensioner", "unknown"),
    ("the Institute for the Study of War", "third"),
    ("the governor of Belgorod Oblast", "russia"),
    ("the governor of Poltava Oblast", "ukraine"),
    ("a shopkeeper from Poltava", "unknown"),
    ("the governor of Kherson Oblast", "unknown"),
    ("the head of the DPR", "russia"),
    ("Ukraine and Russia", "unknown"),
    ("Ukrainian and American officials", "unknown"),
    ("one of us", "unknown"),
    ("the US", "third"),
    ("the Russian Volunteer Corps", "ukraine"),
    ("Israel Defense Forces", "third"),
    ("DeepState", "ukraine"),
    ("Rybar", "russia"),
]
NAMES = [
    ("Kyiv", "Ukraine", "ukraine", "state"),
    ("Moscow", "Russia", "russia", "state"),
    ("Russian Defence Ministry", "Russian Ministry of Defense", "russia", "body"),
    ("the Ministry of Defense of the Russian Federation", "Russian Ministry of Defense", "russia", "body"),
    ("Ukraine’s Ministry of Defence", "Ministry of Defense of Ukraine", "ukraine", "body"),
    ("Ukraine's General Staff", "General Staff of the Armed Forces of Ukraine", "ukraine", "body"),
    ("Russian President Vladimir Putin", "Vladimir Putin", "russia", "official"),
    ("President Zelenskyy", "Volodymyr Zelensky", "ukraine", "official"),
    ("the Ukrainian President", "President of Ukraine", "ukraine", "official"),
    ("Interfax-Ukraine", "Interfax-Ukraine", "outlet", "outlet"),
    ("Interfax", "Interfax", "outlet", "outlet"),
    ("Rossiya-1", "Russia-1", "russia", "outlet"),
    ("the UN", "United Nations", "third", "body"),
    ("Washington", "United States", "third", "state"),
]


@pytest.mark.parametrize(("phrase", "side"), PHRASES)
def test_side_of_a_phrase(phrase, side):
    assert sides.side_of(phrase, PROFILE) == side


@pytest.mark.parametrize(("name", "canonical", "side", "kind"), NAMES)
def test_actor_by_name(name, canonical, side, kind):
    found = sides.actor(name, PROFILE)
    assert found is not None
    assert (found.name, found.side, found.kind) == (canonical, side, kind)


@pytest.mark.parametrize(
    "name", ["the ministry", "General Staff", "MoD", "Daniil Medvedev", "Russian", "us", "Reuters, in Kyiv,", ""]
)
def test_no_actor(name):
    found = sides.actor(name, PROFILE)
    assert found is None or found.name == "Reuters"


def mirrored():
    """The actors with the two parties swapped in the data."""
    other = {"russia": "ukraine", "ukraine": "russia"}
    tables = copy.deepcopy(TABLES)
    for party in tables["parties"]["party"]:
        party["id"] = other[party["id"]]
    for table, key in (("bodies", "body"), ("outlets", "outlet"), ("offices", "person")):
        for row in tables[table][key]:
            row["side"] = other.get(row["side"], row["side"])
    return sides.Sides(tables, lexicon.load("en", "sides")), other


def test_swapping_the_parties_in_the_data_swaps_every_answer():
    swapped, other = mirrored()
    for phrase, side in PHRASES:
        assert swapped.side_of(phrase) == other.get(side, side), phrase
    for name, canonical, side, _ in NAMES:
        found = swapped.actor(name)
        assert found is not None
        assert (found.name, found.side) == (canonical, other.get(side, side))


@pytest.mark.parametrize(("phrase", "side"), lexicon.load("en", "sides")["examples"])
def test_words_of_the_lexicon_alone(phrase, side):
    none = {name: {} for name in TABLES}
    assert sides.Sides(none, lexicon.load("en", "sides")).side_of(phrase) == side


def test_scan_quotes_the_text():
    text = "TASS cited the Russian Ministry of Defense; Ukraine’s General Staff denied it."
    found = [(text[f.start : f.end], f.actor.ref) for f in sides.load(PROFILE).scan(text)]
    assert found == [
        ("TASS", "profile:tass"),
        ("Russian Ministry of Defense", "profile:ru-mod"),
        ("Ukraine’s General Staff", "profile:ua-general-staff"),
    ]
