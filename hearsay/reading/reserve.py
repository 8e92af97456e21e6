"""What the words of a sentence leave open: said by somebody, alleged, feared, planned, asked, denied."""

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hearsay import lexicon
from hearsay.model import Attribution, Span, Wording
from hearsay.reading.syntax import Syntax, Token

Grade = Literal["said", "hearsay", "accused", "planned", "open"]
"""How far the body leaves it open: somebody says so, somebody does whose word settles nothing or who accuses, it is not
done yet, it is not sure."""
GRADES: tuple[Grade, ...] = ("said", "hearsay", "accused", "planned", "open")
KEYS: Mapping[Literal["verbs", "planned"], Grade] = {"verbs": "open", "planned": "planned"}
COMPLEMENTS = ("ccomp", "xcomp", "obj", "obl", "advcl", "acl", "nsubj:pass", "csubj")
THINGS = ("NOUN", "PROPN")
OPENING: Mapping[str, Grade] = {"unsure_cue": "open", "hedge": "open", "verification": "open", "ahead_cue": "planned"}
SOUGHT = ("says", "relays")
FIRM = ("says", "relays", "believes", "intends")
SOURCE_WORDS = 9
"""Words between a comma and the verb behind which its source stands, or between such a verb and "that", at most."""
SOURCE_POS = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "ADP", "NUM", "PART", "CCONJ", "ADV", "AUX")
STOPS = (",", ";", ":", ".", "–", "—", "?", "!")
GAP = 9
"""Words from the first to the last of a phrase, at most."""
PARTIES = ("state", "unit", "soldier")
"""Kinds of speaker that are a side in whatever they tell of."""
ARTICLES = ("the", "a")
"""Words of a phrase that a headline leaves out."""
COMMAS = (",", "-", "–", "—", "”", '"')


@dataclass(frozen=True, slots=True)
class Scope:
    """Tokens left open by a word: `first` to `last`, both included."""

    first: int
    last: int
    mark: Span
    grade: Grade

    def covers(self, token: Token) -> bool:
        return self.first <= token.i <= self.last


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon's words for what is left open."""

    table: dict[str, Any]
    akin: dict[str, frozenset[int]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """By their first word: the words behind it and the name of their list."""

    def has(self, group: str, key: str, token: Token) -> bool:
        words = self.table[group][key]
        return token.lemma in words or token.lower in words


@functools.cache
def words_of(lang: str = "en") -> Words:
    raw = lexicon.load(lang, "reserve")
    table = {
        group: {key: frozenset(value) for key, value in entry.items() if key not in ("example", "sets")}
        for group, entry in raw.items()
    }
    akin: dict[str, set[int]] = {}
    for number, same in enumerate(raw["akin"]["sets"]):
        for word in same:
            akin.setdefault(word, set()).add(number)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, listed in table.pop("phrases").items():
        for phrase in listed:
            first, *behind = phrase.split()
            phrases.setdefault(first, []).append((tuple(behind), key))
    return Words(
        table,
        {word: frozenset(sets) for word, sets in akin.items()},
        {first: tuple(sorted(found)) for first, found in phrases.items()},
    )


def scopes(
    tree: Syntax, number: int, links: Sequence[Attribution], marked: Sequence[Wording], words: Words
) -> Iterator[Scope]:
    """The stretches of a sentence left open, by links and marked words that meet it and by words of its own."""
    tokens, past = tree.sentence_tokens(number), tree.bounds[number][1]
    sentence = tree.sentences[number].span
    for link in links:
        yield from _told(tree, link, sentence, words)
    for word in marked:
        if word.category in OPENING and sentence.covers(word.span):
            first = tree.tokens[tree.token_from(word.span.start)]
            if words.has("over_clause", "intent", first):
                continue
            for low, high in _said_in_clause(tree, first):
                yield Scope(low, high, word.span, OPENING[word.category])
    for token in tokens:
        for found in (
            _told_behind(tree, tokens[0].i, token, words),
            _told_that(tree, past, token, words),
            _said_to(tree, past, token, words),
            _doubtful_account(tree, token, words),
            _taken_for_noun(tree, token, words),
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
        for low, high, grade in _left_open(tree, token, words):
            yield Scope(low, high, tree.span(token.i, token.i), grade)


def _whole(tree: Syntax, token: Token) -> tuple[int, int]:
    """The clause a word stands in, with its subject; all of the sentence for what opens a condition."""
    low, high = tree.bounds[token.sentence]
    return (low, high - 1) if token.dep == "mark" else tree.edges(_clause(tree, token).i)


def phrases_at(tree: Syntax, token: Token, words: Words) -> Iterator[tuple[str, Token]]:
    """The lists whose phrases open with a word, and the last word of each; none reaches over a comma or far."""
    past = tree.bounds[token.sentence][1]
    near = list(itertools.takewhile(lambda t: t.text not in STOPS, tree.tokens[token.i + 1 : min(past, token.i + GAP)]))
    for form in dict.fromkeys((token.lemma, token.lower)):
        for behind, key in words.phrases.get(form, ()):
            last, at = token, 0
            for step in behind:
                found = next((t for t in near[at:] if step in (t.lemma, t.lower)), None)
                if found is None and step in ARTICLES:
                    continue
                if found is None:
                    break
                last, at = found, found.i - token.i
            else:
                yield key, last


def _told_behind(tree: Syntax, start: int, token: Token, words: Words) -> Scope | None:
    """All that stands before ", the prosecution alleged": an account whose source follows it."""
    doubted = words.has("over_content", "verbs", token)
    if not (doubted or words.has("account", "telling", token)) or token.tag == "VB":
        return None
    first = token.i - 1
    while first > max(start, token.i - SOURCE_WORDS) and _in_source(tree.tokens[first]):
        first -= 1
    named = [t for t in tree.tokens[first + 1 : token.i] if t.pos not in ("DET", "ADP", "PART", "ADV")]
    comma = tree.tokens[first]
    joins = comma.text == "-" and tree.text[comma.start - 1 : comma.start].strip()
    if _opens_clause(tree, token):
        return None
    if first <= start or comma.text not in COMMAS or joins or not named:
        first = _before_source(tree, start, token)
        named = list(tree.children(token.i, "nsubj"))
    if not first:
        return None
    source = next((t for t in named if t.pos in THINGS and t.dep != "compound"), named[-1])
    nobody = named[0].lower == "it" and words.has("account", "vague", token) and not tree.children(token.i, "obl:agent")
    grade: Grade = "hearsay" if nobody or _interested(tree, source, words) else "said"
    last = _past_aside(tree, start, first, token)
    return Scope(start, last, tree.span(token.i, token.i), "open" if doubted else grade)


def _before_source(tree: Syntax, start: int, verb: Token) -> int:
    """The comma before a source of many words, "two of those who lived there told us", behind a main clause; else 0."""
    subject = next(iter(tree.children(verb.i, "nsubj")), None)
    if subject is None or subject.i > verb.i or tree.children(verb.i, "xcomp", "advcl"):
        return 0
    first = tree.edges(subject.i)[0]
    first -= tree.tokens[first].text not in COMMAS
    told = tree.tokens[start : max(first, start)]
    clause = any(t.pos in ("VERB", "AUX") for t in told) and told[0].pos not in ("ADP", "SCONJ", "ADV")
    return first if first > start and tree.tokens[first].text in COMMAS and clause else 0


def _in_source(token: Token) -> bool:
    """May stand in the name of a source: "an angling club", and nouns taken for verbs, "the village elder"."""
    return token.pos in SOURCE_POS or token.tag in ("VB", "VBG")


def _past_aside(tree: Syntax, start: int, first: int, verb: Token) -> int:
    """The last word of what is told: before its source, or all of it around one that stands between two commas."""
    past = tree.bounds[verb.sentence][1]
    told = any(t.pos in ("VERB", "AUX") for t in tree.tokens[start:first])
    closed = any(t.text in COMMAS for t in tree.tokens[verb.i : past])
    return first - 1 if told or not closed else past - 1


def _opens_clause(tree: Syntax, token: Token) -> bool:
    """A clause follows, which is what is told."""
    following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else token
    return following.lower == "that" or any(c.i > token.i for c in tree.children(token.i, "ccomp"))


def _told_that(tree: Syntax, past: int, token: Token, words: Words) -> Scope | None:
    """All that stands behind "told a reporter that", or "alleges in a memoir that" whatever "alleges" was read as."""
    that = next((t for t in tree.tokens[token.i + 1 : min(past, token.i + SOURCE_WORDS)] if t.lower == "that"), None)
    if that is None or that.i + 1 >= past:
        return None
    mark = tree.span(token.i, token.i)
    if token.pos in ("VERB", "AUX") and words.has("account", "telling", token):
        return Scope(that.i + 1, past - 1, mark, _on_word_of(tree, token, words))
    doubted = token.lower.removesuffix("s") in words.table["over_content"]["verbs"]
    if doubted and token.tag == "NNS" and (token.is_root or tree.children(token.i, "nsubj")):
        return Scope(that.i + 1, past - 1, mark, "open")
    return None


def _said_to(tree: Syntax, past: int, token: Token, words: Words) -> Scope | None:
    """All from "to" in "is said by a neighbour to own"; a second participle beside the first: "feared drowned"."""
    doubted = words.has("over_content", "verbs", token) or words.has("over_noun", "adjectives", token)
    if token.tag != "VBN" or not (doubted or words.has("account", "vague", token)):
        return None
    near = itertools.takewhile(lambda t: t.text not in STOPS, tree.tokens[token.i + 1 : min(past, token.i + GAP)])
    for following in near:
        beside = following.i == token.i + 1 and following.tag in ("VBN", "VBD", "JJ")
        verb = tree.tokens[following.i + 1] if following.i + 1 < past else following
        if beside or (following.lower == "to" and verb.pos in ("VERB", "AUX")):
            high = tree.edges(following.i if beside else following.head)[1]
            return Scope(
                following.i, max(high, following.i), tree.span(token.i, token.i), "open" if doubted else "hearsay"
            )
    return None


def _taken_for_noun(tree: Syntax, token: Token, words: Words) -> Scope | None:
    """All up to the noun that a verb of doubt seems to be part of: nouns in the plural seldom stand before another."""
    verb = token.lower.removesuffix("s")
    found = next((grade for key, grade in KEYS.items() if verb in words.table["over_content"][key]), None)
    if found is None or token.tag not in ("NNS", "NNPS") or token.dep != "compound" or token.head <= token.i:
        return None
    return Scope(token.i + 1, tree.edges(token.head)[1], tree.span(token.i, token.i), found)


def _doubtful_account(tree: Syntax, token: Token, words: Words) -> Scope | None:
    """The whole clause of "unconfirmed reports speak of", "early results put": an account that is not sure itself."""
    noun = tree.tokens[token.head]
    sure = not words.has("over_noun", "adjectives", token) and not words.has("over_complement", "early", token)
    kept = words.has("over_complement", "told_nouns", noun) or words.has("over_complement", "figures", noun)
    verb = tree.tokens[noun.head]
    if token.dep != "amod" or sure or not kept or not noun.dep.startswith("nsubj") or verb.pos != "VERB":
        return None
    return Scope(*tree.edges(verb.i), tree.span(token.i, token.i), "open")


def _on_word_of(tree: Syntax, verb: Token, words: Words) -> Grade:
    """Whether the subject of a verb of telling is somebody whose word alone settles nothing."""
    subjects = tree.children(verb.i, "nsubj") or tree.children(verb.i, "obl:agent")
    return "hearsay" if any(_interested(tree, t, words) for t in subjects) else "said"


def _interested(tree: Syntax, noun: Token, words: Words) -> bool:
    if any(words.has("account", "interested", t) for t in tree.children(noun.i, "compound")):
        return True
    if words.has("account", "authorities", noun):
        return False
    beside = tree.children(noun.i, "det", "nummod")
    counted = any(t.dep == "nummod" for t in beside) and not any(t.dep == "det" for t in beside)
    several = noun.tag == "NNS" and not beside and not tree.children(noun.i, "nmod:poss")
    tied = any(t.tag == "PRP$" for t in tree.children(noun.i, "nmod:poss"))
    vague = counted or several or tied or any(t.lower in ("a", "an", "some") for t in beside)
    return vague or words.has("account", "interested", noun)


def _told(tree: Syntax, link: Attribution, sentence: Span, words: Words) -> Iterator[Scope]:
    """The content of an account in a sentence; open where its speaker only believes, intends, fears or denies it."""
    for piece in link.content:
        if not piece.overlaps(sentence) or not link.cue:
            continue
        cue = tree.within(Span.around(link.cue))
        if any(words.has("account", "firm", t) for t in cue) and link.stance in FIRM:
            continue
        inside = tree.within(Span(start=max(piece.start, sentence.start), end=min(piece.end, sentence.end)))
        doubted = any(words.has("over_content", "verbs", t) or words.has("over_complement", "nouns", t) for t in cue)
        source = tree.head_of(link.speaker.span) if link.speaker and link.speaker.span else None
        party = link.speaker is not None and link.speaker.kind in PARTIES
        grade: Grade = "hearsay" if party or (source is not None and _interested(tree, source, words)) else "said"
        if link.stance not in SOUGHT or doubted:
            grade = "open"
        if link.stance == "intends" or any(_plans(tree, t, words) for t in cue):
            grade = "planned"
        if inside:
            yield Scope(inside[0].i, inside[-1].i, link.cue[0], grade)


def _plans(tree: Syntax, token: Token, words: Words) -> bool:
    """A verb of planning, or one that is with the words behind it, as "think about" is."""
    phrase = any(key.startswith("planned") for key, _ in phrases_at(tree, token, words))
    return phrase or words.has("over_content", "planned", token)


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
            yield (*tree.edges(child.i), _on_word_of(tree, token, words))
    elif token.pos == "VERB" and words.has("account", "depicting", token):
        for child in tree.children(token.i, "obj"):
            yield (*tree.edges(child.i), _on_word_of(tree, token, words))
    elif token.pos in ("VERB", "ADJ", "AUX"):
        for key, grade in KEYS.items():
            thinks = key == "planned" or not _plans(tree, token, words)
            for child in (
                tree.children(token.i, *COMPLEMENTS) if thinks and words.has("over_content", key, token) else ()
            ):
                aside = key == "planned" and child.dep.startswith("obl") and not _behind_for(tree, child)
                accused = child.dep == "nsubj:pass" and bool(tree.children(token.i, "xcomp", "advcl", "obl", "ccomp"))
                if not aside and not accused and child.dep != "nsubj":
                    yield (*tree.edges(child.i), grade)


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
