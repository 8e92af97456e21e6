"""Drafts of what the report says in its own voice: the clauses nobody else is given as speaking."""

from collections.abc import Iterator

from hearsay.model import Span
from hearsay.reading.claims.drafts import Draft, Layers, predicate, told_by_cue
from hearsay.reading.clauses import LEAST_TOKENS, Cutter, joints
from hearsay.reading.happenings import Clause
from hearsay.reading.speech.cues import words
from hearsay.reading.syntax import Syntax

LONGEST = 320
"""A clause longer than this, in characters, is cut back to its predicate's own words."""


def narrated(layers: Layers) -> Iterator[Draft]:
    tree = layers.tree
    taken = _taken(layers)
    for number, (first, past) in enumerate(tree.bounds):
        sentence = tree.sentences[number]
        if sentence.block not in ("headline", "body", "forward", "reply"):
            continue
        headline = sentence.block == "headline"
        words = sum(t.pos not in ("PUNCT", "SYM") for t in tree.tokens[first:past])
        if words < LEAST_TOKENS - headline or tree.tokens[past - 1].text == "?" or _question(tree, past):
            continue
        for clause in _headline_parts(tree, first, past - 1) if headline else Cutter(tree).cut(first, past - 1, "full"):
            yield from _told(layers, clause, taken)


def _question(tree: Syntax, past: int) -> bool:
    return any(t.text == "?" for t in tree.tokens[max(0, past - 2) : past])


def _told(layers: Layers, clause: Clause, taken: dict[int, str]) -> Iterator[Draft]:
    """The clause as the report's own, where it is not a frame of somebody's words or these words themselves."""
    tree = layers.tree
    clause = _unlabelled(tree, clause)
    free = [i for i in range(clause.first, clause.last + 1) if i not in taken and tree.tokens[i].pos != "PUNCT"]
    if taken.get(clause.head) == "content":
        behind = _behind(layers, clause, taken)
        if behind:
            yield behind
        return
    frame = any(
        taken.get(t) in ("cue",) for t in (clause.head, *(c.i for c in tree.children(clause.head, "aux", "xcomp")))
    )
    if frame:
        behind = _behind(layers, clause, taken)
        if behind:
            yield behind
        return
    first, last = clause.first, clause.last
    while first <= last and taken.get(first) in ("content", "cue") and first != clause.head:
        first += 1
    while last >= first and taken.get(last) in ("content", "cue") and last != clause.head:
        last -= 1
    trimmed = Cutter(tree).trim(first, last)
    if len(free) < 3 or trimmed is None or trimmed[1] - trimmed[0] < 2 or not _states(tree, clause):
        return
    first, last = trimmed
    span = _short(tree, clause, first, last)
    if span:
        yield Draft((span,), clause, (), "narrative")


def _unlabelled(tree: Syntax, clause: Clause) -> Clause:
    """A clause without the label of its line ("Details: the staff claimed …")."""
    first, last = clause.first, clause.last
    if first + 2 > last or tree.tokens[first + 1].text != ":" or tree.tokens[first].lower not in words("en").labels:
        return clause
    first += 2
    head = clause.head if clause.head >= first else predicate(tree, tree.tokens[first : last + 1])
    return Clause(head, first, last)


def _behind(layers: Layers, clause: Clause, taken: dict[int, str]) -> Draft | None:
    """What trails behind a reported fragment outside its quotation marks ("due to the advance of …")."""
    tree = layers.tree
    contents = [i for i in range(clause.first, clause.last + 1) if taken.get(i) == "content"]
    if not contents:
        return None
    low = contents[-1] + 1
    while low <= clause.last and tree.tokens[low].pos == "PUNCT":
        low += 1
    high = clause.last
    if high - low + 1 < LEAST_TOKENS or any(i in taken for i in range(low, high + 1)):
        return None
    noun = next((t for t in tree.tokens[low : high + 1] if t.pos == "NOUN" and t.dep in ("obl", "nmod", "advcl")), None)
    if noun is None or not {c.lower for c in tree.children(noun.i, "case")} & joints("en", "because"):
        return None
    span = tree.span(low, high)
    return Draft((span,), Clause(noun.i, low, high), (), "narrative", span)


def _taken(layers: Layers) -> dict[int, str]:
    """Tokens that belong to somebody's words, or to the cue that gives them away."""
    taken: dict[int, str] = {}
    for chain in layers.chains:
        if chain and told_by_cue(layers, chain[-1]):
            continue
        for link in chain:
            for kind, pieces in (("cue", link.cue), ("content", link.content)):
                for piece in pieces:
                    for token in layers.tree.within(piece):
                        taken.setdefault(token.i, kind) if kind == "cue" else taken.__setitem__(token.i, kind)
    return taken


def _states(tree: Syntax, clause: Clause) -> bool:
    """Something is stated: a predicate with a subject, a participle, or a headline's noun with its own verb."""
    head = tree.tokens[clause.head]
    if head.pos in ("VERB", "AUX"):
        return head.tag != "VB" or bool(tree.children(head.i, "nsubj", "aux"))
    return bool(tree.children(head.i, "nsubj", "cop")) or any(
        t.pos in ("VERB", "AUX") and t.tag in ("VBD", "VBZ", "VBP", "MD")
        for t in tree.tokens[clause.first : clause.last + 1]
    )


def _short(tree: Syntax, clause: Clause, first: int, last: int) -> Span | None:
    span = tree.span(first, last)
    if span.end - span.start <= LONGEST:
        return span
    while last > clause.head and (
        tree.tokens[last].end - span.start > LONGEST or tree.tokens[last].text not in (",", ";", ".")
    ):
        last -= 1
    while last > first and tree.tokens[last].pos == "PUNCT":
        last -= 1
    return tree.span(first, last) if last > first else None


def _headline_parts(tree: Syntax, first: int, last: int) -> Iterator[Clause]:
    """A headline cut at its marks, where each part has a verb of its own (also a participle: "Video Released")."""
    cuts = [t.i for t in tree.tokens[first : last + 1] if t.text in (",", ";", "–", "—", "|", ":", ".")]
    edges = [first, *cuts, last + 1]
    parts: list[tuple[int, int]] = []
    start = first
    for cut in edges[1:]:
        part = (start, cut - 1)
        verbal = any(t.pos in ("VERB", "AUX") for t in tree.tokens[start:cut])
        words = sum(t.pos != "PUNCT" for t in tree.tokens[start:cut])
        if verbal and words >= 3:
            parts.append(part)
            start = cut + 1
        elif cut == last + 1 and parts:
            parts[-1] = (parts[-1][0], last)
    for low, high in parts:
        tokens = tree.tokens[low : high + 1]
        while tokens and tokens[-1].pos == "PUNCT":
            tokens = tokens[:-1]
        if tokens:
            yield Clause(predicate(tree, tokens), tokens[0].i, tokens[-1].i)
