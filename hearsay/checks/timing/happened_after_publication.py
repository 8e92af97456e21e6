"""Something told as past on a day after the report was published."""

from collections.abc import Iterator

from hearsay.checks.calendar import DAY, day_of, day_words
from hearsay.checks.rule import Rule
from hearsay.checks.voice import SOUGHT
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    published = reading.report.published_date
    if published is None:
        return
    by_span = {t.span: t for t in reading.timexes}
    seen = set()
    for claim in reading.claims:
        when = claim.when
        if when is None or when.span is None or claim.happening.realis != "happened" or when.span in seen:
            continue
        if claim.attribution and claim.attribution.stance not in SOUGHT:
            continue
        timex = by_span.get(when.span)
        if timex is None or not DAY.match(timex.value) or timex.basis not in (None, "stated"):
            continue
        day = day_of(timex)
        if day is None or (day - published).days <= rule.params["slack_days"]:
            continue
        seen.add(when.span)
        yield rule.found(
            [when.span],
            claims=[claim],
            facts={"date": day.isoformat(), "published": published.isoformat(), "days": (day - published).days},
            day=day_words(day),
            out=day_words(published),
        )


RULE = Rule(
    code="HS209",
    name="happened-after-publication",
    since="0.1",
    severity="error",
    message="Told as past, but {day} is {days} days after the report was published ({out}).",
    ask="Which is wrong: the date of the event, its year, or the date of publication?",
    check=check,
    catches=("event after publication",),
    params={"slack_days": 1},
)
