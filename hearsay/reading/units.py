"""Military formations and groupings a report names or numbers, with what the text says of each."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearsay import lexicon
from hearsay.model import Mention, Side, Span, Unit
from hearsay.reading import sides
from hearsay.reading.syntax import Syntax

NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)$")
BARE = re.compile(r"\d{1,4}$")
ROMAN = re.compile(r"[IVX]{1,5}$")
LETTER = re.compile(r"[A-Z]$")
OPENING = {"'": "'", '"': '"', "‘": "’", "“": "”", "«": "»", "„": "“", "`": "'", "``": "''"}
CLOSING = frozenset({"'", '"', "’", "”", "»", "“", "''"})
HYPHENS = frozenset("-‐‑–")
JOINTS = frozenset(
    {
        "of",
        "from",
        "in",
        "within",
        "under",
        "to",
        ",",
        "(",
        "[",
        "the",
        "its",
        "a",
        "an",
        "part",
        "which",
        "is",
        "was",
        "are",
        "belonging",
        "subordinate",
        "both",
    }
)
TIES = frozenset({"of", "from", "within", "under", "to", ",", "(", "["})
TYPES_OF_NAME = frozenset({"PROPN", "NOUN", "ADJ", "X"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """lexicon/en/units.toml, indexed by word."""

    heads: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First word of an echelon phrase to its phrases, longest first, with the echelon."""
    short: dict[str, str]
    abbreviated: dict[str, tuple[str, str]]
    branches: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """Last word of a branch phrase to its phrases, longest first, with the branch."""
    guarded: frozenset[str]
    qualifiers: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    men: frozenset[str]
    ordinals: frozenset[str]
    cardinals: frozenset[str]
    letters: frozenset[str]
    compass: frozenset[str]


@dataclass(slots=True)
class _Draft:
    """A formation found: word indices, and what stands in it."""

    first: int
    last: int
    echelon: str
    designator: str | None = None
    branch: str | None = None
    numbered: bool = False
    capital: bool = False
    quoted: bool = False
    count: bool = False
    sure: bool = False
    parent: "int | None" = None
    side: Side = "unknown"


@functools.cache
def lexicon_of(lang: str = "en") -> Lexicon:
    table = lexicon.load(lang, "units")
    heads: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    short: dict[str, str] = {}
    for echelon in table["echelon"]:
        for phrase in echelon.get("words", ()):
            parts = tuple(phrase.split())
            heads.setdefault(parts[0], []).append((parts, echelon["name"]))
        short |= dict.fromkeys(echelon.get("short", ()), echelon["name"])
    branches: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in table["branch"].items():
        for phrase in phrases if isinstance(phrases, list) else ():
            parts = tuple(phrase.split())
            branches.setdefault(parts[-1], []).append((parts, name))
    return Lexicon(
        heads={k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in heads.items()},
        short=short,
        abbreviated={k: (v[0], v[1]) for k, v in table["abbreviated"].items() if isinstance(v, list)},
        branches={k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in branches.items()},
        guarded=frozenset(e["name"] for e in table["echelon"] if e.get("guarded")),
        qualifiers=frozenset(table["qualifier"]["words"]),
        not_before=frozenset(table["not"]["before"]),
        not_after=frozenset(table["not"]["after"]),
        men=frozenset(table["men"]["words"]),
        ordinals=frozenset(table["ordinal"]["words"]),
        cardinals=frozenset(table["cardinal"]["words"]),
        letters=frozenset(table["letter"]["words"]),
        compass=frozenset(table["compass"]["words"]),
    )


def find(tree: Syntax, mentions: tuple[Mention, ...], profile: str) -> tuple[Unit, ...]:
    """Every formation named, numbered, or written like a name, in order of the text.

    `parent` is the span of the larger formation the text puts it in, itself among the units. A formation without
    number and name has `designator` None. `side` is what the text says of it there or elsewhere, or belongs to a name
    that the profile knows ("Khortytsia").
    """
    return _Finder(tree, profile).units(mentions)


@dataclass(frozen=True, slots=True)
class _Word:
    """A token or a part of one between hyphens."""

    lower: str
    text: str
    token: int


class _Finder:
    def __init__(self, tree: Syntax, profile: str) -> None:
        self.tree = tree
        self.profile = profile
        self.sides = sides.load(profile)
        self.lex = lexicon_of()
        self.words: list[_Word] = []
        for token in tree.tokens:
            if token.text in HYPHENS:
                continue
            if "-" in token.text and not token.text[0].isdigit():
                self.words += [_Word(p.lower(), p, token.i) for p in token.text.split("-") if p]
            else:
                self.words.append(_Word(token.lower, token.text, token.i))

    def units(self, mentions: tuple[Mention, ...]) -> tuple[Unit, ...]:
        drafts: list[_Draft] = []
        at = 0
        while at < len(self.words):
            draft = self._at(at)
            if draft is None:
                at += 1
            else:
                drafts += self._enumerated(draft)
                drafts.append(draft)
                at = draft.last + 1
        self._tie(drafts)
        kept = self._accepted(drafts)
        return self._made(kept)

    # ------------------------------------------------------------------------------------------------- one unit

    def _at(self, i: int) -> _Draft | None:
        """The formation whose echelon word starts at word i."""
        word = self.words[i]
        if word.text in self.lex.abbreviated:
            if i and (NUMBER.match(self.words[i - 1].text) or BARE.match(self.words[i - 1].text)):
                echelon, branch = self.lex.abbreviated[word.text]
                return _Draft(
                    i - 1, i, echelon, self.words[i - 1].text, branch or None, numbered=True, capital=True, sure=True
                )
            if word.text not in self.lex.short:
                return None
        name, last = self._echelon(i)
        if name is None:
            return None
        draft = _Draft(i, last, name, capital=word.text[:1].isupper())
        return self._grow(draft) if self._leftwards(draft) and self._plausible(draft) else None

    def _echelon(self, i: int) -> tuple[str | None, int]:
        word = self.words[i]
        for parts, name in self.lex.heads.get(word.lower, ()):
            if len(parts) == 1 or tuple(w.lower for w in self.words[i : i + len(parts)]) == parts:
                return name, i + len(parts) - 1
        return self.lex.short.get(word.text), i

    def _leftwards(self, draft: _Draft) -> bool:
        """Take in branch, qualifiers, name and number before the echelon; False where they make it no formation."""
        lex, words = self.lex, self.words
        paragraph = self._paragraph(draft.first)
        name: list[str] = []
        i = draft.first - 1
        while i >= 0 and self._paragraph(i) == paragraph:
            word = words[i]
            phrase = self._branch(i)
            if phrase is not None and not name:
                length, branch = phrase
                draft.branch = branch if draft.branch is None else draft.branch
                draft.capital = draft.capital and word.text[:1].isupper()
                i -= length
            elif NUMBER.match(word.text) or (word.lower in lex.ordinals and not name):
                draft.numbered, draft.designator, i = True, word.text, i - 1
                draft.first = i + 1
                break
            elif word.lower in lex.qualifiers:
                i -= 1
            elif word.lower in lex.not_before:
                return False
            elif word.text in CLOSING and not draft.quoted and not name:
                opened = self._opened(i, paragraph)
                if opened is None:
                    break
                draft.quoted = True
                draft.designator = " ".join(w.text for w in words[opened + 1 : i])
                draft.first = opened
                i = opened - 1
                continue
            elif (BARE.match(word.text) or ROMAN.match(word.text)) and draft.capital and not name:
                draft.numbered, draft.designator, i = True, word.text, i - 1
                draft.first = i + 1
                break
            elif not draft.quoted and self._nameable(word, draft) and len(name) < 3:
                name.insert(0, word.text)
                draft.designator = " ".join(name)
                i -= 1
            elif word.lower in lex.cardinals and draft.designator is None and words[draft.last].lower.endswith("s"):
                draft.count, i = True, i - 1
                draft.first = i + 1
                break
            else:
                break
            draft.first = i + 1
        self._whole_name(draft)
        return True

    def _whole_name(self, draft: _Draft) -> None:
        """A name tied to the word before it by a hyphen starts there ("al-Ghuraba Brigades")."""
        if draft.designator is None or draft.numbered or draft.quoted or draft.first == 0:
            return
        here, before = (self.tree.tokens[self.words[i].token] for i in (draft.first, draft.first - 1))
        joint = self.tree.text[before.end : here.start]
        if joint in HYPHENS and joint != "–":
            draft.first -= 1
            draft.designator = f"{before.text}{joint}{draft.designator}"

    def _paragraph(self, i: int) -> int:
        return self.tree.sentences[self.tree.tokens[self.words[i].token].sentence].paragraph

    def _branch(self, i: int) -> tuple[int, str] | None:
        for parts, branch in self.lex.branches.get(self.words[i].lower, ()):
            low = i - len(parts) + 1
            if low >= 0 and (len(parts) == 1 or tuple(w.lower for w in self.words[low : i + 1]) == parts):
                return len(parts), branch
        return None

    def _opened(self, closing: int, paragraph: int) -> int | None:
        for j in range(closing - 1, max(-1, closing - 5), -1):
            word = self.words[j]
            if word.text in OPENING and self._paragraph(j) == paragraph:
                return j if j < closing - 1 else None
        return None

    def _nameable(self, word: _Word, draft: _Draft) -> bool:
        token = self.tree.tokens[word.token]
        if draft.echelon == "grouping" and word.lower in self.lex.compass:
            return True
        if not word.text[:1].isupper() or word.text.endswith("."):
            return False
        if token.pos not in TYPES_OF_NAME or self.sides.nationality(word.text) is not None:
            return False
        first = self.tree.bounds[token.sentence][0] == token.i
        return not (first and token.pos != "PROPN") and token.tag != "NNPS"

    def _plausible(self, draft: _Draft) -> bool:
        after = self.words[draft.last + 1 : draft.last + 2]
        return not after or after[0].lower not in self.lex.not_after or draft.numbered

    def _grow(self, draft: _Draft) -> _Draft:
        """Take in a name behind the echelon: quoted, or a capital word behind a grouping, a letter behind a company."""
        words, i = self.words, draft.last + 1
        if i >= len(words) or (draft.numbered and words[i].text not in OPENING):
            return draft
        if words[i].text in OPENING and words[draft.last].token != words[i].token:
            close = OPENING[words[i].text]
            for j in range(i + 2, min(i + 6, len(words))):
                if words[j].text == close or words[j].text in CLOSING:
                    inner = [w for w in words[i + 1 : j] if w.text not in (",", ".")]
                    if inner and inner[0].text[:1].isupper() and all(w.text[:1].isalnum() for w in inner):
                        draft.last, draft.quoted = j, True
                        draft.designator = draft.designator or " ".join(w.text for w in inner)
                    break
        elif (
            draft.designator is None
            and self.tree.tokens[words[i].token].sentence == self.tree.tokens[words[i - 1].token].sentence
        ):
            behind = draft.echelon in ("grouping", "task force") and words[i].text[:1].isupper()
            counted = draft.echelon == "task force" and BARE.match(words[i].text)
            letter = draft.capital and draft.echelon in ("company", "battery") and LETTER.match(words[i].text)
            if (behind and self.tree.tokens[words[i].token].pos == "PROPN") or counted or letter:
                draft.designator, draft.last = words[i].text, i
        return draft

    def _enumerated(self, draft: _Draft) -> list[_Draft]:
        """ "the 3rd and 5th Brigades": the numbers before the last one, each a formation of its own."""
        found: list[_Draft] = []
        if not draft.numbered or not self.words[draft.last].lower.endswith("s"):
            return found
        i = draft.first - 1
        while i > 0 and self.words[i].lower in ("and", ",", "or") and NUMBER.match(self.words[i - 1].text):
            one = self.words[i - 1]
            found.insert(0, _Draft(i - 1, i - 1, draft.echelon, one.text, draft.branch, numbered=True, sure=True))
            i -= 2
        return found

    # ------------------------------------------------------------------------------------------------- together

    def _tie(self, drafts: list[_Draft]) -> None:
        """Parents: "of the", "part of the", a bracket or a comma before a larger one, a genitive."""
        levels = LEVELS
        for n, draft in enumerate(drafts[:-1]):
            follower = drafts[n + 1]
            between = self.words[draft.last + 1 : follower.first]
            if len(between) > 7 or not between:
                continue
            if len(between) > 2 and between[0].text in "([" and between[2].text in ")]":
                between = between[3:]
            plain = [w for w in between if self.sides.nationality(w.text) is None and w.lower not in ("'s", "’s")]
            if not all(w.lower in JOINTS for w in plain):
                if [w.lower for w in between] in (["'s"], ["’s"], ["'"], ["’"]):
                    follower.parent = n
                continue
            ties = [w.lower for w in plain if w.lower in TIES]
            if not ties and not (between and between[0].lower in ("'s", "’s")):
                if [w.lower for w in plain] and plain[0].lower == "in":
                    draft.parent = n + 1
                continue
            if not ties:
                follower.parent = n
            elif set(ties) <= {","}:
                larger = levels.get(follower.echelon, 0) > levels.get(draft.echelon, 0)
                if larger and not self._listed(drafts, n) and follower.numbered and draft.designator:
                    draft.parent = n + 1
            elif "(" in ties or "[" in ties:
                if levels.get(follower.echelon, 0) > levels.get(draft.echelon, 0):
                    draft.parent = n + 1
            else:
                draft.parent = n + 1

    def _listed(self, drafts: list[_Draft], n: int) -> bool:
        """Whether formation n and the next are of a list ("A, B and C"), unless C is of A's size ("A, B and A, B")."""
        last = drafts[n + 1].last
        word = [w.lower for w in self.words[last + 1 : last + 3]]
        if not word or (word[0] not in ("and", "or") and word not in ([",", "and"], [",", "or"])):
            return False
        third = drafts[n + 2] if n + 2 < len(drafts) and drafts[n + 2].first <= last + 5 else None
        return word[0] != "," if third is None else third.echelon != drafts[n].echelon

    def _accepted(self, drafts: list[_Draft]) -> list[_Draft]:
        """Formations that are surely military; a parent is kept with its part, and names once sure stay so."""
        sure = [self._sure(d) for d in drafts]
        for _ in range(3):
            for n, draft in enumerate(drafts):
                if draft.parent is not None and sure[draft.parent] != sure[n]:
                    parent = drafts[draft.parent]
                    if sure[draft.parent] and (parent.designator or parent.branch):
                        sure[n] = True
                    elif sure[n] and (parent.designator or parent.branch):
                        sure[draft.parent] = True
        names = {(d.designator, d.echelon) for d, ok in zip(drafts, sure, strict=True) if ok and d.designator}
        kept = [
            ok or (d.designator is not None and (d.designator, d.echelon) in names)
            for d, ok in zip(drafts, sure, strict=True)
        ]
        index: dict[int, int] = {}
        chosen: list[_Draft] = []
        for n, draft in enumerate(drafts):
            if kept[n]:
                index[n] = len(chosen)
                chosen.append(draft)
        for draft in chosen:
            draft.parent = index.get(draft.parent) if draft.parent is not None else None
        return chosen

    def _sure(self, draft: _Draft) -> bool:
        lex = self.lex
        if draft.sure:
            return True
        words = self.words
        guarded = draft.echelon in lex.guarded
        if draft.numbered:
            spelt = draft.designator is not None and draft.designator.lower() in lex.ordinals
            if spelt and not (draft.capital or draft.branch or self._of_men(draft)):
                return False
            if draft.echelon == "group":
                return draft.branch is not None and draft.capital
            if draft.echelon in ("team", "squad", "grouping", "task force") and not (draft.capital or draft.branch):
                return False
            return not (draft.echelon == "fleet" and spelt)
        if draft.echelon == "grouping":
            return draft.designator is not None and self._grouped(draft)
        if draft.echelon == "district":
            return draft.designator is not None and draft.capital
        if draft.designator is not None:
            name = draft.designator.lower()
            if name in lex.letters or LETTER.match(draft.designator):
                return draft.capital and draft.echelon in ("company", "battery", "battalion", "squad", "platoon")
            if draft.echelon == "fleet":
                return draft.capital
            if draft.echelon == "task force":
                return draft.capital and (bool(BARE.match(draft.designator)) or self._of_men(draft))
            if draft.echelon == "group":
                return False
            if draft.echelon in ("army", "wing", "team", "corps", "squadron"):
                return draft.branch is not None and draft.capital
            if not guarded:
                return draft.capital or draft.quoted or draft.branch is not None or self._of_men(draft)
            return (draft.branch is not None and draft.capital) or self._of_men(draft)
        if draft.branch is not None and draft.capital:
            start = words[draft.first].text
            return start[:1].isupper() and draft.echelon not in (
                "army",
                "corps",
                "wing",
                "team",
                "group",
                "fleet",
                "detachment",
            )
        return draft.count and not guarded

    def _grouped(self, draft: _Draft) -> bool:
        """A grouping is military by its words: of forces, military, by a capital, a quoted name, a compass name."""
        text = [w.lower for w in self.words[draft.first : draft.last + 1]]
        if {"forces", "troops", "military", "tactical", "strategic", "battlegroup", "army"} & set(text):
            return True
        return (
            self.words[draft.last].text in self.lex.short
            or draft.quoted
            or text[0] in self.lex.compass
            or draft.capital
        )

    def _of_men(self, draft: _Draft) -> bool:
        """Behind "soldiers of the", "commander of a"."""
        i = draft.first - 1
        seen = 0
        while i >= 0 and seen < 4:
            lower = self.words[i].lower
            if lower in ("of", "from", "in", "with"):
                return i > 0 and self.words[i - 1].lower in self.lex.men
            if (
                lower not in ("the", "a", "an", "his", "their", "its", "our", "this")
                and self.sides.nationality(self.words[i].text) is None
            ):
                return False
            i, seen = i - 1, seen + 1
        return False

    # -------------------------------------------------------------------------------------------------- results

    def _made(self, drafts: list[_Draft]) -> tuple[Unit, ...]:
        tokens = self.tree.tokens
        spans = [
            Span(start=tokens[self.words[d.first].token].start, end=tokens[self.words[d.last].token].end)
            for d in drafts
        ]
        known = [f for f in sides.scan(self.tree.text, self.profile) if f.actor.kind == "unit"]
        units: list[Unit] = []
        for draft, span in zip(drafts, spans, strict=True):
            side = self._side(draft)
            for found in known:
                if found.start < span.end and span.start < found.end and not draft.numbered:
                    side = found.actor.side if side == "unknown" else side
            units.append(
                Unit(
                    span=span,
                    echelon=draft.echelon,
                    designator=draft.designator,
                    branch=draft.branch,
                    parent=spans[draft.parent] if draft.parent is not None else None,
                    side=side,
                )
            )
        for found in known:
            span = Span(start=found.start, end=found.end)
            if not any(u.span.overlaps(span) for u in units):
                echelon = self._named_echelon(span.of(self.tree.text))
                units.append(
                    Unit(
                        span=span, echelon=echelon, designator=_name_of(span.of(self.tree.text)), side=found.actor.side
                    )
                )
        return _spread(sorted(units, key=lambda u: (u.span.start, u.span.end)))

    def _named_echelon(self, words: str) -> str | None:
        lower = words.lower().split()
        for word in lower:
            for parts, name in self.lex.heads.get(word, ()):
                if " ".join(parts) in words.lower():
                    return name
        return None

    def _side(self, draft: _Draft) -> Side:
        """What stands with it: "the Ukrainian 3rd Brigade", "3rd Brigade of the Ukrainian army"."""
        i = draft.first - 1
        for _ in range(4):
            if i < 0:
                break
            side = self.sides.nationality(self.words[i].text)
            if side is not None:
                return side
            if self.words[i].lower not in (
                "'s",
                "’s",
                "the",
                "army",
                "military",
                "armed",
                "forces",
                "separate",
                "elite",
            ):
                break
            i -= 1
        after = self.words[draft.last + 1 : draft.last + 7]
        if after and after[0].lower == "of":
            for j, word in enumerate(after[1:], 1):
                side = self.sides.nationality(word.text)
                if side is not None:
                    return side
                if word.lower not in ("the", "armed", "forces", "of", "army", "ground", "national", "guard") or j > 5:
                    break
        return "unknown"


LEVELS: dict[str, float] = {
    name: level
    for level, names in enumerate(
        (
            ("team", "crew"),
            ("squad",),
            ("platoon",),
            ("company", "battery"),
            ("battalion", "squadron", "detachment"),
            ("battalion tactical group",),
            ("regiment", "wing"),
            ("brigade",),
            ("division", "flotilla"),
            ("corps",),
            ("army", "fleet"),
            ("grouping", "district"),
        ),
        1,
    )
    for name in names
}
"""Order of size, only to tell a parent from a neighbour in "A, B"; sizes and levels are the profile's."""


def _name_of(words: str) -> str:
    """The proper part of a known unit's name: without marks and without the common nouns behind it."""
    parts = words.strip("'\"‘’“”").split()
    while len(parts) > 1 and parts[-1].islower():
        parts.pop()
    return " ".join(parts)


def _spread(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Sides told once hold for the same formation elsewhere, for its parts and for what it is part of."""
    told: dict[tuple[str | None, str | None, str | None], set[Side]] = {}
    by_span = {u.span: u for u in units}
    sides_of = {u.span: u.side for u in units}
    for _ in range(4):
        for unit in units:
            above = by_span.get(unit.parent) if unit.parent else None
            if above is not None:
                here, there = sides_of[unit.span], sides_of[above.span]
                if "unknown" in (here, there):
                    sides_of[unit.span] = sides_of[above.span] = here if there == "unknown" else there
    for unit in units:
        if sides_of[unit.span] != "unknown" and unit.designator:
            told.setdefault((unit.designator, unit.echelon, unit.branch), set()).add(sides_of[unit.span])
    made: list[Unit] = []
    for unit in units:
        side = sides_of[unit.span]
        if side == "unknown":
            sure = told.get((unit.designator, unit.echelon, unit.branch), set())
            side = next(iter(sure)) if len(sure) == 1 else side
        made.append(replace(unit, side=side) if side != unit.side else unit)
    return tuple(made)
