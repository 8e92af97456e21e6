"""Whether the verb a time expression hangs on looks back or ahead, which decides what a bare weekday means."""

from typing import Literal

from hearsay.reading.syntax import Syntax
from hearsay.reading.times.words import Words

Tense = Literal["past", "present", "future"]


def tense_at(tree: Syntax, start: int, end: int, words: Words) -> Tense | None:
    """Tense of the nearest verb above the words from `start` to `end`; None where there is none."""
    first = tree.token_from(start)
    if first >= len(tree.tokens) or tree.tokens[first].start >= end:
        return None
    token = tree.tokens[first]
    while not token.is_root and tree.tokens[token.head].start < end and tree.tokens[token.head].start >= start:
        token = tree.tokens[token.head]
    for above in tree.ancestors(token.i):
        if above.pos not in ("VERB", "AUX"):
            if above.pos in ("NOUN", "PROPN", "ADJ"):
                cop = next((c for c in tree.children(above.i, "cop")), None)
                if cop is not None:
                    return _of(tree, above.i, cop.tag, words)
            continue
        found = _of(tree, above.i, above.tag, words)
        if found is not None:
            return found
    return None


def _of(tree: Syntax, i: int, tag: str, words: Words) -> Tense | None:
    auxiliaries = tree.children(i, "aux", "cop")
    lowers = {t.lower for t in auxiliaries}
    if lowers & words.future_auxiliaries:
        return "future"
    if tag == "VBD" or any(t.tag == "VBD" for t in auxiliaries):
        return "past"
    if tag == "VBN" and any(t.lemma == "have" for t in auxiliaries):
        return "past"
    if tag == "VB":
        above = tree.tokens[tree.tokens[i].head]
        if any(t.tag == "MD" for t in auxiliaries) or above.lemma in words.future_governors:
            return "future"
        return "future" if any(t.lower == "to" for t in tree.children(i, "mark")) else None
    if tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in auxiliaries):
        return "present"
    return None
