"""Pairs of dates in one sentence that its words put in order: "on 4 May, after the raid of 1 May"."""

from collections.abc import Iterator, Mapping
from typing import Any

from hearsay import lexicon
from hearsay.model import Ordering, Span, Timex
from hearsay.reading.standing import Standing
from hearsay.reading.syntax import Syntax, Token

FINITE = ("VBD", "VBZ", "VBP")
GOVERNS = ("case", "mark", "advmod", "fixed", "root", "cc", "dep")
AGE_REACH = 5
"""Most words from "older" to its "than" ("older by eight years than")."""
STEM = 4
"""Letters by which a noun takes up a verb ("merged", "the merger")."""


def find(tree: Syntax, timexes: tuple[Timex, ...], lang: str = "en") -> tuple[Ordering, ...]:
    """What prepositions, conjunctions and verbs of order say of dates in figures, in order of the text.

    Only where each side has one date of its own in the sentence; "said on 3 May he would leave after the vote on
    20 May" orders nothing, for the first date is the utterance's.
    """
    table = lexicon.load(lang, "orderings")
    found: list[Ordering] = []
    standing = Standing(timexes, lambda t: t.span)

    verbal = {*table["follows"], *table["precedes"], *table["ends"]}
    ranking = {*table["first"], *table["second"]}

    def near(i: int) -> tuple[Timex, ...]:
        """The times of the sentence of a token and of the one before."""
        sentence = tree.tokens[i].sentence
        return standing.meeting(*(tree.sentences[n].span for n in {max(0, sentence - 1), sentence}))

    for first, last, after in _markers(tree, table, GOVERNS):
        found += _marked(tree, near(first), first, last, after, table)
    for first, last, after in _markers(tree, {**table, **table["adverbs"]}, ()):
        found += _adverbs(tree, near(first), first, last, after, table)
    for token in tree.tokens:
        if token.lower == table["than"]:
            found += _compared(tree, near(token.i), token, table)
        if token.lemma not in verbal and token.lower not in ranking:
            continue
        timexes = near(token.i)
        if token.pos == "VERB" and (token.lemma in table["follows"] or token.lemma in table["precedes"]):
            verbs = list(_verbs(tree, timexes, token, table))
            found += verbs or _either_side(tree, timexes, token, table)
        elif token.pos in ("VERB", "ADJ") and token.lemma in table["ends"]:
            found += _begin_and_end(tree, timexes, token, table)
        elif token.lower in table["first"] or token.lower in table["second"]:
            found += _ranked(tree, timexes, token, table)
    return tuple(found)


def _marked(
    tree: Syntax, timexes: tuple[Timex, ...], first: int, last: int, after: bool, table: Mapping[str, Any]
) -> Iterator[Ordering]:
    """ "On 4 May, after the raid of 1 May": the date behind the marker and the one of what it qualifies."""
    sentence = tree.tokens[first].sentence
    behind = tree.tokens[last + 1 : last + 3]
    if len(behind) == 2 and behind[0].tag in ("DT", "PRP") and behind[1].pos == "PUNCT":
        return  # "after that, on 3 May" is an adverb
    points = _points(tree, timexes, sentence)
    stop = _reach(tree, last, points, table)
    region = Span(start=tree.tokens[last].end, end=max(stop, tree.tokens[last].end + 1))
    hung = [t for t in points if region.covers(t.span)]
    noun = _noun(tree, last)
    if not hung and noun is not None:
        hung = _of_noun(tree, points, noun, table)
    free = [t for t in points if t not in hung and not region.covers(t.span)]
    if len(hung) != 1 or len(free) != 1:
        return
    marker = tree.tokens[first]
    trails = free[0].span.start > region.end and marker.i != tree.bounds[sentence][0]
    if marker.lower in table["bounds"] and (marker.dep == "advmod" or trails):
        return  # "has since grown to 40 mills, as of 2008"
    if region.covers(hung[0].span) and not _same_frame(tree, free[0], first, region, table):
        return
    earlier, later = (hung[0], free[0]) if after else (free[0], hung[0])
    yield Ordering(span=tree.span(first, last), earlier=earlier, later=later)


def _markers(tree: Syntax, table: Mapping[str, Any], deps: tuple[str, ...]) -> Iterator[tuple[int, int, bool]]:
    """First and last token of each preposition or conjunction of order, and whether it says "after"; longest first."""
    phrases: dict[str, list[tuple[list[str], bool]]] = {}
    for words, after in sorted(
        ((p.split(), name == "after") for name in ("after", "before") for p in table[name]), key=lambda e: -len(e[0])
    ):
        phrases.setdefault(words[0], []).append((words, after))
    done = -1
    for token in tree.tokens:
        if token.i <= done:
            continue
        for words, after in phrases.get(token.lower, ()):
            ahead = tree.tokens[token.i : token.i + len(words)]
            if [t.lower for t in ahead] != words or ahead[-1].sentence != token.sentence:
                continue
            if len(words) == 1 and deps and token.dep not in deps:
                continue
            done = ahead[-1].i
            yield token.i, done, after
            break


def _reach(tree: Syntax, last: int, points: list[Timex], table: Mapping[str, Any]) -> int:
    """Where the complement ends: at a comma or dash that opens no relative clause, or at "and" with a verb."""
    sentence = tree.tokens[last].sentence
    clause = any(t.dep == "mark" for t in tree.tokens[last : last + 1])
    end, dated = tree.tokens[last].end, False
    for token in tree.tokens[last + 1 : tree.bounds[sentence][1]]:
        if any(t.span.start < token.start < t.span.end for t in points):
            end, dated = token.end, True
            continue
        following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
        if token.text in (";", ":"):
            break
        told = following is not None and (following.lower in table["relative"] or following.tag == "VBN")
        if token.text in (",", "–", "—") and not told:
            break
        if token.text == "," and following is not None and dated and following.lower in table["prepositions"]:
            break
        joined = token.dep == "cc" and tree.tokens[token.head].pos in ("VERB", "AUX")
        if joined and not clause:
            break
        end = token.end
    return end


def _noun(tree: Syntax, last: int) -> Token | None:
    """The noun the marker stands before."""
    for token in tree.tokens[last + 1 : last + 7]:
        if token.sentence != tree.tokens[last].sentence or token.pos in ("PUNCT", "VERB"):
            return None
        following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else token
        if token.pos in ("NOUN", "PROPN") and following.pos not in ("NOUN", "PROPN"):
            return token
    return None


def _of_noun(tree: Syntax, points: list[Timex], noun: Token, table: Mapping[str, Any]) -> list[Timex]:
    """The date of the clause that told before what the noun takes up: "was sold on 4 May … before the sale"."""
    stem = table["nominal"].get(noun.lemma, noun.lemma)[:STEM]
    found = []
    for timex in points:
        tokens = tree.within(timex.span)
        verb = next((t for t in tree.ancestors(tokens[-1].i) if t.pos in ("VERB", "AUX")), None) if tokens else None
        if verb is None or timex.span.start > noun.start:
            continue
        named = [*tree.children(verb.i, "nsubj", "obj"), verb]
        if len(stem) > 2 and any(t.lemma.startswith(stem) for t in named if t.i != noun.i):
            found.append(timex)
    return found


def _same_frame(tree: Syntax, free: Timex, first: int, region: Span, table: Mapping[str, Any]) -> bool:
    """The free date is of what the marker qualifies: of its verb, or of the only verb there is outside the region."""
    tokens = tree.within(free.span)
    if not tokens:
        return False
    outside = [
        t
        for t in tree.sentence_tokens(tokens[0].sentence)
        if t.pos in ("VERB", "AUX")
        and not region.covers(Span(start=t.start, end=t.end))
        and (t.start > region.end or free.span.start < tree.tokens[first].start)
        and not (t.start > region.end and free.span.start < tree.tokens[first].start)
        and (t.tag in FINITE or tree.children(t.i, "aux"))
        and t.dep not in ("aux", "aux:pass", "cop", "acl:relcl")
    ]
    if len(outside) <= 1:
        return True
    mine = next((t for t in tree.ancestors(tokens[-1].i) if t.pos in ("VERB", "AUX")), None)
    head = tree.tokens[tree.tokens[first].head]
    qualified = next((t for t in tree.ancestors(head.i) if t.pos in ("VERB", "AUX")), None)
    if mine is None or qualified is None:
        return False
    if mine.i == qualified.i or (mine.dep == "conj" and mine.head == qualified.i):
        return True
    if free.span.start > region.end:
        return mine.i in (head.i, qualified.i) or mine.is_root
    inferred = {t.lower for t in tree.tokens[tokens[-1].i + 1 : first]} & set(table["infers"])
    return bool(inferred)


def _adverbs(
    tree: Syntax, timexes: tuple[Timex, ...], first: int, last: int, after: bool, table: Mapping[str, Any]
) -> Iterator[Ordering]:
    """ "Earlier, on 3 May, …" or "…; it sank later, at 10:50": against the date told last."""
    sentence = tree.tokens[first].sentence
    if first < last + 1 < len(tree.tokens) and tree.tokens[last].tag == "DT" and tree.tokens[last + 1].lower == "of":
        return  # "before that of 3 May"
    at = Span(start=tree.tokens[first].start, end=tree.tokens[last].end)
    points = _points(tree, timexes, sentence)
    if any(t.span.covers(at) for t in timexes):  # "a day earlier"
        return
    mine = [t for t in points if _beside(tree, t, at, table)]
    if len(mine) != 1 or any(t.span.start > at.start for t in points if t is not mine[0]):
        return
    told = [t for t in points if t.span.end <= min(at.start, mine[0].span.start)]
    if not told and sentence:
        told = _points(tree, timexes, sentence - 1)
        if len(told) != 1:
            return
    if told:
        earlier, later = (told[-1], mine[0]) if after else (mine[0], told[-1])
        yield Ordering(span=at, earlier=earlier, later=later)


def _beside(tree: Syntax, timex: Timex, at: Span, table: Mapping[str, Any]) -> bool:
    """Nothing but marks and a preposition between the date and the adverb."""
    low, high = sorted(((timex.span.start, timex.span.end), (at.start, at.end)))
    between = tree.text[low[1] : high[0]].replace(",", " ").replace("–", " ").replace("—", " ").split()
    return len(between) <= 1 and {w.casefold() for w in between} <= set(table["prepositions"])


def _ranked(tree: Syntax, timexes: tuple[Timex, ...], rank: Token, table: Mapping[str, Any]) -> Iterator[Ordering]:
    """ "…, so the treaty came first": of the two things dated in the sentence."""
    verb = tree.tokens[rank.head]
    subject = next(iter(tree.children(verb.i, "nsubj")), None)
    points = _points(tree, timexes, rank.sentence)
    if verb.lemma not in table["comes"] or subject is None or len(points) != 2:
        return
    own = _of_noun(tree, [t for t in points if t.span.end <= subject.start], subject, table)
    other = [t for t in points if t not in own]
    if len(own) != 1 or len(other) != 1:
        return
    earlier, later = (own[0], other[0]) if rank.lower in table["first"] else (other[0], own[0])
    yield Ordering(span=tree.span(rank.i, rank.i), earlier=earlier, later=later)


def _compared(tree: Syntax, timexes: tuple[Timex, ...], than: Token, table: Mapping[str, Any]) -> Iterator[Ordering]:
    """ "The mill, built in 1966, is newer than the barn, which was built in 1974": one date on each side of "than"."""
    words = [t for t in tree.sentence_tokens(than.sentence) if t.i < than.i]
    comparative = next((t for t in reversed(words[-AGE_REACH:]) if t.lower in table["age"]), None)
    if comparative is None or any(t.lower in table["denied"] for t in words[-AGE_REACH - 1 :]):
        return
    points = _points(tree, timexes, than.sentence)
    before = [t for t in points if t.span.end <= than.start]
    behind = [t for t in points if t.span.start >= than.end]
    subject = next((t for t in words if t.dep.startswith(("nsubj", "expl"))), None)
    if not before and subject is not None and subject.pos == "PRON" and than.sentence:
        before = _points(tree, timexes, than.sentence - 1)
    if len(before) != 1 or len(behind) != 1:
        return
    newer = table["age"][comparative.lower] == "later"
    earlier, later = (behind[0], before[0]) if newer else (before[0], behind[0])
    yield Ordering(span=tree.span(comparative.i, than.i), earlier=earlier, later=later)


def _either_side(tree: Syntax, timexes: tuple[Timex, ...], verb: Token, table: Mapping[str, Any]) -> Iterator[Ordering]:
    """ "The landslide on 4 April preceded the quake on 5 May": a date right before the verb, one in its object."""
    points = _points(tree, timexes, verb.sentence)
    before = [t for t in points if t.span.end <= verb.start]
    behind = [t for t in points if t.span.start >= verb.end]
    if len(before) != 1 or len(behind) != 1 or "," in tree.text[verb.end : behind[0].span.start]:
        return
    between = [t for t in tree.tokens[tree.token_from(before[0].span.end) : verb.i] if t.pos not in ("PUNCT", "AUX")]
    following = tree.tokens[verb.i + 1].lower if verb.i + 1 < len(tree.tokens) else ""
    passive = following == table["by"]
    if between or not (passive or verb.tag in FINITE):
        return
    later_first = (verb.lemma in table["follows"]) != passive
    earlier, later = (behind[0], before[0]) if later_first else (before[0], behind[0])
    yield Ordering(span=tree.span(verb.i, verb.i), earlier=earlier, later=later)


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
    if noun.pos == "PRON":  # "They had been preceded by …"
        together = number and tree.sentences[number - 1].paragraph == tree.sentences[number].paragraph
        told = _points(tree, timexes, number - 1) if together else []
        return told[0] if len(told) == 1 else None
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
