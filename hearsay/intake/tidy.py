"""The only place a text changes: what no later stage can hold is replaced here, and said."""

import re

BYTE_ORDER_MARK = "\ufeff"
REPLACEMENT = "\ufffd"
NUL = re.compile("\x00")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def tidy(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with NUL and lone surrogates replaced one for one by U+FFFD and a leading byte-order mark removed.

    Everything else stays, line ends included. The second value says what was done, one sentence each.
    """
    notes: list[str] = []
    if text.startswith(BYTE_ORDER_MARK):
        text = text[1:]
        notes.append("A byte-order mark at the start was removed.")
    for pattern, name in ((NUL, "NUL character"), (LONE_SURROGATE, "lone surrogate")):
        text, count = pattern.subn(REPLACEMENT, text)
        if count:
            notes.append(f"{count} {name}{'s were' if count > 1 else ' was'} replaced by U+FFFD.")
    return text, tuple(notes)
