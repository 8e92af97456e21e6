"""Where a text puts a place in other words than "X in Y": "X, the seat of Y", "The city lies in Y", "In Y, … at X".

A sentence is written as one letter a word, so that what says containment can be told by a few patterns, whatever the
names: H a place, D a people's adjective, g genitive, c word for a town, m for what may be one, r for a region,
k compass, s superlative or ordinal, a adjective, n noun, t article, q "one", i in, u on, o of, b is or lies, p located,
w which, l those who live or work where they are named, L who polices a place, f who governs it, j "such as", e his or
her, O across, x anything else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.atlas import keys
from hearsay.atlas.gazetteer import Gazetteer
from hearsay.atlas.held import held
from hearsay.model import Place, Span
from hearsay.reading.places.found import Found
from hearsay.reading.places.resolve import Choice, lies_in
from hearsay.reading.places.words import Words
from hearsay.reading.syntax import Syntax, Token

WIDE = ("country", "admin1", "admin2", "area")
"""Levels of what a place can be said to lie in, the widest first."""
LIKELY = 0.1
"""Least share of a reading for a name to be a region or country."""
GENITIVES = frozenset({"'s", "’s", "'", "’"})
MARKS = {",": ",", "(": "(", ")": ")", "–": "–", "—": "–", "-": "a", ":": ":"}

_REGION = r"(?:[aksn]*[DH]?[aksn]*r+o|[aksn]*kn?o)"
_HOLDER = rf"t?{_REGION}?t?[ak]*(?:D[ak]*r+o)?(?:H[go][aks]*(?:r+o)?)?t?(?P<other>H)(?![gH])"
_HEAD = r"(?:[aksnrcm]*[cm](?!n)|[aks]*s(?![aksnrcm]))"
_TOWN = rf"(?:qot)?t?{_HEAD}"
_ONE = r"(?P<one>H|(?<![a-zA-Z])tc|(?<![a-zA-Z])y)"
PATTERNS = tuple(
    re.compile(p)
    for p in (
        rf"{_ONE}(?:[,(–]w?b?|w?b)?p?[ak]*[iu]{_HOLDER}",
        rf"(?P<one>H)(?:,|\(){_HOLDER}",
        rf"{_ONE}(?:[,(–]w?b?|w?b){_TOWN}[oi]{_HOLDER}",
        rf"{_ONE}(?:[,(–]w?b?|w?b)(?:qo)?(?P<other>H)g{_HEAD}",
        rf"{_ONE}(?:[,(–]w?b?|w?b)(?:qo)?t?[aks]*(?P<other>[DH])[aksncm]*[cm]",
        rf"{_ONE}(?:[,(–]w?b?|w?b)?p?[iu]t[aks]*(?P<other>D)[aks]*r(?![on])",
        r"(?P<other>H),?g[aksncm]*[cm][,(o]?(?P<one>H)",
        r"[cm][oi]t?(?:D?[aks]*r+o)?(?P<other>H)[,(](?P<one>H)(?!,?&?H)",
        rf"(?P<one>H)\(H,{_HOLDER}",
        r"(?P<other>H),?h(?P<one>tc)b",
        r"^(?P<other>H)[,–](?P<one>H)[:–]",
        r"[cm]o(?:D?[aks]*r+o)?(?P<other>H)b(?P<one>H)(?![gH])",
        r"(?P<other>[HD])[^HDwgh:]{0,9}e[ak]*c,(?P<one>H)",
        r"(?P<other>[DH])[aksncm]*[cm][,(o]{0,2}(?P<one>H)",
        r"(?P<other>H),?it[ak]*co(?P<one>H)",
        r"(?P<other>H),?i(?P<one>[tw][ak]*c)(?!o)",
        rf"(?P<one>z)(?:[ak]*c|x?)i{_HOLDER}",
        rf"{_ONE}[,(–]w?b?{_TOWN}(?:xtn)?o[axnst]{{1,6}}[,)]?p?[ak]*i{_HOLDER}",
        r"(?P<other>H)g[aks]*(?P<whose>(?P<one>H))(?![nHcmr])",
        rf"{_ONE},?p?[ai]*(?P<other>H)g[aks]*[kr](?![nHo])",
        rf"^i{_HOLDER},t?[ak]*(?:[lL][iu]|Lo)(?P<one>H)",
        r"(?<![&D])(?P<other>D)(?P<power>L)[iu](?P<one>H)",
        rf"^[ta]*Li{_HOLDER}(?P<does>x)[^H&:,wh]*i(?:t[ak]*co)?(?P<one>H)(?!.*H)",
        rf"(?P<over>[ixouO]){_HOLDER},?(?:jx?|ia)i?(?:t?[ak]*co)?(?P<one>H)(?!g)",
        r"(?P<one>t)[aks]*(?P<other>[DH])[aksnc]*c(?![cmn]|[,(o]{0,2}[H])",
    )
)
"""`other` holds `one`; a `one` that is no name stands for the last town named ("the city", "it", "no other city")."""
NEAR = tuple(
    re.compile(p)
    for p in (
        r"^t?(?P<other>H)[:–](?:t?[ix]|(?=t?[ak]*co))(?:t?[ak]*[ckm]?o)?(?P<one>H)",
        r"(?P<other>H),?h(?:t[ak]*co)?(?P<whose>(?P<one>H))(?![gnH])",
        r"(?P<other>H)[vbx]{1,2}(?P<one>H),?i(?:t[ak]*o)?e[aks]*r(?!o)",
        r"^[^H&:]*[fLl][^H&:]*[io]{holder}x[^H&:]*i(?:t[ak]*co)?(?P<one>H)(?!.*H)".replace("{holder}", _HOLDER),
    )
)
"""What is said of a region by those in it, and holds only for a town of the same country."""
FRAME = re.compile(rf"^[x\"]?[ixO]{_HOLDER},")
"""A sentence that opens with where all of it happens ("In the south of Y, …")."""
WHERE = re.compile(r"(?P<other>H),h|^t?(?P<host>H)x{0,3}v")
"""The rest of a sentence told of a place: "in Y, where …", "Y will host …"."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the text puts a name into: the words for it, and the places they may mean, likeliest first."""

    span: Span
    places: tuple[Place, ...]


class Contained:
    """The statements of one report, once its names are resolved."""

    def __init__(
        self, tree: Syntax, found: Sequence[Found], choices: Sequence[Choice], gazetteer: Gazetteer, known: Words
    ) -> None:
        self.tree, self.found, self.choices, self.gazetteer, self.known = tree, found, choices, gazetteer, known
        self.at = {f.first: n for n, f in enumerate(found) if f.entries}
        self.statements: dict[int, list[Statement]] = {}
        self.loosely: dict[int, Statement] = {}
        before: list[int] = []
        for first, past in self._sentences():
            letters, index = self._letters(first, past)
            here = [n for n in (self.at.get(i) for i in index) if n is not None]
            if here or before:
                self._read(letters, index, before)
            before = here

    def _sentences(self) -> Iterator[tuple[int, int]]:
        """Bounds of the sentences; where one breaks off at a dash, it goes on in the next."""
        start: int | None = None
        for first, past in self.tree.bounds:
            start = first if start is None else start
            if MARKS.get(self.tree.tokens[past - 1].text) != "–":
                yield start, past
                start = None
        if start is not None:
            yield start, len(self.tree.tokens)

    def _letters(self, first: int, past: int) -> tuple[str, list[int]]:
        """One letter a word or name of a sentence, and the token each begins with."""
        letters, index, i = "", [], first
        while i < past:
            n = self.at.get(i)
            long = n is None and i + 1 < past and self.people(i, i + 1) is not None
            letters += "H" if n is not None else "D" if long else self._letter(self.tree.tokens[i], i == first)
            index.append(i)
            i = self.found[n].last + 1 if n is not None else i + 1 + long
        return letters, index

    def people(self, first: int, last: int) -> str | None:
        """The state or region of an adjective of one word or two ("South Korean", "Bavarian")."""
        if not self.tree.tokens[first].text[:1].isupper():
            return None
        words = self.tree.tokens[first : last + 1]
        if not all(t.text[:1].isupper() for t in words):
            return None
        word = " ".join(t.lower for t in words)
        one = word.removesuffix("s")
        return next((of for w in (word, one) if (of := self.known.peoples.get(w) or self.known.natives.get(w))), None)

    def _letter(self, token: Token, opens: bool) -> str:
        word, known = token.lower, self.known
        if token.text in MARKS:
            return MARKS[token.text]
        if token.text in GENITIVES:
            return "g"
        if self.people(token.i, token.i):
            return "D"
        for letter, words in known.letters.items():
            if word in words:
                return letter
        if word in known.compass:
            return "k"
        if opens and word == "it":
            return "y"
        if token.tag == "JJS" or "NumType=Ord" in token.morph:
            return "s"
        if token.pos == "ADJ":
            return "a"
        return "n" if token.pos in ("NOUN", "PROPN") else "x"

    def _read(self, letters: str, index: list[int], before: list[int]) -> None:
        for pattern in (*PATTERNS, *NEAR):
            for start in range(len(letters)):
                match = pattern.match(letters, start)
                if match is None:
                    continue
                other = self.holder(index[match.start("other")])
                one = self._one(match, letters, index, before)
                if other is not None and one is not None and self._holds(match, pattern in NEAR, one, other, index):
                    self.statements.setdefault(one, []).append(other)
        for n, other in self._framed(letters, index):
            self.statements.setdefault(n, []).append(other)

    def _holds(self, match: re.Match[str], near: bool, one: int, other: Statement, index: list[int]) -> bool:
        """Whether what these do, or who they are, puts the town into the region."""
        unit, town = other.places[0], self.choices[one].ranked[0][0]
        if near and not (unit.level == "admin1" and unit.country == town.country):
            return False
        groups, tokens = match.re.groupindex, self.tree.tokens
        if "power" in groups and (unit.country or "", town.country or "") in held():
            return False
        if "whose" in groups:
            last = self.found[self.at[index[match.start("other")]]].last
            whole = unit.level == "country" or tokens[last].lower in self.known.regions
            behind = [t.pos for t in tokens[self.found[one].last + 1 : self.found[one].last + 3]]
            return whole and behind[:1] != ["NOUN"] and behind != ["VERB", "VERB"]
        if "over" in groups:
            before = tokens[index[match.start("over")]]
            return match["over"] != "x" or before.pos == "VERB"
        if "does" in groups:
            did = index[match.start("does")]
            verbs = [t for t in tokens[did : self.found[one].first] if t.pos == "VERB"]
            return len(verbs) == 1 and verbs[0].lemma not in self.known.verbs
        return True

    def _one(self, match: re.Match[str], letters: str, index: list[int], before: list[int]) -> int | None:
        at = match.start("one")
        if letters[at] != "H":
            own = self.at.get(index[match.start("other")])
            ahead = [n for n in (self.at.get(i) for i in index[:at]) if n is not None and n != own]
            ahead = ahead if any(self.town(n) for n in ahead) else [*before, *ahead]
            towns = {self.found[n].key: n for n in ahead if self.town(n)}
            other = self.holder(index[match.start("other")])
            named = {self.choices[n].ranked[0][0].ref for n in ahead if self.choices[n].ranked}
            short = other and "." in other.span.of(self.tree.text)
            if other and (short or named & {p.ref for p in other.places}):
                return None
            return next(iter(towns.values())) if len(towns) == 1 else None
        n = self.at[index[at]]
        if not self.town(n):
            return None
        between = letters[match.end("one") : match.start("other")]
        plain = bool(between) and between[0] in "iu"
        if plain and self._loose(index[at], index[match.start("other")]):
            told = self.holder(index[match.start("other")])
            if told is not None:
                self.loosely.setdefault(n, told)
            return None
        bare = match.start("one") < match.start("other") and between in (",", "(")
        other = self.holder(index[match.start("other")])
        peers = bare and other and self.choices[n].ranked[0][0].level == "admin1" == other.places[0].level
        listed = bare and (self._listed(letters, at) or "listed" in self.found[n].reasons)
        if peers or (listed and not self._address(letters, at, index)):
            return None
        return n

    def _loose(self, i: int, other: int) -> bool:
        """ "Refugees from Kharkiv in Poland": the second need not hold the first."""
        before = self.tree.tokens[i - 1].lower if i else ""
        held = self.holder(other)
        if before == "of" and held and held.places[0].level != "country":
            return False
        if before == "to" or self._leg(i, other):
            return False
        if before == "from" and self._bare_origin(i - 2):
            return False
        of = self.tree.tokens[i - 2].lower if i > 1 and before == "of" else ""
        typed = of in self.known.types or of in self.known.letters["l"]
        return before in self.known.loose and not typed

    def _bare_origin(self, i: int) -> bool:
        """ "The driver, from X in Y, …", "on its way from X in Y": nobody from X is told to be in Y."""
        if i < 0:
            return False
        token = self.tree.tokens[i]
        if token.pos in ("VERB", "AUX"):
            return token.lemma not in self.known.implied["abroad"]
        return token.text == "," or token.lower in ("way", "not")

    def _leg(self, i: int, other: int) -> bool:
        """ "From X in Y to Z", "from Z to X in Y", "between X in Y and Z"."""
        before, past = self.tree.tokens[i - 1].lower, self.found[self.at[other]].last + 1 if other in self.at else 0
        if before in ("from", "between"):
            joint = "to" if before == "from" else "and"
            return past + 1 in self.at and self.tree.tokens[past].lower == joint
        start = next((f.first for f in self.found if f.last == i - 2), 0)
        return before == "to" and start > 0 and self.tree.tokens[start - 1].lower == "from"

    def _listed(self, letters: str, at: int) -> bool:
        """Names before or behind "X, Y" make a list of it; behind "W and", X is the last of the list."""
        return bool(re.search(r"H,$", letters[:at]) or re.match(r"H,H(?:,?&|,)t?H", letters[at:]))

    def _address(self, letters: str, at: int, index: Sequence[int]) -> bool:
        """ "C, R, S", "C, R, and D": no list where the second lies in the third or is a region beside a town."""
        rest = re.match(r"H,H(?P<joint>,?&t?|,)H", letters[at:])
        if not rest or letters[:at].endswith("H,"):
            return False
        second, third = self.holder(index[at + 2]), self.holder(index[at + rest.end() - 1])
        if rest["joint"] == "," and second and third:
            return any(lies_in(p, q) for p in second.places for q in third.places)
        unit, other = self.at.get(index[at + 2]), self.at.get(index[at + rest.end() - 1])
        if unit is None or other is None or not second or not second.places or not self.choices[other].ranked:
            return False
        called = self.found[unit].last > self.found[unit].core_last or second.places[0].level == "country"
        return called and self.choices[other].ranked[0][0].level == "settlement"

    def town(self, n: int) -> bool:
        ranked = self.choices[n].ranked
        if not ranked or self.found[n].last != self.found[n].core_last:
            return False
        place = ranked[0][0]
        unit = place.level in ("admin1", "admin2") and any(p.level == "settlement" for p, _ in ranked)
        return place.level == "settlement" or unit

    def holder(self, i: int) -> Statement | None:
        n = self.at.get(i)
        if n is None:
            last = i + 1 if i + 1 < len(self.tree.tokens) and self.people(i, i + 1) else i
            key = keys.fold(self.people(i, last) or "")
            entries = self.gazetteer.find([key]).get(key, ())
            own = next((e.place for level in WIDE for e in entries if e.place.level == level), None)
            return Statement(self.tree.span(i, last), (own,)) if own else None
        one, ranked = self.found[n], self.choices[n].ranked
        wide = tuple(p for p, _ in ranked if p.level in WIDE)
        units = tuple(p for p in wide if p.level != "area")
        wide = units if {p.country for p in units} & {p.country for p in wide if p.level == "area"} else wide
        likely = any(share >= LIKELY for p, share in ranked if p.level in WIDE)
        water = "natural" in self.known.regions.get(self.tree.tokens[one.core_last].lower, ())
        likely = likely and not (water and one.core_last > one.first)
        return Statement(self.tree.span(one.first, one.last), wide) if likely else None

    def _framed(self, letters: str, index: list[int]) -> Iterator[tuple[int, Statement]]:
        """Towns that the rest of a sentence happens in, behind "In Y, …" or "Y, where …"."""
        opening = FRAME.match(letters)
        where = None if opening else WHERE.search(letters)
        frame = opening or where
        if frame is None:
            return
        if opening and not any(self.tree.tokens[i].lower in self.known.strong for i in index[:2]):
            return
        name = "host" if "host" in frame.groupdict() and frame["host"] else "other"
        other = self.holder(index[frame.start(name)])
        behind = [m.start() + frame.end() for m in re.finditer("H", letters[frame.end() :])]
        if other is None or len(behind) != 1 or not all(p.level in ("country", "admin1") for p in other.places[:1]):
            return
        n = self.at[index[behind[0]]]
        if self.town(n) and self._happens_at(self.found[n], bool(where)):
            yield n, other

    def _happens_at(self, one: Found, where: bool) -> bool:
        """Its preposition is one of place, and it hangs on what happens, not on what somebody thinks of."""
        tokens = self.tree.tokens
        before = list(tokens[max(0, one.first - 4) : one.first])
        part = False
        while before and (before[-1].lower in ("the", "of") or self._part(before[-1])):
            part = part or self._part(before[-1])
            before.pop()
        if len(before) > 1 and before[-2].lower in ("that", "those", "one", "as", "than"):
            return False
        word = self.tree.head_of(self.tree.span(one.first, one.last)) or tokens[one.last]
        head = tokens[word.head]
        if word.dep == "obj" and head.lemma in self.known.taken:
            return True
        struck = head.pos == "VERB" and word.dep.startswith("obl")
        if not before or before[-1].lower not in self.known.strong | {"at", *(("on",) if struck else ())}:
            return False
        path: list[str] = []
        inside = [t for t in tokens[one.first : one.last + 1] if not one.first <= t.head <= one.last or t.is_root]
        i = inside[0].i if inside else one.last
        while not tokens[i].is_root and len(path) < 8:
            wished = tokens[i].dep == "xcomp" and tokens[i].pos == "VERB"
            path.append("wish" if wished else tokens[i].dep.partition(":")[0])
            i = tokens[i].head
            if path[-1] in ("ccomp", "parataxis", "acl", "advcl", "root"):
                break
        ends = [p for p in path if p in ("obl", "nmod", "obj", "nsubj", "appos")]
        return "wish" not in path and (where or (len(ends) <= 2 + 2 * part and "nsubj" not in path))

    def _part(self, token: Token) -> bool:
        """ "The centre of", "the city of", "the north of"."""
        return token.lower in self.known.letters["c"] | self.known.letters["m"] or token.lower in self.known.compass
