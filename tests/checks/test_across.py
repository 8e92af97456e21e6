"""Every rule across reports has a page; every case on it is read and put together, and says what the page says."""

import re

import pytest

from hearsay.checks import pages
from hearsay.checks.across import one_origin_many_outlets
from hearsay.checks.catalogue import RULES
from hearsay.model import Dossier
from tests.checks import across_cases
from tests.linking.test_events import claim
from tests.linking.test_map_origins import standing

ACROSS = [r for r in RULES if r.scope == "dossier"]
LISTED = [
    pytest.param(rule, flagged, case, id=f"{rule.code}-{'flagged' if flagged else 'quiet'}-{number}")
    for rule in ACROSS
    for number, (flagged, case) in enumerate(pages.across(rule.code), 1)
]
SWAP = {"Russian": "Ukrainian", "Ukrainian": "Russian", "Russia": "Ukraine", "Ukraine": "Russia"}
WORDS = re.compile("|".join(sorted(SWAP, key=len, reverse=True)))


@pytest.mark.parametrize(("rule", "flagged", "case"), LISTED)
def test_case(rule, flagged, case):
    readings, marked = across_cases.of(case)
    texts = {r.report.id: r.report.text for r in readings}
    found = across_cases.findings(rule, readings)
    places = across_cases.quoted(found)
    assert sorted((r, texts[r][a:b]) for r, a, b in places) == sorted((r, texts[r][a:b]) for r, a, b in marked)
    assert places == marked
    assert bool(found) == flagged
    for one in found:
        assert not one.spans
        assert all(texts[w["report"]][w["start"] : w["end"]] == w["text"] for w in one.facts["words"])


@pytest.mark.parametrize("rule", ACROSS, ids=lambda r: r.code)
def test_page_is_whole(rule):
    page = pages.parsed(rule.code)
    assert page.title == f"{rule.code} {rule.name}"
    assert all(page.sections.values())
    assert not page.cases
    listed = pages.across(rule.code)
    assert sum(flagged for flagged, _ in listed) >= 3
    assert sum(not flagged for flagged, _ in listed) >= 3


def test_families_of_codes():
    assert {r.code[:3] for r in ACROSS} == {"HS9"}
    assert all(r.scope == "dossier" for r in RULES if r.code.startswith("HS9"))


def test_a_map_does_not_hide_that_outlets_carry_one_origin():
    carried = [claim("Red Ministry", "red", outlet=outlet) for outlet in ("Harbor Gazette", "Valley Dispatch")]
    event = standing(*carried, makers=[("Blue Mapper", "blue")])
    (finding,) = one_origin_many_outlets.RULE.check(one_origin_many_outlets.RULE, Dossier(event=event, readings=()))
    assert finding.facts["origin"] == "Red Ministry"
