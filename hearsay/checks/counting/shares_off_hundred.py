"""Shares of one whole that are said to be all of it and do not add up to a hundred percent."""

import itertools
import re
from collections.abc import Iterator

from hearsay.checks.figures import bounds, plain, standing_in
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    for sentence in reading.sentences:
        shares = [
            q for q in standing_in(reading.quantities, sentence.span) if q.unit == "percentage" and q.change not in "<>"
        ]
        if len(shares) < 2 or any(isinstance(q.value, tuple) for q in shares) or not _coordinated(rule, text, shares):
            continue
        if any(text[: q.span.start].rstrip().casefold().endswith(rule.params["changes_by"]) for q in shares):
            continue
        total = sum(bounds(q)[0] for q in shares)
        all_told = _rest(reading, sentence.span, shares) or _all_answers(reading, sentence.span, shares)
        one_whole = _of_one_whole(reading, sentence.span) and not _of_several(text, shares)
        if not (all_told or (total > 100 and one_whole)):
            continue
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
    return short and (bool(words[-1] & set(rule.params["joints"])) or ";" in gaps[-1])


def _rest(reading: Reading, sentence: Span, shares: list[Quantity]) -> bool:
    """The last share is what is left ("and the remaining lists 9 percent")."""
    return any(
        sentence.covers(w.span) and shares[-2].span.end <= w.span.start and w.span.end <= shares[-1].span.end
        for w in (*reading.words("rest"), *reading.words("share_left"))
    ) or any(
        sentence.covers(w.span) and shares[-1].span.end <= w.span.start and len(shares) > 2
        for w in reading.words("share_left")
    )


def _of_one_whole(reading: Reading, sentence: Span) -> bool:
    """Shares of one whole that exclude one another cannot be more than all of it ("accounts for", "the challenger")."""
    return any(sentence.covers(w.span) for w in reading.words("share_of_one"))


def _of_several(text: str, shares: list[Quantity]) -> bool:
    """ "58% of sales and 71% of profit" are of two wholes."""
    behind = [re.match(r"\s+of\s+(?:the\s+|its\s+)?(\w+)", text[q.span.end :]) for q in shares]
    return len({found[1] for found in behind if found}) > 1


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
