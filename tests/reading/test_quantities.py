"""Quantities: values, units, ranges, and the numbers that count nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.model import Quantity, Timex
from hearsay.model.span import Span
from hearsay.reading import quantities
from tests.helpers import tree


def read(text: str) -> tuple[Quantity, ...]:
    return quantities.find(tree(text), ())


def brief(text: str) -> list[tuple[str, float | tuple[float, float], str, str]]:
    return [(q.span.of(text), q.value, q.unit, q.change) for q in read(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The patrol walked 12 kilometres that night.", ("12 kilometres", 12.0, "kilometre", "=")),
        ("The column stretched for 2.5km along the road.", ("2.5km", 2.5, "kilometre", "=")),
        ("The repairs will cost $1.2 billion.", ("$1.2 billion", 1.2e9, "dollar", "=")),
        ("They paid €40m for the hulls.", ("€40m", 40e6, "euro", "=")),
        ("Some 200 soldiers slept in the school.", ("200 soldiers", 200.0, "soldiers", "~")),
        ("Dozens of houses burnt down.", ("Dozens of houses", (24.0, 99.0), "houses", "=")),
        ("Tens of thousands of people fled.", ("Tens of thousands of people", (10000.0, 100000.0), "people", "=")),
        ("The walk takes from 3 to 5 hours.", ("3 to 5 hours", (3.0, 5.0), "hour", "=")),
        ("A crew of 3-5 men serves the gun.", ("3-5 men", (3.0, 5.0), "men", "=")),
        ("Between $2 and $3 million was spent.", ("$2 and $3 million", (2e6, 3e6), "dollar", "=")),
        ("Up to 40 drones were launched.", ("40 drones", 40.0, "drones", "<")),
        ("More than forty-two trucks were lost.", ("forty-two trucks", 42.0, "trucks", ">")),
        ("The ministry counted 1,250 wounded civilians.", ("1,250 wounded civilians", 1250.0, "civilians", "=")),
        ("Output fell 7 percent.", ("7 percent", 7.0, "percentage", "-")),
        ("The price rose by 0.4%.", ("0.4%", 0.4, "percentage", "+")),
        ("A 60-year-old woman was hurt.", ("60-year-old", 60.0, "year of age", "=")),
        ("The truck did 80 km/h.", ("80 km/h", 80.0, "kilometre per hour", "=")),
        ("He earns $900 a month.", ("$900 a month", 900.0, "dollar per month", "=")),
        ("Four hundred thousand shells arrived.", ("Four hundred thousand shells", 400000.0, "shells", "=")),
        ("Hundreds of metres of fence were laid.", ("Hundreds of metres", (100.0, 1000.0), "metre", "=")),
        ("The night was minus 12 degrees Celsius.", ("minus 12 degrees Celsius", -12.0, "celsius", "=")),
        ("Losses grew tenfold.", ("tenfold", 10.0, "count", "+")),
        ("It took 12 Su-34s to do that.", ("12 Su-34s", 12.0, "su-34s", "=")),
        # people, without a noun too
        ("The strike left 120 killed and 30 wounded.", ("120 killed", 120.0, "killed", "=")),
        ("The strike left 120 killed and 30 wounded.", ("30 wounded", 30.0, "wounded", "=")),
        ("One soldier was killed, three were wounded.", ("One soldier", 1.0, "soldier", "=")),
        ("One soldier was killed, three were wounded.", ("three", 3.0, "-", "=")),
        ("Several hundred men stayed.", ("Several hundred men", (300.0, 900.0), "men", "=")),
        ("Tens of kilometres of trench were dug.", ("Tens of kilometres", (20.0, 99.0), "kilometre", "=")),
        ("At least 12 people were hurt.", ("12 people", 12.0, "people", ">")),
        ("As many as 300 people may be trapped.", ("300 people", 300.0, "people", "<")),
        ("No more than 15 tanks remained.", ("15 tanks", 15.0, "tanks", "<")),
        # parts of a whole count what the whole counts
        ("They destroyed 60 of 80 drones.", ("60", 60.0, "drones", "=")),
        ("Crews downed 44 out of the 67 missiles.", ("44", 44.0, "missiles", "=")),
        ("Roughly half of the 400 prisoners were ill.", ("half", 0.5, "prisoners", "~")),
        # what is dropped or shot down did not fall by so many
        ("The pilot dropped four bombs.", ("four bombs", 4.0, "bombs", "=")),
        ("They shot down 40 drones.", ("40 drones", 40.0, "drones", "=")),
        ("Output is down 40%.", ("40%", 40.0, "percentage", "-")),
        ("It fell 190 points, or 0.6%.", ("0.6%", 0.6, "percentage", "-")),
        # words with hyphens, peoples, rates, short scales
        ("They fired 12 Iskander-M missiles.", ("12 Iskander-M missiles", 12.0, "missiles", "=")),
        (
            "It met 10,000 to 12,000 North Korean soldiers.",
            ("10,000 to 12,000 North Korean soldiers", (10000.0, 12000.0), "soldiers", "="),
        ),
        ("They fire 300 shells per day.", ("300 shells per day", 300.0, "shells per day", "=")),
        ("It stored 1.5 mln tonnes of grain.", ("1.5 mln tonnes", 1.5e6, "ton", "=")),
        ("The crew spent 2.1 last year.", ("2.1", 2.1, "-", "=")),
        ("The river is ~130 km away.", ("130 km", 130.0, "kilometre", "~")),
        ("The village lies 15 km (about 9 miles) away.", ("9 miles", 9.0, "mile", "~")),
        ("The aid is worth €1.5 billion.", ("€1.5 billion", 1.5e9, "euro", "=")),
        ("The depot held 152-mm shells.", ("152-mm", 152.0, "millimetre", "=")),
    ],
)
def test_value_unit_and_change(text: str, wanted: tuple[str, float, str, str]) -> None:
    assert wanted in brief(text)


@pytest.mark.parametrize(
    "text",
    [
        "The 90th Division left the town.",
        "A Su-34 and two-seat F-16 crews trained there.",
        "Flight MH17 was shot down in 2014.",
        "They met on 14 August 2019 at noon.",
        "The siren sounded at 9:14 and again at 21:30.",
        "Article 5 was never invoked.",
        "The second attempt failed.",
        "The Kh-101 is a missile.",
        "The note is given below.[3]",
        "Their side won 2-1 at home.",
        "See page 12 of Section 4.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert brief(text) == []


def test_the_days_of_nine_days_later_are_counted_and_a_clock_time_is_not() -> None:
    text = "Nine days later, at 1420 hours, the crew left."
    timexes = (
        Timex(span=Span(start=0, end=15), type="DATE", value="XXXX-XX-XX"),
        Timex(span=Span(start=20, end=30), type="TIME", value="XXXX-XX-XXT14:20"),
    )
    assert [(q.span.of(text), q.unit) for q in quantities.find(tree(text), timexes)] == [("Nine days", "day")]


@pytest.mark.parametrize(
    "text",
    [
        "One of them left.",
        "It is not one of the parts.",
        "No one was there.",
        "A 5G mast fell.",
        "The gun is 24/7 on call.",
    ],
)
def test_one_that_counts_nothing(text: str) -> None:
    assert brief(text) == []


def test_a_date_known_to_be_one_is_left_out() -> None:
    text = "On the 8 of the month 30 crates arrived."
    date = Timex(span=Span(start=3, end=21), type="DATE", value="XXXX-XX-08")
    assert [q.value for q in quantities.find(tree(text), (date,))] == [30.0]


def test_two_units_of_one_distance() -> None:
    text = "The front is 140 kilometres (87 miles) away."
    assert [(q.value, q.unit) for q in read(text)] == [(140.0, "kilometre"), (87.0, "mile")]


def test_a_shared_unit() -> None:
    text = "They used 7- or 8-inch pipes."
    assert [(q.value, q.unit) for q in read(text)] == [(7.0, "inch"), (8.0, "inch")]


WORDS = """3 to 5 about $ 2.5m and 40% dozens of tanks , . - at 9:14 ( ) 1/2 km per day RM RM2 killed half out one
several hundred up down shot minus −7 1e9 ½ ٣ 10^6 last Kh-101s"""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split())))
def test_spans_hold_and_readings_repeat(words: list[str]) -> None:
    text = " ".join(words) or "x"
    syntax = tree(text)
    found = quantities.find(syntax, ())
    assert found == quantities.find(syntax, ())
    for q in found:
        assert 0 <= q.span.start < q.span.end <= len(text)
        if isinstance(q.value, tuple):
            assert len(q.value) == 2
