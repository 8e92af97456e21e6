"""Dates without a year in a report that names no year anywhere."""

from collections.abc import Iterator
from datetime import date

from hearsay.checks.calendar import DAY, names_year
from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE
from hearsay.model import Finding, Reading, Timex


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text, published = reading.report.text, reading.report.published_date
    if reading.report.excerpt or any(names_year(t.span.of(text)) for t in reading.timexes):
        return
    dates = [t for t in reading.timexes if t.type in ("DATE", "TIME") and DAY.match(t.value) and t.grain != "reference"]
    dates = [t for t in dates if any(ch.isdigit() for ch in t.span.of(text))]
    if published is not None:
        dates = [t for t in dates if _far(rule, t, published)]
    if not dates or not any(c.happening.kind in CONTESTABLE for c in reading.claims):
        return
    yield rule.found(
        (t.span for t in dates),
        facts={
            "dates": [t.span.of(text) for t in dates],
            "published": published.isoformat() if published else None,
        },
        example=dates[0].span.of(text),
        known=f"the report is of {published.isoformat()}" if published else "no date of publication is known",
    )


def _far(rule: Rule, timex: Timex, published: date) -> bool:
    """Neither shortly before publication nor just ahead of it: the reader may take the wrong year."""
    found = DAY.match(timex.value)
    if found is None:
        return False
    gaps = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            gaps.append((published - date(year, int(found[2]), int(found[3]))).days)
        except ValueError:  # 29 February of a common year
            continue
    past = min((g for g in gaps if g >= 0), default=366)
    ahead = min((-g for g in gaps if g < 0), default=366)
    return bool(past > rule.params["near_days"] and ahead > rule.params["ahead_days"])


RULE = Rule(
    code="HS202",
    name="year-missing",
    since="0.1",
    severity="warning",
    message="No year is given anywhere: “{example}” could be of any year, and {known}.",
    ask="Of which year are these dates?",
    check=check,
    params={"near_days": 92, "ahead_days": 31},
)
