"""Dates of what the text tells as over: "the bridge fell on 3 May 2025", "the raid of 3 May 2025 killed two"."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from hearsay import lexicon
from hearsay.model import Span, Timex, Wording
from hearsay.reading import looking_ahead
from hearsay.reading.syntax import Syntax, Token

DAYS = ("day", "hour", "minute", "second", "daypart")
LONGER = ("month", "season", "quarter", "year")
REACH = 5
"""Most words between a verb and the year that dates it."""


def find(tree: Syntax, timexes: tuple[Timex, ...], lang: str = "en") -> tuple[Wording, ...]:
    """Category "told_past": `span` is the word that tells it as over, `subject` the date in figures.

    That word is a past verb the date belongs to, a noun of what nobody dates beforehand ("the blast of 3 May"), one of
    a paper or picture ("a letter dated 3 May"), or in a sentence whose verbs are all past any of them.
    """
    table = lexicon.load(lang, "orderings")["past"]
    found = []
    for timex in timexes:
        tokens = tree.within(timex.span)
        if timex.type not in ("DATE", "TIME") or not tokens or not _has_figures(tree, timex):
            continue
        before = _before(tree, tokens[0])
        if any(t is not None and t.lower in table["business"] for t in (tokens[0], before)):
            continue
        paired = before is not None and before.lower in table["paired"]
        first = next((t for t in timexes if paired and before and t.span.end == tree.tokens[before.i - 1].end), None)
        opener = _before(tree, tree.within(first.span)[0]) if first is not None else None
        if opener is not None and opener.lower not in table["between"]:
            before = opener  # "on 3 and 9 May"
        paper = _paper(tree, tokens, before, table) if timex.grain in DAYS else _pact(tree, tokens, before, table)
        cleft = _when(tree, tokens, table)
        if paper is not None or cleft is not None:
            teller = paper or cleft
        elif before is not None and before.lower in table["ahead"]:
            ranged = any(t.span.end == tree.tokens[before.i - 1].end for t in timexes if before.i)
            ranged |= any(t.lower in table["between"] for t in tree.tokens[max(0, before.i - 3) : before.i])
            teller = _in_spite(tree, timex, tokens, before, ranged, table)
        else:
            teller = _teller(tree, timex, tokens, before, table)
        if teller is not None:
            lemma = teller.lemma if teller.pos != "ADP" else teller.lower
            span = tree.span(teller.i, teller.i)
            found.append(Wording(span=span, category="told_past", lemma=lemma, subject=timex.span))
    return tuple(found)


def _before(tree: Syntax, token: Token) -> Token | None:
    """The word before, in the same sentence."""
    before = tree.tokens[token.i - 1] if token.i else None
    return before if before is not None and before.sentence == token.sentence else None


def _is_verb(token: Token) -> bool:
    """A verb, also where only its tag says so ("two trains collided" taken for an adjective)."""
    return token.pos in ("VERB", "AUX") or token.tag == "VBD"


def _has_figures(tree: Syntax, timex: Timex) -> bool:
    return any(c.isdigit() for c in timex.span.of(tree.text))


def _in_spite(
    tree: Syntax, timex: Timex, tokens: Sequence[Token], before: Token, ranged: bool, table: Mapping[str, Any]
) -> Token | None:
    """The verb that tells as past what stands behind "by" or "until" or in a range: "by 3 May they had left"."""
    if tree.text[: timex.span.start].casefold().rstrip().endswith(tuple(table["traces"])):
        return before
    verb = _own_verb(tree, tokens, before, table)
    if verb is None and before.lower in table["done"]:
        return _ended(tree, tokens, table)
    if verb is None or timex.grain not in (*DAYS, *LONGER):
        return None
    up_to = before.i and tree.tokens[before.i - 1].lower in table["up"]
    if (before.lower in table["done"] or up_to) and _perfect(tree, verb):
        return verb
    opens = before.lower in table["opens"] or (
        before.lower in table["fronted"] and timex.span.end <= verb.start and _opens(tree, before)
    )
    if not opens and not (ranged and before.lower in table["ranges"]):
        return None
    if before.lower == table["from"] and verb.end <= timex.span.start:
        behind = [t for t in tree.tokens[tokens[-1].i + 1 :][:REACH] if t.sentence == tokens[0].sentence]
        closed = bool(behind) and behind[0].lower in table["ranges"]
        closed |= bool(behind) and behind[0].lower in table["till"] and any(t.tag == "VBD" for t in behind)
        if not closed and not any(t.lower in table["persons"] for t in tree.children(verb.i, "nsubj")):
            return None  # "raised the limit from 3 May"
    if not _over(tree, verb, timex.grain) or looking_ahead.bounded(tree, verb, timex, table):
        return None
    return verb if _touches(tree, verb, timex) else None


def _ended(tree: Syntax, tokens: Sequence[Token], table: Mapping[str, Any]) -> Token | None:
    """ "Was over by 3 May": the past copula of what had an end by then."""
    heads = (t for t in tree.ancestors(tokens[-1].i) if t.lower in table["ended"])
    return next((c for t in heads for c in tree.children(t.i, "cop") if c.tag == "VBD"), None)


def _perfect(tree: Syntax, verb: Token) -> bool:
    """ "Had treated": done before the time told."""
    return verb.tag in ("VBN", "VBD") and any(a.lower == "had" for a in tree.children(verb.i, "aux"))


def _teller(
    tree: Syntax, timex: Timex, tokens: Sequence[Token], before: Token | None, table: Mapping[str, Any]
) -> Token | None:
    """The word that tells the date as past, None where nothing does."""
    if before is not None and before.lower == table["since"] and timex.grain in (*DAYS, "month", "year"):
        return before
    if before is not None and before.lower in table["dating"]:
        papers = [t for t in tree.sentence_tokens(before.sentence) if t.lemma in table["documents"] and t.i < before.i]
        return papers[-1] if papers else None
    label = _labelled(tree, tokens, before, table) or _misread(tree, tokens)
    if label is not None:
        return label
    verb = _own_verb(tree, tokens, before, table)
    if verb is None:  # the parser took the verb for a noun
        verbs = [t for t in tree.sentence_tokens(tokens[0].sentence) if t.pos in ("VERB", "AUX")]
        verb = next((t for t in verbs if t.tag == "VBD"), None)
        if not verbs and before is not None and before.lower in table["on"] and timex.grain in DAYS:
            return before
    if looking_ahead.arranged(tree, verb, tokens, before, table):
        return None
    ahead = verb is not None and (_ahead(tree, verb) or looking_ahead.planned(tree, verb, timex, table))
    event = _happening(tree, tokens, before, timex, verb, table)
    if event is not None and not ahead:
        return event
    if ahead:
        return None
    dates = verb is not None and (timex.grain in DAYS or _beside(tree, verb, timex, before))
    if verb is not None and dates and _over(tree, verb, timex.grain):
        return verb if _touches(tree, verb, timex) else None
    return _only_past(tree, timex, tokens, before, table)


def _misread(tree: Syntax, tokens: Sequence[Token]) -> Token | None:
    """The only verb of a sentence that opens with a preposition, read as a participle: "In May 2019 the army lost"."""
    sentence = [*tree.sentence_tokens(tokens[0].sentence)]
    if sentence[0].pos != "ADP" or any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in sentence):
        return None
    parted = [t for t in sentence if t.tag == "VBN" and t.i > tokens[-1].i]
    doer = tree.tokens[parted[0].i - 1] if len(parted) == 1 else None
    return parted[0] if doer is not None and doer.pos in ("NOUN", "PROPN", "PRON") else None


def _own_verb(tree: Syntax, tokens: Sequence[Token], before: Token | None, table: Mapping[str, Any]) -> Token | None:
    """The verb a date belongs to; of what somebody "managed to do" or "had to do" the one that says so."""
    verb = _right_before(tree, before) or _verb_of(tree, tokens, table)
    if verb is not None and verb.dep == "nsubj" and any(tree.children(verb.head, "expl")):
        verb = tree.tokens[verb.head]  # "there were clashes", taken for a verb
    while verb is not None and verb.tag == "VB" and verb.dep in ("xcomp", "ccomp", "advcl") and _ahead(tree, verb):
        head = tree.tokens[verb.head]
        if head.lemma not in table["done_so"] or any(tree.children(verb.i, "nsubj")):
            break
        verb = head
    return verb


def _touches(tree: Syntax, verb: Token, timex: Timex) -> bool:
    """No other finite verb stands between: "the vaccine, tested last year, arrives on 3 May"."""
    between = tree.within(Span(start=verb.end, end=timex.span.start)) if verb.end < timex.span.start else ()
    return not any(t.tag in ("VBZ", "VBP", "MD") for t in between)


def _when(tree: Syntax, tokens: Sequence[Token], table: Mapping[str, Any]) -> Token | None:
    """The past verb of a clause that says what happened then: "3 May, when it fell", "it was 3 May before it fell"."""
    behind = [t for t in tree.tokens[tokens[-1].i + 1 : tokens[-1].i + 3] if t.sentence == tokens[0].sentence]
    opener = next((t for t in behind if t.text != ","), None)
    if opener is None:
        return None
    ahead = tree.tokens[tree.bounds[opener.sentence][0] : tokens[0].i]
    cleft = any(a.lower == "it" and b.lower == "was" for a, b in itertools.pairwise(ahead[:3]))
    if opener.lower not in (table["cleft"] if cleft else table["when"]):
        return None
    verbs = (t for t in tree.sentence_tokens(opener.sentence) if t.i > opener.i and t.pos in ("VERB", "AUX"))
    first = next(verbs, None)
    return first if first is not None and first.tag == "VBD" else None


def _verb_of(tree: Syntax, tokens: Sequence[Token], table: Mapping[str, Any]) -> Token | None:
    """The nearest verb above that has a tense, past an -ing form on a noun ("the border crossing on 3 May")."""
    for verb in (t for t in tree.ancestors(tokens[-1].i) if _is_verb(t) and t not in tokens):
        if verb.tag == "VB" and verb.lower != verb.lemma and any(tree.children(verb.i, "mark")):  # "birth to twins"
            continue
        if verb.tag != "VBG" or verb.dep not in ("acl", "compound", "amod") or verb.lower in table["due"]:
            return verb
    return None


def _labelled(tree: Syntax, tokens: Sequence[Token], before: Token | None, table: Mapping[str, Any]) -> Token | None:
    """The word before a colon that says that the date is past: "Date of death: 3 May", "Last seen: 3 May"."""
    if before is None or before.text != ":":
        return None
    label = tree.tokens[tree.bounds[before.sentence][0] : before.i]
    if any(t.lower in (*table["due"], *table["future"]) or t.tag in ("VBZ", "VBP", "MD") for t in label):
        return None
    return next((t for t in label if t.lower in table["last"] or t.lemma in table["unplanned"] or t.tag == "VBN"), None)


def _only_past(
    tree: Syntax, timex: Timex, tokens: Sequence[Token], before: Token | None, table: Mapping[str, Any]
) -> Token | None:
    """A past verb or participle of a sentence without anything to come, whatever the parser hung the date on.

    A month or year must stand behind its preposition, and nothing that is dated beforehand may be what it dates.
    """
    head = tree.tokens[tree.head_of(timex.span).head] if tree.head_of(timex.span) else None  # type: ignore[union-attr]
    lead = tree.tokens[tree.bounds[tokens[0].sentence][0] : tokens[0].i]
    alone = [t.lower in table["labels"] for t in lead[:-1]] == [True] and lead[-1].text == ":"  # "Date: 3 May"
    if head is not None and head.lemma in table["plannable"] and not alone:
        return _held(tree, head, table)
    if timex.grain in LONGER and (before is None or before.pos != "ADP" or before.lower not in ("in", "on")):
        return None
    if timex.grain not in (*DAYS, *LONGER):
        return None
    sentence = [*tree.sentence_tokens(tokens[0].sentence)]
    following = tokens[0].sentence + 1
    if (alone or tree.text[timex.span.end : timex.span.end + 1] in (":", ")")) and following < len(tree.sentences):
        sentence += tree.sentence_tokens(following)  # an entry of a list of dates
    words = {t.lower for t in sentence if tree.tokens[t.head].dep != "obl:agent"}  # "injured by a mine" sets no term
    if not words.isdisjoint(table["future"]) or any(t.tag == "MD" or t.lower in ("'ll", "’ll") for t in sentence):
        return None
    verbs = [t for t in sentence if _is_verb(t)]
    if any(t.lemma in table["plans"] and t.lower not in ("said", "says") for t in verbs):
        return None
    if any(t.tag == "VB" for t in verbs) or any(t.tag in ("VBP", "VBZ") and t.lemma != "have" for t in verbs):
        return None
    near = sorted((t for t in verbs if t.tag in ("VBD", "VBN")), key=lambda t: abs(t.start - timex.span.start))
    told = next((t for t in near if t.lemma not in ("be", "have", "say")), None)
    if told is None and not any(t.lemma in (*table["prospects"], *table["plannable"]) for t in sentence):
        return next((t for t in near if t.lemma == "be" and any(tree.children(t.i, "expl"))), None)  # "there were"
    return told


def _held(tree: Syntax, noun: Token, table: Mapping[str, Any]) -> Token | None:
    """The past verb that says what happened at something dated: "in the elections of May 2019 the party lost"."""
    verb = tree.tokens[noun.head]
    if verb.dep == "xcomp":
        verb = tree.tokens[verb.head]
    at = any(c.lower in table["held_at"] for c in tree.children(noun.i, "case"))
    did = noun.dep == "nsubj" and any(tree.children(verb.i, "obj"))  # "the census of 2019 counted six people"
    told = (did or (at and noun.dep.startswith("obl"))) and verb.pos == "VERB" and verb.lemma not in table["plans"]
    return verb if told and _over(tree, verb) else None


def _beside(tree: Syntax, verb: Token, timex: Timex, before: Token | None) -> bool:
    """A month or year that dates the verb: behind it and a preposition, no comma between; or it opens the clause."""
    if before is None or before.pos != "ADP":
        return False
    if timex.span.end <= verb.start:
        return _opens(tree, before)
    between = tree.text[verb.end : timex.span.start]
    return verb.end <= timex.span.start and "," not in between and len(between.split()) <= REACH


def _opens(tree: Syntax, word: Token) -> bool:
    """Nothing of its clause stands before a preposition or participle."""
    before = _before(tree, word)
    return before is None or before.pos in ("PUNCT", "CCONJ", "SCONJ")


def _right_before(tree: Syntax, before: Token | None) -> Token | None:
    """The past verb that a date follows with only its preposition between ("broke out on 3 May")."""
    if before is not None and before.pos == "VERB" and before.tag in ("VBD", "VBN"):
        return before
    if before is None or before.pos not in ("ADP", "SCONJ"):
        return None
    i = before.i - 1
    while i >= 0 and tree.tokens[i].pos in ("ADP", "ADV", "PART") and tree.tokens[i].sentence == before.sentence:
        i -= 1
    token = tree.tokens[i] if i >= 0 else None
    return token if token is not None and token.pos == "VERB" and token.tag == "VBD" else None


def _happening(
    tree: Syntax,
    tokens: Sequence[Token],
    before: Token | None,
    timex: Timex,
    verb: Token | None,
    table: Mapping[str, Any],
) -> Token | None:
    """A noun of what nobody dates beforehand: "the blast of 3 May", "the last flood, in 2019", "the 2019 quake"."""
    behind = tree.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(tree.tokens) else None
    if behind is not None and behind.dep == "compound" and behind.head > behind.i:  # "the 2019 border war"
        behind = tree.tokens[behind.head]
    if behind is not None and behind.lemma in table["unplanned"] and timex.grain in (*DAYS, *LONGER):
        return behind if before is not None and before.pos == "DET" else None
    if before is None or before.lower not in ("of", "on", "in", "at") or not before.i:
        return None
    noun = tree.tokens[before.i - 1]
    if noun.text == "," and before.i > 1:
        noun = tree.tokens[before.i - 2]
    if noun.lemma not in table["unplanned"]:  # "the murder of the editor on 3 May"
        above = itertools.takewhile(lambda t: t.pos in ("NOUN", "PROPN"), tree.ancestors(tokens[-1].i))
        noun = next((t for t in above if t.lemma in table["unplanned"] and t.i < before.i), noun)
    if noun.lemma not in table["unplanned"]:
        return None
    if timex.grain in DAYS:
        return noun if any(tree.children(noun.i, "det")) else None
    last = any(c.lower in table["last"] for c in tree.children(noun.i))
    last |= any(tree.children(noun.i, "nmod:poss"))  # "until his death in 2019"
    last |= before.lower == "of" and any(c.lower == "the" for c in tree.children(noun.i, "det"))
    told = noun.dep.startswith("nsubj") and verb is not None and _over(tree, verb) and any(tree.children(noun.i, "det"))
    return noun if timex.grain in LONGER and (last or told) else None


def _paper(tree: Syntax, tokens: Sequence[Token], before: Token | None, table: Mapping[str, Any]) -> Token | None:
    """A paper or picture right before the date, that it was made on."""
    if before is None or before.lower not in table["dated"] or not before.i:
        return None
    i = before.i - 1
    while i > 0 and tree.tokens[i].lower in table["made"]:
        i -= 1
    noun = tree.tokens[i]
    if noun.sentence != before.sentence or noun.pos not in ("NOUN", "PROPN") or noun.lemma not in table["documents"]:
        return None
    return noun


def _pact(tree: Syntax, tokens: Sequence[Token], before: Token | None, table: Mapping[str, Any]) -> Token | None:
    """ "The accord of May 2019 obliged them": what was agreed in a month or year and had its effect."""
    if before is None or before.lower != "of" or not before.i:
        return None
    noun = tree.tokens[before.i - 1]
    sentence = tree.sentence_tokens(noun.sentence)
    if (
        noun.lemma not in table["pacts"]
        or not _opens(tree, tree.tokens[noun.i - 1])
        or tree.tokens[noun.i - 1].lower != "the"
    ):
        return None
    verb = next((t for t in sentence if t.i > tokens[-1].i and t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
    return verb if verb is not None and verb.tag == "VBD" and not any(t.tag == "MD" for t in sentence) else None


def _ahead(tree: Syntax, verb: Token) -> bool:
    """Behind "to" or a modal verb; "twins" behind "to" is no infinitive, whatever the parser says."""
    if verb.tag == "VB" and verb.lower != verb.lemma:
        return False
    return any(a.tag == "MD" or a.lower == "to" for a in tree.children(verb.i, "aux", "mark"))


def _over(tree: Syntax, verb: Token, grain: str | None = "day") -> bool:
    """In the past tense, alone or by its auxiliary, and no auxiliary of another mood."""
    behind = tree.tokens[verb.i + 1] if verb.i + 1 < len(tree.tokens) else None
    if verb.lemma == "be" and behind is not None and behind.lower == "to":  # "was to be a small one"
        return False
    auxiliaries = tree.children(verb.i, "aux", "cop")
    if any(a.tag == "MD" or (a.lower in ("to", "be", "been") and a.tag == "VB") for a in auxiliaries):
        return False
    if any(c.lower in ("if", "unless") for c in tree.children(verb.i, "mark")):
        return False
    if verb.tag == "VBN" and verb.dep == "acl" and not auxiliaries:  # "the census, taken on 3 May, counted"
        if grain in DAYS and tree.tokens[verb.head].lemma in lexicon.load("en", "orderings")["past"]["pacts"]:
            return True  # "by the truce signed on 3 May, guns must stay away"
        if grain in LONGER and not any(tree.children(verb.head, "det", "nmod:poss")):
            return False  # "taxes filed in 2010" of any year
        return not any(_ahead(tree, above) for above in tree.ancestors(verb.i))
    if verb.tag == "VBN" and not auxiliaries and _opens(tree, verb):  # "Elected in May 2019, she was the first"
        further = tree.tokens[verb.i + 1 : tree.bounds[verb.sentence][1]]
        finite = next((t for t in further if t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
        told = finite is not None and (finite.tag == "VBD" or (grain in DAYS and finite.tag != "MD"))
        if told and not any(tree.children(verb.i, "mark", "nsubj")):
            return True
    if verb.tag == "VBN" and not auxiliaries and any(tree.children(verb.i, "nsubj")):
        return True  # a past tense that the parser took for a participle: "when their boat capsized"
    if verb.tag == "VBZ" and not verb.lower.endswith("s") and not auxiliaries:  # "shut" taken for a present
        return True
    infinitive = verb.tag in ("VB", "VBP") and verb.lemma != "be"
    if infinitive and verb.lower != verb.lemma and not auxiliaries:  # "froze", "overran" taken for one
        return any(tree.children(verb.i, "nsubj"))
    past = lexicon.load("en", "orderings")["past"]
    if verb.tag in ("VB", "VBP") and verb.lower in past["alike"] and not auxiliaries:
        return any(tree.children(verb.i, "nsubj"))
    if verb.tag == "VBP" and verb.lower.endswith("ed") and verb.lower not in past["present"] and not auxiliaries:
        return True  # "commandos freed both"
    return verb.tag == "VBD" or any(a.tag == "VBD" for a in auxiliaries)
