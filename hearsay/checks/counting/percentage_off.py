"""A percentage that the two numbers beside it do not give."""

from collections.abc import Iterator

from hearsay.checks.counting._shares import Pair, made, others, pair_of
from hearsay.checks.counting._told import shares_of
from hearsay.checks.figures import bounds, plain
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    for number, sentence in enumerate(reading.sentences):
        shares = shares_of(reading, number)
        if len(shares) != 1:
            continue
        share = shares[0]
        pair = pair_of(rule, reading, number, share)
        if pair is None:
            continue
        left = pair.way == "part" and any(sentence.span.covers(w.span) for w in reading.words("sum_rest"))
        figures = made(pair, left)
        if any(abs(f - abs(bounds(share)[0])) <= _slack(rule, share, f) for f in figures):
            continue
        exact = rule.params["exact_points"]
        elsewhere = (f for other in others(rule, reading, number, share, pair) for f in made(other, left))
        if any(abs(f - abs(bounds(share)[0])) <= exact for f in elsewhere):
            continue
        yield rule.found(
            {pair.low.span, pair.high.span, share.span},
            facts={
                "part": pair.low.span.of(text),
                "whole": pair.high.span.of(text),
                "stated": share.span.of(text),
                "computed": round(figures[0], 1),
            },
            relation=_relation(text, pair),
            figure=plain(round(figures[0], 1)),
        )


def _relation(text: str, pair: Pair) -> str:
    first, last = (pair.low, pair.high) if pair.way in ("part", "rise", "change") else (pair.high, pair.low)
    if first.span == last.span:
        return f"“{first.span.of(text)}” is a change of"
    joint, is_ = ("of", "is") if pair.way == "part" else ("to", "is a change of")
    return f"“{first.span.of(text)}” {joint} “{last.span.of(text)}” {is_}"


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
        "exact_points": 0.6,
        "near_characters": 20,
        "early_words": 10,
        "aside_words": 8,
        "than_words": 4,
        "of_words": 6,
        "least_whole": 10,
        "date_characters": 40,
    },
)
