"""A report's claims as they are compared: place, day and voice, each with what it rests on."""

import dataclasses
from datetime import date

import pytest

from hearsay.linking.stated import stated
from hearsay.model import Block, Span, Stated
from hearsay.reading.read import read
from hearsay.settings import Settings
from tests.helpers import reading, report
from tests.linking.case import case


def of(text: str, published: str | None = "2025-03-06") -> tuple[Stated, ...]:
    found = stated(reading(text, published))
    for one in found:
        assert one.words.span.of(text) == one.words.text
    return found


def days(*found: Stated) -> list[tuple[str | None, str]]:
    return [(date.fromordinal(s.day).isoformat() if s.day else s.month_day, s.day_basis) for s in found]


MINISTRY = "the Russian Ministry of Defense said"


def test_the_day_is_of_the_happening_else_of_the_words_else_of_publication():
    assert days(*of(f"Russian troops captured Chasiv Yar on 3 March 2025, {MINISTRY}.")) == [("2025-03-03", "happened")]
    said = of("The Russian Ministry of Defense said on 4 March that its troops had captured Chasiv Yar.")
    assert days(*said) == [("2025-03-04", "said")]
    assert days(*of(f"Russian troops captured Chasiv Yar, {MINISTRY}.")) == [("2025-03-06", "published")]
    assert days(*of(f"Russian troops captured Chasiv Yar, {MINISTRY}.", None)) == [(None, "none")]


def test_a_day_without_a_year_stays_without():
    (one,) = of(f"Russian troops captured Chasiv Yar on 3 March, {MINISTRY}.", None)
    assert (one.day, one.month_day, one.day_basis) == (None, "03-03", "month and day")


def test_the_narrowest_place_is_meant():
    (one,) = of(f"Russian troops captured Chasiv Yar in Donetsk Oblast on 3 March 2025, {MINISTRY}.")
    assert [s.name for s in one.spots] == ["Chasiv Yar"]


@pytest.mark.parametrize(
    ("told", "places"),
    [
        ("Russian troops captured a farm in the Lyman direction", []),
        ("Russian troops captured a farm near Siversk", []),
        ("Russian troops advanced from Toretsk towards Kostiantynivka", []),
        ("Russian troops advanced from Bryansk Oblast into Sumy Oblast", ["Sumy Oblast"]),
        ("Russian troops withdrew from Kherson", ["Kherson"]),
        ("Russian drones launched from Kursk hit a mill near Konotop", ["Konotop"]),
        ("Ukrainian guns shelled Horlivka, ten kilometres north of Donetsk", ["Horlivka"]),
        ("Russian troops attacked six times in the Kramatorsk direction", []),
        ("the liberation of Siversk in Donetsk Oblast was complete", ["Siversk"]),
    ],
)
def test_what_is_only_a_start_a_bearing_or_a_neighbour_is_not_where_it_happened(told, places):
    found = of(f"The Russian Ministry of Defense said that {told}.")
    assert [s.name for one in found for s in one.spots] == places


def test_the_capital_that_speaks_is_not_where_it_happened():
    (one,) = of("Russian forces have entered Sumy Oblast, Moscow claims. ")
    assert [s.name for s in one.spots] == ["Sumy Oblast"]
    assert of("Russian brigades now stand in central Ukraine as well, claims Moscow. ") == ()


def test_rejecting_a_demand_denies_nothing():
    asserted, *more = of(
        "The Russian Ministry of Defense said that its troops had entered Sumy Oblast. The Kremlin rejected calls from"
        " the European Union for a ceasefire."
    )
    assert (asserted.polarity, more) == ("asserts", [])


@pytest.mark.parametrize(
    "denial",
    [
        "The report about the capture of Siversk is false, Kyiv's General Staff said.",
        "“Reports of the fall of Siversk are not true,” Kyiv's General Staff said.",
        "“This is not true,” Kyiv's General Staff said.",
        "Kyiv's General Staff called the claim disinformation.",
        "Kyiv's General Staff said the claim was a lie.",
        "The news of the capture of Siversk does not correspond to reality, Kyiv's General Staff said.",
        "According to Kyiv's General Staff, the Russian statement is fake.",
    ],
)
def test_calling_a_report_untrue_denies_what_it_tells(denial):
    found = of(f"Russian troops captured Siversk on 3 March 2025, {MINISTRY}. {denial}")
    assert [(s.sort, s.polarity, s.speaker_side) for s in found] == [
        ("capture", "asserts", "russia"),
        ("capture", "denies", "ukraine"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Kyiv's General Staff said the claim was true.",
        "Kyiv's General Staff said the claim was not false.",
        "“This is a disaster,” Kyiv's General Staff said.",
        "Kyiv's General Staff said it could not confirm the claim.",
    ],
)
def test_other_judgements_deny_nothing(other):
    found = of(f"Russian troops captured Siversk on 3 March 2025, {MINISTRY}. {other}")
    assert [s.polarity for s in found] == ["asserts"]


def test_taking_place_takes_no_place():
    (one,) = of("Fighting was taking place in the north of Sumy Oblast, analysts said.")
    assert (one.sort, [s.name for s in one.spots]) == ("attack", ["Sumy Oblast"])
    assert of("Fighting was taking place just metres from the border of Sumy Oblast, analysts said.") == ()


def test_crossing_a_border_is_entering_and_reaching_it_is_not():
    crossed = of(f"Russian troops crossed the border of Dnipropetrovsk Oblast on 3 March 2025, {MINISTRY}.")
    reached = of(f"Russian troops reached the border of Dnipropetrovsk Oblast on 3 March 2025, {MINISTRY}.")
    assert [s.sort for s in (*crossed, *reached)] == ["entry", "reach"]
    assert {s.ref for one in (*crossed, *reached) for s in one.spots} == {"iso3166-2:UA-12"}


def test_plans_are_not_compared():
    assert of(f"Russian troops will capture Chasiv Yar in May 2025, {MINISTRY}.") == ()


def test_a_denial_has_its_own_polarity():
    (one,) = of("The General Staff of the Armed Forces of Ukraine denied that Russian troops had captured Chasiv Yar.")
    assert (one.polarity, one.speaker_side, one.actor_side) == ("denies", "ukraine", "russia")


def test_a_forward_is_the_word_of_whom_it_was_forwarded_from():
    text = "Russian troops captured Chasiv Yar on 3 March 2025."
    made = dataclasses.replace(
        report(text, "2025-03-06"),
        blocks=(Block(kind="forward", span=Span(start=0, end=len(text)), locator="forwarded from Hill channel"),),
    )
    (one,) = stated(read(made, Settings()))
    assert (one.own_voice, one.speaker, one.speaker_key) == (False, "Hill channel", "channel:hill channel")
    (plain,) = of(text)
    assert (plain.own_voice, plain.speaker) == (True, "")


def test_a_headline_takes_the_day_of_its_text():
    (headline,) = [s for s in stated(case()["c02"]) if s.headline]
    assert days(headline) == [("2025-05-20", "happened")]


def test_moscow_time_is_no_place():
    refs = {s.name for one in stated(case()["c01"]) for s in one.spots}
    assert "Moscow" not in refs
