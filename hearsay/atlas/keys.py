"""Names as keys, the same for every way to write the same letters, by which a text's words meet the gazetteer's."""

import functools
import re
import unicodedata

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʹ`´ʻ\"“”"), "")
BLANKS = re.compile(r"[\s\-‐‑–_/]+")
SAINT = re.compile(r"\b(?:saint|sankt)\b")
INITIALS = re.compile(r"(?:[A-ZА-ЯІЇЄҐ]\.?\s?){1,5}[A-ZА-ЯІЇЄҐ]\.?")
SHORT_UPPER = 5
"""Names in capitals up to this length may be abbreviations, whose case matters ("US", not "us")."""


@functools.lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name: small letters without apostrophes, full stops or Latin accents; hyphens are blanks."""
    plain = unicodedata.normalize("NFC", name).translate(APOSTROPHES).casefold().replace(".", "").replace("ё", "е")
    if not plain.isascii():
        plain = "".join(letter if "Ѐ" <= letter <= "ӿ" else _bare(letter) for letter in plain)
        plain = plain.translate(APOSTROPHES).casefold().replace(".", "")  # what "ᴬ" and "⒈" come apart into
    return SAINT.sub("st", BLANKS.sub(" ", plain)).strip()


def _bare(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))


def exact(name: str) -> str:
    """The key of an abbreviation, whose capitals and final full stop count: "U.S." is "=US", "Ala." is "=Ala."."""
    if INITIALS.fullmatch(name):
        return "=" + name.replace(".", "").replace(" ", "")
    return "=" + name


def is_abbreviation(name: str) -> bool:
    """Whether a name of the data files is looked up with its capitals: initials, or a short word with a full stop."""
    return (len(name) <= SHORT_UPPER + 4 and bool(INITIALS.fullmatch(name))) or (name.endswith(".") and len(name) <= 7)
