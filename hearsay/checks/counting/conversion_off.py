"""A quantity given in two units that do not convert into one another."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from hearsay.checks.counting._amounts import SAID
from hearsay.checks.figures import bounds, plain
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading, Span

ABBREVIATED = re.compile(r"\bi\. ?e\.")
TAKEN_UP = re.compile(r"\.\s+(?:That|This|It) (?:is|was|equals|makes)\b")
WORD = re.compile(r"[^\W\d_]+")


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    for first, second in itertools.pairwise(_degrees(reading)):
        if not _joined(rule, text[first.span.end : second.span.start]):
            continue
        ways = _converted(rule, first, second)
        if ways is None or _compound(rule, first, second, text[first.span.end : second.span.start]):
            continue
        (low, high), other = ways, bounds(second)
        degrees = _offset(rule, first)
        room = 0.0 if degrees else _room(rule, first, second, text)
        if other[0] <= high * (1 + room) + degrees and other[1] >= low * (1 - room) - degrees:
            continue
        yield rule.found(
            [first.span, second.span],
            facts={
                "first": first.span.of(text),
                "second": second.span.of(text),
                "converted": round(low, 1),
                "unit": second.unit,
            },
            value=plain(round(low, 1) if low < 100 else round(low)),
            as_worded=second.unit_span.of(text) if second.unit_span else second.unit,
        )


def _degrees(reading: Reading) -> list[Quantity]:
    """The quantities, with "33 degrees below zero Celsius" as one."""
    found: list[Quantity] = []
    for quantity in reading.quantities:
        before = reading.report.text[found[-1].span.end : quantity.span.start] if found else ""
        if found and bounds(quantity) == (0, 0) and found[-1].unit == "degree" and before.strip() == "below":
            degrees = found.pop()
            low, high = bounds(degrees)
            span = Span(start=degrees.span.start, end=quantity.span.end)
            quantity = replace(quantity, span=span, value=-high if low == high else (-high, -low), change="=")
        found.append(quantity)
    return found


def _joined(rule: Rule, between: str) -> bool:
    """A bracket, a dash, a comma or "or" between them, and no word that goes on to something else ("and", "then")."""
    between = SAID.sub(", ", ABBREVIATED.sub("or", between))
    if TAKEN_UP.match(between):  # "62 kilometres. That is 38 miles"
        between = between.replace(".", ",", 1)
    marks = set(between) & set("(/[—–-,;:")
    words = [w.casefold() for w in WORD.findall(between)]
    equal = any(w in rule.params["equal"] for w in words)
    onward = set(words) & set(rule.params["onward"]) - ({"to"} if equal else set())
    short = len(words) <= rule.params["most_words"] and len(between) < rule.params["reach_characters"]
    plain = "." not in between and not any(c.isdigit() for c in between)
    return short and plain and (bool(marks) or equal) and not onward


def _compound(rule: Rule, first: Quantity, second: Quantity, between: str) -> bool:
    """ "6 feet, 4 inches" is one length: the second counts what the first leaves over."""
    scales = rule.params["scales"]
    ratio = scales[first.unit][1] / scales[second.unit][1]
    bare = not WORD.findall(between) and not set(between) & set("(/[=")
    return bool(bare and ratio > 1 and bounds(second)[1] < ratio and scales[first.unit][0] != "temperature")


def _converted(rule: Rule, first: Quantity, second: Quantity) -> tuple[float, float] | None:
    """The first in the unit of the second, low and high; None where the two are of no kind."""
    low, high = bounds(first)
    scales: dict[str, tuple[str, float, float]] = rule.params["scales"]
    here, there = scales.get(first.unit), scales.get(second.unit)
    if here is None or there is None or here[0] != there[0] or first.unit == second.unit:
        return None
    return tuple(((v + here[2]) * here[1] / there[1]) - there[2] for v in (low, high))  # type: ignore[return-value]


def _room(rule: Rule, first: Quantity, second: Quantity, text: str) -> float:
    """Share by which rounding may put the two apart: half of the last figure of the rounder one, and a little."""
    room = max(_rounding(q, text) for q in (first, second))
    return min(float(rule.params["slack"]) + room, float(rule.params["most_slack"]))


def _rounding(quantity: Quantity, text: str) -> float:
    value = bounds(quantity)[1]
    if not value:
        return 0.0
    step = 1.0
    if value == int(value):
        while value % (step * 10) == 0:
            step *= 10
    else:
        step = 0.1
    return step / 2 / abs(value)


def _offset(rule: Rule, first: Quantity) -> float:
    """Degrees by which temperatures may be apart: their zero is arbitrary."""
    return float(rule.params["degrees"]) if rule.params["scales"][first.unit][0] == "temperature" else 0.0


RULE = Rule(
    code="HS502",
    name="conversion-off",
    since="0.1",
    severity="error",
    message="“{first}” is {value} {as_worded}, not “{second}”.",
    ask="Which of the two did the source give, and which was computed?",
    check=check,
    catches=("conversions",),
    params={
        "slack": 0.05,
        "most_slack": 0.15,
        "degrees": 1.6,
        "reach_characters": 45,
        "most_words": 6,
        "equal": ("or", "equals", "equal", "equivalent", "is", "was", "meaning", "namely", "corresponds",
                  "corresponding", "amounts", "makes", "translates"),
        "onward": ("and", "but", "then", "by", "to", "from", "for", "while", "plus", "minus", "with"),
        # Dimension, size in its base unit, shift of its zero (NIST SP 811, appendix B; ton is the metric ton here).
        "scales": {
            "mile": ("length", 1609.344, 0), "kilometre": ("length", 1000, 0), "metre": ("length", 1, 0),
            "nautical mile": ("length", 1852, 0), "foot": ("length", 0.3048, 0), "yard": ("length", 0.9144, 0),
            "inch": ("length", 0.0254, 0), "centimetre": ("length", 0.01, 0), "millimetre": ("length", 0.001, 0),
            "square mile": ("area", 2589988.0, 0), "square kilometre": ("area", 1e6, 0), "acre": ("area", 4046.86, 0),
            "hectare": ("area", 1e4, 0), "square metre": ("area", 1, 0), "square feet": ("area", 0.092903, 0),
            "pound-mass": ("mass", 0.453592, 0), "kilogram": ("mass", 1, 0), "gram": ("mass", 0.001, 0),
            "ounce": ("mass", 0.0283495, 0), "ton": ("mass", 1000, 0), "stone": ("mass", 6.35029, 0),
            "fathom": ("length", 1.8288, 0), "pint": ("volume", 0.473176, 0), "quart": ("volume", 0.946353, 0),
            "square yard": ("area", 0.836127, 0),
            "litre": ("volume", 1, 0), "gallon": ("volume", 3.78541, 0), "barrel": ("volume", 158.987, 0),
            "cubic metre": ("volume", 1000, 0), "cubic foot": ("volume", 28.3168, 0),
            "mile per hour": ("speed", 1.609344, 0), "kilometre per hour": ("speed", 1, 0), "knot": ("speed", 1.852, 0),
            "metre per second": ("speed", 3.6, 0),
            "celsius": ("temperature", 1.8, 17.7778), "fahrenheit": ("temperature", 1, 0),
        },
    },
)  # fmt: skip
