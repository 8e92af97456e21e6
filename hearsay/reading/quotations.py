"""Quotation marks paired: straight, curly, single, guillemets and TeX, nested, over paragraphs; apostrophes apart."""

import re
from dataclasses import dataclass
from typing import Literal

from hearsay.model import Quotation, Report, Span
from hearsay.reading.syntax import Syntax

OPENING = {"“": "”", "‘": "’", "«": "»", "„": "“”", "‚": "‘’", "``": "''", "‹": "›"}
STRAIGHT = ('"', "'", "''")
MARK = re.compile(r"``|(?<=\S)'(?=''(?!'))|''|[\"'“”„«»‘’‚‹›]")
FURTHEST = 6
"""A quotation is looked for over at most this many paragraphs."""
OPENS_AFTER = set(" \t\r\n([{—–-/:“‘«\"'\u00a0")


SET_OFF = ("NOUN", "PROPN", "DET", "ADJ", "ADP")
"""A name in marks follows one of these without a comma: 'the group "Red Star,"'."""


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    depth: int
    paragraphs: int = 1
    reopened: bool = True


def find(report: Report, tree: Syntax) -> tuple[Quotation, ...]:
    """Every quotation, in order of its opening mark.

    An unclosed one ends with its paragraph and says so; an apostrophe or a measure (5' 10") is none.
    """
    text = report.text
    found: list[Quotation] = []
    stack: list[_Open] = []
    for number, paragraph in enumerate(tree.paragraphs):
        marks = list(MARK.finditer(text, paragraph.start, paragraph.end))
        if stack:
            stack = _carried(text, stack, paragraph, marks, tree, number, found)
        for index, mark in enumerate(marks):
            _step(text, mark, marks[index + 1 :], paragraph, stack, found)
    for left in stack:
        _unclosed(text, left, tree.paragraphs, found)
    kept = [q for q in found if q.inner.end > q.inner.start]
    return tuple(_with_role(text, q, tree) for q in sorted(kept, key=lambda q: (q.outer.start, -q.outer.end)))


def _step(
    text: str,
    mark: re.Match[str],
    rest: list[re.Match[str]],
    paragraph: Span,
    stack: list[_Open],
    found: list[Quotation],
) -> None:
    form, start, end = mark.group(), mark.start(), mark.end()
    if stack and stack[-1].mark != form and _reopens(text, stack, form, start, paragraph):
        return
    if stack and stack[-1].mark == "“" and form in ("“", '"') and _shuts(text, mark, rest):
        _close(text, stack.pop(), start, end, found)
        return
    if stack and form in _closers(stack[-1].mark) and not _apostrophe(text, mark, rest, stack):
        _close(text, stack.pop(), start, end, found)
        return
    if len(stack) > 1 and form in _closers(stack[-2].mark) and form not in STRAIGHT and form != "’":
        stack.pop()
        _close(text, stack.pop(), start, end, found)
        return
    if _opens(text, mark, rest, paragraph):
        stack.append(_Open(form, start, len(stack)))


def _shuts(text: str, mark: re.Match[str], rest: list[re.Match[str]]) -> bool:
    """Whether the wrong mark closes a curly quotation: it hugs the word before it, and no right one follows in time."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if not before.strip() or after.isalnum():
        return False
    return next((m.group() for m in rest if m.group() in "“”"), "“") == "“"


def _closers(mark: str) -> tuple[str, ...]:
    if mark in STRAIGHT:
        return (mark,) if mark == "'" else ('"', "''", "”")
    return ("''", '"') if mark == "``" else tuple(OPENING[mark])


def _reopens(text: str, stack: list[_Open], form: str, start: int, paragraph: Span) -> bool:
    return start == paragraph.start and form == stack[0].mark and stack[0].paragraphs > 1


def _opens(text: str, mark: re.Match[str], rest: list[re.Match[str]], paragraph: Span) -> bool:
    form, start, end = mark.group(), mark.start(), mark.end()
    if end >= len(text) or text[end].isspace():
        return False
    before = text[start - 1] if start > paragraph.start else " "
    if form in ("“", "«", "„", "``", "‹"):
        return True
    if form in ("‘", "‚"):
        return not (before.isalnum() and text[end].isalnum())
    if form in ('"', "''"):
        return before in OPENS_AFTER or not before.isalnum()
    if form == "'":
        if before not in OPENS_AFTER or not text[end].isalnum():
            return False
        if text[end].isdigit() and text[end : end + 2].isdigit():
            return False
        return any(m.group() == "'" and not _inside_word(text, m) and _ends_something(text, m) for m in rest)
    return False


def _inside_word(text: str, mark: re.Match[str]) -> bool:
    start, end = mark.start(), mark.end()
    return start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()


def _ends_something(text: str, mark: re.Match[str]) -> bool:
    return mark.start() > 0 and not text[mark.start() - 1].isspace()


def _apostrophe(text: str, mark: re.Match[str], rest: list[re.Match[str]], stack: list[_Open]) -> bool:
    """Whether a mark that could close a quotation is an apostrophe: inside a word, or a plural possessive."""
    form, start, end = mark.group(), mark.start(), mark.end()
    if form not in ("’", "'"):
        return False
    if _inside_word(text, mark):
        return True
    if start == 0 or text[start - 1].isspace():
        return True
    possessive = text[start - 1] in "sS" and end + 1 < len(text) and text[end] == " " and text[end + 1].islower()
    if possessive:
        # "the soldiers’ claims’": closes later, before anything else opens.
        for later in rest:
            if later.group() == stack[-1].mark and form == "’":
                return False
            if later.group() == form and not _inside_word(text, later) and _ends_something(text, later):
                return True
    return False


def _close(text: str, opened: _Open, start: int, end: int, found: list[Quotation]) -> None:
    low, high = opened.start + len(opened.mark), start
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    if low < high:
        found.append(
            Quotation(
                outer=Span(start=opened.start, end=end),
                inner=Span(start=low, end=high),
                paragraphs=opened.paragraphs,
                reopened=opened.reopened,
                depth=opened.depth,
            )
        )


def _carried(
    text: str,
    stack: list[_Open],
    paragraph: Span,
    marks: list[re.Match[str]],
    tree: Syntax,
    number: int,
    found: list[Quotation],
) -> list[_Open]:
    """Quotations still open when a paragraph begins: they go on where it opens with their mark or closes them first."""
    opened = stack[0]
    again = bool(marks) and marks[0].start() == paragraph.start and marks[0].group() == opened.mark
    closes = False
    for index, mark in enumerate(marks[1 if again else 0 :]):
        if (
            mark.group() in _closers(opened.mark)
            and opened.mark not in STRAIGHT
            and not _apostrophe(text, mark, marks[index + 1 :], stack)
        ):
            closes = True
            break
        if mark.group() == opened.mark and not _inside_word(text, mark):
            break
    straight = opened.mark in ('"', "''") and len(marks) % 2 == 1 and not again
    if (
        (again or closes or (straight and text[marks[0].start() - 1 : marks[0].start()].strip()))
        and opened.paragraphs < FURTHEST
        and tree.sentences
    ):
        opened.paragraphs += 1
        opened.reopened = opened.reopened and again
        if again:
            del marks[0]
        return [opened]
    for left in stack:
        _unclosed(text, left, tree.paragraphs[:number], found)
    return []


def _unclosed(text: str, opened: _Open, paragraphs: tuple[Span, ...], found: list[Quotation]) -> None:
    if opened.depth or opened.mark in ("'", "‘"):
        return
    end = next(
        (p.end for p in reversed(paragraphs) if p.start <= opened.start < p.end or p.start > opened.start),
        opened.start + 1,
    )
    home = next((p.end for p in paragraphs if p.start <= opened.start < p.end), end)
    low = opened.start + len(opened.mark)
    if low < home:
        found.append(
            Quotation(
                outer=Span(start=opened.start, end=home),
                inner=Span(start=low, end=home),
                closed=False,
                paragraphs=opened.paragraphs,
                reopened=opened.reopened,
            )
        )


def _with_role(text: str, quotation: Quotation, tree: Syntax) -> Quotation:
    role = _role(text, quotation, tree)
    if role == quotation.role:
        return quotation
    return Quotation(
        outer=quotation.outer,
        inner=quotation.inner,
        closed=quotation.closed,
        role=role,
        paragraphs=quotation.paragraphs,
        reopened=quotation.reopened,
        depth=quotation.depth,
    )


def _role(text: str, quotation: Quotation, tree: Syntax) -> Literal["speech", "fragment", "name", "term"]:
    """Speech is a clause or ends like one; a name is capitalised throughout; the rest is a fragment.

    Which fragments are terms of the outlet's own, the speech layer decides: it knows who speaks.
    """
    inner = quotation.inner.of(text)
    words = [t for t in tree.within(quotation.inner) if t.pos not in ("PUNCT", "SYM")]
    if not words:
        return "term"
    ends = inner.rstrip(" \n'’”\"")[-1:] in tuple(",.!?…") or inner.rstrip().endswith("--")
    verbal = any(t.pos in ("VERB", "AUX") and t.tag not in ("VBG", "VBN") for t in words)
    before = tree.tokens[words[0].i - 2] if words[0].i >= 2 else None
    set_off = before is not None and before.end + 1 == quotation.outer.start and before.pos in SET_OFF
    if set_off and len(words) <= 6 and all(w.text[:1].isupper() or w.pos in ("ADP", "DET") for w in words):
        return "name"
    if len(words) >= 3 and (verbal or ends) and (words[0].text[:1].isupper() or ends or len(words) >= 8):
        return "speech"
    if len(words) <= 2 and ends and words[0].text[:1].isupper():
        return "speech"
    if len(words) <= 4 and all(w.text[:1].isupper() or w.pos in ("ADP", "DET", "NUM") for w in words):
        return "name"
    if 2 <= len(words) <= 3 and all(w.pos == "NOUN" for w in words):
        return "term"
    return "fragment"
