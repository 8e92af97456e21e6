"""The words around place names, from lexicon/LANG/places.toml."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from hearsay import lexicon
from hearsay.model.places import Relation


@dataclass(frozen=True, slots=True)
class Words:
    """lexicon/LANG/places.toml, indexed by word."""

    regions: Mapping[str, frozenset[str]]
    """A word behind a name that belongs to it, and the levels it can mean ("oblast": admin1)."""
    types: Mapping[str, frozenset[str]]
    """A word before "of" and a name, and the levels."""
    locative: frozenset[str]
    strong: frozenset[str]
    compass: frozenset[str]
    loose: frozenset[str]
    """Before "X in Y", these leave open whether X lies in Y."""
    inside: frozenset[str]
    """Between a place and a region, one of these says that the first lies in the second."""
    links: frozenset[str]
    """What else may stand between the two."""
    taken: frozenset[str]
    """Verbs done to places."""
    verbs: frozenset[str]
    says: frozenset[str]
    """Verbs of telling."""
    nouns: frozenset[str]
    body: frozenset[str]
    kept: frozenset[str]
    inner: frozenset[str]
    doubtful: frozenset[str]
    titles: frozenset[str]
    light: frozenset[str]
    """Words before a name that only describe it ("City of", "North")."""
    generic: frozenset[str]
    """Words that stand in names of places but are none alone ("Road", "Northwest")."""
    peoples: Mapping[str, str]
    """Adjectives and demonyms, in small letters, and the state they are of ("kenyan": Kenya)."""
    relations: Mapping[tuple[str, ...], Relation]
    """Words before a name that say how what is told relates to it."""
    bearings: Mapping[str, Relation]
    """Words behind a name that do."""
    belonging: frozenset[str]
    """Prepositions that hang a name on what belongs to it."""
    letters: Mapping[str, frozenset[str]]
    """The words that places/contained.py writes as one letter."""
    natives: Mapping[str, str]
    """Adjectives of regions, in small letters, and the region ("bavarian": Bavaria)."""
    wholes: Mapping[str, frozenset[str]]
    """Words that stand for a region named before ("the country's largest city"), and its levels."""
    implied: Mapping[str, frozenset[str]]
    """What places/implied.py knows words by: the lists of that name in the lexicon."""


@functools.cache
def words(lang: str = "en") -> Words:
    """Raises FileNotFoundError for a language without places.toml."""
    data = lexicon.load(lang, "places")
    says = {v for cue in lexicon.load(lang, "speech")["cue"] if cue["stance"] != "feels" for v in cue.get("verbs", ())}
    peoples: dict[str, str] = {}
    for state, *others in lexicon.load(lang, "sides")["state"]:
        peoples |= {word.lower(): state for word in others if word[:1].isupper() and not word.isupper()}
    for pair in _pairs(data["people"]["list"]):
        state, _, word = pair.partition("=")
        peoples.setdefault(word.lower(), state)
    return Words(
        regions=_levels(data["region"]),
        types=_levels(data["type"]),
        locative=frozenset(data["locative"]["words"]),
        strong=frozenset(data["locative"]["strong"]),
        loose=frozenset(data["locative"]["loose"]),
        inside=frozenset(data["within"]["inside"]),
        links=frozenset(data["within"]["links"]) | frozenset(data["within"]["inside"]),
        taken=frozenset(data["taken"]["verbs"]),
        compass=frozenset(data["locative"]["compass"]),
        verbs=frozenset(data["government"]["verbs"]) | says,
        says=frozenset(says),
        nouns=frozenset(data["government"]["nouns"]),
        body=frozenset(data["body"]["words"]) - frozenset(data["body"]["kept"]),
        kept=frozenset(data["body"]["kept"]),
        inner=frozenset(data["inner"]["words"]),
        doubtful=frozenset(data["doubtful"]["words"]),
        titles=frozenset(data["titles"]["words"]),
        light=frozenset(data["locative"]["compass"]) | _levels(data["type"]).keys() | {"of", "the", "metro", "old"},
        generic=frozenset(data["body"]["words"] + data["body"]["kept"])
        | frozenset(data["locative"]["compass"])
        | _levels(data["region"]).keys(),
        peoples=peoples,
        relations={tuple(p.split()): r["relation"] for r in data["relation"] for p in r.get("before", ())},
        bearings={w: r["relation"] for r in data["relation"] for w in r.get("behind", ())},
        belonging=frozenset(data["belonging"]["words"]),
        letters={k: frozenset(v) for k, v in data["contained"].items() if len(k) == 1},
        natives={word.lower(): of for of, _, word in (pair.partition("=") for pair in _pairs(data["natives"]["list"]))},
        wholes=_levels(data["whole"]),
        implied={k: frozenset(v) for k, v in data["implied"].items() if k != "example"},
    )


def _pairs(listed: str) -> list[str]:
    return listed.replace("\n", "").split("|")


def _levels(entries: list[dict[str, list[str]]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(entry["levels"]) for entry in entries for word in entry["words"]}
