"""Parts that add up to more than their total, or to something else where they are all of it."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading, Wording


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    for category in ("partition_some", "partition_all"):
        for word in reading.words(category):
            yield from _off(rule, reading, word, category == "partition_all")


def _off(rule: Rule, reading: Reading, word: Wording, whole: bool) -> Iterator[Finding]:
    text = reading.report.text
    sentence = reading.sentences[reading.sentence_at(word.span.start)].span
    counted = [q for q in reading.quantities if sentence.covers(q.span) and _counts(text, q)]
    before = [q for q in counted if q.span.end <= word.span.start]
    behind = _list(text, [q for q in counted if q.span.start >= word.span.end], word.span.end)
    if not before or not behind or any(q.change in "<>" for q in (before[-1], *behind)):
        return
    total = before[-1]
    low, high = sum(_range(q)[0] for q in behind), sum(_range(q)[1] for q in behind)
    least, most = _range(total)
    if low <= most and not (whole and high < least):
        return
    yield rule.found(
        [total.span, *(q.span for q in behind)],
        facts={
            "total": total.span.of(text),
            "parts": [q.span.of(text) for q in behind],
            "sum": low if low == high else [low, high],
        },
        sum_words=f"{low:g}" if low == high else f"{low:g} to {high:g}",
        parts_words=" + ".join(q.span.of(text) for q in behind),
    )


def _list(text: str, quantities: list[Quantity], start: int) -> list[Quantity]:
    """The run of parts: quantities with nothing but their nouns, commas and "and" between them."""
    run: list[Quantity] = []
    at = start
    for quantity in quantities:
        between = text[at : quantity.span.start]
        if len(between.split()) > 4 or any(mark in between for mark in ".;:()"):
            break
        run.append(quantity)
        at = quantity.span.end
    return run


def _counts(text: str, quantity: Quantity) -> bool:
    """Counts things named by a noun, as against a measure such as a percentage, a distance or a sum of money."""
    noun = quantity.unit_span.of(text).casefold() if quantity.unit_span else ""
    return bool(noun) and quantity.unit.casefold() == noun


def _range(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.value if isinstance(quantity.value, tuple) else (quantity.value, quantity.value)
    return (low * 0.9, high * 1.1) if quantity.change == "~" else (low, high)


RULE = Rule(
    code="HS501",
    name="parts-off-total",
    since="0.1",
    severity="error",
    message="{parts_words} is {sum_words}, which does not fit “{total}”.",
    ask="Which of the numbers is wrong?",
    check=check,
    catches=("sums",),
)
