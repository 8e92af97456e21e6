"""JSON lines: one report a line, bad lines explained, the rest read."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.intake import Supplied, Unreadable
from hearsay.model import Report
from tests.intake.opened import everything, one


def line(**fields):
    return (json.dumps(fields) + "\n").encode()


def complaint(data: bytes) -> str:
    (found,) = everything(data)
    assert isinstance(found, Unreadable)
    assert found.locator == "-:1"
    return found.message


def test_all_fields():
    report = one(
        line(
            id="r1",
            text="The dam broke.\r\n",
            published="2025-03-04",
            title="Dam breaks",
            outlet="Courier",
            url="https://www.courier.example/a",
            lang="en-GB",
            excerpt=True,
        )
    )
    assert (report.id, report.text, report.title, report.lang, report.excerpt) == (
        "r1", "The dam broke.\r\n", "Dam breaks", "en", True,
    )  # fmt: skip
    assert (report.published_at, report.published_basis) == (date(2025, 3, 4), "given")
    assert (report.origin.outlet, report.origin.url) == ("Courier", "https://www.courier.example/a")
    assert report.origin.locator == "-:1"


def test_a_title_outside_the_text_stays_outside():
    report = one(line(text="The dam broke on Monday. Forty people left.", title="Dam breaks"))
    assert report.title == "Dam breaks"
    assert {b.kind for b in report.blocks} == {"body"}


def test_the_record_wins_over_what_is_supplied():
    supplied = Supplied(published=date(2024, 1, 1), outlet="Other")
    assert one(line(text="A.", published="2025-03-04"), supplied).published_at == date(2025, 3, 4)
    assert one(line(text="A."), supplied).published_at == date(2024, 1, 1)
    assert one(line(text="A."), supplied).origin.outlet == "Other"


def test_nulls_are_absences():
    report = one(line(text="A.", published=None, title=None, outlet=None, url=None, lang=None, excerpt=None, id=None))
    assert report.published_at is None
    assert report.published_basis is None


def test_the_host_tells_reprints_apart():
    first, second = (one(line(text="A.", url=f"https://{h}.example/")) for h in "ab")
    assert first.id != second.id
    assert first.origin.outlet == "a.example"


def test_a_number_is_taken_as_id():
    assert one(line(text="A.", id=7)).id == "7"


def test_bad_lines_do_not_stop_the_rest():
    data = line(text="One.") + b"{nonsense\n\n" + line(text=7) + line(text="Two.")
    found = everything(data)
    assert [r.text if isinstance(r, Report) else r.locator for r in found] == ["One.", "-:2", "-:4", "Two."]


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ({"id": "a"}, 'has no "text"'),
        ({"text": None}, '"text" must be text, not null'),
        ({"text": ["a"]}, '"text" must be text, not a list'),
        ({"text": "A.", "title": 3}, '"title" must be text, not a number'),
        ({"text": "A.", "id": True}, '"id" must be text, not true or false'),
        ({"text": "A.", "excerpt": "yes"}, '"excerpt" must be true or false, not text'),
        ({"text": "A.", "lang": "the English one"}, '"lang" must be a code'),
        ({"text": "A.", "published": "2025-13-01"}, '"published": '),
        ({"text": "A.", "published": "XXXX-05-20"}, '"published": '),
        ({"text": "A.", "published": "last Friday"}, '"published": '),
        ({"text": "A.", "published": 20250304}, '"published" must be text, not a number'),
        ({"text": "  \n"}, "holds no text"),
    ],
)
def test_what_is_wrong_is_said(record, says):
    assert says in complaint(json.dumps(record).encode())


def test_a_list_is_no_report():
    found = everything(b'{"text": "A."}\n[1]\n"x"\nnull\n')
    assert [r.message[:17] for r in found if isinstance(r, Unreadable)] == [
        "holds a list wher", "holds text where ", "holds null where ",
    ]  # fmt: skip


def test_deep_brackets_and_huge_numbers():
    assert "nested" in complaint(b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}")
    assert "JSON" in complaint(b'{"text": "A.", "n": ' + b"9" * 10_000 + b"}")


def test_invalid_utf8_names_the_byte():
    assert complaint(b'{"text": "a\xff"}') == "is not valid UTF-8 (byte 12 of the line)"


def test_lone_surrogates_and_nul_are_replaced_and_said():
    report = one(b'{"text": "a\\ud800b\\u0000c", "title": "x\\u0000y"}')
    assert report.text == "a\ufffdb\ufffdc"
    assert len(report.notes) == 2
    assert "\x00" not in (report.title or "")


def test_a_clock_without_zone_is_said():
    report = one(line(text="A.", published="2025-03-04T10:00:00"))
    assert report.published_at == date(2025, 3, 4)
    assert "without a zone" in report.notes[0]


def test_the_cap_is_per_line_and_the_rest_is_read():
    data = line(text="a" * 200_000) + line(text="Two.")
    found = everything(data, max_bytes=100_000)
    assert isinstance(found[0], Unreadable)
    assert "larger" in found[0].message
    assert isinstance(found[1], Report)


def test_utf16_as_some_shells_write_it():
    report = one(('{"text": "Бої тривають."}\r\n' * 1).encode("utf-16"))
    assert report.text == "Бої тривають."


@given(st.text(min_size=1).filter(str.strip))
def test_the_text_is_taken_exactly_as_it_is(text):
    found = everything(line(text=text))
    assert isinstance(found[0], Report)
    kept = found[0].text
    if "\x00" not in text and not text.startswith("\ufeff"):
        assert kept == text


FIELDS = st.sampled_from(["text", "id", "published", "excerpt", "lang"])
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=4),
    max_leaves=6,
)


@given(ANY_JSON)
def test_any_json_is_read_or_explained(value):
    for found in everything(b'{"text": "A."}\n' + json.dumps(value).encode()):
        assert isinstance(found, Report | Unreadable)
