"""One moment given in two zones, and the clocks do not agree."""

import itertools
import re
from collections.abc import Iterator

from hearsay.checks.calendar import minutes_of
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Timex, Wording

WORD = re.compile(r"[^\W\d_]+")
OFFSET = re.compile(r"([+\-−])(\d\d):?(\d\d)")


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    by_city = {w.subject: w for w in reading.words("clock_zone")}
    clocks = [t for t in reading.timexes if t.type == "TIME" and minutes_of(t) is not None]
    for first, second in itertools.pairwise(clocks):
        end = by_city[first.span].span.end if first.span in by_city else first.span.end
        between = " ".join(text[end : second.span.start].split())
        one, other = (_utc(t, by_city.get(t.span)) for t in (first, second))
        if not _one_moment(rule, between) or one is None or other is None:
            continue
        if one[1] == other[1] and between in rule.params["loose"]:
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


def _one_moment(rule: Rule, between: str) -> bool:
    """Marks and words that set the second clock beside the first for the same moment."""
    words = [w.casefold() for w in WORD.findall(between)]
    return bool(between) and len(words) <= rule.params["most_words"] and set(words) <= set(rule.params["links"])


def _utc(timex: Timex, by_city: Wording | None) -> tuple[int, int] | None:
    """Minutes after midnight in UTC, and the offset in minutes; None without a zone."""
    minutes = minutes_of(timex)
    zone = timex.zone or (by_city.lemma if by_city else None)
    if minutes is None or zone is None:
        return None
    offset = 0
    if zone != "Z":
        found = OFFSET.match(zone)
        if found is None:
            return None
        offset = (int(found[2]) * 60 + int(found[3])) * (1 if found[1] == "+" else -1)
    return minutes - offset, offset


RULE = Rule(
    code="HS211",
    name="clock-times-disagree",
    since="0.1",
    severity="error",
    message="{first} and {second} are {apart_minutes} minutes apart, not one moment.",
    ask="Which clock did the source give, and which one was computed?",
    check=check,
    catches=("two zones",),
    params={
        "most_words": 5,
        "links": ("or", "which", "is", "was", "that", "when", "it", "i", "e", "equals", "corresponding", "corresponds",
                  "equivalent", "to", "of", "in", "local", "time", "the", "at", "being", "meaning"),
        "loose": (",", "—", "–", "-"),
    },
)  # fmt: skip
