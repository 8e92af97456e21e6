"""An age that does not go with the year of birth given beside it."""

import re
from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading, Span

YEARS = re.compile(r"P(\d{1,3})Y")
YEAR = re.compile(r"\d{4}")


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    published = reading.report.published_date
    if published is None:
        return
    text = reading.report.text
    for word in reading.words("born"):
        sentence = reading.sentences[reading.sentence_at(word.span.start)].span
        birth = next(
            (
                t
                for t in reading.timexes
                if sentence.covers(t.span) and t.span.end > word.span.start and YEAR.match(t.value)
            ),
            None,
        )
        ages = list(_ages(rule, reading, sentence))
        if birth is None or len(ages) != 1:
            continue
        span, age = ages[0]
        turned = published.year - int(birth.value[:4])
        if age in (turned, turned - 1) or span.overlaps(birth.span):
            continue
        yield rule.found(
            [span, birth.span],
            facts={
                "age": age,
                "born": int(birth.value[:4]),
                "published": published.isoformat(),
                "would_be": [turned - 1, turned],
            },
            words=span.of(text),
            birth=birth.span.of(text),
            low=str(turned - 1),
            high=str(turned),
        )


def _ages(rule: Rule, reading: Reading, sentence: Span) -> Iterator[tuple[Span, int]]:
    """Years of age in a sentence: "45-year-old", "aged 45", read as a duration or as a quantity."""
    seen: list[Span] = []
    for timex in reading.timexes:
        if timex.type == "DURATION" and sentence.covers(timex.span) and (found := YEARS.fullmatch(timex.value)):
            seen.append(timex.span)
            yield timex.span, int(found[1])
    for quantity in reading.quantities:
        if (
            quantity.unit == rule.params["unit"]
            and sentence.covers(quantity.span)
            and not isinstance(quantity.value, tuple)
            and not any(s.overlaps(quantity.span) for s in seen)
        ):
            yield quantity.span, int(quantity.value)


RULE = Rule(
    code="HS213",
    name="age-off-birth-year",
    since="0.1",
    severity="error",
    message="“{words}”, but born {birth} makes {low} or {high}.",
    ask="Is the age wrong, or the year of birth?",
    check=check,
    catches=("ages",),
    params={"unit": "year of age"},
)
