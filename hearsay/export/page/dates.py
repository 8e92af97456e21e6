"""Dates and intervals in words, and on a line: only what is known of them, never a year that was not."""

from datetime import UTC, date, datetime, time

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

REFERENCES = {
    "PRESENT_REF": "the present, no date",
    "PAST_REF": "the past, no date",
    "FUTURE_REF": "the future, no date",
}


def moment_words(value: str, earliest: datetime | None, latest: datetime | None) -> str:
    """An interval in words; where none is fixed, what the TIMEX3 value says, with what it leaves open."""
    if earliest is None or latest is None:
        return open_words(value)
    if (latest - earliest).total_seconds() < 60:
        return f"{day_words(earliest)}, {earliest:%H:%M}{zone_words(earliest)}"
    if earliest.date() == latest.date():
        whole = earliest.time() == time.min and latest.time() >= time(23, 59)
        return day_words(earliest) + ("" if whole else f", {earliest:%H:%M}–{latest:%H:%M}{zone_words(earliest)}")
    if earliest.year == latest.year and (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        return str(earliest.year)
    hours = (latest - earliest).total_seconds() / 3600
    if hours < 48 and not (earliest.time() == time.min and latest.time() >= time(23, 59)):
        return f"{day_words(earliest)}, {earliest:%H:%M} – {day_words(latest)}, {latest:%H:%M}"
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{day_words(latest)}"
    return f"{day_words(earliest)} – {day_words(latest)}"


def open_words(value: str) -> str:
    """A value that fixes no interval: "XXXX-05-20" is 20 May, year not stated."""
    if value in REFERENCES:
        return REFERENCES[value]
    day = value.partition("T")[0].split("-")
    clock = value.partition("T")[2]
    tail = f", {clock}" if clock[:1].isdigit() else ""
    if day[0] == "XXXX" and len(day) > 1 and day[1].isdigit() and 1 <= int(day[1]) <= 12:
        number = f"{int(day[2])} " if len(day) > 2 and day[2].isdigit() else ""
        return f"{number}{MONTHS[int(day[1]) - 1]}{tail}, year not stated"
    return f"date not stated ({value})"


def day_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def zone_words(moment: datetime) -> str:
    offset = moment.strftime("%z")
    if not offset:
        return ""
    return " UTC" if moment.utcoffset() == UTC.utcoffset(None) else f" {offset[:3]}:{offset[3:5]}"


def published_words(moment: date | datetime | None) -> str:
    if moment is None:
        return "date not known"
    return (
        f"{day_words(moment)}, {moment:%H:%M}{zone_words(moment)}"
        if isinstance(moment, datetime)
        else day_words(moment)
    )


def on_line(moment: datetime) -> datetime:
    """A moment that can be compared with any other: aware ones in UTC, those without a zone as they are written."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
