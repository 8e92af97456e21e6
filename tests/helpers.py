"""What tests share: reports made of our own sentences, and the real reading of them."""

import functools
from datetime import date

from hearsay.model import Block, Origin, Reading, Report, Span
from hearsay.reading import syntax
from hearsay.settings import Settings


def report(text: str, published: str | None = None, headline: str | None = None, **fields: object) -> Report:
    """A report with this body; a headline, if given, becomes the block on top, followed by a blank line."""
    blocks: tuple[Block, ...] = ()
    if headline:
        whole = f"{headline}\n\n{text}"
        cut = len(headline)
        blocks = (
            Block(kind="headline", span=Span(start=0, end=cut)),
            Block(kind="body", span=Span(start=cut + 2, end=len(whole))),
        )
        text = whole
    elif text:
        blocks = (Block(kind="body", span=Span(start=0, end=len(text))),)
    return Report(
        id="test",
        origin=Origin(sha256="0" * 64, locator="test.txt"),
        text=text,
        title=headline,
        blocks=blocks,
        published_at=date.fromisoformat(published) if published else None,
        published_basis="given" if published else None,
        **fields,
    )  # type: ignore[arg-type]


def tree(text: str) -> syntax.Syntax:
    return syntax.parse(report(text))


@functools.lru_cache(maxsize=512)
def reading(text: str, published: str | None = None, headline: str | None = None) -> Reading:
    """The real reading of a text of ours."""
    from hearsay.reading.read import read

    return read(report(text, published, headline), Settings())


def brackets(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its [[double brackets]], and the spans they marked."""
    text, spans, start = "", [], 0
    rest = marked
    while rest:
        opening, closing = rest.find("[["), rest.find("]]")
        if closing >= 0 and (opening < 0 or closing < opening):
            text += rest[:closing]
            spans.append((start, len(text)))
            rest = rest[closing + 2 :]
        elif opening >= 0:
            text += rest[:opening]
            start = len(text)
            rest = rest[opening + 2 :]
        else:
            text += rest
            rest = ""
    return text, spans
