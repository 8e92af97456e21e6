"""Military formations and groupings a report names or numbers, with what the text says of each."""

from collections.abc import Sequence
from dataclasses import replace

from hearsay import profiles
from hearsay.model import Mention, Side, Span, Unit
from hearsay.reading import sides
from hearsay.reading.formations import BARE, LETTER, Draft, Phrases
from hearsay.reading.syntax import Syntax

SERVICES = frozenset({"army", "wing", "team", "corps", "squadron"})
"""Echelons that also name services and clubs: a name alone ("Salvation Army", "Peace Corps") makes none."""
NAMED_ONLY = SERVICES | {"group", "fleet", "detachment"}
"""Echelons that are no certain one without number or name, whatever their branch ("Marine Corps")."""
LETTERED = frozenset({"company", "battery", "battalion", "squad", "platoon"})
HEADQUARTERS = frozenset({"district", "grouping", "fleet"})


def find(tree: Syntax, mentions: tuple[Mention, ...], profile: str) -> tuple[Unit, ...]:
    """Every formation named, numbered, or written like a name, in order of the text.

    `parent` is the span of the larger formation the text puts it in, itself among the units. A formation without
    number and name has `designator` None. `side` is what the text says of it there or elsewhere, or belongs to a name
    that the profile knows ("Khortytsia").
    """
    phrases = Phrases(tree, mentions, profile)
    drafts = phrases.drafts()
    formed = _Formed(tree, phrases, profile)
    formed.tie(drafts)
    return formed.made(formed.accepted(drafts))


class _Formed:
    """Drafts held against one another: which are part of which, which are military, whose they are."""

    def __init__(self, tree: Syntax, phrases: Phrases, profile: str) -> None:
        self.tree = tree
        self.profile = profile
        self.phrases = phrases
        self.words = phrases.words
        self.lex = phrases.lex
        self.sides = phrases.sides
        self.levels: dict[str, float] = {
            e["name"]: e["level"] for e in profiles.load(profile, "forces").get("echelon", ())
        }

    def tie(self, drafts: list[Draft]) -> None:
        """Parents: "of the", "part of the", a bracket or a comma before a larger one, a genitive."""
        levels = self.levels
        for n, draft in enumerate(drafts[:-1]):
            follower = drafts[n + 1]
            between = self.words[draft.last + 1 : follower.first]
            if len(between) > 7 or not between:
                continue
            if len(between) > 2 and between[0].text in "([" and between[2].text in ")]":
                between = between[3:]
            plain = [w for w in between if self.sides.nationality(w.text) is None and w.lower not in ("'s", "’s")]
            if not all(w.lower in self.lex.joints for w in plain):
                if [w.lower for w in between] in (["'s"], ["’s"], ["'"], ["’"]):
                    follower.parent = n
                continue
            ties = [w.lower for w in plain if w.lower in self.lex.ties]
            if not ties and not (between and between[0].lower in ("'s", "’s")):
                if [w.lower for w in plain] and plain[0].lower == "in":
                    draft.parent = n + 1
                continue
            if not ties:
                follower.parent = n
            elif set(ties) <= {","}:
                larger = levels.get(follower.echelon, 0) > levels.get(draft.echelon, 0)
                told = follower.numbered or follower.echelon in HEADQUARTERS
                if larger and told and draft.designator and not self._listed(drafts, n):
                    draft.parent = n + 1
            elif "(" in ties or "[" in ties:
                if levels.get(follower.echelon, 0) > levels.get(draft.echelon, 0):
                    draft.parent = n + 1
            else:
                draft.parent = n + 1
        for n, draft in enumerate(drafts[:-2]):
            # "of the Pacific Fleet's 5th Corps": of the corps, which is the fleet's.
            if draft.parent == n + 1 and drafts[n + 2].parent == n + 1 and drafts[n + 1].last < drafts[n + 2].first:
                draft.parent = n + 2

    def _listed(self, drafts: list[Draft], n: int) -> bool:
        """Whether formation n and the next are of a list ("A, B and C"), unless C is of A's size ("A, B and A, B")."""
        last = drafts[n + 1].last
        word = [w.lower for w in self.words[last + 1 : last + 3]]
        if not word or (word[0] not in ("and", "or") and word not in ([",", "and"], [",", "or"])):
            return False
        third = drafts[n + 2] if n + 2 < len(drafts) and drafts[n + 2].first <= last + 5 else None
        return word[0] != "," if third is None else third.echelon != drafts[n].echelon

    def accepted(self, drafts: list[Draft]) -> list[Draft]:
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
        chosen: list[Draft] = []
        for n, draft in enumerate(drafts):
            if kept[n]:
                index[n] = len(chosen)
                chosen.append(draft)
        for draft in chosen:
            draft.parent = index.get(draft.parent) if draft.parent is not None else None
        return chosen

    def _sure(self, draft: Draft) -> bool:
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
                return draft.capital and draft.echelon in LETTERED
            if draft.echelon == "fleet":
                return draft.capital
            if draft.echelon == "task force":
                return draft.capital and (bool(BARE.match(draft.designator)) or self._of_men(draft))
            if draft.echelon == "group":
                return False
            if draft.echelon in SERVICES:
                return draft.branch is not None and draft.capital
            if not guarded:
                return draft.capital or draft.quoted or draft.branch is not None or self._proper(draft)
            return (draft.branch is not None and draft.capital) or self._of_men(draft)
        if draft.branch is not None and draft.capital:
            start = words[draft.first].text
            return start[:1].isupper() and draft.echelon not in NAMED_ONLY
        return draft.count and not guarded

    def _proper(self, draft: Draft) -> bool:
        """ "the Skala battalion": the word before a lower-case echelon is a name, not the first of its sentence."""
        known = self.sides.actor(draft.designator or "")
        if known is not None and known.kind == "unit":
            return True
        token = self.tree.tokens[self.words[draft.first].token]
        return token.pos == "PROPN" and self.tree.bounds[token.sentence][0] != token.i

    def _grouped(self, draft: Draft) -> bool:
        """A grouping is military by its words: of forces, military, by a capital, a quoted name, a compass name."""
        text = [w.lower for w in self.words[draft.first : draft.last + 1]]
        if not self.lex.grouped.isdisjoint(text):
            return True
        return (
            self.words[draft.last].text in self.lex.short
            or draft.quoted
            or text[0] in self.lex.compass
            or draft.capital
        )

    def _of_men(self, draft: Draft) -> bool:
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

    def made(self, drafts: list[Draft]) -> tuple[Unit, ...]:
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
                echelon = self.phrases.named_echelon(span.of(self.tree.text))
                if echelon == "group":
                    echelon = self.phrases.named_echelon(found.actor.name)
                units.append(
                    Unit(
                        span=span, echelon=echelon, designator=_name_of(span.of(self.tree.text)), side=found.actor.side
                    )
                )
        return _spread(sorted(units, key=lambda u: (u.span.start, u.span.end)))

    def _side(self, draft: Draft) -> Side:
        """What stands with it: "the Ukrainian 3rd Brigade", "3rd Brigade of the Ukrainian army"."""
        i = draft.first - 1
        for _ in range(4):
            if i < 0:
                break
            word = self.words[i]
            owns = self.words[i + 1].lower in ("'s", "’s", "'", "’")
            side = self.sides.side_of(f"{word.text}'s own") if owns else self.sides.nationality(word.text)
            if side is not None and side not in ("unknown", "outlet"):
                return side
            if self.words[i].lower not in self.lex.forces:
                break
            i -= 1
        after = self.words[draft.last + 1 : draft.last + 7]
        if after and after[0].lower == "of":
            for j, word in enumerate(after[1:], 1):
                side = self.sides.nationality(word.text)
                if side is not None:
                    return side
                if word.lower not in self.lex.forces or j > 5:
                    break
        return "unknown"


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
