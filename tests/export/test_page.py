"""The page keeps every character of the text, asks for nothing, runs nothing, and leads only to itself."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.export.brief import brief
from hearsay.export.page import render, render_many
from hearsay.export.page.discretion import LABEL
from hearsay.export.page.segments import paragraphs, segments
from hearsay.model import (
    Attribution,
    Block,
    Claim,
    Finding,
    Happening,
    Mention,
    Quantity,
    Quotation,
    Reading,
    Span,
    Speaker,
    Timex,
    Toponym,
    Unit,
    Wording,
)
from tests.page.looked_at import looked_at, text_of
from tests.page.made import TEXT, made, report, span

HOSTILE = (
    "<script>document.title='owned'</script> said <img src=x onerror=document.title='owned'> & &amp; &#13;\r\n"
    "</style></title></p></div><style>*{display:none}</style>\r--> <!-- ]]> \x01\x0b\x7f\x85\xad"
    "\u202eturned\u202c \u2067hidden\u2069 zero\u200bwidth \ufeff\u2028 "
    + "W" * 500
    + "\n\n\n \t\n قالت الوزارة, «так» 🛰"
)


@st.composite
def marked_texts(draw):
    """A text with spans of every kind anywhere in it."""
    text = draw(
        st.text(
            st.one_of(
                st.sampled_from("ab <>&\"'\n\r\t.\u202e\u200b\x85\x01é🛰"),
                st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
            ),
            min_size=1,
            max_size=80,
        )
    )
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).map(
        lambda p: Span(start=min(p[0], p[1] - 1), end=max(p[0] + 1, p[1]))
    )
    some = st.lists(spans, max_size=6)
    speakers = st.sampled_from(["Army", "Mayor", "<b>"])
    claims = []
    for i, (pieces, name) in enumerate(
        draw(st.lists(st.tuples(st.lists(spans, min_size=1, max_size=3), speakers), max_size=5))
    ):
        speaker = Speaker(span=None, name=name)
        link = Attribution(speaker=speaker, cue=(), content=tuple(pieces), stance="says", mode="direct", quoted=True)
        chain = (link,) if draw(st.booleans()) else ()
        claims.append(
            Claim(id=str(i), spans=tuple(pieces), mode="direct", chain=chain, happening=Happening(kind="other"))
        )
    cut = draw(st.integers(0, len(text)))
    blocks = (Block(kind="headline", span=Span(start=0, end=cut)),) if cut else ()
    reading = Reading(
        report=report(text, title=None, blocks=blocks),
        timexes=tuple(Timex(span=s, type="DATE", value="XXXX-05-20") for s in draw(some)),
        toponyms=tuple(Toponym(span=s, surface=s.of(text)) for s in draw(some)),
        units=tuple(Unit(span=s, echelon=None, designator=None) for s in draw(some)),
        quantities=tuple(Quantity(span=s, value=1, unit="-") for s in draw(some)),
        quotations=tuple(Quotation(outer=s, inner=s) for s in draw(some)),
        claims=tuple(claims),
    )
    findings = [
        Finding(
            code="HS999", name="n", severity="note", message=text, spans=tuple(pieces), ask=text, facts={text: text}
        )
        for pieces in draw(st.lists(some, max_size=4))
    ]
    return reading, findings


@given(marked_texts())
def test_text_is_whole_whatever_is_marked(case):
    reading, findings = case
    page = render(reading, findings)
    looked = looked_at(page)
    assert text_of(page) == reading.report.text
    assert looked.wrong == []
    ids = [e.attributes["id"] for e in looked.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))


@given(st.text(min_size=1, max_size=40), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8))
def test_segments_are_a_partition(text, drawn):
    marked = [(Span(start=a, end=a + n), i) for i, (a, n) in enumerate(drawn)]
    found = list(segments(0, len(text), marked))
    assert "".join(text[s.start : s.end] for s in found) == text
    for segment in found:
        for at in range(segment.start, segment.end):
            assert segment.marks == tuple(i for s, i in marked if s.start <= at < s.end)


@given(st.text(st.sampled_from("ab. \n\r\t"), min_size=1))
def test_paragraphs_are_a_partition(text):
    pieces = list(paragraphs(report(text, blocks=())))
    assert "".join(text[a:b] for a, b, _ in pieces) == text
    assert all(bool(text[a:b].strip(" \t\r\n")) is shown for a, b, shown in pieces)


def test_hard_wrapped_lines_stay_one_paragraph():
    line = "the column of trucks moved on through the night and"
    wrapped = f"{line}\n{line}\n{line}\nstopped.\n\nNobody saw it."
    assert [wrapped[a:b] for a, b, p in paragraphs(report(wrapped)) if p][1] == "Nobody saw it."
    assert len([1 for *_, p in paragraphs(report("One.\nTwo.\nThree.")) if p]) == 3


def test_page_asks_for_nothing_and_runs_nothing():
    reading, findings = made()
    for page in (render(reading, findings), render(Reading(report=report(HOSTILE, title=HOSTILE)), ())):
        looked = looked_at(page)
        assert looked.wrong == []
        assert not {e.name for e in looked.elements} & {
            "script",
            "link",
            "iframe",
            "object",
            "embed",
            "img",
            "base",
            "form",
        }
        for element in looked.elements:
            for name, value in element.attributes.items():
                assert not name.startswith("on"), name
                assert name not in ("src", "srcset", "action", "xlink:href", "style"), name
                if name == "href":
                    assert value.startswith("#"), value
        styles = "".join(e.text for e in looked.elements if e.name == "style")
        assert "url(" not in styles
        assert "@import" not in styles
        policy = next(e for e in looked.elements if e.attributes.get("http-equiv"))
        assert policy.attributes["content"].startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")


def test_hostile_text_is_shown_as_text():
    page = render(Reading(report=report(HOSTILE, title="</title>\u202e" + HOSTILE, blocks=())), ())
    assert text_of(page) == HOSTILE
    assert "<script" not in page
    assert "<img" not in page
    shown = {e.attributes["data-code"] for e in looked_at(page).of_class("control")}
    assert {"U+202E", "U+2067", "U+200B", "U+0001", "U+0085", "U+00AD", "U+FEFF"} <= shown
    head = page[: page.index("<style>")]
    assert "\u202e" not in head
    assert "&lt;U+202E&gt;" in head


def test_address_of_the_report_is_no_link():
    origin = dataclasses.replace(report().origin, url="https://example.org/a?b=1&c=2")
    page = render(Reading(report=report(origin=origin)), ())
    assert "https://example.org/a?b=1&amp;c=2" in page
    assert 'href="http' not in page


def test_every_link_leads_somewhere():
    reading, findings = made()
    looked = looked_at(render_many([(reading, findings, None), (reading, findings, None)]))
    ids = [e.attributes["id"] for e in looked.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    targets = {e.attributes["href"][1:] for e in looked.elements if "href" in e.attributes}
    assert targets - set(ids) == set()
    labels = {e.attributes["for"] for e in looked.elements if "for" in e.attributes}
    assert labels
    assert labels - set(ids) == set()


def segment_of(looked, words):
    return [
        e.attributes["class"].split()
        for e in looked.elements
        if e.text == words and e.name == "span" and "class" in e.attributes
    ]


def test_marks_lie_on_their_words():
    reading, findings = made()
    looked = looked_at(render(reading, findings))
    assert "time" in segment_of(looked, "1 March 2025")[0]
    assert {"c", "vA", "unit"} <= set(segment_of(looked, "30th brigade")[0])
    assert "place" in segment_of(looked, "Yampil")[0]
    assert "quantity" in segment_of(looked, "12 vehicles")[0]
    assert {"quoted", "direct", "vC"} <= set(segment_of(looked, "We saw tanks at the bridge.")[0])
    assert {"f2"} <= set(segment_of(looked, "3 March")[0])
    assert "narrative" in segment_of(looked, ", who lives in ")[0]


def test_two_voices_over_the_same_words_both_show():
    reading, findings = made()
    looked = looked_at(render(reading, findings))
    classes = set(segment_of(looked, "the brigade was in Lyman")[0])
    assert {"c", "two", "k3", "k4"} <= classes
    assert {"vD", "wA"} <= classes
    chips = [e.attributes for e in looked.of_class("chip")]
    assert [c["data-l"] for c in chips] == ["A", "C", "A", "D≠", "E"]


def test_notes_say_what_was_computed_and_what_to_ask():
    reading, findings = made()
    looked = looked_at(render(reading, findings))
    notes = looked.of_class("note")
    assert len(notes) == len(findings)
    assert "The title is made up." in notes[0].text
    assert (
        "whole"
        in next(e for e in looked.elements if "notes" in e.attributes.get("class", "").split()).attributes["class"]
    )
    for part in ("“3 March” has no year.", "HS997", "Of which year?", "“4 March 2025”", "not known"):
        assert part in notes[1].text


def test_brief_stands_above_the_text():
    reading, findings = made()
    one = brief(reading, findings)
    page = render(reading, findings, one)
    looked = looked_at(page)
    above = looked.of_class("brief")[0].text
    for name, line in one.lines:
        assert name in above
        assert line in above
    assert all(sentence in above for sentence in one.written)
    assert all(query in above for search in one.searches for _, query in search.queries)
    assert page.index('class="brief"') < page.index('class="prose"')
    assert looked.wrong == []


def test_explanations_stand_with_their_rule():
    reading, findings = made()
    page = render(reading, findings, explanations={"HS997": "A day without a year is any year's <day>."})
    assert "any year&#x27;s &lt;day&gt;." in page


def test_table_gives_the_chain_outermost_first():
    reading, findings = made()
    rows = looked_at(render(reading, findings)).of_class("row")
    assert len(rows) == len(reading.claims)
    assert rows[1].text.index("a channel relays") < rows[1].text.index("Ivan Koval says")
    assert "denies" in rows[3].text
    assert "the report itself" in rows[4].text
    assert "1 March 2025" in rows[0].text
    assert "Lyman" in rows[0].text


@pytest.mark.parametrize("name", ["Ivan Koval", "Petrov"])
def test_private_names_can_be_left_out(name):
    reading, findings = made()
    assert name in render(reading, findings)
    page = render(reading, findings, hide_persons=True)
    assert name not in page
    assert text_of(page) == TEXT.replace("Ivan Koval", LABEL).replace("Petrov", LABEL)
    assert looked_at(page).wrong == []


def test_who_speaks_in_an_office_stays_named():
    text = "Anna Moroz, the mayor, said the road was open."
    mayor = Speaker(span=span("Anna Moroz", text=text), name="Anna Moroz", kind="official", role="the mayor")
    link = Attribution(
        speaker=mayor,
        cue=(),
        content=(span("the road was open", text=text),),
        stance="says",
        mode="indirect",
        quoted=False,
    )
    mention = Mention(
        span=span("Anna Moroz", text=text), label="PER", kind="person", surface="Anna Moroz", name="Anna Moroz"
    )
    reading = Reading(report=report(text), mentions=(mention,), attributions=(link,))
    assert text_of(render(reading, (), hide_persons=True)) == text


def people(text, *names, **fields):
    mentions = tuple(Mention(span=span(n, text=text), label="PER", kind="person", surface=n, name=n) for n in names)
    return Reading(report=report(text), mentions=mentions, versions={"profile": "russia_ukraine"}, **fields)


def test_holders_of_offices_stay_named_and_soldiers_do_not():
    text = "President Pavlo Hnat met Sergeant Ihor Bilyk; Lavrov and Sergei Shoigu stayed away, and so did Olha Zub."
    offices = tuple(
        Wording(span=span(word, text=text), category="office", lemma=word, gloss=group, subject=span(name, text=text))
        for word, group, name in (("President", "government", "Pavlo Hnat"), ("Sergeant", "rank", "Ihor Bilyk"))
    )
    names = ("Pavlo Hnat", "Ihor Bilyk", "Lavrov", "Sergei Shoigu", "Olha Zub")
    shown = text_of(render(people(text, *names, wording=offices), (), hide_persons=True))
    assert shown == text.replace("Ihor Bilyk", LABEL).replace("Olha Zub", LABEL)


def test_nothing_found_is_said():
    page = render(Reading(report=report(".", title=None)), ())
    for words in ("No claims were read", "No place names were read", "Nobody is quoted", "no findings"):
        assert words in page


def test_never_says_true_or_false_on_its_own():
    reading, findings = made()
    words = " ".join(e.text for e in looked_at(render(reading, findings)).elements if e.name == "article")
    words = words.replace("It never says what is true or false", "")
    assert not re.search(r"\b(true|false|confirmed|debunked|fake)\b(?! spot)", words, re.I)
