"""Pairs of clock times that the text says are of one moment: "18:05 Paris time (16:05 UTC)"."""

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from hearsay import lexicon
from hearsay.model import Span, Timex, Wording
from hearsay.reading.syntax import Syntax, Token

CLOCK = re.compile(r"T\d\d:\d\d")
MOST_WORDS = 14
"""More words than these between two clock times hold them apart."""
MOST_SENTENCES = 2
"""A parser may end a sentence at a mark between the two."""
REACH = 40
"""Words between, where one of the two stands in a clause that only tells the time."""
CLEARLY, LOOSELY = "clearly", "loosely"


def find(tree: Syntax, timexes: tuple[Timex, ...], zoned: Sequence[Wording], lang: str = "en") -> tuple[Wording, ...]:
    """Category "one_moment": `span` is the first clock time, `subject` the second, `lemma` how sure that is.

    "clearly" where a bracket, a slash or words such as "or", "which is" join them; "loosely" where nothing between
    them tells of anything new, so that two round times may still be those of two events.
    """
    table: Mapping[str, Any] = lexicon.load(lang, "intervals")["one_moment"]
    by_time = {w.subject: w.span for w in zoned}
    clocks = [t for t in timexes if t.type == "TIME" and CLOCK.search(t.value) and (t.zone or t.span in by_time)]
    found = []
    for first, second in itertools.pairwise(clocks):
        here, there = (_sentence(tree, t.span) for t in (first, second))
        if not 0 <= there - here <= MOST_SENTENCES or tree.sentences[here].paragraph != tree.sentences[there].paragraph:
            continue
        spans = [by_time.get(t.span, t.span) for t in (first, second)]
        lemma = _joined(tree, timexes, (first, second), spans, table)
        if lemma is not None:
            found.append(Wording(span=first.span, category="one_moment", lemma=lemma, subject=second.span))
    return tuple(found)


def _sentence(tree: Syntax, span: Span) -> int:
    return next((n for n, s in enumerate(tree.sentences) if s.span.end > span.start), len(tree.sentences) - 1)


def _joined(
    tree: Syntax, timexes: tuple[Timex, ...], pair: tuple[Timex, Timex], spans: Sequence[Span], table: Mapping[str, Any]
) -> str | None:
    first, second = pair
    taken = [*spans, *(t.span for t in timexes if t not in pair)]
    low, high = first.span.end, second.span.start
    tokens = [
        t
        for t in tree.within(Span(start=low, end=high))
        if not any(s.start <= t.start and t.end <= s.end for s in taken) or t.text in table["marks"]
    ]
    if _phrase(tree, first, second, table["same"]) and len(tokens) <= REACH:
        return LOOSELY
    told = [_of_telling(t, tokens, table) for t in tokens]
    if None not in told:
        if len(tokens) > MOST_WORDS or _two_events(tree, pair, spans[1], tokens, table):
            return None
        marked = not tokens and any(mark in tree.text[low:high] for mark in table["marks"])
        return CLEARLY if CLEARLY in told or marked else LOOSELY
    told_by_one = _only_tells_time(tree, second, spans[1], tokens, told, table) or _when(tree, spans[0], tokens, table)
    return LOOSELY if told_by_one else None


def _two_events(
    tree: Syntax, pair: tuple[Timex, Timex], second: Span, tokens: Sequence[Token], table: Mapping[str, Any]
) -> bool:
    """ "At 17:00 Kyiv time. At 16:00 GMT", with no word of telling; "at 8:00 in Paris and at 8:00 in London"."""
    between = tree.within(Span(start=pair[0].span.end, end=pair[1].span.start))
    joined = next((t for t in tokens if t.pos == "CCONJ" and t.lower not in table["equal"]), None)
    if joined is not None and any(t.lemma in table["shown"] for t in between if t.i > joined.i):
        return _goes_on(tree, max(second.end, pair[1].span.end), table)
    if any(t.lemma in (*table["verbs"], *table["perceived"]) or t.lower in table["equated"] for t in between):
        return False
    ended = any(t.text in (".", "!", "?") for t in tokens)
    same = len({CLOCK.search(t.value)[0] for t in pair}) == 1  # type: ignore[index]
    return ended or (same and joined is not None and any(t.pos == "ADP" for t in tokens))


def _when(tree: Syntax, first: Span, tokens: Sequence[Token], table: Mapping[str, Any]) -> bool:
    """ "It was 18:00 in Kyiv when the bridge fell at 16:00 GMT"."""
    opened = next((t for t in tokens if t.pos != "ADP"), None)
    if opened is None or opened.lower not in table["when"] or len(tokens) > REACH:
        return False
    at = tree.token_from(first.start)
    before = [t for t in tree.tokens[max(0, at - 4) : at] if t.sentence == opened.sentence]
    inside = [t for t in tree.within(first) if t.pos in ("AUX", "VERB", "PRON", "NOUN")]
    clause = [*before, *inside]
    tells = any(t.lemma == "be" for t in clause) and any(t.lower in table["only_time"] for t in clause)
    return tells and not any(t.text == ";" or t.pos == "CCONJ" for t in tokens)


def _of_telling(token: Token, tokens: Sequence[Token], table: Mapping[str, Any]) -> str | None:
    """Whether a word between the times joins them, leaves them joined, or (None) tells something else."""
    if token.text in table["marks"] or token.lower in table["equal"]:
        return CLEARLY
    if token.pos == "PUNCT" or token.text in table["loose_marks"]:
        return CLEARLY if len(tokens) == 1 else LOOSELY
    if token.lower in table["apart"]:
        return None
    if token.lower in table["to"]:
        equated = any(t.lower in table["equated"] or t.lemma in table["equated"] for t in tokens)
        return LOOSELY if equated or token.pos == "PART" else None
    if token.lemma in table["verbs"] or token.lower in table["equated"]:
        return CLEARLY if token.lower in table["equated"] else LOOSELY
    if token.lemma in table["nouns"] or token.lower in table["nouns"]:
        return LOOSELY
    if token.lemma in table["perceived"]:
        return LOOSELY if any(t.pos == "PRON" for t in tokens) else None
    if token.pos in ("DET", "ADP", "PART", "PRON", "ADV", "AUX", "CCONJ", "SCONJ", "SYM", "PROPN", "X"):
        return LOOSELY
    return None


def _phrase(tree: Syntax, first: Timex, second: Timex, phrases: Sequence[str]) -> bool:
    """Words of sameness between the two times, or behind the second in its sentence."""
    end = tree.sentences[_sentence(tree, second.span)].span.end
    words = " ".join(re.findall(r"[^\W\d_]+", tree.text[first.span.end : end].casefold()))
    return any(re.search(rf"\b{p}\b", words) for p in phrases)


def _only_tells_time(
    tree: Syntax, second: Timex, span: Span, tokens: Sequence[Token], told: Sequence[str | None],
    table: Mapping[str, Any],
) -> bool:  # fmt: skip
    """ "At 10:00 MSK the bridge fell. In Kyiv it was 10:00": the clause of the second time tells nothing else."""
    last = max(n for n, how in enumerate(told) if how is None)
    clause = tokens[last + 1 :]
    opened = next((t for t in clause if t.pos in ("PUNCT", "SCONJ", "CCONJ")), None)
    if opened is None or len(tokens) > REACH:
        return False
    rest = tree.within(Span(start=opened.start, end=second.span.start))
    tells = any(t.lemma in table["shown"] for t in rest) and any(t.lower in table["only_time"] for t in rest)
    return tells and not _goes_on(tree, max(second.span.end, span.end), table)


def _goes_on(tree: Syntax, end: int, table: Mapping[str, Any]) -> bool:
    """ "It was 10:00 in Paris when the all-clear came"."""
    after = re.match(r"\W*([^\W\d_]+(?: [^\W\d_]+){0,2})", tree.text[end : end + REACH])
    return after is not None and any(after[1].casefold().startswith(word) for word in table["goes_on"])
