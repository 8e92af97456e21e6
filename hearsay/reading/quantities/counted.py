"""What a number counts: the noun it stands before, an age, and the word that sets it about, above or below."""

import re
from collections.abc import Sequence
from typing import Literal, cast

from hearsay.model import Quantity, Span
from hearsay.reading.quantities.forms import Forms
from hearsay.reading.quantities.numbers import Number, rate
from hearsay.reading.syntax import Syntax, Token

Change = Literal["=", "~", "<", ">", "+", "-"]
BREAKS = frozenset(",.;:()–—")
"""Marks behind which nothing is counted by the number before them, whatever the parser takes them for."""
LONG = 5
"""Most words between a number and the noun it counts."""

AGED = re.compile(r"\b(?:age\s+of|aged|aged\s+between)\s+$", re.IGNORECASE)


def quantity_of(tree: Syntax, number: Number, known: Forms) -> Quantity | None:
    """The quantity a number makes with what it counts; None for number words that count nothing."""
    unit, unit_span, end = number.unit, None, number.end
    noun: Sequence[Token] | None = None
    if number.bare == "fold":
        unit = "count"
    elif number.unit in (None, "year") and AGED.search(tree.text, max(0, number.start - 24), number.start):
        unit = "year of age"
    elif number.unit is not None:
        if number.unit_start >= 0:
            unit_span = Span(start=number.unit_start, end=number.unit_end)
    else:
        noun = _noun(tree, number, known)
        if noun is not None:
            unit = known.unit_of.get(noun[-1].lower, noun[-1].lower)
            unit_span = Span(start=noun[0].start, end=noun[-1].end)
            end = max(end, noun[-1].end)
            by = rate(tree.text, end, known)
            if by is not None:
                unit, end = f"{unit} per {by[0]}", by[1]
        elif _age(tree, number):
            unit = "year of age"
        elif not number.digits and not _suffered(tree, number, known):
            return None
    if number.value == 1 and not number.digits and number.unit is None and not _single(tree, number, noun, known):
        return None
    return Quantity(
        span=Span(start=number.start, end=end),
        value=number.value,
        unit=unit or "-",
        change=_change(tree.text, number, known),
        unit_span=unit_span,
    )


def _single(tree: Syntax, number: Number, noun: Sequence[Token] | None, known: Forms) -> bool:
    """Whether "one" counts ("one soldier was killed") and is no pronoun ("one of them", "no one", "one day")."""
    i = tree.token_from(number.start)
    if noun is None or i >= len(tree.tokens) or tree.tokens[i].pos != "NUM":
        return False
    return noun[0].i == i + 1 and noun[-1].tag == "NN" and noun[-1].lemma not in known.singles


def _suffered(tree: Syntax, number: Number, known: Forms) -> bool:
    """Whether a number word stands for people something was done to ("three were wounded")."""
    i = tree.token_from(number.start)
    for t in tree.tokens[i + 1 : i + 4]:
        if t.lower in known.casualty:
            return True
        if t.pos != "AUX":
            return False
    return False


def _noun(tree: Syntax, number: Number, known: Forms) -> Sequence[Token] | None:
    """The counted noun with what stands before it from the number on ("200 [wounded soldiers]"), by its last word.

    What was done to people counts where no noun follows ("120 [killed]").
    """
    tokens = tree.tokens
    i = tree.token_from(number.end)
    if i >= len(tokens) or i == 0:
        return None
    sentence, number_token = tokens[i - 1].sentence, i - 1
    if tokens[i].lower == "of" and i + 1 < len(tokens):
        i += 1
        while i < len(tokens) and tokens[i].pos in ("DET", "PRON") and tokens[i].sentence == sentence:
            i += 1
    first = i
    last = None
    done = tokens[i] if i < len(tokens) and tokens[i].lower in known.casualty else None
    for t in tokens[i : i + LONG]:
        if t.sentence != sentence or t.lower in known.pointing or t.text in BREAKS:
            break
        if t.lower in ("'s", "’s", "s'") and last is not None:
            last = None
            continue
        if t.text == "-" or (t.i > first and tokens[t.i - 1].text == "-" and tokens[t.i - 1].end == t.start):
            # Inside a hyphenated word: "12 Iskander-M [missiles]", "two gas-only [options]".
            continue
        if t.pos in ("NOUN", "PROPN") or t.tag in ("NNS", "NN") or (t.text[0].isupper() and t.text[-2:-1].isdigit()):
            last = t.i
            if t.pos == "NOUN" and t.tag == "NNS":
                break
        elif last is not None and t.pos == "ADJ" and tokens[last].pos == "PROPN":
            continue
        elif t.i == first and _misread(tree, number, t):
            last = t.i
            break
        elif (
            last is not None
            or t.pos not in ("ADJ", "ADV", "VERB", "CCONJ", "PUNCT")
            or (t.pos == "VERB" and t.tag not in ("VBN", "VBG"))
            or (t.pos == "CCONJ" and (done is not None or (t.i == first and _next_thing(tree, t))))
        ):
            break
    if last is None or (tokens[last].pos == "PROPN" and not re.search(r"\d|s$", tokens[last].lower)):
        return (done,) if done is not None else None
    if tokens[first - 1].i > number_token and tokens[last].tag == "NN" and tokens[last].lemma in known.per_words:
        return None  # "the 5,900 of the year before" tells when, not what
    if number.value != 1 and tokens[last].tag == "NN" and last > first and tokens[first].tag == "NN":
        last = first
    return tokens[first : last + 1]


def _misread(tree: Syntax, number: Number, word: Token) -> bool:
    """A plural that the parser took for a verb: "hold 102 inmates"; not the verb of "channel 5 reports"."""
    before = tree.tokens[word.i - 2] if word.i > 1 else None
    named = before is not None and (before.pos in ("NOUN", "PROPN") or before.lower == "of")
    return word.tag == "VBZ" and word.pos == "VERB" and number.value != 1 and number.end + 1 == word.start and not named


def _next_thing(tree: Syntax, conjunction: Token) -> bool:
    """Whether "and" right behind a number leads to another thing ("6 billion and lenders"), not to "or more"."""
    after = tree.tokens[conjunction.i + 1 : conjunction.i + 2]
    return bool(after) and after[0].pos in ("ADJ", "NOUN", "PROPN") and after[0].tag != "JJR"


def _age(tree: Syntax, number: Number) -> bool:
    """Whether a number between commas behind a name is an age."""
    text = tree.text
    if not (number.digits and isinstance(number.value, float) and 0 < number.value < 115):
        return False
    i = tree.token_from(number.start)
    return (
        i > 1
        and tree.tokens[i - 1].text == ","
        and tree.tokens[i - 2].text[:1].isupper()
        and text[number.end : number.end + 1] in (",", ".", ")")
    )


def _change(text: str, number: Number, known: Forms) -> Change:
    """The sign of the words right before a number; the longest that fits ("no more than" is not "more than")."""
    mark = text[number.start - 1 : number.start]
    if mark and mark in MARKS:
        return MARKS[mark]
    found = known.before.search(text, max(0, number.start - LEAD), number.start)
    if found is None:
        return "="
    word = " ".join(found["sign"].lower().split())
    if word in known.measured and number.unit is None:
        # "Dropped four bombs" is no fall by four.
        return "="
    before = text[max(0, found.start() - LEAD) : found.start()].lower().split()
    if before and before[-1] in known.shot:
        return "="
    return cast(Change, known.signs[word])


MARKS: dict[str, Change] = {"~": "~", "≈": "~", "<": "<", "≤": "<", ">": ">", "≥": ">"}
"""Signs written right before a number."""
LEAD = 28
"""Characters before a number in which its sign stands."""
