"""What a headline drops: words of the body that leave open what it states."""

import pytest

from hearsay import lexicon
from tests.helpers import brackets, reading


def bare(headline, body):
    made = reading(body, headline=headline)
    return [(w.span.of(made.report.text), w.lemma) for w in made.words("headline_bare")]


@pytest.mark.parametrize(
    ("headline", "body", "marks"),
    [
        ("Wolves kill sheep", "Wolves may have killed the sheep of a farm.", [("may", "open")]),
        ("Wolves kill sheep", "There are rumours that wolves killed the sheep of a farm.", [("rumours", "open")]),
        ("Port closes pier", "The port is considering the closure of its pier.", [("is considering", "planned")]),
        ("Wolves kill sheep", "Wolves killed the sheep of a farm, the ministry said.", [("said", "said")]),
        ("Wolves kill sheep", "Wolves killed the sheep of a farm, a shepherd said.", [("said", "hearsay")]),
        ("Clerk embezzled fees", "A clerk embezzled the fees, the mayor said.", [("said", "accused")]),
        ("Clerk resigns", "A clerk resigned on Monday. Another may resign in May.", []),
        ("Clerk may resign", "A clerk may resign on Monday.", []),
        ("Will clerk resign?", "A clerk may resign on Monday.", []),
        ("Port to close pier", "The port is considering the closure of its pier.", []),
        ("Court hears clerk stole stamps", "A clerk stole the stamps, the prosecution alleged.", []),
        ("Clerk never took fees", "The clerk denied that he had taken the fees.", [("denied", "open")]),
        ("Clerk did not resign", "The clerk did not resign on Monday.", []),
        ("Clerk resigns", "The clerk, a newspaper reported, resigned on Monday.", [("reported", "hearsay")]),
        ("Clerk resigns", "The clerk resigned on Monday, it is alleged.", [("alleged", "open")]),
        ("Port closes pier", "The port has drawn up a plan for the closure of its pier.", [("drawn", "planned")]),
        ("Wolves kill sheep", "Suspicion has fallen on wolves as killers of the sheep.", [("Suspicion", "open")]),
        ("Wolves maul sheep", "A shepherd lays the death of his sheep at the door of wolves.", [("lays", "open")]),
        ("Wolves linked to dead sheep", "A shepherd lays the death of his sheep at the door of wolves.", []),
        ("Wolves caused deaths", "The shepherd of the hills blamed wolves for the deaths.", [("blamed", "open")]),
        ("Wolves near town", "Wolves were reported near the town on Monday.", [("reported", "said")]),
        ("Clerk resigns", "The clerk has resigned, officials who asked not to be named said.", [("said", "hearsay")]),
        ("Wolves blamed for deaths", "Shepherds blame wolves for the deaths of sheep.", []),
        ("Mayor ignored warnings", "The mayor ignored warnings, a nurse said.", [("said", "hearsay")]),
    ],
)
def test_what_a_headline_drops(headline, body, marks):
    assert bare(headline, body) == marks


GROUPS = {k: g["example"] for k, g in lexicon.load("en", "reserve").items() if "example" in g}


@pytest.mark.parametrize("example", GROUPS.values(), ids=GROUPS)
def test_examples_of_the_lexicon(example):
    text, spans = brackets(example)
    headline, _, body = text.partition("\n\n")
    made = reading(body, headline=headline)
    assert [(w.span.start, w.span.end) for w in made.words("headline_bare")] == spans
