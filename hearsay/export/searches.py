"""Search strings for finding the original of each main claim, in English, Russian and Ukrainian.

Only names with a known spelling in a language stand in its string; nothing is transliterated by guess.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hearsay import profiles
from hearsay.export.main_claims import main_claims
from hearsay.export.sentences import sentence
from hearsay.export.shown import shortened, squeezed
from hearsay.export.voices import Voices
from hearsay.model import Claim, Place, Reading, Speaker, Unit

MOST = 4
LANGUAGES = ("en", "ru", "uk")
AFTER_DAYS = 7
"""Days after a happening in which its first reports appear."""
UKRAINIAN = re.compile(r"[іїєґ]|(?<=[а-я])['’ʼ](?=[а-яїєю])", re.I)
RUSSIAN = re.compile(r"[ыэъё]", re.I)
TOO_WIDE = ("country", "continent")
"""Places that narrow no search."""
NO_MARKS = dict.fromkeys(map(ord, '"“”„«»‘’'))
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """How to look for the original of one claim."""

    claim: str
    """The claim's id."""
    words: str
    """The claim itself, shortened."""
    queries: tuple[tuple[str, str], ...]
    """Language code and search string; a language in which nothing is known to be named is left out."""
    window: tuple[date, date] | None
    """First and last day to search, None where neither the claim nor the report is dated."""


def searches(reading: Reading, voices: Voices) -> tuple[Search, ...]:
    """One search for each main claim that can be looked for, at most MOST; those that could not be written are left."""
    claims = (c for c in main_claims(reading, 3 * MOST) if sentence(reading, c, voices) is not None)
    found = (_search(reading, claim) for claim in claims)
    unlike = {s.queries: s for s in found if s is not None}
    return tuple(unlike.values())[:MOST]


def _search(reading: Reading, claim: Claim) -> Search | None:
    profile = reading.versions.get("profile", "")
    queries = tuple((lang, query) for lang in LANGUAGES if (query := _query(reading, claim, lang, profile)))
    if not queries:
        return None
    words = " ".join(squeezed(s.of(reading.report.text)) for s in claim.spans)
    return Search(claim=claim.id, words=shortened(words, 80), queries=queries, window=_window(reading, claim))


def _query(reading: Reading, claim: Claim, lang: str, profile: str) -> str:
    """Speaker, units, places and a word for the kind; "" where no name at all is known in the language."""
    table = profiles.load(profile, "search") if profile else {}
    names = [
        *_speaker(claim.speaker, lang, profile),
        *_outlets(reading, claim, lang, profile),
        *_units(reading, claim, lang, table),
        *_places(claim, lang, profile),
    ]
    names = list(dict.fromkeys(names))
    if not names:
        return ""
    kind = table.get("kind", {}).get(claim.happening.kind, {}).get(lang, "")
    return " ".join([*names, kind] if kind else names)


def _speaker(speaker: Speaker | None, lang: str, profile: str) -> Iterator[str]:
    if speaker is None or not speaker.named or speaker.kind in ("recording", "state", "outlet"):
        return
    if body := _bodies(profile).get((speaker.side, _folded(speaker.name))):
        yield _phrase(body[lang], lang)
    elif lang == "en":
        yield _phrase(speaker.name, lang)


@functools.cache
def _bodies(profile: str) -> dict[tuple[str, str], dict[str, str]]:
    """What a body is called in each language, by its side and every name or bare name the profile has of it."""
    if not profile:
        return {}
    spoken = {body["id"]: body for body in profiles.load(profile, "search").get("body", [])}
    found: dict[tuple[str, str], dict[str, str]] = {}
    for body in profiles.load(profile, "bodies").get("body", []):
        if names := spoken.get(body["id"]):
            for name in (body["name"], *body["names"], *body.get("bare", ())):
                found.setdefault((body["side"], _folded(name)), names)
    return found


def _outlets(reading: Reading, claim: Claim, lang: str, profile: str) -> Iterator[str]:
    """The outlets a claim came through, also where the voice is only a recording of theirs."""
    for link in claim.chain:
        if link.speaker is None:
            continue
        words = link.speaker.span.of(reading.report.text) if link.speaker.span else ""
        for pattern, names in _channels(profile):
            if pattern.search(f"{link.speaker.name}\n{words}"):
                yield _phrase(names[lang], lang)
                break
        else:
            if link.speaker.kind == "outlet" and lang == "en":
                yield _phrase(link.speaker.name, lang)


@functools.cache
def _channels(profile: str) -> list[tuple[re.Pattern[str], dict[str, str]]]:
    """What an outlet is called in each language, by a pattern of all its names, the longest names first."""
    if not profile:
        return []
    spoken = {outlet["id"]: outlet for outlet in profiles.load(profile, "search").get("outlet", [])}
    found = []
    for outlet in profiles.load(profile, "outlets").get("outlet", []):
        if outlet["id"] in spoken:
            names = sorted((outlet["name"], *outlet["names"]), key=len, reverse=True)
            pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
            found.append((pattern, spoken[outlet["id"]]))
    return sorted(found, key=lambda f: -len(f[0].pattern))


def _folded(name: str) -> str:
    return name.casefold().replace("defence", "defense").removeprefix("the ")


def _units(reading: Reading, claim: Claim, lang: str, table: dict[str, Any]) -> Iterator[str]:
    for unit in reading.units:
        if any(s.covers(unit.span) for s in claim.spans) and unit.designator:
            yield from _unit(unit, reading.report.text, lang, table)


def _unit(unit: Unit, text: str, lang: str, table: dict[str, Any]) -> Iterator[str]:
    if lang == "en":
        yield _phrase(unit.span.of(text), lang)
        return
    number = NUMBER.search(unit.designator or "")
    word = table.get("echelon", {}).get(unit.echelon or "", {}).get(lang)
    if number and word:
        yield f"{number[0]} {word}"


def _places(claim: Claim, lang: str, profile: str) -> Iterator[str]:
    for toponym in claim.where:
        if toponym.place is not None and toponym.place.level in TOO_WIDE:
            continue
        if toponym.place is not None:
            if name := name_in(toponym.place, lang, profile):
                yield _phrase(name, lang)
        elif lang == "en":
            yield _phrase(toponym.surface, lang)


def name_in(place: Place, lang: str, profile: str) -> str | None:
    """The place's name in a language: the profile's, or one whose letters are of that language alone, else None."""
    if lang == "en":
        return place.name
    known = _spellings(profile).get(place.ref) or _spellings(profile).get(f"{place.country}:{place.name}")
    if known:
        return known[lang]
    letters = UKRAINIAN if lang == "uk" else RUSSIAN
    return next((n for n in place.names if letters.search(n)), None)


@functools.cache
def _spellings(profile: str) -> dict[str, dict[str, str]]:
    """Ukrainian and Russian names of the profile's regions and places by their refs, of towns by COUNTRY:NAME."""
    if not profile:
        return {}
    found: dict[str, dict[str, str]] = {}
    for region in profiles.load(profile, "regions").get("region", []):
        found[f"iso3166-2:{region['iso']}"] = {"uk": region["uk"][0], "ru": region["ru"][0]}
    for place in profiles.load(profile, "places").get("places", {}).get("list", []):
        found[f"profile:{place['id']}"] = {"uk": place["uk"], "ru": place["ru"]}
        if "geonames" in place:
            found[f"geonames:{place['geonames']}"] = found[f"profile:{place['id']}"]
    for country, towns in profiles.load(profile, "search").get("towns", {}).items():
        found |= {f"{country}:{town['name']}": {"uk": town["uk"], "ru": town["ru"]} for town in towns}
    return found


def _window(reading: Reading, claim: Claim) -> tuple[date, date] | None:
    """From the day of the happening, or else of the sentence, a week on; before publication where no day is known."""
    published = reading.report.published_date
    earliest, latest = (claim.when.earliest, claim.when.latest) if claim.when else (None, None)
    if earliest is None or latest is None:
        sentence_span = reading.sentences[claim.sentence].span
        said = [t for t in reading.timexes if t.type == "DATE" and sentence_span.covers(t.span) and t.grain == "day"]
        earliest, latest = (said[0].earliest, said[0].latest) if said else (None, None)
    if earliest is None or latest is None:
        return (published - timedelta(days=AFTER_DAYS), published) if published else None
    first, last = earliest.date(), latest.date() + timedelta(days=AFTER_DAYS)
    return first, min(last, published) if published and published >= first else last


def _phrase(name: str, lang: str) -> str:
    """A name as it is searched for: in English as one phrase; not so where its words change with the case."""
    name = squeezed(name).translate(NO_MARKS).strip()
    return f'"{name}"' if " " in name and lang == "en" else name
