"""Outside text made safe to show: nothing in it can move a cursor, turn the writing round or hide a word."""

import unicodedata

UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that are not printed as they are: controls, directions, surrogates, the unassigned."""

DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
"""Soft hyphens, joiners and marks that pages are full of: they hide nothing and turn nothing round."""


def shown(text: str) -> str:
    """One line of text: blanks and line ends become one space each, what a terminal obeys a code like <U+202E>."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(c) for c in text)


def squeezed(text: str) -> str:
    """`shown`, with runs of blanks made one."""
    return " ".join(shown(text).split())


def shortened(text: str, most: int) -> str:
    """`squeezed`, cut after a word so that at most `most` characters stay, and saying so with an ellipsis."""
    line = squeezed(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > most // 2 else cut).rstrip(" ,;:.–—-") + "…"


def _shown(character: str) -> str:
    if character in "\n\r\t\v\f\u2028\u2029\x85":
        return " "
    if character in DROPPED:
        return ""
    return f"<U+{ord(character):04X}>" if unicodedata.category(character) in UNSHOWN else character
