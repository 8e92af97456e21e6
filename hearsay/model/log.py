"""An entry of the log of acts, bound to the entry before it by its hash."""

import hashlib
from dataclasses import dataclass

FIRST_PREVIOUS = "0" * 64
"""What the first entry follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One act: who did what, when (microseconds since 1970 in UTC), to what. `detail` is a JSON object as text."""

    number: int
    at_us: int
    by: str
    act: str
    target: str
    detail: str
    previous: str
    hash: str


def entry_hash(number: int, at_us: int, by: str, act: str, target: str, detail: str, previous: str) -> str:
    """SHA-256 over the fields in UTF-8, each preceded by its length in bytes, so that none can run into the next."""
    digest = hashlib.sha256()
    for field in (str(number), str(at_us), by, act, target, detail, previous):
        data = field.encode()
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()
