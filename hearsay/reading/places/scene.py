"""What stands in a sentence beside a town: regions, their adjectives, "the city" for its name, where things happen."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.reading.places.contained import GENITIVES, WIDE, Contained, Statement
from hearsay.reading.places.renown import holding, meant
from hearsay.reading.places.resolve import lies_in
from hearsay.reading.syntax import Token

OPENING = 6
"""Tokens from the start of a sentence within which a region tells where all of it happens."""
FAR = 12
"""Tokens between a region and the words that say what it has to do with a town."""
ASIDE = frozenset({"acl", "acl:relcl", "xcomp", "csubj"})
"""Clauses that may tell of somewhere else."""


@dataclass(frozen=True, slots=True)
class Wide:
    """A region or country by its name or its adjective, and the tokens of it."""

    first: int
    last: int
    statement: Statement
    adjective: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A town where its name stands, or where "the city" stands for it: the number of the name, and the tokens."""

    n: int
    first: int
    last: int


class Scene:
    """The regions and towns of the sentences of a report, and how their words hang together."""

    def __init__(self, contained: Contained) -> None:
        self.contained = contained
        self.tree, self.tokens, self.known = contained.tree, contained.tree.tokens, contained.known
        self.found, self.choices = contained.found, contained.choices

    def named(self, sentence: int) -> list[int]:
        first, past = self.tree.bounds[sentence]
        return [n for i in range(first, past) if (n := self.contained.at.get(i)) is not None]

    def homes(self, key: str) -> set[str | None]:
        """Codes of the states and first-level units that the report names, but for the name `key`."""
        names = [n for n, found in enumerate(self.found) if found.key != key and self.is_wide(n)]
        places = [self.choices[n].ranked[0][0] for n in names]
        words = (t.i for t in self.tokens if t.i not in self.contained.at and self.contained.people(t.i, t.i))
        places += [s.places[0] for s in map(self.contained.holder, words) if s is not None]
        return {code for place in places for code in (place.country, place.admin1)}

    def is_wide(self, n: int) -> bool:
        """Whether a name means a region or country first."""
        ranked = self.choices[n].ranked
        return bool(ranked) and ranked[0][0].level in WIDE

    def wide(self, sentence: int) -> list[Wide]:
        first, past = self.tree.bounds[sentence]
        wide: list[Wide] = []
        i = first
        while i < past:
            n, last = self.contained.at.get(i), i
            named = n is not None and self.is_wide(n)
            if n is not None:
                last = self.found[n].last
            elif long := self.contained.people(i, i + 1) is not None if i + 1 < past else False:
                last = i + long
            known = named or (n is None and self.contained.people(i, last) is not None)
            statement = self.contained.holder(i) if known else None
            if statement is not None:
                wide.append(Wide(i, last, statement, n is None))
            i = last + 1
        return wide

    def mentions(self, sentence: int, towns: Sequence[int], earlier: Sequence[int]) -> Iterator[Mention]:
        """Names of towns, and "the city" for the only town named so far in the sentence or else in the one before."""
        first, past = self.tree.bounds[sentence]
        for n in towns:
            yield Mention(n, self.found[n].first, self.found[n].last)
        for token in self.tokens[first + 1 : past]:
            called = token.lower in self.known.letters["c"] and self.tokens[token.i - 1].lower in (
                "the",
                "that",
                "this",
                "same",
            )
            named = [n for n in towns if self.found[n].first < token.i] or (earlier if not towns else [])
            behind = self.tokens[token.i + 1 : token.i + 3]
            other = any(t.i in self.contained.at for t in behind) or (behind and behind[0].lower in ("of", "where"))
            if called and not other and len({self.found[n].key for n in named}) == 1:
                yield Mention(named[0], token.i, token.i)

    def settled(self, n: int, told: Wide) -> bool:
        """Whether it is said outright where a town lies, at least as closely as a region would tell."""
        levels = {p.level for s in self.contained.statements.get(n, ()) for p in s.places[:1]}
        return bool(levels) and (told.statement.places[0].level == "country" or levels != {"country"})

    def at_home(self, n: int, told: Wide, near: Sequence[Wide]) -> bool:
        """Whether a region is named that the town does lie in, other than a state that holds both."""
        bearers = meant(self.found[n])
        region = told.statement.places[0]
        others = (w for w in near if w.first != self.found[n].first)
        homes = (place for w in others if (place := holding(w.statement, bearers)) is not None)
        return any(not lies_in(region, place) for place in homes)

    def spoken_for(self, n: int, sentence: int, wide: Wide) -> bool:
        """Whether another place of the sentence lies in the region, so that the words may be about that one."""
        own = self.found[n].key
        others = [m for m in self.named(sentence) if self.found[m].key != own and self.choices[m].ranked]
        return any(lies_in(self.choices[m].ranked[0][0], place) for m in others for place in wide.statement.places[:1])

    def case(self, wide: Wide) -> str:
        """The preposition a region stands behind: "in the far south of R" is "in"."""
        i = wide.first - 1
        while i > 0:
            token = self.tokens[i]
            part = token.lower in self.known.letters["r"] | self.known.compass or token.pos in ("ADJ", "DET", "NUM")
            if token.lower in self.known.letters["o"] and self.part(self.tokens[i - 1]):
                i -= 1
            elif not part:
                return token.lower
            i -= 1
        return self.tokens[0].lower

    def part(self, token: Token) -> bool:
        return token.lower in self.known.letters["r"] | self.known.compass

    def local(self, one: Mention) -> Token | None:
        """The head of the phrase of place a town stands in: "near C" is C, "at the stadium of C" the stadium."""
        i = one.first - 1
        head = self.tree.head_of(self.tree.span(one.first, one.last))
        while i >= 0 and head is not None:
            token = self.tokens[i]
            plain = token.pos in ("DET", "ADJ", "NUM") or token.lower in self.known.types
            if token.lower in ("from", "of") and i and self.tokens[i - 1].lower in self.known.implied["distances"]:
                return self.tokens[i - 1]
            if token.lower in self.known.implied["near"]:
                outer = self.tokens[i - 1] if i else token
                inner = outer.pos == "NOUN" and self.feature(outer)
                if inner and outer.i == head.head:
                    head, i = outer, i - 2
                    while i >= 0 and self.tokens[i].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
                        i -= 1
                    if i >= 0 and self.tokens[i].lower in self.known.implied["near"] | {"of"}:
                        return head
                    return head
                return head
            if token.lower in self.known.letters["o"]:
                outer = self.tokens[i - 1] if i else token
                if not self.feature(outer) and outer.lower not in self.known.letters["c"] | self.known.letters["m"]:
                    return None
                head, i = outer, i - 2
                continue
            if not plain and token.pos not in ("NOUN", "PROPN"):
                return None
            i -= 1
        return None

    def feature(self, token: Token) -> bool:
        """A building, street or quarter of a town."""
        return bool({token.lower, token.lemma.lower()} & self.known.implied["features"])

    def path(self, token: Token) -> list[str]:
        """Relations from a word up to the root of its sentence."""
        return [token.dep, *(t.dep for t in self.tree.ancestors(token.i))]

    def above(self, token: Token, steps: int) -> list[Token]:
        """The words a phrase of place hangs on, up to the verb of its clause."""
        return list(itertools.islice(self.tree.ancestors(token.i), max(steps, 1)))

    def direct(self, token: Token) -> bool:
        """What happens there is what the sentence tells: no deeper than "doctors in C did", in no clause aside."""
        path = self.path(token)
        clause = next((k for k, dep in enumerate(path) if dep in ("root", "ccomp", "parataxis", "advcl", "conj")), 0)
        over = [token, *self.above(token, clause)][: clause + 1]
        deep = sum(t.dep.startswith("nmod") and not self._portion(t) for t in over[:clause])
        aside = any(
            t.dep in ASIDE and t.lower not in self.known.letters["p"] for t in (token, *self.tree.ancestors(token.i))
        )
        sent = any(t.lemma.lower() in self.known.implied["sent"] for t in self.above(token, clause))
        return deep <= 1 and not sent and not aside and self.tokens[token.head].lemma not in self.known.taken

    def _portion(self, token: Token) -> bool:
        """ "A third of the voters", "most residents in C", "cases of measles": no step further away."""
        counted = self.tokens[token.head].lower in self.known.implied["portions"]
        return counted or any(t.lower in self.known.letters["o"] for t in self.tree.children(token.i, "case"))

    def bodies(self, wide: Wide) -> Iterator[Token]:
        """Heads of the bodies of a region that act at home: "R's weather service", "a court in R"."""
        first, past = self.tree.bounds[self.tokens[wide.first].sentence]
        for token in self.tokens[max(first, wide.first - 4) : min(past, wide.last + 6)]:
            tied = token.i > wide.last and (wide.adjective or self.owns(wide))
            low, high = self.tree.edges(token.i)
            inside = low <= wide.first <= high and token.pos in ("NOUN", "PROPN")
            ahead = token.i < wide.first and self.tokens[wide.first].lower and self.case(wide) in ("in", "of")
            if inside and (tied or ahead) and self.bound(token):
                yield token

    def bound(self, token: Token) -> bool:
        """A police force, a court, a weather service: what works only in its own country."""
        if token.lower in self.known.letters["L"] | self.known.implied["bodies"]:
            return True
        before = self.tokens[token.i - 1].lower if token.i else ""
        return token.lower in self.known.implied["services"] and before in self.known.implied["served"]

    def owns(self, wide: Wide) -> bool:
        behind = self.tokens[wide.last + 1 : wide.last + 2]
        return bool(behind) and behind[0].text in GENITIVES

    def most(self, token: Token) -> bool:
        """A superlative or ordinal, also where the tagger takes "dirtiest" for a plain adjective or noun."""
        word = token.lower
        if token.tag == "JJS" or "NumType=Ord" in token.morph or word in self.known.implied["most"]:
            return True
        return word.endswith("est") and token.pos in ("ADJ", "ADV", "NOUN") and word not in self.known.implied["est"]

    def ranked(self, wide: Wide) -> int | None:
        """The first token of "the worst flood in R", "R's first such case"; nothing else may be said of it."""
        first, _ = self.tree.bounds[self.tokens[wide.first].sentence]
        behind = self.tokens[wide.last + 1 : wide.last + 2]
        if wide.adjective:
            return None
        if behind and behind[0].text in GENITIVES:
            most = self.tokens[wide.last + 2 : wide.last + 5]
            return wide.first if any(self.most(t) for t in most) else None
        if self.case(wide) not in self.known.implied["frames"]:
            return None
        i = wide.first - 1
        while i > first and wide.first - i < FAR:
            token = self.tokens[i]
            if token.pos in ("VERB", "AUX", "PRON") and token.lower not in ("its", "their"):
                return None
            if token.lower == "of" and self.tokens[i + 1].lower not in ("its", "their", "the"):
                return None
            if token.text == "," or i in self.contained.at:
                return None
            if self.most(token):
                return i - 1 if self.tokens[i - 1].lower in ("the", "a", "its") else i
            i -= 1
        return None
