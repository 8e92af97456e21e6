"""Every trigger of the happenings lexicon names its kind in its own example."""

import pytest

from hearsay import lexicon
from tests.helpers import brackets, report
from tests.reading.claims_alone import narrated

TRIGGERS = lexicon.load("en", "happenings")["trigger"]


@pytest.mark.parametrize("entry", TRIGGERS, ids=lambda e: f"{e['kind']}: {e['example'][:40]}")
def test_example_is_of_its_kind(entry):
    text, spans = brackets(entry["example"])
    claims = narrated(report(text))
    assert [
        (c.happening.kind, (c.happening.trigger.start, c.happening.trigger.end)) for c in claims if c.happening.trigger
    ] == [(entry["kind"], spans[0])]


@pytest.mark.parametrize("entry", lexicon.load("en", "happenings")["idiom"], ids=lambda e: e["example"][:40])
def test_an_idiom_is_no_happening_of_its_verb(entry):
    text, spans = brackets(entry["example"])
    named = {(c.happening.kind, c.happening.trigger.start) for c in narrated(report(text)) if c.happening.trigger}
    kinds = {t["kind"] for t in TRIGGERS if set(entry["verbs"]) & set(t.get("verbs", ()))}
    assert not {(kind, spans[0][0]) for kind in kinds} & named


def test_kinds_are_those_of_the_model():
    from typing import get_args

    from hearsay.model import Kind

    assert {e["kind"] for e in TRIGGERS} == set(get_args(Kind)) - {"other"}
