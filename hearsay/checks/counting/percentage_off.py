"""A percentage that the two numbers beside it do not give."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from hearsay.checks.counting._shares import pair_of, share_of
from hearsay.checks.figures import bounds, counts_in, plain, standing_in
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading, Span

WORD = re.compile(r"[^\W\d_]+")
MARKS = ",(;–—-:"
NEAR = 4
"""Most characters between a word like "increase" and its percentage ("an increase of 25 percent")."""


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    for number in range(len(reading.sentences)):
        found = _set_beside(rule, reading, number) or _by_grammar(rule, reading, number)
        if found is None:
            continue
        share, part, whole, computed, moved = found
        yield rule.found(
            {part.span, whole.span, share.span},
            facts={
                "part": part.span.of(text),
                "whole": whole.span.of(text),
                "stated": share.span.of(text),
                "computed": round(computed, 1),
            },
            relation=_relation(text, part, whole, moved),
            figure=plain(round(computed, 1)),
        )


Off = tuple[Quantity, Quantity, Quantity, float, bool]
"""Share, part and whole (or the ends of a change), what they make in percent, and whether it is a change."""


def _set_beside(rule: Rule, reading: Reading, number: int) -> Off | None:
    """The one percentage of a sentence, set beside its two numbers and off them."""
    sentence = reading.sentences[number]
    inside = standing_in(reading.quantities, sentence.span)
    shares = [q for q in inside if q.unit == "percentage" and not isinstance(q.value, tuple)]
    shares = shares or [_as_percent(q) for q in standing_in(reading.numerals, sentence.span) if q.unit == "part"]
    if len(shares) != 1 or shares[0].change in "<>":
        return None
    share = shares[0]
    pair = _part_of_whole(rule, reading, number, share)
    computed = 100 * bounds(pair[0])[0] / bounds(pair[1])[0] if pair else None
    if pair is None and (pair := _moved(reading, sentence.span, inside, share)) is not None:
        first, last = _from_to(pair)
        computed = abs(100 * (last - first) / first)
    if pair is None or computed is None or abs(computed - bounds(share)[0]) <= _slack(rule, share, computed):
        return None
    part, whole = pair
    return share, part, whole, computed, part is whole or computed != 100 * bounds(part)[0] / bounds(whole)[0]


def _by_grammar(rule: Rule, reading: Reading, number: int) -> Off | None:
    """A share whose two numbers only the grammar tells; silent where any relation of them makes it."""
    share = share_of(reading, reading.sentences[number].span)
    found = pair_of(reading, number, share) if share else None
    if share is None or found is None:
        return None
    (low, high), change = found
    small, large = bounds(low)[0], bounds(high)[0]
    made = [100 * small / large]
    if change:
        made += [100 - made[0], 100 * (large - small) / small]
    elif any(reading.sentences[number].span.covers(w.span) for w in reading.words("sum_rest")):
        made.append(100 - made[0])
    if any(abs(m - abs(bounds(share)[0])) <= _slack(rule, share, m) for m in made):
        return None
    if not change:
        return share, low, high, made[0], False
    fell = any(reading.sentences[number].span.covers(w.span) for w in reading.words("fall"))
    return (share, low, high, made[1], True) if fell else (share, high, low, made[2], True)


def _as_percent(fraction: Quantity) -> Quantity:
    """ "A quarter" as 25 percent, roughly: nobody computes with it."""
    return replace(fraction, value=100 * bounds(fraction)[0], unit="percentage", change="~")


def _relation(text: str, part: Quantity, whole: Quantity, moved: bool) -> str:
    if part is whole:
        return f"“{part.span.of(text)}” is a change of"
    joint = "to" if moved else "of"
    return f"“{part.span.of(text)}” {joint} “{whole.span.of(text)}” is{' a change of' if moved else ''}"


def _part_of_whole(rule: Rule, reading: Reading, number: int, share: Quantity) -> tuple[Quantity, Quantity] | None:
    """The two counts a percentage stands beside: "30 of 120", "of 120 houses, 30", "120 houses; 30 of them"."""
    text, sentence = reading.report.text, reading.sentences[number].span
    measured = [
        q
        for q in reading.quantities
        if sentence.covers(q.span)
        and q.unit != "percentage"
        and not any(t.span.overlaps(q.span) for t in reading.timexes)
    ]
    exact = [
        q
        for q in sorted({q.span: q for q in (*measured, *counts_in(reading, sentence))}.values(), key=lambda q: q.span)
        if not isinstance(q.value, tuple) and q.change not in "<>" and q.span != share.span
    ]
    for part, whole in itertools.permutations(exact, 2):
        if (
            0 < bounds(whole)[0] >= bounds(part)[0]
            and _related(rule, reading, sentence, part, whole)
            and _beside(rule, text, share, part, whole)
        ):
            return part, whole
    if len(exact) == 1 and number and reading.sentences[number - 1].paragraph == reading.sentences[number].paragraph:
        above = [q for q in counts_in(reading, reading.sentences[number - 1].span) if q.unit != "-"]
        taken = any(0 <= w.span.start - exact[0].span.end <= 2 for w in reading.words("of_them"))
        if len(above) == 1 and taken and bounds(above[0])[0] and _beside(rule, text, share, exact[0], exact[0]):
            return exact[0], above[0]
    return None


def _related(rule: Rule, reading: Reading, sentence: Span, part: Quantity, whole: Quantity) -> bool:
    reach = rule.params["reach_characters"]
    if part.span.end <= whole.span.start:
        gap = whole.span.start - part.span.end
        return gap <= reach and any(
            part.span.end <= w.span.start and w.span.end <= whole.span.start for w in reading.words("share")
        )
    if any(w.span.start >= part.span.end and w.span.start - part.span.end <= 2 for w in reading.words("of_them")):
        return True
    opened = [w for w in reading.words("of_whole") if sentence.covers(w.span) and w.span.end <= whole.span.start]
    return bool(opened) and whole.span.start - opened[0].span.end <= 2


def _beside(rule: Rule, text: str, share: Quantity, part: Quantity, whole: Quantity) -> bool:
    """The percentage is set beside the pair: a mark, then nothing but words like "or" up to the other."""
    start, end = min(part.span.start, whole.span.start), max(part.span.end, whole.span.end)
    if share.span.start >= end:
        between = text[end : share.span.start]
        tail = max((between.rfind(m) for m in MARKS), default=-1)
        return tail >= 0 and _links(rule, between[tail + 1 :]) and len(between) <= rule.params["widest_characters"]
    if share.span.end <= start:
        between = text[share.span.end : start]
        tail = max((between.rfind(m) for m in MARKS), default=-1)
        return tail >= 0 and _links(rule, between[tail + 1 :]) and len(between) <= rule.params["widest_characters"]
    return part.span.end <= share.span.start and _links(rule, text[part.span.end : share.span.start])


def _links(rule: Rule, words: str) -> bool:
    return set(WORD.findall(words.casefold())) <= set(rule.params["links"]) and not any(c.isdigit() for c in words)


def _moved(
    reading: Reading, sentence: Span, inside: list[Quantity], share: Quantity
) -> tuple[Quantity, Quantity] | None:
    """The two numbers a rise or fall went from and to, as one range ("from 40 to 50 ships") or as two."""
    text = reading.report.text
    turns = [w.span for c in ("rise", "fall") for w in reading.words(c) if sentence.covers(w.span)]
    others = [q for q in inside if q is not share and q.unit not in ("percentage", "percentage point", "part")]
    others = [q for q in others if not any(t.span.overlaps(q.span) for t in reading.timexes)]
    if not turns or not others or not bounds(others[0])[0]:
        return None
    first = others[0]
    if len(others) == 1:
        return (first, first) if isinstance(first.value, tuple) and first.value[0] and _led(text, first) else None
    second = others[1]
    if len(others) > 2 or any(isinstance(q.value, tuple) or q.change in "<>" for q in others):
        return None
    if any(first.span.end <= w.span.start and w.span.end <= second.span.start for w in reading.words("share")):
        return None
    if _led(text, second) or _led(text, first):
        return (second, first) if _led(text, second) else (first, second)
    named = share.span.start > second.span.end and any(
        0 <= share.span.start - t.end <= NEAR
        and (text[t.end : share.span.start].strip() or text[: t.start].rstrip().endswith(","))
        for t in turns
    )
    return (first, second) if named and first.unit == second.unit != "-" else None


def _led(text: str, quantity: Quantity) -> bool:
    """The number the change starts from."""
    return text[: quantity.span.start].rstrip().casefold().endswith("from")


def _from_to(pair: tuple[Quantity, Quantity]) -> tuple[float, float]:
    first, last = pair
    if isinstance(first.value, tuple):
        return first.value
    return bounds(first)[0], bounds(last)[0]


def _slack(rule: Rule, share: Quantity, computed: float) -> float:
    """Percentage points that rounding explains; more where the share is approximate or large."""
    slack = max(float(rule.params["slack_points"]), computed * float(rule.params["slack_share"]))
    return slack * 3 if share.change == "~" else slack


RULE = Rule(
    code="HS504",
    name="percentage-off",
    since="0.1",
    severity="error",
    message="{relation} {figure} percent, not “{stated}”.",
    ask="Which of the three numbers is wrong?",
    check=check,
    catches=("percentages",),
    params={
        "slack_points": 1.5,
        "slack_share": 0.015,
        "reach_characters": 30,
        "widest_characters": 70,
        "links": (
            "or", "a", "an", "about", "some", "nearly", "almost", "roughly", "just", "over", "under", "that", "is",
            "which", "turnout", "share", "rate", "proportion", "of", "i", "e", "more", "less", "than", "exactly",
            "equivalent", "to", "them", "around", "approximately", "the", "equal", "equals", "amounting",
        ),
    },
)  # fmt: skip
