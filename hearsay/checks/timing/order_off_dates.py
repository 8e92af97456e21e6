"""A word of order ("the following day", "earlier") that the dates before and behind it contradict."""

from collections.abc import Iterator

from hearsay.checks.calendar import SOME_YEAR, day_of, has_figures, is_before, minutes_of, of_one_year, spell_of
from hearsay.checks.rule import Rule
from hearsay.checks.voice import quoted
from hearsay.model import Finding, Ordering, Reading, Span, Timex, Wording


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    told: set[Span] = set()
    for ordering in reading.orderings:
        if _is_before(reading, ordering.later, ordering.earlier) and not _cut_by_quotation(reading, ordering):
            told |= {ordering.earlier.span, ordering.later.span}
            first, second = sorted((ordering.earlier, ordering.later), key=lambda t: t.span)
            yield _finding(rule, text, ordering.span, first, second)
    exact = [w.span for name in ("order_next", "order_previous") for w in reading.words(name)]
    for category in ("order_next", "order_previous", "order_after", "order_before"):
        for word in reading.words(category):
            pair = _dates(reading, word)
            if any(o.span.overlaps(word.span) for o in reading.orderings):
                continue
            wider = any(s.covers(word.span) and s != word.span for s in exact)
            if pair is None or wider or quoted(reading, word.span) or {t.span for t in pair} & told:
                continue
            if _agrees(category, *pair) is False:
                yield _finding(rule, text, word.span, *pair)


def _is_before(reading: Reading, first: Timex, second: Timex) -> bool | None:
    """Clock times of one sentence are of one day unless both name theirs."""
    one, other = minutes_of(first), minutes_of(second)
    together = reading.sentence_at(first.span.start) == reading.sentence_at(second.span.start)
    stated = first.basis == second.basis == "stated"
    if one is not None and other is not None and together and not stated:
        return one < other
    if first.span < second.span:
        return is_before(*of_one_year(first, second))
    second, first = of_one_year(second, first)
    return is_before(first, second)


def _cut_by_quotation(reading: Reading, ordering: Ordering) -> bool:
    """Inside a quotation that does not hold both dates: another voice orders other things."""
    inner = [q.inner for q in reading.quotations if q.inner.covers(ordering.span)]
    return any(not q.covers(t.span) for q in inner for t in (ordering.earlier, ordering.later))


def _finding(rule: Rule, text: str, word: Span, first: Timex, second: Timex) -> Finding:
    days = _days(first, second)
    return rule.found(
        [first.span, word, second.span],
        facts={"word": word.of(text), "before": first.span.of(text), "here": second.span.of(text), "days": days},
        order=_order(days),
    )


def _dates(reading: Reading, word: Wording) -> tuple[Timex, Timex] | None:
    """The date behind the word and the one before it, in its sentence or as the last of the sentence before."""
    number = reading.sentence_at(word.span.start)
    inside = [t for t in _stated(reading, number) if not t.span.overlaps(word.span)]
    before, here = ([t for t in inside if (t.span.start < word.span.start) == side] for side in (True, False))
    if len(before) == 1 and len(here) == 1 and not _another_clause(reading, before[0], word):
        return before[0], here[0]
    if len(inside) != 1 or number == 0:
        return None
    above = _stated(reading, number - 1)
    together = reading.sentences[number].paragraph == reading.sentences[number - 1].paragraph
    return (above[-1], inside[0]) if above and together else None


def _another_clause(reading: Reading, timex: Timex, word: Wording) -> bool:
    """The date before the word is of somebody's utterance, not of what it is ordered with."""
    return any(
        any(piece.covers(word.span) for piece in link.content)
        and not any(piece.overlaps(timex.span) for piece in link.content)
        for link in reading.attributions
    )


def _stated(reading: Reading, sentence: int) -> list[Timex]:
    """Dates of a sentence with a day in figures."""
    span, text = reading.sentences[sentence].span, reading.report.text
    return [
        t
        for t in reading.timexes
        if span.covers(t.span)
        and t.type in ("DATE", "TIME")
        and has_figures(t, text)
        and day_of(t, SOME_YEAR)
        and not (t.basis or "").startswith("counted from")
    ]


def _days(first: Timex, second: Timex) -> int | None:
    """Days from the first to the second by the calendar, negative where it goes back; None for spells of more."""
    first, second = of_one_year(first, second)
    one, other = (spell_of(t) or (day_of(t, SOME_YEAR),) * 2 for t in (first, second))
    if one[0] is None or other[0] is None or one[0] != one[1] or other[0] != other[1]:
        return None
    return (other[0] - one[0]).days


def _agrees(category: str, first: Timex, second: Timex) -> bool:
    """Whether the second date stands where the word puts it; so too where that cannot be told."""
    days = _days(first, second)
    if days is None:
        return True
    return {
        "order_next": days == 1,
        "order_previous": days == -1,
        "order_after": days >= 0,
        "order_before": days <= 0,
    }[category]


def _order(days: int | None) -> str:
    if not days:
        return "at another time of the same day" if days == 0 else "the other way round"
    return f"{abs(days)} day{'s' if abs(days) > 1 else ''} {'later' if days > 0 else 'earlier'}"


RULE = Rule(
    code="HS212",
    name="order-off-dates",
    since="0.1",
    severity="error",
    message="The words say “{word}”, but {here} is {order}, counted from {before}.",
    ask="Which is wrong: the word of order or one of the dates?",
    check=check,
    catches=("order",),
)
