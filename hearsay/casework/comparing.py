"""Reports compared with one another, without any ledger."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from hearsay.model import Comparison, Reading

COMPARISON_FORMATS = ("text", "md", "json")


def compare(readings: Sequence[Reading]) -> Comparison:
    """Each report compared with each: are they one text, and what did each add, drop or change?

    Raises ValueError for fewer than two reports, or two of one id.
    """
    from hearsay.linking import families

    if len(readings) < 2:
        raise ValueError("a comparison needs two reports or more")
    ids = [r.report.id for r in readings]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise ValueError(f"given twice: {', '.join(twice)}")
    return families.comparison(readings)


def write_comparison(comparison: Comparison, form: str, out: TextIO, *, everything: bool = False) -> None:
    """Write a comparison as text, Markdown or JSON. Raises ValueError for another format."""
    from hearsay.export import comparison as writer

    writer.write(comparison, form, out, everything=everything)


def only(readings: Iterable[Reading], ids: Sequence[str]) -> list[Reading]:
    """The readings of these report ids, in this order. Raises KeyError for an id that is not there."""
    by_id = {r.report.id: r for r in readings}
    return [by_id[i] for i in ids]
