"""What keeps a date from being that of a past verb: plans, deadlines, and nouns of what is dated beforehand."""

from collections.abc import Mapping, Sequence
from typing import Any

from hearsay.model import Span, Timex
from hearsay.reading.syntax import Syntax, Token


def planned(tree: Syntax, verb: Token, timex: Timex, table: Mapping[str, Any]) -> bool:
    """The verb plans by its meaning ("expected"), or the date may be that of what it arranges ("called a strike").

    "Called off the strike on 3 May" and "on 3 May they called a strike" are dated themselves.
    """
    behind = verb.end <= timex.span.start
    if behind and any(t.lower in table["undone"] for t in tree.children(verb.i, "compound:prt")):
        return False
    if verb.lemma in table["plans"]:
        return True
    if not behind and timex.grain in ("month", "season", "quarter", "year"):  # "in 2027, he said, it would open"
        said = tree.children(verb.i, "ccomp")
        if any(a.tag == "MD" for c in said for a in tree.children(c.i, "aux")):
            return True
    between = tree.within(Span(start=verb.end, end=timex.span.start)) if behind else ()
    if _decided_then(between, timex, table):
        return False
    if any(t.lemma in table["prospects"] and t.pos in ("NOUN", "PROPN") for t in between):
        return True
    return verb.lemma in table["arranged"] and any(t.lemma in table["plannable"] or t.lower == "for" for t in between)


def _decided_then(between: Sequence[Token], timex: Timex, table: Mapping[str, Any]) -> bool:
    """ "Approved the plan on 3 May", "called for calm on 3 May": no plan and no call is held on a day."""
    if len(between) < 2 or between[-1].lower not in table["on"] or timex.grain != "day":
        return False
    noun = between[-2]
    infinitive = any(t.tag == "VB" for t in between)
    called = noun.lemma in table["called_for"] and any(t.lower == "for" for t in between)
    return not infinitive and (noun.lemma in table["ideas"] or called)


def bounded(tree: Syntax, verb: Token, timex: Timex, table: Mapping[str, Any]) -> bool:
    """The end told is set beforehand: by the verb ("suspended until"), or that of a contract, a term, an offer."""
    if verb.lemma in (*table["bounds"], *table["plans"]) or _infinitive(tree, verb):
        return True
    if verb.lemma not in table["done_so"] and any(_infinitive(tree, c) for c in tree.children(verb.i, "xcomp")):
        return True
    between = tree.within(Span(start=verb.end, end=timex.span.start)) if verb.end <= timex.span.start else ()
    subjects = tree.children(verb.i, "nsubj")
    if any(t.lemma in table["unplanned"] for t in subjects):  # "the strike lasted until 3 May"
        return False
    if any(t.lemma in table["plannable"] or t.lower in table["due"] for t in (*between, *subjects)):
        return True
    persons = any(t.pos == "PROPN" or t.lower in table["persons"] for t in subjects)
    return verb.lemma in table["extents"] and not persons  # "she ran the mill until 2018"


def _infinitive(tree: Syntax, verb: Token) -> bool:
    return any(a.tag == "MD" or a.lower == "to" for a in tree.children(verb.i, "aux", "mark"))


def arranged(
    tree: Syntax, verb: Token | None, tokens: Sequence[Token], before: Token | None, table: Mapping[str, Any]
) -> bool:
    """The date of a gathering, delivery or deadline: "received an invitation to the talks on 3 May"."""
    if before is None or not before.i:
        return False
    if before.lower in table["due"] and before.pos != "ADP":
        return True
    if before.pos != "ADP":
        return False
    noun = tree.tokens[before.i - 1]
    if noun.lower in table["due"]:  # but a law that "took effect" then has done so
        return verb is None or noun.head != verb.i or verb.tag != "VBD" or verb.lemma not in table["taken"]
    if noun.pos not in ("NOUN", "PROPN") or noun.lemma in table["unplanned"] or noun.dep.startswith("nsubj"):
        return False
    case = next((c for c in tree.children(noun.i, "case")), None)
    if case is not None and case.lower == "for" and not _filled(tree, verb, noun, table):
        return True
    if noun.lemma not in table["plannable"] or (case is not None and case.lower in table["attended"]):
        return False
    if verb is not None and verb.lemma in table["goes"]:
        return False
    return case is not None or (verb is not None and verb.lemma in (*table["arranged"], *table["plans"]))


def _filled(tree: Syntax, verb: Token | None, noun: Token, table: Mapping[str, Any]) -> bool:
    """ "Filed for bankruptcy", "left for the coast": "for" goes with the verb, and its noun is not dated beforehand."""
    return verb is not None and noun.head == verb.i and noun.lemma not in table["plannable"]
