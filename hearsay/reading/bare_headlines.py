"""What a headline tells as fact and the body leaves open.

A word of the headline is dropped where every word of the body that means the same stands within something left open; a
headline that itself leaves it open drops nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hearsay.model import Attribution, Span, Wording
from hearsay.reading.reserve import GRADES, OPENING, THINGS, Scope, Words, scopes, words_of
from hearsay.reading.standing import Standing
from hearsay.reading.syntax import Syntax, Token

CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "X")
LEAD = 4
"""Sentences of the body a headline is held against; the rest may still state what these leave open."""
LEAST_SHARE = 0.5
LEAST_WORDS = 2
LEAST_LETTERS, ENDINGS = 3, ("s", "ed", "ing", "er", "ers")
LEAST_STEM, STEM = 4, 5
"""Letters by which two words are of one family: all of the shorter, five of a longer."""
TAIL_WORDS = 5
TAIL = re.compile(r"(?:[,;:|]|\s[-–—])\s+([^,;:|]+?)\s*$")


@dataclass(slots=True)
class Weighed:
    """Words of a headline, by index, as the body has them."""

    stated: set[int] = field(default_factory=set)
    """Those the body states somewhere."""
    left: dict[int, Scope] = field(default_factory=dict)
    """Those the lead leaves open, with the least of what does where it tells them more than once."""
    close: set[int] = field(default_factory=set)
    """Those it leaves open in a sentence with so much of the headline that it tells of the same."""

    def add(self, found: list[tuple[Token, Token]], kept: list[Scope], in_lead: bool, shared: bool) -> None:
        """Take in the words of a sentence that match the headline's, and what the sentence leaves open.

        A thing alone, without any other word of the headline, may be another of its kind and states nothing.
        """
        alone = len({word.i for word, _ in found}) == 1
        for word, token in found:
            over = max((s for s in kept if s.covers(token)), key=_grade, default=None)
            if over is None:
                marks = any(s.mark.start <= token.start < s.mark.end for s in kept)
                if not marks and not (alone and word.pos != "VERB"):
                    self.stated.add(word.i)
            elif in_lead:
                self.left[word.i] = min(self.left.get(word.i, over), over, key=_grade)
                if shared:
                    self.close.add(word.i)


def _grade(scope: Scope) -> int:
    return GRADES.index(scope.grade)


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
    told = Standing((a for a in links if a.content), lambda a: Span.around(a.content))
    opening = Standing((w for w in marked if w.category in OPENING), lambda w: w.span)
    held = [t for t in above if _content(t, words)]
    weighed = Weighed()
    lead = [n for n, s in enumerate(tree.sentences) if s.block == "body"][:LEAD]
    for n, sentence in enumerate(tree.sentences):
        found = _matches(held, tree.sentence_tokens(n), words) if sentence.block == "body" else []
        if found:
            near = scopes(tree, n, told.meeting(sentence.span), opening.meeting(sentence.span), words)
            kept = [s for s in near if not _kept(tree, s, above, words) and not (planned and _ahead(tree, s, words))]
            weighed.add(found, kept, n in lead, len({w.i for w, _ in found}) >= LEAST_SHARE * len(held))
    if len(held) < LEAST_WORDS or len(weighed.stated | set(weighed.left)) < LEAST_SHARE * len(held):
        return
    only = {i: scope for i, scope in weighed.left.items() if i not in weighed.stated}
    dropped = _dropped(held, only, weighed.stated, weighed.close)
    if dropped:
        misdeed = any(_misdeed(tree, t, words) for t in dropped)
        scope = max((only[t.i] for t in dropped), key=_grade)
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
    doubtful = any(t.dep.startswith("nsubj") and only[t.i].grade == "open" for t in told)
    return told if doubtful or 1 < len(told) >= len(stated) else []


def _misdeed(tree: Syntax, token: Token, words: Words) -> bool:
    """An act somebody is said to have done, with its object, or the name of one."""
    done = token.pos in THINGS or bool(tree.children(token.i, "obj"))
    return done and words.has("wrongdoing", "words", token)


def _kept(tree: Syntax, scope: Scope, above: list[Token], words: Words) -> bool:
    """The headline has the word itself that leaves it open."""
    mark = tree.within(scope.mark)
    led = {t.i + 1 for t in above if t.lower == "to"}
    return any(t.lemma == m.lemma for m in mark for t in above if _content(m, words) and t.i not in led)


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
