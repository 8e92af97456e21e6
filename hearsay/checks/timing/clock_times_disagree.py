"""One moment given in two zones, and the clocks do not agree."""

import itertools
import re
from collections.abc import Iterator, Mapping

from hearsay.checks.calendar import minutes_of
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Span, Timex, Wording

WORD = re.compile(r"[^\W\d_]+")
DAY_MINUTES = 1440
WORD = re.compile(r"[^\W\d_]+")
CITY = re.compile(r"(?<=\b[iIaA][nt]\s)[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*")
OFFSET = re.compile(r"([+\-−])(\d\d):?(\d\d)")


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    by_place = {w.subject: w for w in reading.words("clock_zone")}
    clocks = [t for t in reading.timexes if t.type == "TIME" and minutes_of(t) is not None]
    for first, second in itertools.pairwise(clocks):
        ways, others = (_utc(t, by_place.get(t.span)) for t in (first, second))
        if not ways or not others or not _one_moment(rule, reading, first, second, by_place):
            continue
        if {offset for _, offset in ways} & {offset for _, offset in others} and _loosely(rule, text, first, second):
            continue
        apart = min(_apart(one - other) for one, _ in ways for other, _ in others)
        if apart == 0:
            continue
        yield rule.found(
            [first.span, second.span],
            facts={"first": first.span.of(text), "second": second.span.of(text), "apart_minutes": apart},
        )


def _apart(minutes: int) -> int:
    return min(minutes % DAY_MINUTES, -minutes % DAY_MINUTES)


def _one_moment(
    rule: Rule, reading: Reading, first: Timex, second: Timex, by_place: Mapping[Span | None, Wording]
) -> bool:
    """Nothing but marks, dates and words of equivalence stand between the two."""
    start = max(first.span.end, by_place[first.span].span.end if first.span in by_place else 0)
    named = by_place.get(second.span)
    end = max(start, min(second.span.start, named.span.start if named else second.span.start))
    sentences = {reading.sentences[reading.sentence_at(t.span.start)].paragraph for t in (first, second)}
    if len(sentences) > 1 or reading.sentence_at(second.span.start) - reading.sentence_at(first.span.start) > 1:
        return False
    text = reading.report.text
    dates = [t.span for t in reading.timexes if t.span not in (first.span, second.span)]
    kept = [" " if any(d.start <= at < d.end for d in dates) else text[at] for at in range(start, end)]
    if named is not None and named.span.start < second.span.start:
        kept += [" ", *text[max(end, named.span.start) : second.span.start]]
        kept = list("".join(kept).replace(_place(named, reading), " "))
    words = WORD.findall("".join(kept).casefold())
    if not words and not re.search(r"[(/,;–—=\[-]", text[start:end]):
        return False
    return len(words) <= rule.params["most_words"] and set(words) <= set(rule.params["joints"])


def _place(named: Wording, reading: Reading) -> str:
    """The city's name as it stands before its clock time."""
    found = CITY.search(named.span.of(reading.report.text))
    return found[0] if found else ""


def _loosely(rule: Rule, text: str, first: Timex, second: Timex) -> bool:
    """Two times of one zone with only a comma or dash between them are two times."""
    between = text[first.span.end : second.span.start]
    return not any(m in between for m in "(/=[") and not set(WORD.findall(between)) & set(rule.params["equal"])


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
    params={
        "most_words": 7,
        "joints": ("those", "or", "i", "e", "which", "is", "that", "was", "and", "when", "it", "in", "at", "on", "the",
                   "clock", "clocks", "showed", "show", "then", "already", "still", "corresponds", "corresponding",
                   "to", "equals", "equivalent", "same", "as", "while", "by", "local", "time", "means", "meaning", "of",
                   "just", "exactly", "being", "this", "read", "stood", "where", "a", "m", "p"),
        "equal": ("or", "is", "was", "when", "equals", "corresponds", "which", "that", "means"),
    },
)  # fmt: skip
