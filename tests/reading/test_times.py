"""Time expressions in our own sentences: what is marked, and with which TIMEX3 value."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.model import Timex
from hearsay.reading import syntax, times
from tests.helpers import brackets, report

PUBLISHED = "2025-06-20"  # a Friday


def find(text: str, published: str | None = PUBLISHED) -> tuple[Timex, ...]:
    whole = report(text, published)
    return times.find(whole, syntax.parse(whole), "russia_ukraine")


def marked(sentence: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    """Words and values found, after checking that exactly the bracketed words were."""
    text, spans = brackets(sentence)
    found = find(text, published)
    assert [(t.span.start, t.span.end) for t in found] == spans, [t.span.of(text) for t in found]
    return [(t.span.of(text), t.value) for t in found]


VALUES = [
    # absolute
    ("The bridge fell on [[May 20, 2025]].", "2025-05-20"),
    ("The bridge fell on [[20 May 2025]].", "2025-05-20"),
    ("The bridge fell on [[the 20th of May 2025]].", "2025-05-20"),
    ("The bridge fell on [[25.05.2025]].", "2025-05-25"),
    ("The bridge fell on [[2025-05-20]].", "2025-05-20"),
    ("The bridge fell in [[May 2025]].", "2025-05"),
    ("The bridge fell in [[2014]].", "2014"),
    ("The bridge fell on [[Nov. 6, 2024]].", "2024-11-06"),
    ("Satellite photos of [[Tues., May 20, 2025]], show the bridge.", "2025-05-20"),
    ("The plant was built in [[the early 1990s]].", "199"),
    ("Castles of [[the 17th century]] line the river.", "16"),
    ("Losses rose in [[Q3 2024]].", "2024-Q3"),
    ("Losses rose in [[the third quarter of 2024]].", "2024-Q3"),
    ("The army retook the city in [[the autumn of 2022]].", "2022-FA"),
    ("The budget of [[fiscal 2024]] was cut.", "2024"),
    # without a year: by the day of publication and the tense
    ("Troops entered the village on [[May 20]].", "2025-05-20"),
    ("Troops entered the village on [[October 3]].", "2024-10-03"),
    ("The envoys will meet on [[July 2]].", "2025-07-02"),
    ("The envoys will meet on [[January 12]].", "2026-01-12"),
    ("The corridor stays open until [[July 5]].", "2025-07-05"),
    ("The town fell in [[November]].", "2024-11"),
    ("The talks will resume in [[August]].", "2025-08"),
    ("The town fell [[last April]].", "2025-04"),
    # counted from the day of publication
    ("The convoy left [[today]].", "2025-06-20"),
    ("The convoy left [[yesterday]].", "2025-06-19"),
    ("The convoy leaves [[tomorrow]].", "2025-06-21"),
    ("The convoy left [[Tuesday]].", "2025-06-17"),
    ("The convoy left on [[Friday]].", "2025-06-20"),
    ("The convoy will leave on [[Tuesday]].", "2025-06-24"),
    ("The convoy left [[last Monday]].", "2025-06-16"),
    ("The convoy left [[last week]].", "2025-W24"),
    ("The convoy leaves [[next month]].", "2025-07"),
    ("The convoy left [[last year]].", "2024"),
    ("The convoy left [[three days ago]].", "2025-06-17"),
    ("The convoy left [[two weeks ago]].", "2025-W23"),
    ("The convoy left [[a year ago]].", "2024"),
    ("The brigade was formed [[last winter]].", "2024-WI"),
    ("Talks were held over [[the weekend]].", "2025-W24-WE"),
    # clock times and parts of the day
    ("The siren sounded at [[4 p.m. on Tuesday]].", "2025-06-17T16:00"),
    ("The siren sounded on [[Tuesday at 6:30 p.m.]]", "2025-06-17T18:30"),
    ("The siren sounded at [[06:30 Kyiv time on 12 January 2025]].", "2025-01-12T06:30+02:00"),
    ("The siren sounded at [[06:30 Kyiv time on 12 June 2025]].", "2025-06-12T06:30+03:00"),
    ("The siren sounded at [[8:00 a.m. Moscow time on 12 January 2025]].", "2025-01-12T08:00+03:00"),
    ("The siren sounded at [[18:20 GMT on 12 June 2025]].", "2025-06-12T18:20Z"),
    ("The siren sounded at [[9 a.m. UTC+3 on 12 June 2025]].", "2025-06-12T09:00+03:00"),
    ("The siren sounded at [[0630 hours on 5 May 2024]].", "2024-05-05T06:30"),
    ("The siren sounded at [[noon on Monday]].", "2025-06-16T12:00"),
    ("As of [[22:00 on 14 June 2025]] the depot burned.", "2025-06-14T22:00"),
    ("The order [[081500ZJUN25]] reached the staff.", "2025-06-08T15:00Z"),
    ("The depot burned on [[Friday night]].", "2025-06-20TNI"),
    ("The depot burned [[this morning]].", "2025-06-20TMO"),
    ("The depot burned [[last night]].", "2025-06-19TNI"),
    ("The depot burned on [[the morning of 8 June]].", "2025-06-08TMO"),
    ("[[Overnight on 8 June]] the depot burned.", "2025-06-08TNI"),
    ("[[Overnight into Sunday]], the depot burned.", "2025-06-14TNI"),
    ("The depot burned on [[the night of June 15]].", "2025-06-15TNI"),
    ("[[Overnight]], the depot burned.", "2025-06-19TNI"),
    ("By [[mid-afternoon]] the depot burned.", "2025-06-20TAF"),
    ("They fell back to the pre-[[2014]] line.", "2014"),
    ("In contrast to [[Thursday]], when hundreds came, the square was empty.", "2025-06-19"),
    ("The talks will be moved to [[Thursday]].", "2025-06-26"),
    # lengths and sets
    ("The [[year-long]] siege is over.", "P1Y"),
    ("Losses have grown in [[recent quarters]].", "PXQ"),
    ("The siege lasted [[nearly two weeks]].", "P2W"),
    ("They waited for [[half an hour]].", "PT30M"),
    ("They waited for [[a year and a half]].", "P1Y6M"),
    ("They waited for [[several days]].", "PXD"),
    ("They waited for [[a couple of hours]].", "PT2H"),
    ("A [[two-day]] pause was agreed.", "P2D"),
    ("In [[the past 24 hours]] ten clashes took place.", "PT24H"),
    ("The depot is shelled [[every day]].", "P1D"),
    ("The depot is shelled [[daily]].", "P1D"),
    ("The depot is supplied [[twice a week]].", "P1W"),
    ("The depot is shelled [[every two weeks]].", "P2W"),
    # references
    ("The road is closed [[now]].", "PRESENT_REF"),
    ("The road was [[recently]] mined.", "PAST_REF"),
    ("Nobody talks about [[the future]].", "FUTURE_REF"),
]


@pytest.mark.parametrize(("sentence", "value"), VALUES)
def test_value(sentence: str, value: str) -> None:
    assert [v for _, v in marked(sentence)] == [value]


SEVERAL = [
    ("They held it from [[3]] to [[5 June]].", ["2025-06-03", "2025-06-05"]),
    ("They held it on [[June 3]]-[[5, 2025]].", ["2025-06-03", "2025-06-05"]),
    ("They held it from [[May 20]] to [[June 8, 2024]].", ["2024-05-20", "2024-06-08"]),
    ("They held it in [[2022]]-[[2023]].", ["2022", "2023"]),
    ("On [[May 20]] the line broke. [[Two days later]], it was mended.", ["2025-05-20", "2025-05-22"]),
    ("On [[May 20]] the line broke. [[The same day]], it was mended.", ["2025-05-20", "2025-05-20"]),
    ("On [[May 20]] the line broke. [[The following day]] it was mended.", ["2025-05-20", "2025-05-21"]),
    ("On [[May 20]] the line broke. [[A day earlier]] it had held.", ["2025-05-20", "2025-05-19"]),
    ("In [[2014]] the war began. [[That year]] the town fell.", ["2014", "2014"]),
    ("At [[14:00]] ([[11:00 GMT]]) on [[Monday]] they spoke.", ["2025-06-16T14:00", "2025-06-16T11:00Z", "2025-06-16"]),
    ("It was hit on [[May 20, 2025]]. At [[6 a.m.]] it still burned.", ["2025-05-20", "2025-05-20T06:00"]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_values_that_lean_on_others(text: str, values: list[str]) -> None:
    assert [v for _, v in marked(text)] == values


NONE = [
    "The column may march at first light.",
    "The 24th brigade repelled a second assault.",
    "The sun rose over the second line.",
    "About 2000 soldiers hold the line.",
    "The 52-year-old driver, 12 years old in spirit, laughed.",
    "Route 2022 is mined.",
    "The mid-afternoon sun blinded the crew of the T-2014.",
    "The guns fire 300 shells a day.",
    "Earlier, he had previously denied it; soon the current head, a former minister, may follow.",
    "The spring near the well ran dry.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert marked(text) == []


UNDATED = [
    ("Troops entered on [[May 20]].", "XXXX-05-20"),
    ("Troops entered on [[Tuesday]].", "XXXX-WXX-2"),
    ("Troops entered [[last week]].", "XXXX-WXX"),
    ("Troops entered [[yesterday]].", "XXXX-XX-XX"),
    ("Troops entered [[overnight on 8 June]].", "XXXX-06-08TNI"),
]


@pytest.mark.parametrize(("sentence", "value"), UNDATED)
def test_nothing_is_guessed_without_a_day_of_publication(sentence: str, value: str) -> None:
    assert [v for _, v in marked(sentence, None)] == [value]
    (timex,) = find(brackets(sentence)[0], None)
    assert timex.earliest is None and timex.latest is None
    assert timex.basis != "published date"


def test_missing_year_stays_missing_two_days_later() -> None:
    found = find("On May 20 the line broke. Two days later, it was mended.", None)
    assert [t.value for t in found] == ["XXXX-05-20", "XXXX-05-22"]
    assert found[1].anchor == found[0].span


def test_year_is_borrowed_from_a_near_day_only_and_says_so() -> None:
    near = find("On May 20, 2025, the line broke. On June 8 it was mended.", None)
    assert (near[1].value, near[1].basis) == ("2025-06-08", "year of 'May 20, 2025'")
    far = find("On November 20, 2024, the line broke. On June 8 it was mended.", None)
    assert far[1].value == "XXXX-06-08"


@pytest.mark.parametrize("words", ["31 June", "February 30", "31 April 2025", "32/13/2025", "February 29, 2025"])
def test_impossible_dates_are_found_and_named(words: str) -> None:
    text = f"The unit left on {words}."
    (timex,) = find(text)
    assert timex.span.of(text) == words
    assert timex.basis == "impossible date"
    assert timex.earliest is None and timex.latest is None


def test_night_after_an_impossible_date_is_as_unknown() -> None:
    text = "The note says 2025-06-31; overnight the depot burned, at 9:14 it fell in."
    assert [t.span.of(text) for t in find(text)][:2] == ["2025-06-31", "overnight"]


def test_weekday_beside_a_date_is_kept_for_the_calendar_check() -> None:
    (timex,) = find("The depot burned on Tuesday, 8 June 2025.")
    assert (timex.weekday, timex.value) == (1, "2025-06-08")


def test_day_and_month_that_cannot_be_told_apart() -> None:
    (timex,) = find("The depot burned on 03/04/2025.")
    assert (timex.value, timex.basis) == ("2025-XX-XX", "day and month ambiguous")
    (timex,) = find("The depot burned on 25/04/2025.")
    assert timex.value == "2025-04-25"
    (timex,) = find("The depot burned on Thursday, 03/04/2025.")
    assert timex.value == "2025-04-03"


def test_night_that_may_be_either_is_an_interval() -> None:
    (timex,) = find("Overnight on 8 June the depot burned.")
    assert timex.earliest is not None and timex.latest is not None
    assert (timex.earliest.isoformat(), timex.latest.isoformat()) == ("2025-06-07T18:00:00", "2025-06-09T05:59:59")
    (timex,) = find("Overnight into Sunday, the depot burned.")
    assert timex.earliest is not None and timex.earliest.isoformat() == "2025-06-14T18:00:00"


def test_zone_and_its_basis() -> None:
    (timex,) = find("The siren sounded at 06:30 Kyiv time on 12 January 2025.")
    assert (timex.zone, timex.zone_basis) == ("+02:00", "'kyiv time' (Europe/Kyiv)")
    assert timex.earliest is not None and timex.earliest.isoformat() == "2025-01-12T06:30:00+02:00"
    (timex,) = find("The siren sounded at 06:30 local time on 12 January 2025.")
    assert timex.zone is None and timex.zone_basis == "local time, place not known"


def test_bracketed_zone_is_part_of_the_time() -> None:
    for published, value in ((PUBLISHED, "2025-05-20T09:14+03:00"), (None, "XXXX-05-20T09:14+03:00")):
        text = "The siren sounded on May 20, 9:14 [MSK]."
        (timex,) = find(text, published)
        assert timex.span.of(text) == "May 20, 9:14 [MSK]"
        assert (timex.value, timex.zone) == (value, "+03:00")
        assert timex.zone_basis == "'MSK', bracketed (Europe/Moscow)"


def test_clock_time_that_occurs_twice_or_never() -> None:
    (twice,) = find("The siren sounded at 3:30 a.m. Kyiv time on 26 October 2025.")
    assert twice.zone is None and "occurs twice" in (twice.basis or "")
    assert twice.earliest is not None and twice.latest is not None
    assert (twice.latest - twice.earliest).total_seconds() == 3600 + 59
    (never,) = find("The siren sounded at 03:30 Kyiv time on 30 March 2025.")
    assert never.zone is None and "does not exist" in (never.basis or "")


def test_intervals_cover_the_whole_value() -> None:
    for words, first, last in [
        ("in May 2025", "2025-05-01T00:00:00", "2025-05-31T23:59:59"),
        ("in 2024", "2024-01-01T00:00:00", "2024-12-31T23:59:59"),
        ("in the winter of 2024", "2024-12-01T00:00:00", "2025-02-28T23:59:59"),
        ("last week", "2025-06-09T00:00:00", "2025-06-15T23:59:59"),
        ("during the past month", "2025-05-21T00:00:00", "2025-06-20T23:59:59"),
    ]:
        (timex,) = find(f"The line moved {words}.")
        assert timex.earliest is not None and timex.latest is not None
        assert (timex.earliest.isoformat(), timex.latest.isoformat()) == (first, last), words


WORDS = """on at from to until the of in 3 5 20 31 2025 2022 May June Sept. Tuesday Friday last next two three weeks
days ago later nearly about 9:14 [MSK] 6:30 p.m. Kyiv time overnight night morning summer quarter first every half a an
, - – ( ) . yesterday now 03/04/2025 31/02/2025 1990s same following 081500ZJUN25 2025-06-31 decade century"""
PIECES = st.sampled_from([*WORDS.split(), "\n\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from([None, PUBLISHED, "2024-02-29"]))
def test_every_span_quotes_its_text_and_reading_twice_is_equal(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    found = find(text, published)
    assert found == find(text, published)
    end = 0
    for timex in found:
        assert end <= timex.span.start < timex.span.end <= len(text)
        end = timex.span.end
        assert timex.span.of(text).strip() == timex.span.of(text)
        assert (timex.earliest is None) == (timex.latest is None)
        if timex.earliest is not None and timex.latest is not None:
            assert timex.earliest <= timex.latest
        if timex.basis == "impossible date":
            assert timex.earliest is None
        if published is None:
            assert "published" not in (timex.basis or "")
