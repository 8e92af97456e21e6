"""Clock times and their zones: what offset a named zone has on a given day, and on what that rests."""

import functools
import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

OFFSET = re.compile(r"(?:utc|gmt) ?([+\-−–±]) ?(\d{1,2})(?::?(\d\d))?", re.IGNORECASE)
MILITARY = {
    **{chr(ord("A") + n): n + 1 for n in range(9)}, **{chr(ord("K") + n): n + 10 for n in range(3)},
    **{chr(ord("N") + n): -n - 1 for n in range(12)}, "Z": 0,
}  # fmt: skip
"""Offsets in hours of the one-letter zones of a date-time group (ACP 121); J is local time."""


@functools.cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def stated_offset(words: str) -> str | None:
    """The offset in words such as "UTC+3"; None if there is none, or one beyond 14 hours."""
    found = OFFSET.search(words)
    if not found or found[1] == "±":
        return None
    hours, minutes = int(found[2]), int(found[3] or 0)
    if hours > 14 or minutes > 59:
        return None
    sign = "-" if found[1] in "-−–" else "+"
    return f"{sign}{hours:02d}:{minutes:02d}"


def offset_at(zone: str, moment: datetime | None) -> tuple[str | None, str | None]:
    """Offset of a zone (an IANA name or itself an offset) at a naive local time, and a note where it is doubtful.

    With no moment known the offset is given only where the zone has one and the same all year round today.
    """
    if zone[0] in "+-":
        return zone, None
    info = _zone(zone)
    if info is None:
        return None, "zone data missing"
    if moment is None:
        winter, summer = (datetime(2025, month, 15, tzinfo=info).utcoffset() for month in (1, 7))
        return (_words(winter), None) if winter == summer else (None, "offset depends on the date")
    early, late = (moment.replace(tzinfo=info, fold=fold) for fold in (0, 1))
    if early.utcoffset() != late.utcoffset():
        back = early.astimezone(UTC).astimezone(info).replace(tzinfo=None)
        note = "this clock time occurs twice" if back == moment else "this clock time does not exist"
        return None, f"{note}: clocks change that night in {zone}"
    return _words(early.utcoffset()), None


def _words(offset: timedelta | None) -> str | None:
    if offset is None:
        return None
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
