"""Headlines in title case are parsed as running text; their words and offsets stay as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.reading.headlines import as_running_text, title_case
from tests.helpers import reading

BODY = "Two freight trains collided near the Harvest Bridge on Monday. The bridge was closed, the rail office said."


@pytest.mark.parametrize(
    ("line", "small"),
    [
        ("Freight Trains Collide Near Harvest Bridge", "Freight trains collide near Harvest Bridge"),
        ("Minister Denies Troops Entered Region In May", "Minister denies troops entered region in May"),
        ("NATO Says Border Was Crossed", "NATO says border was crossed"),
        ("Putin Visits Kursk As Attack Continues", "Putin visits Kursk as attack continues"),
    ],
)
def test_common_words_are_read_small(line, small):
    assert title_case(line)
    assert as_running_text(line, BODY) == small


@pytest.mark.parametrize("line", ["Trains collide near Harvest Bridge in the north", "Harvest Bridge", "", "12 – 3"])
def test_other_lines_are_no_title_case(line):
    assert not title_case(line)


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_length_never_changes(line, body):
    assert len(as_running_text(line, body)) == len(line)
    assert as_running_text(line, body).lower() == line.lower()


def test_each_part_of_a_headline_with_a_verb_is_a_claim():
    headline = "Marines Crossed Border River, Video Proof Released"
    found = reading("The marines crossed the border river, a video shows.", headline=headline)
    told = [c.span.of(found.report.text) for c in found.claims if c.headline]
    assert told == ["Marines Crossed Border River", "Video Proof Released"]
    assert [c.happening.kind for c in found.claims if c.headline] == ["border_crossing", "statement"]


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Marine Forces Cross Border of Belgorod Oblast", "border_crossing"),
        ("Northern army retakes two villages", "capture"),
        ("Army strikes fuel depot in occupied town", "strike"),
        ("Troops seize key hill outside Bakhmut", "capture"),
        ("Drone attack sparks fire at border refinery", "attack"),
        ("Missile strike kills nine in Kharkiv", "casualties"),
    ],
)
def test_a_headline_without_articles_keeps_its_verb(headline, kind):
    found = reading("Officials gave no details. Nothing else was known.", headline=headline)
    assert [(c.span.of(found.report.text), c.happening.kind) for c in found.claims if c.headline] == [(headline, kind)]


def test_the_tag_of_a_headline_says_whose_claim_it_is():
    found = reading("Nothing else was known.", headline="Drones strike oil depot in Rostov region, officials say")
    told = [(c.span.of(found.report.text), c.mode, c.speaker.name) for c in found.claims if c.headline]
    assert told == [("Drones strike oil depot in Rostov region", "indirect", "officials")]


@pytest.mark.parametrize("headline", ["Peace talks in Istanbul", "Air defence systems", "Front line map of the week"])
def test_a_headline_without_a_verb_gets_none(headline):
    assert [c for c in reading("Nothing else was known.", headline=headline).claims if c.headline] == []
