"""Words in capitals: what they stand for, here or in general use, and which of them look like a slip of a known one."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearsay import lexicon, profiles
from hearsay.model import Abbreviation, Span
from hearsay.reading import sides
from hearsay.reading.syntax import Syntax, Token
from hearsay.reading.vocabulary import clusters

FORM = re.compile(
    r"(?:[A-Z]\.){2,6}(?=$|-[A-Za-z]|s$)|[A-Z]{2,9}[.]?(?:'?s)?$|[A-Z][A-Za-z]?[A-Z]{1,4}s?$|[A-Z]&[A-Z]$|[A-Z]{1,2}\d$"
)
SHAPE = re.compile(r"[A-Z]")
ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
MOST_LETTERS = 6
"""Letters of an unknown abbreviation at most; longer words in capitals are only heard as slips of others."""
FIRM_WORDS = 3
"""Words between the capitals and the last word of the name of a company at most."""
SHORT = 3
"""Letters up to which a name in capitals is too easily like an abbreviation."""
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)$")
INITIALS = re.compile(r"(?:[A-Z]\.){2}$")
SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "a", "de", "&", "'s", "’s", "-"})
OPEN = frozenset("([")
CLOSE = frozenset(")]")
GLUE = frozenset("-‐‑/@_")


@dataclass(frozen=True, slots=True)
class Known:
    """Abbreviations the lexicon and a profile know."""

    meanings: dict[str, tuple[str, ...]]
    own: frozenset[str]
    """The profile's own, which a text on its matters may have without a word."""
    near: frozenset[str]
    """Those an unknown one of any length may be a slip of: the profile's own."""
    near_long: frozenset[str]
    """Those only one of four letters and more may be a slip of: the bodies' of the profile."""
    long: tuple[tuple[str, str], ...]
    """Forms and names of several words they stand for, which a text may give without the form."""
    confused: frozenset[frozenset[str]]
    firm: frozenset[str]
    """Words behind the name of a company, in small letters."""
    coded: frozenset[str]
    """Words before a code that abbreviates nothing: call signs, types, models."""


@functools.cache
def known_of(profile: str) -> Known:
    """Lexicon, profile abbreviations and the actors of the profile that are called by capitals."""
    table = lexicon.load("en", "abbreviations")
    meanings: dict[str, list[str]] = {}
    for pair in table["general"]["list"].replace("\n", "").split("|"):
        form, _, means = pair.partition("=")
        if form:
            meanings.setdefault(form, []).append(means)
    own: set[str] = set()
    heard: set[str] = set()
    for row in profiles.load(profile, "abbreviations").get("abbreviation", ()):
        for form in row["forms"]:
            meanings.setdefault(form, []).insert(0, row["means"])
            own.add(form)
            if row["kind"] not in ("weapon", "unit", "system"):
                heard.add(form)
    named = sides.load(profile).capitals()
    for form, name in named.items():
        meanings.setdefault(form, []).append(name)
    bodies = {f for f, _ in named.items() if len(f) > 3 and sides.load(profile).kind_of(f) == "body"}
    return Known(
        meanings={form: tuple(dict.fromkeys(m)) for form, m in meanings.items()},
        own=frozenset(own | named.keys()),
        near=frozenset(f for f in heard if len(f) > 2),
        near_long=frozenset(bodies | {f for f in own if len(f) > 3}),
        long=tuple(
            (form, name) for form, names in meanings.items() if len(form) > 2 for name in names if name.count(" ") > 1
        ),
        confused=frozenset(frozenset(pair) for pair in table["confused"]["pairs"]),
        firm=frozenset(table["firm"]["words"]),
        coded=frozenset(table["coded"]["words"]),
    )


def find(tree: Syntax, profile: str) -> tuple[Abbreviation, ...]:
    """Every word in capitals, in order of the text; names in capitals, Roman numerals and model numbers are left out.

    `expansion` is where this text spells it out, for every use of it. `near` is filled only where a word of three
    letters and more is neither known nor spelt out.
    """
    known = known_of(profile)
    uses: list[tuple[str, Span]] = []
    expansions: dict[str, Span] = {}
    names: list[tuple[str, Span]] = []
    firms: set[str] = set()
    shouted: dict[int, bool] = {}
    for token in tree.tokens:
        if not SHAPE.match(token.text) or not FORM.match(token.text):
            continue
        form, span = _form(token, known)
        if not _stands_alone(tree, token, form in known.meanings):
            continue
        expansion = _expansion(tree, token, form, form in known.meanings)
        if expansion is not None and form not in known.meanings and _misspelt(form, expansion.of(tree.text), known):
            expansion = None
        if expansion is not None and form in expansion.of(tree.text):  # "SVV (SVV)" spells nothing out
            expansion = None
        if expansion is not None:
            expansions.setdefault(form, expansion)
        if form not in known.meanings and expansion is None:
            if token.sentence not in shouted:
                shouted[token.sentence] = _shouted(tree, token.sentence)
            if shouted[token.sentence] or ROMAN.match(form):
                continue
            if _of_firm(tree, token, known):
                firms.add(form)
            if len(form) > MOST_LETTERS or _named(tree, token, known):
                names.append((form, span))
                continue
            if _coded(tree, token, form, known):
                continue
        uses.append((form, span))
    found: list[Abbreviation] = []
    words = {t.text for t in tree.tokens}
    here = sorted(
        {form for form, _ in uses if len(form) > 2 and (form in known.meanings or form in expansions)}
        | {form for form, long in known.long if long.partition(" ")[0] in words and long in tree.text}
    )
    uses = [use for use in uses if use[0] not in firms]
    uses += [(form, span) for form, span in names if len(form) > SHORT and any(_slips(form, here))]
    for form, span in sorted(uses, key=lambda use: use[1]):
        meanings = known.meanings.get(form, ())
        expansion = expansions.get(form)
        spelt: list[str] = []
        if expansion is None and form not in known.own and not _of_text(tree, meanings):
            bodies = sorted(other for other, long in expansions.items() if _body((long.of(tree.text),)))
            spelt = list(_slips(form, bodies))
        meanings = () if spelt else meanings
        near = () if meanings or expansion else tuple(dict.fromkeys([*spelt, *_slips(form, here), *_near(form, known)]))
        found.append(Abbreviation(span=span, form=form, expansion=expansion, known=meanings, near=near))
    return tuple(found)


def _form(token: Token, known: Known) -> tuple[str, Span]:
    """The word without full stops and plural, and its span without the plural."""
    text = token.text.partition("-")[0]
    end = token.start + len(text)
    if text.endswith("s") and len(text) > 2 and text[:-1].isupper():
        text, end = text[:-1], end - 1
    form = text.replace(".", "")
    if text.endswith(".") and text.count(".") == 1:
        end -= 1
    return form, Span(start=token.start, end=end)


def _stands_alone(tree: Syntax, token: Token, is_known: bool) -> bool:
    """Not part of a model number ("T-72"), an address or a hyphenated name, unless it is a known abbreviation there."""
    text = tree.text
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    if before.isalnum() or after.isalnum() or before in "@_#$." or after in "@_":
        return False
    if before in GLUE or after in GLUE:
        other = (
            text[token.end + 1 : token.end + 2] if after in GLUE else text[max(0, token.start - 2) : token.start - 1]
        )
        return not other.isdigit() and (is_known or (len(token.text) > 2 and _joined(text, token)))
    following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    return is_known or following is None or not following.text[0].isdigit()


def _joined(text: str, token: Token) -> bool:
    """Joined by a hyphen to a word in small letters ("a QKV-led force", "pro-QKV")."""
    before, after = text[: token.start][-3:], text[token.end :][:3]
    return bool(re.match(r"[-‐‑][a-z]{2}", after) or re.search(r"[a-z]{2}[-‐‑]$", before))


def _shouted(tree: Syntax, sentence: int) -> bool:
    """Whether a sentence is set in capitals throughout."""
    words = [t.text for t in tree.sentence_tokens(sentence) if t.text.isalpha() and len(t.text) > 2]
    return len(words) > 2 and sum(w.isupper() for w in words) * 2 > len(words)


def _named(tree: Syntax, token: Token, known: Known) -> bool:
    """A name or a word set in capitals: of a firm, of a place that opens a dateline, beside another such word."""
    tokens, i = tree.tokens, token.i
    if token.pos not in ("PROPN", "NOUN", "X") and token.lower in clusters():
        return True
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if _of_firm(tree, token, known):
        return True
    if len(token.text) < 4:
        return False
    first = tree.token_from(tree.paragraphs[tree.sentences[token.sentence].paragraph].start)
    opens = i - first < 3 and all(t.text.isupper() for t in tokens[first:i])
    if opens and following is not None and following.text in (",", "(", "_", "-", "–", "—"):
        return not _joined(tree.text, token)
    beside = [tokens[j].text for j in (i - 1, i + 1) if 0 <= j < len(tokens)]
    return any(len(w) > 2 and w.isalpha() and w.isupper() for w in beside)


def _of_firm(tree: Syntax, token: Token, known: Known) -> bool:
    """Opens the name of a company, which ends with a word for one ("QZR Lake Mining Corp.")."""
    for following in tree.tokens[token.i + 1 : token.i + 2 + FIRM_WORDS]:
        if following.sentence != token.sentence or not following.text[0].isupper():
            return False
        if following.lower.rstrip(".") in known.firm:
            return True
    return False


def _coded(tree: Syntax, token: Token, form: str, known: Known) -> bool:
    """A code that abbreviates nothing: behind a word for one, behind an ordinal ("the 9th QKW"), initials of a person,
    with a figure, or a word that the text has in small letters too.

    Two letters abbreviate only behind "the" or before a common word: else they are too often initials or a code.
    """
    before = tree.tokens[token.i - 1] if token.i else None
    following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else None
    if before is not None and (ORDINAL.match(before.text) or before.lower in known.coded or before.text == ":"):
        return True
    if form[-1].isdigit() or (len(form) > SHORT and form.capitalize() in tree.text):
        return True
    if INITIALS.match(token.text) and following is not None and following.text[0].isupper():
        return True
    if len(form) >= SHORT or (before is not None and before.lower == "the"):
        return False
    led = before is None or before.sentence != token.sentence or before.text.islower()
    return not (led and "." not in token.text and following is not None and following.text[0].islower())


def _expansion(tree: Syntax, token: Token, form: str, is_known: bool) -> Span | None:
    """Where the text spells a word out: before it in brackets, or in brackets behind it."""
    tokens = tree.tokens
    i = token.i
    if i > 1 and tokens[i - 1].text in OPEN and i + 1 < len(tokens) and tokens[i + 1].text[0] in ")],;":
        return _before(tree, i - 2, form, is_known) or _drawn_from(tree, i - 2, form)
    if i > 2 and tokens[i - 1].lower == "or" and tokens[i - 2].text == ",":
        return _before(tree, i - 3, form, True)
    if i + 2 < len(tokens) and tokens[i + 1].text in OPEN:
        for j in range(i + 2, min(i + 12, len(tokens))):
            if tokens[j].text in CLOSE:
                inside = tokens[i + 2 : j]
                words = [t for t in inside if t.text[0].isalpha() and t.lower not in SMALL]
                spelt = _initials([t.text for t in words], form) or (
                    len(words) == len(form) and all(t.text[0].isupper() for t in words)
                )
                if len(words) > 1 and spelt and not any(t.text.isupper() for t in words):
                    return tree.span(inside[0].i, inside[-1].i)
                return None
            if tokens[j].text in ".,;:":
                return None
    return None


def _before(tree: Syntax, last: int, form: str, is_known: bool) -> Span | None:
    """The words before a bracket whose initials make the form.

    For an unknown form as many capital words as it has letters will do: the text says so ("Special Operation (SVV)").
    """
    tokens = tree.tokens
    while last > 0 and tokens[last].text in "\"”’'»":
        last -= 1
    letters = [c.lower() for c in form if c.isalpha()]
    first, left = last, len(letters)
    capitals: list[int] = []
    steps = 0
    matched: int | None = None
    while first >= 0 and steps < len(letters) * 2 + 3:
        word = tokens[first]
        if word.sentence != tokens[last].sentence or word.text[0] in ".,;:()[]":
            break
        if word.text[0].isalpha():
            if left and word.lower[0] == letters[left - 1]:
                left -= 1
                if left == 0:
                    matched = first
                    break
            elif left > 1 and word.lower[0] == letters[left - 2] and _inside(word.lower, letters[left - 1]):
                left -= 2
                if left == 0:
                    matched = first
                    break
            if word.text[0].isupper() and word.lower not in SMALL:
                capitals.append(first)
        first, steps = first - 1, steps + 1
    if matched is not None and matched < last:
        return tree.span(matched, last)
    if is_known or len(letters) < 3:
        return None
    run = [i for i in capitals if i > last - len(capitals) - 2]
    if len(run) == len(letters) and run[0] == last and not any(tokens[i].text.isupper() for i in run):
        return tree.span(run[-1], last)
    return None


def _drawn_from(tree: Syntax, last: int, form: str) -> Span | None:
    """The words before a bracket from which the letters of the form are drawn in order ("drug-resistant (DRT)")."""
    span = tree.span(last, last)
    words: list[Token] = []
    for token in reversed(tree.tokens[max(0, last - len(form) * 2) : last + 1]):
        if token.sentence != tree.tokens[last].sentence or token.text[0] in ".;:()[]":
            break
        words.append(token)
        if token.lower.lstrip("e")[:1] != form[0].lower():
            continue
        letters = iter("".join(t.lower for t in reversed(words)))
        if len(form) >= SHORT and all(c in letters for c in form.lower()):
            return Span(start=token.start, end=span.end)
    return None


def _misspelt(form: str, long: str, known: Known) -> bool:
    """One letter off the form these words are known by, or off their initials."""
    if len(form) < SHORT:
        return False
    if any(other != form and name in long and _one_off(form, other, SHORT) for other, name in known.long):
        return True
    initials = "".join(w[0] for w in long.split() if w[0].isupper())
    return len(initials) == len(form) and sum(a != b for a, b in zip(initials, form, strict=True)) == 1


def _of_text(tree: Syntax, meanings: tuple[str, ...]) -> bool:
    """The text has a word of what an abbreviation stands for elsewhere, so it may stand for it here too."""
    return any(len(word) > SHORT and word in tree.text for means in meanings for word in means.split())


def _inside(word: str, letter: str) -> bool:
    return letter in word[1:]


def _initials(words: list[str], form: str) -> bool:
    return "".join(w[0] for w in words).upper() == form.upper()


def _slips(form: str, here: list[str]) -> Iterator[str]:
    """Abbreviations of the same text that are known or spelt out and differ in one letter, or in two swapped."""
    if len(form) > 2 and form.isupper():
        yield from (other for other in here if _one_off(form, other, SHORT))


def _one_off(form: str, other: str, shortest: int = 4) -> bool:
    """One letter differs, is missing or too many, or two are swapped; from a length on also with one missing."""
    if abs(len(form) - len(other)) == 1 and min(len(form), len(other)) >= shortest:
        longer, shorter = sorted((form, other), key=len, reverse=True)
        return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
    if len(form) != len(other):
        return False
    differ = [i for i in range(len(form)) if form[i] != other[i]]
    if len(differ) == 2 and differ[1] == differ[0] + 1:
        return form[differ[0]] == other[differ[1]] and form[differ[1]] == other[differ[0]]
    return len(differ) == 1


def _body(means: tuple[str, ...]) -> bool:
    """A name of several words with capitals, as bodies have."""
    return any(sum(w[:1].isupper() for w in m.split()) > 1 for m in means)


def _near(form: str, known: Known) -> Iterator[str]:
    """Known forms of the same length that differ in one letter or have two neighbours swapped.

    With three letters most pairs differ in one, so there only the last letter, letters often confused with one another
    and swaps count.
    """
    length = len(form)
    if length < 3 or not form.isupper():
        return
    if length > 3:
        yield from sorted(
            o
            for o, means in known.meanings.items()
            if o.isupper() and _one_off(form, o) and (len(o) > 4 or (len(o) == length and _body(means)))
        )
    for other in sorted(known.near | known.near_long if length > 3 else known.near):
        if len(other) != length or not other.isupper():
            continue
        differ = [i for i in range(length) if form[i] != other[i]]
        if len(differ) == 1:
            i = differ[0]
            if length > 3 or i == length - 1 or frozenset((form[i], other[i])) in known.confused:
                yield other
        elif len(differ) == 2 and differ[1] == differ[0] + 1:
            i, j = differ
            if form[i] == other[j] and form[j] == other[i]:
                yield other
