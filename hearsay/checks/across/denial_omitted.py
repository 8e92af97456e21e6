"""A report tells a claim and not the denial that was public before it."""

from collections.abc import Iterator
from datetime import date

from hearsay.checks.across._quoting import found
from hearsay.checks.rule import Rule
from hearsay.checks.voice import NO_PARTY
from hearsay.model import Dossier, Finding


def check(rule: Rule, dossier: Dossier) -> Iterator[Finding]:
    events = [dossier.event, *(e for link, e in dossier.related if link.relation == "like claim")]
    denials = [
        c
        for e in events
        for c in e.claims
        if c.polarity == "denies" and not c.own_voice and c.published is not None and c.speaker_side not in NO_PARTY
    ]
    telling = {c.report for e in events for c in e.claims if c.polarity == "denies"}
    excerpts = {r.report.id for r in dossier.readings if r.report.excerpt}
    for report in dict.fromkeys(c.report for c in dossier.event.claims):
        claims = [c for c in dossier.event.claims if c.report == report and c.polarity == "asserts"]
        if not claims or report in telling or report in excerpts or claims[0].published is None:
            continue
        earlier = [d for d in denials if d.published is not None and d.published < claims[0].published]
        sides = {c.speaker_side for c in claims}
        other = next((d for d in earlier if d.speaker_side not in sides), None)
        if other is None or other.published is None:
            continue
        day = date.fromordinal(other.published)
        yield found(
            rule,
            (claims[0].words, other.words),
            (claims[0], other),
            {"report": report, "denied_by": other.speaker, "denied_in": other.report, "published": day.isoformat()},
            day=f"{day.day} {day:%B %Y}",
        )


RULE = Rule(
    code="HS905",
    name="denial-omitted",
    since="0.1",
    severity="warning",
    message="Told in {report} without the denial by {denied_by}, which {denied_in} had on {day}.",
    ask="Why is the denial by {denied_by} left out?",
    check=check,
    scope="dossier",
)
