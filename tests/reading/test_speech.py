"""Whose words a report gives: cues, contents, sources, stances and chains, on sentences of our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.model import Attribution, Mention, Span
from hearsay.reading import quotations, speech, syntax
from tests.helpers import report

Kinds = dict[str, str]
LABELS = {"person": "PER", "place": "LOC"}


def chains(text: str, names: Kinds | None = None) -> tuple[tuple[Attribution, ...], ...]:
    """The attributions of a text; names are given as surface -> kind, or surface -> "kind:fullest form"."""
    document = report(text)
    tree = syntax.parse(document)
    mentions = []
    for surface, kind in (names or {}).items():
        kind, _, full = kind.partition(":")
        at = text.find(surface)
        while at >= 0:
            if not any(m.span.start <= at < m.span.end for m in mentions):
                mentions.append(
                    Mention(
                        span=Span(start=at, end=at + len(surface)),
                        label=LABELS.get(kind, "ORG"),
                        kind=kind,
                        surface=surface,
                        name=full or surface,
                    )
                )  # type: ignore[arg-type]
            at = text.find(surface, at + 1)
    found = quotations.find(document, tree)
    ordered = tuple(sorted(mentions, key=lambda m: m.span.start))
    return speech.find(document, tree, found, ordered, (), "russia_ukraine")


def shown(text: str) -> list[tuple[str, str, str | None, str, str]]:
    rows = []
    for chain in chains(text):
        inner = chain[-1]
        speaker = inner.speaker
        rows.append(
            (
                inner.stance,
                inner.mode,
                speaker.span.of(text) if speaker and speaker.span else None,
                " | ".join(s.of(text) for s in inner.cue),
                " | ".join(s.of(text) for s in inner.content),
            )
        )
    return rows


SENTENCES = [
    # direct
    ("“We lost the bridge,” the mayor said.", "says", "direct", "the mayor", "said", "We lost the bridge,"),
    ("“We lost the bridge,” said the mayor.", "says", "direct", "the mayor", "said", "We lost the bridge,"),
    ("The mayor said: “We lost the bridge.”", "says", "direct", "The mayor", "said:", "We lost the bridge."),
    ("The mayor told reporters, “We lost the bridge.”", "says", "direct", "The mayor", "told", "We lost the bridge."),
    (
        "“We lost it,” the mayor said, “but the mill is ours.”",
        "says",
        "direct",
        "the mayor",
        "said",
        "We lost it, | but the mill is ours.",
    ),
    (
        "“We lost it,” the mayor said. “The mill is ours.”",
        "says",
        "direct",
        "the mayor",
        "said",
        "We lost it, | The mill is ours.",
    ),
    (
        '"Nobody has left," Olha Bilyk, a medic at the front, said.',
        "says",
        "direct",
        "Olha Bilyk, a medic at the front",
        "said",
        "Nobody has left,",
    ),
    ("''Nobody has left,'' he added.", "says", "direct", "he", "added", "Nobody has left,"),
    ("‘Nobody has left,’ the colonel insisted.", "says", "direct", "the colonel", "insisted", "Nobody has left,"),
    ("«Nobody has left», the colonel wrote.", "says", "direct", "the colonel", "wrote", "Nobody has left"),
    ("“Who gave the order?” the judge asked.", "says", "direct", "the judge", "asked", "Who gave the order?"),
    (
        "“We hold the ridge,” Petro Hnatiuk, who leads the brigade, told the council.",
        "says",
        "direct",
        "Petro Hnatiuk, who leads the brigade",
        "told",
        "We hold the ridge,",
    ),
    # mixed
    (
        "The governor said the raid was “a cowardly act” by the other side.",
        "says",
        "mixed",
        "The governor",
        "said",
        "the raid was “a cowardly act” by the other side",
    ),
    (
        "The envoy called the raid “a cowardly act.”",
        "says",
        "mixed",
        "The envoy",
        "called",
        "the raid “a cowardly act.”",
    ),
    (
        "The envoy described the raid as “a cowardly act”.",
        "says",
        "mixed",
        "The envoy",
        "described",
        "the raid as “a cowardly act”",
    ),
    (
        "According to the general, the troops were “basically” at the river.",
        "says",
        "mixed",
        "the general",
        "According to",
        "the troops were “basically” at the river",
    ),
    # indirect, cue before
    (
        "The ministry announced that its units had reached the river.",
        "says",
        "indirect",
        "The ministry",
        "announced",
        "its units had reached the river",
    ),
    (
        "The ministry said its units had reached the river and were digging in.",
        "says",
        "indirect",
        "The ministry",
        "said",
        "its units had reached the river and were digging in",
    ),
    (
        "The ministry said on Monday that two men had died.",
        "says",
        "indirect",
        "The ministry",
        "said",
        "two men had died",
    ),
    ("She told reporters that the depot was empty.", "says", "indirect", "She", "told", "the depot was empty"),
    (
        "The mayor has repeatedly warned that food is short.",
        "says",
        "indirect",
        "The mayor",
        "has repeatedly warned",
        "food is short",
    ),
    (
        "The mayor did not say whether the road was open.",
        "says",
        "indirect",
        "The mayor",
        "did not say",
        "whether the road was open",
    ),
    (
        "The commander refused to say when the unit would leave.",
        "says",
        "indirect",
        "The commander",
        "refused to say",
        "when the unit would leave",
    ),
    (
        "The mayor went on to warn that food was short.",
        "says",
        "indirect",
        "The mayor",
        "went on to warn",
        "food was short",
    ),
    # indirect, cue behind or within
    ("The bridge was mined, the mayor said.", "says", "indirect", "the mayor", "said", "The bridge was mined"),
    ("The bridge was mined, said the mayor.", "says", "indirect", "the mayor", "said", "The bridge was mined"),
    (
        "The bridge was mined, according to the mayor.",
        "says",
        "indirect",
        "the mayor",
        "according to",
        "The bridge was mined",
    ),
    (
        "According to the mayor, the bridge was mined.",
        "says",
        "indirect",
        "the mayor",
        "According to",
        "the bridge was mined",
    ),
    (
        "The convoy, officials said, was hit twice.",
        "says",
        "indirect",
        "officials",
        "said",
        "The convoy | was hit twice",
    ),
    (
        "Two villages were shelled overnight, the governor wrote on Telegram.",
        "says",
        "indirect",
        "the governor",
        "wrote",
        "Two villages were shelled overnight",
    ),
    # governed phrases and objects
    ("He urged residents to leave.", "says", "indirect", "He", "urged", "residents to leave"),
    ("The council called for a ceasefire.", "says", "indirect", "The council", "called for", "a ceasefire"),
    (
        "The envoy condemned the shelling of the port.",
        "says",
        "indirect",
        "The envoy",
        "condemned",
        "the shelling of the port",
    ),
    ("The report cites three failed convoys.", "says", "indirect", "The report", "cites", "three failed convoys"),
    (
        "He accused the garrison of shelling the market.",
        "says",
        "indirect",
        "He",
        "accused",
        "the garrison of shelling the market",
    ),
    # denials and doubts
    (
        "The ministry denied that its troops had left.",
        "denies",
        "indirect",
        "The ministry",
        "denied",
        "its troops had left",
    ),
    ("The ministry denied losing the village.", "denies", "indirect", "The ministry", "denied", "losing the village"),
    ("The ministry rejected the accusation.", "denies", "indirect", "The ministry", "rejected", "the accusation"),
    ("The general denied it.", "denies", "indirect", "The general", "denied", "The general denied it"),
    (
        "Analysts doubted that the bridge would hold.",
        "doubts",
        "indirect",
        "Analysts",
        "doubted",
        "the bridge would hold",
    ),
    # beliefs, intentions, feelings
    ("Analysts believe the road is cut.", "believes", "indirect", "Analysts", "believe", "the road is cut"),
    (
        "The engineers think that the dam will hold.",
        "believes",
        "indirect",
        "The engineers",
        "think",
        "the dam will hold",
    ),
    (
        "The garrison expects its relief to arrive soon.",
        "believes",
        "indirect",
        "The garrison",
        "expects",
        "its relief to arrive soon",
    ),
    ("The brigade plans to hold the ridge.", "intends", "indirect", "The brigade", "plans", "to hold the ridge"),
    (
        "The minister vowed to rebuild the bridge.",
        "intends",
        "indirect",
        "The minister",
        "vowed",
        "to rebuild the bridge",
    ),
    ("The council opposes a new levy.", "intends", "indirect", "The council", "opposes", "a new levy"),
    ("Residents fear that the dam will burst.", "feels", "indirect", "Residents", "fear", "the dam will burst"),
    (
        "The mayor was confident that help would come.",
        "believes",
        "indirect",
        "The mayor",
        "was confident",
        "help would come",
    ),
    ("The garrison was determined to stay.", "intends", "indirect", "The garrison", "was determined", "to stay"),
    # passives and cues without a source
    (
        "It was reported that the bridge had been hit.",
        "says",
        "indirect",
        None,
        "was reported",
        "the bridge had been hit",
    ),
    (
        "The troops are believed to have left the village.",
        "believes",
        "indirect",
        None,
        "are believed",
        "The troops | to have left the village",
    ),
    (
        "The mayor was accused by the council of hiding losses.",
        "says",
        "indirect",
        "the council",
        "was accused",
        "The mayor | hiding losses",
    ),
    # nouns
    ("The claim that the town had fallen was repeated.", "says", "indirect", None, "claim", "the town had fallen"),
    (
        "The council issued a warning that the dam could burst.",
        "says",
        "indirect",
        "The council",
        "issued a warning",
        "the dam could burst",
    ),
    (
        "They printed the ministry's plan to widen the strip.",
        "intends",
        "indirect",
        "the ministry",
        "plan",
        "to widen the strip",
    ),
    # places of a voice
    ("Mayor Orlenko: the bridge is open again", "says", "indirect", "Mayor Orlenko", ":", "the bridge is open again"),
    (
        "Two men killed in strike on the port – governor",
        "says",
        "indirect",
        "governor",
        "–",
        "Two men killed in strike on the port",
    ),
    # recordings and texts
    ("The footage shows that the bridge stood.", "says", "indirect", "The footage", "shows", "the bridge stood"),
    ("The letter says the order came late.", "says", "indirect", "The letter", "says", "the order came late"),
]


@pytest.mark.parametrize(
    ("text", "stance", "mode", "source", "cue", "content"), SENTENCES, ids=[s[0][:48] for s in SENTENCES]
)
def test_sentence(text: str, stance: str, mode: str, source: str | None, cue: str, content: str) -> None:
    assert shown(text) == [(stance, mode, source, cue, content)]


NOTHING = [
    "The bridge was mined before dawn.",
    "This statement confirmed the presence of new troops in the valley.",
    "The ministry's statement underscored the importance of the port.",
    "The declaration came two weeks after the raid, suggesting a wider plan.",
    "He spoke on behalf of the council.",
    "The captain offered further insight into the matter during an interview.",
    "The brigade shows its new tanks on Saturday.",
    "The battery supports the assault with smoke.",
    "The timing suggested a wider plan.",
    "The agency released footage of the raid.",
    "The road runs from the mill to the “Red Star” farm.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_nobody_is_given_as_saying(text: str) -> None:
    assert [row for row in shown(text) if row[0] in ("says", "denies", "relays")] == []


def test_two_cues_of_one_speaker() -> None:
    text = "The mayor said the bridge was mined and warned that food was short."
    assert [(r[2], r[3], r[4]) for r in shown(text)] == [
        ("The mayor", "said", "the bridge was mined"),
        ("The mayor", "warned", "food was short"),
    ]


def test_participle_reports_on() -> None:
    text = "The mayor said the bridge was mined, adding that food was short."
    assert [(r[2], r[3], r[4]) for r in shown(text)] == [
        ("The mayor", "said", "the bridge was mined"),
        ("The mayor", "adding", "food was short"),
    ]


def test_other_side_contradicts() -> None:
    text = "The general said his men held the town, but the ministry denied it."
    rows = shown(text)
    assert (rows[0][2], rows[0][4]) == ("The general", "his men held the town")
    assert ("denies", "the ministry") in {(r[0], r[2]) for r in rows}


def test_denied_claim_is_asserted_and_denied() -> None:
    text = "The general dismissed claims that the town had fallen."
    rows = shown(text)
    assert {(r[0], r[4]) for r in rows} == {("denies", "the town had fallen"), ("says", "the town had fallen")}
    assert {r[0]: r[2] for r in rows} == {"denies": "The general", "says": None}


def test_quotation_over_paragraphs_is_one_content() -> None:
    text = "One of the soldiers stated, “We crossed the river.\n\nIt was dawn.” The boats were left behind."
    rows = shown(text)
    assert [(r[1], r[2], r[4]) for r in rows] == [
        ("direct", "One of the soldiers", "We crossed the river.\n\nIt was dawn.")
    ]


def test_quotation_without_cue_belongs_to_who_spoke_last() -> None:
    text = "“We lost the bridge,” the mayor said.\n\n“Nobody was hurt. The mill is ours.”"
    last = chains(text)[-1][-1]
    assert last.content[0].of(text) == "Nobody was hurt. The mill is ours."
    assert last.speaker is not None and (last.speaker.name, last.speaker.basis, last.speaker.span) == (
        "the mayor",
        "spoke last",
        None,
    )


def test_nested_words_stay_with_the_outer_voice() -> None:
    text = "The mayor said he hoped that the road would open."
    assert [(r[2], r[4]) for r in shown(text)] == [("The mayor", "he hoped that the road would open")]


def test_voice_within_a_voice_is_a_chain() -> None:
    text = "The council said that the governor had claimed two villages were lost."
    (chain,) = chains(text)
    assert [(link.stance, link.speaker.name if link.speaker else None) for link in chain] == [
        ("relays", "The council"),
        ("says", "the governor"),
    ]
    assert {link.content[0].of(text) for link in chain} == {"two villages were lost"}


def test_agency_citing_somebody_is_a_chain() -> None:
    text = "The agency, citing the garrison, said the bridge was mined."
    (chain,) = chains(text)
    assert [link.speaker.name for link in chain if link.speaker] == ["The agency", "the garrison"]


def test_quoted_as_saying_is_a_chain() -> None:
    text = "Reuters quoted the commander as saying that the line had held."
    (chain,) = chains(text, {"Reuters": "outlet"})
    assert [(link.stance, link.speaker.name) for link in chain if link.speaker] == [
        ("relays", "Reuters"),
        ("says", "the commander"),
    ]


def test_told_an_outlet_is_a_chain() -> None:
    text = "The commander told Reuters that the line had held."
    (chain,) = chains(text, {"Reuters": "outlet"})
    assert [link.speaker.name for link in chain if link.speaker] == ["Reuters", "The commander"]


def test_soldier_in_a_video_is_a_chain() -> None:
    text = "The bridge fell, according to a video shown by Kanal Odyn. One of the soldiers said: “We saw it fall.”"
    first, second = chains(text, {"Kanal Odyn": "outlet"})
    assert [link.speaker.kind for link in first if link.speaker] == ["recording"]
    assert [(link.stance, link.speaker.kind, link.speaker.named) for link in second if link.speaker] == [
        ("relays", "recording", True),
        ("says", "soldier", False),
    ]


@given(st.lists(st.sampled_from([s[0] for s in SENTENCES] + NOTHING), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_spans_lie_in_the_text_and_runs_agree(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    first = chains(text)
    assert first == chains(text)
    for chain in first:
        assert chain and len({link.content for link in chain}) == 1
        for link in chain:
            for span in (*link.cue, *link.content):
                assert span.end <= len(text) and span.of(text).strip() == span.of(text)
            assert list(link.content) == sorted(link.content)
            assert not any(a.overlaps(b) for a in link.content for b in link.content if a is not b)
