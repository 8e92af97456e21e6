"""PDF: the text layer with its pages; what has none, or too much, is refused."""

import zlib
from datetime import date

from tests.intake.opened import one, parts, refusal
from tests.intake.pdf_maker import pdf

PAGES = [
    [
        "Two dams breached near Vesele",
        "",
        "By Ann Lee",
        "4 March 2025",
        "",
        "Officials of the region said on Monday that two dams had been breach-",
        "ed near the village of Vesele, and that the water in the river went on",
    ],
    ["rising all night. Forty people left.", "- 2 -"],
]


def test_pages_and_blocks():
    report = one(pdf(PAGES, "Two dams breached near Vesele"))
    assert report.title == "Two dams breached near Vesele"
    assert report.origin.media_type == "application/pdf"
    assert (report.published_at, report.published_basis) == (date(2025, 3, 4), "byline")
    assert [b.locator for b in report.blocks] == ["page 1", "page 1", "pages 1-2"]
    assert parts(report)[0] == ("headline", "Two dams breached near Vesele")


def test_words_broken_at_line_ends_are_joined_and_page_numbers_dropped():
    text = one(pdf(PAGES)).text
    assert "breached near the village" in text
    assert "went on\nrising all night" in text
    assert "- 2 -" not in text


def test_a_file_name_as_title_is_not_believed():
    assert one(pdf(PAGES, "Microsoft Word - report_final2.docx")).title == "Two dams breached near Vesele"


def test_without_text_layer():
    assert "no text layer" in refusal(pdf([[]]))


def test_damaged():
    assert "damaged" in refusal(pdf(PAGES)[:200])
    assert "damaged" in refusal(b"%PDF-1.7\n" + b"garbage" * 100)


def test_a_bomb_is_refused():
    shrink = zlib.compressobj(9)
    stream = shrink.compress(b"BT /F1 11 Tf 72 760 Td\n")
    for _ in range(300):
        stream += shrink.compress(b"(the dam broke) Tj T*\n" * 50_000)
    stream += shrink.compress(b"ET") + shrink.flush()
    assert "limits of memory and time" in refusal(pdf([["x"]], stream=stream))
