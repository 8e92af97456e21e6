"""The JSON other programs rely on: its schema, and spans that quote what they say they quote."""

import io
import json
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.checks.run import on_reading
from hearsay.export import Checked, records
from hearsay.settings import Settings
from tests import helpers
from tests.export import handmade

SCHEMA = json.loads((files("hearsay.export") / "schemas" / "check.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
PIECES = [
    "Russian troops crossed the border near Kupiansk on 20 May 2025, the ministry said.",
    "“We are in the village,” he said, “and we stay.”",
    "According to the General Staff, 20 to 30 soldiers were killed overnight.",
    "A video shows the 90th Tank Division 🚜 in Sumy Oblast.",
    '\x1b[31m[bold]\u202e<script>alert(1)</script> | `x` "',
    "Kyiv denied this.",
    "«Ми тут», сказав він.",
    "\n\n",
    "  ",
    "…",
]


def read(text: str, published: str | None = None) -> Checked:
    reading = helpers.reading(text, published)
    return Checked(reading=reading, findings=on_reading(reading, Settings()))


def test_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_handmade_report_fits_the_schema():
    VALIDATOR.validate(records.record(handmade.checked()))


def documented(value: object, schema: dict, path: str = "") -> None:
    """Every key that is written is described."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    options = [schema, *schema.get("anyOf", [])]
    if isinstance(value, dict):
        known = next((o for o in map(resolved, options) if "properties" in o), None)
        if known is None:
            assert path.endswith(("facts", "versions")), path
            return
        for key, inner in value.items():
            assert key in known["properties"], f"{path}.{key} is not in the schema"
            documented(inner, known["properties"][key], f"{path}.{key}")
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        for inner in value:
            documented(inner, schema["items"], path)


def resolved(schema: dict) -> dict:
    return SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def test_every_field_written_is_documented():
    documented(records.record(handmade.checked()), SCHEMA)


def test_fields_of_the_contract():
    found = records.record(handmade.checked())
    assert list(found["report"])[:7] == ["id", "sha256", "lang", "title", "published", "outlet", "text"]
    assert found["report"]["published"] == "2025-06-03"
    capture, holding = found["claims"]
    assert capture["chain"] == [{"name": "Russian Ministry of Defense", "side": "russia", "stance": "says"}]
    assert capture["count"] == [40, None], "an open end has no number in JSON"
    assert capture["where"][0] == {"name": "Verbivka", "ref": None, "start": 134, "end": 142}
    assert [handmade.TEXT[s:e] for s, e in holding["spans"]] == ["We hold the village,", "and the road is ours."]
    assert handmade.TEXT[holding["start"] : holding["end"]].endswith("the road is ours.")
    assert holding["evidence"] == {"basis": "footage", "attached": False}
    undecided, region = found["places"]
    assert (undecided["ref"], undecided["lat"], undecided["lon"]) == (None, None, None)
    assert [c["ref"] for c in undecided["candidates"]] == ["geonames:1"]
    assert "candidates" not in region
    assert found["quantities"][0]["value"] == [40, 50]
    assert found["findings"][0]["spans"] == []
    assert found["findings"][1]["facts"] == {"date": "2025-06-02", "is": "Monday", "days": [11, 14]}


def test_broken_cue_and_nameless_speaker():
    claim = handmade.CAPTURE
    link = claim.chain[0]
    cue = (handmade.span("said on"), handmade.span("where"))
    broken = records.record(changed(chain=(replaced(link, cue=cue),)))["claims"][0]["cue"]
    assert broken == {"start": cue[0].start, "end": cue[1].end, "spans": [[s.start, s.end] for s in cue]}
    nobody = records.record(changed(chain=(replaced(link, speaker=None, cue=()),)))["claims"][0]
    assert nobody["speaker"] is None
    assert nobody["cue"] is None
    assert nobody["chain"] == [{"name": None, "side": "unknown", "stance": "says"}]
    byname = records.record(changed(chain=(replaced(link, speaker=replaced(handmade.MINISTRY, span=None)),)))
    assert byname["claims"][0]["speaker"]["start"] is None
    for found in (broken, nobody):
        json.dumps(found, allow_nan=False)
    VALIDATOR.validate(byname)


def replaced(value, **changes):
    import dataclasses

    return dataclasses.replace(value, **changes)


def changed(**changes) -> Checked:
    one = handmade.checked()
    reading = replaced(one.reading, claims=(replaced(handmade.CAPTURE, **changes),))
    return replaced(one, reading=reading)


def spans_of(found: dict) -> list[tuple[int, int]]:
    spans = []
    for layer in ("timexes", "places", "names", "units", "quantities", "claims"):
        spans += [(item["start"], item["end"]) for item in found[layer]]
    for claim in found["claims"]:
        spans += map(tuple, claim["spans"])
        spans += [(part["start"], part["end"]) for part in (claim["speaker"], claim["cue"]) if part and part["end"]]
    return spans + [tuple(s) for f in found["findings"] for s in f["spans"]]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(PIECES), max_size=5), st.sampled_from([None, "2025-06-10"]))
def test_whatever_is_read_fits_the_schema(pieces, published):
    found = records.record(read(" ".join(pieces), published))
    VALIDATOR.validate(found)
    documented(found, SCHEMA)
    text = found["report"]["text"]
    for start, end in spans_of(found):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip(), "a span quotes words"


@pytest.mark.parametrize("name", ["depot_fire.txt", "river_crossing.txt", "grid_strike.html"])
def test_examples_fit_the_schema(name):
    from pathlib import Path

    from hearsay import api

    one = next(api.check(str(Path(__file__).parents[2] / "examples" / name)))
    assert isinstance(one, Checked)
    found = records.record(one)
    VALIDATOR.validate(found)
    documented(found, SCHEMA)
    text = found["report"]["text"]
    assert all(text[start:end].strip() for start, end in spans_of(found))
    hedges = [h for c in found["claims"] for h in c["hedges"]]
    assert all(h in text for h in hedges)


def test_lines_and_array_hold_the_same():
    one, out, array = handmade.checked(), io.StringIO(), io.StringIO()
    records.write_lines([one, one], out)
    records.write_array([one, one], array)
    assert [json.loads(line) for line in out.getvalue().splitlines()] == json.loads(array.getvalue())
    empty = io.StringIO()
    records.write_array([], empty)
    assert json.loads(empty.getvalue()) == []


def test_lines_are_written_as_they_come():
    out = io.StringIO()

    def reports():
        yield handmade.checked()
        assert out.getvalue().count("\n") == 1, "the first line is out before the second report is asked for"
        yield handmade.checked()

    records.write_lines(reports(), out)


def test_facts_are_json_values():
    finding = replaced(
        handmade.FINDINGS[1],
        facts={"bound": float("inf"), "when": handmade.DAY.earliest, "set": {"b", "a"}, "map": {1: (2.0, None, True)}},
    )
    assert records.facts(finding) == {
        "bound": None,
        "when": "2025-06-02T00:00:00",
        "set": ["a", "b"],
        "map": {"1": [2, None, True]},
    }
