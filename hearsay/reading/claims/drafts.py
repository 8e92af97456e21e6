"""Drafts of claims: which words, whose, around which predicate; and what the builders of drafts share."""

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.model import (
    Attribution,
    Evidence,
    Mode,
    Quantity,
    Quotation,
    Report,
    Span,
    Timex,
    Toponym,
    Wording,
)
from hearsay.reading.happenings import Clause
from hearsay.reading.kinds import CONCRETE, words
from hearsay.reading.syntax import Syntax, Token


@dataclass(frozen=True, slots=True)
class Layers:
    """What the claim builder needs of the earlier passes."""

    report: Report
    tree: Syntax
    quotations: tuple[Quotation, ...]
    chains: tuple[tuple[Attribution, ...], ...]
    timexes: tuple[Timex, ...]
    toponyms: tuple[Toponym, ...]
    wording: tuple[Wording, ...]
    evidence: tuple[Evidence, ...]
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its happening is read."""

    spans: tuple[Span, ...]
    clause: Clause
    chain: tuple[Attribution, ...]
    mode: Mode
    ambiguous: Span | None = None


def sentence_pieces(tree: Syntax, span: Span) -> list[tuple[int, int]]:
    """First and last token of the part of each sentence that lies in a span."""
    tokens = tree.within(span)
    pieces: list[tuple[int, int]] = []
    for token in tokens:
        if pieces and tree.tokens[pieces[-1][1]].sentence == token.sentence:
            pieces[-1] = (pieces[-1][0], token.i)
        else:
            pieces.append((token.i, token.i))
    return [p for p in pieces if any(t.pos != "PUNCT" for t in tree.tokens[p[0] : p[1] + 1])]


def told_by_cue(layers: Layers, link: Attribution) -> bool:
    """The cue is itself the happening and its content only names what about: "agreed on a ceasefire"."""
    tree = layers.tree
    contents = [t for piece in link.content for t in tree.within(piece)]
    if link.mode != "indirect" or not link.cue or any(t.pos in ("VERB", "AUX") for t in contents):
        return False
    cue = tree.head_of(link.cue[0])
    return cue is not None and any(t.kind in CONCRETE for t in words("en").triggers.get(("verb", cue.lemma), ()))


def has_predicate(tree: Syntax, first: int, last: int) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in tree.tokens[first : last + 1])


def predicate(tree: Syntax, tokens: Sequence[Token]) -> int:
    """The main predicate of a run of tokens that may span sentences."""
    low, high = tokens[0].i, tokens[-1].i
    heads = [t for t in tokens if t.is_root or not low <= t.head <= high]
    verbs = [t for t in heads if t.pos in ("VERB", "AUX") or tree.children(t.i, "nsubj", "cop")]
    return (verbs or heads or list(tokens))[0].i
