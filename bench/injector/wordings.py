"""The wordings of each kind, and what each becomes once its slots are filled: a twin and a defect with their spans."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from bench.injector.forms import shown

Half = Literal["open", "closed", "practice"]
HALVES: tuple[Half, ...] = ("open", "closed")
"""The halves whose figures are reported; practice wordings are for whoever writes rules, and may be missing."""
Bounds = tuple[int, int]
_MARK = re.compile(r"\[\[(?P<right>.*?)\|(?P<wrong>.*?)\]\]|<<(?P<evidence>.*?)>>")
_SLOT = re.compile(r"\{(\w+)(?::([^}]+))?\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One pair of the defect injector; `number` runs from 1 to 10 in each half, further in practice."""

    kind: str
    half: Half
    number: int
    slots: str
    text: str
    headline: str | None = None

    @property
    def id(self) -> str:
        return f"{self.kind.replace(' ', '-')}/{self.half}-{self.number:02}"


@dataclass(frozen=True, slots=True)
class Passage:
    """Filled words: `changed` is the one place where twin and defect differ (None: it lies elsewhere), empty where the
    defect lacks something; `evidence` shows the defect to be wrong."""

    text: str
    changed: Bounds | None
    evidence: tuple[Bounds, ...]


@cache
def wordings(half: Half) -> tuple[Wording, ...]:
    """All wordings of a half, kind by kind."""
    folder = Path(__file__).parent
    files = sorted(folder.glob("practice_*.toml")) if half == "practice" else [folder / f"{half}.toml"]
    entries: dict[str, list[Mapping[str, Any]]] = {}
    for file in files:
        for kind, listed in _kinds(file).items():
            entries.setdefault(kind, []).extend(listed)
    return tuple(
        Wording(kind=kind, half=half, number=number, **entry)
        for kind, listed in entries.items()
        for number, entry in enumerate(listed, 1)
    )


def _kinds(file: Path) -> Mapping[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


KINDS = tuple(dict.fromkeys(w.kind for w in wordings("open")))


def passage(marked: str, values: Mapping[str, Any], *, wrong: bool) -> Passage:
    """The marked words with their slots filled, as twin or as defect."""
    text, changed, evidence, done = "", None, [], 0
    for mark in _MARK.finditer(marked):
        text += _filled(marked[done : mark.start()], values)
        inner = mark["evidence"]
        if inner is None:
            inner = mark["wrong"] if wrong else mark["right"]
        start = len(text)
        text += _filled(inner, values)
        if mark["evidence"] is None:
            if changed:
                raise ValueError(f"two changes in one wording: {marked}")
            changed = (start, len(text))
        else:
            evidence.append((start, len(text)))
        done = mark.end()
    return Passage(text + _filled(marked[done:], values), changed, tuple(evidence))


def _filled(words: str, values: Mapping[str, Any]) -> str:
    return _SLOT.sub(lambda slot: shown(values[slot[1]], slot[2]), words)
