"""The door: whatever comes is read or explained in one line, and the next input is read."""

import io
import os
import stat
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.intake import Supplied, Unreadable, reports
from hearsay.model import Report
from tests.intake.opened import everything, one, parts, refusal
from tests.intake.pdf_maker import pdf

TEXT = "Two dams were breached on Monday, the emergency service said.\r\n\r\nForty people left.\n"


def read(path, supplied=None, max_bytes=1_000_000):
    (found,) = reports(str(path), supplied or Supplied(), max_bytes=max_bytes)
    return found


def said(path, **options):
    found = read(path, **options)
    assert isinstance(found, Unreadable)
    assert found.locator == str(path)
    assert "\n" not in found.message
    return found.message


def zipped(*names):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 50)
    return held.getvalue()


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.news"])
def test_plain_text_is_taken_exactly_as_it_is(tmp_path, name):
    (tmp_path / name).write_bytes(TEXT.encode())
    report = read(tmp_path / name)
    assert isinstance(report, Report)
    assert report.text == TEXT
    assert report.notes == ()
    assert report.origin.locator == str(tmp_path / name)


def test_markup_in_a_text_file_is_text(tmp_path):
    (tmp_path / "a.txt").write_text("<b>Two dams</b> were breached on Monday.")
    assert read(tmp_path / "a.txt").text == "<b>Two dams</b> were breached on Monday."


def test_standard_input_is_told_by_its_content():
    assert one(TEXT).origin.media_type == "text/plain"
    assert (
        one("<!DOCTYPE html><html><body><p>The dam broke on Monday.</p></body></html>").origin.media_type == "text/html"
    )
    assert one('{"text": "The dam broke."}').origin.media_type == "application/json"
    assert one(pdf([["The dam broke on Monday."]])).origin.media_type == "application/pdf"
    assert (
        one("<html><body><p>The dam broke on Monday.</p></body></html>".encode("utf-16")).origin.media_type
        == "text/html"
    )


def test_a_pdf_is_a_pdf_whatever_its_name(tmp_path):
    (tmp_path / "a.txt").write_bytes(pdf([["The dam broke on Monday."]]))
    assert read(tmp_path / "a.txt").origin.media_type == "application/pdf"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "holds no text"),
        (zipped("word/document.xml"), "Word document (.docx)"),
        (zipped("xl/workbook.xml"), "Excel workbook"),
        (zipped("a.txt"), "a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office file"),
        (b"{\\rtf1\\ansi The dam broke.}", "Rich Text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG picture"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "JPEG picture"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(50), "MP4 video"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "WAV recording"),
        (b"\x1f\x8b\x08" + bytes(50), "gzip archive"),
        (b"\x7fELF" + bytes(50), "a program"),
        (b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n", "MIME"),
        (bytes(range(256)) * 8, "not text"),
    ],
)
def test_what_is_not_read_is_named(data, says):
    assert says in refusal(data)


def test_a_name_that_lies(tmp_path):
    (tmp_path / "a.pdf").write_text("The dam broke.")
    assert said(tmp_path / "a.pdf") == "is not a PDF file, in spite of its name"
    (tmp_path / "a.txt").write_bytes(zipped("word/document.xml"))
    assert "Word" in said(tmp_path / "a.txt")


def test_missing_folder_and_address(tmp_path):
    assert said(tmp_path / "none.txt") == "is not there"
    assert "folder" in said(tmp_path)
    assert "address" in said("https://a.example/report")
    assert said("bad\x00name").startswith("cannot be opened")
    assert said("n" * 5000 + ".txt").startswith("cannot be opened")


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read all"
)
def test_without_permission(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(stat.S_IWUSR)
    assert "permission" in said(path)


def test_over_the_cap_is_refused_whole(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 1001)
    assert "larger than 1,000 bytes" in said(path, max_bytes=1000)
    path.write_bytes(b"a" * 1000)
    assert len(read(path, max_bytes=1000).text) == 1000


def test_a_long_single_line_is_quick():
    assert len(one("word " * 2_000_000).text) == 10_000_000


def test_title_outlet_and_date_supplied():
    supplied = Supplied(title="Two dams breached", outlet="Courier")
    report = one("Two dams breached\n\n" + TEXT, supplied)
    assert report.title == "Two dams breached"
    assert report.origin.outlet == "Courier"
    assert parts(report)[0] == ("headline", "Two dams breached")


def test_a_supplied_title_never_enters_the_text():
    report = one(TEXT, Supplied(title="Two dams breached"))
    assert report.text == TEXT
    assert report.title == "Two dams breached"


def test_identity_is_bytes_and_outlet():
    assert one(TEXT).id == one(TEXT).id
    assert one(TEXT).id != one(TEXT + " ").id
    assert one(TEXT, Supplied(outlet="A")).id != one(TEXT, Supplied(outlet="B")).id
    assert one(TEXT, Supplied(outlet="A")).origin.sha256 == one(TEXT, Supplied(outlet="B")).origin.sha256


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The dam broke on Monday. " * 20, "en"),
        ("Dam broke Monday.", "en"),
        ("Рятувальники повідомили, що греблю прорвало в понеділок.", "uk"),
        ("Спасатели сообщили, что плотину прорвало в понедельник, уехали и взрослые, и дети.", "ru"),
        ("Мост закрыт.", "ru"),
        ("Der Damm brach am Montag, und vierzig Menschen mussten ihre Häuser verlassen. " * 10, "und"),
        ("Le barrage a cédé lundi et quarante personnes ont quitté leurs maisons dans la nuit. " * 10, "und"),
        ("На мосту нет света. Там темно.", "ru"),
    ],
)
def test_language(text, lang):
    assert one(text).lang == lang


@given(st.binary(max_size=400))
def test_arbitrary_bytes_never_raise(data):
    for found in everything(data, max_bytes=300):
        assert isinstance(found, Report | Unreadable)
        if isinstance(found, Report):
            found.text.encode()
            for block in found.blocks:
                assert block.span.end <= len(found.text)


TAGS = (
    "html", "p", "/p", "div", "/div", "a", "/a", "figure", "figcaption", "/figure", "h1", "table", "tr", "td", "br",
    "script", "/script", "ul", "li", "img", "blockquote", "!--",
)  # fmt: skip
WORDS = ["The dam broke on Monday. ", "Photo: AP", "&#0;", "&nbsp;", "\x00", "-->", "<a href='/x'>", "<img src=a.jpg>"]
MARKUP = st.lists(st.sampled_from([f"<{tag}>" for tag in TAGS] + WORDS), max_size=40)


@given(MARKUP)
def test_any_markup_is_read_or_explained(pieces):
    for found in everything(("<html>" + "".join(pieces)).encode()):
        assert isinstance(found, Report | Unreadable)
        if isinstance(found, Report):
            for link in found.hyperlinks:
                assert link.span is None or link.span.of(found.text).strip()
            for block in found.blocks:
                assert block.span.of(found.text).strip()


@given(st.text(min_size=1).filter(lambda t: t.strip() and not t.startswith("\ufeff")))
def test_the_text_of_a_text_file_never_changes(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("t") / "a.txt"
    path.write_bytes(text.encode())
    found = read(path)
    if isinstance(found, Report) and "\x00" not in text:
        assert found.text == text
