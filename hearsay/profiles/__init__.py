"""All conflict knowledge, as data: one folder per conflict, TOML files with a source for each fact.

A fact without a source carries `source = "unsourced"` and may feed notes only.
"""

import functools
from importlib.resources import files
from typing import Any

import tomli


@functools.cache
def load(profile: str, name: str) -> dict[str, Any]:
    """The table profiles/PROFILE/NAME.toml; an empty one where the profile has none.

    Raises ValueError for a profile that is not there.
    """
    folder = files(__name__) / profile
    if not folder.is_dir():
        raise ValueError(f"there is no profile {profile!r}; known: {', '.join(available())}")
    path = folder / f"{name}.toml"
    return tomli.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@functools.cache
def available() -> tuple[str, ...]:
    """Names of the profiles that ship."""
    return tuple(sorted(p.name for p in files(__name__).iterdir() if p.is_dir() and not p.name.startswith("_")))
