"""What the words of a sentence leave open: said by somebody, alleged, feared, planned, asked, denied."""

from collections.abc import Iterator, Mapping, Sequence

from hearsay.model import Attribution, Span, Wording
from hearsay.reading.reserve_words import KEYS, THINGS, Grade, Scope, Words, phrases_at, plans
from hearsay.reading.syntax import Syntax, Token
from hearsay.reading.told_by import doubtful_account, on_word_of, said_to, taken_for_noun, told, told_behind, told_that

COMPLEMENTS = ("ccomp", "xcomp", "obj", "obl", "advcl", "acl", "nsubj:pass", "csubj")
OPENING: Mapping[str, Grade] = {"unsure_cue": "open", "hedge": "open", "verification": "open", "ahead_cue": "planned"}


def scopes(
    tree: Syntax, number: int, links: Sequence[Attribution], marked: Sequence[Wording], words: Words
) -> Iterator[Scope]:
    """The stretches of a sentence left open, by links and marked words that meet it and by words of its own."""
    tokens, past = tree.sentence_tokens(number), tree.bounds[number][1]
    sentence = tree.sentences[number].span
    for link in links:
        yield from told(tree, link, sentence, words)
    for word in marked:
        if word.category in OPENING and sentence.covers(word.span):
            first = tree.tokens[tree.token_from(word.span.start)]
            if words.has("over_clause", "intent", first):
                continue
            for low, high in _said_in_clause(tree, first):
                yield Scope(low, high, word.span, OPENING[word.category])
    for token in tokens:
        for found in (
            told_behind(tree, tokens[0].i, token, words),
            told_that(tree, past, token, words),
            said_to(tree, past, token, words),
            doubtful_account(tree, token, words),
            taken_for_noun(tree, token, words),
        ):
            if found:
                yield found
        for key, _ in phrases_at(tree, token, words):
            if key == "headline":
                continue
            grade: Grade = "planned" if key.startswith("planned") else "open"
            pairs = _said_in_clause(tree, token)
            if key.endswith("whole"):
                pairs = iter([_whole(tree, token)])
            elif key.endswith("sentence"):
                pairs = iter([(tokens[0].i, past - 1)])
            for low, high in pairs:
                yield Scope(low, high, tree.span(token.i, token.i), grade)
    if (back := _told_back(tree, number, words)) is not None:
        yield Scope(tokens[0].i, past - 1, back, "hearsay")
    for token in tokens:
        for low, high, grade in _left_open(tree, token, words):
            yield Scope(low, high, tree.span(token.i, token.i), grade)


def _told_back(tree: Syntax, number: int, words: Words) -> Span | None:
    """The word by which the next sentence makes this one somebody's account: "That is what the ministry says"."""
    if number + 1 >= len(tree.sentences) or tree.sentences[number + 1].block != "body":
        return None
    behind = tree.sentence_tokens(number + 1)
    if not any(words.has("account", "pointing", t) for t in behind[:3]):
        return None
    found = (t for t in behind for key, _ in phrases_at(tree, t, words) if key == "open_sentence")
    return next((tree.span(t.i, t.i) for t in found), None)


def _whole(tree: Syntax, token: Token) -> tuple[int, int]:
    """The clause a word stands in, with its subject; all of the sentence for what opens a condition."""
    low, high = tree.bounds[token.sentence]
    return (low, high - 1) if token.dep == "mark" else tree.edges(_clause(tree, token).i)


def _left_open(tree: Syntax, token: Token, words: Words) -> Iterator[tuple[int, int, Grade]]:
    """The stretches a single word leaves open."""
    if token.pos == "AUX" and words.has("over_clause", "modals", token):
        if not (words.has("over_clause", "intent", token) and _clause(tree, token).dep == "ccomp"):
            yield from ((*pair, "open") for pair in _said_in_clause(tree, token))
    elif token.pos == "AUX" and words.has("over_clause", "intent", token) and _clause(tree, token).is_root:
        yield from ((*pair, "planned") for pair in _said_in_clause(tree, token))
    elif words.has("over_clause", "adverbs", token) and token.pos in ("ADV", "ADJ"):
        yield from ((*pair, "open") for pair in _said_in_clause(tree, token))
    elif token.dep == "mark" and words.has("over_clause", "questions", token):
        clause = tree.tokens[token.head]
        yield (*tree.edges(clause.head if clause.dep.startswith("advcl") else clause.i), "open")
    elif words.has("over_clause", "negations", token) or _nobody(tree, token, words):
        yield from ((*pair, "open") for pair in _said_in_clause(tree, token))
    elif _describes(tree, token, words) and (described := _described(token, words)):
        alone = token.pos == "VERB" and not tree.children(token.i, "xcomp", "advcl", "obl", "ccomp")
        if token.dep.partition(":")[0] == "amod":
            yield (*tree.edges(token.head), described)
        elif alone and tree.children(token.i, "nsubj"):
            yield (*tree.edges(token.i), described)
        elif token.pos == "ADJ":
            yield (*tree.edges(_clause(tree, token).i), described)
        else:
            yield from ((*pair, described) for pair in _said_in_clause(tree, token))
    elif token.pos in THINGS and words.has("over_complement", "nouns", token):
        yield (*tree.edges(token.i), "open")
        yield from ((*pair, "open") for pair in _said_of(tree, token))
    elif token.pos in THINGS and words.has("over_complement", "told_nouns", token):
        for child in tree.children(token.i, "nmod", "acl", "ccomp"):
            yield (*tree.edges(child.i), "hearsay")
        yield from ((*pair, "hearsay") for pair in _said_of(tree, token))
    elif token.pos in THINGS and words.has("over_complement", "planned_nouns", token):
        yield (*tree.edges(token.i), "planned")
        yield from ((*pair, "planned") for pair in _said_of(tree, token))
    elif token.lower == "to" and token.dep == "mark" and token.i and _about_to(tree, token, words):
        yield (*tree.edges(token.head), "planned")
    elif token.pos == "VERB" and words.has("account", "telling", token) and tree.children(token.i, "ccomp"):
        for child in tree.children(token.i, "ccomp"):
            yield (*tree.edges(child.i), on_word_of(tree, token, words))
    elif token.pos == "VERB" and words.has("account", "vague", token) and tree.children(token.i, "nsubj:pass"):
        # "Troops were reported near the capital": by somebody, which alone is no more than an account.
        yield (*tree.edges(token.i), "said")
    elif token.pos == "VERB" and words.has("account", "depicting", token):
        for child in tree.children(token.i, "obj"):
            yield (*tree.edges(child.i), on_word_of(tree, token, words))
    elif token.pos in ("VERB", "ADJ", "AUX"):
        for key, grade in KEYS.items():
            thinks = key == "planned" or not plans(tree, token, words)
            for child in _complements(tree, token) if thinks and words.has("over_content", key, token) else ():
                aside = key == "planned" and child.dep.startswith("obl") and not _behind_for(tree, child)
                accused = child.dep == "nsubj:pass" and bool(tree.children(token.i, "xcomp", "advcl", "obl", "ccomp"))
                if not aside and not accused and (child.dep != "nsubj" or child.i == token.head):
                    yield (*tree.edges(child.i), grade)


def _complements(tree: Syntax, token: Token) -> tuple[Token, ...]:
    """What hangs on a verb; where "investigators suspect sabotage" was read as a name, the noun behind it."""
    if token.dep == "amod" and token.tag in ("VBP", "VBD", "VBZ") and token.head > token.i:
        return (tree.tokens[token.head],)
    return tree.children(token.i, *COMPLEMENTS)


def _about_to(tree: Syntax, to: Token, words: Words) -> bool:
    """The "is to" of plans; what "is to blame" is not still to come."""
    return tree.tokens[to.i - 1].lemma == "be" and not words.has("over_content", "verbs", tree.tokens[to.head])


def _said_of(tree: Syntax, noun: Token) -> Iterator[tuple[int, int]]:
    """What a clause says of the noun that is its subject or object: all that hangs on its verb behind it."""
    verb = tree.tokens[noun.head]
    if verb.pos == "VERB" and noun.dep in ("nsubj", "nsubj:pass", "obj"):
        for child in tree.children(verb.i, "obl", "obj", "xcomp", "ccomp", "advcl", "acl", "nmod"):
            if child.i > noun.i:
                yield tree.edges(child.i)


def _nobody(tree: Syntax, token: Token, words: Words) -> bool:
    """A subject that is nobody, or none of a kind."""
    noun = tree.tokens[token.head] if token.dep == "det" else token
    return words.has("over_clause", "nobody", token) and noun.dep.startswith("nsubj")


def _behind_for(tree: Syntax, token: Token) -> bool:
    return any(c.lower == "for" for c in tree.children(token.i, "case"))


def _described(token: Token, words: Words) -> Grade | None:
    if words.has("over_noun", "adjectives", token):
        return "open"
    return "planned" if words.has("over_noun", "planned_adjectives", token) else None


def _said_in_clause(tree: Syntax, token: Token) -> Iterator[tuple[int, int]]:
    """The clause a word stands in without its subject, which is there all the same."""
    head = _clause(tree, token)
    first, last = tree.edges(head.i)
    subject = next(iter(tree.children(head.i, "nsubj")), None)
    if subject is None:
        yield first, last
        return
    low, high = tree.edges(subject.i)
    if first < low:
        yield first, low - 1
    if high < last:
        yield high + 1, last


def _describes(tree: Syntax, token: Token, words: Words) -> bool:
    """An adjective, or a participle used like one: before its noun or as a passive."""
    if token.pos == "VERB":
        passive = tree.children(token.i, "aux:pass", "cop") and not words.has("over_noun", "before_noun", token)
        return token.dep.partition(":")[0] == "amod" or bool(passive)
    return token.pos == "ADJ"


def _clause(tree: Syntax, token: Token) -> Token:
    """The predicate of the clause a word stands in."""
    while not token.is_root and token.pos not in ("VERB",) and not tree.children(token.i, "cop", "nsubj"):
        token = tree.tokens[token.head]
    return token
