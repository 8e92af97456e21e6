"""Reading bytes as intake would, for the tests."""

import io

from hearsay.intake import Supplied, Unreadable, reports
from hearsay.model import Report

CAP = 20_000_000


def everything(data: bytes, supplied: Supplied | None = None, *, max_bytes: int = CAP) -> list[Report | Unreadable]:
    return list(reports("-", supplied or Supplied(), max_bytes=max_bytes, stdin=io.BytesIO(data)))


def one(data: bytes | str, supplied: Supplied | None = None) -> Report:
    """The only report in these bytes."""
    found = everything(data.encode() if isinstance(data, str) else data, supplied)
    assert len(found) == 1
    assert isinstance(found[0], Report), found[0]
    return found[0]


def refusal(data: bytes, *, max_bytes: int = CAP) -> str:
    """Why these bytes are not read."""
    found = everything(data, max_bytes=max_bytes)
    assert len(found) == 1
    assert isinstance(found[0], Unreadable), found[0]
    assert "\n" not in found[0].message
    return found[0].message


def parts(report: Report) -> list[tuple[str, str]]:
    return [(b.kind, b.span.of(report.text)) for b in report.blocks]
