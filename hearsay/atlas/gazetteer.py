"""The gazetteer: which places bear a name. An SQLite file, built on first use, whole or not there at all."""

import contextlib
import functools
import hashlib
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

from hearsay.atlas import joining, listed, lists, sources, unpacking
from hearsay.atlas.columns import ListError
from hearsay.atlas.regions import Regions
from hearsay.model import Place

SCHEMA = 8
"""Raised when tables or keys change their meaning: an older file is then left alone and a new one built."""
ASKED_AT_ONCE = 400
"""Keys in one SQL statement; SQLite allows 999 variables in its oldest builds."""
ROWS_AT_ONCE = 5_000
HOMONYMS = 250
"""No more places than these are given for one key, the most populous ones."""

TABLES = """
CREATE TABLE place (id INTEGER PRIMARY KEY, ref TEXT, name TEXT, names TEXT, lat REAL, lon REAL, radius_m REAL,
  level TEXT, country TEXT, admin1 TEXT, admin TEXT, population INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, kind INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
"""
COLUMNS = "p.id, p.ref, p.name, p.names, p.lat, p.lon, p.radius_m, p.level, p.country, p.admin1, p.admin, p.population"

Progress = Callable[[int, int | None], None]
"""Called with places done and places expected."""
EXPECTED = 256_000
"""About how many places there are, for a progress bar."""
CACHE = 64_000
"""Kilobytes that SQLite may hold while a user's lists are taken in."""
ATTEMPTS = 3
"""Times that opening follows a change of the user's lists by another process."""


class GazetteerError(RuntimeError):
    """The gazetteer can neither be opened nor built; the message says in one line why and what to do."""


class Where(Protocol):
    """What is asked of settings."""

    @property
    def cache(self) -> Path: ...
    @property
    def profile(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that bears a name, and how: sources.LISTED, NAME, ALTERNATE, BARE, FORMER, CLAIMED or POSTAL."""

    place: Place
    kind: int


class Gazetteer:
    """An open gazetteer. Look-ups may come from several threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._places: dict[int, Place] = {}
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )

    @property
    def version(self) -> str:
        """What the table was made from: a digest of our own data and its sources, and "+" one of the user's lists."""
        return self.path.stem.rpartition("-")[2]

    def find(self, wanted: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """For each key of `keys.fold` or `keys.exact` that is in the gazetteer, its places, most populous first.

        Raises GazetteerError where the file has been damaged since it was opened.
        """
        with self._lock:
            asked = dict.fromkeys(wanted)
            unknown = [key for key in asked if key not in self._found]
            if len(self._found) > 200_000:
                self._found.clear()
                unknown = list(asked)
            for start in range(0, len(unknown), ASKED_AT_ONCE):
                self._ask(unknown[start : start + ASKED_AT_ONCE])
            return {key: entries for key in asked if (entries := self._found[key])}

    def _ask(self, part: list[str]) -> None:
        marks = ",".join("?" * len(part))
        statement = (
            f"SELECT n.key, n.kind, {COLUMNS} FROM name n JOIN place p ON p.id = n.place "
            f"WHERE n.key IN ({marks}) ORDER BY n.key, p.population DESC, p.id"
        )
        listed: dict[str, list[Entry]] = {key: [] for key in part}
        try:
            for key, kind, *columns in self._connection.execute(statement, part):
                if len(listed[key]) < HOMONYMS:
                    listed[key].append(Entry(self._place(columns), kind))
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{self.path}: {error}; delete the file, it is built again") from None
        self._found.update((key, tuple(entries)) for key, entries in listed.items())

    def _place(self, columns: list[Any]) -> Place:
        number = columns[0]
        if number not in self._places:
            _, ref, name, names, lat, lon, radius_m, level, country, admin1, admin, population = columns
            self._places[number] = Place(
                ref=ref,
                name=name,
                names=tuple(names.split("|")) if names else (),
                lat=lat,
                lon=lon,
                radius_m=radius_m,
                level=level,
                admin=tuple(admin.split()) if admin else (),
                country=country,
                admin1=admin1,
                population=population,
            )
        return self._places[number]

    def by_ref(self, ref: str) -> Place | None:
        """The place of a ref ("iso3166-2:UA-14"); None for one that is not here."""
        with self._lock:
            row = self._connection.execute(f"SELECT {COLUMNS} FROM place p WHERE p.ref = ?", (ref,)).fetchone()
            return self._place(list(row)) if row else None

    def close(self) -> None:
        self._connection.close()


def path_of(settings: Where) -> Path:
    """Where the gazetteer of these settings lies; its name tells schema, sources, our own data and the user's apart.

    Raises GazetteerError where the user's lists cannot be told.
    """
    return _path(settings, held(settings))


def held(settings: Where) -> tuple[lists.Kept, ...]:
    """The user's lists, in the order they are taken in. Raises GazetteerError."""
    try:
        return lists.held(settings.cache)
    except ListError as error:
        raise GazetteerError(str(error)) from None


def _path(settings: Where, kept: Sequence[lists.Kept]) -> Path:
    own = lists.digest(kept)
    made = f"{_content(settings.profile)}{'+' if own else ''}{own}"
    return settings.cache / f"gazetteer-{settings.profile}-{made}.db"


@functools.cache
def _content(profile: str) -> str:
    digest = hashlib.sha256(f"{SCHEMA} {sources.version()} {profile}".encode())
    data = files("hearsay.atlas") / "data"
    for name in ("areas.tsv", "countries.tsv", "divisions.tsv", "first_level.tsv"):
        digest.update((data / name).read_bytes())
    own = files("hearsay.profiles") / profile
    for name in ("places.toml", "regions.toml", "renamed.toml"):
        if (own / name).is_file():
            digest.update((own / name).read_bytes())
    return digest.hexdigest()[:12]


def open(settings: Where, progress: Progress | None = None) -> Gazetteer:  # noqa: A001
    """The gazetteer of these settings, built first if it is not there or damaged. One per file and process.

    Raises GazetteerError.
    """
    attempts = 0
    while True:
        path = path_of(settings)
        before = _opened.get((os.getpid(), path))
        if before is not None and path.is_file():
            return before
        if not _whole(path):
            path = build(settings, progress)
        try:
            opened = Gazetteer(path)
        except sqlite3.Error as error:
            attempts += 1
            if attempts == ATTEMPTS:
                raise GazetteerError(f"{path}: {error}") from None
            continue
        _opened[os.getpid(), path] = opened
        return opened


_opened: dict[tuple[int, Path], Gazetteer] = {}
"""By process too: a connection must not be carried over a fork."""


def build(settings: Where, progress: Progress | None = None, force: bool = False) -> Path:
    """Builds the gazetteer and gives its path; does nothing where a whole one lies there, unless `force`.

    Several processes may ask at once: one builds, the others wait for it. What is half built is never seen.
    Raises GazetteerError with one line: the folder cannot be written, the disk is full, a source is missing.
    """
    path = path_of(settings)
    if not force and _whole(path):
        return path
    return _build(settings, held(settings), progress, force=force)[0]


def join(
    settings: Where, kept: Sequence[lists.Kept], progress: Progress | None = None
) -> tuple[Path, dict[str, joining.Joined]]:
    """Builds the table with these lists, whether they count yet or not; gives its path, and by list what became of it.

    Raises GazetteerError, as `build` does, and for a list that cannot be read.
    """
    return _build(settings, kept, progress, force=False, join_anew=True)


def _build(
    settings: Where,
    kept: Sequence[lists.Kept],
    progress: Progress | None,
    *,
    force: bool,
    join_anew: bool = False,
) -> tuple[Path, dict[str, joining.Joined]]:
    shipped, path = _path(settings, ()), _path(settings, kept)
    told: dict[str, joining.Joined] = {}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(shipped.with_suffix(".lock")):
            for stale in path.parent.glob(f"{shipped.stem}*.part"):
                stale.unlink(missing_ok=True)
            if force or not _whole(shipped):
                with _part_of(shipped) as part:
                    _write(part, settings.profile, progress)
            if kept and (force or join_anew or not _whole(path)):
                with _part_of(path) as part:
                    shutil.copyfile(shipped, part)
                    told = _take_in(part, settings, kept, progress)
    except OSError as error:
        raise GazetteerError(f"{path.parent}: the gazetteer cannot be built here: {error.strerror or error}") from None
    except sqlite3.Error as error:
        raise GazetteerError(f"{path}: the gazetteer cannot be built: {error} (is the disk full?)") from None
    except ImportError as error:
        raise GazetteerError(f"the gazetteer cannot be built: {error}") from None
    return path, told


@contextlib.contextmanager
def _part_of(path: Path) -> Iterator[Path]:
    """A file to write that takes the place of `path` once it is whole and on the disk."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        yield part
        descriptor = os.open(part, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _opened.pop((os.getpid(), path), None)


def _whole(path: Path) -> bool:
    """Whether a file is there, as long as it says it is, and was finished."""
    if not path.is_file():
        return False
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            pages = db.execute("PRAGMA page_count").fetchone()[0] * db.execute("PRAGMA page_size").fetchone()[0]
            finished = db.execute("SELECT value FROM meta WHERE key = 'places'").fetchone()
            return bool(finished) and pages == path.stat().st_size
    except sqlite3.Error:
        return False


def _write(part: Path, profile: str, progress: Progress | None) -> None:
    with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as db:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES + "BEGIN;")
        places: list[tuple[Any, ...]] = []
        named: list[tuple[str, int, int]] = []
        count = 0
        for count, row in enumerate(sources.rows(profile), 1):
            places.append(joining.stored(count, row))
            named += ((key, count, kind) for key, kind in row.keys.items())
            if count % ROWS_AT_ONCE == 0:
                db.executemany(joining.INSERTED, places)
                places = []
                if progress:
                    progress(count, EXPECTED)
        db.executemany(joining.INSERTED, places)
        named.sort()
        db.executemany("INSERT INTO name VALUES (?,?,?)", named)
        db.execute("CREATE INDEX place_ref ON place (ref)")
        db.executemany("INSERT INTO meta VALUES (?,?)", [("sources", sources.version()), ("places", str(count))])
        db.execute("COMMIT")
        if progress:
            progress(count, count)


def _take_in(
    part: Path, settings: Where, kept: Sequence[lists.Kept], progress: Progress | None
) -> dict[str, joining.Joined]:
    """Takes the user's lists into a copy of the shipped table."""
    told: dict[str, joining.Joined] = {}

    def step(rows: int) -> None:
        if progress:
            progress(rows, None)

    with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as db:
        db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{CACHE}; BEGIN;")
        regions = Regions(db, settings.profile)
        for one in kept:
            try:
                with unpacking.lines(lists.folder(settings.cache) / one.text) as text:
                    told[one.name] = joining.join(db, listed.places(text, one.form, one.name, regions), step)
            except ListError as error:
                raise GazetteerError(f"the list {one.name} {error}") from None
        db.execute("UPDATE meta SET value = (SELECT count(*) FROM place) WHERE key = 'places'")
        db.execute("COMMIT")
    return told


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds a lock between processes that the system frees when a holder dies."""
    with path.open("a+b") as file:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
            yield
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
            yield
