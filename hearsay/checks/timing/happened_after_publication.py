"""Something told as past on a day after the report was published."""

from collections.abc import Iterator

from hearsay.checks.calendar import day_words, has_figures, spell_of
from hearsay.checks.rule import Rule
from hearsay.checks.voice import SOUGHT
from hearsay.model import Claim, Finding, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    published = reading.report.published_date
    if published is None:
        return
    by_span = {t.span: t for t in reading.timexes}
    seen: set[Span] = set()
    ahead = {w.subject for w in reading.words("lies_ahead")}
    for span, claims in _told_as_past(reading):
        timex = by_span.get(span)
        if timex is None or span in seen | ahead or not (timex.basis or "stated").startswith("stated"):
            continue
        spell = spell_of(timex)
        if spell is None or not has_figures(timex, reading.report.text):
            continue
        days = (spell[0] - published).days
        if days <= rule.params["slack_days"]:
            continue
        seen.add(span)
        yield rule.found(
            [span],
            claims=claims,
            facts={"date": timex.value[:10], "published": published.isoformat(), "days": days},
            day=day_words(spell[0]) if spell[0] == spell[1] else timex.span.of(reading.report.text),
            out=day_words(published),
        )


def _told_as_past(reading: Reading) -> Iterator[tuple[Span, list[Claim]]]:
    """Dates of claims that have happened, and of other verbs in the past."""
    for claim in reading.claims:
        attributed = claim.attribution is None or claim.attribution.stance in SOUGHT
        if claim.when and claim.when.span and claim.happening.realis == "happened" and attributed:
            yield claim.when.span, [claim]
    for word in reading.words("told_past"):
        if word.subject:
            yield word.subject, []


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
