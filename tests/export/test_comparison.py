"""Reports compared, as text, Markdown and JSON."""

import io
import json

import pytest

from hearsay import casework
from hearsay.cli.run import _run
from tests.linking.case import CASE, case, some


def written(form: str, *ids: str, everything: bool = False) -> str:
    out = io.StringIO()
    casework.write_comparison(casework.compare(some(*ids)), form, out, everything=everything)
    return out.getvalue()


def test_text_names_the_place_and_quotes_the_words():
    lines = written("text", "c01", "c02").splitlines()
    assert lines[0] == "harbor-gazette.example and prairie-herald.example: rewrite (71% shared)"
    assert "    harbor-gazette.example:9:60: “May 21”" in lines
    assert "Side by side" not in lines
    assert "Side by side" in written("text", "c01", "c02", everything=True)


def test_strangers_get_a_verdict_and_no_family():
    text = written("text", "c01", "c12")
    assert "not one text" in text
    assert "One text" not in text


def test_markdown_has_a_column_for_each_member():
    lines = written("md", "c01", "c02", "c03").splitlines()
    assert "| what | harbor-gazette.example | prairie-herald.example | valley-dispatch.example |" in lines
    assert any(line.startswith("| role changed: Anatoly Matviychuk |") for line in lines)
    assert all(line.count(" | ") == 3 for line in lines if line.startswith("| role"))


def test_markdown_of_outside_text_is_plain_words():
    from hearsay.export.comparison import escaped

    assert escaped("[a](b) <script> |`*_") == "\\[a\\](b) \\<script\\> \\|\\`\\*\\_"


def test_json_points_into_the_texts():
    record = json.loads(written("json", "c01", "c03"))
    texts = {key: reading.report.text for key, reading in case().items()}
    values = [w for f in record["families"] for d in f["drift"] for w in d["values"]]
    assert values
    assert all(w["start"] is None or texts[w["report"]][w["start"] : w["end"]] == w["text"] for w in values)
    assert record["links"][0]["relation"] == "rewrite"


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="no format"):
        written("pdf", "c01", "c02")


def test_the_command(capsys):
    assert _run(["compare", str(CASE), "--only", "c09,c10"]) == 0
    assert "not one text" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--only", "c01"], "two reports or more"),
        (["--only", "c01,nobody"], "no report has the id 'nobody'"),
        (["--only", "c01,c01"], "given twice: c01"),
    ],
)
def test_wrong_use_is_told_in_one_line(arguments, message, capsys):
    assert _run(["compare", str(CASE), *arguments]) == 2
    assert message in capsys.readouterr().err
