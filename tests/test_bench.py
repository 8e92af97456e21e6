"""The bench: documents go through the user's door untouched, and its sums are right."""

from pathlib import Path

import pytest

from bench import calibration, cross, speed
from bench.output import output_of, report_of
from bench.sets import MEASURES
from hearsay.model import Mention, Reading, Span


def test_a_gold_document_becomes_the_report_a_user_would_have():
    document = {
        "id": "set/1",
        "text": "Dam breaks\r\n\r\nThe dam broke.",
        "published": "2025-03-04",
        "title": "Dam breaks",
    }
    report = report_of(document | {"names": []})
    assert (report.id, report.text, str(report.published_at)) == ("set/1", document["text"], "2025-03-04")


def test_a_text_that_intake_would_change_is_no_gold():
    with pytest.raises(ValueError, match="changed the text"):
        report_of({"id": "set/1", "text": "The dam\x00broke."})


def test_output_keeps_spans_and_probabilities():
    report = report_of({"id": "set/1", "text": "Ann Lee left."})
    mention = Mention(
        span=Span(start=0, end=7), label="PER", kind="person", surface="Ann Lee", name="Ann Lee", probability=0.75
    )
    output = output_of(Reading(report=report, mentions=(mention,)))
    assert output["names"] == [{"start": 0, "end": 7, "kind": "PER", "probability": 0.75}]
    assert output["report"] == {"id": "set/1", "text": "Ann Lee left."}


def test_calibration_error():
    found = calibration.measure([(0.95, True)] * 9 + [(0.95, False)] + [(0.55, False)] * 10)
    assert found is not None
    assert found.error == pytest.approx(0.5 * 0.05 + 0.5 * 0.55)
    assert (found.sure, found.count) == (0.5, 20)
    assert calibration.measure([]) is None


def test_every_measure_has_its_own_row():
    rows = [(m.set, m.label, m.layer) for m in MEASURES]
    assert len(rows) == len(set(rows))


def test_the_speed_text_has_its_length():
    assert 500 <= len(speed.text_of(500).split()) <= 520


def test_names_of_sets_trained_on_are_those_of_cross_validation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cross, "FOLDER", tmp_path)
    outputs = [
        {"report": {"id": "a"}, "names": [{"start": 0, "end": 3, "kind": "PER", "probability": 1.0}], "claims": []}
    ]
    assert cross.instead("seen", outputs) == outputs
    (tmp_path / "seen.jsonl").write_text('{"id": "a", "names": []}\n', encoding="utf-8")
    assert cross.has("seen") and not cross.has("unseen")
    assert cross.instead("seen", outputs) == [{"report": {"id": "a"}, "names": [], "claims": []}]
