"""Wording: what is marked, by which category, and whose verb it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.model import Quotation, Span
from hearsay.reading import wording
from tests.helpers import report, tree

PROFILE = "russia_ukraine"


def marked(text, category, quotations=()):
    found = wording.find(report(text), tree(text), quotations, PROFILE)
    return [w.span.of(text) for w in found if w.category == category]


@pytest.mark.parametrize(
    ("text", "category", "expected"),
    [
        ("The column may have left in May.", "hedge", ["may"]),
        ("On 3 May the column left.", "hedge", []),
        ("The bridge could, if confirmed, be the third.", "hedge", ["could", "if confirmed"]),
        ("The crew appeared to leave the tank behind.", "hedge", ["appeared to"]),
        ("A clear day. The depot was clearly empty.", "certainty", ["clearly"]),
        ("The recording confirmed the raid.", "confirmation", ["confirmed"]),
        ("There is proof of it and no evidence of more.", "evidence_word", ["proof"]),
        ("The agency could not independently verify the video.", "verification", ["could not independently verify"]),
        ("The report has not been confirmed.", "verification", ["not been confirmed"]),
        ("A source said so. The source of the river is near.", "anonymous", ["source"]),
        ("One of the soldiers spoke, then officials did.", "anonymous", ["soldiers", "officials"]),
        ("Commander Oleh Bondar and the ambassador to Malta spoke.", "anonymous", []),
        ("Military expert Oleh Bondar and analysts agreed.", "expert", ["Military expert", "analysts"]),
        ("The DPR and the dpr are spelt apart.", "status", ["DPR"]),
        ("the Donetsk People’s Republic and the Donetsk People's Republic", "status",
         ["Donetsk People’s Republic", "Donetsk People's Republic"]),
        ("A people's republic was declared.", "status", []),
        ("It liberated the town. The liberation of the port came later.", "status", ["liberated", "liberation of"]),
        ("The liberal mayor spoke.", "status", []),
        ("The incursion failed. An incursion failed. The alleged incursion failed.", "event_noun", ["incursion"]),
        ("Earlier, he left. He left earlier.", "relative_time", ["Earlier"]),
    ],
)  # fmt: skip
def test_marked(text, category, expected):
    assert marked(text, category) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Troops of the so-called Donetsk People's Republic left.",
        "Troops of the self-proclaimed Luhansk People's Republic left.",
        "The peninsula was illegally annexed.",
    ],
)
def test_a_word_of_distance_marks_the_status_word(text):
    assert marked(text, "status") == []
    assert len(marked(text, "status_marked")) == 1


def test_quotation_marks_of_its_own_mark_the_status_word():
    text = "He called it 'special military operation' again."
    start = text.index("'")
    end = text.rindex("'") + 1
    quotation = Quotation(outer=Span(start=start, end=end), inner=Span(start=start + 1, end=end - 1), role="term")
    assert marked(text, "status_marked", (quotation,)) == ["special military operation"]
    assert marked(text, "status", (quotation,)) == []
    assert marked(text, "status") == ["special military operation"]


@pytest.mark.parametrize(
    ("text", "verb", "subject", "kind"),
    [
        ("The statement underscored the danger.", "underscored", "The statement", "utterance"),
        ("The raid highlighted the danger.", "highlighted", "The raid", "event"),
        ("It signaled a change.", "signaled", "It", "pronoun"),
        ("The boats left at dawn, suggesting a change of plan.", "suggesting", None, "clause"),
    ],
)
def test_inference_knows_its_subject(text, verb, subject, kind):
    found = [w for w in wording.find(report(text), tree(text), (), PROFILE) if w.category == "inference"]
    assert [w.span.of(text) for w in found] == [verb]
    assert (found[0].subject.of(text) if found[0].subject else None, found[0].subject_kind) == (subject, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The general underscored the danger.",
        "The ministry signaled a change.",
        "He highlighted three points.",
        "This was underscored by the general.",
        "A statement marked by errors was withdrawn.",
    ],
)
def test_persons_and_bodies_may_draw_conclusions(text):
    assert marked(text, "inference") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The valley was considered safe.", ["was considered"]),
        ("The valley had long been regarded as safe.", ["had long been regarded"]),
        ("The valley was considered safe by its mayor.", []),
        ("The mayor considered the valley safe.", []),
        ("The valley was mined.", []),
    ],
)
def test_agentless_passives(text, expected):
    assert marked(text, "agentless") == expected


def test_nothing_is_marked_in_nothing():
    assert wording.find(report(""), tree(""), (), PROFILE) == ()


def test_unknown_profile_is_refused():
    with pytest.raises(ValueError, match="atlantis"):
        wording.find(report("A word."), tree("A word."), (), "atlantis")


PIECES = [
    "The statement",
    "confirmed",
    "the DPR",
    "could",
    "not",
    "verify",
    "\n\n",
    "earlier",
    "’s",
    "“",
    "liberated",
    ".",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_spans_lie_in_the_text_and_readings_agree(pieces):
    text = " ".join(pieces)
    first = wording.find(report(text), tree(text), (), PROFILE)
    assert first == wording.find(report(text), tree(text), (), PROFILE)
    assert all(0 <= w.span.start < w.span.end <= len(text) and w.span.of(text).strip() for w in first)
    assert list(first) == sorted(first, key=lambda w: (w.span.start, w.span.end, w.category))
