"""Dates of what the text tells as over: "the bridge fell on 3 May 2025", "the raid of 3 May 2025 killed two"."""

from collections.abc import Mapping
from typing import Any

from hearsay import lexicon
from hearsay.model import Timex, Wording
from hearsay.reading.syntax import Syntax, Token

DAYS = ("day", "hour", "minute", "second", "daypart")
REACH = 5
"""Most words between a verb and the year that dates it."""


def find(tree: Syntax, timexes: tuple[Timex, ...], lang: str = "en") -> tuple[Wording, ...]:
    """Category "told_past": `span` is the verb that tells it as over, `subject` the date in figures.

    Dates behind "until" or "due" get the category "lies_ahead" instead; those of verbs of planning get neither.
    """
    table = lexicon.load(lang, "orderings")["past"]
    found = []
    for timex in timexes:
        if timex.type not in ("DATE", "TIME") or not any(c.isdigit() for c in timex.span.of(tree.text)):
            continue
        tokens = tree.within(timex.span)
        before = tree.tokens[tokens[0].i - 1] if tokens and tokens[0].i else None
        if not tokens or (
            before is not None and before.sentence == tokens[0].sentence and before.lower in table["ahead"]
        ):
            if tokens and before is not None and before.lower in table["deadline"]:
                found.append(
                    Wording(
                        span=tree.span(before.i, before.i),
                        category="lies_ahead",
                        lemma=before.lower,
                        subject=timex.span,
                    )
                )
            continue
        if before is not None and before.lower == table["since"] and timex.grain in (*DAYS, "month", "year"):
            span = tree.span(before.i, before.i)
            found.append(Wording(span=span, category="told_past", lemma=before.lower, subject=timex.span))
            continue
        verb = _right_before(tree, before) or next(
            (t for t in tree.ancestors(tokens[-1].i) if t.pos in ("VERB", "AUX")), None
        )
        if verb is None:  # the parser took the verb for a noun
            verbs = [t for t in tree.sentence_tokens(tokens[0].sentence) if t.pos in ("VERB", "AUX")]
            verb = next((t for t in verbs if t.tag == "VBD"), None)
            if not verbs and before is not None and before.lower in table["on"] and timex.grain in DAYS:
                span = tree.span(before.i, before.i)
                found.append(Wording(span=span, category="told_past", lemma=before.lower, subject=timex.span))
        event = _happening(tree, before, table)
        if event is not None and timex.grain in DAYS and not (verb is not None and _ahead(tree, verb)):
            span = tree.span(event.i, event.i)
            found.append(Wording(span=span, category="told_past", lemma=event.lemma, subject=timex.span))
            continue
        if verb is not None and timex.grain not in DAYS and not _behind(tree, verb, timex, before):
            continue
        if verb is not None and verb.lemma not in table["plans"] and _over(tree, verb):
            found.append(
                Wording(span=tree.span(verb.i, verb.i), category="told_past", lemma=verb.lemma, subject=timex.span)
            )
    return tuple(found)


def _behind(tree: Syntax, verb: Token, timex: Timex, before: Token | None) -> bool:
    """A month or year that dates the verb: behind it and a preposition, with no comma between."""
    return (
        before is not None
        and before.pos == "ADP"
        and verb.end <= timex.span.start
        and "," not in tree.text[verb.end : timex.span.start]
        and len(tree.text[verb.end : timex.span.start].split()) <= REACH
    )


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


def _happening(tree: Syntax, before: Token | None, table: Mapping[str, Any]) -> Token | None:
    """ "The blast of 3 May": a noun of what nobody dates beforehand."""
    if before is None or before.lower != "of" or not before.i:
        return None
    noun = tree.tokens[before.i - 1]
    return noun if noun.lemma in table["unplanned"] and any(tree.children(noun.i, "det")) else None


def _ahead(tree: Syntax, verb: Token) -> bool:
    return any(a.tag == "MD" or a.lower == "to" for a in tree.children(verb.i, "aux", "mark"))


def _over(tree: Syntax, verb: Token) -> bool:
    """In the past tense, alone or by its auxiliary, and no auxiliary of another mood."""
    auxiliaries = tree.children(verb.i, "aux", "cop")
    if any(a.tag == "MD" or (a.lower in ("to", "be", "been") and a.tag == "VB") for a in auxiliaries):
        return False
    if any(c.lower in ("if", "unless") for c in tree.children(verb.i, "mark")):
        return False
    if verb.tag == "VBN" and verb.dep == "acl" and not auxiliaries:  # "the census, taken on 3 May, counted"
        return not any(_ahead(tree, above) for above in tree.ancestors(verb.i))
    return verb.tag == "VBD" or any(a.tag == "VBD" for a in auxiliaries)
