"""A percentage that the two numbers beside it do not give."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    joints = [w.span for w in reading.words("share")]
    quantities = reading.quantities
    for number, share in enumerate(quantities):
        if share.unit != "percentage" or isinstance(share.value, tuple) or share.change in "<>":
            continue
        near = quantities[max(0, number - 2) : number] if number >= 2 else ()
        if len(near) < 2:
            continue
        part, whole = near
        sentence = reading.sentences[reading.sentence_at(share.span.start)].span
        joined = any(part.span.end <= j.start and j.end <= whole.span.start for j in joints)
        gap = text[whole.span.end : share.span.start]
        if (
            not sentence.covers(part.span)
            or not joined
            or whole.span.start - part.span.end > rule.params["reach_characters"]
            or len(gap) > rule.params["reach_characters"]
            or any(q.unit == "percentage" for q in near)
            or not gap.strip().startswith(("(", ",", "–", "—", "or"))
        ):
            continue
        computed = _share(part, whole)
        if computed is None or abs(computed - share.value) <= _slack(rule, share):
            continue
        yield rule.found(
            [part.span, whole.span, share.span],
            facts={
                "part": part.span.of(text),
                "whole": whole.span.of(text),
                "stated": share.span.of(text),
                "computed": round(computed, 1),
            },
        )


def _share(part: Quantity, whole: Quantity) -> float | None:
    if isinstance(part.value, tuple) or isinstance(whole.value, tuple) or not whole.value:
        return None
    if part.change in "<>" or whole.change in "<>":
        return None
    return 100 * part.value / whole.value


def _slack(rule: Rule, share: Quantity) -> float:
    """Percentage points that rounding explains; three times as many where the share is approximate."""
    slack = float(rule.params["slack_points"])
    return slack * 3 if share.change == "~" else slack


RULE = Rule(
    code="HS504",
    name="percentage-off",
    since="0.1",
    severity="error",
    message="{part} of {whole} is {computed} percent, not “{stated}”.",
    ask="Which of the three numbers is wrong?",
    check=check,
    catches=("percentages",),
    params={"slack_points": 1.5, "reach_characters": 30},
)
