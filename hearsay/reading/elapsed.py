"""Lengths of time told as what passed between dates, wherever the passage has them: "the strike lasted nine days"."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hearsay import lexicon
from hearsay.model import Interval, Span, Timex
from hearsay.reading import numbered
from hearsay.reading.lengths import days_of
from hearsay.reading.points import is_clock, is_day, points, window
from hearsay.reading.syntax import Syntax, Token

MOST_POINTS = 3
"""With more dates in the neighbourhood nobody can say which two are meant."""
DOTTED = re.compile(r"\b([^\W\d]+)\s([01]?\d|2[0-3])\.([0-5]\d)(?![\d%]|\.\d)")
DAY_SHARE = 1.0
"""Lengths of less than a day are held against clock times."""


def find(
    tree: Syntax, timexes: tuple[Timex, ...], taken: Sequence[Timex] = (), lang: str = "en"
) -> tuple[Interval, ...]:
    """Lengths with all pairs of dates they may lie between, for those that the grammar says have passed.

    The dates are those of the sentence, else also of its neighbours in the paragraph (of the paragraph before too for
    "later"). `taken` are lengths whose two dates are known.
    """
    table: Mapping[str, Any] = lexicon.load(lang, "intervals")["elapsed"]
    found = []
    counted = numbered.find(tree, lang)
    for timex in (*timexes, *counted):
        tokens = tree.within(timex.span)
        days = timex.days if timex.type == "DURATION" else days_of(timex.span.of(tree.text), lang)
        if not tokens or days is None or timex in taken:
            continue
        licence = "lasted" if timex in counted else _licence(tree, timex, tokens, table)
        if licence is None:
            continue
        words = [*tokens, *tree.tokens[tokens[-1].i + 1 : tokens[-1].i + 2]]
        back = any(t.lower in table["back"] for t in words)  # "a year earlier" compares with what nobody dates
        pairs, here = _pairs(tree, timexes, timex, tokens[0].sentence, days, licence, back)
        if timex in counted and timex.value.endswith("Y"):  # of an anniversary both dates are of one day of the year
            pairs = tuple(p for p in pairs if is_day(p[0]) and p[0].value[5:10] == p[1].value[5:10])
        since = _since(tree, here, table)
        open_end = licence == "ago" or (licence in ("lasted", "apart") and since and not pairs)
        if licence == "ago":
            pairs = ()
        if not pairs and not (open_end and here):
            continue
        earlier, later = pairs[0] if pairs else (here[0], None)
        found.append(
            Interval(
                span=timex.span,
                timex=_with_days(timex, days),
                direction="after",
                earlier=earlier,
                later=later,
                inclusive=True,
                pairs=pairs,
                until_published=open_end,
            )
        )
    return tuple(found)


def _with_days(timex: Timex, days: tuple[float, float]) -> Timex:
    return timex if timex.days else replace(timex, days=days)


def _licence(tree: Syntax, timex: Timex, tokens: Sequence[Token], table: Mapping[str, Any]) -> str | None:
    """How the length is told as passed: "later", "ago", "lasted", "measure", "apart" (set off by marks); else None."""
    first, last = tokens[0], tokens[-1]
    before = _neighbour(tree, first, -1)
    behind = _past_fillers(tree, last, table)
    if any(t.lower in table["not_inside"] for t in tokens):
        return None
    if last.lower == table["ago"] or (behind is not None and behind.lower == table["ago"]):
        return "ago"
    if last.lower in table["counted"]:
        return "later"
    if timex.type != "DURATION":
        return None
    if first.lower in table["taken_up"]:
        return "lasted"
    if behind is not None and behind.lower in table["ranged"] and _ranged(tree, behind, table):
        return "lasted"
    if behind is not None and behind.lower in table["not_behind"]:
        return None
    if behind is not None and behind.lower in ("of", "in"):
        spent = tree.tokens[last.head] if last.dep == "nummod" else last
        filled = next((c for c in tree.tokens[behind.i + 1 : behind.i + 4] if c.pos == "NOUN"), spent)
        if filled.lemma in table["not_of"]:
            return None
    if behind is not None and behind.lower in table["counted"] and _ends(tree, behind, table):
        return "later"
    if behind is not None and behind.lower in table["reach"]:
        return "later"
    if before is not None and before.lower == "of":
        period = _neighbour(tree, before, -1)
        if period is not None and period.lemma in table["totals"] and _set_off(tree, _opening(tree, period), behind):
            return "apart"
        barred = period is None or period.lemma in table["not_of"] or period.pos not in ("NOUN", "PROPN")
        return None if barred else "lasted"
    if before is not None and before.lower in table["through"]:
        stocked = _neighbour(tree, before, -1)
        verb = next((t for t in tree.ancestors(last.i) if t.pos == "VERB"), None)
        if verb is not None and verb.lemma in table["sets"]:
            return None
        return None if stocked is not None and stocked.lemma in (*table["not_of"], *table["stocks"]) else "lasted"
    if _elapses(tree, tokens, table):
        return "lasted"
    if _set_off(tree, before, behind) or _summed(before, behind, table):
        return "apart"
    noun = behind if behind is not None and behind.lower not in ("-", "'", "’") else _neighbour(tree, last, 2)
    measured = noun is not None and noun.pos == "NOUN" and tree.tokens[last.i].head in (noun.i, *_between(last, noun))
    if measured and noun is not None and noun.lemma not in table["not_of"] and "-" in timex.span.of(tree.text):
        return "measure"
    return None


def _opening(tree: Syntax, noun: Token) -> Token | None:
    """What stands before a noun and its article."""
    before = _neighbour(tree, noun, -1)
    return _neighbour(tree, before, -1) if before is not None and before.pos == "DET" else before


def _past_fillers(tree: Syntax, last: Token, table: Mapping[str, Any]) -> Token | None:
    """The word behind, past those that add nothing ("two hours in all")."""
    for filler in table["filling"]:
        size = len(filler.split())
        behind = tree.tokens[last.i + 1 : last.i + 1 + size]
        if " ".join(t.lower for t in behind) == filler and behind[-1].sentence == last.sentence:
            return _neighbour(tree, behind[-1], 1)
    return _neighbour(tree, last, 1)


def _ranged(tree: Syntax, opener: Token, table: Mapping[str, Any]) -> bool:
    """ "From the landing to the surrender": the words that close the range stand behind."""
    closing = ("and",) if opener.lower == "between" else ("to", "until", "till", "through")
    return any(t.lower in closing for t in tree.sentence_tokens(opener.sentence) if t.i > opener.i)


def _between(first: Token, last: Token) -> range:
    return range(first.i, last.i)


def _neighbour(tree: Syntax, token: Token, by: int) -> Token | None:
    i = token.i + by
    return tree.tokens[i] if 0 <= i < len(tree.tokens) and tree.tokens[i].sentence == token.sentence else None


def _ends(tree: Syntax, token: Token, table: Mapping[str, Any]) -> bool:
    """ "twenty years on.": nothing hangs on the word; or what does is a happening ("after the raid")."""
    following = _neighbour(tree, token, 1)
    closed = following is None or following.pos == "PUNCT" or following.lower in table["onward"]
    return token.lower not in table["bare_only"] or closed


def _elapses(tree: Syntax, tokens: Sequence[Token], table: Mapping[str, Any]) -> bool:
    """Subject, object or measure of a verb of lasting ("took 32 days", "days had gone by", "waited 9 days")."""
    head = tree.head_of(Span(start=tokens[0].start, end=tokens[-1].end))
    if head is None:
        return False
    if head.is_root or tree.children(head.i, "cop"):
        return bool(tree.children(head.i, "cop")) and not any(
            c.lemma in table["not_of"] for c in tree.children(head.i, "nsubj")
        )
    verb = tree.tokens[head.head]
    if verb.lemma in table["verbs"] and verb.pos in ("VERB", "AUX"):
        return True
    phrase = {f"{verb.lemma} {c.lower}" for c in (*tree.children(verb.i), *tree.tokens[verb.i + 1 : verb.i + 2])}
    return not phrase.isdisjoint(table["verbs"])


def _set_off(tree: Syntax, before: Token | None, behind: Token | None) -> bool:
    opened = before is not None and before.text in ("(", "–", "—", ",", "[", ":")
    closed = behind is None or behind.text in ("(", ")", "–", "—", ",", "]", ".", ";", ":", "|")
    return opened and closed


def _summed(before: Token | None, behind: Token | None, table: Mapping[str, Any]) -> bool:
    """Set off by a mark, and told how it was spent: ": ten days in the cellar"."""
    opened = before is not None and before.text in ("–", "—", ":")
    return opened and behind is not None and behind.lower in table["spent"]


def _pairs(
    tree: Syntax,
    timexes: tuple[Timex, ...],
    own: Timex,
    sentence: int,
    days: tuple[float, float],
    licence: str,
    back: bool,
) -> tuple[tuple[tuple[Timex, Timex], ...], list[Timex]]:
    """Pairs of the nearest dates and, behind them, of those farther off; and the dates of the sentence."""
    clock = days[1] < DAY_SHARE

    def of(numbers: Sequence[int]) -> list[Timex]:
        found = [t for n in numbers for t in (*points(tree, timexes, n, own), *(_dotted(tree, n) if clock else ()))]
        return list(_fitting(found, days))

    here = of([sentence])
    above = of([n for n in window(tree, sentence, before=2, after=0) if n != sentence])
    below = of([n for n in window(tree, sentence, before=0) if n != sentence])
    if sentence and licence == "later" and not above and not back:
        above = of([sentence - 1])
    if licence == "later":  # what is told next came at a time of its own
        below = []
    near: list[Timex] = []
    for more in ([], above, below, [*above, *below]):
        near = sorted([*here, *more], key=lambda t: t.span)
        if len(near) >= 2:
            break
    reaches = bool(here) or (licence == "lasted" and 2 in (len(above), len(below)))
    if not here and licence == "lasted":
        near = below if len(below) == 2 else above
    if licence == "measure" and len(here) != 2:
        return (), here
    if not 2 <= len(near) <= MOST_POINTS or not reaches or (clock and len(near) > 2):
        return (), here
    wide = sorted([*above, *here, *below], key=lambda t: t.span)
    pairs = [*itertools.combinations(near, 2), *itertools.combinations(wide, 2)]
    return tuple(dict.fromkeys(p for p in pairs if p[0].value != p[1].value)), here


def _dotted(tree: Syntax, sentence: int, lang: str = "en") -> Iterator[Timex]:
    """ "At 15.59": a time of day only beside a length in hours; elsewhere it may be a price."""
    span = tree.sentences[sentence].span
    listed = lexicon.load(lang, "intervals")["clock"]["before"]
    for figures in DOTTED.finditer(tree.text, span.start, span.end):
        if figures[1].casefold() in listed:
            at = Span(start=figures.start(2), end=figures.end(3))
            yield Timex(span=at, type="TIME", value=f"XXXX-XX-XXT{int(figures[2]):02d}:{figures[3]}", grain="minute")


def _fitting(found: Sequence[Timex], days: tuple[float, float]) -> Iterator[Timex]:
    """Clock times for hours; else dates as fine as the length is."""
    for timex in found:
        if days[1] < DAY_SHARE:
            if is_clock(timex):
                yield timex
        elif is_day(timex) or (timex.grain == "month" and days[1] > 27) or (timex.grain == "year" and days[1] > 360):
            yield timex


def _since(tree: Syntax, here: Sequence[Timex], table: Mapping[str, Any]) -> bool:
    """One date stands in the sentence, behind "since"."""
    if len(here) != 1:
        return False
    tokens = tree.within(here[0].span)
    before = _neighbour(tree, tokens[0], -1) if tokens else None
    return before is not None and before.lower == table["since"]
