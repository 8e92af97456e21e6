"""Swapping the parties swaps nothing but their names in events, origins, standing and what bears on them."""

import dataclasses
import re

import pytest

from hearsay.linking.whole import dossiers
from hearsay.reading.read import read
from hearsay.settings import Settings
from tests.helpers import report

NAMES = {
    "Russian Ministry of Defense": "General Staff of the Armed Forces of Ukraine",
    "General Staff of the Armed Forces of Ukraine": "Russian Ministry of Defense",
    "Russian": "Ukrainian",
    "Ukrainian": "Russian",
}
WORDS = re.compile("|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)))
SIDES = {"russia": "ukraine", "ukraine": "russia"}
TAKEN = "Russian troops captured the village of Udachne on {} 2025, the {} said."
RED, BLUE = "Russian Ministry of Defense", "General Staff of the Armed Forces of Ukraine"
CASES = {
    "disputed, then conceded": (
        ("2025-03-06", TAKEN.format("5 March", RED)),
        ("2025-03-06", f"The {BLUE} denied that Russian troops had captured the village of Udachne on 5 March 2025."),
        ("2025-03-08", TAKEN.format("7 March", BLUE)),
    ),
    "one origin": (("2025-03-06", TAKEN.format("5 March", RED)), ("2025-03-07", TAKEN.format("5 March", RED))),
    "withdrawn": (
        ("2025-03-06", TAKEN.format("5 March", RED)),
        ("2025-03-07", f"Ukrainian troops withdrew from the village of Udachne on 6 March 2025, the {BLUE} said."),
    ),
}


def told(texts, swap: bool):
    readings = []
    for number, (published, text) in enumerate(texts):
        made = report(WORDS.sub(lambda m: NAMES[m[0]], text) if swap else text, published)
        origin = dataclasses.replace(made.origin, sha256=f"{number:064}")
        readings.append(read(dataclasses.replace(made, id=f"r{number}", origin=origin), Settings()))
    sides = SIDES if swap else {}
    return [
        (
            d.event.sort,
            d.event.day,
            sides.get(d.event.actor_side, d.event.actor_side),
            d.event.standing,
            sorted((sides.get(o.side, o.side), o.stance, o.reports) for o in d.event.origins),
            [k.relation for k, _ in d.related],
        )
        for d in dossiers(readings)
    ]


@pytest.mark.parametrize("texts", CASES.values(), ids=CASES)
def test_parties_are_treated_alike(texts):
    plain = told(texts, swap=False)
    assert plain
    assert plain == told(texts, swap=True)


def test_the_cases_are_what_they_are_called():
    standings = {name: [row[3] for row in told(texts, swap=False)] for name, texts in CASES.items()}
    assert standings == {
        "disputed, then conceded": ["disputed", "conceded"],
        "one origin": ["single-origin"],
        "withdrawn": ["single-origin", "conceded"],
    }
