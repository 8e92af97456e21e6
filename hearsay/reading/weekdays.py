"""Weekdays a report names beside a date without writing them into it ("3 March, a Tuesday"), tied to that date."""

import re
from collections.abc import Iterator

from hearsay import lexicon
from hearsay.model import Span, Timex, Wording
from hearsay.reading.syntax import Syntax, Token
from hearsay.reading.times.words import SHORT_WEEKDAY, WEEKDAY, words

DAY = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def find(tree: Syntax, timexes: tuple[Timex, ...], lang: str = "en") -> tuple[Wording, ...]:
    """Category "weekday": `lemma` is the day's name in English, `subject` the span of the date it is said of."""
    table = lexicon.load(lang, "intervals")["weekday"]
    known = words(lang=lang).single
    dates = [
        t
        for t in timexes
        if DAY.match(t.value) and t.weekday is None and (_in_figures(tree, t) or (t.basis or "").startswith("counted"))
    ]
    found = []
    for token in tree.tokens:
        letter, number = known.get(token.lower, ("", None))
        if letter not in (WEEKDAY, SHORT_WEEKDAY) or not token.text[:1].isupper() or not isinstance(number, int):
            continue
        date = next(_said_of(tree, token, dates, table), None)
        if date is not None:
            span = Span(start=token.start, end=token.end)
            found.append(Wording(span=span, category="weekday", lemma=NAMES[number], subject=date.span))
    return tuple(found)


def _in_figures(tree: Syntax, timex: Timex) -> bool:
    return any(c.isdigit() for c in timex.span.of(tree.text))


def _said_of(tree: Syntax, token: Token, dates: list[Timex], table: dict[str, list[str]]) -> Iterator[Timex]:
    """The date beside it in the sentence; with "that" before it, the last date of the sentence before."""
    sentence = tree.sentences[token.sentence]
    for date in dates:
        if not sentence.span.covers(date.span) or date.span.start <= token.start < date.span.end:
            continue
        first, last = sorted(((date.span.start, date.span.end), (token.start, token.end)))
        between = re.findall(r"[^\W\d_]+|\d+", tree.text[first[1] : last[0]].casefold())
        if date.span.start > token.start and set(between) & set(table["opens"]):
            continue  # "announced Tuesday a July 26 match"
        if len(between) <= 5 and set(between) <= set(table["between"]):
            yield date
    opening = " ".join(t.lower for t in tree.tokens[tree.bounds[token.sentence][0] : token.i])
    taken_up = opening in table["takes_up"] or opening.rpartition(" ")[2] in table["that"]
    if taken_up and token.sentence:
        above = tree.sentences[token.sentence - 1]
        told = [d for d in dates if above.span.covers(d.span)]
        if told and above.paragraph == sentence.paragraph:
            yield told[-1]
