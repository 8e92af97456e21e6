"""A text as items of the time grammar: each word that may belong to a time expression with its class letter."""

import re
from dataclasses import dataclass
from typing import Any

from hearsay.reading.times import words as w
from hearsay.reading.times.words import Words

# Shapes: 9 ISO date or date-time, 8 numeric date, 7 military date-time group, t clock, % fraction, z zone offset,
# d 1 to 31, O 1st to 31st, y a possible year, n another number, s a decade in figures, Q quarter or half in letters.
SHAPE = re.compile(
    r"""(?P<iso>(?<![\d./])\d{4}(?:-\d\d-\d\d|/\d\d/\d\d(?![\d/]))(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d))
    | (?P<numeric>(?<![\d.,/])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\d/]))
    | (?P<group>\b\d{6}[A-Z]?[ ]?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[ ]?\d{2}(?:\d\d)?\b)
    | (?P<clock>(?<![\d:.])(?:[01]?\d|2[0-4])(?:[:h][0-5]\d(?::[0-5]\d)?|\.[0-5]\d(?=[ ]?[ap]\.?m\b))(?!\d|:\d))
    | (?P<offset>(?:UTC|GMT)[ ]?[+\-−–±][ ]?\d{1,2}(?::?\d\d)?)
    | (?P<fraction>(?<![\d/])\d/\d(?![\d/]))
    | (?P<decade>['’]?\d{1,3}0['’]?s\b)
    | (?P<quarter>\b[QH][1-4]\b|\b[1-4][QH]\b)
    | (?P<count>(?<![\w+-])D[+-]\d{1,3}\b)
    | (?P<ordinal>\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)\b)
    | (?P<number>['’]?\d+(?:,\d{3})*(?:\.\d+)?)
    | (?P<word>(?:[ap]\.m\b\.?)|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)
    | (?P<possessive>['’]s\b|(?<=s)['’](?=\s))
    | (?P<other>[^\s\w]|_)
    """,
    re.VERBOSE,
)
OTHER, COMMA, HYPHEN, DASH, BREAK, POSSESSIVE, OPEN, CLOSE = "_", "c", "-", "—", "¶", "r", "⟨", "⟩"
PUNCTUATION = {",": COMMA, "-": HYPHEN, "‑": HYPHEN, "–": DASH, "—": DASH, "(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE}


@dataclass(slots=True)
class Items:
    """The items of one text; `letters` holds one class letter for each, for the grammar to match on."""

    letters: str
    starts: list[int]
    ends: list[int]
    values: list[Any]
    lower: list[str]


def split(text: str, words: Words) -> Items:
    """Items in order. A blank line, or a line end that opens a new paragraph, becomes a break."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Any] = []
    lower: list[str] = []
    single, known_phrase = words.single, words.phrases
    last_end = 0
    for found in SHAPE.finditer(text):
        start, end = found.span()
        if "\n" in text[last_end:start] and "\n" in text[last_end:start].replace("\n", "", 1):
            letters.append(BREAK)
            starts.append(last_end)
            ends.append(start)
            values.append(None)
            lower.append("")
        last_end = end
        kind = found.lastgroup
        surface = found.group()
        low = surface.lower()
        letter, value = OTHER, None
        if kind == "word":
            entry = single.get(low)
            if entry is not None:
                letter, value = entry
        elif kind == "other":
            shortened = surface == "." and lower and lower[-1] in words.short and ends[-1] == start
            if shortened and text[end : end + 1] in " \u00a0\n,":
                ends[-1] = end
                continue
            letter = PUNCTUATION.get(surface, OTHER)
        elif kind == "possessive":
            letter = POSSESSIVE
        else:
            letter, value = _figures(kind or "", surface)
        letters.append(letter)
        starts.append(start)
        ends.append(end)
        values.append(value)
        lower.append(low)
    items = Items("".join(letters), starts, ends, values, lower)
    return _eras(_numbers(_phrases(items, known_phrase, text)), text)


LONGEST = 15
"""Characters of the longest number read."""


def _figures(kind: str, surface: str) -> tuple[str, Any]:
    """Letter and value of what is written in figures; what is too long to count units of time is other."""
    if kind in ("number", "ordinal") and len(surface) > LONGEST:
        return OTHER, None
    if kind == "number":
        short = surface[0] in "'’"
        plain = surface.lstrip("'’").replace(",", "")
        if short:
            return ("y", _century(int(plain))) if plain.isdigit() and len(plain) == 2 else (OTHER, None)
        if "." in plain:
            return "n", float(plain)
        value = int(plain)
        if len(plain) <= 2 and 1 <= value <= 31:
            return "d", value
        if len(surface) == 4 and 1000 <= value <= 2199:
            return "y", value
        return "n", value
    if kind == "ordinal":
        value = int(surface[:-2].replace(",", ""))
        return ("O", value) if 1 <= value <= 31 else (w.ORDINAL, value)
    if kind == "decade":
        digits = int(re.sub(r"\D", "", surface))
        return (w.DECADE, digits) if digits >= 1000 or digits in range(10, 100) else (OTHER, None)
    if kind == "fraction":
        top, bottom = surface.split("/")
        return ("%", int(top) / int(bottom)) if bottom != "0" else (OTHER, None)
    if kind == "quarter":
        letter, number = sorted(surface, reverse=True)
        return "Q", f"{letter}{number}"
    letters = {
        "iso": "9", "numeric": "8", "mark": "8", "group": "7", "clock": "t", "offset": w.ZONE, "count": w.COUNTED_DAY,
    }  # fmt: skip
    return letters[kind], surface


def _century(two_digits: int) -> int:
    """A year of two digits; those up to 40 are taken for the 2000s."""
    return two_digits + (2000 if two_digits <= 40 else 1900)


def _merge(items: Items, runs: list[tuple[int, int, str, Any]]) -> Items:
    """Items with each run (first, one past the last, letter, value) made one item."""
    if not runs:
        return items
    letters: list[str] = []
    merged = Items("", [], [], [], [])
    at = 0
    for first, past, letter, value in [*runs, (len(items.letters), len(items.letters), "", None)]:
        letters.append(items.letters[at:first])
        merged.starts += items.starts[at:first]
        merged.ends += items.ends[at:first]
        merged.values += items.values[at:first]
        merged.lower += items.lower[at:first]
        if letter:
            letters.append(letter)
            merged.starts.append(items.starts[first])
            merged.ends.append(items.ends[past - 1])
            merged.values.append(value)
            merged.lower.append(" ".join(items.lower[first:past]))
        at = past
    merged.letters = "".join(letters)
    return merged


def _phrases(items: Items, known: dict[str, Any], text: str) -> Items:
    lower, count = items.lower, len(items.lower)
    runs: list[tuple[int, int, str, Any]] = []
    free = 0
    for i, word in enumerate(lower):
        if word not in known or i < free:
            continue
        for parts, letter, value in known[word]:
            if i + len(parts) <= count and tuple(lower[i : i + len(parts)]) == parts:
                runs.append((i, i + len(parts), letter, value))
                free = i + len(parts)
                break
    return _merge(items, runs)


NUMBERS = re.compile(r"[#d](?:-?[#ḧ])*(?:u?%|(?<=ḧ)u#(?:-?#)*)?|aḧ[#ḧ]*|nḧ|%")


def _numbers(items: Items) -> Items:
    """Number words made one number each: "twenty-five", "a hundred", "nineteen ninety-six", "5 1/2", "3 million"."""
    runs: list[tuple[int, int, str, Any]] = []
    for found in NUMBERS.finditer(items.letters):
        first, past = found.span()
        if past - first == 1:
            if found.group() == "%":
                runs.append((first, past, "n", items.values[first]))
            continue
        values = [v for v, c in zip(items.values[first:past], found.group(), strict=True) if c in "#dn%ḧ"]
        number, year = _sum(values)
        if number is None:
            continue
        runs.append((first, past, "y" if year else "n", number))
    return _merge(items, runs)


ERAS = re.compile(
    rf"(?P<first>[dny])(?:[-—v](?P<second>[dny]))?(?P<era>[{w.BEFORE_CHRIST}{w.ANNO}])|{w.ANNO}(?P<after>[dny])"
)


SHORT_YEARS = re.compile(r"y[-—][dn](?![-—y#dnUVMwεα])")
"""A year with only the last two figures of the one it runs to ("1914–18")."""


def _eras(items: Items, text: str) -> Items:
    """Numbers beside "BC" or "AD" made years, those before our era negative; the marks must be in capitals."""
    runs: list[tuple[int, int, str, Any]] = []
    for found in ERAS.finditer(items.letters):
        mark = found.start("era") if found["era"] else found.start()
        if not text[items.starts[mark] : items.ends[mark]].replace(".", "").isupper():
            continue
        sign = -1 if found["era"] == w.BEFORE_CHRIST else 1
        if found["after"]:
            numbers = [(found.start(), found.end(), found.start("after"))]
        elif found["second"]:
            numbers = [
                (found.start("first"), found.start("first") + 1, found.start("first")),
                (found.start("second"), found.end(), found.start("second")),
            ]
        else:
            numbers = [(found.start(), found.end(), found.start("first"))]
        values = [items.values[at] for _, _, at in numbers]
        if all(isinstance(value, int) and 0 < value < 2200 for value in values):
            runs += [(first, past, "y", sign * value) for (first, past, _), value in zip(numbers, values, strict=True)]
    for found in SHORT_YEARS.finditer(items.letters):
        first, last = found.start(), found.end() - 1
        year, short = items.values[first], items.lower[last]
        touching = items.starts[last] - items.ends[last - 1] == items.starts[last - 1] - items.ends[first] == 0
        if touching and len(short) == 2 and short[0] != "0" and isinstance(year, int) and year % 100 < int(short):
            runs.append((last, last + 1, "y", year - year % 100 + int(short)))
    return _merge(items, sorted(runs, key=lambda run: run[0]))


def _sum(values: list[Any]) -> tuple[Any, bool]:
    """The number a run of number words means, and whether it is a year spoken in two halves."""
    if len(values) in (2, 3) and 13 <= values[0] <= 20 and values[1] < 100 and (values[1] >= 20 or len(values) == 2):
        rest = sum(values[1:])
        if 10 <= rest < 100 and values[0] >= 17:
            return values[0] * 100 + rest, True
    total: float = 0
    current: float = 0
    for value in values:
        if value in (12, 100) and current and value != current:
            current = min(current * value, 10 ** (LONGEST + 1))
        elif value >= 1000:
            total += (current or 1) * value
            current = 0
        else:
            current += value
    total += current
    if total > 10**LONGEST:
        return None, False
    if total == 2000 and len(values) == 2:
        return 2000, False
    return (int(total) if total == int(total) else total), False
