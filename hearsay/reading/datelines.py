"""Datelines in front of a first sentence ("KYIV, 3 March (Reuters) - "), kept out of what the sentence says."""

import re

DASH = re.compile(r"\s+[-–—]{1,2}\s+|\s?_\s+|\s*[–—]\s*(?=[A-ZА-ЯІЇЄҐ“\"'‘«])")
BRACKETS = re.compile(r"\([^()\n]{2,40}\)")
WORD = re.compile(r"[^\W\d_][\w.'’-]*")
LONGEST = 90
"""Characters; a longer opening is a sentence that happens to hold a dash."""
LEAST_CAPITALS = 3
"""Letters of a word that is written in capitals throughout."""


def end_of(paragraph: str) -> int:
    """Offset behind the dateline a paragraph opens with, its dash included; 0 where there is none.

    A dateline has capitalised words and numbers only, but for what stands in brackets, and says that it is one by a
    word in capitals, by brackets or by a long dash.
    """
    dash = DASH.search(paragraph, 0, LONGEST + 4)
    if dash is None or not 1 < dash.start() <= LONGEST or dash.end() >= len(paragraph):
        return 0
    opening = paragraph[: dash.start()]
    bare = BRACKETS.sub(" ", opening)
    words = WORD.findall(bare)
    if not words or not all(w[0].isupper() for w in words) or any(mark in bare for mark in '.!?:;"“”«»'):
        return 0
    if not paragraph[dash.end()].isupper() and paragraph[dash.end()] not in "“\"'‘«":
        return 0
    capitals = words[0].isupper() and len(words[0]) >= LEAST_CAPITALS
    marked = capitals or bare != opening or "–" in dash.group() or "—" in dash.group()
    return dash.end() if marked and len(words) <= 8 else 0
