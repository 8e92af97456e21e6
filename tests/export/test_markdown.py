"""Markdown in which outside text stays text."""

import dataclasses
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.export import markdown
from tests.export import handmade
from tests.export.test_terminal import with_text

HOSTILE = "<img src=x onerror=alert(1)> [click](javascript:x) ![i](http://e.vil/p) | `c` **b** @all www.e.vil #1 ~~s~~"


def written(checked, **options) -> str:
    out = io.StringIO()
    markdown.write([checked], out, **options)
    return out.getvalue()


def test_outside_text_is_no_markup():
    text = written(with_text(HOSTILE, HOSTILE))
    for forbidden in ("<img", "[click](", "![i](", "http://", " @all", "www.e", "**b**", "~~s~~"):
        assert forbidden not in text
    assert not re.search(r"(?<!\\)[`|]", text.replace("| # |", "").replace("|---", ""))


def test_table_has_a_row_a_claim_and_seven_cells_a_row():
    rows = [line for line in written(handmade.checked()).splitlines() if line.startswith("|")]
    assert len(rows) == 2 + 2
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) == 8
    assert "| 2 | Governor Oleh Koval | “We hold the village, and the road is ours.” | control |" in rows[-1]


def test_several_reports_are_kept_apart():
    out = io.StringIO()
    markdown.write([handmade.checked(), handmade.checked()], out)
    assert out.getvalue().count("\n---\n") == 1
    assert out.getvalue().count("\n## Brief\n") == 2


@pytest.mark.parametrize("everything", [True, False])
def test_findings_are_cut_unless_all_are_wanted(everything):
    one = handmade.checked()
    many = tuple(dataclasses.replace(one.findings[2], message=f"Number {n}.") for n in range(13))
    text = written(dataclasses.replace(one, findings=many), everything=everything)
    assert text.count("- **warning**") == (13 if everything else 10)
    assert ("and 3 more" in text) is not everything


@given(st.text(max_size=60))
def test_escaped_is_one_line_without_open_markup(text):
    safe = markdown.escaped(text)
    assert "\n" not in safe
    assert "<" not in safe
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]|]", safe.replace("&#64;", ""))
