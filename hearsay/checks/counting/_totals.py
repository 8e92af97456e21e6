"""Totals and their parts by grammar: what stands behind a colon, in brackets, before "in all", with "the remaining"."""

import itertools
import re
from collections.abc import Iterator, Sequence

from hearsay.checks.figures import bounds, counts, counts_in, standing_in
from hearsay.checks.rule import Rule
from hearsay.model import Quantity, Reading, Span, Wording

Partition = tuple[Quantity, list[Quantity], bool]
"""Total, parts, and whether they are said to be all of it."""
HYPHENED = re.compile(r"(?<![\w.,-])(\d[\d,]*)-([a-z]+)\b")
"""A number before its noun in the singular: "the 75-seat hall"."""
OPENS = (":", "(", "–", "—")
WHERE = ("in", "on", "at", "from", "by", "over", "near", "for", "under")
"""Behind a bare number that is a part by place or time ("51 in the north")."""
APPOSED = 1.5
"""With no more than a comma between them, total and parts must lie so near to be meant as a sum."""
NOT_COUNTED = ("percentage", "percentage point", "year of age", "part", "degree", "celsius", "fahrenheit")
TIMES = ("second", "minute", "hour", "day", "week", "month", "year")


def partitions(rule: Rule, reading: Reading, number: int) -> Iterator[Partition]:
    """Totals of a sentence with the parts its grammar gives them, those of the sentence before it among them."""
    found = numbers_of(reading, number)
    above = numbers_of(reading, number - 1) if number and _together(reading, number) else []
    yield from _added_up(rule, reading, number, found, above)
    yield from _taken_apart(rule, reading, number, found)
    yield from _with_rest(rule, reading, number, found, above)


def numbers_of(reading: Reading, number: int) -> list[Quantity]:
    """Counts, sums of money and measures of a sentence, in order; lengths of time, ages and shares are none."""
    sentence = reading.sentences[number].span
    measures = [
        q for q in standing_in(reading.quantities, sentence) if is_measure(q) and not counts(reading.report.text, q)
    ]
    dates = [t.span for t in standing_in(reading.timexes, sentence)]
    counted = [q for q in counts_in(reading, sentence) if q.unit not in (*NOT_COUNTED, *TIMES)]
    nouns = {q.unit for q in counted}
    joined = (
        Quantity(
            span=Span(start=m.start(1), end=m.end(2)),
            value=float(m[1].replace(",", "")),
            unit=m[2],
            unit_span=Span(start=m.start(2), end=m.end(2)),
        )
        for m in HYPHENED.finditer(reading.report.text, sentence.start, sentence.end)
        if m[2] + "s" in nouns
    )
    every = {q.span: q for q in (*counted, *measures, *joined) if not any(d.covers(q.span) for d in dates)}
    ages = [q.span.end for q in standing_in(reading.quantities, sentence) if q.unit == "year of age"]
    text = reading.report.text
    return [every[s] for s in sorted(every) if not any(text[a : s.start].strip() in ("and", ",") for a in ages)]


def _together(reading: Reading, number: int) -> bool:
    return reading.sentences[number].paragraph == reading.sentences[number - 1].paragraph


def _cues(reading: Reading, category: str, span: Span) -> list[Wording]:
    return [w for w in reading.words(category) if span.covers(w.span)]


def _added_up(
    rule: Rule, reading: Reading, number: int, found: list[Quantity], above: list[Quantity]
) -> Iterator[Partition]:
    """Parts first, then the number that a word calls their total."""
    text, sentence = reading.report.text, reading.sentences[number].span
    cues = _cues(reading, "sum_total", sentence)
    for at, total in enumerate(found):
        start = found[at - 1].span.end if at else sentence.start
        end = found[at + 1].span.start if at + 1 < len(found) else sentence.end
        near = [w for w in cues if _leads(text, w, total, start) or _follows(text, w, total, end)]
        if not near:
            continue
        parts = _last_run(text, found[:at])
        if not parts and at == len(found) - 1:
            parts = above
        listed = len(parts) > 1 and _listed(rule, text, parts) and _alike(total, parts)
        if listed and _comparable(rule, total, parts) and not _dated(reading, total):
            yield total, parts, True


def _last_run(text: str, parts: list[Quantity]) -> list[Quantity]:
    """The parts behind the last colon: what stands before it is told apart from them."""
    for at in range(len(parts) - 1, 0, -1):
        if ":" in text[parts[at - 1].span.end : parts[at].span.start] and len(parts) - at > 1:
            return parts[at:]
    return parts


def _dated(reading: Reading, total: Quantity) -> bool:
    """ "117 in 2007, and totalled 144 in 2008": a number of its own time is one of a series, not their sum."""
    text, end = reading.report.text, total.span.end
    return any(
        t.type in ("DATE", "SET") and t.span.start >= end and len(text[end : t.span.start].split()) <= 4
        for t in reading.timexes
    )


def _leads(text: str, cue: Wording, total: Quantity, start: int) -> bool:
    """ "Altogether 40", "the combined toll of 40", "the overall figure is 40", "all 40"."""
    if not start <= cue.span.start <= cue.span.end <= total.span.start:
        return False
    between = text[cue.span.end : total.span.start]
    near = {"all": 0, "both": 0, "so": 1, "bringing": 6}.get(cue.lemma, 3)
    return len(between.split()) <= near and not any(m in between for m in ".;:()")


def _follows(text: str, cue: Wording, total: Quantity, end: int) -> bool:
    """ "40 in all", "40 people altogether"; "so", "all" and verbs stand before."""
    if not total.span.end <= cue.span.start <= cue.span.end <= end or len(cue.lemma) < 5 or cue.lemma[-1] == "s":
        return False
    between = text[total.span.end : cue.span.start]
    return len(between.split()) <= 2 and not any(m in between for m in ",.;:()")


def _taken_apart(rule: Rule, reading: Reading, number: int, found: list[Quantity]) -> Iterator[Partition]:
    """The total first, then its parts behind a colon, a dash, a bracket or a verb of dividing."""
    text, sentence = reading.report.text, reading.sentences[number].span
    splits = _cues(reading, "sum_split", sentence)
    pairs = _cues(reading, "sum_pair", sentence)
    for at, total in enumerate(found[:-2]):
        parts = found[at + 1 :]
        between = text[total.span.end : parts[0].span.start]
        mark = max((between.rfind(m) for m in OPENS), default=-1)
        opened = mark >= 0 and ")" not in between and len(between[mark + 1 :].split()) <= rule.params["lead_words"]
        word = next((w for w in splits if total.span.end <= w.span.start and w.span.end <= parts[0].span.start), None)
        if word is not None:
            lead = len(text[word.span.end : parts[0].span.start].split())
            near = word.lemma not in ("are", "were") or lead == 0
            opened = opened or (near and lead <= rule.params["lead_words"])
        some_of = any(0 <= w.span.start - parts[0].span.end <= 2 for w in reading.words("of_them"))
        opened = opened or some_of or _apposed(reading, total, parts, between)
        if not opened:
            continue
        if mark >= 0 and between[mark] == "(":
            close = text.find(")", parts[0].span.start)
            parts = [q for q in parts if q.span.start < close or close < 0]
        parts = _until_mark(text, parts)
        if len(parts) < 2 or not _listed(rule, text, parts) or not _alike(total, parts):
            continue
        some = some_of or (word is not None and mark < 0 and word.lemma.split()[0] in ("of", "among"))
        whole = not some or _excluding(pairs, parts)
        if _comparable(rule, total, parts):
            yield total, parts, whole


def _apposed(reading: Reading, total: Quantity, parts: Sequence[Quantity], between: str) -> bool:
    """ "45 people on board, 19 passengers and 17 crew members": people, then nouns for them right behind a comma."""
    head = total.unit_span.end if total.unit_span else -1
    people = any(w.span.end == head for w in reading.words("collective")) and len(parts) <= 3
    behind = [re.match(r"\s+(\w+)", reading.report.text[q.span.end :]) for q in parts]
    placed = all(found and found[1].casefold() in WHERE for found in behind)
    bare = placed and all(q.unit == "-" for q in parts) and total.unit != "-" and between.strip() == ","
    listed = bare or (parts[0].unit != "-" and parts[1].unit != "-" and between.rstrip().endswith(","))
    added = sum(bounds(q)[0] for q in parts)
    close = bounds(total)[1] / APPOSED <= added <= bounds(total)[1] * APPOSED
    return (people or bare) and listed and close and len(between.split()) <= 5 and "," not in between.rstrip()[:-1]


def _with_rest(
    rule: Rule, reading: Reading, number: int, found: list[Quantity], above: list[Quantity]
) -> Iterator[Partition]:
    """The last part is what is left of the total: "the other 12", "the remaining 12"; or nothing is left."""
    text, sentence = reading.report.text, reading.sentences[number].span
    for word in _cues(reading, "sum_rest", sentence):
        last = next((n for n, q in enumerate(found) if q.span.start >= word.span.end), None)
        if last is None or len(text[word.span.end : found[last].span.start].split()) > 1 or last == 0:
            continue
        if last >= 2:
            total, parts = found[0], found[1 : last + 1]
        elif len(above) == 1:
            total, parts = above[0], found[: last + 1]
        else:
            continue
        if _alike(total, parts):
            yield total, parts, True
    if len(found) == 3 and _cues(reading, "of_whole", sentence):
        total, *parts = found
        nobody_else = _cues(reading, "sum_none", sentence) or _excluding(_cues(reading, "sum_pair", sentence), parts)
        if nobody_else and _alike(total, parts) and _comparable(rule, total, parts):
            yield total, parts, True


def _until_mark(text: str, parts: Sequence[Quantity]) -> list[Quantity]:
    run = list(parts[:1])
    for quantity in parts[1:]:
        if re.search(r"[;.](?:\s|$)", text[run[-1].span.end : quantity.span.start]):
            break
        run.append(quantity)
    return run


def _listed(rule: Rule, text: str, parts: Sequence[Quantity]) -> bool:
    """A comma, semicolon or a word like "and" in each gap, and none of them long."""
    for one, other in itertools.pairwise(parts):
        gap = text[one.span.end : other.span.start]
        joined = set(re.findall(r"\w+", gap.casefold())) & {*rule.params["joints"], "to"}
        if len(gap.split()) > rule.params["part_gap_words"] or not (joined or "," in gap or ";" in gap):
            return False
    return True


def _alike(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Measures and money are added in one unit; things counted may each have a noun of their own."""
    if any(isinstance(q.value, tuple) or bounds(q)[0] <= 0 for q in (total, *parts)):
        return False
    units = {q.unit for q in (total, *parts) if q.unit != "-"}
    return len(units) == 1 or not any(is_measure(q) for q in (total, *parts))


def is_measure(quantity: Quantity) -> bool:
    return quantity.unit in MEASURES


MEASURES = frozenset(
    ("kilometre", "metre", "mile", "ton", "kilogram", "pound-mass", "litre", "barrel", "gallon", "cubic metre",
     "hectare", "acre", "square kilometre", "square metre", "square mile", "megawatt", "gigawatt", "dollar", "euro",
     "pound sterling", "ukrainian hryvnia", "russian rouble", "chinese yuan", "japanese yen", "indian rupee",
     "australian dollar", "canadian dollar", "turkish lira", "polish zloty", "swiss franc")
)  # fmt: skip
"""Units in which parts are added; heights, speeds and prices are not."""


def _excluding(pairs: Sequence[Wording], parts: Sequence[Quantity]) -> bool:
    """The nouns of the parts leave nobody out: "adults … minors"."""
    sets = [{w.gloss for w in pairs if q.span.overlaps(w.span) or 0 <= w.span.start - q.span.end <= 6} for q in parts]
    return bool(sets) and bool(set.intersection(*sets))


def _comparable(rule: Rule, total: Quantity, parts: Sequence[Quantity]) -> bool:
    added, whole = sum(bounds(q)[0] for q in parts), bounds(total)[1]
    return bool(whole / rule.params["comparable"] <= added <= whole * rule.params["comparable"])
