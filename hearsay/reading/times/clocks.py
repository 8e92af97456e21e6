"""Clock times and parts of the day, alone or on their date, with their zone."""

import re
from datetime import datetime, timedelta, timezone

from hearsay.model import Span, Timex
from hearsay.reading.times.context import PUBLISHED, Context, Resolved, span_of
from hearsay.reading.times.grammar import Part
from hearsay.reading.times.resolve import resolve
from hearsay.reading.times.values import interval, offset_delta
from hearsay.reading.times.zones import offset_at, stated_offset

CLOCK = re.compile(r"(\d{1,2})[:h.](\d\d)(?::(\d\d))?")
LOCAL_TIME = "local time, place not known"
UNSTATED = "no zone stated"
DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
NO_DAY = "XXXX-XX-XX"
NEAR_SENTENCES = 3
"""A clock time falls on the day told last within so many sentences."""
AHEAD_ITEMS = 8
"""A date so many words after a clock time may be its date."""


def clock_words(part: Part) -> tuple[str, int] | None:
    """The time of a part as "09:14" (or a TIMEX3 part of the day) and days to add (24:00 is the next day's start)."""
    if part.has("noon"):
        value = part.value("noon")
        return ("24:00", 0) if value == "24:00" else (value, 0)
    if part.kind == "part":
        return part.value("part"), 0
    half = part.value("p")
    if half is None and part.has("part"):
        half = "pm" if part.value("part") in ("AF", "EV", "NI") else "am"
    if part.has("mil"):
        digits = part.items.lower[part.groups["mil"]].replace(".", "").rjust(4, "0")
        return f"{digits[:2]}:{digits[2:]}", 0
    if part.has("t") or part.letter("h") == "t":
        found = CLOCK.fullmatch(part.word("t") or part.word("h"))
        if not found:
            return None
        hour, minute, second = int(found[1]), found[2], found[3]
        return f"{_hour(hour, half):02d}:{minute}" + (f":{second}" if second else ""), 0
    hour = int(part.value("h"))
    return f"{_hour(hour, half):02d}:00", 0


def _said(context: Context, part: Part) -> tuple[str, int] | None:
    """The words of a clock time; "just after midnight" is the start of its day, a plain midnight the end."""
    said = clock_words(part)
    before = part.groups.get("noon", 0) - 1
    if said == ("24:00", 0) and before >= 0 and part.items.lower[before] in context.words.near["past_midnight"]:
        return "00:00", 0
    return said


def _hour(hour: int, half: str | None) -> int:
    if half == "pm" and hour < 12:
        return hour + 12
    return 0 if half == "am" and hour == 12 else hour


def zone_of(part: Part, day: str, clock: str) -> tuple[str | None, str | None, str | None]:
    """Offset, what it rests on, and a note on a clock time that occurs twice or never."""
    name = "z" if part.has("z") else "z1" if part.has("z1") else ""
    if not name:
        return None, None, None
    if part.letter(name) == "l":
        return None, LOCAL_TIME, None
    surface, value = part.word(name), part.value(name)
    stated = stated_offset(surface)
    if stated:
        return stated, "stated", None
    if not isinstance(value, str) or (value[0] not in "+-" and "/" not in value):
        return None, None, None
    moment = None
    if day[:4].isdigit() and re.match(r"\d\d:\d\d", clock):
        hour, minute = int(clock[:2]), int(clock[3:5])
        try:
            moment = datetime.fromisoformat(day[:10]) + timedelta(hours=hour, minutes=minute)
        except (ValueError, OverflowError):
            moment = None
    offset, note = offset_at(value, moment)
    words = part.items
    i = part.groups[name]
    written = words.lower[i].upper() if len(words.lower[i]) <= 4 else words.lower[i]
    bracketed = ", bracketed" if name == "z1" else ""
    return offset, f"'{written}'{bracketed}" + ("" if value[0] in "+-" else f" ({value})"), note


def on_day(context: Context, part: Part, resolved: Resolved, span: Span) -> Timex | None:
    """A date with its clock time or part of the day as one expression; None where the words give neither."""
    day = resolved.value[:10]
    clock = part.clock
    if clock is None:
        daypart = part.value("part") or (part.value("unit") if part.kind == "anaphor" else part.value("de")[1])
        return _daypart(part, resolved, span, daypart, day)
    said = _said(context, clock)
    if said is None or not re.match(r"(?:\d{4}|X{4})-(?:\d\d|W|XX)", resolved.value):
        return None
    if re.match(r"\d", said[0]):
        return _clocked(part, clock, resolved, span, said[0], day)
    return _daypart(part, resolved, span, said[0], day)


def _clocked(part: Part, clock: Part, resolved: Resolved, span: Span, time: str, day: str) -> Timex:
    zone, zone_basis, note = zone_of(clock, day, time)
    value = f"{resolved.value}T{time}" + (zone if zone and zone != "+00:00" else "Z" if zone else "")
    earliest, latest, _ = interval(value)
    if resolved.basis == "impossible date":
        earliest = latest = None
    basis = resolved.basis if not note else f"{resolved.basis}; {note}" if resolved.basis else note
    if note and zone is None:
        earliest, latest = _widest(day, time, str(clock.value("z" if clock.has("z") else "z1")), earliest, latest)
    return Timex(
        span=span, type="TIME", value=value, mod=clock.value("approx").mod if clock.has("approx") else None,
        earliest=earliest, latest=latest, grain="second" if time.count(":") == 2 else "minute",
        zone=zone, zone_basis=zone_basis, anchor=resolved.anchor, basis=basis, weekday=resolved.weekday,
    )  # fmt: skip


def _widest(
    day: str, time: str, zone: str, earliest: datetime | None, latest: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """Both readings of a clock time that occurs twice, as one interval."""
    if earliest is None or latest is None:
        return earliest, latest
    from zoneinfo import ZoneInfo

    info = ZoneInfo(zone)
    moments = [m.replace(tzinfo=info, fold=fold) for m in (earliest, latest) for fold in (0, 1)]
    # Fixed offsets: two instants of one zone would be compared by the wall clock.
    fixed = sorted(m.replace(tzinfo=timezone(m.utcoffset() or timedelta())) for m in moments)
    return fixed[0], fixed[-1]


def _daypart(part: Part, resolved: Resolved, span: Span, daypart: str, day: str) -> Timex:
    if re.match(r"\d", daypart):
        value = f"{resolved.value}T{daypart}"
        earliest, latest, grain = interval(value)
        return Timex(
            span=span, type="TIME", value=value, earliest=earliest, latest=latest, grain="minute",
            anchor=resolved.anchor, basis=resolved.basis, weekday=resolved.weekday,
        )  # fmt: skip
    base, either = resolved.value, False
    if daypart == "NI" and part.clock is not None:
        either = part.until is None
        if part.into:
            base, either = _moved(base, -1), False
    value = f"{base}T{daypart}"
    earliest, latest, grain = interval(value)
    mod = None
    if daypart == "SM":
        value, mod = f"{base}TMO", "START"
    if resolved.basis == "impossible date":
        earliest = latest = None
    basis = resolved.basis
    if either and earliest is not None and latest is not None:
        # "Overnight on 8 June" may be the night that ends or the one that begins that day.
        earliest -= timedelta(days=1)
    if either:
        basis = f"{basis}; the night before or after" if basis else "the night before or after"
    return Timex(
        span=span, type="TIME", value=value, mod=mod, earliest=earliest, latest=latest, grain=grain,
        anchor=resolved.anchor, basis=basis, weekday=resolved.weekday,
    )  # fmt: skip


def _moved(value: str, days: int) -> str:
    """The value of a day so many days on; a missing year stays missing, what is no day stays as it is."""
    if not DAY.fullmatch(value):
        return value
    try:
        moved = (datetime.fromisoformat(value.replace("XXXX", "2001")) + timedelta(days=days)).date().isoformat()
    except (ValueError, OverflowError):
        # "June 31" has no day after it.
        return value
    return "XXXX" + moved[4:] if value.startswith("XXXX") else moved


def alone(context: Context, part: Part) -> Timex | None:
    """A clock time without a date beside it: on the day told last in its sentence, else on an unknown day."""
    said = _said(context, part)
    if said is None:
        return None
    span = span_of(part)
    day, anchor, basis, same_night = _day_nearby(context, part)
    if said[0] == "NI" and basis == PUBLISHED:
        # Without a day of its own "overnight" is the night before the report.
        day = _moved(day, -1)
    if same_night and (said[0] in ("SM", "MO", "DA") or (said[0][0].isdigit() and said[0] < "12")):
        day = _moved(day, 1)
    resolved = Resolved(value=day, basis=basis, anchor=anchor)
    if re.match(r"\d", said[0]):
        return _clocked(part, part, resolved, span, said[0], day)
    other_day = anchor is not None and not same_night
    shell = Part(part.kind, part.first, part.last, part.groups, part.items, clock=part if other_day else None)
    return _daypart(shell, resolved, span, said[0], day)


def _day_nearby(context: Context, part: Part) -> tuple[str, Span | None, str | None, bool]:
    """The day a clock time falls on, what gives it and on what basis, and whether that is itself a night."""
    here = context.sentence(part.items.starts[part.first])
    told = next((t for t in reversed(context.told) if here - t.sentence <= NEAR_SENTENCES and DAY.match(t.value)), None)
    if context.ahead is not None and (context.ahead.clock is not None or told is None or told.sentence < here):
        later = resolve(context, context.ahead)
        if later is not None and DAY.match(later.value):
            span = span_of(context.ahead)
            night = context.ahead.clock is not None and clock_words(context.ahead.clock) == ("NI", 0)
            return later.value[:10], span, f"day of '{span.of(context.text)}'", night
    if told is not None:
        return told.value[:10], told.span, f"day of '{told.span.of(context.text)}'", told.value.endswith("TNI")
    if context.published is not None:
        return context.published.isoformat(), None, PUBLISHED, False
    return NO_DAY, None, None, False


def next_date(chosen: list[Part], i: int) -> Part | None:
    """The date soon after a clock time, past other clock times only ("14:00 (11:00 GMT) on Monday")."""
    for part in chosen[i + 1 : i + 3]:
        if part.first - chosen[i].last > AHEAD_ITEMS:
            return None
        if part.kind in ("date", "weekday", "deictic") and (part.clock is None or part.clock.kind == "part"):
            return part
        gap = part.items.letters[chosen[i].last + 1 : part.first]
        if part.kind in ("date", "weekday", "deictic") and gap in ("v", "-", "—"):
            # "From 1 a.m. to 4 a.m. on Sunday": one day for both ends.
            return part
        if part.kind != "clock":
            return None
    return None


def grouped(part: Part) -> Timex | None:
    """A military date-time group."""
    surface = part.items.lower[part.first].upper()
    found = group(surface)
    if found is None:
        return None
    value, zone = found
    earliest, latest, grain = interval(value)
    basis = "stated" if earliest is not None else "impossible date"
    return Timex(
        span=span_of(part), type="TIME", value=value, earliest=earliest, latest=latest, grain=grain, zone=zone,
        zone_basis=f"zone letter of '{surface}'" if zone else None, basis=basis,
    )  # fmt: skip


def morning(context: Context, part: Part) -> Timex:
    """ "This morning", "last night": on the day of publication or beside it."""
    daypart = part.value("part")
    span = span_of(part)
    rel = part.letter("rel")
    if context.published is None:
        return Timex(span=span, type="TIME", value=f"{NO_DAY}T{daypart}", grain="daypart")
    shift = {"L": -1, "X": 1}.get(rel, 0)
    day = (context.published + timedelta(days=shift)).isoformat()
    shell = Part(part.kind, part.first, part.last, part.groups, part.items)
    return _daypart(shell, Resolved(value=day, basis=PUBLISHED), span, daypart, day)


def group(surface: str) -> tuple[str, str | None] | None:
    """Value and zone of a military date-time group (DDHHMMZmmmYY): 081500ZJUN25 is 2025-06-08T15:00Z."""
    from hearsay.reading.times.zones import MILITARY

    found = re.fullmatch(r"(\d\d)(\d\d)(\d\d)([A-Z]?)\s?([A-Z]{3})\s?(\d\d(?:\d\d)?)", surface.upper())
    if not found:
        return None
    months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
    year = int(found[6]) + (2000 if len(found[6]) == 2 else 0)
    letter = found[4]
    zone = None
    if letter and letter != "J":
        hours = MILITARY[letter]
        zone = "Z" if hours == 0 else f"{'-' if hours < 0 else '+'}{abs(hours):02d}:00"
        if zone != "Z":
            offset_delta(zone)
    value = f"{year:04d}-{months.index(found[5]) + 1:02d}-{found[1]}T{found[2]}:{found[3]}{zone or ''}"
    return value, zone
