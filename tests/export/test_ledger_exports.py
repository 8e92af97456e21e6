"""A ledger written for other programs, each format checked by a schema or a reader made by others."""

import csv
import dataclasses
import io
import json
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

import jsonschema
import msgspec_schemaorg.models as schema_org
import pytest
import shapely.geometry

from hearsay import casework
from hearsay.casework.adding import add_reading
from hearsay.export.publication import Publication, released
from hearsay.model import Span, Words
from tests.linking.case import case
from tests.linking.test_events import claim, one

SCHEMA = json.loads((files("hearsay.export") / "schemas" / "ledger.schema.json").read_text(encoding="utf-8"))
CLAIM_REVIEW = {
    "type": "object",
    "required": ["@context", "@type", "url", "claimReviewed", "author", "reviewRating", "itemReviewed"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "ClaimReview"},
        "claimReviewed": {"type": "string", "minLength": 1},
        "author": {"type": "object", "required": ["@type", "name"]},
        "reviewRating": {
            "type": "object",
            "required": ["@type", "alternateName"],
            "properties": {
                "@type": {"const": "Rating"},
                "ratingValue": {"type": "integer", "minimum": 1, "maximum": 5},
            },
            "dependentRequired": {"ratingValue": ["bestRating", "worstRating"]},
        },
        "itemReviewed": {"type": "object", "required": ["@type"], "properties": {"@type": {"const": "Claim"}}},
    },
}
"""What Google's and the Fact Check Tools' documentation require of a ClaimReview beyond that vocabulary."""
ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "Annotation"},
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "selector": {
                    "type": "array",
                    "prefixItems": [
                        {"required": ["type", "exact"], "properties": {"type": {"const": "TextQuoteSelector"}}},
                        {
                            "required": ["type", "start", "end"],
                            "properties": {"type": {"const": "TextPositionSelector"}},
                        },
                    ],
                }
            },
        },
    },
}
"""The MUSTs of the Web Annotation Data Model, W3C Recommendation of 23 February 2017."""


@pytest.fixture(scope="module")
def where(tmp_path_factory):
    at = str(tmp_path_factory.mktemp("exports") / "ledger")
    casework.init(at, by="test")
    with casework.opened(at) as ledger:
        for reading in case().values():
            add_reading(ledger, reading, "test")
        event = next(e for e in casework.events(ledger) if e.standing == "disputed")
        casework.assess(ledger, event.id, by="Ana", credibility=5, note="the picture is from elsewhere")
    return at


def written(where: str, form: str, how: Publication | None = None) -> tuple[str, tuple[str, ...]]:
    out = io.StringIO(newline="")
    with casework.opened(where) as ledger:
        notes = casework.export(ledger, form, out, how)
    return out.getvalue(), notes


def test_json_keeps_its_contract(where):
    record = json.loads(written(where, "json")[0])
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(record, SCHEMA)
    assert [f["members"] for f in record["families"]] == [["c01", "c02", "c03", "c04"]]
    assert {p["relation"] for p in record["families"][0]["pairs"]} == {"rewrite"}
    event = next(e for e in record["events"] if e["title"] == "Dnipropetrovsk Oblast border crossed, 20 May 2025")
    assert event["kind"] == "border_crossing"
    assert [(o["label"], o["side"], o["stance"]) for o in event["origins"]] == [("Russia-1 video", "russia", "asserts")]
    texts = {key: reading.report.text for key, reading in case().items()}
    for claimed in (c for e in record["events"] for c in e["claims"]):
        assert texts[claimed["report"]][claimed["start"] : claimed["end"]] == claimed["text"]
    for pair in record["contradictions"]:
        for side in (pair["left"], pair["right"]):
            assert texts[side["report"]][side["start"] : side["end"]] == side["text"]
            assert side["value"]


def test_a_spoilt_record_does_not_pass_the_schema(where):
    record = json.loads(written(where, "json")[0])
    record["events"][0]["standing"] = "true"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, SCHEMA)


def test_csv_is_read_back_and_safe_to_open(where):
    rows = list(csv.DictReader(io.StringIO(written(where, "csv")[0], newline="")))
    assert len(rows) > 20
    assert all(None not in row and None not in row.values() for row in rows)
    assert {row["standing"] for row in rows} >= {"single-origin", "disputed", "conceded"}


def test_a_formula_in_outside_text_is_disarmed():
    from hearsay.export.csv import safe

    assert [safe(v) for v in ("=1+1", "-2", "@SUM(A1)", "plain", -2, 3.5, None)] == [
        "'=1+1",
        "'-2",
        "'@SUM(A1)",
        "plain",
        -2,
        3.5,
        "",
    ]


def test_geojson_is_read_by_shapely(where):
    text, _ = written(where, "geojson")
    collection = json.loads(text)
    assert "crs" not in collection
    shapes = [shapely.geometry.shape(f["geometry"]) for f in collection["features"] if f["geometry"]]
    assert shapes
    assert all(22 <= s.x <= 41 and 44 <= s.y <= 53 for s in shapes), "longitude first, and in the country"


def test_acled_rows_and_the_report_of_what_is_lost(where):
    text, notes = written(where, "acled")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    captured = next(r for r in rows if r["location"] == "Chasiv Yar" and r["sub_event_type"].endswith("territory"))
    assert (captured["event_date"], captured["year"], captured["iso"]) == ("2025-07-31", "2025", "804")
    assert (captured["geo_precision"], captured["time_precision"]) == ("1", "2")
    assert captured["actor1"] == "Military Forces of Russia (2000-)"
    assert all(r["geo_precision"] in "123" and r["time_precision"] in "123" for r in rows)
    assert any("are left out" in n for n in notes)


def test_claimreview_has_only_what_a_person_judged(where):
    text, notes = written(where, "claimreview")
    (review,) = json.loads(text)
    jsonschema.validate(review, CLAIM_REVIEW)
    assert review["author"]["name"] == "Ana"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Improbable",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
    }
    assert "nobody has judged" in notes[-1]


def outside_the_vocabulary(value, at=""):
    """Properties that schema.org does not give the type of their object; the package is made from its vocabulary."""
    if isinstance(value, list):
        return [p for v in value for p in outside_the_vocabulary(v, at)]
    if not isinstance(value, dict):
        return []
    known = {*getattr(schema_org, value["@type"]).__struct_encode_fields__, "@context", "@type"}
    inner = [p for k, v in value.items() for p in outside_the_vocabulary(v, f"{at}/{k}")]
    return [f"{at}/{k}" for k in value if k not in known] + inner


def test_claimreview_is_in_the_words_of_schema_org(where):
    reviews = json.loads(written(where, "claimreview")[0])
    assert outside_the_vocabulary(reviews) == []
    reviews[0]["itemReviewed"]["verdict"] = "doubtful"
    assert outside_the_vocabulary(reviews) == ["/itemReviewed/verdict"]


def test_annotations_quote_the_text(where):
    collection = json.loads(written(where, "annotations")[0])
    items = collection["first"]["items"]
    assert len(items) == collection["total"] > 20
    texts = {f"https://{r.report.origin.outlet}/{k}": r.report.text for k, r in case().items()}
    for item in items:
        jsonschema.validate(item, ANNOTATION)
        quote, position = item["target"]["selector"]
        assert texts[item["target"]["source"]][position["start"] : position["end"]] == quote["exact"]


def test_young_events_are_held_back():
    old, young = one(claim("Red Ministry", "red", "2025-03-10")), one(claim("Red Ministry", "red", "2025-03-12"))
    how = Publication(now=datetime(2025, 3, 13, 6, tzinfo=UTC))
    assert [e.id for e in released([old, young], how)] == [old.id]
    assert len(released([old, young], dataclasses.replace(how, delay=timedelta(0)))) == 2


def test_coordinates_are_rounded_and_the_radius_grows():
    event = one(claim("Red Ministry", "red"))
    (coarse,) = released([event], Publication(round_to=0.25))
    assert (coarse.spot.lat, coarse.spot.lon) == (49.5, 34.5)
    assert coarse.spot.radius_m > event.spot.radius_m
    assert coarse == released([event], Publication(round_to=0.25))[0]


def test_names_of_residents_are_withheld_and_those_of_officials_are_not():
    words = Words(report="r", span=Span(start=0, end=5), text="Bondar saw them, Maria Bondar said to Hrytsak")
    private = claim("Maria Bondar", speaker_kind="resident", speaker_key="person:bondar", words=words)
    official = claim("Ivan Hrytsak", speaker_kind="official", speaker_key="person:hrytsak")
    (event,) = released([one(private, official)], Publication())
    assert {c.speaker for c in event.claims} == {"a resident", "Ivan Hrytsak"}
    hidden = next(c for c in event.claims if c.speaker == "a resident")
    assert hidden.words.text == "[name withheld] saw them, a resident said to Hrytsak"
    assert hidden.words.span is None
    assert "Bondar" not in json.dumps(dataclasses.asdict(event), default=str).replace(hidden.speaker_key, "")
    (shown,) = released([one(private)], Publication(hide_persons=False))
    assert shown.claims[0].speaker == "Maria Bondar"


def test_what_is_done_is_said():
    assert Publication(round_to=0.5).notes() == (
        "Events of the last 24 hours are held back.",
        "Coordinates are rounded to 0.5 degrees.",
        "Names of residents and soldiers are withheld.",
    )


def test_another_format_is_refused(where):
    with pytest.raises(ValueError, match="no format 'xml'"):
        written(where, "xml")
    with pytest.raises(ValueError, match="from 0"):
        casework.publication(leaving=True, delay=-1)


def test_ordinals_are_days():
    assert date.fromordinal(739391) == date(2025, 5, 20)
