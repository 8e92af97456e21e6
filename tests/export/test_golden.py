"""Each format writes the handmade report as the files in golden/ have it.

HEARSAY_GOLDEN=write pytest tests/export/test_golden.py writes them anew; then read what changed.
"""

import io
import os
from pathlib import Path

import pytest

from hearsay.export import markdown, records, sarif, terminal
from tests.export.handmade import checked

GOLDEN = Path(__file__).with_name("golden")
HELP = [
    sarif.RuleHelp(
        code="HS203",
        name="weekday-off-date",
        severity="error",
        family="timing",
        short="A weekday that the date does not have.",
        full="One of the two is wrong.",
        markdown="# HS203 weekday-off-date\n",
    )
]
FORMATS = {
    "report.txt": lambda out: terminal.write([checked()], out),
    "report.md": lambda out: markdown.write([checked()], out),
    "report.json": lambda out: records.write_array([checked()], out),
    "report.jsonl": lambda out: records.write_lines([checked()], out),
    "report.sarif": lambda out: sarif.write([checked()], out, HELP),
}


@pytest.mark.parametrize("name", FORMATS)
def test_format_is_written_as_agreed(name):
    out = io.StringIO()
    FORMATS[name](out)
    path = GOLDEN / name
    if os.environ.get("HEARSAY_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(out.getvalue(), encoding="utf-8", newline="\n")
    assert out.getvalue() == path.read_text(encoding="utf-8")
