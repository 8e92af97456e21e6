"""PDF -> Report: the text layer page by page; words broken by a hyphen the file itself marks are joined."""

import json
import os
import re
import subprocess
import sys

from hearsay.intake import blocks
from hearsay.intake.compose import compose
from hearsay.intake.outcome import RefusedError, Supplied
from hearsay.intake.tidy import tidy
from hearsay.model import Block, Report, Span

TIME_LIMIT_S = 60.0
SOFT_BREAK = re.compile("[\ufffe\x02\u00ad][ \t]*\r?\n?")
"""How PDFium gives a hyphen at a line end that the typesetter put there."""
PAGE_NUMBER = re.compile(r"(?:[-–—\s]*\d{1,4}[-–—\s]*|page \d+(?: of \d+)?)", re.I)
ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")


def read(data: bytes, locator: str, supplied: Supplied) -> Report:
    """The report in a PDF file. Raises RefusedError for what is damaged, locked, too large or without a text layer."""
    pages, stated = _pages(data)
    text, places = _joined(pages)
    text, changed = tidy(text)
    if not text.strip():
        raise RefusedError("has no text layer: it holds only pictures of pages; run text recognition (OCR) on it first")
    title = supplied.title or _title(stated, text)
    return compose(
        text=text,
        data=data,
        locator=locator,
        media_type="application/pdf",
        parts=tuple(_placed(text, blocks.split(text, title), places)),
        title=title,
        outlet=supplied.outlet,
        published=supplied.published,
        notes=changed,
    )


def _pages(data: bytes) -> tuple[list[str], str]:
    """The text of each page and the title the file states, from a process that is stopped when it takes too much."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "hearsay.intake.pdf_pages"],
            input=data,
            capture_output=True,
            timeout=TIME_LIMIT_S,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RefusedError(f"takes longer than {TIME_LIMIT_S:.0f} s to unpack") from None
    try:
        told = json.loads(done.stdout) if done.returncode == 0 else None
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise RefusedError("is a PDF file that cannot be unpacked within the limits of memory and time")
    if refused := told.get("refused"):
        raise RefusedError(str(refused))
    return list(told["pages"]), str(told.get("title") or "")


def _joined(pages: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text of all pages and where each page starts: (offset, number). A sentence runs on over a page's end."""
    places: list[tuple[int, int]] = []
    pieces: list[str] = []
    length = 0
    for number, page in enumerate(pages, 1):
        words = SOFT_BREAK.sub("", page.replace("\r\n", "\n").replace("\r", "\n")).strip()
        lines = words.split("\n")
        while lines and PAGE_NUMBER.fullmatch(lines[-1].strip()):
            lines.pop()
        while lines and PAGE_NUMBER.fullmatch(lines[0].strip()):
            lines.pop(0)
        words = "\n".join(line.rstrip() for line in lines).strip()
        if not words:
            continue
        if pieces:
            gap = "\n" if not ENDED.search(pieces[-1][-20:]) and words[0].islower() else "\n\n"
            pieces.append(gap)
            length += len(gap)
        places.append((length, number))
        pieces.append(words)
        length += len(words)
    return "".join(pieces), places


def _title(stated: str, text: str) -> str | None:
    """The title in the file's metadata if the text opens with it; what programs put there is often a file name."""
    wanted = blocks.plain(stated)
    lines = text[:2000].splitlines()
    return next((line for line in lines if blocks.plain(line) == wanted), None) if wanted else None


def _placed(text: str, parts: tuple[Block, ...], places: list[tuple[int, int]]) -> list[Block]:
    """The blocks with the pages they stand on."""
    placed = []
    for part in parts:
        first = last = places[0][1]
        for offset, number in places:
            if offset <= part.span.start:
                first = number
            if offset < part.span.end:
                last = number
        where = f"page {first}" if first == last else f"pages {first}-{last}"
        placed.append(Block(kind=part.kind, span=Span(start=part.span.start, end=part.span.end), locator=where))
    return placed
