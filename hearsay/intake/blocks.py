"""The parts of a text: what is headline, byline or caption on its page, and what is the report itself."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hearsay import lexicon
from hearsay.intake import dates
from hearsay.model import Block, Span
from hearsay.model.report import BlockKind

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
LONGEST_LINE = 400
"""Characters; longer lines are never furniture, captions or headlines."""
CAPTION_WORDS = 45
CAPTION_WORDS_IN_SENTENCES = 30
"""Longer lines of several sentences are prose that a caption was run into."""
HEADLINE_WORDS = 30
QUESTION_WORDS = 15
TITLE_LINES = 12
"""Among the first so many lines a line equal to the title is a headline."""
WRAP_WIDTH = 100
STOPS = ".:;,…"
CLOSING = "\"'”’»)]"
WORD = re.compile(r"\w+")
SENTENCE_BREAK = re.compile(r"[a-z]{3}[.!?][\"”’]? [A-Z]")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
EDGES = " \t|•·*_#–—-:.,!?…»«>[]()\u200b\ufeff"
MARKDOWN = re.compile(r"(?:#{1,6}[ \t]+(?=\S))?")
"""Marks in front of a heading in Markdown, which are no part of it."""
NO_NAME = re.compile(r"[()—–:;\"“”]")
GLUED = re.compile(r"[a-z]{3}[A-Z][a-z]{2}|[a-z]{3}\d")
RUN_IN = re.compile(r"(\s?[.!?])\s+(?=\S)")
DATELINE = re.compile(
    r"[A-Z]{3}[A-Z .'’-]{0,38}(?:, [A-Z][\w .]{1,30}){0,2}\s*(?:\((?:[A-Z][\w/ .-]{1,30})\))?\s*[-–—_]{1,2}\s*$"
)
DATELINE_OPENING = re.compile(
    r"\s*[A-Z][A-Z .'’-]{2,40}(?:\([^)\n]{2,30}\)|[^\n.–—(]|\.(?=[ ,])){0,60}?\s(?:[-–—]|--|_)\s"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text, or one paragraph of hard-wrapped lines, trimmed."""

    start: int
    end: int
    text: str
    blank_after: bool


@dataclass(frozen=True, slots=True)
class _Furniture:
    lines: frozenset[str]
    starts: tuple[str, ...]
    byline: re.Pattern[str]
    small: frozenset[str]
    dated: re.Pattern[str]
    later: re.Pattern[str]
    leftovers: re.Pattern[str]
    label: re.Pattern[str]
    credit: re.Pattern[str]


def split(text: str, title: str | None = None, *, captions: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    """The blocks of a text, in order, from its first visible character to its last; blank lines may lie between.

    `title` is the report's title where it is known apart from the text, `captions` are lines known to be captions,
    both compared without regard to case, spacing and marks at the ends.
    """
    lines = _lines_after_title(_lines(text), title or "")
    kinds = _kinds(lines, plain(title or ""), captions)
    blocks: list[Block] = []
    for line, kind in zip(lines, kinds, strict=True):
        heading = MARKDOWN.match(line.text) if kind == "headline" else None
        start = line.start + (heading.end() if heading else 0)
        if blocks and blocks[-1].kind == kind:
            blocks[-1] = Block(kind=kind, span=Span(start=blocks[-1].span.start, end=line.end))
        else:
            blocks.append(Block(kind=kind, span=Span(start=start, end=line.end)))
    return tuple(blocks)


def plain(line: str) -> str:
    """A line for comparison: its words in lower case, without marks."""
    return " ".join(WORD.findall(line.lower()))


def _lines_after_title(lines: list[Line], title: str) -> list[Line]:
    """The lines, the first one cut where the title ends if the text runs on in the same line ("Title. Text")."""
    title = title.strip()
    if not lines or len(title.split()) < 3 or not lines[0].text.startswith(title):
        return lines
    first = lines[0]
    stop = RUN_IN.match(first.text, len(title))
    if stop is None:
        return lines
    head = Line(first.start, first.start + stop.end(1), first.text[: stop.end(1)], False)
    rest = first.text[stop.end() :]
    return [head, Line(first.start + stop.end(), first.end, rest, first.blank_after), *lines[1:]]


def _lines(text: str) -> list[Line]:
    found = []
    for match in LINE.finditer(text):
        piece = match.group()
        kept = piece.strip()
        if kept:
            start = match.start() + len(piece) - len(piece.lstrip())
            found.append((start, start + len(kept), kept))
    lines: list[Line] = []
    paragraph: list[tuple[int, int, str]] = []
    for i, line in enumerate(found):
        paragraph.append(line)
        gap = text[line[1] : found[i + 1][0]] if i + 1 < len(found) else "\n\n"
        blank = len(gap.replace("\r\n", "\n").replace(" ", "").replace("\t", "")) > 1
        if blank:
            lines += _units(text, paragraph)
            paragraph = []
    return lines


def _units(text: str, paragraph: list[tuple[int, int, str]]) -> list[Line]:
    if _wrapped([p[2] for p in paragraph]):
        start, end = paragraph[0][0], paragraph[-1][1]
        return [Line(start, end, " ".join(p[2] for p in paragraph), True)]
    last = len(paragraph) - 1
    return [Line(start, end, words, i == last) for i, (start, end, words) in enumerate(paragraph)]


def _wrapped(lines: Sequence[str]) -> bool:
    """Whether line ends fall inside sentences: lines of like width, most of them going on in lower case."""
    body = lines[:-1]
    if not body or max(map(len, body)) > WRAP_WIDTH or max(map(len, body)) < 40:
        return False
    goes_on = sum(line[0].islower() for line in lines[1:])
    return goes_on * 3 >= len(body) and min(map(len, body)) * 2 > max(map(len, body))


def _kinds(lines: Sequence[Line], title: str, captions: frozenset[str]) -> list[BlockKind]:
    kinds: list[BlockKind | None] = []
    for i, line in enumerate(lines):
        known = plain(line.text) if len(line.text) <= LONGEST_LINE else ""
        if title and known == title and i < TITLE_LINES:
            kinds.append("headline")
        elif known and known in captions:
            kinds.append("caption")
        elif len(line.text) <= LONGEST_LINE:
            kinds.append(_kind(line.text, first=i == 0))
        else:
            kinds.append(None)
    if "headline" not in kinds:
        _set_headline(lines, kinds)
    _set_kicker(lines, kinds)
    _fill_clusters(lines, kinds)
    if lines and kinds[-1] is None and len(lines) > 3 and _is_tag_line(lines[-1].text):
        kinds[-1] = "byline"
    return [kind or "body" for kind in kinds]


def _kind(line: str, *, first: bool) -> BlockKind | None:
    """Byline or caption by the words of the line alone, None where they do not tell."""
    words = _furniture()
    known = NUMBER.sub("0", " ".join(line.lower().replace("\u00a0", " ").split()))
    if known.strip(EDGES) in words.lines or known in words.lines:
        return "byline"
    if len(line) <= 160 and known.startswith(words.starts):
        return "byline"
    if _is_caption(line, words):
        return "caption"
    if _is_byline(line, words) or _is_date_line(line, words, first=first) or DATELINE.fullmatch(line):
        return "byline"
    return None


def _is_caption(line: str, words: _Furniture) -> bool:
    count = len(line.split())
    if count > CAPTION_WORDS or (count > CAPTION_WORDS_IN_SENTENCES and SENTENCE_BREAK.search(line)):
        return False
    return bool(words.label.search(line) or words.credit.search(line))


def _is_byline(line: str, words: _Furniture) -> bool:
    found = words.byline.match(line)
    if not found or line.endswith(".") or len(line.split()) > 16:
        return False
    rest = re.split(r"[\s,|/&–—-]+", line[found.end() :].strip())
    names = [w for w in rest if w]
    if not any(w[0].isupper() for w in names) or any(c.isdigit() for w in names for c in w):
        return False
    return all(w[0].isupper() or w.lower().strip(".,") in words.small for w in names)


def _is_date_line(line: str, words: _Furniture, *, first: bool) -> bool:
    """A line that holds a whole date and otherwise only labels, weekday, clock time, zone and perhaps names."""
    if len(line) > 120:
        return False
    try:
        found = dates.find(line)
        start, end = (found.start, found.end) if found else (0, 0)
    except dates.AmbiguousDateError:
        start, end = 0, len(line)
        if not dates.NUMBERS.search(line):
            return False
        spot = dates.NUMBERS.search(line)
        assert spot
        start, end, found = spot.start(), spot.end(), None
    except ValueError:
        return False
    if end == 0:
        return False
    rest = words.leftovers.sub(" ", dates.CLOCK.sub(" ", line[:start] + " \x00 " + line[end:]))
    label = bool(words.dated.match(line) or words.byline.match(line))
    left = [w for w in re.findall(r"[^\W_]+", rest) if w.lower() not in words.small]
    if not left:
        return True
    if line.rstrip().endswith(".") or not all(w[0].isupper() for w in left) or len(left) > 8:
        return False
    return label or (
        not first and len(left) <= 6 and not NO_NAME.search(rest) and not rest.split("\x00")[1].strip(EDGES + "\x00")
    )


def _set_headline(lines: Sequence[Line], kinds: list[BlockKind | None]) -> None:
    """The first line that is nothing else is the headline if it is short, ends without a stop and prose follows."""
    for i, line in enumerate(lines[:TITLE_LINES]):
        if kinds[i] is not None:
            continue
        if not line.blank_after and _like_name(line.text):
            continue
        if _like_headline(line.text) and _prose_follows(lines[i + 1 :], kinds[i + 1 :], own=line):
            kinds[i] = "headline"
        return


def _like_name(line: str) -> bool:
    return len(line.split()) <= 3 and all(w[0].isupper() for w in line.split())


def _like_headline(line: str) -> bool:
    count = len(line.split())
    if not 2 <= count <= HEADLINE_WORDS or len(line) > 220 or SENTENCE_BREAK.search(line):
        return False
    end = line.rstrip(CLOSING)[-1:]
    if end in STOPS or not end or GLUED.search(line.split()[-1]):
        return False
    first = line.lstrip("\"'“‘«([# ")[:1]
    return (first.isupper() or first.isdigit()) and not (end == "?" and not 4 <= count <= QUESTION_WORDS)


def _prose_follows(rest: Sequence[Line], kinds: Sequence[BlockKind | None], *, own: Line) -> bool:
    following = [line for line, kind in zip(rest, kinds, strict=True) if kind is None][:6]
    if not following:
        return False
    prose = [line for line in following if line.text.rstrip(CLOSING)[-1:] in (".", "!", "?", "…", ":")]
    if not own.blank_after and kinds and kinds[0] is None and following[0] not in prose:
        return False
    return bool(prose) and max(len(line.text) for line in prose) > len(own.text)


def _set_kicker(lines: Sequence[Line], kinds: list[BlockKind | None]) -> None:
    """A word or two above the headline name the section of the page."""
    if "headline" in kinds:
        for i in range(kinds.index("headline")):
            text = lines[i].text
            if kinds[i] is None and len(text.split()) <= 3 and text.rstrip(CLOSING)[-1:] not in (*STOPS, "!", "?"):
                kinds[i] = "byline"


def _fill_clusters(lines: Sequence[Line], kinds: list[BlockKind | None]) -> None:
    """Among lines without a blank one between them, mostly furniture, a short line without a stop is furniture too."""
    start = 0
    for i, line in enumerate(lines):
        if not line.blank_after and i + 1 < len(lines):
            continue
        cluster = range(start, i + 1)
        start = i + 1
        known = sum(kinds[j] in ("byline", "caption", "headline") for j in cluster)
        if known * 2 < len(cluster) or "byline" not in [kinds[j] for j in cluster]:
            continue
        for j in cluster:
            text = lines[j].text
            if kinds[j] is None and len(text.split()) <= 5 and text.rstrip(CLOSING)[-1:] not in (*STOPS, "!", "?"):
                kinds[j] = "byline"


def _is_tag_line(line: str) -> bool:
    """A page's tags run together at the end ("floodsriver levelsLakeside")."""
    if len(line.split()) > 12 or line.rstrip(CLOSING)[-1:] in (*STOPS, "!", "?"):
        return False
    return len(line) >= 12 and bool(GLUED.search(line))


def published_in(text: str, blocks: Sequence[Block]) -> tuple[date | datetime | None, tuple[str, ...]]:
    """When the text itself says it was published, from its bylines and dateline, and what stays undecided."""
    words = _furniture()
    updated: date | datetime | None = None
    notes: list[str] = []
    for block in blocks:
        if block.kind != "byline":
            continue
        for line in block.span.of(text).splitlines():
            if len(line) > LONGEST_LINE:
                continue
            try:
                found = dates.find(line)
            except dates.AmbiguousDateError as error:
                notes.append(f"The publication date was left open: {error}.")
                continue
            except ValueError:
                continue
            if found is None:
                continue
            if words.later.match(line):
                updated = updated or found.moment
                continue
            return found.moment, ()
    for block in blocks:
        if block.kind == "body":
            opening = DATELINE_OPENING.match(text, block.span.start, min(block.span.end, block.span.start + 140))
            if opening:
                try:
                    found = dates.find(opening.group())
                except ValueError:
                    found = None
                if found:
                    return found.moment, ()
            break
    if updated is not None:
        return updated, ("The only date the text gives for itself is that of its last update.",)
    return None, tuple(notes[:1])


@functools.cache
def _furniture() -> _Furniture:
    table = lexicon.load("en", "page_furniture")
    navigation, byline, caption = table["navigation"], table["byline"], table["caption"]
    weekdays = [w for key in ("words", "short") for group in lexicon.load("en", "times")["weekday"][key] for w in group]
    names, sources = _any(caption["names"]), _any(caption["labels"])
    zone = r"\b(?:UTC|GMT|[A-Z]{2,4}T|MSK|a\.?m|p\.?m)\b|[+-]\d{1,2}(?::?\d\d)?\b|\b(?:at|on)\b"
    labels = _any([*byline["labels"], *byline["dates"]])
    return _Furniture(
        lines=frozenset([*navigation["lines"], *byline["lines"]]),
        starts=tuple(navigation["starts"]),
        byline=re.compile(rf"(?:{_any(byline['labels'])})\s*:?\s+(?=\S)|(?:{_any(byline['labels'])}):", re.I),
        small=frozenset(byline["small"]),
        dated=re.compile(rf"(?:{_any(byline['dates'])})\b", re.I),
        later=re.compile(rf"\W*(?:{_any(byline['later'])})\b", re.I),
        leftovers=re.compile(rf"(?i:\b(?:{labels})\b:?)|(?i:(?<![a-z])(?:{_any(weekdays)})\b)|{zone}"),
        label=re.compile(
            rf"(?:^|[|/(\[•·]\s*|[-–—]\s+|[.!?\"”’]\s+|\)\s*)(?:{sources})\s*(?::|©|\bby\b|\s/\s)\s*"
            r"[^\s.:](?:[^.:]|\.(?=\w|\s[A-Z]\.)){0,70}[\])]?\.?$",
            re.I,
        ),
        credit=re.compile(
            rf"[(\[][^()\[\]]{{0,80}}?\b(?:{names})\b[^()\[\]]{{0,30}}[/|][^()\[\]]{{1,60}}[)\]]\.?$"
            rf"|[(\[][^()\[\]]{{1,80}}[/|]\s*(?:{names})(?:[/|][^()\[\]]{{1,40}})?\.?[)\]]\.?$"
            rf"|(?<=[.!?\"”’\w])\s+[/|©]\s*(?:[\w .-]{{1,40}}[/|]\s*)?(?:{names})\.?$"
            rf"|(?<=[.!?\"”’])\s*(?:{names})/[A-Z][\w .-]{{1,40}}$"
            rf"|(?<=[.!?\"”’])\s*©\s*[A-Z][\w .-]{{1,40}}$"
        ),
    )


def _any(words: Sequence[Any]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))
