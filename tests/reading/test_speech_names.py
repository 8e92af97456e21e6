"""Who speaks where a description, a date, an age or a label stands around the name: sentences of our own."""

import pytest

from tests.helpers import brackets, reading


def voices(text: str) -> list[tuple[str | None, str, str]]:
    """Speaker's name, stance and words of every claim that is somebody's."""
    found = reading(text)
    return [
        (
            c.chain[-1].speaker.name if c.chain[-1].speaker else None,
            c.chain[-1].stance,
            " | ".join(s.of(text) for s in c.spans),
        )
        for c in found.claims
        if c.chain
    ]


NAMED = [
    ('"Nobody was left but the bakers," Umm Khalid, 41, who was born in 1984, told reporters.', "Umm Khalid"),
    ('"The well ran dry in May," said Salim Haddad, a volunteer.', "Salim Haddad"),
    ("Expert Petro Bilyk of the Lozova Centre said the front was stable.", "Petro Bilyk"),
    ("Spokesman for the Dnipro Group of Forces Viktor Bondar said the enemy had been pushed back.", "Viktor Bondar"),
    ("Late on March 4 the mapping project DeepState reported that troops had left.", "DeepState"),
    ("War monitor DeepState, which has ties to the ministry, said Russian forces took the village.", "DeepState"),
    ('The clip features a soldier stating, "We have crossed the river."', "a soldier"),
    (
        "Major Andrii Lozovyi leads the press office.\n\nQuote from Lozovyi: “We hold the line. Nobody came.”",
        "Andrii Lozovyi",
    ),
    ("As reported by the Lozova Gazette, there are two hundred houses without power in the town.", "Gazette"),
]


@pytest.mark.parametrize(("text", "name"), NAMED, ids=[n for _, n in NAMED])
def test_the_name_is_taken_from_what_stands_around_it(text: str, name: str) -> None:
    assert [v[0] for v in voices(text)] == [name]


def test_one_who_denies_and_calls_is_one_speaker() -> None:
    text = 'The RSF denied responsibility for the raid, calling the claims "army gossip".'
    assert voices(text) == [
        ("The RSF", "denies", "responsibility for the raid"),
        ("The RSF", "says", 'the claims "army gossip"'),
    ]


def test_a_thing_wants_nothing() -> None:
    text = "The hill is the highest point of the district, a prize for any army wanting to rest its guns."
    assert voices(text) == []


def test_a_label_is_no_claim() -> None:
    text = "Details: Russian marines claimed this week that they had taken the mill."
    found = reading(text)
    assert [(c.mode, c.span.of(text)) for c in found.claims] == [("indirect", "they had taken the mill")]


# text with the words in [[ ]], and whose they are
CONTENTS = [
    ("She said Tuesday that [[a mayor must keep the town safe, make “lasting changes” and open the road]].", "She"),
    ("Prosecutors argued that [[although Bilyk confessed, he showed no remorse]].", "Prosecutors"),
    ("The mayor also said, without evidence, that [[the army had fled]].", "The mayor"),
    ("Bilyk said, per a translator, that [[the server was open]].", "Bilyk"),
    ("Bilyk has vowed [[to hold the bridge]] and praised the crew.", "Bilyk"),
    ("Orlenko wants [[an inquiry]], as have other mayors.", "Orlenko"),
    ("[[The bridge was mined]], as the mayor confirmed on Monday.", "the mayor"),
    ("[[The square was bare]], he said, [[“not a soul in sight.”]]", "he"),
    ("As the Gazette reported on Tuesday, [[the road was mined]].", "Gazette"),
    ("The staff made clear that [[the bridge would be held]].", "The staff"),
    ("The staff made it clear [[the bridge would be held]].", "The staff"),
]


@pytest.mark.parametrize(("marked", "name"), CONTENTS, ids=[m[:40] for m, _ in CONTENTS])
def test_how_far_the_words_reach(marked: str, name: str) -> None:
    text, spans = brackets(marked)
    said = [
        (link.speaker.name, tuple((s.start, s.end) for s in link.content))
        for c in reading(text).claims
        for link in c.chain[-1:]
        if link.speaker
    ]
    assert (name, tuple(spans)) in said
