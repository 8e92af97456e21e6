"""One moment given in two zones, and the clocks do not agree."""

import itertools
import re
from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Timex

CLOCK = re.compile(r"T(\d\d):(\d\d)")
OFFSET = re.compile(r"([+\-−])(\d\d):?(\d\d)")


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    clocks = [t for t in reading.timexes if t.type == "TIME" and CLOCK.search(t.value)]
    for first, second in itertools.pairwise(clocks):
        between = text[first.span.end : second.span.start].strip()
        one, other = _minutes(first), _minutes(second)
        if between not in rule.params["joints"] or one is None or other is None or one[1] == other[1]:
            continue
        apart = (one[0] - other[0]) % 1440
        if apart == 0:
            continue
        yield rule.found(
            [first.span, second.span],
            facts={
                "first": first.span.of(text),
                "second": second.span.of(text),
                "apart_minutes": min(apart, 1440 - apart),
            },
        )


def _minutes(timex: Timex) -> tuple[int, int] | None:
    """Minutes after midnight in UTC, and the offset in minutes; None without a zone."""
    clock = CLOCK.search(timex.value)
    zone = timex.zone
    if clock is None or zone is None:
        return None
    offset = 0
    if zone != "Z":
        found = OFFSET.match(zone)
        if found is None:
            return None
        offset = (int(found[2]) * 60 + int(found[3])) * (1 if found[1] == "+" else -1)
    return int(clock[1]) * 60 + int(clock[2]) - offset, offset


RULE = Rule(
    code="HS211",
    name="clock-times-disagree",
    since="0.1",
    severity="error",
    message="{first} and {second} are {apart_minutes} minutes apart, not one moment.",
    ask="Which clock did the source give, and which one was computed?",
    check=check,
    catches=("two zones",),
    params={"joints": ("(", "/", ", or", "or", "—", "–", "[", "(or", ", i.e.")},
)
