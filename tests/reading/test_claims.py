"""Claims of our own sentences, through the whole reading: words, mode, speaker, kind, polarity, time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import brackets, reading

# text with the claim in [[ ]], mode, speaker, kind, polarity
CASES = [
    (
        "Governor Olha Danylenko said [[two drones had hit the grain port]].",
        "indirect",
        "Olha Danylenko",
        "strike",
        "asserts",
    ),
    (
        "“[[Our battalion left the heights on Sunday,]]” Major Petro Hnatiuk said.",
        "direct",
        "Petro Hnatiuk",
        "withdrawal",
        "asserts",
    ),
    (
        "According to the General Staff, [[Russian infantry tried to cross the canal near Lozova]].",
        "indirect",
        "General Staff",
        "attack",
        "asserts",
    ),
    ("[[The shelling destroyed four howitzers and a fuel depot]].", "narrative", None, "losses", "asserts"),
    ("The ministry denied that [[its troops had entered the town]].", "indirect", "ministry", "advance", "denies"),
    ("The mayor said [[nobody was killed in the blast]].", "indirect", "mayor", "casualties", "denies"),
    (
        "[[Ukrainian forces did not enter the village]], the spokesman told Reuters.",
        "indirect",
        "spokesman",
        "advance",
        "denies",
    ),
    ("Kyiv said [[its air defences had shot down nine missiles]].", "indirect", "Ukraine", "shootdown", "asserts"),
    (
        "The regional council said [[the “buffer strip” would be widened by spring]].",
        "mixed",
        "council",
        "plan",
        "asserts",
    ),
    ("[[The two delegations agreed on a ceasefire]].", "narrative", None, "negotiation", "asserts"),
    ("The commander announced [[the capture of Verkhnie]].", "indirect", "commander", "capture", "asserts"),
    ("[[The retreat is a serious blow to the defence of the city]].", "narrative", None, "assessment", "asserts"),
]


@pytest.mark.parametrize(("marked", "mode", "speaker", "kind", "polarity"), CASES, ids=lambda v: str(v)[:50])
def test_claim(marked, mode, speaker, kind, polarity):
    text, [(start, end)] = brackets(marked)
    claims = [c for c in reading(text).claims if (c.span.start, c.span.end) == (start, end)]
    assert [c.mode for c in claims] == [mode], [c.span.of(text) for c in reading(text).claims]
    claim = claims[0]
    assert (claim.happening.kind, claim.happening.polarity) == (kind, polarity)
    assert (claim.speaker is None) == (speaker is None)
    if speaker:
        assert speaker in claim.speaker.name


def test_a_date_of_the_announcement_does_not_date_the_happening():
    [claim] = reading("On 3 June 2024 the ministry said that its troops had taken the village of Lozova.").claims
    assert claim.when is None


def test_a_date_of_the_happening_does():
    [claim] = reading("The ministry said that its troops had taken the village of Lozova on 3 June 2024.").claims
    assert claim.when.value == "2024-06-03"


def test_a_quotation_of_two_happenings_is_two_claims():
    text = "“They shelled the school at dawn. Two teachers were killed on the stairs,” said Ivan Koval, a farmer."
    claims = [(c.span.of(text), c.happening.kind) for c in reading(text).claims if c.mode == "direct"]
    assert claims == [
        ("They shelled the school at dawn.", "strike"),
        ("Two teachers were killed on the stairs,", "casualties"),
    ]


def test_what_is_said_around_a_happening_stays_with_it():
    text = "“They left the village at dawn. The bridge was burning behind them,” said Ivan Koval, a farmer."
    claims = [(c.span.of(text), c.happening.kind) for c in reading(text).claims if c.mode == "direct"]
    assert claims == [("They left the village at dawn. The bridge was burning behind them,", "withdrawal")]


def test_a_quotation_broken_by_its_cue_is_one_claim_in_pieces():
    text = "“The bridge,” said Ivan Koval, “was burning behind them.”"
    [claim] = [c for c in reading(text).claims if c.mode == "direct"]
    assert [s.of(text) for s in claim.spans] == ["The bridge,", "was burning behind them."]


def test_a_dismissed_claim_is_asserted_by_one_and_denied_by_the_other():
    text = "Ukrainian officials dismissed Russian claims that Moscow's troops had entered the region."
    pairs = {(c.happening.polarity, c.speaker.side) for c in reading(text).claims if c.speaker}
    assert {("denies", "ukraine"), ("asserts", "russia")} <= pairs


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from([c[0] for c in CASES] + ["‘", "\n\n", "He said so.", "It is “over", "«Так»", "…"]), max_size=5
    )
)
def test_every_claim_quotes_its_text_and_reading_twice_changes_nothing(pieces):
    text = " ".join(brackets(p)[0] for p in pieces)
    first = reading(text)
    for claim in first.claims:
        for span in claim.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip() == span.of(text)
    reading.cache_clear()
    assert reading(text).claims == first.claims


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministry said a drone had hit the dam. The governor denied this information.", "strike"),
        (
            "Marines had crossed the border, the army said on Friday. A spokesman for the region denied it.",
            "border_crossing",
        ),
    ],
)
def test_a_denial_that_points_back_denies_what_was_told(text, kind):
    denial = reading(text).claims[-1]
    assert (denial.happening.kind, denial.happening.polarity) == (kind, "denies")


def test_a_denial_with_words_of_its_own_keeps_them():
    text = "The ministry said a drone had hit the dam. The governor denied that soldiers had left the town."
    assert reading(text).claims[-1].happening.kind == "withdrawal"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The photograph was taken in the village of Troitske.", "other"),
        ("The army took the villages of Lozova and Nova Dacha.", "capture"),
        ("They are conducting offensive operations near the town.", "attack"),
        ("The announcement came ten days after the raid.", "other"),
        ("Nobody was wounded in the shelling.", "casualties"),
        ("There are no enemy troops in the village.", "presence"),
        ("The army said that units of the 27th brigade had taken the village of Kolodiazne.", "capture"),
    ],
)
def test_kind_of_what_is_told(text, kind):
    assert [c.happening.kind for c in reading(text).claims] == [kind]


def test_a_relative_clause_has_its_own_predicate():
    text = "The army shelled a quiet district that had been considered a safe haven for refugees."
    assert [(c.span.of(text), c.happening.kind) for c in reading(text).claims] == [
        ("The army shelled a quiet district", "strike"),
        ("a quiet district that had been considered a safe haven for refugees", "assessment"),
    ]


def test_footnote_marks_do_not_hide_the_end_of_a_sentence():
    text = "The corps held the ridge.[3] A patrol crossed the border on Friday.[4][5] Two drivers were hurt."
    assert [c.span.of(text) for c in reading(text).claims] == [
        "The corps held the ridge",
        "A patrol crossed the border on Friday",
        "Two drivers were hurt",
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Russia launched 40 drones at Odesa.", ["Odesa"]),
        ("Kherson was shelled on Monday.", ["Kherson"]),
        ("Ukraine attacked a depot near Kursk.", ["Kursk"]),
    ],
)
def test_who_acts_is_no_place_of_the_happening(text, places):
    assert [t.surface for c in reading(text).claims for t in c.where] == places


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("The hangar was hit and burned.", "strike", ["The hangar"]),
        ("Two boys were shot and wounded near Izium.", "casualties", ["Two boys"]),
        ("Villagers were beaten and robbed.", "casualties", ["Villagers"]),
        ("The liberation of Siversk was announced.", "capture", None),
        ("They spoke of the shelling of the mill.", "strike", None),
    ],
)
def test_what_a_passive_or_a_noun_is_done_to(text, kind, whom):
    claims = [c for c in reading(text).claims if c.happening.kind == kind]
    assert len(claims) == 1
    assert whom is None or [p.name for p in claims[0].happening.whom] == whom
    assert not any(p.name in ("Siversk", "the mill") for p in claims[0].happening.who)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Russian Ministry of Defense said its forces had captured Siversk.", "russia"),
        ("“We have taken Siversk,” Kyiv's General Staff said.", "ukraine"),
        ("The Russian Ministry of Defense said that Ukraine was beaten and its forces had left Siversk.", "unknown"),
        ("The mayor said his neighbours had left Siversk.", "unknown"),
        ("Kyiv's General Staff rejected Russia's claim that its troops had entered Siversk.", "unknown"),
    ],
)
def test_the_speakers_own_are_of_the_speakers_side(text, side):
    *_, claim = reading(text).claims
    assert {p.side for p in claim.happening.who} == {side}
