"""Offices and ranks a report gives a named person, beside the name: "Colonel X", "X, the mayor", "the mayor, X"."""

import functools
from collections.abc import Iterator

from hearsay import lexicon
from hearsay.model import Mention, Span, Wording
from hearsay.reading.syntax import Syntax, Token

LONG = 5
"""Most words of a title before a name."""


def find(tree: Syntax, mentions: tuple[Mention, ...], lang: str = "en") -> tuple[Wording, ...]:
    """Category "office"; `lemma` is the office with what tells its kind ("foreign minister"), `subject` the name.

    `gloss` is the group of the lexicon the office belongs to. Offices held before or not yet are left out.
    """
    found: dict[tuple[int, int], Wording] = {}
    for mention in mentions:
        if mention.label != "PER":
            continue
        for tokens in _beside(tree, mention):
            made = _office(tree, tokens, mention.span, lang)
            if made is not None:
                found.setdefault((made.span.start, made.span.end), made)
    surnames = {m.name.split()[-1] for m in mentions if m.label == "PER" and len(m.name.split()) > 1}
    for token in tree.tokens:
        span = tree.span(token.i, token.i)
        if token.text in surnames and not any(m.span.overlaps(span) for m in mentions):
            made = _office(tree, _before(tree, token), span, lang)
            if made is not None:
                found.setdefault((made.span.start, made.span.end), made)
    return tuple(sorted(found.values(), key=lambda w: w.span))


def _beside(tree: Syntax, mention: Mention) -> Iterator[list[Token]]:
    """Runs of words that may be an office of this person."""
    inside = list(tree.within(mention.span))
    if not inside:
        return
    names = {n for n in mention.name.split() if n.lower() not in _listed("en")[0]}
    own = [t for t in inside if t.text not in names]
    yield [*_before(tree, inside[0]), *own]
    first, last = inside[0], inside[-1]
    after = tree.tokens[last.i + 1] if last.i + 1 < len(tree.tokens) else None
    if after is not None and after.text in (",", "(", "–", "—") and after.sentence == last.sentence:
        yield _phrase(tree, after.i + 1)
    comma = tree.tokens[first.i - 1] if first.i else None
    if comma is not None and comma.text == "," and comma.sentence == first.sentence:
        yield _phrase_before(tree, comma)


def _before(tree: Syntax, token: Token) -> list[Token]:
    run: list[Token] = []
    for other in reversed(tree.tokens[max(0, token.i - LONG) : token.i]):
        if other.sentence != token.sentence or other.pos not in ("NOUN", "PROPN", "ADJ"):
            break
        run.insert(0, other)
    return run


def _phrase(tree: Syntax, start: int) -> list[Token]:
    """A noun phrase from here: up to its first noun that no other noun follows, and "for the army" behind it."""
    run: list[Token] = []
    for token in tree.tokens[start : start + LONG + 1]:
        if token.sentence != tree.tokens[start - 1].sentence:
            break
        if token.pos in ("NOUN", "PROPN", "ADJ") or token.text == "-" or (token.pos == "DET" and not run):
            run.append(token)
        else:
            break
    return [t for t in run if t.pos != "DET"]


def _phrase_before(tree: Syntax, comma: Token) -> list[Token]:
    """The noun phrase that ends before the comma, without what its preposition adds ("the head of the village,")."""
    start = tree.bounds[comma.sentence][0]
    run: list[Token] = []
    for token in reversed(tree.tokens[max(start, comma.i - LONG * 2) : comma.i]):
        if token.pos in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ", "PRON"):
            break
        run.insert(0, token)
    preposition = next((n for n, t in enumerate(run) if t.pos == "ADP"), len(run))
    return [t for t in run[:preposition] if t.pos in ("NOUN", "PROPN", "ADJ") or t.text == "-"]


def _office(tree: Syntax, tokens: list[Token], person: Span, lang: str) -> Wording | None:
    groups, kinds, past = _listed(lang)
    words = [t.lower for t in tokens]
    head = next((n for n in range(len(words) - 1, -1, -1) if tokens[n].lower in groups), None)
    if head is None or past & set(words) or (head < len(words) - 1 and tokens[-1].pos != "PROPN"):
        return None
    told = [t for t in tokens[:head] if t.lower in kinds]
    behind = _behind(tree, tokens[head], kinds)
    lemma = " ".join([*(t.lower for t in told), *behind, words[head]])
    first = told[0] if told else tokens[head]
    return Wording(
        span=tree.span(first.i, tokens[head].i),
        category="office",
        lemma=lemma,
        gloss=groups[words[head]],
        subject=person,
        subject_kind="other",
    )


def _behind(tree: Syntax, head: Token, kinds: frozenset[str]) -> list[str]:
    """ "Spokesman for the army", "minister of finance": the kind behind its preposition."""
    following = [t for t in tree.tokens[head.i + 1 : head.i + 4] if t.sentence == head.sentence]
    if not following or following[0].pos != "ADP":
        return []
    return [t.lower for t in following[1:] if t.lower in kinds][:1]


@functools.cache
def _listed(lang: str) -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    table = lexicon.load(lang, "offices")
    groups = {word: group["name"] for group in table["group"] for word in group["words"]}
    return groups, frozenset(table["modifiers"]["kinds"]), frozenset(table["modifiers"]["past"])
