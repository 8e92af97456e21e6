"""A log whose every entry holds the hash of the one before: what was changed or taken out afterwards shows.

A chain proves nothing against its own keeper, who can write it anew: note the head somewhere else and check against it.
"""

from collections.abc import Iterable

from hearsay.model.log import FIRST_PREVIOUS, LogEntry, entry_hash


def problems(entries: Iterable[LogEntry], head: str | None = None) -> list[str]:
    """Where a log, given in order, was tampered with: one sentence for each place.

    `head` is a hash noted earlier, outside; it must be the hash of some entry.
    """
    found = []
    previous, number, seen = FIRST_PREVIOUS, 0, head is None
    for entry in entries:
        number += 1
        if entry.number != number:
            found.append(f"log entry {number} is missing: the next one is numbered {entry.number}")
            number = entry.number
        if entry.previous != previous:
            found.append(f"log entry {entry.number} does not follow the entry before it")
        fields = (entry.number, entry.at_us, entry.by, entry.act, entry.target, entry.detail, entry.previous)
        if entry_hash(*fields) != entry.hash:
            found.append(f"log entry {entry.number} was changed after it was written")
        previous = entry.hash
        seen = seen or entry.hash == head
    if not seen:
        found.append(f"the log holds no entry with the hash noted before ({head}): it was cut or written anew")
    return found
