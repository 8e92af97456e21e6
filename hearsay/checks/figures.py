"""Numbers of a report as low and high, and which of them count things."""

from hearsay.model import Quantity, Reading, Span

APPROXIMATE = 0.1
"""Share by which an approximate number may be off on either side."""


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Low and high as worded, without regard to approximation."""
    value = quantity.value
    return (min(value), max(value)) if isinstance(value, tuple) else (value, value)


def loose_bounds(quantity: Quantity) -> tuple[float, float]:
    """Low and high, wider for an approximate number."""
    low, high = bounds(quantity)
    return (low * (1 - APPROXIMATE), high * (1 + APPROXIMATE)) if quantity.change == "~" else (low, high)


def counts(text: str, quantity: Quantity) -> bool:
    """Counts things named by a noun or left out, as against a percentage, a distance or a sum of money."""
    if quantity.unit == "-":
        return True
    noun = quantity.unit_span.of(text).casefold() if quantity.unit_span else ""
    return bool(noun) and quantity.unit.casefold() == noun


def open_ended(quantity: Quantity) -> bool:
    return quantity.change in ("<", ">")


def counts_in(reading: Reading, sentence: Span) -> list[Quantity]:
    """Counts of one sentence in order, none of them part of a date."""
    text = reading.report.text
    return [
        q
        for q in reading.quantities
        if sentence.covers(q.span)
        and counts(text, q)
        and not any(t.span.overlaps(q.span) for t in reading.timexes if t.type != "DURATION")
    ]


def plain(number: float) -> str:
    """A number as people write it: "1,250", "3.5"."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.1f}"
