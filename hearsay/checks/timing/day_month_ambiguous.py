"""A date in figures that is one day read day first and another read month first: 03/04/2025."""

import re
from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Span

FIGURES = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    dates = [t.span for t in reading.timexes if t.type in ("DATE", "TIME")]
    found = [
        (m, int(m[1]), int(m[2]))
        for m in FIGURES.finditer(reading.report.text)
        if any(d.start <= m.start() < d.end for d in dates)
    ]
    if any(max(a, b) > 12 for _, a, b in found):  # one of them shows which comes first
        return
    doubtful = [(m, a, b) for m, a, b in found if a != b and a and b]
    if not doubtful:
        return
    first, one, other = doubtful[0]
    yield rule.found(
        (Span(start=m.start(), end=m.end()) for m, _, _ in doubtful),
        facts={"dates": [m[0] for m, _, _ in doubtful]},
        words=first[0],
        day_first=f"{one} {MONTHS[other - 1]}",
        month_first=f"{other} {MONTHS[one - 1]}",
    )


RULE = Rule(
    code="HS214",
    name="day-month-ambiguous",
    since="0.1",
    severity="warning",
    message="“{words}” is {day_first} or {month_first}, and nothing here shows which.",
    ask="Which comes first in the source, the day or the month?",
    check=check,
)
