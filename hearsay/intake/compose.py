"""A final text and what is known beside it -> a Report."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlsplit

from hearsay.intake import blocks, dates
from hearsay.intake.language import language_of
from hearsay.intake.outcome import RefusedError
from hearsay.model import Attachment, Block, Hyperlink, Origin, Report


def host_of(url: str | None) -> str | None:
    """The host of an address, without "www."."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def identity(sha256: str, home: str) -> str:
    """Id of a report that has none: the hash of its bytes' hash and its outlet or host."""
    return hashlib.sha256(f"{sha256}\n{home}".encode()).hexdigest()[:32]


def compose(
    *,
    text: str,
    data: bytes,
    locator: str,
    media_type: str,
    parts: tuple[Block, ...] | None = None,
    given_id: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    published: date | datetime | None = None,
    stated: date | datetime | None = None,
    lang: str | None = None,
    excerpt: bool = False,
    authors: Sequence[str] = (),
    hyperlinks: Sequence[Hyperlink] = (),
    attachments: Sequence[Attachment] = (),
    notes: Sequence[str] = (),
) -> Report:
    """The report. `data` are the bytes it came in, `published` what the user or the record gives, `stated` what the
    page's metadata say. Without an id it is the hash of the bytes and of the outlet or, failing that, the host.

    Raises RefusedError for a text without a visible character.
    """
    if not text.strip():
        raise RefusedError("holds no text")
    parts = blocks.split(text, title) if parts is None else parts
    digest = hashlib.sha256(data).hexdigest()
    home = outlet or host_of(url) or ""
    if title is None:
        title = next((b.span.of(text) for b in parts if b.kind == "headline"), None)
    basis: str | None = "given"
    said: tuple[str, ...] = ()
    if published is None:
        published, basis = stated, "page metadata"
    if published is None:
        (published, said), basis = blocks.published_in(text, parts), "byline"
    if published is None and url:
        published, basis = dates.from_address(url), "address"
    return Report(
        id=given_id or identity(digest, home),
        origin=Origin(sha256=digest, locator=locator, outlet=outlet or host_of(url), media_type=media_type, url=url),
        text=text,
        lang=lang or language_of(text),
        title=title,
        published_at=published,
        published_basis=basis if published is not None else None,
        authors=tuple(authors),
        blocks=parts,
        hyperlinks=tuple(hyperlinks),
        attachments=tuple(attachments),
        excerpt=excerpt,
        notes=(*notes, *said),
    )
