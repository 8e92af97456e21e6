"""What a page says about itself: title, site, authors, address and when it was published."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hearsay.intake import blocks, dates

DATE_NAMES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publication_date", "published_time", "article.published", "dc.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dcterms.date", "sailthru.date", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate", "citation_publication_date",
)  # fmt: skip
"""Names of meta elements, most telling first, after Open Graph, schema.org, Dublin Core, Parse.ly and Sailthru."""
AUTHOR_NAMES = (
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "citation_author",
)
TITLE_SEPARATORS = re.compile(r"\s+[|–—•·»«]\s+|\s+-\s+|\s+::\s+")
ARTICLE_TYPES = frozenset((
    "NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle", "WebPage", "LiveBlogPosting",
    "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
))  # fmt: skip
MAX_JSON = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A page's own metadata."""

    title: str | None
    site: str | None
    url: str | None
    authors: tuple[str, ...]
    published: date | datetime | None
    notes: tuple[str, ...]


def of(tree: Any) -> About:
    """The metadata of a parsed page, as stated: nothing is inferred from its text."""
    meta = _meta(tree)
    articles = list(_articles(tree))
    document = next((t for e in tree.iter("title") if (t := _words(e.text_content()))), None)
    heading = _heading(tree, document)
    stated = meta.get("og:title") or meta.get("twitter:title")
    stated = stated or next((h for a in articles if (h := _text(a.get("headline")))), None)
    title = stated or heading or document
    if heading and title and blocks.plain(title).startswith(blocks.plain(heading)):
        title = heading
    url = next(
        (e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"), None
    ) or meta.get("og:url")
    published, notes = _published(tree, meta, articles)
    return About(
        title=_words(title or "") or None,
        site=_words(meta.get("og:site_name") or _publisher(articles) or "") or None,
        url=url.strip() if url and url.strip().startswith(("http://", "https://")) else None,
        authors=_authors(meta, articles),
        published=published,
        notes=notes,
    )


def _heading(tree: Any, document: str | None) -> str | None:
    """The page's own headline: an h1 in the article or main part, else one that is not the site's name."""
    inside = tree.xpath("//article//h1 | //main//h1 | //*[@role='main']//h1")
    ends = [blocks.plain(part) for part in TITLE_SEPARATORS.split(document or "")[1:]]
    for element in inside or list(tree.iter("h1")):
        words = _words(element.text_content())
        if words and blocks.plain(words) not in ends:
            return words
    return None


def without_site(title: str | None, site: str | None, opening: Sequence[str]) -> str | None:
    """A title without the site's name after a bar or dash, where the site's name or the page's own heading shows it."""
    if not title:
        return None
    known = {blocks.plain(line) for words in opening for line in words.split("\n")}
    for cut in reversed(list(TITLE_SEPARATORS.finditer(title))):
        front, back = title[: cut.start()], title[cut.end() :]
        if (site and blocks.plain(back) == blocks.plain(site)) or blocks.plain(front) in known:
            return front
    return title


def _words(text: str) -> str:
    return " ".join(text.split())


def _text(value: object) -> str | None:
    return _words(value) if isinstance(value, str) else None


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The schema.org descriptions of an article in the page's JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > MAX_JSON:
            continue
        try:
            waiting: list[Any] = [json.loads(script.text, strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while waiting and seen < 500:
            seen += 1
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                kinds = value.get("@type")
                if ARTICLE_TYPES & {k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)}:
                    yield value
                waiting.append(value.get("@graph"))


def _publisher(articles: Sequence[dict[str, Any]]) -> str | None:
    for article in articles:
        publisher = article.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return str(publisher["name"])
    return None


def _authors(meta: dict[str, str], articles: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    named: list[str] = []
    for article in articles:
        authors = article.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            name = author.get("name") if isinstance(author, dict) else author
            named += [name] if isinstance(name, str) else []
    if not named:
        named = next(([meta[n]] for n in AUTHOR_NAMES if n in meta), [])
    clean = [_words(n).removeprefix("By ").removeprefix("by ") for n in named]
    return tuple(dict.fromkeys(n for n in clean if n and len(n) <= 120 and "://" not in n))


def _published(
    tree: Any, meta: dict[str, str], articles: Sequence[dict[str, Any]]
) -> tuple[date | datetime | None, tuple[str, ...]]:
    stated: list[date | datetime] = []
    for article in articles:
        if isinstance(value := article.get("datePublished"), str) and (moment := dates.from_metadata(value)):
            stated.append(moment)
    stated += [m for n in DATE_NAMES if n in meta and (m := dates.from_metadata(meta[n]))]
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            stated += [m] if (m := dates.from_metadata(element.get("datetime") or "")) else []
    if not stated:
        times = [m for e in tree.iter("time") if (m := dates.from_metadata(e.get("datetime") or ""))]
        stated = times if len({_day(m) for m in times}) == 1 else []
    if not stated:
        return None, ()
    days = list(dict.fromkeys(_day(m) for m in stated))
    notes: tuple[str, ...] = ()
    if max(days) != min(days) and (max(days) - min(days)).days > 1:
        said = ", ".join(d.isoformat() for d in days)
        notes = (f"The page states more than one date of publication: {said}; the first is used.",)
    first = next((m for m in stated if isinstance(m, datetime) and _day(m) == days[0]), stated[0])
    return first, notes


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
