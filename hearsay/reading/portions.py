"""Paragraphs without end cut into portions that a parser takes in time, and runs of marks it would choke on."""

import re
from collections.abc import Iterator

LONGEST = 3000
"""Code points of a portion; a paragraph of a report seldom has a third of it."""
SENTENCE_END = re.compile(r"(?<=\w{3}[.!?])[\"”’»)]*\s+(?=[^\W\d_])")
BLANK = re.compile(r"\s+")
MOST_MARKS = 60
RUN_OF_MARKS = re.compile(rf"((?:[^\w\s]\s?){{{MOST_MARKS}}})((?:[^\w\s]\s?)+)")
"""More marks in a row than any sentence has: each is a token, and a parser's time grows with the square of them."""


def portions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of the portions of a paragraph, cut at the end of a sentence, else at a blank, else anywhere."""
    while end - start > LONGEST:
        at = _last(SENTENCE_END, text, start + LONGEST // 2, start + LONGEST)
        at = at or _last(BLANK, text, start + LONGEST // 2, start + LONGEST) or start + LONGEST
        yield start, at
        start = at
    yield start, end


def _last(pattern: re.Pattern[str], text: str, low: int, high: int) -> int | None:
    return max((found.end() for found in pattern.finditer(text, low, high)), default=None)


def without_runs(text: str) -> str:
    """The text, of the same length, with what goes beyond a bearable run of marks blanked out."""
    return RUN_OF_MARKS.sub(lambda found: found[1] + " " * len(found[2]), text)
