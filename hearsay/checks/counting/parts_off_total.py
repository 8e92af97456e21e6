"""Parts that add up to more than their total, or to something else where they are all of it."""

import itertools
import re
from collections.abc import Iterator, Sequence

from hearsay.checks.counting._totals import Partition, numbers_of, partitions
from hearsay.checks.figures import bounds, counts_in, loose_bounds, open_ended, plain
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    told: set[Span] = set()
    for number, sentence in enumerate(reading.sentences):
        counted = counts_in(reading, sentence.span)
        found = [*(_partitions(rule, reading, number, counted) if counted else ()), *partitions(rule, reading, number)]
        for total, parts, whole in found:
            if total.span in told or any(open_ended(q) for q in (total, *parts)):
                continue
            low, high = sum(loose_bounds(q)[0] for q in parts), sum(loose_bounds(q)[1] for q in parts)
            least, most = loose_bounds(total)
            if (low <= most and not (whole and high < least)) or _adds_up_otherwise(
                rule, reading, number, total, parts
            ):
                continue
            told.add(total.span)
            exact = sum(bounds(q)[0] for q in parts), sum(bounds(q)[1] for q in parts)
            words = plain(exact[0]) if exact[0] == exact[1] else f"{plain(exact[0])} to {plain(exact[1])}"
            yield rule.found(
                [total.span, *(q.span for q in parts)],
                facts={
                    "total": total.span.of(text),
                    "parts": [q.span.of(text) for q in parts],
                    "sum": exact[0] if exact[0] == exact[1] else list(exact),
                },
                sum_words=words,
                parts_words=" + ".join(q.span.of(text) for q in parts),
            )


def _adds_up_otherwise(rule: Rule, reading: Reading, number: int, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Some run of numbers nearby, not among the parts, makes the total: the parts were others than it seemed."""
    numbers = numbers_of(reading, number)
    if number:
        numbers = [*numbers_of(reading, number - 1), *numbers]
    numbers = [q for q in numbers if q.span != total.span]
    least, most = loose_bounds(total)
    low, high = sum(loose_bounds(q)[0] for q in parts), sum(loose_bounds(q)[1] for q in parts)
    if any(low <= bounds(q)[0] <= high for q in numbers if q not in parts) or bounds(total)[0] == len(parts):
        return True  # they are the parts of another number, or it counts them
    if high < least:  # "two from the police, four from residents and one from the chief"
        behind = re.findall(r"\w+", reading.report.text[total.span.end : reading.sentences[number].span.end].casefold())
        if set(behind) & set(rule.params["single"]):
            return True
    inside = {q.span for q in parts}
    runs = (numbers[a:b] for a in range(len(numbers)) for b in range(a + 2, len(numbers) + 1))
    others = (run for run in runs if not {q.span for q in run} <= inside)
    return any(least <= sum(bounds(q)[0] for q in run) <= most for run in others)


def _partitions(rule: Rule, reading: Reading, number: int, counted: list[Quantity]) -> Iterator[Partition]:
    sentence = reading.sentences[number].span
    yield from _led_in(rule, reading, sentence, counted)
    yield from _summed_up(rule, reading, number, counted)
    yield from _listed(rule, reading, sentence, counted)
    yield from _taken_apart(rule, reading, sentence, counted)


def _led_in(rule: Rule, reading: Reading, sentence: Span, counted: list[Quantity]) -> Iterator[Partition]:
    """A total, a word that leads in its parts, the parts: "eight people, including five women"."""
    for category in ("partition_some", "partition_all"):
        for word in reading.words(category):
            before = [q for q in counted if q.span.end <= word.span.start]
            if not sentence.covers(word.span) or not before:
                continue
            parts = _run(rule, reading, [q for q in counted if q.span.start >= word.span.end], word.span.end)
            if parts:
                yield before[-1], parts, category == "partition_all"


def _summed_up(rule: Rule, reading: Reading, number: int, counted: list[Quantity]) -> Iterator[Partition]:
    """A total that is called one: "five men and three women, eight people in all", "a total of eight: …"."""
    text, sentence = reading.report.text, reading.sentences[number].span
    for word in (*reading.words("total_behind"), *reading.words("total_before")):
        if not sentence.covers(word.span):
            continue
        behind = [q for q in counted if q.span.end <= word.span.start and _few(text, q.span.end, word.span.start)]
        ahead = [q for q in counted if word.span.end <= q.span.start and _few(text, word.span.end, q.span.start)]
        total = ahead[0] if ahead and word.category == "total_before" else behind[-1] if behind else None
        if total is None:
            continue
        others = [q for q in counted if q is not total]
        for parts in (
            [q for q in others if q.span.end <= total.span.start],
            [q for q in others if q.span.start >= total.span.end],
        ):
            if len(parts) > 1 and _coordinated(rule, text, parts):
                yield total, parts, True
        above = reading.sentences[number - 1] if number else None
        if not others and above is not None and above.paragraph == reading.sentences[number].paragraph:
            parts = counts_in(reading, above.span)
            if len(parts) > 1 and _coordinated(rule, text, parts) and word.span.start - sentence.start < 3:
                yield total, parts, True


def _listed(rule: Rule, reading: Reading, sentence: Span, counted: list[Quantity]) -> Iterator[Partition]:
    """A total and its parts behind a colon, in brackets, or set beside a collective noun between commas."""
    text = reading.report.text
    collective = [w.span for w in reading.words("collective") if sentence.covers(w.span)]
    for at, total in enumerate(counted[:-1]):
        parts = counted[at + 1 :]
        between = text[total.span.end : parts[0].span.start]
        if ":" in between and _few(text, total.span.end + between.rindex(":"), parts[0].span.start):
            run = _until(text, parts, ".;")
            if len(run) > 1 and _coordinated(rule, text, run):
                yield total, run, True
        elif between.strip().endswith("(") and ")" not in between and len(between.split()) <= 3:
            run = [q for q in parts if q.span.start < text.find(")", parts[0].span.start) + 1]
            if len(run) > 1 and _coordinated(rule, text, run):
                yield total, run, True
        elif between.strip()[-1:] in tuple(",—–-") and len(between.split()) <= 2 and total.unit_span in collective:
            if at and "," in text[counted[at - 1].span.end : total.span.start]:
                continue  # one of a list itself
            run = _run(rule, reading, parts, total.span.end + 1)
            generic = any(q.unit_span in collective or q.unit == "-" for q in run)
            if len(run) > 1 and not generic and _coordinated(rule, text, run) and _comparable(rule, total, run):
                yield total, run, True


def _taken_apart(rule: Rule, reading: Reading, sentence: Span, counted: list[Quantity]) -> Iterator[Partition]:
    """A total, then bare numbers that take it apart: "of the 20 passengers, 12 survived and 8 died"."""
    text = reading.report.text
    total = next((q for q in counted if q.unit != "-"), None)
    if total is None:
        return
    parts = [q for q in counted if q.span.start >= total.span.end]
    if len(parts) < 2 or any(q.unit != "-" and not _verbal(reading, q) for q in parts):
        return
    opened = any(w.span.end <= total.span.start and sentence.covers(w.span) for w in reading.words("of_whole"))
    between = text[total.span.end : parts[0].span.start]
    if not _coordinated(rule, text, parts) or not (opened or ";" in between or ":" in between):
        return
    if any(q.unit == "percentage" and sentence.covers(q.span) for q in reading.quantities):
        return
    good, bad = ([w for w in reading.words(c) if sentence.covers(w.span)] for c in ("outcome_good", "outcome_bad"))
    rest = [w for w in reading.words("rest") if sentence.covers(w.span) and w.span.end <= parts[-1].span.end]
    yield total, parts, bool((good and bad and len(parts) == 2) or rest)


def _verbal(reading: Reading, quantity: Quantity) -> bool:
    """What stands as its noun is the outcome told of it ("12 survived")."""
    return any(w.span.overlaps(quantity.span) for c in ("outcome_good", "outcome_bad") for w in reading.words(c))


def _run(rule: Rule, reading: Reading, quantities: Sequence[Quantity], start: int) -> list[Quantity]:
    """The run of parts: quantities with nothing but their nouns, commas and "and" between them."""
    text = reading.report.text
    run: list[Quantity] = []
    at = start
    for quantity in quantities:
        between = text[at : quantity.span.start]
        if len(between.split()) > rule.params["most_words"] or any(mark in between for mark in ".;:()"):
            break
        if between.casefold().split()[-1:] == ["at"]:  # an address or a price
            break
        run.append(quantity)
        at = quantity.span.end
    return run


def _until(text: str, quantities: Sequence[Quantity], marks: str) -> list[Quantity]:
    run = list(quantities[:1])
    for quantity in quantities[1:]:
        between = text[run[-1].span.end : quantity.span.start]
        if any(mark in between for mark in marks):
            break
        run.append(quantity)
    return run


def _coordinated(rule: Rule, text: str, parts: Sequence[Quantity]) -> bool:
    """Commas between the parts, and a word like "and" before the last."""
    gaps = [text[a.span.end : b.span.start] for a, b in itertools.pairwise(parts)]
    if any(len(g.split()) > rule.params["widest_gap_words"] or ")" in g for g in gaps):
        return False
    joined = [bool(set(re.findall(r"\w+", g.casefold())) & set(rule.params["joints"])) for g in gaps]
    return bool(gaps) and joined[-1] and all(j or "," in g for j, g in zip(joined, gaps, strict=True))


def _comparable(rule: Rule, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Near enough to be meant as a sum: a list of unlike things is none."""
    low, high = sum(bounds(q)[0] for q in parts), bounds(total)[1]
    return bool(high / rule.params["comparable"] <= low <= high * rule.params["comparable"])


def _few(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return len(between.split()) <= 2 and not any(mark in between for mark in ".;()")


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
        "widest_gap_words": 8,
        "joints": ("and", "but", "plus", "while"),
        "comparable": 2.5,
        "single": ("one", "another"),
        "lead_words": 4,
        "part_gap_words": 12,
    },
)
