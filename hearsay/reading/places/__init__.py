"""Places in a report: each toponym with what it may mean, how sure that is, and why."""

import itertools
import math
from collections import Counter
from collections.abc import Sequence

from hearsay.atlas import keys, sources
from hearsay.atlas.gazetteer import Gazetteer
from hearsay.model import Candidate, Mention, Place, Span, Toponym
from hearsay.reading.places import metonyms
from hearsay.reading.places.contained import Contained, Statement
from hearsay.reading.places.found import Found
from hearsay.reading.places.implied import Implied
from hearsay.reading.places.relation import relation
from hearsay.reading.places.renown import dwarfed, holding, well_known
from hearsay.reading.places.resolve import Choice, Context, choose, lies_in, prior
from hearsay.reading.places.spans import Finder
from hearsay.reading.places.ties import Ties
from hearsay.reading.places.within import Within
from hearsay.reading.places.words import Words, words
from hearsay.reading.syntax import Syntax

__all__ = ["find"]

SHOWN_FROM = 0.5
"""Least probability of being a place name at all."""
STATED_FROM = 0.1
"""Least share of a region's reading for a place to be held against it; the reading that fits counts first."""
SETTLED_FROM, DOUBTFUL_WEIGHT = 0.6, 0.7
"""Share from which a name speaks for its surroundings with one voice; below, each candidate does by its share."""
RESOLVED_FROM = 0.35
"""Least share of a candidate that is shown on a map; below, the candidates are listed and none is chosen."""
TIED_FROM = 0.97
"""Nor is one chosen where another has this part of its share: two villages of a name, and nothing tells them apart."""
KNOWN_FROM, FAMOUS_FROM = 25_000, 400_000
"""Inhabitants of a town from which the bearers of its name are taken as all known."""


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
"""Points are log-odds added up by hand; a fifth is taken off, as the evidence overlaps. Set before anything was
measured and not fitted on news: a fit of Platt on the open sets that mark places (GUM, UNER, MEANTIME, re3d) gives a
slope of .74 and a lower intercept, as these sets mark fewer kinds of names as places.
"""


def _lists(tree: Syntax, gazetteer: Gazetteer, found: list[Found]) -> list[Found]:
    """ "Sumy, Kursk and Kherson regions", "Donetsk and Luhansk People's Republics": what stands last holds for each."""
    for earlier, later in itertools.pairwise(found):
        between = [t.lower for t in tree.tokens[earlier.last + 1 : later.first]]
        if "type words" in earlier.reasons and later.levels is None and between in JOINTS:
            later.levels = earlier.levels
            later.reasons.append("type words")
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
        self.capitals = metonyms.capitals(gazetteer)
        self.within = Within(tree, found, gazetteer, known)
        self.stated = self.within.held_by
        self.peoples = self._peoples_named()
        self.peers = self._peers()
        self.groups: dict[tuple[str, frozenset[str] | None], list[int]] = {}
        for n, one in enumerate(found):
            self.groups.setdefault((one.key, one.levels), []).append(n)

    def toponyms(self) -> tuple[Toponym, ...]:
        context = self._first_context()
        choices = self._choose(context)
        for _ in range(2):
            context = self._context(choices)
            choices = self._choose(context)
        contained = Contained(self.tree, self.found, choices, self.gazetteer, self.known)
        said, implied = contained.statements, {**Ties(contained).tied, **Implied(contained).statements}
        return tuple(self._toponym(n, choices, said.get(n, ()), implied.get(n)) for n in range(len(self.found)))

    def _named_whole(self, found: Found) -> bool:
        return self.tree.tokens[found.last].lower in self.known.regions

    def _peers(self) -> list[bool]:
        """Of each name whether it stands in a list with one that can only be a first-level unit."""
        plural = [self.tree.tokens[one.last].lower.endswith("s") for one in self.found]
        only = [
            _surely_region(one) and (many or (one.last == one.core_last and not self._named_whole(one)))
            for one, many in zip(self.found, plural, strict=True)
        ]
        peers = [False] * len(self.found)
        for n in range(len(self.found) - 1):
            if self.within.listed(n):
                peers[n] = peers[n] or only[n + 1]
                peers[n + 1] = peers[n + 1] or only[n] or peers[n]
        for n in range(len(self.found) - 2, -1, -1):
            if self.within.listed(n):
                peers[n] = peers[n] or peers[n + 1]
        return peers

    def _places(self, n: int, choices: Sequence[Choice] | None) -> list[Place]:
        """Places of the regions a name is put into, from the nearest outwards."""
        places: list[Place] = []
        at = self.stated[n]
        while at is not None and at != n and len(places) < 3:
            if choices is not None and choices[at].ranked:
                places.append(choices[at].ranked[0][0])
            at = self.stated[at]
        nation = self.within.nations[n]
        return places or ([nation[1]] if nation else [])

    def _first_context(self) -> Context:
        """Countries the report names outright or by their people, and regions that nothing else is called like."""
        context = Context(capitals=self.capitals)
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
        context = Context(capitals=self.capitals)
        for one, choice in zip(self.found, choices, strict=True):
            if not choice.ranked:
                continue
            place, share = choice.ranked[0]
            if share < SETTLED_FROM:
                for place, share in choice.ranked:
                    context.add(place, one.key, DOUBTFUL_WEIGHT * share)
                continue
            context.add(place, one.key, 1.0 if place.level in ("country", "admin1") else 0.5)
            context.settled[one.key] = place
            if place.level == "admin1" and self._named_whole(one):
                context.whole.add(place.ref)
        self._peoples(context)
        return context

    def _choose(self, context: Context) -> list[Choice]:
        """A choice for each name; what is stated of one bearer holds for the others of the same name."""
        choices: list[Choice] = [Choice((), "not found")] * len(self.found)
        known: dict[tuple[object, ...], Choice] = {}
        for n in (*range(len(self.found) - 1, -1, -1), *range(len(self.found))):
            one = self.found[n]
            stated = self._places(n, choices)
            holding = [m for m, at in enumerate(self.stated) if at == n]
            asked = (
                one.key,
                one.levels,
                tuple(p.ref for p in stated),
                self.peers[n],
                *(self.found[m].key for m in holding),
            )
            if asked not in known:
                names = [self.found[m].entries for m in holding]
                known[asked] = choose(one.entries, one.levels, stated, context, one.key, self.peers[n], names)
            choices[n] = known[asked]
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
            top = own[0][0] if own else None
            likely = [place for place, share in ranked if share >= STATED_FROM]
            holder = next((p for p in likely if top and lies_in(top, p)), likely[0] if likely else None)
            if top is not None and not self.within.stated(n, top, holder):
                return None, None
            return self._span(at), holder
        nation, own = self.within.nations[n], choices[n].ranked
        if nation is None or (own and own[0][0].level in ("country", "continent")):
            return None, None
        return nation

    def _also_put_into(self, n: int, statements: Sequence[Statement]) -> tuple[Span | None, Place | None]:
        """Of what the text says in other ways, what no bearer of the name fits, else the first."""
        bearers = [e.place for e in self.found[n].entries]
        told = [(s, holding(s, bearers)) for s in statements]
        for statement, place in sorted(told, key=lambda s: s[1] is not None):
            return statement.span, place or statement.places[0]
        return None, None

    def _toponym(
        self, n: int, choices: Sequence[Choice], statements: Sequence[Statement], implied: Statement | None
    ) -> Toponym:
        one, choice = self.found[n], choices[n]
        span = self.tree.span(one.first, one.last)
        share = choice.ranked[0][1] if choice.ranked else 0.0
        tied = len(choice.ranked) > 1 and choice.ranked[1][1] >= TIED_FROM * share
        place = choice.ranked[0][0] if share >= RESOLVED_FROM and not tied else None
        name = probable(one.points)
        certain = name * share * trusted(choice, one) if place else name
        within, stated = self._put_into(n, choices)
        known = all_known(one, [p for p, _ in choice.ranked])
        known = known or (stated is not None and well_known(one, choice, stated))
        also, other = self._also_put_into(n, statements)
        if also is not None and other is not None:
            lies = any(lies_in(e.place, other) or e.place.ref == other.ref for e in one.entries)
            if within is None or not lies:
                within, stated = also, other
                known = not lies and (known or well_known(one, choice, other))
        implies = implied is not None and (within is None or _narrower(implied.places[0], stated, one))
        if implied is not None and implies:
            within, stated = implied.span, implied.places[0]
            known = known or well_known(one, choice, stated)
        elif stated is not None and "type word" not in one.reasons and dwarfed(one, stated):
            implies = known = True
        return Toponym(
            span=span,
            surface=span.of(self.tree.text),
            place=place,
            candidates=tuple(Candidate(place=p, score=round(s, 4) if s < 1 else 1.0) for p, s in _rounded(choice)),
            probability=round(certain, 4),
            claimed=choice.claimed and place is not None,
            within=within,
            stated=stated,
            implied=implies,
            basis=choice.basis if place or not choice.ranked else "undecided",
            relation=relation(self.tree, one, self.known),
            all_known=known and not self._part_of_city(one, place),
        )

    def _part_of_city(self, found: Found, place: Place | None) -> bool:
        """A settlement called a district: many cities have one of that name, and few are in a gazetteer."""
        called = found.last > found.first and self.tree.tokens[found.last].lower in words().regions
        return called and place is not None and place.level == "settlement"

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

    So for countries and first-level units; for cities of FAMOUS_FROM; and for a town of KNOWN_FROM that alone bears its
    name in its country, and whose name no third country has. Half of the names of Ukrainian villages are shared, and
    the gazetteer has few of them: never for a village, nor for a town with a namesake.
    """
    if any(p.level in ("country", "admin1") for p in ranked[:1]):
        return True
    towns = [e.place for e in found.entries if e.place.level == "settlement"]
    own = [e.place for e in found.entries if e.place.level == "settlement" and e.kind != sources.ALTERNATE]
    largest = max(own, key=lambda p: p.population, default=None)
    if largest is None or largest.population < KNOWN_FROM:
        return False
    alone = sum(p.country == largest.country for p in own) <= 1
    return largest.population >= FAMOUS_FROM or (alone and len({p.country for p in towns}) <= 2)


def _narrower(region: Place, stated: Place | None, found: Found) -> bool:
    """Whether a text puts a town rightly into a state, and then into a part of it that no place of the name lies in."""
    if stated is None or stated.level != "country" or region.level == "country" or not lies_in(region, stated):
        return False
    bearers = [e.place for e in found.entries]
    return any(lies_in(p, stated) for p in bearers) and not any(lies_in(p, region) for p in bearers)
