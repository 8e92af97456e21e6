"""Which words are places, and which places they are: sentences of our own."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay import lexicon
from tests.helpers import brackets, reading

# [[toponyms]]; nothing else in the sentence is one.
RECOGNISED = [
    "Two barns burned in [[Poltava]] on Monday.",
    "The column entered [[Sumy Oblast]] at dawn.",
    "Fog closed the airport of [[Lviv]].",
    "The [[Kharkiv region]] lost power for an hour.",
    "Snow fell on [[Zhytomyr]], [[Rivne]] and [[Lutsk]].",
    "Sirens were heard in [[Dnipropetrovsk]], [[Sumy]], and [[Chernihiv regions]].",
    "Kyiv denied the report.",
    "Moscow said that the talks had failed.",
    "Moscow's claim was never checked.",
    "The Kyiv regime was mentioned twice.",
    "Rain fell on [[Kyiv]] all night.",
    "The bridge near [[Moscow]] is closed.",
    "He studied in [[Vienna]] and [[Prague]].",
    "Doctors of the Leeds General Hospital went on strike.",
    "The University of Warsaw published the list.",
    "Colonel Andrii Lyman gave no figures.",
    "A ship from [[Odesa]] reached the [[Black Sea]].",
    "Ice covers the [[Danube River]] again.",
    "The people of [[Donetsk Oblast]] waited for water.",
    "The head of the [[DPR]] spoke for an hour.",
    "A court in the [[Luhansk People's Republic]] sentenced him.",
    "The territories of the [[Donetsk]] and [[Luhansk People's Republics]] were mined.",
    "They moved to [[Austin]], [[Texas]], in spring.",
    "In March the river rises.",
    "Nice weather helped the search.",
    "The Washington Post wrote about it.",
    "A delegation from the [[United States]] arrived in [[Geneva]].",
    "[[U.S.]] officials landed in [[Warsaw]].",
    "Trucks crossed from [[Belgorod Oblast]] into [[Sumy Oblast]].",
    "Shells hit the village of [[Robotyne]].",
    "The troops captured [[Basivka]].",
    "Fighting went on near [[Chasiv Yar]], [[Toretsk]] and [[Pokrovsk]].",
    "The mine lies between [[Novopavlivka]] and [[Muravka]] in [[Donetsk Oblast]].",
    "Sappers cleared [[Velyka Novosilka]] street by street.",
    "A drone fell in [[Kursk]].",
    "A convoy left [[Port-au-Prince]] for [[Santo Domingo]].",
    "Wheat is sold in [[Côte d'Ivoire]].",
    "Storks nest in northern [[Poland]].",
    "Troops left [[Sumy]] for [[Kharkiv Region]].",
    "London and Paris will send planes.",
    "Seoul City Hall was full.",
    "Two trains from [[Moscow]] to [[Minsk]] were late.",
    "The [[Donetsk]], [[Luhansk]], [[Zaporizhzhia]] and [[Kherson regions]] were annexed.",
    "Officials in occupied [[Melitopol]] and in [[Berdyansk]] spoke.",
    "Envoys of the [[People's Republic of China]] met in [[Astana]].",
]

# (sentence, surface, ref or None)
RESOLVED = [
    ("He was born in Paris, Texas, and never left Texas.", "Paris", "geonames:4717560"),
    ("She moved from Berlin to Paris.", "Paris", "geonames:2988507"),
    ("They flew from Athens, Georgia, to Atlanta.", "Athens", "geonames:4180386"),
    ("They sailed from Athens to Crete.", "Athens", "geonames:264371"),
    ("Shells fell on Muravka in Donetsk region.", "Muravka", "profile:muravka"),
    ("Shells fell on Robotyne.", "Robotyne", "profile:robotyne"),
    ("Shells fell on Rabotino near Orikhiv.", "Rabotino", "profile:robotyne"),
    ("The Kharkiv region lost power.", "Kharkiv region", "iso3166-2:UA-63"),
    ("The city of Kharkiv lost power.", "Kharkiv", "geonames:706483"),
    ("Donetsk Oblast was quiet.", "Donetsk Oblast", "iso3166-2:UA-14"),
    ("The market of Donetsk was quiet.", "Donetsk", "geonames:709717"),
    ("The DPR printed stamps.", "DPR", "iso3166-2:UA-14"),
    ("The Luhansk People's Republic printed stamps.", "Luhansk People's Republic", "iso3166-2:UA-09"),
    ("Crimea had no water.", "Crimea", "iso3166-2:UA-43"),
    ("Artemivsk was shelled again.", "Artemivsk", "geonames:713174"),
    ("Trains to Krasnoarmiisk were stopped.", "Krasnoarmiisk", "geonames:704422"),
    ("Trains ran to Krasnoarmeysk in Saratov Oblast, Russia.", "Krasnoarmeysk", "geonames:542464"),
    ("Farmers in Ukraine came from Georgia, Armenia and Azerbaijan.", "Georgia", "iso3166-1:GE"),
    ("Storms hit Alabama, Georgia and Florida, the governors of the three states said.", "Georgia", "iso3166-2:US-GA"),
    ("Planes flew to the U.S. on Monday.", "U.S.", "iso3166-1:US"),
    ("Police in the UK and France agreed.", "UK", "iso3166-1:GB"),
    ("A school in Sumy, Ukraine, reopened.", "Sumy", "geonames:692194"),
    ("Rice grows in New South Wales.", "New South Wales", "iso3166-2:AU-NSW"),
    ("It rained in Suffolk, England.", "Suffolk", "geonames-admin2:GB.ENG.suffolk"),
    ("In Washington, the envoys waited for news from Warsaw.", "Washington", "geonames:4140963"),
    ("Fires burned in Washington, Oregon and Idaho.", "Washington", "iso3166-2:US-WA"),
    ("He drove from Kharkiv to Belgorod.", "Belgorod", "geonames:578072"),
    ("The Donetsk, Zaporizhzhia and Kherson regions were annexed.", "Donetsk", "iso3166-2:UA-14"),
    ("The prosperity of Dnipropetrovsk grew in Dnipropetrovsk Oblast.", "Dnipropetrovsk", "iso3166-2:UA-12"),
    ("Voronezh, a Russian city, has two bridges.", "Voronezh", "geonames:472045"),
    ("A tram in Zaporozhye was hit.", "Zaporozhye", "geonames:687700"),
    ("Nothing is known of Verkhniobrodske, a hamlet.", "Verkhniobrodske", None),
]


@pytest.mark.parametrize("marked", RECOGNISED, ids=lambda m: m[:45])
def test_recognised(marked):
    text, spans = brackets(marked)
    found = reading(text).toponyms
    assert [t.surface for t in found] == [text[a:b] for a, b in spans]
    assert [(t.span.start, t.span.end) for t in found] == spans


@pytest.mark.parametrize(("text", "surface", "ref"), RESOLVED, ids=[f"{s}: {t[:40]}" for t, s, _ in RESOLVED])
def test_resolved(text, surface, ref):
    found = [t for t in reading(text).toponyms if t.surface == surface]
    if ref is None:
        assert all(t.place is None and not t.candidates for t in found)
        return
    assert found, [t.surface for t in reading(text).toponyms]
    assert found[0].place is not None
    assert found[0].place.ref == ref


@pytest.mark.parametrize("group", lexicon.load("en", "places")["region"] + lexicon.load("en", "places")["type"])
def test_example_of_the_lexicon(group):
    text, spans = brackets(group["example"])
    assert [(t.span.start, t.span.end) for t in reading(text).toponyms] == spans


LISTS = (
    "locative", "taken", "government", "body", "inner", "doubtful", "titles", "contained", "people", "implied",
    "natives",
)  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_example_of_a_word_list(name):
    text, spans = brackets(lexicon.load("en", "places")[name]["example"])
    assert [(t.span.start, t.span.end) for t in reading(text).toponyms] == spans


@pytest.mark.parametrize(
    ("text", "surface", "within", "stated"),
    [
        ("Shells fell on Muravka in Donetsk region.", "Muravka", "Donetsk region", "iso3166-2:UA-14"),
        ("He was born in Paris, Texas.", "Paris", "Texas", "iso3166-2:US-TX"),
        ("They met in the Polish city of Lviv.", "Lviv", "Polish", "iso3166-1:PL"),
        ("They met in Lviv, a Ukrainian city.", "Lviv", "Ukrainian", "iso3166-1:UA"),
        ("Refugees from Kharkiv in Poland asked for news.", "Kharkiv", None, None),
        ("The role of Lviv in Russia's plans is unclear.", "Lviv", None, None),
        ("Snow fell on Lviv and Poland.", "Lviv", None, None),
        ("A mine lay near Gardez, the seat of Kunduz province.", "Gardez", "Kunduz province", "geonames-admin1:AF.24"),
        ("The barge was built in Ghent, one of France's oldest ports.", "Ghent", "France", "iso3166-1:FR"),
        ("Fog hid Graz. The city lies in the south of Slovenia.", "Graz", "Slovenia", "iso3166-1:SI"),
        ("Sirens sounded in Graz. No other city in Slovenia has as many.", "Graz", "Slovenia", "iso3166-1:SI"),
        ("In southern Albania, two hikers were found dead near Bitola.", "Bitola", "Albania", "iso3166-1:AL"),
        ("The mayor of Graz opened an office in the Slovenian port city.", "Graz", "Slovenian", "iso3166-1:SI"),
        ("Police in Slovenia detained a harpist in Graz.", "Graz", "Slovenia", "iso3166-1:SI"),
        ("Police in Slovenia said a harpist was found in Graz.", "Graz", None, None),
        ("Hail fell on towns in Slovenia such as Graz.", "Graz", "Slovenia", "iso3166-1:SI"),
        ("Clerks in Linz, a city of 200,000 people in Slovenia, left.", "Linz", "Slovenia", "iso3166-1:SI"),
        ("Coaches ran from Graz in Slovenia to Zagreb.", "Graz", "Slovenia", "iso3166-1:SI"),
        ("Coaches ran between Graz in Slovenia and Zagreb.", "Graz", "Slovenia", "iso3166-1:SI"),
        ("Sumy Oblast, where the town of Uzhhorod has no gas, slept.", "Uzhhorod", "Sumy Oblast", "iso3166-2:UA-59"),
        ("Slovenia's Graz consulate is shut.", "Graz", None, None),
        ("Israeli police in Ramallah fired tear gas.", "Ramallah", None, None),
        ("The French president arrived in Ghent.", "Ghent", None, None),
        ("The talks in Ghent were opened by France.", "Ghent", None, None),
        ("In Germany, the mayor met families from Kharkiv.", "Kharkiv", None, None),
        ("In March, China's largest printer closed its works in Ghent.", "Ghent", None, None),
        ("Three live in Ghent, one in Lille, and one in Graz, Austria.", "Lille", None, None),
    ],
)
def test_where_the_text_puts_it(text, surface, within, stated):
    toponym = next(t for t in reading(text).toponyms if t.surface == surface)
    assert (toponym.within.of(text) if toponym.within else None) == within
    assert (toponym.stated.ref if toponym.stated else None) == stated


def test_one_name_has_one_sense():
    text = "A fire broke out in Paris, Texas. The mayor of Paris thanked the crews."
    assert {t.place.ref for t in reading(text).toponyms if t.surface == "Paris"} == {"geonames:4717560"}


def test_a_claimed_entity_is_marked():
    (toponym,) = reading("The DPR printed stamps.").toponyms
    assert toponym.claimed
    (toponym,) = reading("Donetsk Oblast was quiet.").toponyms
    assert not toponym.claimed


def test_no_pin_where_nothing_decides():
    (toponym,) = reading("Springfield has a new library.").toponyms
    assert toponym.place is None
    assert toponym.basis == "undecided"
    assert len(toponym.candidates) > 3


def test_villages_are_never_all_known():
    for text in ("Shells fell on Robotyne.", "The troops captured Basivka."):
        assert not any(t.all_known for t in reading(text).toponyms)
    assert all(t.all_known for t in reading("Rain fell on Lviv in Lviv Oblast.").toponyms)


def test_near_places_settle_a_name():
    text = "Trucks from Kramatorsk and Sloviansk stopped in Lyman, near Drobysheve in Donetsk Oblast."
    toponym = next(t for t in reading(text).toponyms if t.surface == "Lyman")
    assert toponym.place is not None
    assert toponym.place.admin1 == "UA-14"
    assert toponym.basis in ("near other places named", "region stated")


PIECES = [
    "Kyiv denied it.",
    "Fighting went on near Lyman.",
    "Sumy, Kursk and Kherson regions were hit.",
    "Paris, Texas, is small.",
    "Georgia and Alabama voted.",
    "He came from Odesa.",
    "U.S. and U.K. envoys met in Vienna, Austria.",
    "DPR and LPR heads met.",
    "“We are in Artemivsk,” he said.",
    "Nothing happened.",
    "MOSCOW, May 5 — Troops left.",
    "…",
]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_spans_shares_and_repetition(pieces):
    text = " ".join(pieces)
    reading.cache_clear()
    first = reading(text).toponyms
    reading.cache_clear()
    assert reading(text).toponyms == first
    last = 0
    for toponym in first:
        assert toponym.span.of(text) == toponym.surface
        assert toponym.span.start >= last
        last = toponym.span.end
        assert 0 <= toponym.probability <= 1
        assert sum(c.score for c in toponym.candidates) <= 1 + 1e-9
        scores = [c.score for c in toponym.candidates]
        assert scores == sorted(scores, reverse=True)
        assert toponym.place is None or toponym.place == toponym.candidates[0].place


@pytest.mark.parametrize("entry", lexicon.load("en", "places")["relation"], ids=lambda e: e["example"])
def test_the_words_around_a_name_say_how_the_place_matters(entry):
    text, spans = brackets(entry["example"])
    found = reading(text).toponyms
    assert [(t.span.start, t.span.end) for t in found if t.relation == entry["relation"]] == spans


def test_what_belongs_to_a_place_lends_it_its_relation():
    entry = lexicon.load("en", "places")["belonging"]
    text, spans = brackets(entry["example"])
    found = [(t.span.start, t.span.end, t.relation) for t in reading(text).toponyms]
    assert found == [(*spans[0], entry["relation"])]
