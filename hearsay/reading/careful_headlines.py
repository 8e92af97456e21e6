"""By which words a headline is careful itself: it says that it is an account, a plan, or open."""

import re
from collections.abc import Sequence
from typing import Literal

from hearsay.model import Span, Wording
from hearsay.reading.reserve_words import THINGS, Words, phrases_at
from hearsay.reading.syntax import Syntax, Token

GROUNDS = ("for", "over", "on", "in")
ASIDE = ("obj", "obl", "nmod")
TAIL_WORDS = 5
TAIL = re.compile(r"(?:[,;:|]|\s[-–—])\s+([^,;:|]+?)\s*$")
Careful = Literal["told", "planned", "open"]
"""What a headline does of its own: it says that somebody says so, that it is still to come, that it is open."""


def marks(tree: Syntax, above: list[Token], marked: Sequence[Wording], words: Words) -> dict[Careful, Span]:
    """How a headline is careful, and by which word: one that stands over what it states, and not aside."""
    last = above[-1]
    asked = next((t for t in above if t.text == "?"), None)
    if asked is not None and not any(words.has("headline", "answers", t) for t in above if t.i > asked.i):
        return {"open": tree.span(asked.i, asked.i)}
    hedged = next((w.span for w in marked if w.category in ("unsure_cue", "hedge") and w.span.end <= last.end), None)
    if hedged is not None and hedged.start >= above[0].start and not _aside(tree, tree.within(hedged)[0], words):
        return {"open": hedged}
    found: dict[Careful, Span] = {}
    for cue in marked:
        here = cue.category == "ahead_cue" and above[0].start <= cue.span.start < last.end
        if here and any(t.pos in ("VERB", "ADJ") for t in tree.within(cue.span)):
            found.setdefault("planned", cue.span)
    tail = TAIL.search(tree.span(above[0].i, last.i).of(tree.text))
    behind = above[0].start + tail.start(1) if tail else last.end
    verbs = sum(t.pos in ("VERB", "AUX") for t in above)
    for token in above:
        span = tree.span(token.i, token.i)
        before = tree.tokens[token.i - 1] if token is not above[0] else None
        for key, end in phrases_at(tree, token, words):
            if not key.startswith("planned"):
                return {"open": tree.span(token.i, end.i)}
            found.setdefault("planned", span)
        following = tree.tokens[token.i + 1] if token is not last else None
        if following is not None and token.pos in THINGS and _tells_of(following, words):
            continue
        intends = before is not None and before.lower == "to"
        off = _aside(tree, token, words) or _passed_over(tree, token, words)
        if _opens(tree, token, words) and not off and not intends:
            said_to = following is not None and following.lower == "to"
            if words.has("account", "telling", token) and not said_to and not words.has("over_content", "verbs", token):
                found.setdefault("told", span)
                continue
            return {"open": span}
        short = len([t for t in above if t.start >= behind]) <= TAIL_WORDS
        telling = words.has("headline", "telling", token)
        if telling and ((token.start >= behind and short) or (verbs > 1 and _tells(tree, token))):
            found.setdefault("told", span)
        ahead = following is not None and following.pos in ("VERB", "AUX") and not _opens(tree, following, words)
        past = token.tag == "VBD" and bool(tree.children(token.i, "obj", "iobj"))
        past = past or (token.pos in THINGS and token.dep.startswith("nsubj"))
        named = (
            words.has("headline", "planned", token)
            and not off
            and not past
            and not tree.children(token.i, "compound:prt")
        )
        if named or (token.lower == "to" and ahead and not _part_of_act(tree, token, words)):
            found.setdefault("planned", span)
    return found


def _tells_of(token: Token, words: Words) -> bool:
    """A verb of telling, also where it is taken for a noun, as in "inquiry finds"."""
    told = words.table["headline"]["telling"]
    told_now = token.pos in ("VERB", *THINGS) and token.tag != "VBG"
    return told_now and (token.lemma in told or token.lower.removesuffix("s") in told)


def _part_of_act(tree: Syntax, to: Token, words: Words) -> bool:
    """An infinitive of a verb that tells what was done: "begin to leave", "agree to pay"."""
    verb = tree.tokens[to.head]
    over = tree.tokens[verb.head]
    plans = words.has("headline", "planned", over) or _opens(tree, over, words)
    if words.has("headline", "forced", tree.tokens[to.i - 1]):
        return True
    forced = words.has("headline", "forced", over)
    return verb.dep == "xcomp" and over.pos == "VERB" and (over.tag in ("VBD", "VBZ", "VBP") or forced) and not plans


def _aside(tree: Syntax, token: Token, words: Words) -> bool:
    """A noun that is no more than what something is done to or about: a risk that falls, talks that stall."""
    verbal = any(t.is_root and t.pos == "VERB" for t in tree.sentence_tokens(token.sentence))
    state = any(words.has("headline", "states", t) for t in tree.children(token.i, "case"))
    return verbal and not state and token.pos in THINGS and token.dep.partition(":")[0] in ASIDE


def set_aside(tree: Syntax, above: list[Token], words: Words) -> frozenset[int]:
    """What hangs on nouns that leave it open themselves: the fraud of "sacked over claims of fraud"."""
    doubtful = [
        t for t in above if _aside(tree, t, words) and (_opens(tree, t, words) or words.has("headline", "planned", t))
    ]
    ground = next((t for t in above if t.lower in GROUNDS and _taken(tree, t, words)), None)
    behind = {t.i for t in above if ground is not None and t.i > ground.i}
    return frozenset(behind | {i for t in doubtful for i in range(tree.edges(t.i)[0], tree.edges(t.i)[1] + 1)})


def _taken(tree: Syntax, token: Token, words: Words) -> bool:
    """Stands behind a verb of arrest: what follows says what for."""
    verb = tree.tokens[token.i - 1]
    return token.i > 0 and verb.pos == "VERB" and words.has("headline", "grounds", verb)


def _opens(tree: Syntax, token: Token, words: Words) -> bool:
    """A word that leaves open what a headline says, its verbs also where they are taken for other words."""
    groups = (("headline", "marks"), ("over_noun", "adjectives"), ("over_clause", "adverbs"))
    stems = (
        token.lower.removesuffix("ies") + "y",
        token.lower.removesuffix("s"),
        token.lower.removesuffix("ed"),
        token.lower.removesuffix("d"),
    )
    following = tree.tokens[min(token.i + 1, len(tree.tokens) - 1)]
    early = words.has("over_complement", "early", token) and words.has("over_complement", "figures", following)
    done = tree.children(token.i, "aux:pass") or (token.tag == "VBD" and tree.children(token.i, "obj"))
    if words.has("headline", "suffered", token) and done:
        return False
    mistaken = early or (
        token.pos in (*THINGS, "ADJ") and any(stem in words.table["headline"]["marks"] for stem in stems)
    )
    return mistaken or any(words.has(group, key, token) for group, key in groups)


def _passed_over(tree: Syntax, token: Token, words: Words) -> bool:
    """What somebody ignores is there, and leaves nothing open: a warning, a risk."""
    return token.dep == "obj" and words.has("headline", "passed_over", tree.tokens[token.head])


def _tells(tree: Syntax, token: Token) -> bool:
    """Has a clause as its content."""
    return bool(tree.children(token.i, "ccomp", "parataxis")) or token.dep == "parataxis"
