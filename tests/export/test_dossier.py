"""The dossier of an event: Markdown, JSON, and a page that asks nothing of anybody."""

import dataclasses
import html.parser
import io
import json
import re
from datetime import UTC, date, datetime

import pytest

from hearsay import casework
from hearsay.export import dossier_page
from hearsay.export.dossier import field_rows
from hearsay.export.ledger_text import each_once, title_of
from hearsay.export.publication import HeldBackError, Publication, dossier_released
from hearsay.linking.whole import dossiers
from hearsay.model import Assessment, Contradiction, Dossier, MapSight, Words
from tests.linking.case import case
from tests.linking.test_events import claim, one


def founding() -> Dossier:
    found = dossiers(list(case().values()))
    return next(d for d in found if d.event.day == 739391 and d.event.sort == "entry")


def written(dossier: Dossier, form: str) -> str:
    out = io.StringIO()
    casework.write_dossier(dossier, form, out)
    return out.getvalue()


SIGHT = MapSight(
    maker="Mapper",
    maker_side="third",
    shows=date(2025, 5, 20),
    supported=False,
    least_m=2000,
    most_m=3400,
    verdict="Not supported by Mapper of 20 May 2025: 2.0 to 3.4 km short of its border; this map has no grey zone.",
    focus=(36.88, 48.13),
    outline=(((36.9, 48.0), (37.5, 48.0), (37.5, 48.3), (36.92, 48.3)),),
)


def test_what_it_is_done_by():
    text = written(founding(), "text")
    for words in (
        "Dnipropetrovsk Oblast border crossed, 20 May 2025",
        "standing: single-origin",
        "asserts: Russia-1 video (russia), in 4 reports of 4 outlets",
        "like claim: Dnipropetrovsk Oblast border crossed, 21 May 2025",
        "made with a photo",
        "Denied by Serhii Lysak (ukraine), Ukrainian officials (ukraine).",
        "like claim: Entry into Dnipropetrovsk Oblast, 8 June 2025",
        "Denied by Andrii Kovalov (ukraine), General Staff of the Armed Forces of Ukraine (ukraine).",
        "later conceded: Dnipropetrovsk Oblast border crossed, 26 August 2025",
    ):
        assert words in text, words


def test_markdown_has_the_parts_in_order():
    text = written(founding(), "md")
    parts = re.findall(r"^## (.+)$", text, re.M)
    assert parts[:4] == ["Origins", "Field by field", "Contradictions", "When"]
    assert parts[-1] == "What would settle it"
    assert "A second origin that does not rest on Russia-1 video." in text


def test_json_is_json():
    record = json.loads(written(dataclasses.replace(founding(), maps=(SIGHT,)), "json"))
    assert record["event"]["standing"] == "single-origin"
    assert record["maps"][0]["least_m"] == 2000
    assert {r["relation"] for r in record["related"]} == {"like claim", "later conceded"}


class Page(html.parser.HTMLParser):
    """Collects the tags, addresses and the text of a page, and insists that tags close."""

    VOID = frozenset({"meta", "br", "img", "link", "input", "circle", "line", "path", "rect"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src", "action", "xlink:href") and value]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_the_page_is_whole_and_asks_for_nothing():
    page = Page(dossier_page.render(dataclasses.replace(founding(), maps=(SIGHT,)), ("Held back.",)))
    assert not page.tags & {"script", "iframe", "img", "link", "object", "form"}
    assert page.links == []
    assert "url(" not in re.sub(r"url\(#frame\)", "", dossier_page.render(founding()))
    for words in ("single-origin", "Russia-1 video", "2.0 to 3.4 km short", "Copies of one text", "Held back."):
        assert words in page.text


def test_words_of_others_are_shown_as_text():
    nasty = Words(report="r", span=None, text='<script>alert(1)</script> \u202etxt.exe & "more" \'')
    event = one(claim("<b>Ministry</b>", "red", words=nasty))
    held = Assessment(
        id="1", kind="event", target="e", by="<i>", at=datetime(2025, 1, 1, tzinfo=UTC), verdict="<u>no</u>"
    )
    text = dossier_page.render(Dossier(event=event, readings=(), assessments=(held,)))
    page = Page(text)
    assert not page.tags & {"script", "b", "i", "u"}
    assert "<script>alert(1)</script>" in page.text
    assert "\u202e" not in text


def test_an_event_without_anything_still_makes_a_page():
    event = one(claim(when=None))
    page = Page(dossier_page.render(Dossier(event=event, readings=())))
    assert "unresolved" in page.text
    assert written(Dossier(event=event, readings=()), "md").startswith("# Capture of Poltava Oblast, no day given")


def test_private_names_do_not_leave_in_a_page():
    words = Words(report="r", span=None, text="Maria Bondar saw the tanks")
    event = one(claim("Maria Bondar", speaker_kind="resident", speaker_key="person:bondar", words=words))
    kept = dossier_released(Dossier(event=event, readings=()), Publication())
    assert "Bondar" not in dossier_page.render(kept)
    assert "Bondar" in dossier_page.render(Dossier(event=event, readings=()))


def test_a_young_event_is_held_back():
    event = one(claim("Red Ministry", "red", "2025-03-12"))
    how = Publication(now=datetime(2025, 3, 12, 20, tzinfo=UTC))
    with pytest.raises(HeldBackError, match="younger than 24 hours"):
        dossier_released(Dossier(event=event, readings=()), how)


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="no format 'pdf'"):
        written(founding(), "pdf")


def test_of_contradicting_pairs_each_voice_is_shown_once():
    def pair(left, right):
        words = Words(report="r", span=None, text=left + right)
        return Contradiction(field="occurred", left=words, right=words, left_claim=left, right_claim=right)

    kept, more = each_once([pair(left, right) for left in "abc" for right in "xy"])
    assert [(p.left_claim, p.right_claim) for p in kept] == [("a", "x"), ("a", "y"), ("b", "x"), ("c", "x")]
    assert more == "The same voices make 2 more such pairs."
    assert each_once(kept[:1]) == (kept[:1], "")


def test_a_day_without_a_year_is_told_as_such():
    told = dataclasses.replace(claim("Red Ministry", "red"), day=None, month_day="03-08", day_basis="month and day")
    assert title_of(one(told)) == "Capture of Poltava Oblast, 8 March, year not given"


def test_fields_say_whether_the_voices_agree():
    day = date(2025, 3, 10)
    told = [
        claim("Red Ministry", "red", count=(3.0, 3.0)),
        claim("Red Governor", "red", "2025-03-12", count=(5.0, 5.0), day_basis="published"),
        claim("River Mission", "third", actor_side="unknown"),
    ]
    event = dataclasses.replace(one(told[0]), claims=tuple(told))
    assert list(field_rows(event)) == [
        ("when", f"{day}, the day it happened", ["Red Ministry", "River Mission"]),
        ("when", "2025-03-12, the day it was published", ["Red Governor"]),
        ("where (agreed)", "Poltava Oblast", ["Red Ministry", "Red Governor", "River Mission"]),
        ("who", "red", ["Red Ministry", "Red Governor"]),
        ("who", "unknown", ["River Mission"]),
        ("how many (differs)", "3", ["Red Ministry"]),
        ("how many", "5", ["Red Governor"]),
    ]
