"""The lists of places that a user has added: kept with where they came from, so that every new table takes them in.

A folder in the cache holds the text of each list and `lists.json`, which alone says what counts: it is replaced in one
step, so that a list is there with all that belongs to it or not at all.
"""

import contextlib
import dataclasses
import functools
import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hearsay.atlas.columns import ListError
from hearsay.atlas.listed import GEONAMES, Form

JOINING = 1
"""Raised when taking in a list changes its meaning: tables joined before are then joined anew."""
INDEX = "lists.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A list that was added."""

    name: str
    """What it is called here: the name of its file, unless the user gave another."""
    file: str
    sha256: str
    """Of the file as it was given."""
    added: str
    """ISO 8601, in UTC."""
    source: str
    """Where it is from and under what licence, in the user's words; "" where nothing was said."""
    form: Form
    text: str
    """File in the folder that holds its text."""
    places: int = 0
    """Places that only this list has."""
    merged: int = 0
    """Rows that are places known without it."""
    passed: int = 0
    """Features of a dump that are no populated places."""
    unusable: int = 0


def folder(cache: Path) -> Path:
    return cache / "lists"


def held(cache: Path) -> tuple[Kept, ...]:
    """The lists that count, ordered. Raises ListError."""
    path = folder(cache) / INDEX
    try:
        now = path.stat()
        return _held(path, (now.st_ino, now.st_mtime_ns, now.st_size))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, KeyError) as error:
        why = f"the lists that were added cannot be read ({error}); without this file none of them counts"
        raise ListError(f"{path}: {why}") from None


@functools.lru_cache(maxsize=8)
def _held(path: Path, _: tuple[int, int, int]) -> tuple[Kept, ...]:
    """Every report asks: the index is read again only where the file is another."""
    return ordered(_kept(one) for one in json.loads(path.read_text(encoding="utf-8"))["lists"])


def ordered(kept: Iterable[Kept]) -> tuple[Kept, ...]:
    """Lists as they are taken in: dumps first, whose spots are measured, then by age."""
    return tuple(sorted(kept, key=lambda one: (one.form.kind != GEONAMES, one.added, one.name)))


def write(cache: Path, kept: Sequence[Kept]) -> None:
    """Makes these the lists that count, and drops the texts of others."""
    path = folder(cache) / INDEX
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as out:
            json.dump({"lists": [dataclasses.asdict(one) for one in kept]}, out, ensure_ascii=False, indent=1)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    wanted = {one.text for one in kept}
    for text in path.parent.glob("*.gz"):
        if text.name not in wanted:
            with contextlib.suppress(OSError):  # in use: the next change drops it
                text.unlink()


def digest(kept: Sequence[Kept]) -> str:
    """What tells tables with other lists apart; "" without lists."""
    if not kept:
        return ""
    told = [[one.name, one.sha256, dataclasses.asdict(one.form)] for one in kept]
    return hashlib.sha256(json.dumps([JOINING, told], sort_keys=True).encode()).hexdigest()[:12]


def _kept(stored: dict[str, Any]) -> Kept:
    form = stored["form"]
    columns = {role: tuple(numbers) for role, numbers in form["columns"].items()}
    return Kept(**{**stored, "form": Form(**{**form, "columns": columns})})
