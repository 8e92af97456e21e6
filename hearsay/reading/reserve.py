"""What a headline tells as fact and the body leaves open: said by somebody, alleged, feared, planned, asked, denied.

A word of the headline is reserved where every word of the body that means the same stands within something left open;
a headline that itself leaves it open drops nothing.
"""

import functools
import re
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
COMPLEMENTS = ("ccomp", "xcomp", "obj", "obl", "advcl", "nsubj:pass", "csubj")
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "X")
THINGS = ("NOUN", "PROPN")
LEAD = 4
"""Sentences of the body a headline is held against; the rest may still state what these leave open."""
LEAST_SHARE = 0.5
LEAST_WORDS = 2
LEAST_LETTERS, ENDINGS = 3, ("s", "ed", "ing", "er", "ers")
LEAST_STEM, STEM = 4, 5
"""Letters by which two words are of one family: all of the shorter, five of a longer."""
TAIL_WORDS = 5
TAIL = re.compile(r"(?:[,;:|]|\s[-–—])\s+([^,;:|]+?)\s*$")
OPENING: Mapping[str, Grade] = {"unsure_cue": "open", "hedge": "open", "verification": "open", "ahead_cue": "planned"}
SOUGHT = ("says", "relays")
FIRM = ("says", "relays", "believes", "intends")
SOURCE_WORDS = 9
"""Words between a comma and the verb behind which its source stands, or between such a verb and "that", at most."""
SOURCE_POS = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "ADP", "NUM", "PART", "CCONJ", "ADV")
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
    return Words(table, {word: frozenset(sets) for word, sets in akin.items()})


def find(tree: Syntax, links: Sequence[Attribution], marked: Sequence[Wording], lang: str = "en") -> Iterator[Wording]:
    """Category "headline_bare": `span` is the word of the body that leaves open what the headline (`subject`) states,
    `lemma` how far; "headline_marked": a word by which the headline itself does.
    """
    words = words_of(lang)
    above = [t for n, s in enumerate(tree.sentences) if s.block == "headline" for t in tree.sentence_tokens(n)]
    if not above:
        return
    line = tree.span(above[0].i, above[-1].i)
    mark, planned = _marked(tree, above, marked, words)
    if mark is not None:
        yield Wording(span=mark, category="headline_marked", lemma="planned" if planned else "open", subject=line)
    if mark is not None and not planned:
        return
    held = [t for t in above if _content(t, words)]
    body = [n for n, s in enumerate(tree.sentences) if s.block == "body"]
    matched = {n: _matches(held, tree.sentence_tokens(n), words) for n in body}
    scopes = {n: tuple(_scopes(tree, n, links, marked, words)) for n, found in matched.items() if found}
    stated: set[int] = set()
    """Words of the headline that the body states somewhere."""
    close: set[int] = set()
    """Words found in a sentence of the lead that has as much of the headline as makes it the same happening."""
    left: dict[int, Scope] = {}
    """The others of the lead, each with what leaves it open, the least of it where it is told more than once."""
    for n in scopes:
        shared = len({word.i for word, _ in matched[n]}) >= LEAST_SHARE * len(held)
        kept = [s for s in scopes[n] if not _kept(tree, s, above, words) and not (planned and _ahead(tree, s, words))]
        for word, token in matched[n]:
            over = max((s for s in kept if s.covers(token)), key=lambda s: GRADES.index(s.grade), default=None)
            if over is None:
                stated.add(word.i)
            elif n in body[:LEAD]:
                before = left.get(word.i, over)
                left[word.i] = min(before, over, key=lambda s: GRADES.index(s.grade))
                if shared:
                    close.add(word.i)
    only = {i: scope for i, scope in left.items() if i not in stated}
    if len(held) < LEAST_WORDS or len(stated | set(left)) < LEAST_SHARE * len(held):
        return
    dropped = _dropped(held, only, stated, close)
    if dropped:
        misdeed = any(words.has("wrongdoing", "words", t) for t in dropped)
        scope = max((only[t.i] for t in dropped), key=lambda s: GRADES.index(s.grade))
        grade = "accused" if misdeed and scope.grade in ("said", "hearsay") else scope.grade
        yield Wording(span=scope.mark, category="headline_bare", lemma=grade, subject=line)


def _dropped(held: list[Token], only: Mapping[int, Scope], stated: set[int], close: set[int]) -> list[Token]:
    """What the headline states and the body leaves open: its predicate, or what it says of something on the way; if its
    predicate is nowhere in the body, all else."""
    predicates = [t for t in held if t.is_root or t.pos == "VERB"] or held[:1]
    if not any(t.pos == "VERB" for t in held):
        predicates += [t for t in held if t.dep.partition(":")[0] in ("nmod", "obl")]
    if found := [t for t in predicates if t.i in only and t.i in close]:
        return found
    if any(t.i in stated for t in predicates):
        return [t for t in held if _said_of(t) and t.i in only and only[t.i].grade == "open"]
    told = [t for t in held if t.i in only and t.i in close and only[t.i].grade != "said"]
    return told if len(told) > 1 and len(told) >= len(stated) else []


def _kept(tree: Syntax, scope: Scope, above: list[Token], words: Words) -> bool:
    """The headline has the word itself that leaves it open."""
    mark = tree.within(scope.mark)
    return any(t.lemma == m.lemma for m in mark for t in above if _content(m, words))


def _ahead(tree: Syntax, scope: Scope, words: Words) -> bool:
    """Leaves open only what is still to come, as a headline that tells a plan does."""
    return scope.grade == "planned" or any(words.has("over_clause", "questions", t) for t in tree.within(scope.mark))


def _said_of(token: Token) -> bool:
    """A word of the headline that says something of another: an adjective, participle or noun before a noun."""
    return token.dep.partition(":")[0] in ("amod", "compound", "acl", "nsubj")


def _content(token: Token, words: Words) -> bool:
    return (
        token.pos in CONTENT
        and token.text[0].isalpha()
        and len(token.text) > 1
        and not words.has("headline", "light", token)
    )


def _matches(held: list[Token], tokens: Sequence[Token], words: Words) -> list[tuple[Token, Token]]:
    return [(word, t) for word in held for t in tokens if t.text[0].isalpha() and _same(word, t, words)]


def _same(one: Token, other: Token, words: Words) -> bool:
    """The same word, one of its family, or another word for the same thing."""
    if one.lemma == other.lemma or one.lower == other.lower:
        return True
    if words.akin.get(one.lemma, frozenset()) & words.akin.get(other.lemma, frozenset()):
        return True
    if len(one.lemma) >= LEAST_LETTERS and other.lower.removeprefix(one.lemma) in ENDINGS:
        return True
    length = min(len(one.lemma), len(other.lemma))
    stem = min(length, STEM)
    return length >= LEAST_STEM and one.lemma[:stem] == other.lemma[:stem] and other.pos in CONTENT


def _marked(tree: Syntax, above: list[Token], marked: Sequence[Wording], words: Words) -> tuple[Span | None, bool]:
    """The word by which a headline says that it is an account, open or planned; whether it is only planned."""
    last = above[-1]
    denied = next((t for t in above if words.has("over_clause", "negations", t)), None)
    if last.text == "?" or denied is not None:
        mark = denied or last
        return tree.span(mark.i, mark.i), False
    hedged = next((w.span for w in marked if w.category in ("unsure_cue", "hedge") and w.span.end <= last.end), None)
    if hedged is not None and hedged.start >= above[0].start:
        return hedged, False
    plan: Span | None = None
    tail = TAIL.search(tree.span(above[0].i, last.i).of(tree.text))
    behind = above[0].start + tail.start(1) if tail else last.end
    verbs = sum(t.pos in ("VERB", "AUX") for t in above)
    for token in above:
        span = tree.span(token.i, token.i)
        before = tree.tokens[token.i - 1] if token is not above[0] else None
        if _opens(token, words) and not (before is not None and before.lower == "to"):
            return span, False
        short = len([t for t in above if t.start >= behind]) <= TAIL_WORDS
        telling = words.has("headline", "telling", token)
        if telling and ((token.start >= behind and short) or (verbs > 1 and _tells(tree, token))):
            return span, False
        following = tree.tokens[token.i + 1] if token is not last else None
        ahead = following is not None and following.pos in ("VERB", "AUX") and not _opens(following, words)
        if token.lower == "to" and ahead:
            plan = plan or span
        if words.has("headline", "planned", token) and not tree.children(token.i, "compound:prt"):
            plan = plan or span
    return plan, plan is not None


def _opens(token: Token, words: Words) -> bool:
    """A word that leaves open what a headline says."""
    groups = (("headline", "marks"), ("over_noun", "adjectives"), ("over_clause", "adverbs"))
    return any(words.has(group, key, token) for group, key in groups)


def _tells(tree: Syntax, token: Token) -> bool:
    """Has a clause as its content."""
    return bool(tree.children(token.i, "ccomp", "parataxis")) or token.dep == "parataxis"


def _scopes(
    tree: Syntax, number: int, links: Sequence[Attribution], marked: Sequence[Wording], words: Words
) -> Iterator[Scope]:
    """What the words of a sentence leave open."""
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
    if tokens and tokens[-1].text == "?":
        yield Scope(tokens[0].i, tokens[-1].i, tree.span(tokens[-1].i, tokens[-1].i), "open")
    for token in tokens:
        yield from filter(None, (_told_behind(tree, tokens[0].i, token, words), _told_that(tree, past, token, words)))
        for low, high, grade in _left_open(tree, token, words):
            yield Scope(low, high, tree.span(token.i, token.i), grade)


def _told_behind(tree: Syntax, start: int, token: Token, words: Words) -> Scope | None:
    """All that stands before ", the prosecution alleged": an account whose source follows it."""
    doubted = words.has("over_content", "verbs", token)
    if not (doubted or words.has("account", "telling", token)) or token.tag == "VB":
        return None
    first = token.i - 1
    while first > max(start, token.i - SOURCE_WORDS) and tree.tokens[first].pos in SOURCE_POS:
        first -= 1
    named = [t for t in tree.tokens[first + 1 : token.i] if t.pos in ("NOUN", "PROPN", "PRON")]
    if first <= start or tree.tokens[first].text not in COMMAS or not named or _opens_clause(tree, token):
        return None
    source = next((t for t in named if t.pos != "PRON" and t.dep != "compound"), named[-1])
    grade: Grade = "hearsay" if _interested(tree, source, words) else "said"
    return Scope(start, first - 1, tree.span(token.i, token.i), "open" if doubted else grade)


def _opens_clause(tree: Syntax, token: Token) -> bool:
    """A clause follows, which is what is told."""
    following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else token
    return following.lower == "that" or bool(tree.children(token.i, "ccomp"))


def _told_that(tree: Syntax, past: int, token: Token, words: Words) -> Scope | None:
    """All that stands behind "told a reporter that"."""
    if token.pos not in ("VERB", "AUX") or not words.has("account", "telling", token):
        return None
    that = next((t for t in tree.tokens[token.i + 1 : min(past, token.i + SOURCE_WORDS)] if t.lower == "that"), None)
    if that is None or that.i + 1 >= past:
        return None
    return Scope(that.i + 1, past - 1, tree.span(token.i, token.i), _on_word_of(tree, token, words))


def _on_word_of(tree: Syntax, verb: Token, words: Words) -> Grade:
    """Whether the subject of a verb of telling is somebody whose word alone settles nothing."""
    subjects = tree.children(verb.i, "nsubj") or tree.children(verb.i, "obl:agent")
    return "hearsay" if any(_interested(tree, t, words) for t in subjects) else "said"


def _interested(tree: Syntax, noun: Token, words: Words) -> bool:
    if words.has("account", "authorities", noun):
        return False
    vague = any(t.lower in ("a", "an", "one", "some") for t in tree.children(noun.i, "det", "nummod"))
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
        grade: Grade = "hearsay" if source is not None and _interested(tree, source, words) else "said"
        if link.stance not in SOUGHT or doubted:
            grade = "open"
        if link.stance == "intends" or any(words.has("over_content", "planned", t) for t in cue):
            grade = "planned"
        if inside:
            yield Scope(inside[0].i, inside[-1].i, link.cue[0], grade)


def _left_open(tree: Syntax, token: Token, words: Words) -> Iterator[tuple[int, int, Grade]]:
    """The stretches a single word leaves open."""
    if token.pos == "AUX" and words.has("over_clause", "modals", token):
        if not (words.has("over_clause", "intent", token) and _clause(tree, token).dep == "ccomp"):
            yield from ((*pair, "open") for pair in _said_in_clause(tree, token))
    elif words.has("over_clause", "adverbs", token) and token.pos in ("ADV", "ADJ"):
        yield from ((*pair, "open") for pair in _said_in_clause(tree, token))
    elif token.dep == "mark" and words.has("over_clause", "questions", token):
        clause = tree.tokens[token.head]
        yield (*tree.edges(clause.head if clause.dep.startswith("advcl") else clause.i), "open")
    elif words.has("over_clause", "negations", token) or _nobody(tree, token, words):
        yield from ((*pair, "open") for pair in _said_in_clause(tree, token))
    elif _describes(tree, token) and (described := _described(token, words)):
        if token.dep.partition(":")[0] == "amod":
            yield (*tree.edges(token.head), described)
        elif token.pos == "ADJ":
            yield (*tree.edges(_clause(tree, token).i), described)
        else:
            yield from ((*pair, described) for pair in _said_in_clause(tree, token))
    elif token.pos in THINGS and words.has("over_complement", "nouns", token):
        yield (*tree.edges(token.i), "open")
    elif token.pos in THINGS and words.has("over_complement", "planned_nouns", token):
        yield (*tree.edges(token.i), "planned")
    elif token.pos == "VERB" and words.has("account", "telling", token) and tree.children(token.i, "ccomp"):
        for child in tree.children(token.i, "ccomp"):
            yield (*tree.edges(child.i), _on_word_of(tree, token, words))
    elif token.pos in ("VERB", "ADJ", "AUX"):
        for key, grade in KEYS.items():
            for child in tree.children(token.i, *COMPLEMENTS) if words.has("over_content", key, token) else ():
                aside = key == "planned" and child.dep.startswith("obl") and not _behind_for(tree, child)
                accused = child.dep == "nsubj:pass" and bool(tree.children(token.i, "xcomp", "advcl", "obl", "ccomp"))
                if not aside and not accused and child.dep != "nsubj":
                    yield (*tree.edges(child.i), grade)


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


def _describes(tree: Syntax, token: Token) -> bool:
    """An adjective, or a participle used like one: before its noun or as a passive."""
    if token.pos == "VERB":
        return token.dep.partition(":")[0] == "amod" or bool(tree.children(token.i, "aux:pass", "cop"))
    return token.pos == "ADJ"


def _clause(tree: Syntax, token: Token) -> Token:
    """The predicate of the clause a word stands in."""
    while not token.is_root and token.pos not in ("VERB",) and not tree.children(token.i, "cop", "nsubj"):
        token = tree.tokens[token.head]
    return token
