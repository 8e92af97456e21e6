"""Lengths of time tied to the dates of their neighbourhood."""

import pytest

from tests.helpers import reading


def loose(text, published=None):
    read = reading(text, published)
    return [
        (i.timex.span.of(text), tuple(t.span.of(text) for t in i.pairs[0]) if i.pairs else None)
        for i in read.intervals
        if i.pairs or i.until_published
    ]


@pytest.mark.parametrize(
    ("text", "length", "pair"),
    [
        (
            "The mine lay idle for nine days. It was flooded on 3 May 2021 and pumped dry on 12 May 2021.",
            "nine days",
            ("3 May 2021", "12 May 2021"),
        ),
        (
            "Kidnapped on 4 May 2019, the nurse was freed on 9 June 2019, after 36 days in captivity.",
            "36 days",
            ("4 May 2019", "9 June 2019"),
        ),
        (
            "Rescuers left at 06:10 and reached the hut at 07:05, a climb of 55 minutes.",
            "55 minutes",
            ("06:10", "07:05"),
        ),
    ],
)
def test_lengths_lie_between_the_dates_of_their_passage(text, length, pair):
    assert loose(text) == [(length, pair)]


@pytest.mark.parametrize(
    "text",
    [
        "He was sentenced on 3 May 2010 and freed on 4 June 2022, after a term of six years.",
        "The firm, set up on 3 May 2009, won a five-year contract on 10 June 2012.",
        "The mayor, 45 years old, was elected on 3 May 2010 and resigned on 4 June 2012.",
        "Every three days a convoy left; the first came on 3 May 2010, the last on 4 June 2010.",
    ],
)
def test_set_terms_and_ages_are_no_distances(text):
    assert loose(text) == []


def test_with_many_dates_nearby_none_is_chosen():
    text = (
        "The strikes of 1 May 2020, 9 May 2020, 20 May 2020 and 2 June 2020 were reported. "
        "The fighting lasted nine days."
    )
    assert loose(text) == []


def test_a_length_ago_reaches_to_publication():
    text = "The wells have been dry since the drought began in April 2023, nearly two years ago."
    read = reading(text, "2025-03-03")
    found = [i for i in read.intervals if i.until_published]
    assert [i.earlier.span.of(text) for i in found] == ["April 2023"]
