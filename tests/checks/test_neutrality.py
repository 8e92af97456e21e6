"""Swapping the parties of a text swaps nothing but their names in the findings.

The texts are the cases of the rules' own pages that name a party. What the profile knows of words and names is not
alike on both sides (one side has its own names for places and for the war), so the rules that only show such words are
left out; that they name no party themselves is tested with the catalogue.
"""

import re

import pytest

from hearsay.checks import pages, run
from hearsay.checks.catalogue import RULES
from hearsay.model import Block, Origin, Report, Span
from hearsay.reading.read import read
from hearsay.settings import Settings
from tests.checks import cases

PAIRS = (
    ("Russian", "Ukrainian"),
    ("Russia", "Ukraine"),
    ("Moscow", "Kyiv"),
    ("Vladimir Putin", "Volodymyr Zelensky"),
    ("Sumy Oblast", "Belgorod Oblast"),
    ("Kharkiv Oblast", "Kursk Oblast"),
)
SWAP = {**dict(PAIRS), **{b: a for a, b in PAIRS}}
WORDS = re.compile("|".join(sorted(map(re.escape, SWAP), key=len, reverse=True)))
EXEMPT = {
    "HS301": "shows the profile's names for disputed entities",
    "HS302": "shows the profile's names for disputed entities",
    "HS602": "shows the profile's status words",
    "HS603": "shows the profile's former names of places",
    "HS607": "shows the profile's side words",
    "HS304": "rests on where the places of the text really are",
    "HS307": "rests on where the places of the text really are",
    "HS308": "rests on where the places of the text really are",
    "HS310": "rests on where the places of the text really are",
    "HS309": "rests on which state the UN General Assembly counts a place to",
}
ONE_SIDED = re.compile(
    r"Peskov|Kremlin|Lavrov|Syrskyi|General Staff|Crimea|Republic|DPR|LPR|regime|militants|special military|Basivka|"
    r"TASS|RIA|Zvezda|Kommersant|Kindrashivka|Feodosia|Engels|Yunakivka|Kupiansk|Kozachi|Vovchansk|Poltava|Bakhmut|Donetsk|Luhansk|Kherson|Odesa|Mariupol|Sevastopol|Simferopol|Lviv"
)
"""Names that belong to one party and have no counterpart of like weight on the other."""


def texts():
    for rule in RULES:
        for number, case in enumerate(pages.parsed(rule.code).cases, 1):
            made, _ = cases.of(case)
            if WORDS.search(made.text) and not ONE_SIDED.search(made.text):
                yield pytest.param(made, id=f"{rule.code}-{number}")


def swapped(made: Report) -> Report:
    """The report with the parties swapped, blocks moved along."""

    def moved(offset: int) -> int:
        return len(WORDS.sub(lambda m: SWAP[m.group()], made.text[:offset]))

    return Report(
        id=made.id,
        origin=Origin(sha256="1" * 64, locator="test.txt"),
        text=WORDS.sub(lambda m: SWAP[m.group()], made.text),
        published_at=made.published_at,
        blocks=tuple(
            Block(kind=b.kind, span=Span(start=moved(b.span.start), end=moved(b.span.end))) for b in made.blocks
        ),
        hyperlinks=made.hyperlinks,
        attachments=made.attachments,
        excerpt=made.excerpt,
    )


def findings(made: Report) -> list[tuple[str, str, list[str]]]:
    return [
        (f.code, f.severity, [s.of(made.text) for s in f.spans])
        for f in run.on_reading(read(made, Settings()), Settings())
        if f.code not in EXEMPT
    ]


@pytest.mark.parametrize("made", texts())
def test_parties_are_treated_alike(made):
    mirrored = [
        (code, severity, [WORDS.sub(lambda m: SWAP[m.group()], words) for words in spans])
        for code, severity, spans in findings(made)
    ]
    assert findings(swapped(made)) == mirrored


def test_there_are_enough_texts():
    assert len(list(texts())) >= 40


def test_the_exempt_exist():
    assert set(EXEMPT) <= {r.code for r in RULES}
