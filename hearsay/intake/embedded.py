"""Pictures, videos and posts that a page carries, with the captions beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from hearsay.intake import blocks
from hearsay.model import Attachment, Span
from hearsay.model.report import AttachmentKind

VIDEO_HOSTS = (
    "youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com", "rutube.ru", "vk.com",
    "vkvideo.ru", "tiktok.com", "streamable.com", "brightcove.net", "jwplatform.com", "ok.ru",
)  # fmt: skip
POST_HOSTS = ("twitter.com", "x.com", "t.me", "telegram.org", "facebook.com", "instagram.com", "platform.twitter.com")
AUDIO_HOSTS = ("soundcloud.com", "spotify.com", "audioboom.com", "podcasts.apple.com")
FURNITURE = frozenset(("nav", "header", "footer", "aside", "form", "noscript", "template"))
SMALLEST_PX = 120
"""Pictures with a stated side below this are icons."""
LAZY = ("data-src", "data-original", "data-lazy-src", "src")
SIZE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Found:
    """An attachment and the words of its caption, before the text is fixed."""

    kind: AttachmentKind
    url: str
    caption: str = ""

    def at(self, text: str) -> Attachment:
        """With the span of the caption, where the text holds it."""
        start = text.find(self.caption) if self.caption else -1
        span = Span(start=start, end=start + len(self.caption)) if start >= 0 else None
        return Attachment(kind=self.kind, url=self.url, caption=span)


def captions_of(tree: Any) -> set[str]:
    """The captions of a page's figures, as blocks.plain gives them."""
    found = {blocks.plain(" ".join(e.text_content().split())) for e in tree.iter("figcaption")}
    for element in tree.iter("p", "span", "div"):
        if (
            "caption" in (element.get("class") or "").lower()
            and len(words := " ".join(element.text_content().split())) < 600
        ):
            found.add(blocks.plain(words))
    return found - {""}


def attachments_of(tree: Any, base: str | None) -> list[Found]:
    """What the article carries, in order, each address once; pictures of the page around it are left out."""
    found: dict[str, Found] = {}
    for scope in _scopes(tree):
        for element in scope.iter("img", "video", "audio", "iframe", "embed", "object", "blockquote", "script"):
            if not _outside(element, scope) and (item := _item(element, base or "")):
                found.setdefault(item.url, item)
    return list(found.values())


def _scopes(tree: Any) -> list[Any]:
    """The article element, else main, else the whole body."""
    for path in ("//article", "//*[@itemprop='articleBody']", "//main", "//*[@role='main']"):
        if elements := tree.xpath(path):
            return [max(elements, key=lambda e: len(e.text_content()))]
    return [tree]


def _outside(element: Any, scope: Any) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not scope:
        if parent.tag in FURNITURE:
            return True
        parent = parent.getparent()
    return False


def _item(element: Any, base: str) -> Found | None:
    tag = element.tag
    if tag == "img":
        return _picture(element, base)
    if tag in ("video", "audio"):
        sources = [element.get("src"), *(s.get("src") for s in element.iter("source"))]
        url = _address(next((s for s in sources if s), None) or element.get("poster"), base)
        return Found("video" if tag == "video" else "audio", url, _caption(element)) if url else None
    if tag in ("iframe", "embed", "object"):
        url = _address(next((v for n in (*LAZY, "data") if (v := element.get(n))), None), base)
        return Found(kind, url, _caption(element)) if url and (kind := _kind(url)) else None
    if tag == "blockquote":
        links = [a.get("href") for a in element.iter("a")] + [
            element.get("cite"),
            element.get("data-instgrm-permalink"),
        ]
        classes = element.get("class") or ""
        if any(name in classes for name in ("twitter-", "instagram-", "tiktok-", "telegram-")):
            url = next((u for link in reversed(links) if (u := _address(link, base)) and _kind(u)), None)
            return Found("document", url) if url else None
        return None
    post = element.get("data-telegram-post")
    return Found("document", f"https://t.me/{post}") if post and re.fullmatch(r"\w+/\d+", post) else None


def _picture(element: Any, base: str) -> Found | None:
    url = _address(next((v for n in LAZY if (v := element.get(n)) and not v.startswith("data:")), None), base)
    if not url or url.lower().split("?")[0].endswith((".svg", ".gif")):
        return None
    for side in ("width", "height"):
        stated = SIZE.match(element.get(side) or "")
        if stated and int(stated.group()[:6]) < SMALLEST_PX:
            return None
    return Found("photo", url, _caption(element))


def _caption(element: Any) -> str:
    parent = element
    for _ in range(6):
        parent = parent.getparent()
        if parent is None:
            return ""
        if parent.tag == "figure":
            return next((" ".join(c.text_content().split()) for c in parent.iter("figcaption")), "")
    return ""


def _kind(url: str) -> AttachmentKind | None:
    host = _host(url)
    kinds: Iterator[tuple[AttachmentKind, tuple[str, ...]]] = iter(
        (("video", VIDEO_HOSTS), ("audio", AUDIO_HOSTS), ("document", POST_HOSTS))
    )
    if url.lower().split("?")[0].endswith(".pdf"):
        return "document"
    return next((kind for kind, hosts in kinds if any(host == h or host.endswith("." + h) for h in hosts)), None)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _address(value: str | None, base: str) -> str | None:
    if not value or not value.strip():
        return None
    try:
        url = urljoin(base, value.strip())
    except ValueError:
        return None
    if url.startswith("//"):
        url = "https:" + url
    return url if url.startswith(("http://", "https://")) or not urlsplit(url).scheme else None
