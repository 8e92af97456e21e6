"""A report tells of an event long past without saying so."""

from collections.abc import Iterator
from datetime import date

from hearsay.checks.across._quoting import found
from hearsay.checks.rule import Rule
from hearsay.model import Dossier, Finding, Timex


def check(rule: Rule, dossier: Dossier) -> Iterator[Finding]:
    event = dossier.event
    if event.day is None:
        return
    by_id = {r.report.id: r for r in dossier.readings}
    for report in dict.fromkeys(c.report for c in event.claims):
        claims = [c for c in event.claims if c.report == report]
        published, reading = claims[0].published, by_id.get(report)
        if published is None or reading is None or published - event.day < rule.params["least_days"]:
            continue
        if any(_dates(t, event.day) for t in reading.timexes):
            continue
        day = date.fromordinal(event.day)
        yield found(
            rule,
            (claims[0].words,),
            claims,
            {"report": report, "days": published - event.day, "event_day": day.isoformat()},
            day=f"{day.day} {day:%B %Y}",
        )


def _dates(timex: Timex, day: int) -> bool:
    """The report itself gives the year of that day, or a date of its own that far back."""
    stated = timex.basis is not None and "published" not in timex.basis
    return stated and timex.earliest is not None and timex.earliest.year == date.fromordinal(day).year


RULE = Rule(
    code="HS907",
    name="older-event-told-as-new",
    since="0.1",
    severity="warning",
    message="Published {days} days after {day}, and {report} never gives the year.",
    ask="Is this news, or was it already old when it was published?",
    check=check,
    scope="dossier",
    params={"least_days": 60},
)
