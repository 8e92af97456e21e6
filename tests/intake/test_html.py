"""Pages: main text, title, date, links, embeds."""

from datetime import date, datetime, timedelta, timezone

import pytest

from hearsay.intake import Supplied
from tests.intake.opened import one, parts, refusal

PROSE = (
    "<p>Officials of the region said on Monday that <a href='/dams/2'>two <b>dams</b></a> had been breached near the"
    " village of Vesele.</p><p>The water reached the first houses within an hour, they said, and forty people left."
    " “No one was hurt,” the head of the district said in a <a href='https://t.me/district/77'>post</a>.</p>"
)
HEAD = (
    "<title>Two dams breached near Vesele - The Lakeside Courier</title>"
    "<meta property='og:site_name' content='The Lakeside Courier'><meta name='author' content='Ann Lee'>"
    "<link rel='canonical' href='https://www.lakeside.example/news/dams'>"
)


DAY = date(2025, 3, 4)
TEN_O_CLOCK = datetime(2025, 3, 4, 10, tzinfo=timezone(timedelta(hours=2)))


def described(json_ld):
    return f"<script type='application/ld+json'>{json_ld}</script>"


def page(body=PROSE, head=HEAD, heading="<h1>Two dams breached near Vesele</h1>"):
    return (
        f"<!doctype html><html><head>{head}</head><body><nav><ul><li><a href='/'>Home</a></li></ul></nav>"
        f"<article>{heading}{body}</article><footer><p>All rights reserved</p></footer></body></html>"
    )


def test_a_page():
    report = one(page())
    assert report.title == "Two dams breached near Vesele"
    assert report.authors == ("Ann Lee",)
    assert report.origin.outlet == "The Lakeside Courier"
    assert report.origin.url == "https://www.lakeside.example/news/dams"
    assert report.origin.media_type == "text/html"
    assert report.text.startswith("Two dams breached near Vesele\n\nOfficials of the region said on Monday")
    assert "Home" not in report.text
    assert [b.kind for b in report.blocks] == ["headline", "body"]
    assert report.blocks[0].locator == "/html/body/article/h1"


def test_links_quote_their_words():
    report = one(page())
    assert [(h.url, h.span.of(report.text) if h.span else None) for h in report.hyperlinks] == [
        ("https://www.lakeside.example/dams/2", "two dams"),
        ("https://t.me/district/77", "post"),
    ]


def test_the_title_goes_on_top_where_the_page_shows_none():
    report = one(page(heading=""))
    assert parts(report)[0] == ("headline", "Two dams breached near Vesele")
    assert report.text.count("Two dams breached near Vesele") == 1


def test_the_title_is_not_doubled():
    assert one(page()).text.count("Two dams breached near Vesele") == 1


def test_a_heading_with_the_name_of_the_site_is_no_headline():
    source = (
        "<html><head><title>Two dams breached - Lakeside Courier</title></head><body><header><h1>Lakeside Courier</h1>"
        f"</header><div>{PROSE}</div></body></html>"
    )
    assert one(source).title == "Two dams breached - Lakeside Courier"


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        ("<meta property='article:published_time' content='2025-03-04T10:00:00+02:00'>", TEN_O_CLOCK),
        ("<meta property='article:published_time' content='2025-03-04T10:00:00'>", DAY),
        (described('{"@type":"NewsArticle","datePublished":"2025-03-04","dateModified":"2025-04-01"}'), DAY),
        (described('{"@graph":[{"@type":["Article"],"datePublished":"2025-03-04"}]}'), DAY),
        (described("{broken"), None),
        (described("[" * 100_000), None),
        ("<meta name='date' content='sometime'>", None),
        ("<meta property='article:modified_time' content='2025-03-04'>", None),
    ],
)
def test_date_of_the_metadata(head, moment):
    report = one(page(head=HEAD + head))
    assert report.published_at == moment
    assert report.published_basis == ("page metadata" if moment else None)


def test_the_day_given_wins():
    head = HEAD + "<meta property='article:published_time' content='2025-03-04'>"
    report = one(page(head=head), Supplied(published=date(2025, 3, 9)))
    assert (report.published_at, report.published_basis) == (date(2025, 3, 9), "given")


def test_two_dates_are_said():
    head = (
        HEAD + "<meta property='article:published_time' content='2025-03-04'><meta name='pubdate' content='2025-05-01'>"
    )
    report = one(page(head=head))
    assert report.published_at == date(2025, 3, 4)
    assert "more than one date" in report.notes[0]


def test_date_of_a_byline():
    report = one(page(body="<p>By Ann Lee</p><p>4 March 2025, 10:30</p>" + PROSE))
    assert (report.published_at, report.published_basis) == (date(2025, 3, 4), "byline")
    assert ("byline", "By Ann Lee\n\n4 March 2025, 10:30") in parts(report)


def test_date_of_the_address():
    head = "<title>Dams</title><link rel='canonical' href='https://a.example/2025/03/04/dams'>"
    report = one(page(head=head))
    assert (report.published_at, report.published_basis) == (date(2025, 3, 4), "address")


def test_a_caption_is_kept_where_it_stands():
    caption = "<figcaption>A road under water near the village.</figcaption>"
    figure = f"<figure><img src='/flood.jpg' width='640'>{caption}</figure>"
    report = one(page(body=figure + PROSE))
    assert parts(report)[1] == ("caption", "A road under water near the village.")
    (photo,) = report.attachments
    assert (photo.kind, photo.url) == ("photo", "https://www.lakeside.example/flood.jpg")
    assert photo.caption is not None
    assert photo.caption.of(report.text) == "A road under water near the village."


@pytest.mark.parametrize(
    ("markup", "kind", "url"),
    [
        ("<iframe src='https://www.youtube.com/embed/abc'></iframe>", "video", "https://www.youtube.com/embed/abc"),
        ("<video><source src='/clip.mp4'></video>", "video", "https://www.lakeside.example/clip.mp4"),
        (
            "<blockquote class='twitter-tweet'><p>Up.</p><a href='https://x.com/a/status/1'>4 March</a></blockquote>",
            "document",
            "https://x.com/a/status/1",
        ),
        ("<script async src='https://telegram.org/js/w.js' data-telegram-post='district/77'></script>", "document", "https://t.me/district/77"),
        ("<iframe src='https://w.soundcloud.com/player/1'></iframe>", "audio", "https://w.soundcloud.com/player/1"),
    ],
)  # fmt: skip
def test_embeds(markup, kind, url):
    report = one(page(body=PROSE + markup))
    assert [(a.kind, a.url) for a in report.attachments] == [(kind, url)]


@pytest.mark.parametrize(
    "markup",
    [
        "<img src='/icon.png' width='16'>",
        "<img src='data:image/png;base64,AAAA'>",
        "<img src='/logo.svg'>",
        "<iframe src='https://ads.example/frame'></iframe>",
        "<aside><img src='/other.jpg'></aside>",
        "<img src='javascript:alert(1)'>",
        "<iframe src='http://[broken'></iframe>",
    ],
)
def test_what_is_no_attachment(markup):
    assert one(page(body=PROSE + markup)).attachments == ()


def test_scripts_are_never_text():
    report = one(page(body=PROSE + "<script>alert('boom')</script><style>p{}</style>"))
    assert "boom" not in report.text
    assert "p{}" not in report.text


def test_a_page_without_an_article_is_taken_whole():
    report = one("<html><body><div>The dam broke on Monday.</div></body></html>")
    assert "The dam broke on Monday." in report.text


@pytest.mark.parametrize("depth", [150, 260, 5000, 100_000])
def test_deep_nesting(depth):
    inner = "<p>The dam broke on Monday.</p><p>Forty people left.</p>"
    report = one("<html><body>" + "<div>" * depth + inner + "</div>" * depth + "</body></html>")
    assert "The dam broke on Monday." in report.text
    assert "Forty people left." in report.text


def test_what_is_nested_too_deeply_is_refused_not_cut():
    assert "nested" in refusal(b"<html><body>" + b"<x>" * 5000 + b"<p>The dam broke.</p></body></html>")


def test_a_very_large_page_is_taken_whole_and_said():
    report = one("<html><body><p>" + "a <b>word</b> " * 60_000 + "</p></body></html>")
    assert report.text.count("word") == 60_000
    assert any("page around it" in note for note in report.notes)


@pytest.mark.parametrize(
    "data",
    [b"<html></html>", b"<html><body>  </body></html>", b"<!doctype html>", b"<html><script>x</script></html>"],
)
def test_a_page_without_text_is_refused(data):
    assert refusal(data).startswith("holds no")


def test_a_page_in_another_encoding():
    body = "<p>" + "Ведомство сообщило, что мост через реку закрыт до вечера. " * 5 + "</p>"
    source = page(head="<meta charset='koi8-r'><title>Мост закрыт</title>", body=body, heading="<h1>Мост закрыт</h1>")
    report = one(source.encode("koi8-r"))
    assert report.lang == "ru"
    assert "мост через реку" in report.text


def test_the_same_page_twice_gives_the_same_report():
    assert one(page()) == one(page())
