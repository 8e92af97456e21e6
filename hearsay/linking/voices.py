"""One key for one voice, whatever the report calls it."""

import functools

from hearsay import profiles
from hearsay.linking.align import surname
from hearsay.linking.shingles import words_of
from hearsay.model import Speaker

PERSONS = ("official", "expert", "person", "resident", "soldier")
NO_PARTY = frozenset({"third", "outlet", "unknown", ""})
"""Sides that are no party to the conflict."""
LONG_WORD = 4
"""Letters of words that tell one body from another."""
SPELLINGS = {"defence": "defense", "centre": "center"}


def key_of(speaker: Speaker, profile: str) -> str:
    """The profile's entry, the surname of a named person, else the folded words."""
    if speaker.ref:
        return speaker.ref
    if speaker.named and speaker.kind in PERSONS:
        return f"person:{surname(speaker.name)}"
    if known := _bodies(profile).get((speaker.side, telling_words(speaker.name))):
        return f"profile:{known}"
    return f"{speaker.kind}:{' '.join(words_of(speaker.name))}"


def telling_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others, spellings folded."""
    return frozenset(SPELLINGS.get(w, w) for w in words_of(name) if len(w) >= LONG_WORD)


@functools.cache
def _bodies(profile: str) -> dict[tuple[str, frozenset[str]], str]:
    """Bodies by side and telling words, with and without their party's adjective."""
    found: dict[tuple[str, frozenset[str]], str] = {}
    parties = {p["id"]: p for p in profiles.load(profile, "parties").get("party", [])}
    for row in profiles.load(profile, "bodies").get("body", []):
        party = parties.get(row["side"], {})
        owners = [frozenset(), *(telling_words(w) for w in (*party.get("names", []), *party.get("adjectives", [])))]
        for name in (row["name"], *row.get("names", []), *row.get("bare", [])):
            for owner in owners:
                if key := telling_words(name) | owner:
                    found.setdefault((row["side"], key), row["id"])
    return found
