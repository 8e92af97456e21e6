"""SARIF that the committee's own schema accepts, with offsets in code points."""

import io
import json
from pathlib import Path

import jsonschema
import pytest

from hearsay import api
from hearsay.export import sarif
from tests.export import handmade
from tests.export.test_golden import HELP

SCHEMA = json.loads(Path(__file__).with_name("data").joinpath("sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
EXAMPLES = sorted(p for p in (Path(__file__).parents[2] / "examples").iterdir() if p.suffix in (".txt", ".html"))


def log(checked) -> dict:
    out = io.StringIO()
    sarif.write(checked, out, HELP)
    found = json.loads(out.getvalue())
    jsonschema.Draft4Validator(SCHEMA).validate(found)
    return found["runs"][0]


def test_offsets_are_code_points():
    run = log([handmade.checked()])
    assert run["columnKind"] == "unicodeCodePoints"
    text = run["artifacts"][0]["contents"]["text"]
    seen = 0
    for result in run["results"]:
        for place in (*result["locations"], *result.get("relatedLocations", [])):
            region = place["physicalLocation"].get("region")
            if region is None:
                continue
            seen += 1
            quoted = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
            assert quoted == region["snippet"]["text"]
            line = text.split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == quoted
    assert seen == 3


def test_result_without_span_names_the_report_only():
    result = log([handmade.checked()])["results"][0]
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "news/verbivka.txt", "index": 0}}}]


def test_rules_levels_and_fingerprints():
    run = log([handmade.checked(), handmade.checked()])
    assert [r["level"] for r in run["results"]] == ["note", "error", "warning"] * 2
    assert run["results"][1]["ruleIndex"] == 0
    assert "ruleIndex" not in run["results"][0]
    prints = [r["partialFingerprints"]["hearsay/v1"] for r in run["results"]]
    assert prints[:3] == prints[3:]
    assert len(set(prints)) == 3


@pytest.mark.parametrize(
    ("locator", "media", "uri"),
    [
        ("-", "text/plain", "stdin"),
        ("a b/ü.txt", "text/plain", "a%20b/%C3%BC.txt"),
        ("set.jsonl:12", "application/json", "set.jsonl#line=12"),
        ("odd:7", "text/plain", "odd%3A7"),
    ],
)
def test_locations_are_addresses(locator, media, uri):
    import dataclasses

    one = handmade.checked()
    report = one.reading.report
    origin = dataclasses.replace(report.origin, locator=locator, media_type=media)
    reading = dataclasses.replace(one.reading, report=dataclasses.replace(report, origin=origin))
    run = log([dataclasses.replace(one, reading=reading)])
    assert run["artifacts"][0]["location"]["uri"] == uri


def test_examples_and_every_rule_pass_the_schema():
    checked = [one for path in EXAMPLES for one in api.check(str(path))]
    out = io.StringIO()
    api.write(checked, "sarif", out)
    found = json.loads(out.getvalue())
    jsonschema.Draft4Validator(SCHEMA).validate(found)
    described = {r["id"] for r in found["runs"][0]["tool"]["driver"]["rules"]}
    assert described == {rule.code for rule in api.rules()}
    assert len(found["runs"][0]["artifacts"]) == len(EXAMPLES)
