"""Every group of the speech lexicon is found in its example."""

import pytest

from hearsay import lexicon
from hearsay.model import Stance
from hearsay.reading import quotations, speech, syntax
from tests.helpers import brackets, report

TABLE = lexicon.load("en", "speech")
GROUPS = [*TABLE["cue"], *TABLE["predicate"], *TABLE["noun"]]
STANCES = set(Stance.__args__)  # type: ignore[attr-defined]
FRAMES = {
    "clause",
    "quote",
    "infinitive",
    "object",
    "shown",
    "seen",
    "personal",
    "as",
    "for",
    "on",
    "about",
    "of",
    "to",
    "upon",
    "against",
    "with",
    "over",
    "that",
    "at",
    "in",
}


def links(text: str):
    document = report(text)
    tree = syntax.parse(document)
    chains = speech.find(document, tree, quotations.find(document, tree), (), (), "russia_ukraine")
    return [link for chain in chains for link in chain]


@pytest.mark.parametrize("group", GROUPS, ids=lambda g: g["example"].replace("[", "").replace("]", "")[:50])
def test_cue_of_the_example_is_found(group):
    text, (marked,) = brackets(group["example"])
    cues = {(link.stance, link.cue[0].start, link.cue[-1].end) for link in links(text)}
    assert any(stance == group["stance"] and start <= marked[0] and marked[1] <= end for stance, start, end in cues), (
        cues
    )


@pytest.mark.parametrize("name", ["according", "light"])
def test_cue_of_a_list_is_found(name):
    text, (marked,) = brackets(TABLE[name]["example"])
    assert marked in {(link.cue[0].start, link.cue[-1].end) for link in links(text)}


@pytest.mark.parametrize("name", ["channels", "descriptions", "pronouns", "sexes"])
def test_source_of_a_list_is_found(name):
    text, (marked,) = brackets(TABLE[name]["example"])
    speakers = [link.speaker for link in links(text) if link.speaker and link.speaker.span]
    assert marked in {(s.span.start, s.span.end) for s in speakers if s.span}


def test_cited_voice_is_the_innermost():
    text, (marked,) = brackets(TABLE["relays"]["example"])
    outer, inner = links(text)
    assert outer.stance == "relays" and inner.speaker is not None and inner.speaker.span is not None
    assert inner.speaker.span.start > marked[0] and inner.speaker.span.of(text) == "the garrison"


@pytest.mark.parametrize("group", TABLE["cue"] + TABLE["noun"], ids=lambda g: g["example"][:30])
def test_groups_use_known_stances_and_frames(group):
    assert group["stance"] in STANCES
    assert set(group["frames"]) <= FRAMES
    names = group.get("verbs") or group["nouns"]
    assert names == [n.lower() for n in names] and len(names) == len(set(names))
