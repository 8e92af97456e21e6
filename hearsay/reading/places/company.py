"""Which place names vouch for one another: in one list, before the region they lie in, beside an "Oblast"."""

import itertools
from dataclasses import dataclass

from hearsay.atlas import sources
from hearsay.reading.places.found import Found
from hearsay.reading.places.weights import contained
from hearsay.reading.places.words import Words
from hearsay.reading.syntax import Syntax

SOME_SIZE, NEAR = 10_000, 4
"""Inhabitants of a town that a country or an "Oblast" of its state vouches for, among so many names around it."""


@dataclass(frozen=True, slots=True)
class Company:
    """The names of one report."""

    tree: Syntax
    words: Words

    def vouch(self, chosen: list[Found]) -> None:
        """Names that stand in one list, or one before the region it lies in, vouch for one another."""
        for one, other in itertools.pairwise(chosen):
            between = self.tree.tokens[one.last + 1 : other.first]
            plain = [t.lower for t in between]
            held = [w for w in plain if w not in self.words.compass and w != "the"]
            if held in ([","], ["in"], ["("], [",", "in"]) and contained(one.entries, other.entries):
                one.points += 3.0
                other.points += 2.0
            elif held in ([","], ["in"], ["("], [",", "in"]) and self._of_one_state(one, other):
                one.points += 1.5
            elif plain == ["("] and self._closed_country(one, other):
                other.points += 2.5
            elif plain in ([","], ["and"], [",", "and"], ["or"], ["to"], ["/"]) and min(one.points, other.points) > -2:
                helped = max(one.points, other.points)
                for found in (one, other):
                    found.points += 0.8 if helped > 1.5 and found.points < helped else 0.0
        pairs = ((a, b) for n, a in enumerate(chosen) for b in chosen[max(0, n - NEAR) : n + NEAR + 1])
        for one, other in pairs:
            if one is not other and self._of_one_state(one, other) and -1.0 < one.points < 1.0:
                one.points += 0.8

    def _closed_country(self, town: Found, country: Found) -> bool:
        """A town with a country alone in brackets behind it, though people are called so too: "Aleppo (Jordan)"."""
        ahead = country.last + 1
        closed = ahead < len(self.tree.tokens) and self.tree.tokens[ahead].text == ")"
        known = any(e.place.level == "settlement" and e.place.population >= SOME_SIZE for e in town.entries)
        return closed and known and any(e.place.level == "country" and e.kind <= sources.NAME for e in country.entries)

    def _of_one_state(self, town: Found, unit: Found) -> bool:
        """A town of some size, and an "Oblast" or "province" of its state in the same sentence, its own or not."""
        same = self.tree.tokens[town.first].sentence == self.tree.tokens[unit.first].sentence
        if not same or self.tree.tokens[unit.last].lower not in self.words.regions:
            return False
        states = {e.place.country for e in unit.entries if e.place.level == "admin1"}
        return any(
            e.place.level == "settlement" and e.kind <= sources.NAME and e.place.population >= SOME_SIZE
            and e.place.country in states
            for e in town.entries
        )  # fmt: skip
