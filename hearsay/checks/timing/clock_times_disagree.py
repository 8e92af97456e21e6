"""One moment given in two zones, and the clocks do not agree."""

import re
from collections.abc import Iterator

from hearsay.checks.calendar import minutes_of
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Timex, Wording

DAY_MINUTES = 1440
OFFSET = re.compile(r"([+\-−])(\d\d):?(\d\d)")


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    by_place = {w.subject: w for w in reading.words("clock_zone")}
    by_span = {t.span: t for t in reading.timexes if t.type == "TIME"}
    for joined in reading.words("one_moment"):
        first, second = by_span.get(joined.span), by_span.get(joined.subject or joined.span)
        if first is None or second is None:
            continue
        ways, others = (_utc(t, by_place.get(t.span)) for t in (first, second))
        if not ways or not others:
            continue
        apart = min(_apart(one - other) for one, _ in ways for other, _ in others)
        one_zone = bool({offset for _, offset in ways} & {offset for _, offset in others})
        likely = apart % rule.params["whole_minutes"] == 0 and apart <= rule.params["most_minutes"]
        loosely = joined.lemma == "loosely" and (one_zone or not likely)
        if apart == 0 or loosely:
            continue
        yield rule.found(
            [first.span, second.span],
            facts={"first": first.span.of(text), "second": second.span.of(text), "apart_minutes": apart},
        )


def _apart(minutes: int) -> int:
    return min(minutes % DAY_MINUTES, -minutes % DAY_MINUTES)


def _utc(timex: Timex, by_place: Wording | None) -> list[tuple[int, int]]:
    """Minutes after midnight in UTC, and the offset in minutes, for every offset the time may have."""
    minutes = minutes_of(timex)
    zones = by_place.lemma.split("|") if by_place else [timex.zone] if timex.zone else []
    found = []
    for zone in zones:
        offset = OFFSET.match(zone)
        if minutes is None or (zone != "Z" and offset is None):
            continue
        shift = (int(offset[2]) * 60 + int(offset[3])) * (1 if offset[1] == "+" else -1) if offset else 0
        found.append((minutes - shift, shift))
    return found


RULE = Rule(
    code="HS211",
    name="clock-times-disagree",
    since="0.1",
    severity="error",
    message="{first} and {second} are {apart_minutes} minutes apart, not one moment.",
    ask="Which clock did the source give, and which one was computed?",
    check=check,
    catches=("two zones",),
    params={"whole_minutes": 30, "most_minutes": 300},
)
