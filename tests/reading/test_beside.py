"""What stands beside dates, clocks, names and formations and belongs to them: weekdays, zones, offices, sizes."""

import pytest

from tests.helpers import reading


def words(text, category):
    return [
        (w.span.of(text), w.lemma, w.subject.of(text) if w.subject else None)
        for w in reading(text, "2025-12-01").words(category)
    ]


@pytest.mark.parametrize(
    ("text", "category", "found"),
    [
        ("The mill burned on 3 March 2020, a Tuesday.", "weekday", ("Tuesday", "Tuesday", "3 March 2020")),
        ("The mill burned on 3 March 2020. It was a Friday.", "weekday", ("Friday", "Friday", "3 March 2020")),
        ("The siren sounded at 25:10 on 3 March 2020.", "impossible_clock", ("25:10", "25:10", None)),
        ("It was recorded on 9 June 2021 at 18:05 Paris time.", "clock_zone",
         ("9 June 2021 at 18:05 Paris time", "+02:00", "9 June 2021 at 18:05")),
        ("Mayor Anna Kowalska left.", "office", ("Mayor", "mayor", "Mayor Anna Kowalska")),
        ("Anna Kowalska, the foreign minister, left.", "office",
         ("foreign minister", "foreign minister", "Anna Kowalska")),
        ("A platoon of the company dug in.", "nesting", ("platoon", "platoon", "company")),
        ("A company of 120 men dug in.", "unit_size", ("company", "company", "120 men")),
        ("The bridge fell on 3 May 2025.", "told_past", ("fell", "fall", "3 May 2025")),
        ("By 3 May 2025 the bridge had fallen.", "told_past", ("fallen", "fall", "3 May 2025")),
        ("Pictures from 3 May 2025 show the bridge.", "told_past", ("Pictures", "picture", "3 May 2025")),
        ("The crack dates back to 3 May 2025.", "told_past", ("to", "to", "3 May 2025")),
        ("They robbed the toll house on 3 May 2025.", "told_past", ("robbed", "rob", "3 May 2025")),
    ],
)  # fmt: skip
def test_found(text, category, found):
    assert found in words(text, category)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The mill burned on 3 March 2020. On Friday it rained.", "weekday"),
        ("The game ended 25:10.", "impossible_clock"),
        ("The former mayor, Anna Kowalska, left.", "office"),
        ("The division of the company sells pumps.", "nesting"),
        ("The bridge will open on 3 May 2026.", "told_past"),
        ("The vote was scheduled for 3 May 2026.", "told_past"),
        ("He bought tickets for the concert on 3 May 2026.", "told_past"),
        ("The bond was payable on 3 May 2026.", "told_past"),
    ],
)
def test_left_out(text, category):
    assert words(text, category) == []


def test_numerals_leave_out_what_quantities_have():
    text = "Seven men left, five of them at night; a quarter stayed and one slept."
    read = reading(text)
    assert [(n.span.of(text), n.value, n.unit) for n in read.numerals] == [
        ("five", 5.0, "-"),
        ("a quarter", 0.25, "part"),
    ]
