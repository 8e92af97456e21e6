"""Stated distances in time between two happenings, tied to the dates of both ends where the text gives them."""

import functools
from collections.abc import Sequence

from hearsay import lexicon
from hearsay.model import Claim, Interval, Span, Timex
from hearsay.reading.syntax import Syntax, Token


def find(tree: Syntax, timexes: tuple[Timex, ...], claims: tuple[Claim, ...], lang: str = "en") -> tuple[Interval, ...]:
    """Durations followed by "after" or "before" and a happening or a date ("nearly two weeks after the raid").

    Each end is a date of its own words, else the date of the happening its noun or clause takes up from an earlier
    sentence ("the initial incursion", "this declaration"). An end that cannot be told stays None.
    """
    found = []
    for timex in timexes:
        if timex.type != "DURATION" or timex.days is None:
            continue
        tokens = tree.within(timex.span)
        if not tokens:
            continue
        following = tree.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(tree.tokens) else None
        table = lexicon.load(lang, "intervals")
        if following is None or following.sentence != tokens[0].sentence:
            continue
        if following.lower in table["after"]:
            direction = "after"
        elif following.lower in table["before"]:
            direction = "before"
        else:
            continue
        end = _complement(tree, following)
        if end is None:
            continue
        words = tree.span(following.i + 1, max(following.i + 1, tree.edges(end.i)[1])) if end.i > following.i else None
        reference = _date_of(tree, timexes, claims, end, words, timex, lang)
        subject, subject_words = _subject(tree, tokens, following, lang)
        told = _date_of(tree, timexes, claims, subject, subject_words, timex, lang) if subject else None
        later, earlier = (told, reference) if direction == "after" else (reference, told)
        span = Span(start=timex.span.start, end=_cut(tree, following, end, words, timex))
        found.append(
            Interval(
                span=span,
                timex=timex,
                direction="after" if direction == "after" else "before",
                later=later,
                earlier=earlier,
                later_words=subject_words if direction == "after" else words,
                earlier_words=words if direction == "after" else subject_words,
            )
        )
    return tuple(found)


def _cut(tree: Syntax, following: Token, end: Token, words: Span | None, timex: Timex) -> int:
    """End of the stated interval: its noun phrase without what trails behind a comma."""
    stop = end.end if words is None else words.end
    for token in tree.tokens[following.i + 1 :]:
        if token.start >= stop or token.sentence != following.sentence:
            break
        if token.text in (",", ";", "—", "–") and token.start > end.start:
            return tree.tokens[token.i - 1].end
    return max(stop, timex.span.end + 1)


def _complement(tree: Syntax, marker: Token) -> Token | None:
    """What stands behind "after": the noun it marks or the verb of its clause."""
    head = tree.tokens[marker.head]
    if marker.dep in ("case", "mark") and head.i > marker.i:
        return head
    for token in tree.tokens[marker.i + 1 : marker.i + 8]:
        if token.sentence != marker.sentence:
            break
        if token.pos in ("NOUN", "PROPN", "NUM", "VERB") and token.dep not in ("compound", "amod", "nummod", "det"):
            return token
    return None


def _subject(tree: Syntax, tokens: Sequence[Token], marker: Token, lang: str) -> tuple[Token | None, Span | None]:
    """The happening the interval dates: the clause it modifies, by its subject where its verb says little."""
    governor = next((t for t in tree.ancestors(tokens[-1].i) if t.pos in ("VERB", "AUX")), None)
    if governor is None:
        governor = next((t for t in tree.ancestors(marker.i) if t.pos in ("VERB", "AUX") and t.i < marker.i), None)
    if governor is None:
        return None, None
    for subject in tree.children(governor.i, "nsubj"):
        return (subject if _says_little(governor, lang) else governor), tree.subtree_span(subject.i)
    return governor, Span(start=governor.start, end=governor.end)


@functools.cache
def _kinds(lang: str) -> dict[str, frozenset[str]]:
    table = lexicon.load(lang, "intervals")
    return {noun: frozenset(entry["kinds"]) for entry in table["taken_up"] for noun in entry["nouns"]}


def _says_little(verb: Token, lang: str) -> bool:
    return verb.lemma in lexicon.load(lang, "intervals")["empty_verbs"]


def _date_of(
    tree: Syntax,
    timexes: tuple[Timex, ...],
    claims: tuple[Claim, ...],
    end: Token,
    words: Span | None,
    own: Timex,
    lang: str,
) -> Timex | None:
    """The date of one end: in its own words, in its clause, or of the earlier claim its noun takes up."""
    if words is not None:
        inside = [t for t in timexes if words.covers(t.span) and t.type in ("DATE", "TIME") and _day(t)]
        if inside:
            return inside[0]
    if end.pos in ("VERB", "AUX"):
        low, high = tree.edges(end.i)
        region = tree.span(low, high)
        inside = [
            t for t in timexes if region.covers(t.span) and t is not own and t.type in ("DATE", "TIME") and _day(t)
        ]
        return inside[0] if inside else None
    return _taken_up(tree, timexes, claims, end, own, lang)


def _taken_up(
    tree: Syntax, timexes: tuple[Timex, ...], claims: tuple[Claim, ...], noun: Token, own: Timex, lang: str
) -> Timex | None:
    kinds = _kinds(lang).get(noun.lemma)
    if not kinds:
        return None
    by_span = {t.span: t for t in timexes}
    if "statement" in kinds:
        said = [t for c in claims if c.chain and c.span.start < noun.start for t in _utterance_dates(tree, timexes, c)]
        return said[-1] if said else None
    dated = [
        by_span[c.when.span]
        for c in claims
        if c.happening.kind in kinds and c.when and c.when.span in by_span and c.span.start < own.span.start
    ]
    dated = [t for t in dated if _day(t)]
    if not dated:
        return None
    first = any(c.lemma in lexicon.load(lang, "intervals")["first"] for c in tree.children(noun.i, "amod"))
    return min(dated, key=lambda t: t.value.replace("X", "0")) if first else dated[-1]


def _utterance_dates(tree: Syntax, timexes: tuple[Timex, ...], claim: Claim) -> list[Timex]:
    """Dates in the frame of a reported claim, outside its content."""
    cue = claim.chain[-1].cue
    if not cue:
        return []
    number = tree.tokens[min(tree.token_from(cue[0].start), len(tree.tokens) - 1)].sentence
    frame = tree.sentences[number].span
    return [
        t
        for t in timexes
        if frame.covers(t.span)
        and t.type in ("DATE", "TIME")
        and _day(t)
        and not any(piece.overlaps(t.span) for link in claim.chain for piece in link.content)
    ]


def _day(timex: Timex) -> bool:
    """Fixes a day, with or without its year."""
    return (
        len(timex.value) >= 10 and timex.value[4] == "-" and timex.value[5:7].isdigit() and timex.value[8:10].isdigit()
    )
