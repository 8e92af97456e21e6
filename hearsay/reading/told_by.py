"""What a sentence tells on somebody's word, wherever its source stands, and whose word settles nothing."""

import itertools
from collections.abc import Iterator

from hearsay.model import Attribution, Span
from hearsay.reading.reserve_words import GAP, KEYS, STOPS, THINGS, Grade, Scope, Words, plans
from hearsay.reading.syntax import Syntax, Token

SOUGHT = ("says", "relays")
FIRM = ("says", "relays", "believes", "intends")
SOURCE_WORDS = 9
"""Words between a comma and the verb behind which its source stands, or between such a verb and "that", at most."""
SOURCE_POS = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "ADP", "NUM", "PART", "CCONJ", "ADV", "AUX")
PARTIES = ("state", "unit", "soldier")
"""Kinds of speaker that are a side in whatever they tell of."""
COMMAS = (",", "-", "–", "—", "”", '"')


def told_behind(tree: Syntax, start: int, token: Token, words: Words) -> Scope | None:
    """All that stands before ", the prosecution alleged": an account whose source follows it."""
    doubted = words.has("over_content", "verbs", token) or words.has("account", "certain", token)
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


def told_that(tree: Syntax, past: int, token: Token, words: Words) -> Scope | None:
    """All that stands behind "told a reporter that", or "alleges in a memoir that" whatever "alleges" was read as."""
    that = next((t for t in tree.tokens[token.i + 1 : min(past, token.i + SOURCE_WORDS)] if t.lower == "that"), None)
    if that is None or that.i + 1 >= past:
        return None
    mark = tree.span(token.i, token.i)
    if token.pos in ("VERB", "AUX") and words.has("account", "telling", token):
        return Scope(that.i + 1, past - 1, mark, on_word_of(tree, token, words))
    doubted = token.lower.removesuffix("s") in words.table["over_content"]["verbs"]
    if doubted and token.tag == "NNS" and (token.is_root or tree.children(token.i, "nsubj")):
        return Scope(that.i + 1, past - 1, mark, "open")
    return None


def said_to(tree: Syntax, past: int, token: Token, words: Words) -> Scope | None:
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


def taken_for_noun(tree: Syntax, token: Token, words: Words) -> Scope | None:
    """All up to the noun that a verb of doubt seems to be part of: nouns in the plural seldom stand before another, and
    no participle between two nouns belongs to the second ("the director blamed sabotage")."""
    between = token.dep == "amod" and token.i and tree.tokens[token.i - 1].pos in THINGS
    verb = token.lower.removesuffix("d") if between else token.lower.removesuffix("s")
    if between and token.head > token.i and verb.removesuffix("e") + "ed" == token.lower:
        past = tree.bounds[token.sentence][1]
        stems = (verb, verb.removesuffix("e"))
        grades = (grade for key, grade in KEYS.items() if any(s in words.table["over_content"][key] for s in stems))
        found = next(grades, None)
        return Scope(token.i + 1, past - 1, tree.span(token.i, token.i), found) if found else None
    found = next((grade for key, grade in KEYS.items() if verb in words.table["over_content"][key]), None)
    if found is None or token.tag not in ("NNS", "NNPS") or token.dep != "compound" or token.head <= token.i:
        return None
    return Scope(token.i + 1, tree.edges(token.head)[1], tree.span(token.i, token.i), found)


def doubtful_account(tree: Syntax, token: Token, words: Words) -> Scope | None:
    """The whole clause of "unconfirmed reports speak of", "early results put": an account that is not sure itself."""
    noun = tree.tokens[token.head]
    sure = not words.has("over_noun", "adjectives", token) and not words.has("over_complement", "early", token)
    kept = words.has("over_complement", "told_nouns", noun) or words.has("over_complement", "figures", noun)
    verb = tree.tokens[noun.head]
    if token.dep != "amod" or sure or not kept or not noun.dep.startswith("nsubj") or verb.pos != "VERB":
        return None
    return Scope(*tree.edges(verb.i), tree.span(token.i, token.i), "open")


def on_word_of(tree: Syntax, verb: Token, words: Words) -> Grade:
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


def _hidden(tree: Syntax, source: Token, words: Words) -> bool:
    """The sentence says that who speaks keeps back the name: "officials who asked not to be named"."""
    sentence = " ".join(t.lower for t in tree.sentence_tokens(source.sentence))
    return any(f" {hiding} " in f" {sentence} " for hiding in words.table["account"]["hidden"])


def told(tree: Syntax, link: Attribution, sentence: Span, words: Words) -> Iterator[Scope]:
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
        interested = party or (
            source is not None and (_interested(tree, source, words) or _hidden(tree, source, words))
        )
        grade: Grade = "hearsay" if interested else "said"
        if link.stance not in SOUGHT or doubted:
            grade = "open"
        if link.stance == "intends" or any(plans(tree, t, words) for t in cue):
            grade = "planned"
        if inside:
            yield Scope(inside[0].i, inside[-1].i, link.cue[0], grade)
