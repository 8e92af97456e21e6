"""One military formation: an echelon word with the number, name and branch that stand with it."""

import functools
import re
from dataclasses import dataclass

from hearsay import lexicon
from hearsay.model import Mention, Side
from hearsay.reading import sides
from hearsay.reading.syntax import Syntax

NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)$")
BARE = re.compile(r"\d{1,4}$")
ROMAN = re.compile(r"[IVX]{1,5}$")
LETTER = re.compile(r"[A-Z]$")
OPENING = {"'": "'", '"': '"', "‘": "’", "“": "”", "«": "»", "„": "“", "`": "'", "``": "''"}
CLOSING = frozenset({"'", '"', "’", "”", "»", "“", "''"})
HYPHENS = frozenset("-‐‑–")
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
    joints: frozenset[str]
    ties: frozenset[str]
    forces: frozenset[str]
    grouped: frozenset[str]


@dataclass(slots=True)
class Draft:
    """A formation as read: first and last word, and what stands with the echelon word. `parent` is another's index."""

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
        joints=frozenset(table["joint"]["words"]),
        ties=frozenset(table["joint"]["ties"]),
        forces=frozenset(table["force"]["words"]),
        grouped=frozenset(table["grouped"]["words"]),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """A token or a part of one between hyphens."""

    lower: str
    text: str
    token: int


class Phrases:
    """The words of one report, and the formations their phrases make."""

    def __init__(self, tree: Syntax, mentions: tuple[Mention, ...], profile: str) -> None:
        self.tree = tree
        self.sides = sides.load(profile)
        self.lex = lexicon_of()
        self.words: list[Word] = []
        for token in tree.tokens:
            if token.text in HYPHENS:
                continue
            if "-" in token.text and not token.text[0].isdigit():
                self.words += [Word(p.lower(), p, token.i) for p in token.text.split("-") if p]
            else:
                self.words.append(Word(token.lower, token.text, token.i))

        self._others = {t.i for m in mentions if m.kind in ("person", "outlet") for t in tree.within(m.span)}

    def drafts(self) -> list[Draft]:
        """Everything with an echelon word that may be a formation, in order of the text."""
        drafts: list[Draft] = []
        at = 0
        while at < len(self.words):
            draft = self._at(at, drafts[-1].last + 1 if drafts else 0)
            if draft is None:
                at += 1
            else:
                drafts += self._enumerated(draft, drafts[-1].last + 1 if drafts else 0)
                drafts.append(draft)
                at = draft.last + 1
        return drafts

    def named_echelon(self, words: str) -> str | None:
        """The echelon in a known name ("Khortytsia group of forces")."""
        lower = words.lower()
        for word in lower.split():
            for parts, name in self.lex.heads.get(word, ()):
                if " ".join(parts) in lower:
                    return name
        return None

    def _at(self, i: int, floor: int) -> Draft | None:
        """The formation whose echelon word starts at word i."""
        word = self.words[i]
        if word.text in self.lex.abbreviated:
            if i > floor and (NUMBER.match(self.words[i - 1].text) or BARE.match(self.words[i - 1].text)):
                echelon, branch = self.lex.abbreviated[word.text]
                return Draft(
                    i - 1, i, echelon, self.words[i - 1].text, branch or None, numbered=True, capital=True, sure=True
                )
            if word.text not in self.lex.short:
                return None
        name, last = self._echelon(i)
        if name is None:
            return None
        draft = Draft(i, last, name, capital=word.text[:1].isupper())
        return self._grow(draft) if self._leftwards(draft, floor) and self._plausible(draft) else None

    def _echelon(self, i: int) -> tuple[str | None, int]:
        word = self.words[i]
        for parts, name in self.lex.heads.get(word.lower, ()):
            if len(parts) == 1 or tuple(w.lower for w in self.words[i : i + len(parts)]) == parts:
                return name, i + len(parts) - 1
        return self.lex.short.get(word.text), i

    def _leftwards(self, draft: Draft, floor: int) -> bool:
        """Take in branch, qualifiers, name and number before the echelon, no further back than word `floor`.

        False where they make it no formation ("fire brigade").
        """
        lex, words = self.lex, self.words
        paragraph = self._paragraph(draft.first)
        name: list[str] = []
        i = draft.first - 1
        while i >= floor and self._paragraph(i) == paragraph:
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
                opened = self._opened(i, paragraph, floor)
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
        if draft.first > floor:
            self._whole_name(draft)
        return True

    def _whole_name(self, draft: Draft) -> None:
        """A name tied to the word before it by a hyphen starts there ("al-Ghuraba Brigades")."""
        if draft.designator is None or draft.numbered or draft.quoted:
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

    def _opened(self, closing: int, paragraph: int, floor: int) -> int | None:
        for j in range(closing - 1, max(floor - 1, closing - 5), -1):
            word = self.words[j]
            if word.text in OPENING and self._paragraph(j) == paragraph:
                return j if j < closing - 1 else None
        return None

    def _nameable(self, word: Word, draft: Draft) -> bool:
        token = self.tree.tokens[word.token]
        if draft.echelon in ("grouping", "district") and word.lower in self.lex.compass:
            return True
        if not word.text[:1].isupper() or word.text.endswith(".") or token.i in self._others:
            return False
        if token.pos not in TYPES_OF_NAME or self.sides.nationality(word.text) is not None:
            return False
        first = self.tree.bounds[token.sentence][0] == token.i
        return not (first and token.pos != "PROPN") and token.tag != "NNPS"

    def _plausible(self, draft: Draft) -> bool:
        after = self.words[draft.last + 1 : draft.last + 2]
        return not after or after[0].lower not in self.lex.not_after or draft.numbered

    def _grow(self, draft: Draft) -> Draft:
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

    def _enumerated(self, draft: Draft, floor: int) -> list[Draft]:
        """ "the 3rd and 5th Brigades": the numbers before the last one, each a formation of its own."""
        found: list[Draft] = []
        if not draft.numbered or not self.words[draft.last].lower.endswith("s"):
            return found
        i = draft.first - 1
        while i > floor and self.words[i].lower in ("and", ",", "or") and NUMBER.match(self.words[i - 1].text):
            one = self.words[i - 1]
            found.insert(0, Draft(i - 1, i - 1, draft.echelon, one.text, draft.branch, numbered=True, sure=True))
            i -= 2
        return found
