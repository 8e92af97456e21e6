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
    dated = _claims_by_date(reading)
    for word in reading.words("told_past"):
        timex = by_span.get(word.subject) if word.subject else None
        if timex is None or not (timex.basis or "stated").startswith("stated"):
            continue
        spell = spell_of(timex)
        if spell is None or not has_figures(timex, reading.report.text):
            continue
        days = (spell[0] - published).days
        if days <= rule.params["slack_days"]:
            continue
        yield rule.found(
            [timex.span],
            claims=dated.get(timex.span, ()),
            facts={"date": timex.value[:10], "published": published.isoformat(), "days": days},
            day=day_words(spell[0]) if spell[0] == spell[1] else timex.span.of(reading.report.text),
            out=day_words(published),
        )


def _claims_by_date(reading: Reading) -> dict[Span, list[Claim]]:
    """Claims of what has happened, by the date they rest on."""
    found: dict[Span, list[Claim]] = {}
    for claim in reading.claims:
        attributed = claim.attribution is None or claim.attribution.stance in SOUGHT
        if claim.when and claim.when.span and claim.happening.realis == "happened" and attributed:
            found.setdefault(claim.when.span, []).append(claim)
    return found


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
