"""Every example in the lexicon of time words and in the table of zones is read as it is marked."""

from collections.abc import Iterator
from typing import Any

import pytest

from hearsay import lexicon, profiles
from hearsay.reading import syntax, times
from hearsay.reading.times.words import words
from tests.helpers import brackets, report


def entries(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for value in table.values():
        for entry in value if isinstance(value, list) else [value]:
            if isinstance(entry, dict) and "example" in entry:
                yield entry


LEXICON = lexicon.load("en", "times")
ZONES = profiles.load("russia_ukraine", "zones")
EXAMPLES = [*entries(LEXICON), *entries(ZONES)]


@pytest.mark.parametrize("entry", EXAMPLES, ids=lambda e: e["example"][:40])
def test_example_is_read_as_marked(entry: dict[str, Any]) -> None:
    text, spans = brackets(entry["example"])
    whole = report(text, "2025-06-20")
    found = times.find(whole, syntax.parse(whole), "russia_ukraine")
    assert [(t.span.start, t.span.end) for t in found] == spans, [t.span.of(text) for t in found]
    if "days" in entry and isinstance(entry["days"][0], int) and "low" in entry:
        assert found[0].days == tuple(entry["days"])
    if "value" in entry:
        assert found[0].value == entry["value"]


def test_every_group_of_words_has_an_example() -> None:
    groups = {k: v for k, v in LEXICON.items() if k not in ("small", "plain")}
    for name, value in groups.items():
        for entry in value if isinstance(value, list) else [value]:
            assert entry.get("example"), name


def test_zone_facts_carry_a_source() -> None:
    for entry in [*ZONES["zone"], *ZONES["occupied"], ZONES["fixed"]]:
        assert entry["source"] and entry["source"] != "unsourced"


def test_no_word_stands_for_two_months_or_units() -> None:
    for key, group in (("month", "words"), ("weekday", "words"), ("unit", "words"), ("unit", "plural")):
        names = [name for spellings in LEXICON[key][group] for name in spellings]
        assert len(names) == len(set(names)), key
    assert words("russia_ukraine").single["may"] == ("M", 5)
