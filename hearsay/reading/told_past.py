"""Dates of what the text tells as over: "the bridge fell on 3 May 2025", "the raid of 3 May 2025 killed two"."""

from hearsay import lexicon
from hearsay.model import Timex, Wording
from hearsay.reading.syntax import Syntax, Token

DAYS = ("day", "hour", "minute", "second", "daypart")
REACH = 5
"""Most words between a verb and the year that dates it."""


def find(tree: Syntax, timexes: tuple[Timex, ...], lang: str = "en") -> tuple[Wording, ...]:
    """Category "told_past": `span` is the verb that tells it as over, `subject` the date in figures.

    Dates behind "until" or "for", and those of verbs of planning, are left out: they may lie ahead.
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
            continue
        verb = next((t for t in tree.ancestors(tokens[-1].i) if t.pos in ("VERB", "AUX")), None)
        if verb is None:  # the parser took the verb for a noun
            verbs = [t for t in tree.sentence_tokens(tokens[0].sentence) if t.pos in ("VERB", "AUX")]
            verb = next((t for t in verbs if t.tag == "VBD"), None)
            if not verbs and before is not None and before.lower in table["on"] and timex.grain in DAYS:
                span = tree.span(before.i, before.i)
                found.append(Wording(span=span, category="told_past", lemma=before.lower, subject=timex.span))
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


def _over(tree: Syntax, verb: Token) -> bool:
    """In the past tense, alone or by its auxiliary, and no auxiliary of another mood."""
    auxiliaries = tree.children(verb.i, "aux", "cop")
    if any(a.tag == "MD" or a.lower in ("to", "be", "been") and a.tag == "VB" for a in auxiliaries):
        return False
    if any(c.lower in ("if", "unless") for c in tree.children(verb.i, "mark")):
        return False
    return verb.tag == "VBD" or any(a.tag == "VBD" for a in auxiliaries)
