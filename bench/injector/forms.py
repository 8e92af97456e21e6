"""Shows a value as a wording wants it: `{d:dmy}` is "12 May 2024", `{n:w}` is "nineteen"."""

from collections.abc import Callable, Mapping
from datetime import date, time

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

DATE_FORMS: Mapping[str, Callable[[date], str]] = {
    "dmy": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "mdy": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "dm": lambda d: f"{d.day} {MONTHS[d.month - 1]}",
    "dot": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "wd": lambda d: WEEKDAYS[d.weekday()],
    "wdmy": lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    "wmdy": lambda d: f"{WEEKDAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    "m": lambda d: MONTHS[d.month - 1],
    "my": lambda d: f"{MONTHS[d.month - 1]} {d.year}",
    "y": lambda d: str(d.year),
    "o": lambda d: ordinal(d.day),
    "odmy": lambda d: f"{ordinal(d.day)} {MONTHS[d.month - 1]} {d.year}",
    "ofdmy": lambda d: f"{ordinal(d.day)} of {MONTHS[d.month - 1]}, {d.year}",
    "modo": lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)}, {d.year}",
    "md": lambda d: f"{MONTHS[d.month - 1]} {d.day}",
    "abbr": lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    "iso": lambda d: d.isoformat(),
    "wd3": lambda d: WEEKDAYS[d.weekday()][:3],
}
TIME_FORMS: Mapping[str, Callable[[time], str]] = {
    "hm": lambda t: f"{t.hour:02}:{t.minute:02}",
    "dot": lambda t: f"{t.hour:02}.{t.minute:02}",
    "bare": lambda t: f"{t.hour:02}{t.minute:02}",
    "pm": lambda t: f"{(t.hour - 1) % 12 + 1}.{t.minute:02}{'pm' if t.hour >= 12 else 'am'}",
    "PM": lambda t: f"{(t.hour - 1) % 12 + 1}:{t.minute:02} {'PM' if t.hour >= 12 else 'AM'}",
    "p": lambda t: f"{(t.hour - 1) % 12 + 1}:{t.minute:02} {'p.m.' if t.hour >= 12 else 'a.m.'}",
}
NUMBER_FORMS: Mapping[str, Callable[[int], str]] = {
    ",": lambda n: f"{n:,}",
    "w": lambda n: words(n),
    "W": lambda n: words(n).capitalize(),
    "o": lambda n: ordinal(n),
}


def shown(value: object, form: str | None) -> str:
    """The value in this form; a mapping gives the entry of that name. Raises KeyError for a form it does not have."""
    if form is None:
        return str(value)
    if isinstance(value, date):
        return DATE_FORMS[form](value)
    if isinstance(value, time):
        return TIME_FORMS[form](value)
    if isinstance(value, int):
        return NUMBER_FORMS[form](value)
    assert isinstance(value, Mapping)
    return str(value[form])


def words(number: int) -> str:
    """A whole number from 0 to 99 in words."""
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens] + (f"-{ONES[ones]}" if ones else "")


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
