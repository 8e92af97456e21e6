"""Encodings: declared, detected with certainty, or refused."""

import pytest

from hearsay.intake.encoding import decode
from hearsay.intake.outcome import RefusedError

ENGLISH = "The ministry’s statement said “no troops” crossed the river – not yet. A café in Lyman was hit.\n" * 3
RUSSIAN = "Ведомство сообщило, что мост через реку закрыт. Жители двух сёл уехали к вечеру.\n" * 3
UKRAINIAN = "Відомство повідомило, що міст через річку закрито. Мешканці двох сіл виїхали до вечора.\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_english(encoding):
    text, _ = decode(ENGLISH.encode(encoding))
    assert text.removeprefix("\ufeff") == ENGLISH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic"])
def test_russian(encoding):
    assert decode(RUSSIAN.encode(encoding))[0] == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251", "koi8-u", "iso8859-5"])
def test_ukrainian(encoding):
    assert decode(UKRAINIAN.encode(encoding))[0] == UKRAINIAN


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u", "cp1252"])
def test_a_detected_encoding_is_said(encoding):
    text = ENGLISH if encoding == "cp1252" else UKRAINIAN
    (note,) = decode(text.encode(encoding))[1]
    assert note.startswith("Read as ")
    assert "does not declare" in note


def test_utf8_needs_no_note():
    assert decode(UKRAINIAN.encode()) == (UKRAINIAN, ())


def test_a_page_says_its_encoding():
    page = f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN}</body></html>'
    assert decode(page.encode("cp1251"), declared=True) == (page, ())


def test_a_false_declaration_yields_to_valid_utf8():
    page = f'<html><head><meta charset="iso-8859-1"></head><body>{ENGLISH}</body></html>'
    assert decode(page.encode(), declared=True) == (page, ())


def test_an_unknown_declaration_is_passed_over():
    page = f'<html><head><meta charset="x-nonsense"></head><body>{ENGLISH}</body></html>'
    assert decode(page.encode(), declared=True)[0] == page


def test_slightly_broken_utf8_is_shown_and_said():
    broken = RUSSIAN.encode()[:18] + b"\xff" + RUSSIAN.encode()[18:]
    text, notes = decode(broken)
    assert text.count("\ufffd") == 1
    assert text.replace("\ufffd", "") == RUSSIAN
    assert notes == ("1 place is not valid UTF-8 and shown as U+FFFD.",)


def test_a_character_cut_at_the_end_is_shown():
    text, notes = decode("The road is closed – ".encode()[:-2])
    assert text == "The road is closed \ufffd"
    assert notes


def test_a_stray_byte_in_ascii_is_shown():
    assert decode(b"The road \x81 is closed.")[0] == "The road \ufffd is closed."


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 400, bytes([0x9D, 0x81, 0x8D, 0x90]) * 50]
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(RefusedError):
        decode(data)


def test_a_broken_utf16_file_is_refused():
    with pytest.raises(RefusedError, match="broken"):
        decode(b"\xff\xfe" + b"a\x00\x00\xd8b\x00")
