"""Which language a report is in: by its letters where they settle it, by lingua where they do not."""

import functools
import re

from hearsay import lexicon

SAMPLE = 20_000
"""Characters looked at from the start."""
LATIN = re.compile(r"[A-Za-z]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
WORD = re.compile(r"[^\W\d_]+")
ENGLISH_SHARE = 0.12
"""Of running English at least this share are function words."""
ENOUGH_WORDS = 60
UNKNOWN = "und"
"""ISO 639-2 for undetermined."""


@functools.cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicon.load("en", "page_furniture")["english"]["function_words"])


def language_of(text: str) -> str:
    """ISO 639-1 code: "en", "ru" or "uk"; "und" for a text of some length in none of them."""
    sample = text[:SAMPLE]
    latin, cyrillic = len(LATIN.findall(sample)), len(CYRILLIC.findall(sample))
    if latin >= cyrillic:
        words = [w.lower() for w in WORD.findall(sample)]
        if len(words) < ENOUGH_WORDS:
            return "en"
        known = sum(w in _function_words() for w in words)
        return "en" if known >= ENGLISH_SHARE * len(words) else UNKNOWN
    russian, ukrainian = len(RUSSIAN.findall(sample)), len(UKRAINIAN.findall(sample))
    if russian > 4 * ukrainian:
        return "ru"
    if ukrainian > 4 * russian:
        return "uk"
    return _by_model(sample)


def _by_model(sample: str) -> str:
    from lingua import Language, LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_languages(Language.ENGLISH, Language.RUSSIAN, Language.UKRAINIAN).build()
    found = detector.detect_language_of(sample)
    return {"ENGLISH": "en", "RUSSIAN": "ru", "UKRAINIAN": "uk"}.get(found.name, UNKNOWN) if found else UNKNOWN
