"""A headline in the present tense over an event that the body dates long before the report."""

from collections.abc import Iterator

from hearsay.checks.calendar import day_of, day_words
from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE
from hearsay.model import Claim, Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    published = reading.report.published_date
    if published is None:
        return
    by_span = {t.span: t for t in reading.timexes}
    for headline in reading.claims:
        kind = headline.happening.kind
        if not headline.headline or kind not in CONTESTABLE or headline.happening.realis != "ongoing" or headline.when:
            continue
        dated = [c for c in reading.claims if not c.headline and c.happening.kind == kind and c.when and c.when.span]
        days = [(c, day_of(by_span[c.when.span])) for c in dated if c.when and c.when.span in by_span]
        known = [(c, d) for c, d in days if d is not None]
        if not known or len(known) < len(dated):
            continue
        last, day = max(known, key=lambda pair: pair[1])
        age = (published - day).days
        if age < rule.params["old_days"] or _undated(reading, kind):
            continue
        assert last.when is not None and last.when.span is not None
        yield rule.found(
            [headline.span, last.when.span],
            claims=[headline, last],
            facts={"date": day.isoformat(), "published": published.isoformat(), "days": age},
            day=day_words(day),
        )
        return


def _undated(reading: Reading, kind: str) -> bool:
    """Another happening of the kind, without a date, may be the new one."""
    return any(_fresh(c, kind) for c in reading.claims)


def _fresh(claim: Claim, kind: str) -> bool:
    return (
        not claim.headline
        and claim.happening.kind == kind
        and claim.when is None
        and claim.happening.realis in ("happened", "ongoing")
        and claim.mode in ("narrative", "indirect")
    )


RULE = Rule(
    code="HS215",
    name="old-event-in-present",
    since="0.1",
    severity="warning",
    message="The headline tells as present what the body dates to {day}, {days} days before the report.",
    ask="What is new on the day of the report: the event, or only the report?",
    check=check,
    params={"old_days": 30},
)
