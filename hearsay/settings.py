"""One Settings value, from hearsay.toml and the environment."""

import dataclasses
import math
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class SettingsError(ValueError):
    """hearsay.toml or an environment variable says something that cannot be used; the message says what."""


def default_cache() -> Path:
    """HEARSAY_CACHE, else hearsay/ in the user's cache folder."""
    if given := os.environ.get("HEARSAY_CACHE"):
        return Path(given).expanduser()
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "hearsay"


LONGEST_DELAY_H = 876_000.0
"""Hours, a hundred years: a delay above that is a slip of the pen."""
WIDEST_GRID_DEG = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What is held back of what is written out; None leaves it to the way out. Raises SettingsError for odd values."""

    delay: float | None = None
    """Hours: younger events stay here."""
    round_to: float | None = None
    """Degrees of the grid coordinates are rounded to; 0 for none."""
    hide_persons: bool | None = None

    def __post_init__(self) -> None:
        if self.delay is not None and not _number(self.delay, LONGEST_DELAY_H):
            raise SettingsError(f"delay must be hours, from 0 to {LONGEST_DELAY_H:.0f}")
        if self.round_to is not None and not _number(self.round_to, WIDEST_GRID_DEG):
            raise SettingsError(f"round_to must be degrees, from 0 to {WIDEST_GRID_DEG:.0f}")
        if self.hide_persons is not None and not isinstance(self.hide_persons, bool):
            raise SettingsError("hide_persons must be true or false")


def _number(value: object, most: float) -> bool:
    """A figure from 0 to `most`; neither true nor false, nor NaN."""
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and 0 <= value <= most
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a user can set."""

    cache: Path = dataclasses.field(default_factory=default_cache)
    profile: str = "russia_ukraine"
    pipeline: str = ""
    """Name or path of another spaCy pipeline for English syntax; "" is the one shipped."""
    max_bytes: int = 20_000_000
    """Inputs over this size are refused."""
    select: tuple[str, ...] = ()
    """Codes or prefixes of codes of the only rules to run; none means all."""
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    publication: Holding = Holding()
    """What the table [publication] says holds on every way out of the ledger."""


def load(folder: Path | None = None) -> Settings:
    """Settings from the nearest hearsay.toml at or above `folder` (the working folder), then HEARSAY_CACHE.

    Raises SettingsError for a file that is not TOML, an unknown key or a value of the wrong type.
    """
    start = (folder or Path.cwd()).resolve()
    for place in (start, *start.parents):
        path = place / "hearsay.toml"
        if path.is_file():
            try:
                table = tomllib.loads(path.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise SettingsError(f"{path}: {error}") from None
            return from_table(table, str(path))
    return Settings()


def from_table(table: dict[str, Any], where: str) -> Settings:
    """Settings from the keys of hearsay.toml; `where` names the file in errors."""
    known = {field.name: field for field in dataclasses.fields(Settings)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            raise SettingsError(f"{where}: there is no setting {key!r}; known: {', '.join(sorted(known))}")
        if name in ("select", "ignore", "extend_select"):
            if not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
                raise SettingsError(f"{where}: {key} must be a list of rule codes")
            values[name] = tuple(value)
        elif name == "max_bytes":
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise SettingsError(f"{where}: {key} must be a positive whole number of bytes")
            values[name] = value
        elif name == "publication":
            values[name] = _holding(value, where)
        elif not isinstance(value, str):
            raise SettingsError(f"{where}: {key} must be text")
        else:
            values[name] = Path(value).expanduser() if name == "cache" else value
    if os.environ.get("HEARSAY_CACHE"):
        values["cache"] = default_cache()
    return Settings(**values)


def _holding(table: object, where: str) -> Holding:
    known = {field.name for field in dataclasses.fields(Holding)}
    if not isinstance(table, dict):
        raise SettingsError(f"{where}: publication must be a table: [publication] with {', '.join(sorted(known))}")
    values = {str(key).replace("-", "_"): value for key, value in table.items()}
    if strange := sorted(values.keys() - known):
        raise SettingsError(f"{where}: [publication] has no {strange[0]!r}; known: {', '.join(sorted(known))}")
    try:
        return Holding(**values)
    except SettingsError as error:
        raise SettingsError(f"{where}: [publication] {error}") from None
