"""Whether the verb a time expression hangs on looks back or ahead, which decides what a bare weekday means."""

from typing import Literal

from hearsay.reading.syntax import Syntax, Token
from hearsay.reading.times.words import Words

Tense = Literal["past", "present", "future"]


OWNERS = ("nmod:poss", "compound", "amod", "nummod")


def tense_at(tree: Syntax, start: int, end: int, words: Words) -> tuple[Tense | None, bool]:
    """Tense of the verb above the words from `start` to `end`, and whether they are its own adjunct.

    None where no verb is near, its form does not tell, or the words belong to a noun ("Friday's ruling").
    """
    first = tree.token_from(start)
    if first >= len(tree.tokens) or tree.tokens[first].start >= end:
        return None, False
    token = tree.tokens[first]
    while not token.is_root and start <= tree.tokens[token.head].start < end:
        token = tree.tokens[token.head]
    if token.dep in OWNERS:
        return None, False
    direct = token.dep != "nmod"
    for above in tree.ancestors(token.i):
        if above.pos in ("VERB", "AUX"):
            found = _of(tree, above, words, direct=direct)
            if found is not None or above.tag not in ("VBG", "VB"):
                return found, direct
        else:
            copula = next(iter(tree.children(above.i, "cop")), None)
            if copula is not None:
                return _of(tree, above, words, copula, direct), direct
            if above.pos == "ADJ":
                return None, False
            direct = direct and above.pos == "ADV"
    return None, False


def _of(tree: Syntax, verb: Token, words: Words, copula: Token | None = None, direct: bool = True) -> Tense | None:
    auxiliaries = tree.children(verb.i, "aux", "cop")
    if any(t.lower in words.near["will"] for t in auxiliaries):
        return "future"
    tag = copula.tag if copula is not None else verb.tag
    planned = verb.lemma in words.near["plan"]
    had = any(t.tag == "VBD" and t.lemma == "have" for t in auxiliaries)
    if tag == "VBN" and planned and not had:
        return "future"
    if tag == "VBD" and verb.lemma in words.near["planned"] and not had:
        return "future"
    if tag == "VBD" or any(t.tag == "VBD" for t in auxiliaries):
        return "past"
    if tag == "VBN" and any(t.tag == "VB" for t in auxiliaries):
        return "future" if any(t.tag == "TO" for t in tree.children(verb.i, "mark", "aux")) else None
    if tag == "VBN":
        return "present" if any(t.tag in ("VBZ", "VBP") and t.lemma == "be" for t in auxiliaries) else "past"
    if tag == "VB":
        above = tree.tokens[verb.head]
        if any(t.tag == "VBD" and t.lemma == "have" for t in tree.children(above.i, "aux")):
            return "past"
        if any(t.tag == "MD" for t in auxiliaries) or above.lemma in words.near["plan"]:
            return "future"
        return "future" if direct and any(t.tag == "TO" for t in tree.children(verb.i, "mark")) else None
    if tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in auxiliaries):
        return "present"
    return None
