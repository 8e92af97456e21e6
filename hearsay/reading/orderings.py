"""Pairs of dates in one sentence that its words put in order: "on 4 May, after the raid of 1 May"."""

from collections.abc import Iterator, Mapping
from typing import Any

from hearsay import lexicon
from hearsay.model import Ordering, Span, Timex
from hearsay.reading.syntax import Syntax, Token


def find(tree: Syntax, timexes: tuple[Timex, ...], lang: str = "en") -> tuple[Ordering, ...]:
    """What prepositions, conjunctions and verbs of order say of dates in figures, in order of the text.

    Only where each side has one date of its own in the sentence; "said on 3 May he would leave after the vote on
    20 May" orders nothing, for the first date is the utterance's.
    """
    table = lexicon.load(lang, "orderings")
    found: list[Ordering] = []
    for token in tree.tokens:
        if token.lower in table["after"] or token.lower in table["before"]:
            found += _prepositions(tree, timexes, token, token.lower in table["after"])
        elif token.pos == "VERB" and (token.lemma in table["follows"] or token.lemma in table["precedes"]):
            found += _verbs(tree, timexes, token, table)
        elif token.pos in ("VERB", "ADJ") and token.lemma in table["ends"]:
            found += _begin_and_end(tree, timexes, token, table)
    return tuple(found)


def _prepositions(tree: Syntax, timexes: tuple[Timex, ...], token: Token, after: bool) -> Iterator[Ordering]:
    head = tree.tokens[token.head]
    if token.dep not in ("case", "mark") or head.i <= token.i:
        return
    points = _points(tree, timexes, token.sentence)
    inside = tree.span(token.i, max(token.i, tree.edges(head.i)[1]))
    hung = [t for t in points if inside.covers(t.span)]
    free = [t for t in points if not inside.overlaps(t.span)]
    if len(hung) != 1 or len(free) != 1:
        return
    governor = next((t for t in tree.ancestors(head.i) if t.pos in ("VERB", "AUX")), None)
    if governor is None or not _dates(tree, free[0], governor):
        return
    span = Span(start=token.start, end=token.end)
    earlier, later = (hung[0], free[0]) if after else (free[0], hung[0])
    yield Ordering(span=span, earlier=earlier, later=later)


def _dates(tree: Syntax, timex: Timex, governor: Token) -> bool:
    """The date is of this verb, or of one that shares its subject; not of a verb of speech above it."""
    tokens = tree.within(timex.span)
    verb = next((t for t in tree.ancestors(tokens[-1].i) if t.pos in ("VERB", "AUX")), None) if tokens else None
    if verb is None:
        return False
    return verb.i == governor.i or (verb.dep == "conj" and verb.head == governor.i)


def _verbs(tree: Syntax, timexes: tuple[Timex, ...], verb: Token, table: Mapping[str, Any]) -> Iterator[Ordering]:
    """ "The storm of 5 May was followed by the flood of 9 May"; "so the warning preceded the flood"."""
    subject = next(iter(tree.children(verb.i, "nsubj")), None)
    passive = subject is not None and subject.dep == "nsubj:pass"
    agents = (c for c in tree.children(verb.i, "obl") if any(m.lower == "by" for m in tree.children(c.i, "case")))
    other = next(agents if passive else iter(tree.children(verb.i, "obj")), None)
    if subject is None or other is None:
        return
    first, second = _date_of(tree, timexes, subject, verb), _date_of(tree, timexes, other, verb)
    if first is None or second is None or first is second:
        return
    subject_later = (verb.lemma in table["follows"]) != passive
    earlier, later = (second, first) if subject_later else (first, second)
    yield Ordering(span=Span(start=verb.start, end=verb.end), earlier=earlier, later=later)


def _date_of(tree: Syntax, timexes: tuple[Timex, ...], noun: Token, verb: Token) -> Timex | None:
    """The date in the noun's own phrase, else of the clause before it in which the same noun is the subject."""
    points = _points(tree, timexes, verb.sentence)
    inside = tree.subtree_span(noun.i)
    own = [t for t in points if inside.covers(t.span)]
    if own:
        return own[0] if len(own) == 1 else None
    number = verb.sentence
    for token in reversed(tree.tokens[: min(noun.i, verb.i)]):
        if token.sentence < number - 1 or tree.sentences[token.sentence].paragraph != tree.sentences[number].paragraph:
            break
        if token.lemma != noun.lemma or not token.dep.startswith("nsubj"):
            continue
        clause = tree.tokens[token.head]
        told = [t for t in _points(tree, timexes, token.sentence) if _dates(tree, t, clause) or _only(tree, t, clause)]
        return told[0] if told else None
    return None


def _only(tree: Syntax, timex: Timex, clause: Token) -> bool:
    tokens = tree.within(timex.span)
    return bool(tokens) and any(t.i == clause.i for t in tree.ancestors(tokens[-1].i))


def _begin_and_end(
    tree: Syntax, timexes: tuple[Timex, ...], ends: Token, table: Mapping[str, Any]
) -> Iterator[Ordering]:
    """ "Opened on 5 May and closed on 9 May", of one subject."""
    head = tree.tokens[ends.head]
    if ends.dep != "conj" or head.lemma not in table["begins"] or any(tree.children(ends.i, "nsubj")):
        return
    points = _points(tree, timexes, ends.sentence)
    first = [t for t in points if t.span.start < ends.start]
    last = [t for t in points if t.span.start > ends.start]
    if len(first) == 1 and len(last) == 1:
        yield Ordering(span=Span(start=ends.start, end=ends.end), earlier=first[0], later=last[0])


def _points(tree: Syntax, timexes: tuple[Timex, ...], sentence: int) -> list[Timex]:
    """Days, years and clock times of a sentence in figures; a day that only dates the clock times beside it is none."""
    span = tree.sentences[sentence].span
    found = [
        t
        for t in timexes
        if span.covers(t.span)
        and t.type in ("DATE", "TIME")
        and t.basis != "impossible date"
        and not (t.basis or "").startswith("counted from")
        and any(ch.isdigit() for ch in t.span.of(tree.text))
    ]
    found = [t for t in found if not _reaches(tree, t)]
    clocks = [t for t in found if "T" in t.value and ":" in t.value]
    return clocks if len(clocks) == 2 else found


def _reaches(tree: Syntax, timex: Timex) -> bool:
    """A bound of a stretch of time ("since 2014"), not a point in it."""
    tokens = tree.within(timex.span)
    before = tree.tokens[tokens[0].i - 1] if tokens and tokens[0].i else None
    return before is not None and before.lower in lexicon.load("en", "orderings")["bounds"]
