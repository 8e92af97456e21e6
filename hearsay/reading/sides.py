"""Whose side a name or a noun phrase is on, by the profile's actors and the words of the text alone."""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from hearsay import lexicon, profiles
from hearsay.model import ActorKind, Side

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[.&][^\W_]+)*|['’ʼ]s?\b|['’ʼ]|[-‐‑/]|[,;:().!?]|\n\s*\n")
"""Words, possessive endings, the marks that glue words together and those that part them."""
MARKS = ",;:().!?"
HYPHENS = "-‐‑/"
QUOTES = {"'": "'", '"': '"', "‘": "’", "“": "”", "«": "»", "„": "“"}
APOSTROPHES = str.maketrans("’ʼ‘`", "''''")


class Actor(NamedTuple):
    """An actor of the profile. `ref` is "profile:ID"."""

    ref: str
    name: str
    side: Side
    kind: ActorKind


class Found(NamedTuple):
    """An actor named between two offsets of a text."""

    start: int
    end: int
    actor: Actor


class _Word(NamedTuple):
    key: str
    start: int
    end: int
    glued: bool
    owns: bool


class _Cue(NamedTuple):
    """What an alias tells: an actor, or a word that puts somebody on a side."""

    type: Literal["actor", "office", "state", "adjective", "metonym", "region", "allegiance"]
    actor: Actor


class _Match(NamedTuple):
    first: int
    last: int
    cue: _Cue


class Sides:
    """The actors of one profile, looked up by name and read out of noun phrases.

    Built from the profile's tables and the lexicon's words; no party is named in the code, so swapping two parties in
    the tables swaps them in every answer.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], words: Mapping[str, Any]) -> None:
        self._spelling: dict[str, str] = words.get("spelling", {})
        self._capitals: set[str] = set()
        self._cues: dict[str, _Cue] = {}
        self._longest: dict[str, int] = {}
        self._nationalities: dict[str, Side | None] = {}
        self._cut = frozenset(words["cut"])
        self._to = frozenset(words["to"])
        self._private = frozenset(words["private"])
        self._friends = frozenset(words["friends"])
        self._media = frozenset(words["media"])
        self._runs = frozenset(words["runs"])
        self._owned = frozenset(words["owned"])
        self._titles = frozenset(words["title"])
        parties = tables["parties"].get("party", [])
        self.parties: frozenset[Side] = frozenset(p["id"] for p in parties)
        for names in words["state"]:
            state = Actor(_ref(names[0].casefold()), names[0], "third", "state")
            self._add(names, _Cue("adjective", state))
            self._add([names[0], *(n for n in names if n.isupper())], _Cue("state", state))
        for name, country in words["capital"].items():
            self._add([name], _Cue("metonym", Actor(_ref(country.casefold()), country, "third", "state")))
        for party in parties:
            self._party(party)
        for outlet in tables["outlets"].get("outlet", []):
            self._actor(outlet, "outlet")
        for person in tables["offices"].get("person", []):
            given, family = person["given"], person["family"]
            whole = [f"{g} {f}" for g, f in itertools.product(given, family)]
            alone = family if person.get("alone") else []
            name = whole[0] if whole else family[0]
            self._add([*whole, *alone], _Cue("actor", Actor(_ref(person["id"]), name, person["side"], "official")))
        shared = [
            (b["bare"], self._made(b, "body"), [p for p in parties if p["id"] == b["side"]])
            for b in tables["bodies"].get("body", [])
            if b.get("bare")
        ]
        for body in tables["bodies"].get("body", []):
            self._actor(body, "body")
        for bare, actor, own in shared:
            self._compose(bare, actor, own)
        for office, party in itertools.product(tables["offices"].get("office", []), parties):
            title = office["bare"][0]
            actor = Actor(
                _ref(f"{party['id']}-{office['id']}"), f"{title} of {party['names'][0]}", party["id"], "official"
            )
            self._compose(office["bare"], actor, [party], "office")

    # ------------------------------------------------------------------------------------------------- building

    def _party(self, party: Mapping[str, Any]) -> None:
        state = Actor(_ref(party["id"]), party["names"][0], party["id"], "state")
        self._add(party["names"], _Cue("state", state))
        self._add(party["adjectives"], _Cue("adjective", state))
        self._add(party["metonyms"], _Cue("metonym", state))
        self._add(party["cues"], _Cue("allegiance", state))
        self._add(party.get("regions", ()), _Cue("region", state))

    def _made(self, row: Mapping[str, Any], kind: ActorKind) -> Actor:
        return Actor(_ref(row["id"]), row["name"], row["side"], row.get("kind", kind))

    def _actor(self, row: Mapping[str, Any], kind: ActorKind) -> None:
        self._add([row["name"], *row.get("names", ())], _Cue("actor", self._made(row, kind)))

    def _compose(
        self,
        bare: Iterable[str],
        actor: Actor,
        parties: Iterable[Mapping[str, Any]],
        as_type: Literal["actor", "office"] = "actor",
    ) -> None:
        """Names both parties share, with a word of the party before or behind them."""
        for party in parties:
            before = [*party["adjectives"], *party["names"], *party["metonyms"]]
            for name in bare:
                self._add(
                    [*(f"{word} {name}" for word in before), *(f"{name} of {word}" for word in party["names"])],
                    _Cue(as_type, actor),
                )

    def _add(self, names: Iterable[str], cue: _Cue) -> None:
        for name in names:
            keys = [self._key(w) for w in _split(name) if w not in MARKS and w not in HYPHENS]
            words = [k for k in keys if k not in ("the", "'", "'s")]
            for word in words:
                if word.isupper() and len(word) > 1:
                    self._capitals.add(word)
            key = " ".join(words)
            if not key:
                continue
            self._cues[key] = cue
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def _key(self, word: str) -> str:
        """A word as it is compared: unaccented, lower case, one spelling; words in capitals stay as they are."""
        bare = word.replace(".", "") if "." in word and len(word) < 8 and word.replace(".", "").isupper() else word
        if not bare.isascii():
            bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
        if bare.isupper() and 2 <= len(bare) <= 6 and bare.isalpha():
            return bare
        bare = bare.casefold()
        return self._spelling.get(bare, bare)

    # -------------------------------------------------------------------------------------------------- reading

    def _words(self, text: str) -> list[_Word]:
        found: list[_Word] = []
        glue = False
        for piece in WORD.finditer(text.translate(APOSTROPHES)):
            word = piece.group()
            if word in ("'", "'s"):
                if found and found[-1].end == piece.start():
                    found[-1] = found[-1]._replace(owns=True)
            elif word in HYPHENS:
                glue = bool(found) and found[-1].end == piece.start()
                if glue:
                    found[-1] = found[-1]._replace(glued=True)
            elif word in MARKS or word.isspace():
                found.append(_Word(word, piece.start(), piece.end(), False, False))
            else:
                key = self._key(word)
                if key.isupper() and key not in self._capitals:
                    key = self._spelling.get(key.lower(), key.lower())
                glued = glue and found[-1].end + 1 == piece.start()
                glue = False
                if key != "the" or glued:
                    found.append(_Word(key, piece.start(), piece.end(), glued, False))
        return found

    def _matches(self, words: list[_Word]) -> list[_Match]:
        """Longest known aliases from left to right; one word glued to another is none of its own."""
        found: list[_Match] = []
        at = 0
        while at < len(words):
            most = min(self._longest.get(words[at].key, 0), len(words) - at)
            for length in range(most, 0, -1):
                cue = self._cues.get(" ".join([w.key for w in words[at : at + length]]))
                if cue is not None and not (length == 1 and words[at].glued):
                    found.append(_Match(at, at + length - 1, cue))
                    at += length
                    break
            else:
                at += 1
        return found

    def actor(self, name: str) -> Actor | None:
        """The actor a name stands for; titles and words of its party may stand before it.

        A capital stands for its state.
        """
        words = self._words(name)
        if not words:
            return None
        words = [w for w in words if w.key != "."]
        words = words[: next((i for i, w in enumerate(words) if w.key in MARKS), len(words))]
        if not words:
            return None
        cue = self._cues.get(" ".join([w.key for w in words]))
        if cue is not None and not (len(words) == 1 and words[0].glued):
            return cue.actor if cue.type in ("actor", "office", "state", "metonym") else None
        matches = self._matches(words)
        if not matches or matches[-1].last != len(words) - 1:
            return None
        last = matches[-1]
        if last.cue.type != "actor" or last.cue.actor.kind != "official" or last.first == 0:
            return None
        covered = {i for m in matches for i in range(m.first, m.last + 1)}
        before = [w for i, w in enumerate(words[: last.first]) if i not in covered]
        return last.cue.actor if all(w.key in self._titles for w in before) else None

    def capitals(self) -> dict[str, str]:
        """Names in capitals of one word, with the full name of the actor."""
        return {
            key: cue.actor.name
            for key, cue in self._cues.items()
            if cue.type == "actor" and " " not in key and key.isupper()
        }

    def kind_of(self, key: str) -> ActorKind:
        """The kind of the actor a folded name stands for."""
        cue = self._cues.get(key)
        return cue.actor.kind if cue else "unknown"

    def nationality(self, word: str) -> Side | None:
        """The side of a word that is a state's name or adjective ("Ukrainian", "Russia"); None for others."""
        found = self._nationalities.get(word, "")
        if found == "":
            cue = self._cues.get(self._key(word)) if word[:1].isupper() else None
            found = cue.actor.side if cue is not None and cue.type in ("adjective", "state") else None
            self._nationalities[word] = found
        return found

    def scan(self, text: str) -> Iterator[Found]:
        """Every actor of the profile named in a text, quotation marks that belong to its name included.

        Titles and words that only tell a side name nobody.
        """
        words = self._words(text)
        for match in self._matches(words):
            if match.cue.type == "actor" and not self._other(text, words, match):
                start, end = _with_marks(text, words[match.first].start, words[match.last].end)
                yield Found(start, end, match.cue.actor)

    def _other(self, text: str, words: list[_Word], match: _Match) -> bool:
        """Whether a name of one word is part of another name: "Sea of Azov", "Richard Wagner", "Azov Sea"."""
        if match.first != match.last:
            return False
        word = words[match.first]
        if text[word.start].islower() or word.glued:
            return True
        if match.cue.actor.kind not in ("unit", "group"):
            return False
        after = words[match.last + 1] if match.last + 1 < len(words) else None
        if after is not None and not word.owns and text[word.end : after.start] == " " and text[after.start].isupper():
            return True
        if match.first == 0:
            return False
        before = words[match.first - 1]
        near = text[before.end : word.start] == " "
        if near and before.key == "of" and match.first > 1:
            return text[words[match.first - 2].start].isupper()
        return near and text[before.start].isupper() and self.nationality(text[before.start : before.end]) is None

    def side_of(self, phrase: str) -> Side:
        """The side of whoever a noun phrase describes: a party, "third", "outlet" or "unknown".

        Allegiance stated ("Russian-installed") goes before nationality; words of two parties together tell nothing.
        """
        words = self._words(phrase)
        matches = self._matches(words)
        if not matches:
            return "unknown"
        covered = {i for m in matches for i in range(m.first, m.last + 1)}
        stop = self._stop(words, covered)
        matches = [m for m in matches if m.last < stop]
        keys = {w.key for i, w in enumerate(words[:stop]) if i not in covered}
        allegiance = {m.cue.actor.side for m in matches if m.cue.type == "allegiance"}
        if allegiance:
            return allegiance.pop() if len(allegiance) == 1 else "unknown"
        private = bool(keys & self._private)
        told: list[Side] = []
        for match in matches:
            if match.cue.type == "metonym" and private and not words[match.last].owns:
                continue
            if match.cue.type == "region" and not keys & self._runs:
                continue
            told.append(match.cue.actor.side)
        parties = list(dict.fromkeys(side for side in told if side in self.parties))
        if len(parties) > 1:
            return "unknown"
        if not told:
            return "unknown"
        if parties and "third" in told and "and" in keys:
            return "unknown"
        if parties and keys & self._friends:
            return "third"
        if keys & self._media and not any(m.cue.type == "actor" for m in matches):
            return parties[0] if parties and keys & self._owned else "outlet"
        if "outlet" in told:
            return next((m.cue.actor.side for m in matches if m.cue.actor.kind == "outlet"), "outlet")
        return next(side for side in told if side in self.parties or side == "third")

    def _stop(self, words: list[_Word], covered: set[int]) -> int:
        """Index of the word from which on a phrase no longer says who somebody is."""
        for i, word in enumerate(words):
            if i and i not in covered and word.key in self._cut and not word.glued:
                if word.key == "to" and words[i - 1].key in self._to:
                    continue
                return i
        return len(words)


def _ref(name: str) -> str:
    return f"profile:{name.replace(' ', '-')}"


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A name whose quotation mark opens or closes just outside it ("‘Central’ grouping", "group “East”"), with it."""
    name = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    for opening, closing in QUOTES.items():
        if before == opening and closing in name and (opening != closing or name.count(closing) == 1):
            return start - 1, end
        if after == closing and opening in name and (opening != closing or name.count(opening) == 1):
            return start, end + 1
    return start, end


def _split(text: str) -> list[str]:
    return WORD.findall(text.translate(APOSTROPHES))


@functools.cache
def load(profile: str) -> Sides:
    """The actors of a profile, built once. Raises ValueError for a profile that is not there."""
    tables = {name: profiles.load(profile, name) for name in ("parties", "bodies", "outlets", "offices")}
    return Sides(tables, lexicon.load("en", "sides"))


@functools.lru_cache(maxsize=8)
def scan(text: str, profile: str) -> tuple[Found, ...]:
    """Every actor of the profile named in a text; kept for the passes that ask for the same report."""
    return tuple(load(profile).scan(text))


@functools.lru_cache(maxsize=4096)
def actor(name: str, profile: str) -> Actor | None:
    """The profile's actor of this name, or None."""
    return load(profile).actor(name)


@functools.lru_cache(maxsize=4096)
def side_of(words: str, profile: str) -> Side:
    """The side of whoever these words describe: a party of the profile, "third", "outlet" or "unknown"."""
    return load(profile).side_of(words)
