"""Words that tie a town to a region without saying that it lies there: "C … one of its ports", "C, and thus on D soil".

The words are templates in lexicon/LANG/ties.toml. C stands for a town, H for a region or country by its name, D for an
adjective of one, R for either; "[town]" for a word of that list of places.toml, "[most]" for a superlative or ordinal;
"a|b" for one of two words, "a?" for a word that may be missing, "^" and "." for the start and end of a sentence; ".."
for up to twelve words of one sentence, "..." for up to thirty that may go on into the next, names of towns and regions
not among them; "_" for any one word or name.
"""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence

from hearsay import lexicon
from hearsay.atlas.held import held
from hearsay.model import Place
from hearsay.reading.places import metonyms
from hearsay.reading.places.contained import Contained, Statement
from hearsay.reading.places.resolve import lies_in
from hearsay.reading.places.scene import Scene, Wide
from hearsay.reading.places.words import Words

END, DASHES = "¶", ("–", "—", "-")
"""Behind the last word of a sentence; one that breaks off at a dash goes on in the next."""
MOST = "~s"
"""Behind a superlative or ordinal."""
AHEAD = 5
"""Words before a town that may tell of somebody who is away from it."""
SHORT, LONG = 12, 30
"""Words that ".." and "..." may stand for."""


class Ties(Scene):
    """What templates tie the towns of a report to, by the number of the town's name."""

    def __init__(self, contained: Contained) -> None:
        super().__init__(contained)
        self.capitals = metonyms.capitals(contained.gazetteer)
        self.tied: dict[int, Statement] = {}
        before: tuple[str, list[Wide]] = ("", [])
        for sentence in range(len(self.tree.bounds)):
            wide = self.wide(sentence)
            here = (self._written(sentence, wide), wide)
            text, near = before[0] + here[0], [*before[1], *wide]
            if near and "C" in text:
                self._match(text, {w.first: w for w in near})
            self._loosely(sentence, near)
            before = here

    def _written(self, sentence: int, wide: Sequence[Wide]) -> str:
        """A sentence with its towns, regions and adjectives as "C12", "H15" and "D17", by the token they begin with."""
        first, past = self.tree.bounds[sentence]
        spans = {w.first: ("D" if w.adjective else "H", w.last) for w in wide}
        for n in self.named(sentence):
            found = self.found[n]
            if self.town(n):
                spans[found.first] = ("C", found.last)
            spans.setdefault(found.first, ("O", found.last))
        written, i = "", first
        while i < past:
            kind, last = spans.get(i, ("", i))
            word = self.tokens[i].lower
            most = MOST if not kind and self.most(self.tokens[i]) else ""
            written += (f"{kind}{i}" if kind else word + most) + " "
            i = last + 1
        return written if self.tokens[past - 1].text in DASHES else f"{written}{END} "

    def _away(self, text: str) -> bool:
        """Whether a word of what lies abroad stands in it ("a refugee from C in R")."""
        away = self.known.implied["abroad"]
        return any(word in away or word.removesuffix("s") in away for word in text.split())

    def town(self, n: int) -> bool:
        """Whether a name means a town, or a unit and the town it is called after ("Homs")."""
        ranked = self.choices[n].ranked
        if not self.contained.town(n):
            return False
        unit = ranked[0][0]
        return unit.level == "settlement" or any(p.level == "settlement" and lies_in(p, unit) for p, _ in ranked)

    def _loosely(self, sentence: int, near: Sequence[Wide]) -> None:
        """ "The battle for C in R", "students from C in R", where nobody is told to be away from home."""
        for n in self.named(sentence):
            said = self.contained.loosely.get(n)
            if said is None or not said.places or not self._bound(n, said.places[0]):
                continue
            first = self.found[n].first
            told = Wide(first, first, said, False)
            if n in self.tied or self.settled(n, told) or self.at_home(n, told, near):
                continue
            self.tied[n] = said

    def _bound(self, n: int, region: Place) -> bool:
        """A part of the town's own state; or a state, behind "from" or "of", of a town no government is called by."""
        town, first = self.choices[n].ranked[0][0], self.found[n].first
        ahead = self.tokens[max(0, first - AHEAD) : first]
        if any({t.lower, t.lemma.lower()} & self.known.implied["emigrants"] for t in ahead):
            return False
        if region.level == "admin1" and region.country == town.country:
            return True
        if region.level != "country" or town.ref in self.capitals or self._held(n, region):
            return False
        heads = {word for t in ahead[-2:-1] for word in (t.lower, t.lemma.lower())}
        sent = self.known.implied["sent"] | self.known.letters["l"] | self.known.letters["f"]
        return bool(ahead) and ahead[-1].lower in ("from", "of", "and") and not heads & sent

    def _held(self, n: int, region: Place) -> bool:
        """Whether a state holds land of the town's own: its police and courts are there."""
        return (region.country or "", self.choices[n].ranked[0][0].country or "") in held()

    def _match(self, text: str, wide: Mapping[int, Wide]) -> None:
        for template, stays in templates():
            for match in template.finditer(text):
                told = wide[int(match["region"][1:])]
                n = self.contained.at[int(match["town"][1:])]
                if n in self.tied or self.settled(n, told) or (stays and self._away(match[0])):
                    continue
                if self._held(n, told.statement.places[0]):
                    continue
                sentences = {self.tokens[self.found[n].first].sentence, self.tokens[told.first].sentence}
                spoken = any(self.spoken_for(n, sentence, told) for sentence in sentences)
                if not spoken and not self.at_home(n, told, list(wide.values())):
                    self.tied[n] = told.statement


@functools.cache
def templates(lang: str = "en") -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The templates of a language, and whether they hold only where nobody is told to be away.

    Raises FileNotFoundError for a language without ties.toml.
    """
    from hearsay.reading.places.words import words

    ties = lexicon.load(lang, "ties")["tie"]
    return tuple((compiled(t["words"], words(lang)), t.get("unless") == "away") for t in ties)


def compiled(template: str, known: Words) -> re.Pattern[str]:
    """One template as a pattern over what `_written` writes."""
    lists = {
        "town": known.letters["c"] | known.letters["m"],
        "region": known.letters["r"] - known.letters["c"],
        "whole": known.wholes.keys(),
        "feature": known.implied["features"],
        "compass": known.compass,
        "near": known.implied["near"],
    }
    named = {f"[{name}]" for name in lists}
    plain = {"the", "far", "deep", "of", "federal", "'s", "’s", "all", "whole"}
    within = _one_of(plain | known.compass | lists["region"])
    holder = rf"(?:{within} ){{0,4}}(?:[HD]\d+ (?:{within} ){{0,4}})?"
    parts = template.split()
    pattern = r"(?<!\S)"
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        optional = len(part) > 1 and part.endswith("?")
        word = part.removesuffix("?") if optional else part
        owned = "" if following[:2] in ("'s", "..") else r"(?!['’]s? )"
        if word in ("..", "..."):
            apart = r"[^\s¶]" if word == ".." else r"\S"
            pattern += rf"(?:(?![CHD]\d){apart}+ ){{0,{SHORT if word == '..' else LONG}}}?"
            continue
        if word == "C":
            piece = r"(?P<town>C\d+) "
        elif word == "D":
            piece = r"(?P<region>D\d+) "
        elif word in ("H", "R"):
            piece = rf"{holder}(?P<region>{'H' if word == 'H' else '[HD]'}\d+) {owned}"
        elif word == "_":
            piece = r"[^\s¶]+ "
        elif word == "^":
            piece = rf"(?:^|{END} )"
        elif word == ".":
            piece = rf"(?:\S+ )?{END} "
        elif word == "[most]":
            piece = rf"\S+{MOST} "
        elif word == "'s":
            piece = r"['’]s? "
        else:
            said = (lists[w[1:-1]] if w in named else {w} for w in word.split("|"))
            piece = f"{_one_of(frozenset().union(*said))}(?:{MOST})? "
        pattern += f"(?:{piece})?" if optional else piece
    return re.compile(pattern)


def _one_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"
