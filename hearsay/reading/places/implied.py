"""Where a text lets a place lie without saying so: whose town it is called, who acts there, what stands out there.

"Malaysia closed the airport of X", "a court in Y … outside the courthouse in X", "X …, the first operation of its kind
in Y", "X and other cities of Y". The words fit only a town of that region, yet a reader may have missed something: so
nothing is said where the sentence, or the one before, names a region that the town does lie in, or another place that
lies in the region.
"""

from collections.abc import Sequence

from hearsay.atlas.held import held
from hearsay.reading.places.beside import Beside
from hearsay.reading.places.contained import GENITIVES, Contained, Statement
from hearsay.reading.places.scene import FAR, OPENING, Mention, Wide


class Implied(Beside):
    """What is implied of each town, by the number of its name; for names of which nothing is said outright."""

    def __init__(self, contained: Contained) -> None:
        super().__init__(contained)
        self.statements: dict[int, Statement] = {}
        before: list[Wide] = []
        towns: list[int] = []
        for sentence in range(len(self.tree.bounds)):
            here = self.wide(sentence)
            earlier, towns = towns, [n for n in self.named(sentence) if contained.town(n)]
            for one in self.mentions(sentence, towns, earlier) if here or before else ():
                if one.n in self.statements:
                    continue
                told = self._told(one, sentence, here, before)
                if told is None and one.first == self.found[one.n].first:
                    told = self.only_named(one, sentence, here)
                if told is None and len(towns) == 1:
                    told = self.gone_on(one, here, before)
                settled = told is not None and self.settled(one.n, told)
                if told is not None and not settled and not self.at_home(one.n, told, (*here, *before)):
                    self.statements[one.n] = told.statement
            only = [n for n in earlier if not self.is_wide(n)]
            if len(only) == 1 and all(self.is_wide(n) for n in towns):
                self._told_next(only[0], sentence, here, before)
            before = here

    def _told(self, one: Mention, sentence: int, here: Sequence[Wide], before: Sequence[Wide]) -> Wide | None:
        by_rank = self._by_rank(one, sentence, here, before)
        if by_rank is not None:
            return by_rank
        for wide in here:
            if wide.first == one.first or self.spoken_for(one.n, sentence, wide):
                continue
            if self._others(one, wide) or self._hosts(one, wide) or self._native(one, wide) or self._its_own(one, wide):
                return wide
            if self._called_its(one, wide) or self._stands_out(one, wide) or self._side_by_side(one, wide):
                return wide
            if self._never_left(one, wide):
                return wide
            pointed = self._pointed_at(wide) and self.local(one) is not None
            if one.last < wide.first and (pointed or self._seat(wide)):
                return wide
            if self._home(one, wide) or self._seated(one, wide):
                return wide
            if (self._frames(one, wide) or self._acts(one, wide)) and not self.joined(one, wide, sentence):
                return wide
        return None

    def _frames(self, one: Mention, wide: Wide) -> bool:
        """ "In R, … in C …": all of a sentence happens where it opens."""
        first, past = self.tree.bounds[self.tokens[wide.first].sentence]
        opening = self.tokens[first : wide.first]
        if wide.adjective or wide.first - first > OPENING or self.case(wide) not in self.known.implied["frames"]:
            return False
        if not all(t.pos in ("ADP", "DET", "ADJ", "ADV", "NUM", "PUNCT", "CCONJ") or self.part(t) for t in opening):
            return False
        behind = self.tokens[wide.last + 1 : past]
        if behind[:1] and (behind[0].text in GENITIVES or behind[0].lower == "and"):
            return False
        local = self.local(one)
        return local is not None and one.first > wide.last and self.direct(local)

    def _acts(self, one: Mention, wide: Wide) -> bool:
        """A region, or a body of it, does to a town what is only done at home."""
        town = self.choices[one.n].ranked[0][0]
        country = wide.statement.places[0].country or ""
        if (country, town.country or "") in held():
            return False
        doers = [*self.bodies(wide), *([] if wide.adjective else [self.tokens[wide.last]])]
        for doer in doers:
            subject = next((t for t in (doer, *self.tree.ancestors(doer.i)) if t.dep.startswith("nsubj")), None)
            if subject is None or not self.tree.edges(subject.i)[0] <= doer.i <= self.tree.edges(subject.i)[1]:
                continue
            verb = self.tokens[subject.head]
            body = doer.i != wide.last or wide.adjective
            if not body and (subject.i != doer.i or verb.lemma not in self.known.implied["domestic"]):
                continue
            if one.first <= wide.last:
                continue
            local = self.local(one)
            head = self.tree.head_of(self.tree.span(one.first, one.last))
            for top in filter(None, (local, head)):
                own = next((t for t in (top, *self.tree.ancestors(top.i)) if t.head == verb.i and t.i != verb.i), None)
                if own is None:
                    continue
                relation = own.dep.partition(":")[0]
                if relation == "obj" and (not body or verb.lemma in self.known.implied["domestic"]):
                    return True
                if relation == "obl" and body and local is not None:
                    return True
                if relation in ("advcl", "parataxis") and body and local is not None:
                    return local.lower in self.known.implied["features"]
                again = one.first != self.found[one.n].first or wide.statement.places[0].country == town.country
                if relation == "ccomp" and body and local is not None and again:
                    return True
        return False

    def _others(self, one: Mention, wide: Wide) -> bool:
        """ "C and other cities of R", "C and elsewhere in R", "in C, as in the rest of R"."""
        if one.last >= wide.first:
            return False
        between = self.tokens[one.last + 1 : wide.first]
        if len(between) > 2 * FAR or any(t.i in self.contained.at for t in between):
            return False
        words = [t.lower for t in between]
        if words[-4:-1] == ["of", "any", "other"] or "any other" in " ".join(words[-5:]):
            return words[-1] in ("in", "of")
        if len(between) > FAR:
            return False
        told = next((k for k in range(len(words) - 1, -1, -1) if words[k] in self.known.implied["others"]), None)
        if told is None:
            return False
        if words[told] in ("elsewhere", "rest"):
            return words[told + 1 :] in (["in"], ["of"], ["in", "the"], ["of", "the"])
        towns = self.known.letters["c"] | self.known.letters["r"]
        if wide.adjective:
            behind = self.tokens[wide.last + 1 : wide.last + 3]
            return len(words) - told <= 3 and any(t.lower in self.known.letters["c"] for t in behind)
        return len(words) - told <= 5 and any(w in towns for w in words[told + 1 :]) and words[-1] in ("in", "of")

    def _hosts(self, one: Mention, wide: Wide) -> bool:
        """ "At the games in C the hosts, R, …"."""
        if wide.adjective or self.local(one) is None:
            return False
        before = [t for t in self.tokens[max(0, wide.first - 4) : wide.first] if t.lower not in (",", "the")]
        behind = [t for t in self.tokens[wide.last + 1 : wide.last + 4] if t.lower not in (",", "the")]
        if before and before[-1].lower in ("country", "nation"):
            before.pop()
        aside = any(t.text == "," for t in self.tokens[wide.last + 1 : wide.last + 2])
        near = (before[-1:], behind[:1] if aside else [])
        return any(t.lower in self.known.implied["hosts"] and t.pos != "VERB" for some in near for t in some)

    def _native(self, one: Mention, wide: Wide) -> bool:
        """ "She was born in C … her native R"."""
        before = [t.lower for t in self.tokens[max(0, wide.first - 3) : wide.first]]
        head = self.tree.head_of(self.tree.span(one.first, one.last))
        if wide.adjective or "native" not in before or head is None or one.first > wide.first:
            return False
        return self.tokens[head.head].lemma in ("bear", "born") or self.tokens[head.head].lower == "born"

    def _called_its(self, one: Mention, wide: Wide) -> bool:
        """ "R owes its trade to C, its second port"; "… in C. No ferry runs in R, its province"."""
        towns = self.known.letters["c"] | self.known.letters["m"]
        earlier, later, heads = (wide, one, towns) if wide.first < one.first else (one, wide, self.known.letters["r"])
        behind = self.tokens[later.last + 1 : later.last + OPENING]
        words = [t.lower for t in behind]
        end = next((k for k, word in enumerate(words) if word in heads), 0)
        if words[:2] != [",", "its"] or end < 2 or any(t.pos not in ("ADJ", "NOUN") for t in behind[2:end]):
            return False
        between = range(earlier.last + 1, later.first)
        return not wide.adjective and not any(i in self.contained.at for i in between) and "partner" not in words

    def _its_own(self, one: Mention, wide: Wide) -> bool:
        """ "R reopened its port of C": whose it is, where nobody else is named between."""
        i = one.first - 1
        if i > 0 and self.tokens[i].text == ",":
            i -= 1
        if i > 0 and self.tokens[i].lower in self.known.letters["o"]:
            i -= 1
        if (
            self.tokens[i].lower
            not in self.known.letters["c"] | self.known.letters["m"] | self.known.implied["features"]
        ):
            return False
        i -= 1
        while i > wide.last and (
            self.tokens[i].pos in ("ADJ", "ADV", "NUM", "NOUN", "PUNCT") or "-" in self.tokens[i].text
        ):
            i -= 1
        between = self.tokens[wide.last + 1 : i]
        whose = i > wide.last and self.tokens[i].lower in ("its", "their")
        apart = any(t.i in self.contained.at or t.text[:1].isupper() for t in between)
        partners = any(t.lower in ("sister", "twin", "partner") for t in self.tokens[i : one.first])
        return whose and not apart and not partners and not wide.adjective

    def _stands_out(self, one: Mention, wide: Wide) -> bool:
        """ "Doctors in C …, the first operation of its kind in R"."""
        if self.local(one) is None or one.last >= wide.first:
            return False
        start = self.ranked(wide)
        return start is not None and start > one.last and self.tokens[start - 1].text in (",", "–", "—", "-")

    def _told_next(self, n: int, sentence: int, here: Sequence[Wide], before: Sequence[Wide]) -> None:
        """ "… in C. It was the worst flood in R …", "I had never been to R before": of the only town just named."""
        first, past = self.tree.bounds[sentence]
        one = Mention(n, self.found[n].first, self.found[n].last)
        if n in self.contained.statements or n in self.statements or self.local(one) is None:
            return
        words = [t.lower for t in self.tokens[first:past]]
        for wide in here:
            start = self.ranked(wide) if words[0] in ("it", "this") else None
            ranked = start is not None and start - first <= 4
            never = "never" in words and "before" in words and self.case(wide) in ("in", "to", "into")
            told = ranked or never or self._pointed_at(wide) or self._seat(wide)
            spoken = self.spoken_for(n, sentence - 1, wide)
            if told and not spoken and not self.at_home(n, wide, (*here, *before)):
                self.statements[n] = wide.statement
                return
        if before or any(t.lemma.lower() in self.known.implied["abroad"] for t in self.tokens[first:past]):
            return
        told_of = self.only_named(one, sentence - 1, here)
        capital = self.choices[n].ranked[0][0].ref in self.capitals
        if told_of is not None and not capital and not self.at_home(n, told_of, here):
            self.statements[n] = told_of.statement

    def _never_left(self, one: Mention, wide: Wide) -> bool:
        """ "From C to the sea one never leaves R", "without leaving R"."""
        before = self.tokens[max(0, wide.first - 4) : wide.first]
        left = before[-1:] and before[-1].lemma == "leave"
        denied = any(t.lower in ("never", "without", "not", "n't") for t in before)
        return bool(left) and denied and one.last < wide.first and not wide.adjective

    def _pointed_at(self, wide: Wide) -> bool:
        """ "That corner of R", "this part of R"."""
        i = wide.first - 1
        while i > 0 and (self.tokens[i].lower in ("of", "the") or self.tokens[i].lower in self.known.compass):
            i -= 1
        part = self.tokens[i].lower in self.known.letters["r"]
        while part and i > 0 and (self.tokens[i - 1].pos == "ADJ" or self.tokens[i - 1].lower in self.known.compass):
            i -= 1
        return part and i > 0 and self.tokens[i - 1].lower in ("that", "this") and not wide.adjective

    def _side_by_side(self, one: Mention, wide: Wide) -> bool:
        """ "In R, at the stadium of C", "in C, up in R": two phrases of place with nothing but a comma between."""
        if wide.adjective or self.case(wide) not in self.known.implied["frames"]:
            return False
        if wide.last < one.first and self.local(one) is not None:
            between = self.tokens[wide.last + 1 : one.first]
            if not between or between[0].text not in (",", "–", "("):
                return False
            places = len(between) > 1 and between[1].lower in self.known.implied["near"]
            plain = all(t.pos in ("ADP", "DET", "ADJ", "NOUN", "NUM", "PUNCT", "SCONJ") for t in between)
            return places and plain and len(between) <= OPENING and sum(t.text == "," for t in between) == 1
        if wide.last < one.first:
            return False
        between = self.tokens[one.last + 1 : wide.first]
        aside = [t for t in between if t.text not in (",", "–", "(")]
        if not aside or len(aside) > OPENING or len(between) - len(aside) != 1 or between[0] in aside:
            return False
        return all(t.pos in ("ADV", "ADP", "DET", "ADJ", "NOUN") or self.part(t) for t in aside)

    def _by_rank(self, one: Mention, sentence: int, here: Sequence[Wide], before: Sequence[Wide]) -> Wide | None:
        """ "In the provincial capital, C", "C, the republic's capital": of the region named last."""
        first, past = self.tree.bounds[sentence]
        owner = None
        for words in (self._called(one.first, first), self._called_behind(one.last, past)):
            owner = owner or next((w for w in words if w in self.known.wholes), None)
        if owner is None:
            return None
        level = self.known.wholes[owner]
        ahead = [w for w in here if w.last < one.first and w.statement.places[0].level in level]
        fitting = ahead or [w for w in before if w.statement.places[0].level in level]
        if "country" in level and "admin1" not in level and not ahead:
            fitting = [w for w in fitting if self.case(w) in self.known.implied["frames"] or self.owns(w)]
        town = self.choices[one.n].ranked[0][0]
        if len({w.statement.places[0].ref for w in fitting}) != 1:
            return None
        region = fitting[0].statement.places[0]
        return fitting[0] if region.level == "country" or region.country == town.country else None

    def _called(self, past: int, first: int) -> list[str]:
        """The words of "the provincial capital," before a name."""
        i = past - 1
        if i > first and self.tokens[i].text == ",":
            i -= 1
        if i <= first or self.tokens[i].lower not in self.known.letters["c"] | self.known.letters["m"]:
            return []
        words: list[str] = []
        while i > first and len(words) < OPENING:
            i -= 1
            words.append(self.tokens[i].lower)
            if words[-1] in ("the", "in", "of", "and", ","):
                break
        return words

    def _called_behind(self, last: int, past: int) -> list[str]:
        """The words of ", the republic's capital" behind a name."""
        behind = [t.lower for t in self.tokens[last + 1 : min(past, last + 1 + OPENING)]]
        if behind[:2] not in ([",", "the"], ["–", "the"], ["(", "the"]):
            return []
        towns = self.known.letters["c"] | self.known.letters["m"]
        end = next((k for k, word in enumerate(behind) if word in towns), None)
        closed = end is not None and behind[end + 1 : end + 2] in ([","], [")"], ["–"], ["."], [])
        return behind[2:end] if closed else []

    def _seat(self, wide: Wide) -> bool:
        """ "R, the state of which it is the capital"."""
        behind = [t.lower for t in self.tokens[wide.last + 1 : wide.last + FAR]]
        told = next((k for k, word in enumerate(behind) if word in ("which", "whose")), None)
        if told is None or not behind or behind[0] != ",":
            return False
        towns = self.known.letters["c"] | self.known.letters["m"]
        rest = behind[told + 1 : told + 6]
        it = "it" in rest or "city" in rest[:2] or "town" in rest[:2]
        return it and any(w in towns for w in rest) and bool({"is", "was"} & set(rest))

    def _home(self, one: Mention, wide: Wide) -> bool:
        """ "R's president flew home to C"."""
        before = [t.lower for t in self.tokens[max(0, one.first - 2) : one.first]]
        first, _ = self.tree.bounds[self.tokens[wide.first].sentence]
        leads = wide.first - first <= 2 and wide.last < one.first
        between = self.tokens[wide.last + 1 : one.first]
        person = wide.adjective or self.owns(wide) or self.tokens[wide.last].dep.startswith("nsubj")
        return before == ["home", "to"] and leads and person and not any(t.i in self.contained.at for t in between[:4])

    def _seated(self, one: Mention, wide: Wide) -> bool:
        """ "The government of R in C", "R's parliament in C": where it sits."""
        between = self.tokens[wide.last + 1 : one.first]
        if wide.adjective or self.owns(wide):
            words = [t.lower for t in between if t.text not in GENITIVES]
            body = len(words) in (2, 3) and words[-2] in self.known.implied["seated"] and words[-1] == "in"
            return body and all(t.pos in ("NOUN", "PROPN", "ADJ", "ADP", "PART") for t in between)
        i = wide.first - 1
        while i > 0 and self.tokens[i].lower == "the":
            i -= 1
        of = self.tokens[i].lower == "of" and self.tokens[i - 1].lower in self.known.implied["seated"]
        return of and [t.lower for t in between] == ["in"]
