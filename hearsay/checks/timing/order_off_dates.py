"""A word of order ("the following day", "earlier") that the dates before and behind it contradict."""

from collections.abc import Iterator
from datetime import date

from hearsay.checks.calendar import SOME_YEAR, day_of
from hearsay.checks.rule import Rule
from hearsay.checks.voice import quoted
from hearsay.model import Finding, Reading, Timex, Wording


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    exact = [w.span for name in ("order_next", "order_previous") for w in reading.words(name)]
    for category in ("order_next", "order_previous", "order_after", "order_before"):
        for word in reading.words(category):
            pair = _dates(reading, word)
            wider = any(s.covers(word.span) and s != word.span for s in exact)
            if pair is None or wider or quoted(reading, word.span):
                continue
            before, here = pair
            first, second = _day(before), _day(here)
            if first is None or second is None or _agrees(category, (second - first).days):
                continue
            text = reading.report.text
            yield rule.found(
                [before.span, word.span, here.span],
                facts={
                    "word": word.span.of(text),
                    "before": before.span.of(text),
                    "here": here.span.of(text),
                    "days": (second - first).days,
                },
                order=_order((second - first).days),
            )


def _dates(reading: Reading, word: Wording) -> tuple[Timex, Timex] | None:
    """The date beside the word, in its sentence, and the last one of the sentence before, in the same paragraph."""
    number = reading.sentence_at(word.span.start)
    if number == 0 or reading.sentences[number].paragraph != reading.sentences[number - 1].paragraph:
        return None
    here = [t for t in _stated(reading, number) if not t.span.overlaps(word.span)]
    before = _stated(reading, number - 1)
    return (before[-1], here[0]) if len(here) == 1 and before else None


def _stated(reading: Reading, sentence: int) -> list[Timex]:
    """Dates of a sentence with a day in figures."""
    span, text = reading.sentences[sentence].span, reading.report.text
    return [
        t
        for t in reading.timexes
        if span.covers(t.span) and t.type in ("DATE", "TIME") and any(c.isdigit() for c in t.span.of(text)) and _day(t)
    ]


def _day(timex: Timex) -> date | None:
    return day_of(timex, SOME_YEAR)


def _agrees(category: str, days: int) -> bool:
    return {
        "order_next": days == 1,
        "order_previous": days == -1,
        "order_after": days >= 0,
        "order_before": days <= 0,
    }[category]


def _order(days: int) -> str:
    if days == 0:
        return "the same day"
    return f"{abs(days)} day{'s' if abs(days) > 1 else ''} {'later' if days > 0 else 'earlier'}"


RULE = Rule(
    code="HS212",
    name="order-off-dates",
    since="0.1",
    severity="error",
    message="“{word}”, but {here} is {order}, counted from {before}.",
    ask="Which is wrong: the word of order or one of the dates?",
    check=check,
    catches=("order",),
)
