"""How far somebody's words reach, and whose they are, where the syntax alone goes wrong: sentences of our own."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.reading import quotations, speech, syntax
from tests.helpers import brackets, reading, report

# text with the content in [[ ]] (in pieces where it is broken), speaker's words, cue, stance
SENTENCES = [
    # a report cut before the next one
    (
        "Hnatiuk conceded that [[the guard had touched her]] but implied that it was her fault.",
        "Hnatiuk",
        "conceded",
        "says",
    ),
    (
        "Hnatiuk conceded that the guard had touched her but implied that [[it was her fault]].",
        "Hnatiuk",
        "implied",
        "says",
    ),
    ("He said that [[he would pray for the mayor]] but did not suggest it would help.", "He", "said", "says"),
    (
        "The minister said [[the raid has “kept us safe” on Telegram]] before claiming that the borders are open.",
        "The minister",
        "said",
        "says",
    ),
    (
        "The minister said the raid has “kept us safe” on Telegram before claiming that [[the borders are open]].",
        "The minister",
        "claiming",
        "says",
    ),
    ("The mayor would hold the ridge, she said, and the colonel vowed [[to stay]].", "the colonel", "vowed", "intends"),
    (
        "Russia claims [[to have entered Lozova Oblast]], Ukrainian General Staff denies this.",
        "Russia",
        "claims",
        "says",
    ),
    ("[[Two trucks burned]], per Reuters.", "Reuters", "per", "says"),
    # a past tense taken for a participle
    ("[[Russian marines crossed the river on Monday]], the governor said.", "the governor", "said", "says"),
    ("[[The two had met in May]], she said, adding that such talk was idle.", "she", "said", "says"),
    ("The two had met in May, she said, adding that [[such talk was idle]].", "she", "adding", "says"),
    (
        "She said that [[experts had found the plan sound]], to which the mayor interjected: “It is just not true.”",
        "She",
        "said",
        "says",
    ),
    ("Orlenko said [[the guards had fled]], though a neighbour saw them at the gate.", "Orlenko", "said", "says"),
    ("The captain said [[the column had burned]] — a claim nobody could verify.", "The captain", "said", "says"),
    # a report carried on
    ("He says [[he wishes he could have seen more, but that he and his men “did everything.”]]", "He", "says", "says"),
    (
        "Orlenko said [[he is left with only two options: leave the town or hold the ridge until spring]].",
        "Orlenko",
        "said",
        "says",
    ),
    (
        "Some of the women said [[they had written to two ministers; carried water to the camp;"
        " and sewn nets for the guns]].",
        "Some of the women",
        "said",
        "says",
    ),
    # clauses the parser hangs elsewhere
    (
        "The raids have left 62 percent of residents saying [[relations are growing worse]].",
        "residents",
        "saying",
        "says",
    ),
    (
        "Opponents said [[the decision, which struck down limits on drones, shows the importance of the council]].",
        "Opponents",
        "said",
        "says",
    ),
    (
        "The envoy took the stage with a jab at the general, saying [[his use of the term “victory”"
        " to refer to ground held by both sides was incorrect]].",
        "The envoy",
        "saying",
        "says",
    ),
    (
        "Danylenko said late on Tuesday at a briefing in Lutsk that [[his battery could stay until March]].",
        "Danylenko",
        "said",
        "says",
    ),
    (
        "The captain said Sunday in Lozova, Kharkiv Oblast, that [[he was hoping for rain]].",
        "The captain",
        "said",
        "says",
    ),
    (
        "Military officials reportedly announced on March 3, 2024, that [[their pontoons had reached the pier]].",
        "Military officials",
        "reportedly announced",
        "says",
    ),
    ("Orlenko told the council [[they were “laying the stones” of a wall]].", "Orlenko", "told", "says"),
    ("The agency said [[a probe into the raid was ongoing]].", "The agency", "said", "says"),
    (
        "The trucks were let through, showing [[what]] many analysts said [[was a sign of better relations]].",
        "many analysts",
        "said",
        "says",
    ),
    (
        "But [[the winter after that]], he said, [[brought a change]].",
        "he",
        "said",
        "says",
    ),
    (
        "[[Orlenko, the boat's second mate, had spent 940 days at sea]], the ministry said Thursday.",
        "the ministry",
        "said",
        "says",
    ),
    ("But Bilyk's most explosive claim is that [[the council is a “mob” of thieves]].", "Bilyk", "claim", "says"),
    ("The town expects [[a fight to last into the spring]].", "The town", "expects", "believes"),
    # questions
    (
        "Asked [[if her orders were illegal]], the captain said they were not.",
        None,
        "Asked",
        "says",
    ),
    ("Asked if her orders were illegal, the captain said [[they were not]].", "the captain", "said", "says"),
    ("When voters were asked [[who would bring change]], the mayor won.", None, "were asked", "says"),
    (
        "On Sunday, Bilyk was asked by host Ivan Hrytsenko [[whether his aim was similar]].",
        "host Ivan Hrytsenko",
        "was asked",
        "says",
    ),
    # what is said of somebody
    ("The lawsuit has a video that accuses [[Hnatiuk of being weak]].", "that", "accuses", "says"),
    ("[[Officers]] are widely seen [[as unfit]].", None, "are widely seen", "believes"),
    (
        "Hnatiuk has hailed [[the council's vote to leave the union as “fantastic,”]] telling"
        " reporters that he was glad.",
        "Hnatiuk",
        "has hailed",
        "says",
    ),
    (
        'Hnatiuk tried to turn the tables, portraying [[Bilyk as weak because he had taken "two bribes" from firms]].',
        "Hnatiuk",
        "portraying",
        "says",
    ),
    ("Orlenko called [[Hnatiuk a “reckless liar.”]]", "Orlenko", "called", "says"),
    # thinking and feeling
    ("The mayor was afraid of [[another raid]].", "The mayor", "was afraid of", "feels"),
    ("The mayor is opposed to [[the levy]].", "The mayor", "is opposed to", "intends"),
    # verbs the parser takes for nouns, participles for finite verbs
    ("The ministry denies [[the loss of the ship]].", "The ministry", "denies", "denies"),
    (
        "[[ISW saw no sign of new bridges at the ferry]] - reports the Institute for the Study of War.",
        "the Institute for the Study of War",
        "reports",
        "says",
    ),
    # names whole
    (
        "[[The plan failed]], said Olha Bilyk, a co-chair of the fund.",
        "Olha Bilyk, a co-chair of the fund",
        "said",
        "says",
    ),
    (
        "Regional governor Petro Hnatiuk (D-Lozova) said [[the dam held]].",
        "Regional governor Petro Hnatiuk (D-Lozova)",
        "said",
        "says",
    ),
    # quotations
    (
        "She declared “[[What a day!]]” and said that her men would continue “to break the lines” across the front.",
        "She",
        "declared",
        "says",
    ),
    (
        "She declared “What a day!” and said that [[her men would continue “to break the lines” across the front]].",
        "She",
        "said",
        "says",
    ),
    ("Clinton has said that [[“the ridge is ours” and that “the town is free.”]]", "Clinton", "has said", "says"),
    ('Orlenko asked the crowd "[[If the mayor cannot lead us, why should we follow?]]"', "Orlenko", "asked", "says"),
    ("The governor minced no words: “[[The town is lost. We go.]]”", "The governor", ":", "says"),
    (
        "[[Nominees such as Bilyk “were stiff. They were no fun. There was no joy” compared with"
        " Hnatiuk]], Orlenko said.",
        "Orlenko",
        "said",
        "says",
    ),
    (
        '"[[She seemed more open than him,]]" said Olena Bilyk, 20, of Lozova, Kan. "[[She has the'
        ' usual view of things.]]"',
        "Olena Bilyk, 20, of Lozova, Kan.",
        "said",
        "says",
    ),
    (
        "''[[Olha turned round and said, 'Your name is on no list,']]'' Ms. Hnatiuk recalled. ''[[and I"
        " said, 'That was our present.'.]]''",
        "Ms. Hnatiuk",
        "recalled",
        "says",
    ),
    (
        "“[[We hold,]]” said Bilyk spokesman Ivan Hrytsenko in a statement.",
        "Bilyk spokesman Ivan Hrytsenko",
        "said",
        "says",
    ),
    ('He wrote that [[he "rejects the general\'s latest orders."]]', "He", "wrote", "says"),
    (
        "The video, filmed at noon, features a soldier stating, ‘[[We have crossed the border.]]’",
        "a soldier",
        "stating",
        "says",
    ),
    (
        "Ukrainian officials dismissed Russian claims that [[Moscow's troops had entered the region]].",
        "Ukrainian officials",
        "dismissed",
        "denies",
    ),
    (
        "Ukrainian officials dismissed Russian claims that [[Moscow's troops had entered the region]].",
        "Russian",
        "claims",
        "says",
    ),
    (
        "Officials have dismissed on April 2 claims made by anglers that [[the fleet has left the harbour]].",
        "Officials",
        "have dismissed",
        "denies",
    ),
    (
        "[[Troops did not enter the region]], Colonel Andriy Bilyk, head of the press office, told the agency.",
        "Colonel Andriy Bilyk, head of the press office",
        "told",
        "says",
    ),
    ("Soldiers said [[they crossed into Lozova]] — Ukraine says those troops are dead.", "Soldiers", "said", "says"),
    ("Soldiers said they crossed into Lozova — Ukraine says [[those troops are dead]].", "Ukraine", "says", "says"),
    ('Kaine declared that [["I strongly support" the law of the land]].', "Kaine", "declared", "says"),
    ("The analyst's doubts about [[the plan]] grew.", "The analyst", "doubts about", "doubts"),
]

SILENT = [
    "Output at the site fell by 40 per cent last year, from 5 million tonnes to 3 million tonnes.",
    "The shop sold ten loaves per head.",
    "Officials have yet to comment on the raid.",
    "Officials have not commented on the claim.",
    "The colonel did not mention the raid.",
    "This was reported by the agency.",
    "The army held a district previously considered a safe haven.",
]


def links(text: str) -> list[tuple[str | None, str, str, tuple[tuple[int, int], ...]]]:
    document = report(text)
    tree = syntax.parse(document)
    found = speech.find(document, tree, quotations.find(document, tree), (), (), "russia_ukraine")
    return [
        (
            c[-1].speaker.span.of(text) if c[-1].speaker and c[-1].speaker.span else None,
            " ".join(s.of(text) for s in c[-1].cue),
            c[-1].stance,
            tuple((s.start, s.end) for s in c[-1].content),
        )
        for c in found
    ]


@pytest.mark.parametrize(
    ("marked", "speaker", "cue", "stance"), SENTENCES, ids=[s[0][:60] + "-" + s[2] for s in SENTENCES]
)
def test_content(marked: str, speaker: str | None, cue: str, stance: str) -> None:
    text, spans = brackets(marked)
    assert (speaker, cue, stance, tuple(spans)) in links(text)


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_said(text: str) -> None:
    assert links(text) == []


def test_what_a_participle_suggests_is_the_writers() -> None:
    text = "The ministry stated that its forces crossed the line, suggesting a turn to the north."
    assert [row[1] for row in links(text)] == ["stated"]


def speakers(text: str) -> list[str | None]:
    return [c.chain[-1].speaker.name for c in reading(text).claims if c.chain and c.chain[-1].speaker]


NAMED = [
    (
        "“Our forces hold,” a ministry spokesperson said in a briefing.\n\nMilitary expert Anatoly Bondarenko, who has"
        " long studied the war, provided context.\n\nOn May 30, he stated that the key task was to hold the ridge.",
        "Anatoly Bondarenko",
    ),
    ("According to Russia's Ministry of Defense, units took the village.", "Russian Ministry of Defense"),
    (
        "The agency cited a report by the Institute for the Study of War. The report says that the bridge is open.",
        "Institute for the Study of War",
    ),
]


@pytest.mark.parametrize(("text", "name"), NAMED, ids=[n[1] for n in NAMED])
def test_speaker_is_named(text: str, name: str) -> None:
    assert speakers(text)[-1] == name


def test_what_is_said_around_a_happening_stays_with_it() -> None:
    text = "“This is a lie. Nobody is surprised. We are tired of it,” the mayor said."
    assert [c.span.of(text) for c in reading(text).claims] == [
        "This is a lie. Nobody is surprised. We are tired of it,"
    ]


def test_two_happenings_of_one_quotation_are_two_claims() -> None:
    text = "“Our battalion captured Lozova. The drones destroyed four trucks,” the mayor said."
    assert len(reading(text).claims) == 2


@given(st.lists(st.sampled_from([brackets(s[0])[0] for s in SENTENCES] + SILENT), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_contents_quote_the_text_and_keep_apart_from_their_cue(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    found = links(text)
    assert found == links(text)
    document = report(text)
    tree = syntax.parse(document)
    for chain in speech.find(document, tree, quotations.find(document, tree), (), (), "russia_ukraine"):
        inner = chain[-1]
        assert all(text[s.start : s.end].strip() for s in (*inner.content, *inner.cue))
        pieces = sorted(inner.content)
        assert all(one.end <= other.start for one, other in pairwise(pieces))
        if inner.stance != "denies":
            assert not any(c.overlaps(s) for c in inner.cue for s in inner.content)


@given(st.text(alphabet="ab .,:;“”\"'‘’–-\n()[]said that", max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read(text: str) -> None:
    links(text)
