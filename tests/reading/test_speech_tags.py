"""Cues behind what was said, with somebody described at length or a verb read as a participle."""

import pytest

from tests.helpers import reading


@pytest.mark.parametrize(
    ("source", "cue"),
    [
        ("a nurse who asked not to be named", "said"),
        ("a nurse who declined to be identified", "told"),
        ("two nurses briefed on the matter", "said"),
        ("nurses familiar with the rota", "said"),
        ("a nurse reached by telephone", "said"),
        ("the nurse", "insisted"),
        ("the doctor", "posted"),
    ],
)
def test_who_stands_behind_what_was_said(source: str, cue: str) -> None:
    addressee = " a paper" if cue == "told" else ""
    made = reading(f"The ward has closed at the clinic, {source} {cue}{addressee}.")
    links = [a for a in made.attributions if a.speaker and a.cue[-1].of(made.report.text).endswith(cue)]
    named = "a nurse" if "asked" in source else source
    assert [(a.speaker.name, [c.of(made.report.text) for c in a.content]) for a in links if a.speaker] == [
        (named, ["The ward has closed at the clinic"])
    ]


@pytest.mark.parametrize("tag", ["a report by two engineers concludes", "an audit shows", "a study finds"])
def test_a_tag_whose_verb_was_taken_for_a_plural(tag: str) -> None:
    made = reading(f"The dam was unsafe, {tag}.")
    (link,) = made.attributions
    source, cue = tag.rsplit(" ", 1)
    assert link.speaker is not None
    assert (link.speaker.name, link.cue[0].of(made.report.text)) == (source, cue)
    assert [c.of(made.report.text) for c in link.content] == ["The dam was unsafe"]


@pytest.mark.parametrize(
    "text", ["She kept the letters, the notes and the finds.", "He owned stamps, coins, the art shows."]
)
def test_a_list_that_ends_in_such_a_plural_is_no_tag(text: str) -> None:
    assert reading(text).attributions == ()


@pytest.mark.parametrize("medium", ["social media", "the website of the clinic", "Instagram"])
def test_where_it_was_written_is_not_what_about(medium: str) -> None:
    made = reading(f"The ward has closed at the clinic, the nurse wrote on {medium}.")
    (link,) = made.attributions
    assert [c.of(made.report.text) for c in link.content] == ["The ward has closed at the clinic"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to police the man fled.", "police"),
        ("According to the indictment the spy chief plotted the murder.", "the indictment"),
        ("According to police the fire was out by noon; two mills, the largest of them, burned.", "police"),
        ("According to the governor of Homs 31 people were killed.", "the governor of Homs"),
        ("According to the man who runs the mill, the fire was out.", "the man who runs the mill"),
    ],
)
def test_where_a_source_ends_without_a_comma(text: str, source: str) -> None:
    (link,) = reading(text).attributions
    assert link.speaker is not None
    assert link.speaker.name == source
