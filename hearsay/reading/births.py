"""Dates of birth a report gives: behind "born", "date of birth" and the like, or as the first of a life's two dates."""

import functools
import itertools
import re

from hearsay import lexicon
from hearsay.model import Span, Timex, Wording
from hearsay.reading.syntax import Syntax

LIFE = re.compile(r"\s*[–—-]\s*")
FIXED = re.compile(r"\d{4}(?:-\d\d-\d\d)?$|\d{4}-\d\d$")
LED = (":", "–", "—", "-")
REACH = 60
"""Most characters between "born" and its date."""


def find(tree: Syntax, timexes: tuple[Timex, ...], lang: str = "en") -> tuple[Wording, ...]:
    """Category "birth", with the date as `subject`; "age_led", "age_then", "age_at", "life_ended" beside ages.

    They stand before an age, put it at a time past or at that of its sentence, and tell of a death.
    """
    table = lexicon.load(lang, "intervals")["birth"]
    dates = [t for t in timexes if t.type == "DATE" and FIXED.match(t.value) and t.basis in (None, "stated")]
    found = []
    for match in _pattern(lang, "cues").finditer(tree.text):
        sentence = next((s.span for s in tree.sentences if s.span.start <= match.start() < s.span.end), None)
        if sentence is None:
            continue
        led = next((t for t in dates if tree.text[t.span.end : match.start()].strip() in LED), None)
        if led is not None and match.start() > led.span.end:  # "1968: born in a hamlet"
            span = Span(start=match.start(), end=match.end())
            found.append(Wording(span=span, category="birth", lemma="born", subject=led.span))
            continue
        behind = [
            t for t in dates if sentence.covers(t.span) and t.span.end > match.end() and t.span.start >= match.start()
        ]
        if behind and behind[0].span.start - match.end() <= REACH:
            span = Span(start=match.start(), end=match.end())
            found.append(Wording(span=span, category="birth", lemma="born", subject=behind[0].span))
    for match in _pattern(lang, "touching").finditer(tree.text):
        told = next((t for t in dates if t.span.start == match.end() + 1), None)
        if told is not None:
            span = Span(start=match.start(), end=match.end())
            found.append(Wording(span=span, category="birth", lemma="born", subject=told.span))
    for match in _pattern(lang, "behind").finditer(tree.text):
        told = next((t for t in dates if t.span.end + 1 == match.start()), None)
        if told is not None:
            span = Span(start=match.start(), end=match.end())
            found.append(Wording(span=span, category="birth", lemma="born", subject=told.span))
    for one, other in itertools.pairwise(dates):
        between = tree.text[one.span.end : other.span.start]
        before = tree.text[: one.span.start].rstrip()
        if LIFE.fullmatch(between) and one.value[:4] < other.value[:4] and before.endswith(tuple(table["life"])):
            found.append(Wording(span=one.span, category="birth", lemma="life", subject=one.span))
    for name, category in (("then", "age_then"), ("leads", "age_led"), ("at", "age_at"), ("ends", "life_ended")):
        for match in _pattern(lang, name).finditer(tree.text):
            span = Span(start=match.start(), end=match.end())
            found.append(Wording(span=span, category=category, lemma=match[0].casefold()))
    return tuple(found)


@functools.cache
def _pattern(lang: str, name: str) -> re.Pattern[str]:
    phrases = sorted(lexicon.load(lang, "intervals")["birth"][name], key=len, reverse=True)
    joined = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases)
    return re.compile(rf"(?<![\w-])(?:{joined})(?!\w)", re.IGNORECASE)
