"""Who a source stands for: names, surnames, pronouns and descriptions, on texts of our own."""

import pytest

from hearsay.model import Speaker
from tests.helpers import reading
from tests.reading.test_speech import Kinds, chains

LEVIN = {"Anatoly Levin": "person", "Levin": "person:Anatoly Levin"}
HNATIUK = {"Petro Hnatiuk": "person", "Hnatiuk": "person:Petro Hnatiuk"}
BILYK = {"Olha Bilyk": "person", "Bilyk": "person:Olha Bilyk"}
COUNCIL = {"Border Council": "body"}


def last(text: str, names: Kinds | None = None) -> Speaker:
    speaker = chains(text, names)[-1][-1].speaker
    assert speaker is not None
    return speaker


RESOLVED = [
    ("Anatoly Levin said the road was cut.", LEVIN, "Anatoly Levin", "named here"),
    ("Anatoly Levin said the road was cut. Levin added that two trucks had burned.", LEVIN, "Anatoly Levin", "surname"),
    ("Anatoly Levin said the road was cut. He added that two trucks had burned.", LEVIN, "Anatoly Levin", "pronoun"),
    (
        "Military expert Anatoly Levin gave an interview on Monday. He stressed that the road was cut.",
        LEVIN,
        "Anatoly Levin",
        "pronoun",
    ),
    (
        "Anatoly Levin met Olha Bilyk, a spokeswoman. He said the road was cut.",
        {**LEVIN, **BILYK},
        "Anatoly Levin",
        "pronoun",
    ),
    (
        "Spokeswoman Olha Bilyk met Petro Hnatiuk. She said the road was cut.",
        {**BILYK, **HNATIUK},
        "Olha Bilyk",
        "pronoun",
    ),
    ("“We left,” said Petro Hnatiuk. “Nobody was hurt,” he added.", HNATIUK, "Petro Hnatiuk", "pronoun"),
    (
        "The Border Council said the road was cut. The council added that two trucks had burned.",
        COUNCIL,
        "Border Council",
        "description",
    ),
    (
        "The Border Council said the road was cut. It added that two trucks had burned.",
        COUNCIL,
        "Border Council",
        "pronoun",
    ),
    (
        "Governor Petro Hnatiuk said the road was cut. The governor added that two trucks had burned.",
        HNATIUK,
        "Petro Hnatiuk",
        "description",
    ),
    ("Petro Hnatiuk, who said the road was cut, left on Monday.", HNATIUK, "Petro Hnatiuk", "relative pronoun"),
]


@pytest.mark.parametrize(("text", "names", "name", "basis"), RESOLVED, ids=[r[0][-60:] for r in RESOLVED])
def test_resolved(text: str, names: Kinds, name: str, basis: str) -> None:
    speaker = last(text, names)
    assert (speaker.name, speaker.basis) == (name, basis)


def test_span_is_the_mention_beside_the_cue() -> None:
    text = "Anatoly Levin said the road was cut. He added that two trucks had burned."
    span = last(text, LEVIN).span
    assert span is not None and span.of(text) == "He"


def test_pronoun_without_antecedent_stays_a_pronoun() -> None:
    speaker = last("He said the road was cut.")
    assert (speaker.name, speaker.basis, speaker.named) == ("He", "unresolved", False)


UNNAMED = [
    ("One of the soldiers said the road was cut.", "One of the soldiers", "soldier"),
    ("A military expert said the road was cut.", "A military expert", "expert"),
    ("Officials said the road was cut.", "Officials", "official"),
    ("A resident said the road was cut.", "A resident", "resident"),
    ("The footage shows that the road was cut.", "The footage", "recording"),
]


@pytest.mark.parametrize(("text", "name", "kind"), UNNAMED)
def test_unnamed_voices_keep_their_words(text: str, name: str, kind: str) -> None:
    speaker = last(text)
    assert (speaker.name, speaker.kind, speaker.named) == (name, kind, False)


def test_recording_is_called_after_who_showed_it() -> None:
    text = "The bridge fell on Monday, according to a video broadcast on Kanal Odyn channel."
    speaker = last(text, {"Kanal Odyn": "outlet"})
    assert (speaker.name, speaker.kind, speaker.named) == ("Kanal Odyn video", "recording", True)


def test_role_stands_beside_the_name() -> None:
    speaker = last("Military expert Anatoly Levin said the road was cut.", LEVIN)
    assert (speaker.role, speaker.kind) == ("Military expert", "expert")


def test_role_is_kept_for_later_mentions() -> None:
    speaker = last("Military expert Anatoly Levin said the road was cut. Levin added that it was mined.", LEVIN)
    assert (speaker.role, speaker.kind) == ("Military expert", "expert")


def test_statement_of_a_body_is_the_body() -> None:
    speaker = last("The Border Council spoke on Monday. The council's statement says the road was cut.", COUNCIL)
    assert speaker.name == "Border Council"


def test_government_metonym_is_the_country() -> None:
    speaker = last("Kyiv denied that the road was cut.", {"Kyiv": "place"})
    assert (speaker.name, speaker.side, speaker.kind) == ("Ukraine", "ukraine", "state")


def test_a_report_that_breaks_off_behind_a_comma_is_read() -> None:
    text = "On 3 March 2020, a Friday, according to On 3 March 2020, a Friday,"
    assert all(c.of(text) for chain in chains(text) for link in chain for c in link.content)


def test_a_body_without_its_state_is_the_one_that_spoke_before():
    text = "The raid failed, Ukraine's General Staff said. The depot burned all night, the General Staff said."
    told = [(a.speaker.name, a.speaker.side) for a in reading(text).attributions if a.speaker]
    assert told == [("General Staff of the Armed Forces of Ukraine", "ukraine")] * 2


def test_a_body_that_two_states_have_stays_open():
    text = (
        "Russia's Defence Ministry said a village had fallen. Ukraine's Defence Ministry said it had not. "
        "The bridge stands, the Defence Ministry said."
    )
    assert [a.speaker.side for a in reading(text).attributions if a.speaker] == ["russia", "ukraine", "unknown"]
