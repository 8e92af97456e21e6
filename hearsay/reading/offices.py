"""Offices and ranks a report gives a named person, beside the name: "Colonel X", "X, the mayor", "the mayor, X"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hearsay.model import Mention, Span, Wording
from hearsay.reading import posts
from hearsay.reading.posts import Posts
from hearsay.reading.syntax import Syntax, Token

LONG = 5
"""Most words of a title before a name."""
WIDE = 9
"""Most words of an office with its body before a name ("Spokesman for the Northern Group X")."""
BEHIND = 7
"""Words behind an office among which its kind may stand ("head of the town's electoral commission")."""
OPENING = (",", "(", "–", "—", "-")
NOMINAL = ("NOUN", "PROPN", "ADJ", "X", "NUM")
OF = ("of", "for", "in", "to", "at")
APOSTROPHE = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Told:
    """Words that may name an office: the run itself, and its owner's before it ("the navy's commander")."""

    run: list[Token]
    owner: list[Token]
    taken: bool = False
    """It is said that somebody came to the office."""


def find(tree: Syntax, mentions: tuple[Mention, ...], lang: str = "en") -> tuple[Wording, ...]:
    """Categories "office" and "office_once"; `lemma` is the office with what tells its kind ("foreign minister").

    `subject` is the name and `gloss` the group of the lexicon the office belongs to. Of offices held before, for a time
    or not yet ("once"), the lemma has the word that says so.
    """
    table = posts.load(lang)
    found: dict[tuple[int, int], Wording] = {}
    people = [m for m in mentions if m.label == "PER"]
    named = frozenset(t.i for m in people for t in tree.within(m.span))
    surnames = {m.name.split()[-1] for m in people if len(m.name.split()) > 1}
    told = [(m.span, t) for m in people for t in _beside(tree, m, named, table)]
    for token in tree.tokens:
        span = tree.span(token.i, token.i)
        if token.text in surnames and not any(m.span.overlaps(span) for m in mentions):
            told += [(span, t) for t in (_before(tree, token, table), *_apposed(tree, token, token, named, table))]
    for person, words in told:
        for made in _offices(tree, words, person, table):
            found.setdefault((made.span.start, made.span.end), made)
    return tuple(sorted(found.values(), key=lambda w: w.span))


def _beside(tree: Syntax, mention: Mention, named: frozenset[int], table: Posts) -> Iterator[Told]:
    """Runs of words that may be an office of this person, and not of the next one in a list (`named`: their tokens)."""
    inside = list(tree.within(mention.span))
    if not inside:
        return
    titles = 0
    for word, _, last in table.units(inside):
        if not table.office(word) and word not in table.kinds:
            break
        titles = last.i + 1 - inside[0].i
    if titles >= len(inside):
        return
    yield _before(tree, inside[titles], table)
    yield from _apposed(tree, inside[0], inside[-1], named, table)


def _apposed(tree: Syntax, first: Token, last: Token, named: frozenset[int], table: Posts) -> Iterator[Told]:
    """Between commas or brackets behind a name, or before its comma ("the mayor, X"), or said of it ("who is")."""
    at = last.i + 1
    if at < len(tree.tokens) and tree.tokens[at].text in OPENING and tree.tokens[at].sentence == last.sentence:
        at = _past_age(tree, at)
        phrase = _phrase(tree, at + 1, table)
        if phrase.run and not named & {phrase.run[0].i, *range(phrase.run[0].i, phrase.run[-1].i + 2)}:
            yield phrase
        at += 1
    if (said := _said(tree, at, last, table)) is not None and said.run and not named & {t.i for t in said.run}:
        yield said
    comma = tree.tokens[first.i - 1] if first.i else None
    if comma is not None and comma.lower in table.naming:  # "a sergeant named X"
        yield Told(_phrase_before(tree, comma, brought_in=True), [])
    if comma is not None and comma.text in OPENING and comma.text != "(" and comma.sentence == first.sentence:
        yield Told(_phrase_before(tree, comma), [])


def _past_age(tree: Syntax, comma: int) -> int:
    """The comma behind an age ("X, 54, the mayor"), or the one given."""
    after = tree.tokens[comma + 1 : comma + 3]
    return comma + 2 if len(after) == 2 and after[0].text.isdigit() and after[1].text == "," else comma


def _said(tree: Syntax, at: int, last: Token, table: Posts) -> Told | None:
    """ "Is the mayor", "who serves as mayor", "who has commanded the navy": what a name's clause makes of it."""
    tokens = [t for t in tree.tokens[at : at + LONG] if t.sentence == last.sentence]
    if tokens and tokens[0].lower == "who":
        tokens = tokens[1:]
    while tokens and (tokens[0].pos == "ADV" or tokens[0].lower in ("has", "have")):
        tokens = tokens[1:]
    if not tokens:
        return None
    verb, perfect = tokens[0], tree.tokens[tokens[0].i - 1].lower in ("has", "have")
    if (taken := _taken(tree, tokens, table)) is not None:
        return taken
    if verb.lower == "is" or (verb.lower == "been" and perfect):
        return _phrase(tree, verb.i + 1, table)
    if verb.tag not in ("VBZ", "VBP") and not perfect:
        return None
    if verb.lemma in table.posing and tokens[1:] and tokens[1].lower == "as":
        return _phrase(tree, tokens[1].i + 1, table)
    return Told([verb], []) if verb.lemma in table.held else None


def _taken(tree: Syntax, tokens: list[Token], table: Posts) -> Told | None:
    """ "Who took over as captain", "who was appointed consul": an office somebody has come to."""
    relative = tree.tokens[tokens[0].i - 1].lower == "who"
    tokens = tokens[1:] if tokens[0].lower == "was" else tokens
    if not relative or not tokens or tokens[0].lemma not in table.taking:
        return None
    rest = [t for t in tokens[1:] if t.lower not in ("over", "as")]
    return Told(_phrase(tree, rest[0].i, table).run, [], taken=True) if rest else None


def _before(tree: Syntax, token: Token, table: Posts) -> Told:
    """The nouns before a name, with "of" and a body between ("Minister of Health X") where the office stands first."""
    run: list[Token] = []
    for other in reversed(tree.tokens[max(0, token.i - WIDE) : token.i]):
        word = other.lower.rstrip(".")
        known = table.office(word) is not None or word in table.kinds or word in table.past
        dot = other.text == "." and other.i > 0 and table.short(tree.tokens[other.i - 1].lower)
        linked = other.pos in ("ADP", "DET") and other.lower in (*OF, "the")
        if not (dot or known or linked or other.pos in NOMINAL or other.text == "-"):
            break
        if "\n" in tree.text[other.end : tree.tokens[other.i + 1].start]:
            break
        run.insert(0, other)
    owner: list[Token] = []
    if run and run[0].i and tree.tokens[run[0].i - 1].lower in APOSTROPHE:
        owner = list(tree.tokens[max(0, run[0].i - 3) : run[0].i - 1])
    parts = [part for part in _parts(run) if part]
    if len(parts) == 1 or (parts and _ends_in_office(parts[-1], table)):
        return Told(parts[-1][-LONG:], owner if len(parts) == 1 else [])
    whole = parts[0] if parts and _ends_in_office(parts[0], table) else []
    return Told(whole[-LONG:], owner)


def _parts(run: list[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in run:
        if token.pos == "ADP":
            parts.append([])
        elif token.pos != "DET":
            parts[-1].append(token)
    return parts


def _ends_in_office(part: list[Token], table: Posts) -> bool:
    units = table.units(part)
    return bool(units) and table.office(units[-1][0]) is not None


def _phrase(tree: Syntax, start: int, table: Posts) -> Told:
    """A noun phrase from here without its owner ("the commission's deputy head"), up to its last noun."""
    run: list[Token] = []
    owner: list[Token] = []
    for token in tree.tokens[start : start + LONG + 3]:
        if token.sentence != tree.tokens[start - 1].sentence:
            break
        opening = token.pos == "DET" or token.tag == "PRP$"
        if run and token.pos in ("ADJ", "NUM") and run[-1].pos == "NOUN" and table.office(run[-1].lower):
            # "Captain last summer", "mayor ten years ago".
            break
        if token.pos in NOMINAL or token.text == "-" or (opening and not run) or table.office(token.lower):
            run.append(token)
        elif run and token.pos == "PART" and token.lower in APOSTROPHE:
            owner, run = run, []
        else:
            break
    return Told([t for t in run if t.pos != "DET" and t.tag != "PRP$"], owner)


def _phrase_before(tree: Syntax, comma: Token, brought_in: bool = False) -> list[Token]:
    """The noun phrase that ends before the comma, without what its preposition adds ("the head of the village,").

    One with "a" is no office of the name behind a comma, unless it brings somebody in ("a sergeant named X").
    """
    start = tree.bounds[comma.sentence][0]
    run: list[Token] = []
    for token in reversed(tree.tokens[max(start, comma.i - LONG * 2) : comma.i]):
        if token.pos in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ", "PRON") and token.text != "-":
            break
        run.insert(0, token)
    preposition = next((n for n, t in enumerate(run) if t.pos == "ADP" and n), len(run))
    if not brought_in and any(t.lower in ("a", "an") for t in run[:preposition]):
        return []
    return [t for t in run[:preposition] if t.pos in NOMINAL or t.text == "-"]


def _offices(tree: Syntax, told: Told, person: Span, table: Posts) -> Iterator[Wording]:
    """The offices of a run of words ("Defence Minister General X" has two); none of another time, and none in words
    that only hold one."""
    if len(told.run) == 1 and told.run[0].lemma in table.held and told.run[0].pos == "VERB":
        yield _made(tree, told.run[0], told.run[0], [], table.held[told.run[0].lemma], person, table)
        return
    units = table.units(told.run)
    opens = bool(units) and units[0][1].i == tree.bounds[units[0][1].sentence][0]
    if opens and units[0][0] in table.past and units[0][1].pos == "ADV":
        units = units[1:]  # "Then Bishop X left" tells what came next
    heads = [
        n for n, (word, _, _) in enumerate(units)
        if table.office(word) and (n == len(units) - 1 or word not in table.kinds)
    ]  # fmt: skip
    if heads and (status := table.past & {u[0] for u in units}):
        office, last = table.office(units[heads[-1]][0]), units[heads[-1]][2]
        told_of = [u[0] for u in units[: heads[-1]] if u[0] in table.kinds or u[0] in status]
        assert office is not None
        yield replace(_made(tree, units[0][1], last, told_of, office, person, table), category="office_once")
        return
    if not heads or (changed(tree, units[0][1], table) and not told.taken):
        return
    if heads[-1] < len(units) - 1 and told.run[-1].pos != "PROPN":
        return
    owner = [t.lower for t in told.owner if t.lower in table.kinds]
    for since, head in zip([0, *(h + 1 for h in heads)], heads, strict=False):
        first, last = units[head][1:]
        kinds = [u for u in units[since:head] if u[0] in table.kinds or u[0] in table.nations]
        office = table.office(units[head][0])
        assert office is not None
        start = kinds[0][1] if kinds else first
        yield _made(tree, start, last, [*owner, *(k[0] for k in kinds)], office, person, table)


def _made(
    tree: Syntax, first: Token, last: Token, kinds: list[str], office: str, person: Span, table: Posts
) -> Wording:
    kinds = list(dict.fromkeys([*kinds, *_behind(tree, last, table)]))
    return Wording(
        span=tree.span(first.i, last.i),
        category="office",
        lemma=" ".join([*kinds, office]),
        gloss=table.group_of(office),
        subject=person,
        subject_kind="other",
    )


def changed(tree: Syntax, first: Token, table: Posts) -> bool:
    """Words before an office that say somebody came to it, left it or has it as well ("was elected mayor")."""
    for token in reversed(tree.tokens[max(0, first.i - LONG) : first.i]):
        if token.sentence != first.sentence or token.pos == "PUNCT":
            return False
        if token.lemma in table.change:
            return True
        if token.pos == "VERB":
            return False
    return False


def _behind(tree: Syntax, head: Token, table: Posts) -> list[str]:
    """ "Spokesman for the army", "minister of finance", "commands the navy": the kinds behind it."""
    following = [t for t in tree.tokens[head.i + 1 : head.i + BEHIND] if t.sentence == head.sentence]
    if not following or not (following[0].lower in OF or head.pos == "VERB"):
        return []
    kinds = []
    for token in following[head.pos != "VERB" :]:
        if token.pos not in (*NOMINAL, "DET", "PART"):
            break
        kinds += [token.lower] if token.lower in table.kinds else []
    return kinds
