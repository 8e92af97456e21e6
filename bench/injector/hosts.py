"""Short clean texts of others that carry the passages; read from the gold folder at run time, never copied."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

SETS = ("meantime", "timebank", "aquaint", "re3d", "geovirus")
LEAST_CHARS, MOST_CHARS = 150, 900
UNDATED = date(2024, 9, 16)
"""Texts without a date are given a day within the hundred days before this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """The first paragraphs of a text, without its headline; `dated` where the publication day is the text's own."""

    id: str
    paragraphs: tuple[str, ...]
    title: str | None
    published: date
    dated: bool


def hosts(gold: Path) -> dict[str, tuple[Host, ...]]:
    """The usable texts of each set, in the order of the set."""
    found: dict[str, tuple[Host, ...]] = {}
    for name in SETS:
        lines = (gold / "dev" / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
        made = (host(json.loads(line)) for line in lines if line)
        found[name] = tuple(h for h in made if h)
    return found


def host(document: Mapping[str, Any]) -> Host | None:
    """The document cut to whole paragraphs; None if nothing of fitting length is left or its quotation marks do not
    pair, so that a finding on them would be right."""
    title = document.get("title")
    kept: list[str] = []
    for piece in document["text"].split("\n\n"):
        paragraph = piece.strip()
        if not paragraph or paragraph == title:
            continue
        if sum(map(len, kept)) + len(paragraph) > MOST_CHARS:
            break
        kept.append(paragraph)
    whole = "\n\n".join(kept)
    uneven = any(p.count('"') % 2 or p.count("“") != p.count("”") or p.count("``") != p.count("''") for p in kept)
    if len(whole) < LEAST_CHARS or uneven:
        return None
    own = document.get("published")
    published = date.fromisoformat(own[:10]) if own else UNDATED - timedelta(days=Random(document["id"]).randrange(100))
    return Host(id=document["id"], paragraphs=tuple(kept), title=title, published=published, dated=bool(own))
