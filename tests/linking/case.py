"""The example case, read once for all tests here."""

import functools
from pathlib import Path

from hearsay.intake import Supplied, reports
from hearsay.model import Reading, Report
from hearsay.reading.read import read
from hearsay.settings import Settings

CASE = Path(__file__).parents[2] / "examples" / "case" / "reports.jsonl"


@functools.cache
def case() -> dict[str, Reading]:
    found = [r for r in reports(str(CASE), Supplied(), max_bytes=10**6) if isinstance(r, Report)]
    return {r.id: read(r, Settings()) for r in found}


def some(*ids: str) -> list[Reading]:
    return [case()[i] for i in ids]
