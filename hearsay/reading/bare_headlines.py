"""What a headline tells as fact and the body leaves open.

A word of the headline is dropped where every word of the body that means the same stands within something left open; a
headline that itself leaves it open drops nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hearsay.model import Attribution, Span, Wording
from hearsay.reading.careful_headlines import Careful, marks, set_aside
from hearsay.reading.reserve import OPENING, scopes
from hearsay.reading.reserve_words import GRADES, THINGS, Scope, Words, words_of
from hearsay.reading.standing import Standing
from hearsay.reading.syntax import Syntax, Token

CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "X")
LEAD = 4
"""Sentences of the body a headline is held against; the rest may still state what these leave open."""
LEAST_SHARE = 0.5
LEAD_SHARE = 0.3
LEAST_WORDS = 2
LEAST_LETTERS, ENDINGS = 3, ("s", "ed", "ing", "er", "ers")
LEAST_STEM, STEM = 4, 5
"""Letters by which two words are of one family: all of the shorter, five of a longer."""
UNSURE = ("modals", "adverbs", "questions")
"""Words by which even who is cited leaves it open, so that "officials say" in a headline is too much."""


@dataclass(slots=True)
class Weighed:
    """Words of a headline, by index, as the body has them."""

    stated: set[int] = field(default_factory=set)
    """Those the body states somewhere."""
    left: dict[int, Scope] = field(default_factory=dict)
    """Those the lead leaves open, with the least of what does where it tells them more than once."""
    done: set[int] = field(default_factory=set)
    """Those that are verbs in the body, whatever the headline was read as."""
    named: set[int] = field(default_factory=set)
    """Those that are nouns in the body."""
    close: set[int] = field(default_factory=set)
    """Those it leaves open in a sentence with so much of the headline that it tells of the same."""

    first: Scope | None = None
    """What leaves open all of the first sentence, which tells what the headline does, in whatever words."""
    whole: list[Scope | None] = field(default_factory=list)
    """What leaves open all of a sentence of the lead that shares so much, sentence by sentence."""

    def untold(self, tree: Syntax, held: list[Token]) -> Scope | None:
        """What leaves open each sentence about the same, where the body has the predicate in other words."""
        sure = self.stated | {i for i, scope in self.left.items() if scope.grade != "said"}
        predicates = {t.i for t in _predicates(tree, held)}
        if not predicates or predicates & sure or None in self.whole:
            return None
        return next(iter(self.whole), None)

    def add(self, found: list[tuple[Token, Token]], kept: list[Scope], in_lead: bool, shared: bool) -> None:
        """Take in the words of a sentence that match the headline's, and what the sentence leaves open.

        A thing alone, without any other word of the headline, may be another of its kind and states nothing.
        """
        alone = len({word.i for word, _ in found}) == 1
        if alone and not in_lead:
            return
        self.done |= {word.i for word, token in found if token.pos == "VERB" and token.dep != "amod"}
        self.named |= {word.i for word, token in found if token.pos in THINGS}
        for word, token in found:
            over = max((s for s in kept if s.covers(token)), key=_grade, default=None)
            if over is None:
                marks = any(s.mark.start <= token.start < s.mark.end for s in kept)
                if not marks and not (alone and (word.pos != "VERB" or token.pos in THINGS)):
                    self.stated.add(word.i)
            elif in_lead:
                self.left[word.i] = min(self.left.get(word.i, over), over, key=_grade)
                if shared:
                    self.close.add(word.i)


def _predicates(tree: Syntax, held: list[Token]) -> list[Token]:
    """What a headline says of what it is about: its verbs, or else the word all hangs on."""
    return [t for t in held if _acts(tree, t)] or [t for t in held if t.is_root]


def _acts(tree: Syntax, token: Token) -> bool:
    """A verb that is no attribute: "police searched houses" may be read with one, but has before it who did it."""
    before = tree.tokens[token.i - 1] if token.i else token
    inside = before is not token and before.sentence == token.sentence
    verbal = token.pos == "VERB" and not token.dep.startswith("nsubj")
    return verbal and (token.dep != "amod" or (inside and (before.pos in THINGS or before.text == ",")))


def _grade(scope: Scope) -> int:
    return GRADES.index(scope.grade)


def find(tree: Syntax, links: Sequence[Attribution], marked: Sequence[Wording], lang: str = "en") -> Iterator[Wording]:
    """Category "headline_bare": `span` is the word of the body that leaves open what the headline (`subject`) states,
    `lemma` how far; "headline_marked": a word by which the headline itself does, `lemma` how: "foretold" what it says
    will be, "planned" what somebody is about to do.
    """
    words = words_of(lang)
    above = [t for n, s in enumerate(tree.sentences) if s.block == "headline" for t in tree.sentence_tokens(n)]
    if not above:
        return
    line = tree.span(above[0].i, above[-1].i)
    careful = marks(tree, above, marked, words)
    foretold = any(words.has("headline", "foretold", t) for t in above)
    for how, mark in careful.items():
        lemma = "foretold" if foretold and how == "planned" else how
        yield Wording(span=mark, category="headline_marked", lemma=lemma, subject=line)
    if "open" in careful:
        return
    told = Standing((a for a in links if a.content), lambda a: Span.around(a.content))
    opening = Standing((w for w in marked if w.category in OPENING), lambda w: w.span)
    aside = set_aside(tree, above, words)
    held = [t for t in above if t.i not in aside and (_content(t, words) or _number_of(tree, t))]
    denies = any(words.has("over_clause", "negations", t) for t in above)
    weighed = Weighed()
    lead = [n for n, s in enumerate(tree.sentences) if s.block == "body"][:LEAD]
    for n, sentence in enumerate(tree.sentences):
        found = _matches(held, tree.sentence_tokens(n), words) if sentence.block == "body" else []
        if found:
            near = scopes(tree, n, told.meeting(sentence.span), opening.meeting(sentence.span), words)
            kept = [s for s in near if not _kept(tree, s, above, words) and _beyond(tree, s, careful, words)]
            kept = [s for s in kept if not (denies and _denies(s, tree.within(s.mark), words))]
            shared = len({w.i for w, _ in found}) >= LEAST_SHARE * len(held)
            weighed.add(found, kept, n in lead, shared)
            if shared and n in lead:
                weighed.whole.append(_over_all(tree, n, kept))
            if n == lead[0] and len({w.i for w, _ in found}) >= max(LEAST_WORDS, LEAD_SHARE * len(held)):
                weighed.first = _over_all(tree, n, kept)
    if len(held) < LEAST_WORDS:
        return
    if len(weighed.stated | set(weighed.left)) < LEAST_SHARE * len(held):
        if weighed.first is not None and not {t.i for t in _predicates(tree, held)} & weighed.stated:
            yield Wording(span=weighed.first.mark, category="headline_bare", lemma=weighed.first.grade, subject=line)
        return
    only = {i: scope for i, scope in weighed.left.items() if i not in weighed.stated}
    dropped = _dropped(tree, held, only, weighed)
    scope = max((only[t.i] for t in dropped), key=_grade, default=None)
    if scope is None or scope.grade == "said":
        scope = weighed.untold(tree, held) or scope
    if scope is not None:
        misdeed = any(_misdeed(tree, t, words) for t in dropped)
        grade = "accused" if misdeed and scope.grade in ("said", "hearsay") else scope.grade
        yield Wording(span=scope.mark, category="headline_bare", lemma=grade, subject=line)


def _dropped(tree: Syntax, held: list[Token], only: Mapping[int, Scope], body: Weighed) -> list[Token]:
    """What the headline states and the body leaves open: its predicate, or what it says of something on the way; if its
    predicate is nowhere in the body, all else."""
    acts = _predicates(tree, held) or held[:1]
    misread = body.named - body.done if body.done else set()
    predicates = [t for t in held if t.i in body.done or (t in acts and t.i not in misread)]
    if not any(_acts(tree, t) for t in held) and not body.done:
        predicates = [*acts, *(t for t in held if t.dep.partition(":")[0] in ("nmod", "obl"))]
    if found := [t for t in predicates if t.i in only and t.i in body.close]:
        return found
    if any(t.i in body.stated for t in predicates):
        return [t for t in held if _said_of(tree, t) and t.i in only and only[t.i].grade == "open"]
    if doer := [t for t in held if t.dep.startswith("nsubj") and t.i in only and only[t.i].grade == "open"]:
        return doer
    told = [t for t in held if t.i in only and t.i in body.close and only[t.i].grade != "said"]
    doubtful = any(t.dep.startswith("nsubj") and only[t.i].grade == "open" for t in told)
    return told if doubtful or 1 < len(told) >= len(body.stated) else []


def _over_all(tree: Syntax, number: int, kept: list[Scope]) -> Scope | None:
    """What leaves open the main clause of a sentence: the word that does is its predicate, or stands over it."""
    root = next((t for t in tree.sentence_tokens(number) if t.is_root), None)
    while root is not None and (told := tree.children(root.i, "ccomp")):
        root = told[0]
    if root is None:
        return None
    over = (s for s in kept if s.grade != "said" and (s.covers(root) or s.mark.start <= root.start < s.mark.end))
    return max(over, key=_grade, default=None)


def _misdeed(tree: Syntax, token: Token, words: Words) -> bool:
    """An act somebody is said to have done, with its object, or the name of one."""
    done = token.pos in THINGS or _acts(tree, token)
    return done and words.has("wrongdoing", "words", token)


def _kept(tree: Syntax, scope: Scope, above: list[Token], words: Words) -> bool:
    """The headline has the word itself that leaves it open."""
    mark = tree.within(scope.mark)
    led = {t.i + 1 for t in above if t.lower == "to"}
    return any(t.lemma == m.lemma for m in mark for t in above if _content(m, words) and t.i not in led)


def _ahead(tree: Syntax, scope: Scope, words: Words) -> bool:
    """Leaves open only what is still to come, as a headline that tells a plan does."""
    return scope.grade == "planned" or any(words.has("over_clause", "questions", t) for t in tree.within(scope.mark))


def _beyond(tree: Syntax, scope: Scope, careful: Mapping[Careful, Span], words: Words) -> bool:
    """Leaves open more than the headline does by its own marks: a plan what is to come, an account what is told."""
    own = tree.within(scope.mark)
    if "planned" in careful:
        first = tree.within(careful["planned"])[0]
        foretold = any(words.has("headline", "foretold", t) for t in tree.sentence_tokens(first.sentence))
        likely = tree.tokens[max(first.i - 1, 0)].pos in ("ADJ", "VERB")
        soft = not foretold and (first.lower != "to" or likely)
        if _ahead(tree, scope, words) or (soft and _guessed(tree, scope, words)):
            return False
    if "told" not in careful:
        return True
    if any(_same(t, m, words) for t in tree.within(careful["told"]) for m in own):
        return False
    if any(words.has("account", "firm", t) for t in tree.within(careful["told"])):
        return scope.grade in ("open", "planned")
    return scope.grade == "planned" or any(words.has("over_clause", k, t) for k in UNSURE for t in own)


def _guessed(tree: Syntax, scope: Scope, words: Words) -> bool:
    """Leaves open by a modal verb, adverb, phrase or forecast, which is no more than "plans" or "considers" says."""
    own = tree.within(scope.mark)
    accuses = any(words.has("over_content", "verbs", t) or words.has("over_complement", "nouns", t) for t in own)
    return scope.grade == "open" and (not accuses or any(words.has("headline", "forecasts", t) for t in own))


def _denies(scope: Scope, mark: Sequence[Token], words: Words) -> bool:
    """Tells that something is not so, or not done, as a headline with a negation does; not on somebody's word."""
    return scope.grade not in ("said", "hearsay") and not any(words.has("over_content", "verbs", t) for t in mark)


def _said_of(tree: Syntax, token: Token) -> bool:
    """A word that says what somebody or something is on the way: an attribute, or the name it is called by."""
    named = token.is_root and token.pos in THINGS and any(_acts(tree, t) for t in tree.children(token.i, "acl"))
    return named or token.dep.partition(":")[0] in ("amod", "compound", "acl", "nsubj", "obj")


def _content(token: Token, words: Words) -> bool:
    return (
        token.pos in CONTENT
        and token.text[0].isalpha()
        and len(token.text) > 1
        and not words.has("headline", "light", token)
    )


def _number_of(tree: Syntax, token: Token) -> bool:
    """A figure that the body has, too, in the same form."""
    bare = token.lemma.isdigit() and len(token.lemma) > 1
    return bare and any(t.lemma == token.lemma for t in tree.tokens if t.sentence != token.sentence)


def _matches(held: list[Token], tokens: Sequence[Token], words: Words) -> list[tuple[Token, Token]]:
    return [(word, t) for word in held for t in tokens if t.text[0].isalnum() and _same(word, t, words)]


def _same(one: Token, other: Token, words: Words) -> bool:
    """The same word, one of its family, or another word for the same thing."""
    if one.lemma == other.lemma or one.lower == other.lower:
        return True
    akin = bool(words.akin.get(one.lemma, frozenset()) & words.akin.get(other.lemma, frozenset()))
    if akin and (not words.has("akin", "stronger", one) or words.has("akin", "stronger", other)):
        return True  # but a fire is no arson yet
    if len(one.lemma) >= LEAST_LETTERS and other.lower.removeprefix(one.lemma) in ENDINGS:
        return True
    length = min(len(one.lemma), len(other.lemma))
    stem = min(length, STEM)
    return length >= LEAST_STEM and one.lemma[:stem] == other.lemma[:stem] and other.pos in CONTENT
