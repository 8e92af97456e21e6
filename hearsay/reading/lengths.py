"""How many days the words of a length of time cover, also where they stand in a date ("ten days later")."""

from typing import cast

from hearsay.reading.times.durations import band_days
from hearsay.reading.times.words import APPROX, ARTICLE, MULTIPLIER, NUMBER, UNIT, UNITS, Band, Words, words


def days_of(text: str, lang: str = "en") -> tuple[float, float] | None:
    """Least and most days of the length a phrase begins with ("nearly two weeks later": 11, 14).

    None where it does not begin with a number, or an article, and a unit of time.
    """
    known = words(lang=lang)
    cut = text.casefold().replace("-", " ").split()
    bands: list[Band] = []
    for size in (3, 2, 1):
        found = known.single.get(" ".join(cut[:size])) if size == 1 else _phrase(known, cut[:size])
        if found and found[0] == APPROX:
            bands, cut = [cast(Band, found[1])], cut[size:]
            break
    number, cut = _number(known, cut)
    if number is None or not cut:
        return None
    unit = known.single.get(cut[0])
    if unit is None or unit[0] not in (UNIT, UNITS):
        return None
    return band_days(number, number, unit[1], bands, known)


def _phrase(known: Words, cut: list[str]) -> tuple[str, object] | None:
    for parts, letter, value in known.phrases.get(cut[0], ()) if cut else ():
        if [p for p in parts if p] == cut:
            return letter, value
    return None


def _number(known: Words, cut: list[str]) -> tuple[float | None, list[str]]:
    total: float | None = None
    while cut:
        word = cut[0].replace(",", "")
        letter, value = known.single.get(word, ("", None))
        if word.isascii() and word.replace(".", "", 1).isdigit() and total is None:
            total = float(word)
        elif letter == NUMBER:
            total = (total or 0) + value
        elif letter == MULTIPLIER and value:
            total = (total or 1) * value
        elif letter == ARTICLE and total is None:
            total = 1.0
        else:
            break
        cut = cut[1:]
    return total, cut
