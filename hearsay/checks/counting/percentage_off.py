"""A percentage that the two numbers beside it do not give."""

from collections.abc import Iterator

from hearsay.checks.counting._amounts import mended
from hearsay.checks.counting._shares import Pair, made, others, pair_of
from hearsay.checks.counting._told import POINTS, TIMES, restated, shares_of, steps_of
from hearsay.checks.figures import bounds, plain
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    reading = mended(reading)
    for number in range(len(reading.sentences)):
        yield from _echoed(rule, reading, number)
        for told in (shares_of(reading, number), steps_of(reading, number)):
            if len(told) == 1:
                yield from _off(rule, reading, number, told[0])


def _off(rule: Rule, reading: Reading, number: int, share: Quantity) -> Iterator[Finding]:
    """One share whose two numbers, and no other two there, make another."""
    text, sentence = reading.report.text, reading.sentences[number].span
    pair = pair_of(rule, reading, number, share)
    if pair is None:
        return
    left = pair.way == "part" and _of_the_rest(rule, reading, sentence, share)
    figures = made(pair, left)
    stated = abs(bounds(share)[0])
    after = [w.span for w in reading.words("share_lacking") if share.span.end <= w.span.start < sentence.end]
    lacking = any("," not in text[share.span.end : w.start] for w in after)
    if lacking and pair.way == "part":  # "a nurse is in 18 of the 24 villages, 25 percent of them are without one"
        figures = [*figures, 100 - figures[0]]
    if any(abs(f - stated) <= _slack(rule, share, f) for f in figures):
        return
    exact = rule.params["exact_points"] if share.unit == "percentage" else 0
    if any(abs(f - stated) <= exact for p in others(rule, reading, number, share, pair) for f in made(p, left)):
        return
    yield rule.found(
        {pair.low.span, pair.high.span, share.span},
        facts={
            "part": pair.low.span.of(text),
            "whole": pair.high.span.of(text),
            "stated": share.span.of(text),
            "computed": round(figures[0], 1),
        },
        relation=_relation(text, pair),
        figure=f"{plain(round(figures[0], 1))} {FIGURES.get(share.unit, 'percent')}",
    )


def _of_the_rest(rule: Rule, reading: Reading, sentence: Span, share: Quantity) -> bool:
    """ "The other 40 percent", "leaving 40 percent", "40 percent of the rest": a share of what the part leaves."""
    text, reach = reading.report.text, rule.params["rest_words"]
    for word in reading.words("sum_rest"):
        low, high = min(word.span.end, share.span.end), max(word.span.start, share.span.start)
        if sentence.covers(word.span) and len(text[low:high].split()) <= reach:
            return True
    return False


FIGURES = {POINTS: "percentage points", TIMES: "times as much"}


def _echoed(rule: Rule, reading: Reading, number: int) -> Iterator[Finding]:
    """A fraction in words and the percentage set beside it: "nine out of ten wells, or 70 percent"."""
    text = reading.report.text
    for fraction, share in restated(rule, reading, number):
        computed = 100 * bounds(fraction)[0]
        if abs(computed - bounds(share)[0]) > rule.params["restated_points"]:
            yield rule.found(
                {fraction.span, share.span},
                facts={"part": fraction.span.of(text), "stated": share.span.of(text), "computed": round(computed, 1)},
                relation=f"“{fraction.span.of(text)}” is",
                figure=f"{plain(round(computed, 1))} percent",
            )


def _relation(text: str, pair: Pair) -> str:
    first, last = (pair.high, pair.low) if pair.way == "fall" else (pair.low, pair.high)
    if first.span == last.span:
        return f"“{first.span.of(text)}” is a change of"
    if pair.way == "both":
        return f"“{last.span.of(text)}” of “{last.span.of(text)}” and “{first.span.of(text)}” is"
    joint, is_ = ("of", "is") if pair.way == "part" else ("to", "is a change of")
    return f"“{first.span.of(text)}” {joint} “{last.span.of(text)}” {is_}"


def _slack(rule: Rule, share: Quantity, computed: float) -> float:
    """What rounding explains; more where the share is approximate or large, and for words like "doubled"."""
    if share.unit == TIMES:
        slack = computed * float(rule.params["times_share"])
    elif share.unit == POINTS:
        slack = float(rule.params["exact_points"])
    else:
        slack = max(float(rule.params["slack_points"]), computed * float(rule.params["slack_share"]))
    return slack * (3 if share.change == "~" else 1)


RULE = Rule(
    code="HS504",
    name="percentage-off",
    since="0.1",
    severity="error",
    message="{relation} {figure}, not “{stated}”.",
    ask="Which of the three numbers is wrong?",
    check=check,
    catches=("percentages",),
    params={
        "slack_points": 1.5,
        "slack_share": 0.015,
        "exact_points": 0.6,
        "times_share": 0.15,
        "rest_words": 3,
        "restated_points": 6,
        "restated_words": 8,
        "side_words": 4,
        "near_characters": 20,
        "early_words": 10,
        "aside_words": 8,
        "than_words": 4,
        "of_words": 6,
        "least_whole": 10,
        "date_characters": 40,
    },
)
