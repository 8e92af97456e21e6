"""Numbers of a report as low and high, and which of them count things."""

import bisect
from collections.abc import Sequence
from typing import TypeVar

from hearsay.model import Quantity, Reading, Span, Timex

Found = TypeVar("Found", Quantity, Timex)

APPROXIMATE = 0.1
"""Share by which an approximate number may be off on either side."""


EXACT_FIGURES = 4


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Low and high as worded, without regard to approximation."""
    value = quantity.value
    return (min(value), max(value)) if isinstance(value, tuple) else (value, value)


def loose_bounds(quantity: Quantity) -> tuple[float, float]:
    """Low and high, wider for an approximate number."""
    low, high = bounds(quantity)
    if quantity.change != "~" or exact(high):  # "some 14,469" is a count all the same
        return low, high
    return low * (1 - APPROXIMATE), high * (1 + APPROXIMATE)


def exact(value: float) -> bool:
    """Given to four figures or more, as nobody estimates."""
    return len(f"{value:.0f}".rstrip("0")) >= EXACT_FIGURES


def counts(text: str, quantity: Quantity) -> bool:
    """Counts things named by a noun or left out, as against a percentage, a distance or a sum of money."""
    if quantity.unit == "-":
        return True
    noun = quantity.unit_span.of(text).casefold() if quantity.unit_span else ""
    return noun.endswith(quantity.unit.casefold()) and bool(noun)


def open_ended(quantity: Quantity) -> bool:
    return quantity.change in ("<", ">")


def standing_in(items: Sequence[Found], sentence: Span) -> list[Found]:
    """Those of a reading's items, which are in order of the text, that lie in a sentence."""
    first = bisect.bisect_left(items, sentence.start, key=lambda item: item.span.start)
    past = bisect.bisect_left(items, sentence.end, first, key=lambda item: item.span.start)
    return [item for item in items[first:past] if item.span.end <= sentence.end]


def counts_in(reading: Reading, sentence: Span) -> list[Quantity]:
    """Counts of one sentence in order, also those in words that leave the noun out; none is part of a date."""
    text = reading.report.text
    found = (*standing_in(reading.quantities, sentence), *standing_in(reading.numerals, sentence))
    inside = [q for q in found if q.unit != "part"]
    dates = [t.span for t in standing_in(reading.timexes, sentence) if t.type != "DURATION"]
    nouns = {q.unit for q in inside if q.unit_span and counts(text, q)}
    return sorted(
        (
            q
            for q in inside
            if (counts(text, q) or (q.unit_span is None and q.unit in nouns))
            and not any(date.overlaps(q.span) for date in dates)
        ),
        key=lambda q: q.span,
    )


def plain(number: float) -> str:
    """A number as people write it: "1,250", "3.5"."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.1f}"
