"""What can be written: attributed, grammatical by construction, never firmer than the report, in neutral verbs."""

import dataclasses

import pytest

from hearsay.export.brief import brief
from hearsay.export.main_claims import main_claims, weight
from hearsay.export.sentences import long_date, sentence
from hearsay.export.voices import Voices
from hearsay.model import Span
from tests import helpers
from tests.export import handmade


def written(text: str, published: str | None = None) -> list[str]:
    reading = helpers.reading(text, published)
    voices = Voices(reading)
    return [s for c in reading.claims if (s := sentence(reading, c, voices))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Russian Ministry of Defence boasted that its troops had captured the village of Verbivka.",
            "The Russian Ministry of Defence said that its troops had captured the village of Verbivka.",
        ),
        (
            "According to Ukraine's General Staff, units of the 27th brigade crossed the river near Kupiansk.",
            "Ukraine's General Staff said that units of the 27th brigade crossed the river near Kupiansk.",
        ),
        (
            "“We hold the road,” Governor Oleh Koval said. The town was quiet.",
            "Governor Oleh Koval said: “We hold the road.”",
        ),
        (
            "“We hold the road,” Governor Oleh Koval said, “and we shall keep it.”",
            "Governor Oleh Koval said: “We hold the road, and we shall keep it.”",
        ),
        (
            "“We hold the road,” Governor Oleh Koval said. “The bridge is gone.”",
            "Governor Oleh Koval said: “We hold the road. The bridge is gone.”",
        ),
        (
            "The Ukrainian Air Force said that the drones had been shot down over Sumy.",
            "The Ukrainian Air Force said that the drones had been shot down over Sumy.",
        ),
    ],
)
def test_sentence(text, wanted):
    assert wanted in written(text)


def test_names_of_the_speaker_replace_pronouns():
    text = "Governor Oleh Koval visited the town. He said that two houses had been destroyed by a missile."
    (said,) = [s for s in written(text) if "two houses" in s]
    assert said.endswith("Oleh Koval said that two houses had been destroyed by a missile.")


@pytest.mark.parametrize("subject", ["Russian troops", "Polish engineers", "Units of the army", "The soldiers"])
def test_report_in_its_own_voice_is_named_as_such(subject):
    inside = subject if subject.startswith(("Russian", "Polish")) else subject[:1].lower() + subject[1:]
    (one,) = written(f"{subject} captured the village of Verbivka in Kharkiv Oblast.")
    assert (
        one == f"The report states, naming no source, that {inside} captured the village of Verbivka in Kharkiv Oblast."
    )


def test_missing_year_is_said_and_filled_year_has_its_basis():
    text = "The ministry of defence of Russia said that its troops had taken Verbivka on 20 May."
    (unknown,) = [s for s in written(text) if "Verbivka" in s]
    assert unknown.endswith("on 20 May (the report gives no year).")
    (filled,) = [s for s in written(text, "2025-06-03") if "Verbivka" in s]
    assert filled.endswith("on 20 May (2025 by the date of publication).")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The Russian Ministry of Defence", "occupation forces"),
        ("The General Staff of Ukraine", "Kyiv regime"),
        ("The New York Times", "occupiers"),
    ],
)
def test_others_words_for_a_party_are_not_put_in_its_mouth(body, words):
    found = " ".join(written(f"{body} said that the {words} had taken the village of Verbivka."))
    assert f"(“{words}” is the report’s word)" in found


@pytest.mark.parametrize("body", ["The Russian Ministry of Defence", "The General Staff of Ukraine"])
def test_ones_own_words_stay(body):
    found = written(f"{body} said that Ukrainian soldiers had fought Russian soldiers in the village of Verbivka.")
    assert found
    assert "report’s word" not in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Governor Oleh Koval denied this.",
        "The ministry commented on the strike.",
        "The General Staff called for the withdrawal of the brigade.",
        "",
    ],
)
def test_what_makes_no_sentence_is_left(text):
    for one in written(text):
        assert " that this" not in one
        assert " that the strike." not in one


def test_words_that_point_back_do_not_end_a_sentence():
    assert not [
        s for s in written("The General Staff of Ukraine said that Russian soldiers had shelled them.") if "them" in s
    ]


def test_what_a_cut_left_behind_a_dash_is_dropped():
    words = "units of the 27th brigade had taken Verbivka in Kharkiv Oblast - an area"
    text = handmade.TEXT.replace("in Kharkiv Oblast,", "in Kharkiv Oblast - an area")
    start = text.index("units of")
    claim = dataclasses.replace(handmade.CAPTURE, spans=(Span(start=start, end=start + len(words)),))
    reading = handmade.checked().reading
    reading = dataclasses.replace(reading, report=dataclasses.replace(reading.report, text=text), claims=(claim,))
    assert sentence(reading, claim, Voices(reading)).endswith("had taken Verbivka in Kharkiv Oblast.")


def test_cut_excerpt_gives_no_half_sentence():
    reading = handmade.checked().reading
    text = handmade.TEXT[: handmade.TAKEN.end]
    report = dataclasses.replace(reading.report, text=text, excerpt=True)
    cut = dataclasses.replace(reading, report=report, claims=(handmade.CAPTURE,))
    assert sentence(cut, handmade.CAPTURE, Voices(cut)) is None


def test_headline_is_no_claim_to_write():
    one = dataclasses.replace(handmade.CAPTURE, headline=True)
    reading = handmade.checked().reading
    assert sentence(reading, one, Voices(reading)) is None


def test_relays_stand_in_front():
    reading = handmade.checked().reading
    outlet = dataclasses.replace(handmade.GOVERNOR, name="Interfax", kind="outlet", span=None, side="outlet")
    relay = dataclasses.replace(handmade.CAPTURE.chain[0], speaker=outlet, stance="relays")
    claim = dataclasses.replace(handmade.CAPTURE, chain=(relay, *handmade.CAPTURE.chain))
    assert sentence(reading, claim, Voices(reading)).startswith(
        "According to Interfax, the Russian Ministry of Defence said"
    )


def test_nobody_named_is_said():
    reading = handmade.checked().reading
    link = dataclasses.replace(handmade.CAPTURE.chain[0], speaker=None)
    claim = dataclasses.replace(handmade.CAPTURE, chain=(link,))
    assert sentence(reading, claim, Voices(reading)).startswith("Somebody the report does not name said that units")


def test_main_claims_are_of_all_voices_and_said_once():
    text = (
        "The Russian Ministry of Defence said its troops had captured Verbivka. The Russian Ministry of Defence said "
        "its troops had captured Verbivka. It said that its troops had shot down ten drones. "
        "Governor Oleh Koval said that Verbivka had been shelled."
    )
    reading = helpers.reading(text)
    chosen = main_claims(reading, 2)
    assert len(chosen) == 2
    assert len({c.speaker.name for c in chosen}) == 2
    kept = [" ".join(s.of(text) for s in c.spans) for c in main_claims(reading, 9)]
    assert sum("captured Verbivka" in words for words in kept) == 1


def test_weight_of_what_is_no_claim_is_nothing():
    reading = handmade.checked().reading
    happening = dataclasses.replace(handmade.CAPTURE.happening, realis="presupposed")
    assert weight(reading, dataclasses.replace(handmade.CAPTURE, happening=happening)) == 0
    assert weight(reading, handmade.CAPTURE) > weight(reading, dataclasses.replace(handmade.CAPTURE, headline=True)) > 0


def test_sources_by_party_and_the_unnamed_last():
    text = (
        "The Russian Ministry of Defence said the village was taken. Governor Oleh Syniehubov said it was not. "
        "A local resident said that shelling went on all night."
    )
    reading = helpers.reading(text)
    sides = Voices(reading).by_side()
    assert list(sides) == ["Russia", "Ukraine", "Not named"]
    assert sides["Russia"] == ["the Russian Ministry of Defence"]
    assert sides["Ukraine"] == ["Governor Oleh Syniehubov"]


def test_quotation_that_begins_midway_says_so():
    reading = handmade.checked().reading
    at = handmade.span("hold the village,")
    claim = dataclasses.replace(handmade.HOLDING, spans=(at, handmade.HELD[1]))
    assert sentence(reading, claim, Voices(reading)).endswith("said: “… hold the village, and the road is ours.”")


def test_state_that_speaks_without_an_office_is_told():
    sides = Voices(
        helpers.reading("Moscow said on Monday that its troops had captured the village of Verbivka.")
    ).by_side()
    assert sides == {"Russia": ["“Russia”, no office named"]}


def test_brief_of_a_quiet_report():
    one = brief(helpers.reading("The bridge at Verbivka is old."), ())
    assert one.sources == "None: nobody is quoted or cited."
    assert one.evidence == "No link; no footage, photo or document mentioned."
    assert one.contradictions.startswith("Nothing found")
    assert one.questions == ()
    assert [label for label, _ in one.lines] == ["Claims", "Sources", "Evidence", "Contradictions", "Ask first"]


def test_brief_is_five_single_lines_of_safe_text():
    one = brief(handmade.checked().reading, handmade.FINDINGS)
    for _, words in one.lines:
        assert words
        assert "\n" not in words
    assert one.contradictions == "2 June 2025 is a Monday, not a Friday."
    assert one.first_question.startswith("Is the weekday wrong")
    assert one.claims.endswith("[footage, not attached].")
    assert "true" not in " ".join(words for _, words in one.lines).split()


def test_absence_is_only_said_of_the_part_that_was_read():
    reading = handmade.checked().reading
    excerpt = dataclasses.replace(reading, report=dataclasses.replace(reading.report, excerpt=True), evidence=())
    one = brief(excerpt, ())
    assert one.evidence == "In this excerpt: no link; no footage, photo or document mentioned."
    assert "[no evidence in this excerpt]" in one.claims
    silent = dataclasses.replace(excerpt, claims=(), attributions=())
    assert brief(silent, ()).sources == "None: nobody is quoted or cited in this excerpt."


def test_long_date():
    assert long_date("2025-06-08") == "8 June 2025"
