"""Feeds: each item a report, known again by its id, its day from the feed."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.intake import Supplied, Unreadable, feed, reports
from hearsay.intake.outcome import RefusedError
from hearsay.model import Report

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>River Post</title><link>https://river.example</link>
<item><title>Bridge closed at Lipky</title><link>https://river.example/bridge</link><guid>river-1</guid>
 <pubDate>Tue, 20 May 2025 09:14:00 +0300</pubDate><dc:creator>Ana Kovač</dc:creator>
 <description>Short.</description>
 <content:encoded><![CDATA[<p>The bridge at Lipky was <b>closed</b> at dawn.</p><script>x()</script>
 <p>The mayor saw <a href="https://town.example/note">the note</a> himself.</p>]]></content:encoded>
 <enclosure url="https://river.example/b.jpg" type="image/jpeg" length="1"/></item>
<item><title>Mill &amp;amp; market</title><guid isPermaLink="true">https://river.example/mill</guid>
 <pubDate>Wed, 21 May 2025 10:00:00</pubDate><description>The mill opens on Friday.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Hill News</title>
<entry><id>tag:hill.example,2025:7</id><title type="html">Storm &lt;i&gt;Vera&lt;/i&gt;</title>
 <link rel="alternate" href="https://hill.example/7"/><updated>2025-05-22T08:00:00Z</updated>
 <author><name>Bo Hill</name></author>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Two roofs fell.</p><p>Nobody was hurt.</p></div>
 </content></entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Lake Wire",
    "items": [
        {
            "id": "9",
            "url": "https://lake.example/9",
            "title": "Ferry late",
            "content_text": "The ferry was late.\nIt came at noon.",
            "date_published": "2025-05-23T12:00:00+02:00",
            "authors": [{"name": "Cy Lake"}],
            "attachments": [{"url": "https://lake.example/9.mp4", "mime_type": "video/mp4"}],
        }
    ],
}


def read(tmp_path, text, name="feed.xml"):
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    kept = []
    found = list(reports(str(path), Supplied(), max_bytes=10**6, keep=kept.append))
    return found, kept


def test_rss(tmp_path):
    (bridge, mill), kept = read(tmp_path, RSS)
    assert bridge.text == (
        "Bridge closed at Lipky\n\nThe bridge at Lipky was closed at dawn.\n\nThe mayor saw the note himself."
    )
    assert (bridge.id, bridge.origin.url, bridge.origin.outlet) == (
        "feed:river-1",
        "https://river.example/bridge",
        "River Post",
    )
    assert bridge.published_at == datetime(2025, 5, 20, 6, 14, tzinfo=UTC)
    assert (bridge.authors, bridge.excerpt) == (("Ana Kovač",), False)
    assert [h.url for h in bridge.hyperlinks] == ["https://town.example/note"]
    assert [(a.kind, a.url) for a in bridge.attachments] == [("photo", "https://river.example/b.jpg")]
    assert mill.title == "Mill & market"
    assert (mill.published_at, mill.excerpt) == (date(2025, 5, 21), True)
    assert "without a zone" in mill.notes[0]
    assert kept[0] == RSS.encode()
    assert len(kept) == 3


def test_an_item_keeps_its_hash_when_the_feed_grows(tmp_path):
    (one, _), _ = read(tmp_path, RSS)
    grown = RSS.replace(
        "<item>", "<item><title>New</title><guid>n</guid><description>More.</description></item><item>", 1
    )
    found, _ = read(tmp_path, grown)
    assert [r.id for r in found] == ["feed:n", "feed:river-1", "feed:https://river.example/mill"]
    assert found[1].origin.sha256 == one.origin.sha256


def test_atom(tmp_path):
    ((storm,), _) = read(tmp_path, ATOM)
    assert storm.text == "Storm Vera\n\nTwo roofs fell.\n\nNobody was hurt."
    assert (storm.origin.outlet, storm.authors, storm.origin.url) == (
        "Hill News",
        ("Bo Hill",),
        "https://hill.example/7",
    )
    assert storm.published_at == datetime(2025, 5, 22, 8, tzinfo=UTC)


def test_json_feed(tmp_path):
    ((ferry,), _) = read(tmp_path, json.dumps(JSON), "feed.json")
    assert ferry.text == "Ferry late\n\nThe ferry was late.\n\nIt came at noon."
    assert (ferry.id, ferry.origin.outlet, ferry.authors) == ("feed:9", "Lake Wire", ("Cy Lake",))
    assert [(a.kind, a.url) for a in ferry.attachments] == [("video", "https://lake.example/9.mp4")]


def test_entities_of_a_feed_are_not_fetched(tmp_path):
    nasty = RSS.replace("<rss", '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss', 1)
    nasty = nasty.replace("Short.", "&f;").replace("<content:encoded>", "<x>").replace("</content:encoded>", "</x>")
    assert all("root:" not in r.text for r in read(tmp_path, nasty)[0] if isinstance(r, Report))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<rss><channel><title>x</title></channel></rss>", "is a feed without items"),
        ('{"version": "https://jsonfeed.org/version/1", "items": {}}', "holds no items"),
    ],
)
def test_what_is_no_feed_is_refused(tmp_path, text, message):
    ((found,), _) = read(tmp_path, text)
    assert isinstance(found, Unreadable)
    assert message in found.message


@given(st.binary(max_size=200))
def test_arbitrary_bytes_never_raise_anything_else(data):
    for start in (b"", b"<rss>", b'{"items":['):
        try:
            for _ in feed.read(start + data, "x", Supplied(), lambda _: None):
                pass
        except RefusedError:
            pass
