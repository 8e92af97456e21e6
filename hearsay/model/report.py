"""A report as it was received: its text is fixed before anyone reads it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from hearsay.model.span import Span

BlockKind = Literal["headline", "byline", "body", "caption", "forward", "reply"]
AttachmentKind = Literal["photo", "video", "audio", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the bytes came from."""

    sha256: str
    locator: str
    """Path or URL; "-" for standard input; a line of a .jsonl file is FILE:LINE."""
    outlet: str | None = None
    media_type: str = "text/plain"
    retrieved_at: datetime | None = None
    url: str | None = None
    """Address the report was published at, where that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of the report with a role of its own. Blocks are in order and do not overlap."""

    kind: BlockKind
    span: Span
    locator: str = ""
    """Where it stood in the source: an XPath, "page 3", or ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hyperlink:
    """A link the report gives; `span` are its words in the text, None where they were not kept."""

    url: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Something the report itself carries: a picture, an embedded video, a document."""

    kind: AttachmentKind
    url: str
    caption: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report. `text` never changes once this exists."""

    id: str
    origin: Origin
    text: str
    lang: str = "en"
    title: str | None = None
    published_at: datetime | date | None = None
    """Aware datetime, or a date where no clock time is known."""
    published_basis: str | None = None
    """Who says so: "given", "page metadata", "byline"."""
    authors: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    hyperlinks: tuple[Hyperlink, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    excerpt: bool = False
    """The text is known to stop early: nothing is said to be absent from it."""
    notes: tuple[str, ...] = ()
    """What intake had to replace or could not decide, one sentence each."""

    @property
    def published_date(self) -> date | None:
        moment = self.published_at
        return moment.date() if isinstance(moment, datetime) else moment

    def block_at(self, offset: int) -> BlockKind:
        """Kind of the block an offset lies in; "body" outside all blocks."""
        for block in self.blocks:
            if block.span.start <= offset < block.span.end:
                return block.kind
        return "body"
