"""Offices and ranks a report gives a named person, beside the name: "Colonel X", "X, the mayor", "the mayor, X"."""

import functools
from collections.abc import Iterator, Mapping

from hearsay import lexicon
from hearsay.model import Mention, Span, Wording
from hearsay.reading.syntax import Syntax, Token

LONG = 5
"""Most words of a title before a name."""
ENDED = "learned"
"""The group whose offices may be told by their endings ("geologist")."""


def find(tree: Syntax, mentions: tuple[Mention, ...], lang: str = "en") -> tuple[Wording, ...]:
    """Category "office"; `lemma` is the office with what tells its kind ("foreign minister"), `subject` the name.

    `gloss` is the group of the lexicon the office belongs to. Offices held before or not yet are left out.
    """
    found: dict[tuple[int, int], Wording] = {}
    people = [m for m in mentions if m.label == "PER"]
    named = frozenset(t.i for m in people for t in tree.within(m.span))
    for mention in people:
        for tokens in _beside(tree, mention, named, lang):
            made = _office(tree, tokens, mention.span, lang)
            if made is not None:
                found.setdefault((made.span.start, made.span.end), made)
    surnames = {m.name.split()[-1] for m in mentions if m.label == "PER" and len(m.name.split()) > 1}
    for token in tree.tokens:
        span = tree.span(token.i, token.i)
        if token.text in surnames and not any(m.span.overlaps(span) for m in mentions):
            for tokens in (_before(tree, token), *_apposed(tree, token, token, named)):
                made = _office(tree, tokens, span, lang)
                if made is not None:
                    found.setdefault((made.span.start, made.span.end), made)
    return tuple(sorted(found.values(), key=lambda w: w.span))


def _beside(tree: Syntax, mention: Mention, named: frozenset[int], lang: str) -> Iterator[list[Token]]:
    """Runs of words that may be an office of this person, and not of the next one in a list (`named`: their tokens)."""
    inside = list(tree.within(mention.span))
    if not inside:
        return
    groups, _, kinds, _ = _listed(lang)
    names = {n for n in mention.name.split() if n.lower() not in groups and n.lower() not in kinds}
    if not names:
        return
    own = [t for t in inside if t.text not in names]
    yield [*_before(tree, inside[0]), *own]
    yield from _apposed(tree, inside[0], inside[-1], named)


def _apposed(tree: Syntax, first: Token, last: Token, named: frozenset[int]) -> Iterator[list[Token]]:
    """Between commas or brackets behind a name, or before its comma ("the mayor, X")."""
    after = tree.tokens[last.i + 1] if last.i + 1 < len(tree.tokens) else None
    if after is not None and after.text in (",", "(", "–", "—") and after.sentence == last.sentence:
        phrase = _phrase(tree, after.i + 1)
        if phrase and not named & {phrase[0].i, *range(phrase[0].i, phrase[-1].i + 2)}:
            yield phrase
    comma = tree.tokens[first.i - 1] if first.i else None
    if comma is not None and comma.text == "," and comma.sentence == first.sentence:
        yield _phrase_before(tree, comma)


def _before(tree: Syntax, token: Token) -> list[Token]:
    run: list[Token] = []
    for other in reversed(tree.tokens[max(0, token.i - LONG) : token.i]):
        if other.sentence != token.sentence or (other.pos not in ("NOUN", "PROPN", "ADJ") and other.text != "-"):
            break
        run.insert(0, other)
    return run


def _phrase(tree: Syntax, start: int) -> list[Token]:
    """A noun phrase from here without its owner ("the commission's deputy head"), up to its last noun."""
    run: list[Token] = []
    for token in tree.tokens[start : start + LONG + 1]:
        if token.sentence != tree.tokens[start - 1].sentence:
            break
        if token.pos in ("NOUN", "PROPN", "ADJ") or token.text == "-" or (token.pos == "DET" and not run):
            run.append(token)
        elif run and token.pos == "PART" and token.lower in ("'s", "’s"):
            run = []
        else:
            break
    return [t for t in run if t.pos != "DET"]


def _phrase_before(tree: Syntax, comma: Token) -> list[Token]:
    """The noun phrase that ends before the comma, without what its preposition adds ("the head of the village,")."""
    start = tree.bounds[comma.sentence][0]
    run: list[Token] = []
    for token in reversed(tree.tokens[max(start, comma.i - LONG * 2) : comma.i]):
        if token.pos in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ", "PRON") and token.text != "-":
            break
        run.insert(0, token)
    preposition = next((n for n, t in enumerate(run) if t.pos == "ADP"), len(run))
    return [t for t in run[:preposition] if t.pos in ("NOUN", "PROPN", "ADJ") or t.text == "-"]


def _office(tree: Syntax, tokens: list[Token], person: Span, lang: str) -> Wording | None:
    groups, endings, kinds, past = _listed(lang)
    units = _joined(tokens, groups)
    words = ["".join(t.lower for t in unit) for unit in units]
    head = next((n for n in range(len(words) - 1, -1, -1) if words[n] in groups or words[n].endswith(endings)), None)
    if head is None or past & set(words) or (head < len(words) - 1 and tokens[-1].pos != "PROPN"):
        return None
    told = [unit[0] for unit, word in zip(units[:head], words, strict=False) if word in kinds]
    behind = _behind(tree, units[head][-1], kinds)
    first = told[0] if told else units[head][0]
    return Wording(
        span=tree.span(first.i, units[head][-1].i),
        category="office",
        lemma=" ".join([*(t.lower for t in told), *behind, words[head]]),
        gloss=groups.get(words[head], ENDED),
        subject=person,
        subject_kind="other",
    )


def _joined(tokens: list[Token], groups: Mapping[str, str]) -> list[list[Token]]:
    """Words of an office with a hyphen ("secretary-general") as one."""
    units: list[list[Token]] = []
    n = 0
    while n < len(tokens):
        three = tokens[n : n + 3]
        whole = len(three) == 3 and "".join(t.lower for t in three) in groups
        units.append(three if whole else [tokens[n]])
        n += len(units[-1])
    return units


def _behind(tree: Syntax, head: Token, kinds: frozenset[str]) -> list[str]:
    """ "Spokesman for the army", "minister of finance": the kind behind its preposition."""
    following = [t for t in tree.tokens[head.i + 1 : head.i + 4] if t.sentence == head.sentence]
    if not following or following[0].pos != "ADP":
        return []
    return [t.lower for t in following[1:] if t.lower in kinds][:1]


@functools.cache
def _listed(lang: str) -> tuple[dict[str, str], tuple[str, ...], frozenset[str], frozenset[str]]:
    """Groups of offices by word, endings of those of the group ENDED, and the words around them."""
    table = lexicon.load(lang, "offices")
    groups = {word: group["name"] for group in table["group"] for word in group["words"]}
    endings = tuple(e for group in table["group"] for e in group.get("endings", ()))
    return groups, endings, frozenset(table["modifiers"]["kinds"]), frozenset(table["modifiers"]["past"])
