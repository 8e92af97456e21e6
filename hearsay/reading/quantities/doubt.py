"""Which numbers count or measure something, and which are years, labels, clock times or parts of names."""

import re

from hearsay.reading.quantities.forms import Forms
from hearsay.reading.quantities.numbers import Number
from hearsay.reading.syntax import Syntax

LETTERS = re.compile(r"\[$|[A-Za-z][-–]$|[/:#№@_\\]$|\d[.,:/]$|[A-Za-z]\.$|(?:1[0-9]|20)\d\d[-–]$")
"""Before a number: it belongs to a name, a date, an address or a clock time."""
GOES_ON = re.compile(r"[:/⁄]\d|\.\d|-[A-Za-z]?\d*[A-Z]|th\b|\s?(?:[ap]\.?m\b|o'clock|[A-Z]{3}\b)|['’]s\b")
"""Behind a number: a clock time, a version, a zone, a possessive of a name."""
OF_SOME = re.compile(r"\s+of\s+(?:the|its|their|our|them|whom|\d)")
"""Behind a number that counts, whatever stands before it: "By Sunday 168 of the 800"."""
YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
RANGE_FOLLOWS = re.compile(r"\s?[-–]\s?\d{3,}")
HYPHEN = re.compile(r"[-–](?=[A-Za-z])")
ITEM_WORDS = 8
"""Words from a number to the end of what is told of it in a list, at most."""
LAST_WORD = re.compile(r"([\w&]+)\.?[^\S\n]*\n?[^\S\n]*\Z")


def counts(tree: Syntax, number: Number, known: Forms) -> bool:
    """Whether a number measures or counts something, and is no year, clock time, label or part of a name."""
    if number.unit is not None:
        return True
    text = tree.text
    before = text[max(0, number.start - 14) : number.start]
    after = text[number.end : number.end + 16]
    if HYPHEN.match(after) and not re.match(r"-\s?(?:or|and|to)\s", after):
        return False
    if number.digits:
        if LETTERS.search(before) or GOES_ON.match(after) or re.match(r"0\d", number.bare):
            return False
        if YEAR.fullmatch(number.bare) and not RANGE_FOLLOWS.match(after) and not _before_plural(tree, number):
            return False
        following = re.match(r"\.?\s?([A-Za-z]+)", after)
        if following and following[1].lower() in known.months:
            return False
    last = LAST_WORD.search(before)
    if last:
        word = last[1]
        first = tree.token_at(number.start - len(before) + last.start(1))
        # "they number 90", "they now number 90"
        verb = first is not None and (tree.tokens[first].tag in ("VBP", "VBD", "VB") or _behind_adverb(tree, first))
        label = word.lower() in known.labels and "," not in number.bare and not verb
        if label or (word.lower() in known.months and number.digits):
            return False
        capital = (
            not _item_of_list(tree, number)
            and any(c.isupper() for c in word)
            and not _opens(tree, number)
            and not OF_SOME.match(after)
        )
        if capital and number.digits and "," not in number.bare and "." not in number.bare:
            return _before_plural(tree, number) and text[number.start] not in "-−"
    return True


def _behind_adverb(tree: Syntax, at: int) -> bool:
    return at > 0 and tree.tokens[at - 1].pos == "ADV"


def _before_plural(tree: Syntax, number: Number) -> bool:
    """Whether a plural noun follows, at most one adjective away, that the number hangs on."""
    i = tree.token_from(number.end)
    first = tree.token_at(number.end - 1)
    following = tree.tokens[i : i + 2]
    for t in following:
        if t.tag == "NNS":
            return first is None or tree.tokens[first].head == t.i
        if t.pos != "ADJ":
            return False
    return False


SCORE = re.compile(r"[-–]")
"""Between the two numbers of a match's score."""


def _opens(tree: Syntax, number: Number) -> bool:
    """Whether the word before the number opens its sentence."""
    i = tree.token_from(number.start)
    return i < len(tree.tokens) and tree.bounds[tree.tokens[i].sentence][0] >= i - 1


def is_score(tree: Syntax, one: Number, other: Number) -> bool:
    """ "2-1": two small numbers without unit around a dash that did not make a range."""
    if isinstance(one.value, tuple) or isinstance(other.value, tuple) or one.unit is not None:
        return False
    between = SCORE.fullmatch(tree.text[one.end : other.start])
    return between is not None and other.unit is None and max(one.value, other.value) < 10


def _item_of_list(tree: Syntax, number: Number) -> bool:
    """Whether a name before a number is what has so many, as in the item before it ("Lebanon took in 16 families,
    Jordan 19 and Turkey 17")."""
    tokens, behind = tree.tokens, tree.token_from(number.end)
    name = behind - 2
    closed = behind >= len(tokens) or tokens[behind].pos in ("PUNCT", "CCONJ")
    if not closed or name < 1 or tokens[name].sentence != tokens[behind - 1].sentence:
        return False
    first = tree.bounds[tokens[name].sentence][0]
    i = name - 1
    while i > first and tokens[i].pos in ("ADP", "CCONJ"):
        i -= 1
    i -= tokens[i].text == ","
    if i == name - 1 or (tokens[i + 1].text != "," and tokens[i + 1].pos != "CCONJ"):
        return False
    near = tokens[max(first, i - ITEM_WORDS) : i + 1]
    counted = next((t.i for t in reversed(near) if t.text[:1].isdigit()), None)
    return counted is not None and all(t.text[:1].islower() for t in tokens[counted + 1 : i + 1])
