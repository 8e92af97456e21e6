"""Words of others as HTML: escaped, and with every character that hides or turns writing made visible."""

import html
import re
import unicodedata
from collections.abc import Iterable

from hearsay.export.shown import UNSHOWN, shown

_SPECIAL = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters of a report's text that get a visible mark; they stay in the text all the same."""


def words(text: str) -> str:
    """One line of somebody's words, for anywhere but the report's own text: what cannot be seen becomes its code."""
    return html.escape(shown(text), quote=True)


def exact(text: str) -> str:
    """A stretch of the report's text: a browser's textContent gives back every character of it."""
    if text.isascii() and text.isprintable():
        return html.escape(text, quote=False)
    pieces, at = [], 0
    for found in _SPECIAL.finditer(text):
        pieces += [html.escape(text[at : found.start()], quote=False), _visible(found.group())]
        at = found.end()
    pieces.append(html.escape(text[at:], quote=False))
    return "".join(pieces)


def _visible(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if character == "\r":
        return "&#13;"
    name = unicodedata.name(character, "control character").lower()
    kept = f"&#{ord(character)};" if unicodedata.category(character) not in UNSHOWN - {"Cf"} else character
    return f'<span class="control" data-code="{code}" title="{code} {name}">{kept}</span>'


def tag(name: str, content: str = "", /, **attributes: str | int | None) -> str:
    """An element. `content` is HTML already, attribute values are escaped here; `class_` is class, "_" is "-"."""
    return f"{opened(name, **attributes)}{content}</{name}>"


def opened(name: str, /, **attributes: str | int | None) -> str:
    """The opening tag alone; attributes that are None are left out."""
    given = (
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{''.join(given)}>"


def joined(pieces: Iterable[str], between: str = "") -> str:
    """The pieces that are not empty."""
    return between.join(filter(None, pieces))


def count(number: int, noun: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"
