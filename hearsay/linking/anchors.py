"""What survives a translation: names by their consonants, and numbers, in the order of the text."""

import re

from hearsay.model import Report

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
SENTENCE_END = re.compile(r"[.!?…:]['\"”’»)]*\s*$|\n\s*$|^\s*$")
CYRILLIC = {
    "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "ж": "z", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n",
    "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "g", "ц": "s", "ч": "c", "ш": "s", "щ": "s",
}  # fmt: skip
"""Consonants as BGN/PCGN writes them in Latin letters, those that spellings confuse put together."""
LATIN = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("zh", "z"), ("kh", "g"), ("ch", "c"), ("ts", "s"),
    ("tz", "s"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("x", "ks"), ("c", "k"), ("q", "k"), ("w", "v"), ("h", "g"),
)  # fmt: skip
VOWELS = re.compile(r"[aeiouyj]")
PLAIN = re.compile(r"[^a-zC]")
LEAST = 3
"""Consonants a name must have to be told from others."""


def skeleton(word: str) -> str:
    """The consonants of a name in either script, doubled ones once: "Kharkiv" and "Харьков" are one."""
    lower = word.casefold()
    if any("Ѐ" <= c <= "ӿ" for c in lower):
        letters = "".join(CYRILLIC.get(c, "") for c in lower)
    else:
        for written, sound in LATIN:
            lower = lower.replace(written, sound.upper() if sound == "c" else sound)
        letters = PLAIN.sub("", VOWELS.sub("", lower)).replace("C", "c")
    return re.sub(r"(.)\1+", r"\1", letters)


def anchors(report: Report) -> tuple[str, ...]:
    """Numbers and names in order. A word that begins a sentence counts only if it stands with a capital elsewhere."""
    text = report.text
    inside, found = set(), []
    for match in WORD.finditer(text):
        word = match[0]
        if word[0].isdigit():
            found.append((re.sub(r"[^\d:.]", "", word).strip(".,:"), True))
        elif word[0].isupper() and len(bones := skeleton(word)) >= LEAST:
            begins = bool(SENTENCE_END.search(text[: match.start()][-12:]))
            found.append((bones, not begins))
            if not begins:
                inside.add(bones)
    return tuple(a for a, sure in found if sure or a in inside)


def alike(one: str, other: str) -> bool:
    """Equal, or one the other with an ending."""
    if one == other:
        return True
    if one[0].isdigit() or other[0].isdigit():
        return False
    short, long = sorted((one, other), key=len)
    return len(short) >= LEAST + 1 and long.startswith(short) and len(long) - len(short) <= 2


def common(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """The longest sequence of anchors both have in the same order, in the words of the first."""
    rows = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            if alike(left[i], right[j]):
                rows[i][j] = rows[i + 1][j + 1] + 1
            else:
                rows[i][j] = max(rows[i + 1][j], rows[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if alike(left[i], right[j]) and rows[i][j] == rows[i + 1][j + 1] + 1:
            found.append(left[i])
            i, j = i + 1, j + 1
        elif rows[i + 1][j] >= rows[i][j + 1]:
            i += 1
        else:
            j += 1
    return tuple(found)
