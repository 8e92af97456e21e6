"""The numbers of a sentence that can be added up: counts, sums of money and measures."""

import re
from collections.abc import Iterator
from dataclasses import replace

from hearsay.checks.figures import counts, counts_in, standing_in
from hearsay.model import Quantity, Reading, Span

HYPHENED = re.compile(r"(?<![\w.,-])(\d[\d,]*)-([a-z]+)\b")
"""A number before its noun in the singular: "the 75-seat hall"."""
FROM = re.compile(r"\bfrom\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
SAID = re.compile(r",[\"”’]\s[^\"“”:;]{4,60},\s[\"“‘]")
"""Where a quotation is interrupted: ",” the driver said, “"."""
NOT_COUNTED = ("percentage", "percentage point", "year of age", "part", "degree", "celsius", "fahrenheit")
TIMES = ("second", "minute", "hour", "day", "week", "month", "year")
MEASURES = frozenset(
    ("kilometre", "metre", "mile", "ton", "kilogram", "pound-mass", "litre", "barrel", "gallon", "cubic metre",
     "hectare", "acre", "square kilometre", "square metre", "square mile", "megawatt", "gigawatt", "dollar", "euro",
     "pound sterling", "ukrainian hryvnia", "russian rouble", "chinese yuan", "japanese yen", "indian rupee",
     "australian dollar", "canadian dollar", "turkish lira", "polish zloty", "swiss franc")
)  # fmt: skip
"""Units in which parts are added; heights, speeds and prices are not."""


def mended(reading: Reading) -> Reading:
    """The reading with sentences whole that the parser took apart at a colon, a semicolon or within."""
    text, whole = reading.report.text, list(reading.sentences[:1])
    for sentence in reading.sentences[1:]:
        before = whole[-1]
        ended = text[: sentence.span.start].rstrip(" \n\t”\"’')")[-1:] in ENDS
        if ended or before.paragraph != sentence.paragraph or before.block != sentence.block:
            whole.append(sentence)
        else:
            whole[-1] = replace(before, span=Span(start=before.span.start, end=sentence.span.end))
    return reading if len(whole) == len(reading.sentences) else replace(reading, sentences=tuple(whole))


ENDS = (".", "!", "?", "…")


def is_measure(quantity: Quantity) -> bool:
    return quantity.unit in MEASURES


def amounts_of(reading: Reading, number: int) -> list[Quantity]:
    """Counts, sums of money and measures of a sentence, in order; lengths of time, ages and shares are none."""
    text, sentence = reading.report.text, reading.sentences[number].span
    inside = standing_in(reading.quantities, sentence)
    measures = [q for q in inside if is_measure(q) and not counts(text, q)]
    dates = [t.span for t in standing_in(reading.timexes, sentence)]
    counted = [q for q in counts_in(reading, sentence) if q.unit not in (*NOT_COUNTED, *TIMES)]
    nouns = {q.unit for q in counted} | {w.lemma + "s" for w in reading.words("sum_bodies") if sentence.covers(w.span)}
    joined = (
        Quantity(
            span=Span(start=m.start(1), end=m.end(2)),
            value=float(m[1].replace(",", "")),
            unit=m[2],
            unit_span=Span(start=m.start(2), end=m.end(2)),
        )
        for m in HYPHENED.finditer(text, sentence.start, sentence.end)
        if m[2] + "s" in nouns
    )
    every = {q.span: q for q in (*counted, *measures, *joined) if not any(d.covers(q.span) for d in dates)}
    ages = [q.span.end for q in inside if q.unit == "year of age"]
    return [every[s] for s in sorted(every) if not any(text[a : s.start].strip() in ("and", ",") for a in ages)]


def spells_of(reading: Reading, number: int) -> list[Quantity]:
    """Lengths of time in one unit, with the bare numbers between them: "four years for fraud and three for perjury"."""
    sentence = reading.sentences[number].span
    dates = [t.span for t in standing_in(reading.timexes, sentence) if t.type != "DURATION"]
    inside = [q for q in standing_in(reading.quantities, sentence) if not any(d.overlaps(q.span) for d in dates)]
    units = [q.unit for q in inside if q.unit in TIMES]
    unit = max(units, key=units.count) if units else ""
    if units.count(unit) < 2:
        return []
    every = {q.span: q for q in (*inside, *standing_in(reading.numerals, sentence)) if q.unit in (unit, "-")}
    return [every[s] for s in sorted(every) if not any(d.overlaps(s) for d in dates)]


def measures_of(reading: Reading, number: int) -> list[Quantity]:
    """Also what cannot be added up but grows and shrinks: prices in small coin, speeds, lengths of time."""
    sentence = reading.sentences[number].span
    dates = [t.span for t in standing_in(reading.timexes, sentence) if t.type != "DURATION"]
    inside = [q for q in standing_in(reading.quantities, sentence) if q.unit not in ("-", *NOT_COUNTED)]
    inside = [q for q in inside if not any(d.overlaps(q.span) for d in dates)]
    return [q for q in inside if q.unit not in TIMES or sum(o.unit == q.unit for o in inside) > 1]


def ends_of(text: str, quantity: Quantity) -> Iterator[Quantity]:
    """ "From 40 to 52" as its two numbers; any other amount as it is."""
    if isinstance(quantity.value, tuple) and FROM.search(text[: quantity.span.start]):
        yield from (replace(quantity, value=end) for end in quantity.value)
    else:
        yield quantity
