"""Shares of one whole that are said to be all of it and do not add up to a hundred percent."""

import itertools
import re
from collections.abc import Iterator

from hearsay.checks.figures import bounds, plain
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    for sentence in reading.sentences:
        shares = [
            q
            for q in reading.quantities
            if q.unit == "percentage" and sentence.span.covers(q.span) and q.change not in "<>"
        ]
        if len(shares) < 2 or any(isinstance(q.value, tuple) for q in shares) or not _coordinated(rule, text, shares):
            continue
        if any(text[: q.span.start].rstrip().casefold().endswith(rule.params["changes_by"]) for q in shares):
            continue
        if not (_rest(reading, sentence.span, shares) or _all_answers(reading, sentence.span, shares)):
            continue
        total = sum(bounds(q)[0] for q in shares)
        slack = rule.params["slack_points"] * (len(shares) + sum(3 for q in shares if q.change == "~"))
        if abs(total - 100) <= slack:
            continue
        yield rule.found(
            (q.span for q in shares),
            facts={"shares": [q.span.of(text) for q in shares], "sum": total},
            parts=" + ".join(q.span.of(text) for q in shares),
            figure=plain(total),
        )


def _coordinated(rule: Rule, text: str, shares: list[Quantity]) -> bool:
    gaps = [text[a.span.end : b.span.start] for a, b in itertools.pairwise(shares)]
    words = [set(re.findall(r"\w+", g.casefold())) for g in gaps]
    short = all(len(g.split()) <= rule.params["widest_gap_words"] and "(" not in g for g in gaps)
    return short and bool(words[-1] & set(rule.params["joints"]))


def _rest(reading: Reading, sentence: Span, shares: list[Quantity]) -> bool:
    """The last share is what is left ("and the remaining lists 9 percent")."""
    return any(
        sentence.covers(w.span) and shares[-2].span.end <= w.span.start and w.span.end <= shares[-1].span.end
        for w in reading.words("rest")
    )


def _all_answers(reading: Reading, sentence: Span, shares: list[Quantity]) -> bool:
    """Two shares of a vote with nothing but a yes and a no."""
    here = [any(sentence.covers(w.span) for w in reading.words(c)) for c in ("vote_for", "vote_against")]
    return len(shares) == 2 and all(here)


RULE = Rule(
    code="HS505",
    name="shares-off-hundred",
    since="0.1",
    severity="error",
    message="{parts} is {figure} percent, but the shares are told as all there is.",
    ask="Which of the shares is wrong, or who is left out?",
    check=check,
    catches=("percentages",),
    params={"slack_points": 0.6, "widest_gap_words": 9, "joints": ("and", "while", "but"), "changes_by": (" by",)},
)
