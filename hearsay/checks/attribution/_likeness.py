"""How like two names are: letters between them, common beginnings, spellings of one name in Latin letters."""

import re

ENDINGS = re.compile(r"(?:yy|yi|iy|ij|ii|ey|ei|ie|y|i)$")
"""How the end of "Zelensky" is written."""
SKELETON = str.maketrans({"g": "h", "q": "k", "c": "k", "w": "v", "z": "s"})
VOWELS = re.compile(r"[aeiouyj’'-]")
ROOT = 4
"""Letters of a common beginning by which two words have one root."""
BEGINNING = 3
"""Letters of it that will do between names that are sure."""


def alike(one: str, other: str, least: int, long: int, *, sure: bool) -> bool:
    """Few letters apart, or of one beginning; `sure` of two persons' names, which may lie further apart."""
    shorter = min(len(one), len(other))
    one, other = one.replace("’", "'"), other.replace("’", "'")
    if shorter < least or likely(one, other):
        return False
    if one.removesuffix("s") == other.removesuffix("s") or one.replace("-", "") == other.replace("-", ""):
        return False
    apart, begin = distance(one, other), _common(one, other)
    if apart <= (2 if shorter >= long or (one[0] == other[0] and (sure or begin >= BEGINNING)) else 1):
        return True
    if shorter > ROOT and begin >= ROOT:
        return sure or 2 * apart <= max(len(one), len(other)) + 1
    return sure and shorter > ROOT and begin >= BEGINNING and 2 * apart <= max(len(one), len(other))


def _common(one: str, other: str) -> int:
    """Letters of the common beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def likely(one: str, other: str) -> bool:
    """Two ways of writing one name ("Zelensky", "Zelenskyy")."""
    return ENDINGS.sub("y", one.casefold()) == ENDINGS.sub("y", other.casefold())


def same_given(one: str, other: str) -> bool:
    """One given name in short, fondly, or in another spelling: "Alex", "Marty", "Serhiy" for "Sergei"."""
    one, other = one.casefold(), other.casefold()
    fond = [(name.rstrip("y").removesuffix("ie"), name, whole) for name, whole in ((one, other), (other, one))]
    if longer(one, other) or any(stem != name and longer(stem, whole) for stem, name, whole in fond):
        return True
    return _skeleton(one) == _skeleton(other)


def _skeleton(name: str) -> str:
    """Its consonants, those of Russian and Ukrainian spellings as one; doubled ones once."""
    bare = VOWELS.sub("", name.replace("x", "ks").replace("kh", "h").replace("ph", "f").replace("th", "t"))
    return re.sub(r"(.)\1", r"\1", bare.translate(SKELETON))


def longer(one: str, other: str) -> bool:
    """One is the other with an ending ("Gonzalezes")."""
    return one.startswith(other) or other.startswith(one)


def distance(one: str, other: str) -> int:
    """Levenshtein distance, two neighbours that changed places counting as one."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            least = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]
