"""Words in capitals: spelt out here, known, near a known one, or none of that."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay import lexicon
from hearsay.reading import abbreviations
from tests.helpers import brackets, tree

PROFILE = "russia_ukraine"


def found(text):
    return {a.form: a for a in abbreviations.find(tree(text), PROFILE)}


@pytest.mark.parametrize(
    ("text", "form", "expansion"),
    [
        ("The Institute for the Study of War (ISW) wrote.", "ISW", "Institute for the Study of War"),
        ("The Quiet Keepers of the Valley (QKV) left. The QKV came back.", "QKV", "Quiet Keepers of the Valley"),
        ("They called it the QKV (Quiet Keepers of the Valley) at home.", "QKV", "Quiet Keepers of the Valley"),
        ("In the course of the SVV (Special Military Operation) he fell.", "SVV", "Special Military Operation"),
        ("The Special Military Operation (SVV) goes on.", "SVV", "Special Military Operation"),
        ("It joined the 41st Combined Arms Army [CAA] in May.", "CAA", "Combined Arms Army"),
        ("The Zarechny Brick Works, or ZBW, closed.", "ZBW", "Zarechny Brick Works"),
    ],
)
def test_spelt_out(text, form, expansion):
    abbreviation = found(text)[form]
    assert abbreviation.span.of(text) == form
    assert abbreviation.expansion is not None
    assert abbreviation.expansion.of(text) == expansion
    assert abbreviation.near == ()


@pytest.mark.parametrize(
    ("form", "meaning"),
    [
        ("AFU", "Armed Forces of Ukraine"),
        ("SVO", "special military operation"),
        ("IAEA", "International Atomic Energy Agency"),
        ("SBU", "Security Service of Ukraine"),
        ("TASS", "TASS"),
        ("US", "United States"),
    ],
)
def test_known(form, meaning):
    assert any(meaning in m for m in found(f"Nobody at the {form} spoke on Monday.")[form].known)


@pytest.mark.parametrize(
    ("form", "near"),
    [
        ("SVV", "SVO"),
        ("OSCR", "OSCE"),
        ("NATQ", "NATO"),
        ("IAEB", "IAEA"),
        ("LRP", "LPR"),
        ("FBS", "FSB"),
        ("DNP", "DNR"),
    ],
)
def test_one_slip_from_a_known_one(form, near):
    abbreviation = found(f"The {form} was named on Monday.")[form]
    assert abbreviation.known == ()
    assert near in abbreviation.near


@pytest.mark.parametrize("form", ["XKCD", "QKV", "WZB", "GXR"])
def test_unknown_and_near_none(form):
    abbreviation = found(f"The {form} was named on Monday.")[form]
    assert (abbreviation.known, abbreviation.near, abbreviation.expansion) == ((), (), None)


@pytest.mark.parametrize(
    "text",
    [
        "A T-72 and two Su-34 jets burned near the XZ-9 road.",
        "He wrote chapter VII under Louis XIV.",
        "RESCUERS FIND ZQXW IN CELLAR NEAR MARKET",
        "OLENA PETRENKO wrote this.",
        "KHERSON, Ukraine (AP) – The bridge was closed.",
        "Soldiers came. He did NOT see them.",
        "He owned shares of QZR Inc. and sold them.",
        "Write to INFO@QWRT.COM or see it there.",
    ],
)
def test_not_an_unknown_abbreviation(text):
    assert [a.form for a in found(text).values() if not a.known] == []


@pytest.mark.parametrize("text", ["Two UAVs fell.", "The U.S. embassy closed.", "He flew to the U.K. on Monday."])
def test_plural_and_full_stops(text):
    (abbreviation,) = found(text).values()
    assert abbreviation.known
    assert abbreviation.span.of(text) in ("UAV", "U.S.", "U.K.")


@pytest.mark.parametrize(
    "marked", [t["example"] for t in lexicon.load("en", "abbreviations").values() if "example" in t]
)
def test_examples_of_the_lexicon(marked):
    text, spans = brackets(marked)
    assert [(a.span.start, a.span.end) for a in abbreviations.find(tree(text), PROFILE)] == spans


def test_every_entry_of_the_lexicon_has_form_and_meaning():
    pairs = lexicon.load("en", "abbreviations")["general"]["list"].replace("\n", "").strip("|").split("|")
    assert len(pairs) > 400
    for pair in pairs:
        assert re.fullmatch(r"[A-Z][A-Za-z0-9&]+=\S.*", pair), pair


PIECES = [
    "SVV",
    "(",
    ")",
    "ISW",
    "Institute",
    "for",
    "the",
    "Study",
    "of",
    "War",
    "U.S.",
    "-",
    "UAVs",
    "IV",
    "Inc.",
    ".",
    ",",
    "or",
    "[",
    "]",
    "T-72",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=20))
def test_spans_quote_their_form_and_reading_twice_is_the_same(pieces):
    text = " ".join(pieces)
    parsed = tree(text)
    once = abbreviations.find(parsed, PROFILE)
    assert once == abbreviations.find(parsed, PROFILE)
    for abbreviation in once:
        assert abbreviation.span.of(text).replace(".", "") == abbreviation.form
        if abbreviation.expansion:
            assert abbreviation.expansion.end <= len(text)
            assert not abbreviation.expansion.overlaps(abbreviation.span)
            assert not abbreviation.near


def test_a_body_the_text_spells_out_tells_a_slip_of_its_abbreviation():
    spelt = "The Federal Bureau of Investigation sent two men. The FIB said nothing."
    assert found(spelt)["FIB"].near == ("FBI",)


def test_a_name_in_capitals_is_heard_where_it_is_a_slip_of_another():
    assert found("The KFOR patrol left. The KOFR commander stayed.")["KOFR"].near == ("KFOR",)


@pytest.mark.parametrize(
    "text",
    [
        "Shares of POX Lake Mining Corp. fell; POX had said so.",
        "The station KZQV had it first.",
        "Two men of the 507th AZW came home.",
        "B.Q. Walters left early.",
        "It was the extremely drug-resistant (XTR) strain.",
        "The ZQ5 strain was found.",
    ],
)
def test_names_codes_and_what_a_bracket_explains_need_no_warning(text):
    assert all(a.expansion for a in found(text).values())


@pytest.mark.parametrize(
    ("text", "form", "near"),
    [
        ("The IMF met. The IMFX paid.", "IMFX", ("IMF",)),
        ("The World Food Programme (WFB) sent trucks.", "WFB", ("WFP",)),
        ("Troops of MINUSMA left before the MINUSNA convoy.", "MINUSNA", ("MINUSMA", "MINUSCA")),
        ("The Baltic Timber Institute (BTI) met. The BTR paid.", "BTR", ("BTI",)),
        ("A WQZ-led force left.", "WQZ", ()),
        ("Soldiers of WQZE, a force in the hills, saw it.", "WQZE", ()),
        ("The talks with QJ officials failed.", "QJ", ()),
    ],
)
def test_neither_known_nor_explained(text, form, near):
    assert (found(text)[form].expansion, found(text)[form].known, found(text)[form].near) == (None, (), near)
