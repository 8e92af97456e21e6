"""The words that name a kind of happening: the happenings lexicon of a language, indexed once."""

import functools
from dataclasses import dataclass
from typing import Any

from hearsay import lexicon
from hearsay.model import Kind

CONCRETE: frozenset[str] = frozenset(
    {
        "advance",
        "border_crossing",
        "capture",
        "presence",
        "control",
        "withdrawal",
        "attack",
        "strike",
        "shootdown",
        "casualties",
        "losses",
        "movement",
        "negotiation",
    }
)
"""Kinds whose negation denies that something happened; a negated statement or judgement is still an assertion."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry of lexicon/en/happenings.toml."""

    kind: Kind
    pos: str
    objects: frozenset[str]
    classes: frozenset[str]
    subject: frozenset[str]
    particle: frozenset[str]
    prep: frozenset[str]
    then: frozenset[str]
    as_subject: bool
    head_only: bool
    core: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon, indexed by part of speech and lemma."""

    triggers: dict[tuple[str, str], tuple[Trigger, ...]]
    idioms: dict[str, frozenset[str]]
    """Objects with which a verb names no happening."""
    classes: dict[str, frozenset[str]]
    light: frozenset[str]
    aspect: frozenset[str]
    oblique: frozenset[str]
    temporal: frozenset[str]
    planned: frozenset[str]
    conditional: frozenset[str]
    possible: frozenset[str]
    negations: frozenset[str]
    nobody: frozenset[str]


@functools.cache
def words(lang: str) -> Words:
    """The happenings lexicon of a language, indexed once."""
    table = lexicon.load(lang, "happenings")
    index: dict[tuple[str, str], list[Trigger]] = {}
    for entry in table["trigger"]:
        for key, pos in (("verbs", "verb"), ("nouns", "noun"), ("adjectives", "adj")):
            for lemma in entry.get(key, ()):
                index.setdefault((pos, lemma), []).append(_trigger(entry, pos))
    modals = table["modals"]
    return Words(
        {k: tuple(v) for k, v in index.items()},
        {verb: frozenset(entry["objects"]) for entry in table["idiom"] for verb in entry["verbs"]},
        {k: frozenset(v) for k, v in table["classes"].items()},
        frozenset(table["light"]["verbs"]),
        frozenset(table["light"]["aspect"]),
        frozenset(table["light"]["oblique"]),
        frozenset(table["light"]["temporal"]),
        frozenset(modals["planned"]),
        frozenset(modals["conditional"]),
        frozenset(modals["possible"]),
        frozenset(table["negation"]["words"]),
        frozenset(table["negation"]["subjects"]),
    )


def _trigger(entry: dict[str, Any], pos: str) -> Trigger:
    verb = pos == "verb"
    return Trigger(
        entry["kind"],
        pos,
        frozenset(entry.get("objects", ())),
        frozenset(entry.get("object", ())),
        frozenset(entry.get("subject", ()) if verb else ()),
        frozenset(entry.get("particle", ())),
        frozenset(entry.get("prep", ())),
        frozenset(entry.get("then", ())),
        bool(entry.get("as_subject")),
        bool(entry.get("head_only")),
        bool(entry.get("core")),
    )
