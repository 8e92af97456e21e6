"""Stated distances in time between two happenings, tied to the dates of both ends where the text gives them."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hearsay import lexicon
from hearsay.model import Claim, Interval, Span, Timex
from hearsay.reading import elapsed
from hearsay.reading.lengths import days_of
from hearsay.reading.points import is_clock, is_day, points
from hearsay.reading.syntax import Syntax, Token


def find(tree: Syntax, timexes: tuple[Timex, ...], claims: tuple[Claim, ...], lang: str = "en") -> tuple[Interval, ...]:
    """Lengths of time a report states between two happenings, with the dates of both where it gives them.

    "Nearly two weeks after the raid": each end is a date of its own words, else the date of the happening its noun or
    clause takes up from an earlier sentence. "Ten days later, on 13 May": counted from the date before. "Lasted ten
    days, from 3 to 13 May": between the only two dates of its sentence. An end that cannot be told stays None.
    """
    found: list[Interval] = []
    for timex in timexes:
        tokens = tree.within(timex.span)
        if not tokens:
            continue
        if timex.type == "DURATION" and timex.days is not None:
            interval = _beside(tree, timexes, claims, timex, tokens, lang) or _stretched(tree, timexes, timex, lang)
        else:
            interval = _counted_on(tree, timexes, timex, tokens, lang)
        if interval is not None:
            found.append(interval)
    tied = [i for i in found if i.earlier is not None and i.later is not None]
    taken = [i.timex for i in tied] + [t for t in timexes if any(i.span.covers(t.span) for i in tied)]
    loose = elapsed.find(tree, timexes, taken, lang)
    kept = [i for i in found if i in tied or not any(i.span.overlaps(o.span) for o in loose)]
    return tuple(sorted((*kept, *loose), key=lambda i: i.span))


def _beside(
    tree: Syntax,
    timexes: tuple[Timex, ...],
    claims: tuple[Claim, ...],
    timex: Timex,
    tokens: Sequence[Token],
    lang: str,
) -> Interval | None:
    """A duration with "after" or "before" behind it."""
    table = lexicon.load(lang, "intervals")
    following = _following(tree, tokens[-1], table["between"])
    if following is None:
        return None
    if following.lower in table["after"]:
        direction = "after"
    elif following.lower in table["before"]:
        direction = "before"
    else:
        return None
    end = _complement(tree, following)
    if end is None:
        return None
    words = tree.span(following.i + 1, max(following.i + 1, tree.edges(end.i)[1])) if end.i > following.i else None
    reference = _date_of(tree, timexes, claims, end, words, timex, lang)
    subject, subject_words = _subject(tree, tokens, following, lang)
    told = _date_of(tree, timexes, claims, subject, subject_words, timex, lang) if subject else None
    if words is not None:
        here = points(tree, timexes, tokens[0].sentence, timex)
        inside = [t for t in here if words.covers(t.span)]
        outside = [
            t
            for t in here
            if not words.covers(t.span)
            and (_governor(tree, t) is _governor(tree, timex) or _touch(tree, t, timex, lang))
        ]
        if len(inside) == 1 and len(outside) == 1:
            reference, told = inside[0], outside[0]
        elif len(here) == 2 and here[0].span.start > following.end and _fronted(tree, tokens, here):
            reference, told = here
    later, earlier = (told, reference) if direction == "after" else (reference, told)
    return Interval(
        span=Span(start=timex.span.start, end=_cut(tree, following, end, words, timexes)),
        timex=timex,
        direction="after" if direction == "after" else "before",
        later=later,
        earlier=earlier,
        later_words=subject_words if direction == "after" else words,
        earlier_words=words if direction == "after" else subject_words,
    )


def _fronted(tree: Syntax, tokens: Sequence[Token], here: Sequence[Timex]) -> bool:
    """The length opens its sentence, and a comma parts the date it is counted from and the one it leads to."""
    opening = tree.tokens[tree.bounds[tokens[0].sentence][0] : tokens[0].i]
    between = tree.text[here[0].span.end : here[1].span.start]
    return "," in between and all(t.pos in ("ADV", "PUNCT", "DET", "CCONJ", "ADP", "ADJ") for t in opening)


def _counted_on(
    tree: Syntax, timexes: tuple[Timex, ...], timex: Timex, tokens: Sequence[Token], lang: str
) -> Interval | None:
    """ "Ten days later, on 13 May" or "on 13 May, ten days later": counted from the date told before."""
    table = lexicon.load(lang, "intervals")
    last = tokens[-1].lower
    if timex.type not in ("DATE", "TIME") or last not in (*table["onward"], *table["backward"]):
        return None
    days = days_of(timex.span.of(tree.text), lang)
    if days is None:
        return None
    number = tokens[0].sentence
    here = [t for t in points(tree, timexes, number, timex) if _touch(tree, t, timex, lang)]
    if len(here) != 1:
        return None
    mine = here[0]
    clock = is_clock(mine) and days[1] < 1
    told = [
        t
        for n in (number - 1, number)
        if n == number or (n >= 0 and tree.sentences[n].paragraph == tree.sentences[number].paragraph)
        for t in points(tree, timexes, n, timex)
        if t.span.end <= min(mine.span.start, timex.span.start) and (not clock or is_clock(t))
    ]
    if not told or (days[1] < 1 and not clock):
        return None
    base = told[-1]
    onward = last in table["onward"]
    return Interval(
        span=timex.span,
        timex=replace(timex, days=days),
        direction="after" if onward else "before",
        later=mine if onward else base,
        earlier=base if onward else mine,
    )


def _stretched(tree: Syntax, timexes: tuple[Timex, ...], timex: Timex, lang: str) -> Interval | None:
    """ "Lasted ten days, from 3 to 13 May": the length between the only two dates of its sentence."""
    tokens = tree.within(timex.span)
    table = lexicon.load(lang, "intervals")
    if any(t.lower in table["elapsed"]["not_inside"] for t in tokens):
        return None
    number = tokens[0].sentence
    dates = [t for t in points(tree, timexes, number, timex) if is_day(t) or t.grain in ("month", "year")]
    others = [
        t
        for t in timexes
        if t.type == "DURATION" and t is not timex and tree.sentences[number].span.covers(t.span) and t.days
    ]
    following = tree.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(tree.tokens) else None
    if len(dates) != 2 or others or (following is not None and following.lower in table["elsewhere"]):
        return None
    first, last = dates
    words = {t.lower for t in tree.sentence_tokens(number)} | {t.lemma for t in tree.sentence_tokens(number)}
    ranged = _opens_range(tree, first, table) and _closes_range(tree, first, last, table)
    if not ranged and (words.isdisjoint(table["elapse"]) or not (is_day(first) and is_day(last))):
        return None
    return Interval(span=timex.span, timex=timex, direction="after", later=last, earlier=first, inclusive=True)


def _following(tree: Syntax, token: Token, fillers: Sequence[str]) -> Token | None:
    """The word behind, in the same sentence, past words that add nothing ("to the day")."""
    i = token.i + 1
    for filler in fillers:
        size = len(filler.split())
        if " ".join(t.lower for t in tree.tokens[i : i + size]) == filler:
            i += size
            break
    if i >= len(tree.tokens) or tree.tokens[i].sentence != token.sentence:
        return None
    return tree.tokens[i]


def _touch(tree: Syntax, one: Timex, other: Timex, lang: str) -> bool:
    """Nothing but a comma, a bracket, a dash or a word like "on" or "exactly" between them."""
    first, second = sorted((one.span, other.span), key=lambda s: s.start)
    between = tree.text[first.end : second.start].casefold().replace(",", " ").replace("(", " ")
    words = between.replace("—", " ").replace("–", " ").replace("-", " ").split()
    return len(words) <= 2 and set(words) <= set(lexicon.load(lang, "intervals")["beside"])


def _governor(tree: Syntax, timex: Timex) -> Token | None:
    tokens = tree.within(timex.span)
    return next((t for t in tree.ancestors(tokens[-1].i) if t.pos in ("VERB", "AUX")), None) if tokens else None


def _opens_range(tree: Syntax, first: Timex, table: Mapping[str, Any]) -> bool:
    tokens = tree.within(first.span)
    before = tree.tokens[tokens[0].i - 1] if tokens and tokens[0].i else None
    return before is not None and before.lower in table["from"]


def _closes_range(tree: Syntax, first: Timex, last: Timex, table: Mapping[str, Any]) -> bool:
    between = tree.text[first.span.end : last.span.start].casefold().split()
    return bool(between) and len(between) <= 3 and between[0] in table["to"]


def _cut(tree: Syntax, following: Token, end: Token, words: Span | None, timexes: Sequence[Timex]) -> int:
    """End of the stated interval: its noun phrase without what trails behind a comma."""
    stop = end.end if words is None else words.end
    for token in tree.tokens[following.i + 1 :]:
        if token.start >= stop or token.sentence != following.sentence:
            break
        in_date = any(t.span.start < token.start < t.span.end for t in timexes)  # "November 12, 2022"
        if token.text in (",", ";", "—", "–") and token.start > end.start and not in_date:
            return tree.tokens[token.i - 1].end
    return max(stop, following.end)


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
        inside = [t for t in timexes if words.covers(t.span) and t.type in ("DATE", "TIME") and is_day(t)]
        if inside:
            return inside[0]
    if end.pos in ("VERB", "AUX"):
        low, high = tree.edges(end.i)
        region = tree.span(low, high)
        inside = [
            t for t in timexes if region.covers(t.span) and t is not own and t.type in ("DATE", "TIME") and is_day(t)
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
    dated = [t for t in dated if is_day(t)]
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
        and is_day(t)
        and not any(piece.overlaps(t.span) for link in claim.chain for piece in link.content)
    ]
