"""Parts that add up to more than their total, or to something else where they are all of it."""

import itertools
import re
from collections.abc import Iterator, Sequence

from hearsay.checks.counting._amounts import amounts_of, mended
from hearsay.checks.counting._totals import partitions
from hearsay.checks.figures import bounds, loose_bounds, open_ended, plain
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading, Span

ROUND = 1000
"""A count that is a multiple of it may be rounded to it."""


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    told: set[Span] = set()
    reading = mended(reading)
    for number in range(len(reading.sentences)):
        for total, parts, whole in partitions(rule, reading, number):
            if total.span in told or any(open_ended(q) for q in (total, *parts)):
                continue
            low, high = _added(text, parts)
            least, most = _rounded(text, total)
            if low <= most and not (whole and high < least):
                continue
            if _adds_up_otherwise(rule, reading, number, total, parts):
                continue
            told.add(total.span)
            added = sum(bounds(q)[0] for q in parts)
            yield rule.found(
                [total.span, *(q.span for q in parts)],
                facts={"total": total.span.of(text), "parts": [q.span.of(text) for q in parts], "sum": added},
                sum_words=plain(added),
                parts_words=" + ".join(q.span.of(text) for q in parts),
            )


def _added(text: str, parts: Sequence[Quantity]) -> tuple[float, float]:
    ends = [_rounded(text, q) for q in parts]
    return sum(low for low, _ in ends), sum(high for _, high in ends)


def _rounded(text: str, quantity: Quantity) -> tuple[float, float]:
    """Low and high of a number, by half of the last place it is given to."""
    low, high = loose_bounds(quantity)
    digits = quantity.span.of(text)
    number = "".join(c for c in digits if c.isdigit() or c == ".").strip(".")
    value = bounds(quantity)[1]
    if "." in number and float(number):
        half = value / float(number) * 10.0 ** -len(number.split(".")[1]) / 2
    elif number and float(number) < value:  # "4 million"
        half = value / float(number) / 2 if float(number) else 0
    else:
        half = ROUND / 2 if value % ROUND == 0 else 0
    return low - half * SHARE, high + half * SHARE


SHARE = 1.001
"""Rounding errors of the machine."""


def _adds_up_otherwise(rule: Rule, reading: Reading, number: int, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Some run of numbers nearby makes the total, or the parts make another: they were others than it seemed."""
    text = reading.report.text
    first = min(number - 1, reading.sentence_at(parts[0].span.start))
    told = {reading.sentences[reading.sentence_at(q.span.start)].paragraph for q in (total, *parts)}
    around = [at for at in range(max(0, first), number + 2) if at < len(reading.sentences)]
    around = [at for at in around if at == number or reading.sentences[at].paragraph in told]
    numbers = [q for at in around for q in amounts_of(reading, at)]
    if _in_a_sum(text, numbers, (total, *parts)) or _figures_make(text, reading.sentences[number].span, total, parts):
        return True
    numbers = [q for q in numbers if q.span != total.span and reading.sentence_at(q.span.start) <= number]
    least, most = _rounded(text, total)
    low, high = _added(text, parts)
    if bounds(total)[0] == len(parts) or any(low <= bounds(q)[0] <= high for q in numbers if q not in parts):
        return True  # it counts them, or they are the parts of another number
    if any(bounds(q) == bounds(total) and q.unit == total.unit for q in numbers):
        return True  # told before: "four teams … All four teams"
    end = reading.sentences[number].span.end
    starts = {q.span.start - 1 for q in parts}
    nobody = [w.span for w in reading.words("sum_none")]
    ones = [w.span for w in reading.words("sum_single") if not any(n.covers(w.span) for n in nobody)]
    ones = [one for one in ones if parts[-1].span.end <= one.start < end]
    if high < least and total.span < parts[0].span and any(one.end not in starts for one in ones):
        return True  # "two from the police, four from residents and one from the chief"
    each = [w for w in reading.words("sum_each") if reading.sentences[number].span.covers(w.span)]
    if any(0 <= w.span.start - q.span.end <= 1 for w in each for q in parts):
        return True  # "two brigades of 3,200 men each and a reserve of 1,500"
    if each and any(least <= bounds(a)[0] * bounds(b)[0] <= most for a in numbers for b in numbers if a.span < b.span):
        return True
    runs = (numbers[a:b] for a in range(len(numbers)) for b in range(a + 2, len(numbers) + 1))
    if _close(rule, text, parts):  # one list: that some of its parts make the total is chance
        runs = (run for run in runs if not all(q in parts for q in run))
    return any(least <= sum(bounds(q)[0] for q in run) <= most for run in runs)


def _close(rule: Rule, text: str, parts: Sequence[Quantity]) -> bool:
    """Parts so close behind one another that all belong to one list."""
    gaps = (text[a.span.end : b.span.start] for a, b in itertools.pairwise(parts))
    return all(len(gap.split()) <= rule.params["close_words"] for gap in gaps)


def _figures_make(text: str, sentence: Span, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """More figures of the sentence than were taken for its parts make the total: "North 29, Centre 33, South 7"."""
    found = FIGURE.finditer(text, sentence.start, sentence.end)
    figures = [float(m[0].replace(",", "")) for m in found if not total.span.covers(Span(start=m.start(), end=m.end()))]
    least, most = _rounded(text, total)
    runs = (figures[a:b] for a in range(len(figures)) for b in range(a + len(parts) + 1, len(figures) + 1))
    return any(least <= sum(run) <= most for run in runs)


FIGURE = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")


def _in_a_sum(text: str, numbers: Sequence[Quantity], told: Sequence[Quantity]) -> bool:
    """Whether all these numbers, and perhaps more beside them, are one sum that adds up: another of them the total."""
    spans = {q.span for q in told}
    for first, last in itertools.combinations(range(len(numbers)), 2):
        some = numbers[first : last + 1]
        if not spans <= {q.span for q in some} or any(isinstance(q.value, tuple) for q in some):
            continue
        for total in some:
            least, most = _rounded(text, total)
            low, high = _added(text, [q for q in some if q is not total])
            if low <= most and high >= least:
                return True
    return False


RULE = Rule(
    code="HS501",
    name="parts-off-total",
    since="0.1",
    severity="error",
    message="{parts_words} is {sum_words}, which does not fit “{total}”.",
    ask="Which of the numbers is wrong?",
    check=check,
    catches=("sums",),
    params={
        "most_words": 4,
        "comparable": 2,
        "apposed": 1.6,
        "lead_words": 4,
        "pair_words": 4,
        "part_gap_words": 14,
        "close_words": 5,
        "most_sentences": 4,
        "line_words": 8,
        "cue_words": 6,
        "short_words": 12,
        "near": 8,
    },
)
