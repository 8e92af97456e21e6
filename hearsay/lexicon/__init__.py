"""All language knowledge, as data: one folder per language with the same file names and keys.

Entries carry an `example` whose `[[double brackets]]` are what the reading must mark; tests/lexicon runs them.
"""

import functools
from importlib.resources import files
from typing import Any

import tomli


@functools.cache
def load(lang: str, name: str) -> dict[str, Any]:
    """The lexicon file lexicon/LANG/NAME.toml.

    Raises FileNotFoundError for a language or file that is not there.
    """
    return tomli.loads((files(__name__) / lang / f"{name}.toml").read_text(encoding="utf-8"))


@functools.cache
def languages() -> tuple[str, ...]:
    """Languages that have a folder here."""
    return tuple(sorted(p.name for p in files(__name__).iterdir() if p.is_dir() and len(p.name) == 2))
