"""One Settings value, from hearsay.toml and the environment."""

import dataclasses
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
        elif not isinstance(value, str):
            raise SettingsError(f"{where}: {key} must be text")
        else:
            values[name] = Path(value).expanduser() if name == "cache" else value
    if os.environ.get("HEARSAY_CACHE"):
        values["cache"] = default_cache()
    return Settings(**values)
