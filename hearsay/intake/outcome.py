"""What a person gives beside a text, and what is said when something cannot be read."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """What the user gives for a text that does not carry it itself."""

    published: date | datetime | None = None
    title: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """An input, or one line of it, that could not be read. `message` is one line for people."""

    locator: str
    message: str


class RefusedError(Exception):
    """Raised inside intake for what is not read; its one line says why and what to do instead."""
