"""Dates and intervals in words, and on a line: only what is known of them, never a year that was not."""

from datetime import UTC, date, datetime, time, timedelta

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

PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = {str(number): day for number, day in enumerate(DAYS, 1)}
"""By the number that TIMEX3 gives them."""
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
OPEN = {"XXXX-WXX": "a week", "XXXX-WXX-WE": "a weekend", "XXXX-XX": "a month"}


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
        if earliest.day == 1 and (latest + timedelta(days=1)).month != latest.month:
            return f"{MONTHS[earliest.month - 1]} {earliest.year}"
        return f"{earliest.day}–{day_words(latest)}"
    return f"{day_words(earliest)} – {day_words(latest)}"


def open_words(value: str) -> str:
    """A value that fixes no interval: "XXXX-05-20" is 20 May, year not stated; "XXXX-WXX-3" some Wednesday."""
    if value in REFERENCES:
        return REFERENCES[value]
    day, _, clock = value.partition("T")
    year, month, number = (*day.split("-"), "", "")[:3]
    tail = PARTS_OF_DAY.get(clock[:2], clock if clock[:1].isdigit() else "")
    if year == "XXXX" and month.isdigit() and 1 <= int(month) <= 12:
        named = f"{int(number)} {MONTHS[int(month) - 1]}" if number.isdigit() else MONTHS[int(month) - 1]
        return ", ".join(filter(None, (named, tail, "year not stated")))
    if month.startswith("W") and number in WEEKDAYS:
        return ", ".join(filter(None, (f"a {WEEKDAYS[number]}", tail, "date not stated")))
    if year == "XXXX" and month in SEASONS:
        return f"{SEASONS[month]}, year not stated"
    known = tail or OPEN.get(day, "")
    if known or set(value) <= {"X", "-"}:
        return ", ".join(filter(None, (known, "date not stated")))
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
