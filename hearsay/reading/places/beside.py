"""Whether a town and a region told in one sentence may be meant apart: one comes from elsewhere, or acts there only.

A reader takes the only town of a sentence to lie in the only region of it, unless something says why the two are told
together: a journey, a comparison, trade, troops and officials abroad, a border, a club or firm from elsewhere.
"""

from collections.abc import Sequence

from hearsay.atlas.held import held
from hearsay.model import Place
from hearsay.reading.places import metonyms
from hearsay.reading.places.contained import GENITIVES, Contained
from hearsay.reading.places.resolve import lies_in
from hearsay.reading.places.scene import Mention, Scene, Wide
from hearsay.reading.syntax import Token

SURE = 0.4
"""Points of a name that is a place's, hardly anything else's."""


class Beside(Scene):
    """What the only region of a sentence says of its only town."""

    def __init__(self, contained: Contained) -> None:
        super().__init__(contained)
        self.capitals = metonyms.capitals(contained.gazetteer)

    def only_named(self, one: Mention, sentence: int, here: Sequence[Wide]) -> Wide | None:
        """The one region of a sentence whose only town few know to lie elsewhere, where nothing named is its home."""
        town, found = self.choices[one.n].ranked[0][0], self.found[one.n]
        wide = [w for w in here if w.first != one.first]
        if not wide or not self.contained.town(one.n) or found.points < SURE:
            return None
        regions = {p.ref: p for w in wide for p in w.statement.places[:1]}
        inner = [p for p in regions.values() if not any(lies_in(other, p) for other in regions.values())]
        if len(inner) != 1:
            return None
        told = next(w for w in wide if w.statement.places[0] == inner[0])
        unit = inner[0].level != "country"
        famous = found.key in self.known.implied["alone"] or town.ref in self.capitals
        near = self._neighbours(inner[0], town)
        if self.joined(one, told, sentence) or self.spoken_for(one.n, sentence, told) or (unit and famous and not near):
            return None
        known = found.key in self.known.implied["alone"] and not near
        if known or (inner[0].country or "", town.country or "") in held():
            return None
        apart = self._unit_apart(one, told) if near else self._apart(one, told)
        home = town.admin1 if unit else town.country
        return None if apart or home in self.homes(found.key) else told

    def gone_on(self, one: Mention, here: Sequence[Wide], before: Sequence[Wide]) -> Wide | None:
        """ "R is on strike. Buses in C …": the only region of the sentence before, a unit of the town's own state."""
        town, found = self.choices[one.n].ranked[0][0], self.found[one.n]
        regions = {w.statement.places[0].ref for w in before if w.statement.places[0].level != "country"}
        wide = next((w for w in before if w.statement.places[0].ref in regions), None)
        if wide is None or here or len(regions) != 1 or found.points < SURE or not self.contained.town(one.n):
            return None
        sentence = self.tokens[wide.first].sentence
        told_there = any(not self.is_wide(n) for n in self.named(sentence))
        if told_there or town.ref in self.capitals or not self._neighbours(wide.statement.places[0], town):
            return None
        joined = self.joined(one, wide, sentence) or self.joined(one, wide, self.tokens[one.first].sentence)
        return None if joined or self._unit_apart(one, wide) or town.admin1 in self.homes(found.key) else wide

    def _neighbours(self, region: Place, town: Place) -> bool:
        """A first-level unit and a town of the same state: those of the one seldom act in the other."""
        return region.level == "admin1" and region.country == town.country

    def joined(self, one: Mention, wide: Wide, sentence: int) -> bool:
        """A journey, a comparison, a border, trade: a word that the town or the region hangs on, or by its side."""
        first, past = self.tree.bounds[sentence]
        heads = [self.tree.head_of(self.tree.span(x.first, x.last)) for x in (one, wide)]
        over = {t.i for head in heads if head is not None for t in (head, *self.tree.ancestors(head.i))}
        near = self._neighbours(wide.statement.places[0], self.choices[one.n].ranked[0][0])
        away = self.known.implied["between" if near else "abroad"]
        words = [t for t in self.tokens[first:past] if t.lemma.lower() in away]
        return any(t.i in over or (t.head in over and t.pos != "VERB") for t in words)

    def _apart(self, one: Mention, wide: Wide) -> bool:
        """Whether a town and a state are told together for another reason than that the one lies in the other."""
        town, unit = self.choices[one.n].ranked[0][0], wide.statement.places[0].level != "country"
        before = self.tokens[one.first - 1].lower if one.first else ""
        elsewhere = self.known.loose - {"of"} | {"into", "towards", "toward"}
        done_by = wide.adjective and any(True for _ in self.bodies(wide))
        if self._named_on(one) or before in elsewhere or self._listed(one, wide):
            return True
        if not done_by and self.case(wide) in elsewhere:
            return True
        local = self.local(one)
        if local is not None and not self.direct(local):
            return True
        subject = unit and self._word(one).dep.startswith("nsubj")
        part = self._part_of(one)
        if local is None and not part and (town.ref in self.capitals or before == "of" or (unit and not subject)):
            return True
        return self._guest(one, wide) or self._told_of(one, wide) or self._abroad(one, wide)

    def _guest(self, one: Mention, wide: Wide) -> bool:
        """ "A Spanish priest … in C", "Germany's soldiers … near C": who is as often abroad as at home."""
        if self.tokens[one.first].sentence != self.tokens[wide.first].sentence:
            return False
        head = self.tree.head_of(self.tree.span(wide.first, wide.last))
        over = self.tokens[head.head] if head is not None else None
        return over is not None and over.pos == "NOUN" and over.lemma.lower() in self.known.implied["sent"]

    def _unit_apart(self, one: Mention, wide: Wide) -> bool:
        """The same of a town and a first-level unit of one state."""
        before = self.tokens[one.first - 1].lower if one.first else ""
        elsewhere = self.known.loose - {"of"} | {"into", "towards", "toward"}
        if self._named_on(one) or before in elsewhere or self._listed(one, wide):
            return True
        subject = self._word(wide).dep.startswith("nsubj")
        acting = wide.adjective or subject or self.owns(wide) or self._compound(wide)
        if not acting and self.case(wide) in elsewhere:
            return True
        rules = subject and self.tokens[self._word(wide).head].lemma in self.known.implied["domestic"]
        bound = rules or wide.adjective or self.owns(wide) or self._compound(wide) or self.ranked(wide) is not None
        if not bound and self._side_news(one, wide):
            return True
        called = self._head_word(one).dep.startswith(("nsubj", "obj")) or self.ranked(wide) is not None
        return self.local(one) is None and not called and not self._part_of(one)

    def _word(self, name: Mention | Wide) -> Token:
        """The word of a name by which it hangs in its sentence; not always the last ("Da Nang")."""
        return self.tree.head_of(self.tree.span(name.first, name.last)) or self.tokens[name.last]

    def _head_word(self, one: Mention) -> Token:
        """The "town" of "the town of C", or else the name."""
        typed = one.first > 1 and self.tokens[one.first - 1].lower == "of"
        called = typed and self.tokens[one.first - 2].lower in self.known.types
        return self.tokens[one.first - 2] if called else self._word(one)

    def _side_news(self, one: Mention, wide: Wide) -> bool:
        """ "C was shelled, and in R a barn burned": two clauses side by side, each with its place."""
        paths = [
            [head, *self.tree.ancestors(head.i)]
            for x in (one, wide)
            if (head := self.tree.head_of(self.tree.span(x.first, x.last))) is not None
        ]
        if len(paths) < 2:
            return False
        joints = [t for path in paths for t in path if t.dep in ("conj", "parataxis", "advcl") and self._own_news(t)]
        return any((t in paths[0]) != (t in paths[1]) for t in joints)

    def _own_news(self, clause: Token) -> bool:
        """Not who says so ("…, the governor said"), and not what the same did too ("hit R and broke a dam in C")."""
        over = self.tokens[clause.head]
        joined = clause.dep == "advcl" or any(True for _ in self.tree.children(clause.i, "cc"))
        if not joined and {clause.lemma, over.lemma} & self.known.says:
            return False
        shares = clause.dep == "conj" and clause.pos == "VERB" == over.pos
        return not shares or any(t.dep.startswith("nsubj") for t in self.tree.children(clause.i))

    def _part_of(self, one: Mention) -> bool:
        """ "The port of C", "C's market", "C residents": what or who is of the town itself."""
        over = self.tokens[self._word(one).head]
        behind = self.tokens[one.last + 1 : one.last + 2]
        tied = (one.first and self.tokens[one.first - 1].lower == "of") or over.i == one.last + 1
        owned = bool(behind) and behind[0].text in GENITIVES
        return bool(tied or owned) and (self.feature(over) or over.lower in self.known.letters["l"])

    def _compound(self, wide: Wide) -> bool:
        """ "The Veneto authorities"."""
        behind = self.tokens[wide.last + 1 : wide.last + 2]
        heads = {t.head for t in self.tokens[wide.first : wide.last + 1]}
        return bool(behind) and behind[0].pos == "NOUN" and behind[0].i in heads

    def _named_on(self, one: Mention) -> bool:
        """A name that goes on behind the town's: a body or person called after it."""
        behind = self.tokens[one.last + 1 : one.last + 2]
        return bool(behind) and behind[0].text[:1].isupper() and behind[0].pos == "PROPN"

    def _told_of(self, one: Mention, wide: Wide) -> bool:
        """ "Police in R said … in C": they may speak of what happened abroad, but not a health or school office."""
        head = self.tree.head_of(self.tree.span(one.first, one.last))
        path = [] if head is None else [head, *self.tree.ancestors(head.i)]
        said = [self.tokens[t.head] for t in path if t.dep in ("ccomp", "parataxis", "xcomp")]
        subjects = [s for verb in said for s in self.tree.children(verb.i, "nsubj")]
        span = self.tree.head_of(self.tree.span(wide.first, wide.last))
        here = span is not None and head is not None and span.sentence == head.sentence
        above = [span, *self.tree.ancestors(span.i)] if span is not None and here else []
        for subject in (t for t in above if t.dep == "nsubj"):
            verb = self.tokens[subject.head]
            objects = [t.i for t in self.tree.children(verb.i, "obj")]
            told = any(t.i in objects for t in path) or (verb.dep in ("parataxis", "ccomp") and not objects)
            if told and verb.lemma in self.known.says:
                subjects.append(subject)
        tellers = (s for s in subjects if self.tree.edges(s.i)[0] <= wide.first <= self.tree.edges(s.i)[1])
        return any(not self._homely(s) for s in tellers)

    def _homely(self, body: Token) -> bool:
        """An office that speaks of its own country only."""
        before = self.tokens[body.i - 1].lower if body.i else ""
        return body.lower in self.known.implied["services"] and before in self.known.implied["homely"]

    def _abroad(self, one: Mention, wide: Wide) -> bool:
        """ "Its works in C", "officials of R in C", "talks on C": what is of R, or only spoken of."""
        before = self.tokens[max(0, one.first - 4) : one.first]
        owned = any(t.dep == "nmod:poss" and t.pos in ("PRON", "DET") for t in before)
        head = self.tree.head_of(self.tree.span(one.first, one.last))
        holder = self.tokens[head.head] if head is not None else None
        low, high = self.tree.edges(holder.i) if holder is not None else (0, -1)
        people = (
            holder is not None and holder.pos in ("NOUN", "PROPN") and low <= wide.first < wide.last + 2 >= holder.i
        )
        return (
            owned
            or (people and wide.last < one.first and wide.first <= high)
            or (bool(before) and before[-1].lower == "on")
        )

    def _listed(self, one: Mention, wide: Wide) -> bool:
        """ "Snow fell on C and in R", "C and a village in R": one beside the other, not in it."""
        heads = {self.tree.head_of(self.tree.span(x.first, x.last)) for x in (one, wide)}
        paths = [[t, *self.tree.ancestors(t.i)] for t in heads if t is not None]
        for path in paths:
            for token in path:
                if token.dep == "conj" and any(
                    self.tokens[token.head] in other for other in paths if other is not path
                ):
                    clause = any(True for _ in self.tree.children(token.head, "nsubj"))
                    return not clause and self.tokens[token.head].pos not in ("VERB", "AUX")
        return False
