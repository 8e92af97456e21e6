"""Places in a report: each toponym with what it may mean, how sure that is, and why."""

import itertools
import math
from collections import Counter
from collections.abc import Sequence

from hearsay.atlas import keys, sources
from hearsay.atlas.gazetteer import Gazetteer
from hearsay.model import Candidate, Mention, Place, Span, Toponym
from hearsay.reading.places import metonyms
from hearsay.reading.places.resolve import Choice, Context, choose, lies_in, prior
from hearsay.reading.places.spans import Finder, Found
from hearsay.reading.places.words import Words, words
from hearsay.reading.syntax import Syntax, Token

__all__ = ["find"]

SHOWN_FROM = 0.5
"""Least probability of being a place name at all."""
RESOLVED_FROM = 0.35
"""Least share of a candidate that is shown on a map; below, the candidates are listed and none is chosen."""
KNOWN_FROM = 50_000
"""Inhabitants of a town from which its bearers of the name are taken as all known, if no smaller place has it."""


def find(
    tree: Syntax, mentions: tuple[Mention, ...], gazetteer: Gazetteer, profile: str, lang: str = "en"
) -> tuple[Toponym, ...]:
    """Every literal toponym of a report, in order of the text, without overlaps.

    Governments named by their capital and parts of the names of bodies are none. Raises GazetteerError for a damaged
    gazetteer.
    """
    if not tree.tokens:
        return ()
    known = words(lang)
    found = Finder(tree, mentions, gazetteer, known).found()
    found = [f for f in found if probable(f.points) >= SHOWN_FROM]
    found = _lists(tree, gazetteer, metonyms.without(tree, found, gazetteer, known))
    return _Resolver(tree, found, gazetteer, known, profile).toponyms()


def probable(points: float) -> float:
    """Probability that a run with these points is a place name, after Platt."""
    return 1 / (1 + math.exp(-(INTERCEPT + SLOPE * points)))


INTERCEPT, SLOPE = 0.0, 0.8


def _lists(tree: Syntax, gazetteer: Gazetteer, found: list[Found]) -> list[Found]:
    """ "Sumy, Kursk and Kherson regions", "Donetsk and Luhansk People's Republics": what stands last holds for each."""
    for earlier, later in itertools.pairwise(found):
        between = [t.lower for t in tree.tokens[earlier.last + 1 : later.first]]
        if "type word" in earlier.reasons and later.levels is None and between in JOINTS:
            later.levels = earlier.levels
            later.reasons.append("type word")
    for n in range(len(found) - 1, 0, -1):
        later, earlier = found[n], found[n - 1]
        between = [t.lower for t in tree.tokens[earlier.last + 1 : later.first]]
        plural = tree.tokens[later.last].lower
        if between not in JOINTS or earlier.levels is not None:
            continue
        if plural.endswith("s") and any(e.kind == sources.CLAIMED for e in later.entries):
            tail = tree.text[tree.tokens[later.first].end : tree.tokens[later.last].end - 1]
            key = keys.fold(earlier_words(tree, earlier) + tail)
            if entries := gazetteer.find([key]).get(key):
                earlier.entries, earlier.key = entries, key
                earlier.points = max(earlier.points, later.points)
            continue
        if later.levels is not None and (plural.endswith("s") or plural == "counties" or "listed" in later.reasons):
            earlier.levels = later.levels
            earlier.reasons.append("listed")
    return found


def earlier_words(tree: Syntax, found: Found) -> str:
    """The words of a name, without a region word."""
    return tree.text[tree.tokens[found.first].start : tree.tokens[found.core_last].end]


JOINTS = ([","], ["and"], [",", "and"], ["or"], ["&"])
"""What stands between the names of a list."""


class _Resolver:
    """The names of one report, resolved together: one sense for one name."""

    def __init__(self, tree: Syntax, found: list[Found], gazetteer: Gazetteer, known: Words, profile: str) -> None:
        self.tree = tree
        self.found = found
        self.gazetteer = gazetteer
        self.known = known
        self.profile = profile
        self.stated = [self._container(n) for n in range(len(found))]
        self.peoples = self._peoples_named()
        self.peers = self._peers()
        self.nations = [self._nation(n) for n in range(len(found))]
        self.groups: dict[tuple[str, frozenset[str] | None], list[int]] = {}
        for n, one in enumerate(found):
            self.groups.setdefault((one.key, one.levels), []).append(n)

    def toponyms(self) -> tuple[Toponym, ...]:
        context = self._first_context()
        choices = self._choose(context)
        for _ in range(2):
            context = self._context(choices)
            choices = self._choose(context)
        return tuple(self._toponym(n, choices) for n in range(len(self.found)))

    def _container(self, n: int) -> int | None:
        """The toponym a name is put into: "Paris, Texas", "Muravka in Donetsk region", "Lima (Ohio)"."""
        if n + 1 >= len(self.found):
            return None
        one, other = self.found[n], self.found[n + 1]
        if not any(e.place.level in ("country", "admin1", "admin2", "area", "natural") for e in other.entries):
            return None
        between = [t.lower for t in self.tree.tokens[one.last + 1 : other.first]]
        behind = self.tree.tokens[other.last + 1 : other.last + 2]
        if behind and behind[0].text in ("'s", "’s", "'", "’"):
            return None
        if self.tree.tokens[one.first].sentence != self.tree.tokens[other.first].sentence or len(between) > 5:
            return None
        if between == [","] and (self._in_list(n) or "listed" in one.reasons):
            return None
        joints = [w for w in between if w not in self.known.compass and w not in ("the", "'s", "’s", "of")]
        if joints in ([","], ["("], ["in"], [",", "in"]) or (joints == [] and "of" in between and "'s" not in between):
            return n + 1
        return None

    def _in_list(self, n: int) -> bool:
        """A state before another one in a longer list is none of its towns: "Niger, Nigeria and Chad"."""
        if not any(
            e.place.level in ("country", "admin1") and e.kind <= sources.ALTERNATE for e in self.found[n].entries
        ):
            return False
        return self._listed(n - 1) or self._listed(n + 1)

    def _listed(self, n: int) -> bool:
        """Whether name n and the one behind it stand in a list."""
        if not 0 <= n < len(self.found) - 1:
            return False
        between = [t.lower for t in self.tree.tokens[self.found[n].last + 1 : self.found[n + 1].first]]
        return between in ([","], ["and"], [",", "and"], ["or"], ["as", "well", "as"], [",", "the"], ["and", "the"])

    def _peers(self) -> list[bool]:
        """Of each name whether it stands in a list with one that can only be a first-level unit."""
        only = [_surely_region(one) for one in self.found]
        peers = [False] * len(self.found)
        for n in range(len(self.found) - 1):
            if self._listed(n):
                peers[n] = peers[n] or only[n + 1]
                peers[n + 1] = peers[n + 1] or only[n] or peers[n]
        for n in range(len(self.found) - 2, -1, -1):
            if self._listed(n):
                peers[n] = peers[n] or peers[n + 1]
        return peers

    def _places(self, n: int, choices: Sequence[Choice] | None) -> list[Place]:
        """Places of the regions a name is put into, from the nearest outwards."""
        places: list[Place] = []
        at = self.stated[n]
        while at is not None and len(places) < 3:
            if choices is not None and choices[at].ranked:
                places.append(choices[at].ranked[0][0])
            at = self.stated[at]
        nation = self.nations[n]
        return places or ([nation[1]] if nation else [])

    def _first_context(self) -> Context:
        """Countries the report names outright or by their people, and regions that nothing else is called like."""
        context = Context()
        outright = (sources.LISTED, sources.NAME, sources.CLAIMED)
        for one in self.found:
            for entry in one.entries[:40]:
                wide = entry.place.level == "country" or (entry.place.level == "admin1" and len(one.entries) <= 3)
                if wide and entry.kind in outright:
                    context.add(entry.place, one.key, 1.0)
        self._peoples(context)
        return context

    def _peoples_named(self) -> Counter[str]:
        """Countries whose people or adjective the report has, with how often."""
        states = Counter(
            keys.fold(self.known.peoples[t.lower])
            for t in self.tree.tokens
            if t.text[:1].isupper() and t.lower in self.known.peoples
        )
        named = self.gazetteer.find(states)
        return Counter(
            {
                entry.place.country: count
                for key, count in states.items()
                for entry in named.get(key, ())[:1]
                if entry.place.country
            }
        )

    def _peoples(self, context: Context) -> None:
        for code, count in self.peoples.items():
            context.countries.setdefault(code, {})["people"] = float(count)

    def _context(self, choices: Sequence[Choice]) -> Context:
        context = Context()
        for one, choice in zip(self.found, choices, strict=True):
            if not choice.ranked:
                continue
            place, share = choice.ranked[0]
            if share < 0.6:
                continue
            context.add(place, one.key, 1.0 if place.level in ("country", "admin1") else 0.5)
            context.settled[one.key] = place
            if place.level == "admin1" and self.tree.tokens[one.last].lower in self.known.regions:
                context.whole.add(place.ref)
        self._peoples(context)
        return context

    def _choose(self, context: Context) -> list[Choice]:
        """A choice for each name; what is stated of one bearer holds for the others of the same name."""
        choices: list[Choice] = [Choice((), "not found")] * len(self.found)
        for n in range(len(self.found) - 1, -1, -1):
            one = self.found[n]
            choices[n] = choose(one.entries, one.levels, self._places(n, choices), context, one.key, self.peers[n])
        for members in self.groups.values():
            told = [n for n in members if choices[n].basis == "region stated"]
            if told:
                for n in members:
                    if n not in told:
                        choices[n] = Choice(
                            choices[told[0]].ranked, "region stated elsewhere", choices[told[0]].claimed
                        )
        return choices

    def _put_into(self, n: int, choices: Sequence[Choice]) -> tuple[Span | None, Place | None]:
        """Where the text itself puts a name, and the words for it."""
        at = self.stated[n]
        if at is not None:
            ranked, own = choices[at].ranked, choices[n].ranked
            stated = ranked[0][0] if ranked and ranked[0][1] >= RESOLVED_FROM else None
            if stated and self._loose(n) and not (own and lies_in(own[0][0], stated)):
                return None, None
            return self._span(at), stated
        nation = self.nations[n]
        return nation if nation is not None else (None, None)

    def _loose(self, n: int) -> bool:
        """ "Refugees from Kharkiv in Poland": the second need not hold the first."""
        one = self.found[n]
        before = self.tree.tokens[one.first - 1].lower if one.first else ""
        return self.tree.tokens[one.last + 1].lower == "in" and before in self.known.loose

    def _nation(self, n: int) -> tuple[Span, Place] | None:
        """ "The Polish city of Lviv", "Lviv, a Polish town": the country of the adjective, with the word."""
        one, tokens = self.found[n], self.tree.tokens
        start, past = self.tree.bounds[tokens[one.first].sentence]
        before = [t for t in tokens[max(start, one.first - 5) : one.first] if t.lower not in self.known.compass]
        if before and before[-1].lower == "of":
            before.pop()
        behind = list(tokens[one.last + 1 : min(past, one.last + 6)])
        if len(behind) > 3 and behind[0].text == "," and behind[1].lower in ("a", "an", "the"):
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

    def _toponym(self, n: int, choices: Sequence[Choice]) -> Toponym:
        one, choice = self.found[n], choices[n]
        span = self.tree.span(one.first, one.last)
        share = choice.ranked[0][1] if choice.ranked else 0.0
        place = choice.ranked[0][0] if share >= RESOLVED_FROM else None
        name = probable(one.points)
        certain = name * share * trusted(choice, one) if place else name
        within, stated = self._put_into(n, choices)
        return Toponym(
            span=span,
            surface=span.of(self.tree.text),
            place=place,
            candidates=tuple(Candidate(place=p, score=round(s, 4) if s < 1 else 1.0) for p, s in _rounded(choice)),
            probability=round(certain, 4),
            claimed=choice.claimed and place is not None,
            within=within,
            stated=stated,
            basis=choice.basis if place or not choice.ranked else "undecided",
            all_known=all_known(one, [p for p, _ in choice.ranked]),
        )

    def _span(self, n: int) -> Span:
        return self.tree.span(self.found[n].first, self.found[n].last)


def _surely_region(found: Found) -> bool:
    best = max(found.entries, key=prior, default=None)
    return best is not None and best.place.level == "admin1" and best.kind <= sources.NAME


def _rounded(choice: Choice) -> list[tuple[Place, float]]:
    """Shares cut after four places, never rounded up, so that they add up to at most 1."""
    return [(place, math.floor(share * 10_000) / 10_000) for place, share in choice.ranked]


def trusted(choice: Choice, found: Found) -> float:
    """How often the right place is among those known, by class of evidence."""
    place = choice.ranked[0][0]
    if place.level in ("country", "continent"):
        return 0.99
    if choice.basis.startswith("region stated"):
        return 0.97
    if place.level in ("admin1", "area", "natural", "site"):
        return 0.96
    if place.population >= 100_000:
        return 0.95
    if place.level == "admin2" or place.population >= 5_000:
        return 0.9
    return 0.8


def all_known(found: Found, ranked: Sequence[Place]) -> bool:
    """Whether every bearer of a name is known, so that its absence from a region means something.

    So for countries, first-level units and cities of KNOWN_FROM, whose name a smaller place would hardly bear without a
    word of explanation. Half of the names of Ukrainian villages are shared, and the gazetteer has few of them: never.
    """
    return any(p.level in ("country", "admin1") or p.population >= KNOWN_FROM for p in ranked)
