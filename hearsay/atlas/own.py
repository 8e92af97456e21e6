"""Adding a user's list of places and taking it out again: the table is made first, then the list counts."""

import contextlib
import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hearsay.atlas import gazetteer, joining, listed, lists, sources, unpacking
from hearsay.atlas.columns import ListError
from hearsay.atlas.gazetteer import Progress, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of a list. `joined` is None for one that was there already."""

    kept: lists.Kept
    joined: joining.Joined | None
    notes: tuple[str, ...] = ()
    """How its characters were read, where the file does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the user says of a list."""

    name: str = ""
    source: str = ""
    country: str | None = None
    columns: Mapping[str, str] = dataclasses.field(default_factory=dict)


def add(
    settings: Where,
    path: Path,
    told: Told,
    decode: unpacking.Decode | None = None,
    progress: Progress | None = None,
) -> Added:
    """Takes a list into the table of places and keeps it for the tables to come.

    The same bytes twice change nothing. Raises ListError for a list that cannot be used, GazetteerError for a table
    that cannot be built, OSError for a file that cannot be read.
    """
    name, sha256 = told.name or path.name, unpacking.digest(path)
    country = _country(told.country)
    with _changing(settings):
        before = gazetteer.held(settings)
        for one in before:
            if one.sha256 == sha256:
                return Added(kept=one, joined=None)
            if one.name == name:
                raise ListError(f"has the name of another list: hearsay gazetteer remove {name} first, or --name NAME")
        text = lists.folder(settings.cache) / f"{sha256}.gz"
        try:
            notes = unpacking.keep(path, text, decode, (lambda rows: progress(rows, None)) if progress else None)
            with unpacking.lines(text) as opened:
                form = listed.form_of(opened, told.columns, country)
            new = lists.Kept(
                name=name,
                file=path.name,
                sha256=sha256,
                added=datetime.now(UTC).isoformat(),
                source=told.source,
                form=form,
                text=text.name,
            )
            kept, joined = _counted(settings, (*before, new), name, progress)
        except BaseException:
            with contextlib.suppress(OSError):
                text.unlink()
            raise
        _count(settings, kept)
    return Added(kept=next(one for one in kept if one.name == name), joined=joined, notes=notes)


def remove(settings: Where, name: str, progress: Progress | None = None) -> lists.Kept:
    """Takes a list out again and gives what it was. Raises ListError where none has this name, GazetteerError."""
    with _changing(settings):
        before = gazetteer.held(settings)
        gone = next((one for one in before if one.name == name), None)
        if gone is None:
            known = ", ".join(one.name for one in before) or "none"
            raise ListError(f"there is no list called {name!r}; added so far: {known}")
        kept = lists.ordered(one for one in before if one.name != name)
        if kept:
            gazetteer.join(settings, kept, progress)
        _count(settings, kept)
    return gone


def _changing(settings: Where) -> contextlib.AbstractContextManager[None]:
    """One change at a time, whichever process makes it."""
    folder = lists.folder(settings.cache)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise gazetteer.GazetteerError(f"{folder}: lists cannot be kept here: {error.strerror or error}") from None
    return gazetteer.locked(folder / "lists.lock")


def _counted(
    settings: Where, every: Sequence[lists.Kept], name: str, progress: Progress | None
) -> tuple[tuple[lists.Kept, ...], joining.Joined]:
    """The table with these lists made, and what each of them gave to it."""
    kept = lists.ordered(every)
    path, told = gazetteer.join(settings, kept, progress)
    joined = told[name]
    if not joined.places + joined.merged:
        path.unlink(missing_ok=True)
        why = ", ".join(f"{number:,} with {reason}" for reason, number in joined.reasons.most_common(3))
        raise ListError(f"holds no place that can be used ({joined.rows:,} rows{'; ' if why else ''}{why})")
    return tuple(_with_counts(one, told[one.name]) for one in kept), joined


def _with_counts(kept: lists.Kept, of: joining.Joined) -> lists.Kept:
    return dataclasses.replace(kept, places=of.places, merged=of.merged, passed=of.passed, unusable=of.unusable)


def _count(settings: Where, kept: Sequence[lists.Kept]) -> None:
    """From here on these lists count; tables with others are dropped where nothing holds them."""
    lists.write(settings.cache, kept)
    wanted = lists.digest(kept)
    for table in settings.cache.glob("gazetteer-*+*.db"):
        if table.stem.rpartition("+")[2] != wanted:
            with contextlib.suppress(OSError):
                table.unlink()


def _country(told: str | None) -> str | None:
    if told is None:
        return None
    code = told.upper()
    if code not in {row[0] for row in sources.table("countries.tsv")}:
        raise ListError(f"--country {told}: no country has this ISO 3166-1 code of two letters")
    return code
