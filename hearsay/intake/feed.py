"""A feed (RSS, Atom, JSON Feed 1.1) -> Reports: one item is one report, known again by its id or address."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from hearsay.intake.compose import compose, host_of
from hearsay.intake.dates import from_metadata
from hearsay.intake.outcome import RefusedError, Supplied, Unreadable
from hearsay.intake.tidy import tidy
from hearsay.model import Attachment, Hyperlink, Report
from hearsay.model.report import AttachmentKind

APART = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "figure")
)
"""Elements that part the words before them from those inside."""
UNREAD = frozenset(("script", "style", "noscript", "template"))
ATTACHED: tuple[tuple[str, AttachmentKind], ...] = (("image/", "photo"), ("video/", "video"), ("audio/", "audio"))
Keeper = Callable[[bytes], object]


def read(data: bytes, locator: str, supplied: Supplied, keep: Keeper) -> Iterator[Report | Unreadable]:
    """The items of a feed, each with its own words; what only a summary is given of is an excerpt.

    `keep` is handed the whole feed, then each item. Raises RefusedError for what is no feed or holds no item.
    """
    items = list(_json(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else _xml(data))
    if not items:
        raise RefusedError("is a feed without items")
    keep(data)
    for number, item in enumerate(items, 1):
        where = f"{locator}:{number}"
        try:
            report = _report(item, where, supplied)
        except RefusedError as refused:
            yield Unreadable(locator=where, message=str(refused))
            continue
        keep(item["bytes"])
        yield report


def _report(item: dict[str, Any], where: str, supplied: Supplied) -> Report:
    title, _ = tidy(_plain(item["title"]))
    body, links = _body(item["content"] or item["summary"] or "")
    body, changed = tidy(body)
    title = " ".join(title.split())
    text = f"{title}\n\n{body}" if title and body.strip() else body if body.strip() else title
    published, doubts = _published(item["published"])
    url = item["url"] if host_of(item["url"]) else None
    return compose(
        text=text,
        data=item["bytes"],
        locator=where,
        media_type=item["type"],
        given_id=f"feed:{item['id']}" if item["id"] else None,
        title=supplied.title or title or None,
        outlet=supplied.outlet or item["outlet"] or None,
        url=url,
        published=supplied.published or published,
        excerpt=not item["content"],
        authors=item["authors"],
        hyperlinks=links,
        attachments=item["attachments"],
        notes=(*changed, *doubts, *(() if item["content"] else ("The feed gives only a summary of it.",))),
    )


def _published(value: str) -> tuple[date | datetime | None, tuple[str, ...]]:
    """RFC 3339 or RFC 822; a clock time without a zone counts by its date only."""
    if not value:
        return None, ()
    try:
        moment = parsedate_to_datetime(value)
        if moment.tzinfo is not None:
            return moment, ()
        return moment.date(), ("The feed gives a clock time without a zone; only its date is used.",)
    except (ValueError, TypeError, IndexError):
        found = from_metadata(value)
    return found, () if found else ("The feed gives a date that cannot be read.",)


def _xml(data: bytes) -> Iterator[dict[str, Any]]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or _local(root) not in ("rss", "feed", "RDF"):
        raise RefusedError("is XML, but no feed (RSS or Atom) that can be read")
    channel = next((e for e in root if _local(e) == "channel"), root)
    outlet = _text(_child(channel, "title"))
    entries = [e for e in root.iter() if isinstance(e.tag, str) and _local(e) in ("item", "entry")]
    for entry in entries:
        yield _entry(entry, outlet, etree.tostring(entry, encoding="utf-8", with_tail=False))


def _entry(entry: Any, outlet: str, raw: bytes) -> dict[str, Any]:
    links = [e for e in entry if _local(e) == "link"]
    href = next((e.get("href") for e in links if e.get("href") and e.get("rel", "alternate") == "alternate"), None)
    address = href or next((_text(e) for e in links if _text(e)), "")
    guid = _text(_child(entry, "guid")) or _text(_child(entry, "id"))
    content = _child(entry, "encoded")
    if content is None:
        content = _child(entry, "content")
    summary = _child(entry, "description")
    if summary is None:
        summary = _child(entry, "summary")
    enclosed = [e for e in entry if _local(e) == "enclosure" or (_local(e) == "link" and e.get("rel") == "enclosure")]
    return {
        "id": guid or address,
        "url": address or (guid if host_of(guid) else ""),
        "title": _markup(_child(entry, "title")),
        "content": _markup(content),
        "summary": _markup(summary),
        "published": next(
            (t for name in ("pubDate", "published", "date", "updated") if (t := _text(_child(entry, name)))), ""
        ),
        "outlet": " ".join(outlet.split()),
        "authors": tuple(a for name in ("creator", "author") if (a := _author(_child(entry, name)))),
        "attachments": [found for e in enclosed if (found := _attached(e.get("url") or e.get("href"), e.get("type")))],
        "type": "application/xml",
        "bytes": raw,
    }


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element: Any, name: str) -> Any:
    return next((e for e in element if _local(e) == name), None)


def _text(element: Any) -> str:
    return "".join(element.itertext()).strip() if element is not None else ""


def _markup(element: Any) -> str:
    """What an element holds as HTML: written out, escaped, or as XHTML inside."""
    if element is None:
        return ""
    from lxml import etree

    if len(element):
        inner = "".join(etree.tostring(e, encoding="unicode") for e in element)
        return (element.text or "") + inner
    return element.text or ""


def _author(element: Any) -> str:
    if element is None:
        return ""
    named = _child(element, "name")
    return " ".join(_text(named if named is not None else element).split())


def _attached(url: str | None, media_type: str | None) -> Attachment | None:
    kind = next((k for start, k in ATTACHED if (media_type or "").startswith(start)), None)
    return Attachment(kind=kind or "document", url=url) if url else None


def _json(data: bytes) -> Iterator[dict[str, Any]]:
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"is not a JSON feed that can be read: {str(error)[:80]}") from None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise RefusedError("is JSON, but no feed: it holds no items")
    for item in feed["items"]:
        if not isinstance(item, dict):
            continue
        said = item.get("content_html") or ""
        plain = item.get("content_text") or ""
        authors = item.get("authors") or ([item["author"]] if isinstance(item.get("author"), dict) else [])
        attached = item.get("attachments") or []
        yield {
            "id": str(item.get("id") or ""),
            "url": _string(item.get("url")) or _string(item.get("external_url")),
            "title": _escaped(_string(item.get("title"))),
            "content": _string(said) or _escaped(_string(plain)),
            "summary": _escaped(_string(item.get("summary"))),
            "published": _string(item.get("date_published")),
            "outlet": _string(feed.get("title")),
            "authors": tuple(_string(a.get("name")) for a in authors if isinstance(a, dict) and a.get("name")),
            "attachments": [
                found
                for a in attached
                if isinstance(a, dict) and (found := _attached(_string(a.get("url")), _string(a.get("mime_type"))))
            ],
            "type": "application/json",
            "bytes": json.dumps(item, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"),
        }


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _escaped(text: str) -> str:
    """Plain text as HTML, so that all items go one way."""
    import html

    return html.escape(text).replace("\n", "<br>")


def _plain(markup: str) -> str:
    return _body(markup)[0]


def _body(markup: str) -> tuple[str, tuple[Hyperlink, ...]]:
    """The words of a piece of HTML, paragraphs parted by a blank line, and the links it gives."""
    if not markup.strip():
        return "", ()
    if "<" not in markup and "&" not in markup:
        return markup.strip(), ()
    import lxml.html
    from lxml import etree

    try:
        root = lxml.html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return markup.strip(), ()
    pieces: list[str] = []
    links: list[Hyperlink] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in APART:
                pieces.append("\n\n")
            if tag == "a" and (address := element.get("href")):
                links.append(Hyperlink(url=address))
            if tag and tag not in UNREAD and element.text:
                pieces.append(element.text)
        else:
            if tag in APART:
                pieces.append("\n\n")
            if element.tail and element is not root:
                pieces.append(element.tail)
    paragraphs = (" ".join(p.split()) for p in "".join(pieces).split("\n\n"))
    return "\n\n".join(p for p in paragraphs if p), tuple(links)
