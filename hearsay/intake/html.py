"""A page -> Report: its main text, with title, authors, date, links and what it embeds."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from hearsay.intake import blocks, page_metadata
from hearsay.intake.compose import compose
from hearsay.intake.embedded import attachments_of, captions_of
from hearsay.intake.encoding import decode
from hearsay.intake.outcome import RefusedError, Supplied
from hearsay.intake.tidy import tidy
from hearsay.model import Block, Hyperlink, Report, Span

DEPTH = 200
"""Elements inside elements; libxml2 drops what lies deeper than 256 without a word."""
MAX_ELEMENTS = 50_000
"""trafilatura takes time that grows with the square of a paragraph's elements; larger pages are taken whole."""
WRAPPER = re.compile(
    r"<(/?)(div|section|article|main|center|ul|ol|li|dl|dd|table|tbody|tr|td|blockquote)\b[^<>]*>", re.I
)
INLINE = re.compile(r"</?(?:span|font|b|i|u|em|strong|small|big|sub|sup|abbr|label|a)\b[^<>]*>", re.I)
PARAGRAPHS = frozenset(("p", "head", "item", "quote", "row", "code", "list", "table", "lb-block"))
FURNITURE = frozenset(
    ("nav", "header", "footer", "aside", "form", "button", "script", "style", "noscript", "template", "svg")
)
PROSE = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "dd", "td", "figcaption"))
SPACES = re.compile(r"[ \t\n\r\f\v]+")


def read(data: bytes, locator: str, supplied: Supplied) -> Report:
    """The report in a page. Raises RefusedError for a page without text or one nested too deeply to be read whole."""
    source, decided = decode(data, declared=True)
    source, changed = tidy(source)
    if not source.strip():
        raise RefusedError("is empty")
    tree = _parsed(source)
    about = page_metadata.of(tree)
    captions = captions_of(tree)
    attached = attachments_of(tree, about.url)
    paths = _paths(tree)
    body, doubts = _main(tree)
    builder = _Builder(about.url)
    for paragraph in body:
        builder.add(paragraph)
    text, links, title = builder.text(about.title, about.site)
    if not text.strip():
        raise RefusedError("holds no text that could be told from the page around it")
    parts = tuple(
        Block(kind=b.kind, span=b.span, locator=paths.get(blocks.plain(_first_line(b.span.of(text))), ""))
        for b in blocks.split(text, title, captions=frozenset(captions))
    )
    return compose(
        text=text,
        data=data,
        locator=locator,
        media_type="text/html",
        parts=parts,
        title=supplied.title or title,
        outlet=supplied.outlet or about.site,
        url=about.url,
        published=supplied.published,
        stated=about.published,
        authors=about.authors,
        hyperlinks=links,
        attachments=[a.at(text) for a in attached],
        notes=(*decided, *changed, *about.notes, *doubts),
    )


def _first_line(words: str) -> str:
    return words.splitlines()[0]


def _parsed(source: str) -> Any:
    tree = _tree(source)
    if tree is None:
        raise RefusedError("holds no page")
    if _depth(tree) >= DEPTH:
        flat = WRAPPER.sub(lambda m: "</p>" if m[1] else "<p>", INLINE.sub("", source))
        tree = _tree(flat)
        if tree is None or _depth(tree) >= DEPTH:
            raise RefusedError(f"is nested more than {DEPTH} elements deep and cannot be read whole")
    return tree


def _tree(source: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return html.document_fromstring(source.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _depth(tree: Any) -> int:
    deepest = depth = 0
    element = tree
    while element is not None:
        deepest = max(deepest, depth)
        if deepest >= DEPTH:
            return deepest
        if len(element):
            element, depth = element[0], depth + 1
            continue
        while element is not None and element.getnext() is None:
            element, depth = element.getparent(), depth - 1
        element = element.getnext() if element is not None else None
    return deepest


def _paths(tree: Any) -> dict[str, str]:
    """XPath of each paragraph, by its words."""
    found: dict[str, str] = {}
    root = tree.getroottree()
    for element in tree.iter(*PROSE):
        words = blocks.plain("".join(element.itertext())[:2000])
        if words and words not in found:
            found[words] = root.getpath(element)
    return found


def _main(tree: Any) -> tuple[list["_Paragraph"], tuple[str, ...]]:
    """The paragraphs of the main text, by trafilatura; where it finds none, all outside the page's furniture."""
    from copy import deepcopy

    copy = deepcopy(tree)
    _free_captions(copy)
    paragraphs: list[_Paragraph] = []
    if sum(1 for _ in zip(tree.iter(), range(MAX_ELEMENTS), strict=False)) < MAX_ELEMENTS:
        body = _extracted(copy)
        paragraphs = list(_paragraphs(body)) if body is not None else []
    if any(p.words.strip() for p in paragraphs):
        return paragraphs, ()
    rest = [_Paragraph(_squeezed(e.text_content()), ()) for e in tree.iter(*PROSE) if not _in_furniture(e)]
    if not any(p.words for p in rest):
        rest = [_Paragraph(w, ()) for w in map(_squeezed, _visible(tree)) if w]
    return rest, ("The main text could not be told from the page around it; all of the page's text was taken.",)


def _extracted(tree: Any) -> Any:
    """The body trafilatura makes of the page; None where it finds none or fails."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            tree, include_links=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        return None
    return getattr(found, "body", None)


def _free_captions(tree: Any) -> None:
    """Turn captions into paragraphs: trafilatura drops figures with all that is in them."""
    for figure in list(tree.iter("figure")):
        for caption in list(figure.iter("figcaption")):
            parent = figure.getparent()
            if parent is None or not caption.text_content().strip():
                continue
            caption.drop_tree()
            caption.tag = "p"
            caption.attrib.clear()
            parent.insert(parent.index(figure) + 1, caption)


def _visible(tree: Any) -> Iterator[str]:
    for element in tree.iter():
        own = isinstance(element.tag, str) and element.tag not in ("head", "title")
        if own and element.text and not _in_furniture(element):
            yield element.text
        if element.tail and (parent := element.getparent()) is not None and not _in_furniture(parent):
            yield element.tail


def _in_furniture(element: Any) -> bool:
    while element is not None:
        if element.tag in FURNITURE or element.tag == "head":
            return True
        parent = element.getparent()
        if (
            parent is not None
            and parent.tag in PROSE
            and parent.tag not in ("td", "blockquote", "li", "dd")
            and element.tag in PROSE
        ):
            return True
        element = parent
    return False


def _squeezed(words: str) -> str:
    return SPACES.sub(" ", words).strip(" ")


class _Paragraph:
    """Words of one paragraph and the links in them: (address, start, end)."""

    def __init__(self, words: str, links: tuple[tuple[str, int, int], ...]) -> None:
        self.words = words
        self.links = links


class _Words:
    """The words of a paragraph while it is gathered: white space becomes one blank, a line break stays."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.links: list[tuple[str, int, int]] = []

    def add(self, more: str | None) -> None:
        squeezed = SPACES.sub(" ", more) if more else ""
        if squeezed.startswith(" ") and (not self.pieces or self.pieces[-1][-1] in " \n"):
            squeezed = squeezed[1:]
        self.put(squeezed)

    def put(self, piece: str) -> None:
        if piece:
            self.pieces.append(piece)
            self.length += len(piece)

    def taken(self) -> "_Paragraph":
        paragraph = _Paragraph("".join(self.pieces), tuple(self.links))
        self.pieces, self.length, self.links = [], 0, []
        return paragraph


def _paragraphs(body: Any) -> Iterator[_Paragraph]:
    """The paragraphs of trafilatura's simplified tree (p, head, list/item, quote, table/row/cell, ref, lb, hi)."""
    from lxml import etree

    words = _Words()
    opened: list[tuple[str, int]] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            if tag in PARAGRAPHS:
                yield words.taken()
            elif tag == "cell" and words.pieces:
                words.put(" | ")
            elif tag == "lb":
                words.put("\n")
            elif tag == "ref":
                opened.append((element.get("target") or "", words.length))
            words.add(element.text)
        else:
            if tag == "ref" and opened:
                target, start = opened.pop()
                words.links.append((target, start, words.length))
            if tag in PARAGRAPHS:
                yield words.taken()
            if element is not body:
                words.add(element.tail)
    yield words.taken()


class _Builder:
    """Joins paragraphs to the final text and moves their links along."""

    def __init__(self, base: str | None) -> None:
        self.base = base or ""
        self.paragraphs: list[_Paragraph] = []

    def add(self, paragraph: _Paragraph) -> None:
        self.paragraphs.append(paragraph)

    def text(self, title: str | None, site: str | None) -> tuple[str, list[Hyperlink], str | None]:
        """The text, its links, and the title as it stands in the text: on top, unless the page has it there already."""
        title = page_metadata.without_site(title, site, [p.words for p in self.paragraphs[:6]])
        pieces: list[str] = []
        links: list[Hyperlink] = []
        length = 0
        opening = [blocks.plain(line) for p in self.paragraphs[:6] for line in p.words.split("\n")]
        if title and blocks.plain(title) not in opening:
            pieces.append(title)
            length = len(title)
        for paragraph in self.paragraphs:
            kept = paragraph.words.strip()
            if not kept:
                continue
            lead = len(paragraph.words) - len(paragraph.words.lstrip())
            if pieces:
                pieces.append("\n\n")
                length += 2
            for target, start, end in paragraph.links:
                link = self._link(target, kept, start - lead, end - lead, length)
                if link:
                    links.append(link)
            pieces.append(kept)
            length += len(kept)
        return "".join(pieces), links, title

    def _link(self, target: str, kept: str, start: int, end: int, shift: int) -> Hyperlink | None:
        try:
            url = urljoin(self.base, target.strip())
        except ValueError:
            return None
        if not url.startswith(("http://", "https://")):
            return None
        start, end = max(0, start), min(end, len(kept))
        while start < end and kept[start].isspace():
            start += 1
        while start < end and kept[end - 1].isspace():
            end -= 1
        span = Span(start=shift + start, end=shift + end) if start < end else None
        return Hyperlink(url=url, span=span)
