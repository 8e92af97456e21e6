"""Dates of publication: whole ones only, a zone never assumed."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from hearsay.intake import dates
from hearsay.intake.dates import parse_published

KYIV = timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-06-08", date(2025, 6, 8)),
        (" 2025-06-08 ", date(2025, 6, 8)),
        ("2025-06-08T09:14+03:00", datetime(2025, 6, 8, 9, 14, tzinfo=KYIV)),
        ("2025-06-08 09:14:30Z", datetime(2025, 6, 8, 9, 14, 30, tzinfo=UTC)),
        ("2025-06-08T09:14:30.123+0300", datetime(2025, 6, 8, 9, 14, 30, tzinfo=KYIV)),
        ("8 June 2025", date(2025, 6, 8)),
        ("June 8th, 2025", date(2025, 6, 8)),
        ("Sun, 08 Jun 2025 15:50:00 +0300", datetime(2025, 6, 8, 15, 50, tzinfo=KYIV)),
        ("8 June 2025, 3:50 p.m. GMT", datetime(2025, 6, 8, 15, 50, tzinfo=UTC)),
        ("08.06.2025", date(2025, 6, 8)),
        ("21/05/2025", date(2025, 5, 21)),
        ("05/21/2025", date(2025, 5, 21)),
        ("2025/06/08", date(2025, 6, 8)),
    ],
)
def test_given(text, moment):
    assert parse_published(text) == moment


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("2025-13-01", "month"),
        ("2025-02-30", "day"),
        ("30 February 2025", "day"),
        ("2025-06", "whole date"),
        ("June 8", "whole date"),
        ("yesterday", "whole date"),
        ("20250608", "whole date"),
        ("2025-06-08T09:14", "no zone"),
        ("05/06/2025", "day/month"),
        ("2025-06-08 to 2025-06-10", "whole date"),
    ],
)
def test_refused_with_a_reason(text, says):
    with pytest.raises(ValueError, match=says):
        parse_published(text)


def test_a_clock_without_zone_gives_the_date_only():
    found = dates.find("Sunday, 8 June 2025, 15:50")
    assert found is not None
    assert found.moment == date(2025, 6, 8)


def test_an_ambiguous_abbreviation_is_no_zone():
    found = dates.find("Updated 9 June 2025 at 00:02 IST")
    assert found is not None
    assert found.moment == date(2025, 6, 9)


def test_metadata_without_zone_gives_the_date_only():
    assert dates.from_metadata("2025-06-08T15:50:00") == date(2025, 6, 8)
    assert dates.from_metadata("soon") is None
    assert dates.from_metadata("2025-99-99") is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/news/2025/06/08/bridge", date(2025, 6, 8)),
        ("https://a.example/2025-06-08-bridge", date(2025, 6, 8)),
        ("https://a.example/2025/13/45/bridge", None),
        ("https://a.example/2025/06/bridge", None),
        ("https://a.example/article/20250608", None),
    ],
)
def test_address(url, day):
    assert dates.from_address(url) == day
