"""Where the text itself puts a place: "Paris, Texas", "Muravka in Donetsk region", "the Polish city of Lviv"."""

from collections.abc import Sequence

from hearsay.atlas import keys, sources
from hearsay.atlas.gazetteer import Gazetteer
from hearsay.model import Place, Span
from hearsay.reading.places.found import Found
from hearsay.reading.places.resolve import lies_in, prior
from hearsay.reading.places.words import Words
from hearsay.reading.syntax import Syntax, Token

HOLDERS = frozenset({"country", "admin1", "admin2", "area", "natural"})
"""Levels of places that others lie in."""
OWNERS = frozenset({"country", "admin1", "admin2"})
RANK = {"site": 0, "settlement": 0, "admin2": 1, "natural": 1, "admin1": 2, "area": 2, "country": 3, "continent": 4}
"""What is larger; a place is only put into something larger than itself."""
FARTHEST = 9
"""Tokens between a place and the region it is put into."""
GENITIVES = ("'s", "’s", "'", "’")


class Within:
    """For each name of a report the name or adjective of what the text puts it into."""

    def __init__(self, tree: Syntax, found: Sequence[Found], gazetteer: Gazetteer, known: Words) -> None:
        self.tree = tree
        self.tokens = tree.tokens
        self.found = found
        self.gazetteer = gazetteer
        self.known = known
        self.held_by = [self._behind(n) if self._behind(n) is not None else self._ahead(n) for n in range(len(found))]
        self.nations = [self._nation(n) for n in range(len(found))]

    def loose(self, n: int) -> bool:
        """ "Refugees from Kharkiv in Poland", "the mayor of Lviv is in Poland": the second need not hold the first."""
        at = self.held_by[n]
        one = self.found[n]
        if at is None or at < n or not one.first:
            return False
        between = {t.lower for t in self.tokens[one.last + 1 : self.found[at].first]}
        if not between & self.known.inside:
            return False
        before = self.tokens[one.first - 1].lower
        typed = one.first > 1 and before == "of" and self.tokens[one.first - 2].lower in self.known.types
        return before in self.known.loose and not typed

    def stated(self, n: int, own: Place | None, holder: Place | None) -> bool:
        """Whether the words really say that a place lies in another, once both are known."""
        at = self.held_by[n]
        if at is None or own is None or holder is None or RANK[own.level] >= RANK[holder.level]:
            return False
        if lies_in(own, holder):
            return True
        comma = at == n + 1 and self.tokens[self.found[n].last + 1].text == ","
        if comma and len(self.tokens[self.found[n].last + 1 : self.found[at].first]) == 1:
            return own.level == "settlement" and not self.listed(n - 1) and not self.listed(n + 1)
        return not self.loose(n)

    def listed(self, n: int) -> bool:
        """Whether name n and the one behind it stand in a list."""
        if not 0 <= n < len(self.found) - 1:
            return False
        between = [t.lower for t in self.tokens[self.found[n].last + 1 : self.found[n + 1].first]]
        return between in ([","], ["and"], [",", "and"], ["or"], ["as", "well", "as"], [",", "the"], ["and", "the"])

    def _holds(self, found: Found) -> bool:
        return any(e.place.level in HOLDERS for e in found.entries)

    def _behind(self, n: int) -> int | None:
        """The next name, where it holds this one: after a comma, in brackets, or behind words that say so."""
        if n + 1 >= len(self.found):
            return None
        one, other = self.found[n], self.found[n + 1]
        between = self.tokens[one.last + 1 : other.first]
        behind = self.tokens[other.last + 1 : other.last + 2]
        if not self._holds(other) or len(between) > FARTHEST or not self._same_sentence(one, other):
            return None
        if behind and behind[0].text in GENITIVES:
            return None
        words = [t.lower for t in between]
        if words == [","] and (self._in_list(n) or "listed" in one.reasons):
            return None
        if [w for w in words if w not in self.known.compass] in ([","], ["("]):
            return n + 1
        plain = [w for w in words if w not in self.known.compass and w not in ("the", "of", "a", "an")]
        if not plain and "of" in words:
            return n + 1
        if not set(plain) & self.known.inside or not all(self._links(t) for t in between):
            return None
        return n + 1

    def _links(self, token: Token) -> bool:
        word = token.lower
        known = word in self.known.links or word in self.known.types or word in self.known.compass
        return known or (token.pos == "ADJ" and token.text.islower())

    def _ahead(self, n: int) -> int | None:
        """The name before, where it holds this one: "Ukraine's Kharkiv", "the Lviv region town of Stryi"."""
        if n == 0:
            return None
        other, one = self.found[n - 1], self.found[n]
        between = self.tokens[other.last + 1 : one.first]
        if not between or len(between) > FARTHEST or not self._same_sentence(other, one):
            return None
        fitting = [e for e in other.entries if other.levels is None or e.place.level in other.levels]
        best = max(fitting, key=prior, default=None)
        if best is None or best.place.level not in OWNERS:
            return None
        words = [t.lower for t in between]
        if words[0] in GENITIVES:
            rest = [w for w in words[1:] if w not in self.known.compass]
            if not rest and self._of_a_body(one):
                return None
            return n - 1 if not rest or (rest[-1] == "of" and set(rest[:-1]) <= self.known.types.keys()) else None
        if words[0] == "," and words[-1] == "of":
            rest = [w for w in words[1:-1] if w not in self.known.compass and w not in ("the", "a", "an")]
            return n - 1 if rest and set(rest) <= self.known.types.keys() else None
        if words[-1] == "of" and len(words) > 1 and set(words[:-1]) <= self.known.types.keys() | self.known.compass:
            return n - 1
        return None

    def _of_a_body(self, one: Found) -> bool:
        """ "Germany's Kyiv embassy" is Germany's; the town is not."""
        head = self.tokens[self.tokens[one.last].head]
        return self.tokens[one.last].dep == "compound" and head.i == one.last + 1 and head.pos == "NOUN"

    def _same_sentence(self, one: Found, other: Found) -> bool:
        return self.tokens[one.first].sentence == self.tokens[other.first].sentence

    def _in_list(self, n: int) -> bool:
        """A state before another one in a longer list is none of its towns: "Niger, Nigeria and Chad"."""
        wide = (e.place.level in ("country", "admin1") and e.kind <= sources.ALTERNATE for e in self.found[n].entries)
        return any(wide) and (self.listed(n - 1) or self.listed(n + 1))

    def _nation(self, n: int) -> tuple[Span, Place] | None:
        """ "The Polish city of Lviv", "Lviv, a Polish town": the country of the adjective, with the word."""
        one, tokens = self.found[n], self.tokens
        start, past = self.tree.bounds[tokens[one.first].sentence]
        before = [t for t in tokens[max(start, one.first - 5) : one.first] if t.lower not in self.known.compass]
        if before and before[-1].lower == "of":
            before.pop()
        behind = list(tokens[one.last + 1 : min(past, one.last + 6)])
        if len(behind) > 3 and behind[0].lower in (",", "is", "was") and behind[1].lower in ("a", "an", "the"):
            behind = [t for t in behind[2:] if t.lower not in self.known.compass]
        else:
            behind = []
        for adjective, noun in ((before[-2:-1], before[-1:]), (behind[:1], behind[1:2])):
            if not adjective or not noun or noun[0].lower not in self.known.types:
                continue
            country = self._country(adjective[0])
            if country is not None:
                return Span(start=adjective[0].start, end=adjective[0].end), country
        return None

    def _country(self, adjective: Token) -> Place | None:
        state = self.known.peoples.get(adjective.lower) if adjective.text[:1].isupper() else None
        entries = self.gazetteer.find([keys.fold(state)]).get(keys.fold(state), ()) if state else ()
        return next((e.place for e in entries if e.place.level == "country"), None)
