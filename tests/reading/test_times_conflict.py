"""Times as reports of fighting tell them: nights, small hours, ranges, days counted from others."""

import pytest

from tests.reading.test_times import find, marked

VALUES = [
    # nights and small hours
    ("On [[the night of May 31-June 1]] the port was shelled.", "2025-05-31TNI"),
    ("On [[the night of 3-4 May]] the port was shelled.", "2025-05-03TNI"),
    ("In [[the night from 3 to 4 May]] the port was shelled.", "2025-05-03TNI"),
    ("[[Overnight Friday to Saturday]] the siren sounded.", "2025-06-13TNI"),
    ("In [[the small hours of Tuesday]] the siren sounded.", "2025-06-17TMO"),
    ("In [[the early hours of 9 June]] the siren sounded.", "2025-06-09TMO"),
    ("In [[the early hours of Tuesday morning]] the siren sounded.", "2025-06-17TMO"),
    ("Just after [[midnight on 9 June]] the depot burned.", "2025-06-09T00:00"),
    ("The fire was out by [[midnight on 9 June]].", "2025-06-09T24:00"),
    ("At [[dawn on 9 June]] the depot burned.", "2025-06-09TDA"),
    # clock times
    ("At [[03:20 (Moscow time)]] the crew opened fire.", "2025-06-20T03:20+03:00"),
    ("By [[20.00 on 5 June]] the column was gone.", "2025-06-05T20:00"),
    ("By [[8pm on 5 June]] the column was gone.", "2025-06-05T20:00"),
    ("As of [[6am]] the column was gone.", "2025-06-20T06:00"),
    ("As of [[10 p.m. on June 5]] the column was gone.", "2025-06-05T22:00"),
    ("At [[around 2 o'clock in the morning]] the plant was hit.", "2025-06-20T02:00"),
    ("At [[0130 GMT on 9 June]] the plant was hit.", "2025-06-09T01:30Z"),
    ("It was posted at [[2025-06-08 14:30:05 UTC]].", "2025-06-08T14:30:05Z"),
    # parts of days, weeks, months and years
    ("[[Late on 7 June]] the depot was hit.", "2025-06-07"),
    ("[[Early on Tuesday]] the depot was hit.", "2025-06-17"),
    ("Since [[the start of the day]] ten clashes were counted.", "2025-06-20"),
    ("[[Earlier in the day]] the bridge was struck.", "2025-06-20"),
    ("[[Earlier this week]] the bridge was struck.", "2025-W25"),
    ("The line moved in [[the week of 2 June]].", "2025-W23"),
    ("The line moved in [[late May]].", "2025-05"),
    ("The line moved in [[the first half of June]].", "2025-06"),
    ("[[This spring]] the brigade was rebuilt.", "2025-SP"),
    ("The line froze in [[the winter of 2022-2023]].", "2022-WI"),
    ("The line froze in [[winter 2022-23]].", "2022-WI"),
    ("The guns fell silent on [[New Year's Eve]].", "2024-12-31"),
    # lengths up to the day of publication
    ("Over [[the past 24 hours]] ten clashes took place.", "PT24H"),
    ("In [[the last three days]] four villages fell.", "P3D"),
    # days counted from a start the text does not date
    ("[[The 1,200th day]] of the war began with a raid.", "XXXX-XX-XX"),
    ("On [[day 40]] of the siege the wells ran dry.", "XXXX-XX-XX"),
    ("By [[D+3]] the column had stalled.", "XXXX-XX-XX"),
    # any day
    ("There will come [[a day when]] nobody fires.".replace(" when]]", "]] when"), "FUTURE_REF"),
    # other eras
    ("The wall was built in [[264 BC]].", "BC0264"),
    ("The fleet sailed in [[the spring of 256 BC]].", "BC0256-SP"),
    ("The city fell in [[AD 70]].", "0070"),
]


@pytest.mark.parametrize(("sentence", "value"), VALUES)
def test_value(sentence: str, value: str) -> None:
    assert [v for _, v in marked(sentence)] == [value]


SEVERAL = [
    ("On [[5 June]] they spoke. [[The day before]], the plant was hit.", ["2025-06-05", "2025-06-04"]),
    ("On [[5 June]] they spoke. [[The night before]], the plant was hit.", ["2025-06-05", "2025-06-04TNI"]),
    ("On [[5 June]] they spoke. [[The previous day]] the plant was hit.", ["2025-06-05", "2025-06-04"]),
    ("On [[5 June]] they spoke. [[The next day]] the plant was hit.", ["2025-06-05", "2025-06-06"]),
    ("They held it from [[24 February]] to [[3 March 2022]].", ["2022-02-24", "2022-03-03"]),
    ("They held it between [[3]] and [[7 June]].", ["2025-06-03", "2025-06-07"]),
    ("It lasted from [[late May]] to [[early June]].", ["2025-05", "2025-06"]),
    ("It lasted from [[1 a.m.]] to [[4 a.m. on Sunday]].", ["2025-06-15T01:00", "2025-06-15T04:00"]),
    ("The war of [[1914]]–[[18]] was long.", ["1914", "1918"]),
    ("The fort held from [[14]]-[[18 AD]].", ["0014", "0018"]),
    ("From [[264]] to [[241 BC]] the fleets fought.", ["BC0264", "BC0241"]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_values_that_lean_on_others(text: str, values: list[str]) -> None:
    assert [v for _, v in marked(text)] == values


NONE = [
    "Crews are on watch 24 hours a day.",
    "It is a matter of days, the crew said.",
    "The drone stored 75 hours of video.",
    "Such guns belong to today's world.",
    "For the crew it was high noon.",
    "The plant makes 10,000 shells annually.",
    "The mayor's 1987 Volga was burnt out.",
    "The advert ran on bc lines.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert marked(text) == []


def bounds(text: str, published: str | None = "2025-06-20") -> tuple[str | None, str | None]:
    (timex,) = find(text, published)
    return (
        timex.earliest.isoformat() if timex.earliest else None,
        timex.latest.isoformat() if timex.latest else None,
    )


def test_small_hours_run_from_midnight_to_six() -> None:
    text = "In the small hours of 9 June the siren sounded."
    assert bounds(text) == ("2025-06-09T00:00:00", "2025-06-09T05:59:59")
    (timex,) = find(text)
    assert (timex.mod, timex.grain, timex.basis) == ("START", "daypart", "published date")


def test_a_night_told_by_both_its_days_is_one_night() -> None:
    text = "On the night of May 31-June 1 the port was shelled."
    assert bounds(text) == ("2025-05-31T18:00:00", "2025-06-01T05:59:59")
    (timex,) = find(text)
    assert timex.span.of(text) == "the night of May 31-June 1"


def test_the_past_day_is_today_and_yesterday() -> None:
    assert bounds("Over the past day ten clashes took place.") == ("2025-06-19T00:00:00", "2025-06-20T23:59:59")


def test_lengths_up_to_publication_have_an_interval_and_say_why() -> None:
    for words, first, last in [
        ("Over the past 24 hours", "2025-06-19T00:00:00", "2025-06-20T23:59:59"),
        ("In the last three days", "2025-06-17T00:00:00", "2025-06-20T23:59:59"),
        ("In the next two days", "2025-06-20T00:00:00", "2025-06-22T23:59:59"),
    ]:
        text = f"{words} ten clashes were counted."
        assert bounds(text) == (first, last), words
        (timex,) = find(text)
        assert (timex.type, timex.basis) == ("DURATION", "published date")
        assert bounds(text, None) == (None, None)
    assert bounds("They waited three days.") == (None, None)


def test_day_before_names_what_it_was_counted_from() -> None:
    _, before = find("On 5 June they spoke. The day before, the plant was hit.")
    assert (before.basis, before.grain) == ("counted from '5 June'", "day")
    (alone,) = find("The day before, the plant was hit.")
    assert (alone.value, alone.basis) == ("2025-06-19", "published date")
    (unknown,) = find("The day before, the plant was hit.", None)
    assert (unknown.value, unknown.basis, unknown.earliest) == ("XXXX-XX-XX", None, None)


def test_years_before_our_era_have_no_interval() -> None:
    (timex,) = find("The wall was built in 264 BC.")
    assert (timex.value, timex.grain, timex.earliest) == ("BC0264", "year", None)
