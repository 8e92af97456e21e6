"""A sentence with its amounts and those of the sentences before it, and the runs in which amounts are listed."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from hearsay.checks.counting._amounts import amounts_of, ends_of, spells_of
from hearsay.checks.counting._sentence import InSentence
from hearsay.checks.figures import bounds
from hearsay.model import Quantity, Span, Wording

Partition = tuple[Quantity, list[Quantity], bool]
"""Total, parts, and whether they are said to be all of it."""
MARK = re.compile(r"[;:.()]")
OPENS = (":", "(", "–", "—")


@dataclass(frozen=True)
class Passage(InSentence):
    """One sentence with its amounts, and those of the sentences before it that it may add up."""

    timed: bool = False
    """Whether it is lengths of time that are added."""

    @cached_property
    def here(self) -> list[Quantity]:
        if self.timed:
            return spells_of(self.reading, self.number)
        every = [end for q in amounts_of(self.reading, self.number) for end in ends_of(self.text, q)]
        called = [*self.cues("sum_behind"), *self.cues("sum_ahead")]  # "between the two"
        every = [q for q in every if not any(w.span.covers(q.span) for w in called)]
        return [q for at, q in enumerate(every) if not self._counts_what_follows(every, at)]

    def _counts_what_follows(self, every: Sequence[Quantity], at: int) -> bool:
        """ "Across four islands", with one number for each behind it: it counts the parts and is none itself.

        So does "the four lists" behind four numbers.
        """
        start = every[at].span.start
        back = any(w.span.end + 1 == start for w in self.cues("sum_those"))
        if at > 1 and back and bounds(every[at])[0] in (at, at + 1) and not self.text[start].isdigit():
            return True
        rest = len(every) - at - 1
        if bounds(every[at])[0] not in (rest, rest - 1) or bounds(every[at])[0] < 2 or every[at].unit == "-":
            return False  # one more may be their sum
        leads = (self.text[w.span.end : every[at].span.start] for w in self.cues("sum_where"))
        return any(lead[:1] == " " and len(lead.split()) <= 1 for lead in leads)

    @cached_property
    def above(self) -> list[Quantity]:
        """Of the sentence before, or, where each tells one, of the several before; lines of a list are such too."""
        found: list[Quantity] = []
        if self.timed:
            return found
        silent = 0
        for number in range(self.number - 1, max(-1, self.number - 1 - self.rule.params["most_sentences"]), -1):
            amounts = amounts_of(self.reading, number)
            silent += not amounts
            if not self._goes_with(number) or silent > 1 or (found and len(amounts) > 1):
                break
            found = [*amounts, *found]
            if len(amounts) > 1:
                break
        return found

    def _goes_with(self, number: int) -> bool:
        """In the same paragraph, or a short line above it that has but one amount."""
        one, other = self.reading.sentences[number], self.reading.sentences[number + 1]
        line = len(one.span.of(self.text).split()) <= self.rule.params["line_words"]
        return one.paragraph == other.paragraph or (line and len(amounts_of(self.reading, number)) == 1)

    def cues(self, category: str) -> list[Wording]:
        return [w for w in self.reading.words(category) if self.span.covers(w.span)]

    def between(self, one: Quantity, other: Quantity) -> str:
        return self.text[one.span.end : other.span.start]


def run(p: Passage, quantities: Sequence[Quantity], start: int) -> list[Quantity]:
    """The run of parts: quantities with nothing but their nouns, commas and "and" between them."""
    run: list[Quantity] = []
    at = start
    for quantity in quantities:
        between = p.text[at : quantity.span.start]
        if len(between.split()) > p.rule.params["most_words"] or MARK.search(between):
            break
        if any(w.span.end == quantity.span.start - 1 for w in p.cues("sum_price")):  # an address or a price
            break
        run.append(quantity)
        at = quantity.span.end
    return run


def until_mark(p: Passage, parts: Sequence[Quantity]) -> list[Quantity]:
    run = list(parts[:1])
    for quantity in parts[1:]:
        if re.search(r"[.](?:\s|$)|[)]", p.between(run[-1], quantity)):
            break
        run.append(quantity)
    return run


def listed(p: Passage, parts: Sequence[Quantity]) -> bool:
    """In one sentence a comma, semicolon or a word like "and" in each gap, and none of them long."""
    for one, other in itertools.pairwise(parts):
        if one.span == other.span:  # both ends of "from 40 to 52"
            continue
        if one.span.overlaps(other.span):  # one counts the other: "a quarter of the quarter"
            return False
        gap = Span(start=one.span.end, end=other.span.start)
        if p.reading.sentence_at(one.span.start) != p.reading.sentence_at(other.span.start):
            continue
        words = gap.of(p.text)
        joined = any(gap.covers(w.span) for w in p.reading.words("sum_joint"))
        if len(words.split()) > p.rule.params["part_gap_words"] or not (joined or re.search(r"[,;–—]", words)):
            return False
    return True


def comparable(p: Passage, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Near enough to be meant as a sum: a list of unlike things is none."""
    added, whole = sum(bounds(q)[0] for q in parts), bounds(total)[1]
    most = p.rule.params["comparable"]
    return bool(abs(added - whole) <= p.rule.params["near"] or whole / most <= added <= whole * most)


def near(p: Passage, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """As near as numbers are of which one was mistaken, where no word calls one of them the total."""
    added, most = sum(bounds(q)[0] for q in parts), p.rule.params["apposed"]
    return bool(bounds(total)[1] / most <= added <= bounds(total)[1] * most)


def placed(p: Passage, parts: Sequence[Quantity]) -> bool:
    """Each part stands right before a place, a time or what it went to: "12 in the north and 30 in the south"."""
    places = {w.span.start for w in p.cues("sum_where")}
    return all(q.span.end + 1 in places for q in parts)


def follows(p: Passage, cue: Wording, total: Quantity, end: int) -> bool:
    """ "40 in all", "40 people altogether"."""
    if cue.span == total.unit_span:  # "31 remain", where the parser takes the verb for what is counted
        return True
    if not total.span.end <= cue.span.start <= cue.span.end <= end:
        return False
    between = p.text[total.span.end : cue.span.start]
    return len(between.split()) <= 2 and not re.search(r"[;:.(),–—]", between)


def opened(p: Passage, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """A colon, a bracket or a dash opens the parts, a few words before the first."""
    between = p.between(total, parts[0])
    mark = max(between.rfind(m) for m in OPENS)
    if mark >= 0 and ")" not in between and len(between[mark + 1 :].split()) <= p.rule.params["lead_words"]:
        return not (between[mark] == ":" and between[:mark].count("."))
    return False


def with_parts(p: Passage, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """ "12 million in total, with 7 million for roads and 5 million for bridges"."""
    lead = [w for w in p.cues("sum_with") if total.span.end <= w.span.start and w.span.end <= parts[0].span.start]
    return bool(lead) and not p.text[lead[-1].span.end : parts[0].span.start].strip()


def touches(p: Passage, word: Wording, quantity: Quantity) -> bool:
    """Right before or behind the number, or before what it counts: "12 more bodies"."""
    inside = quantity.span.covers(word.span) and len(p.text[quantity.span.start : word.span.start].split()) == 1
    return inside or 0 <= quantity.span.start - word.span.end <= 1 or 0 <= word.span.start - quantity.span.end <= 1


def excluding(p: Passage, parts: Sequence[Quantity], categories: Sequence[str] = ("sum_pair",)) -> bool:
    """The words told of the parts exclude one another and leave nobody out: "adults … minors", "freed … held"."""
    told = [w for c in categories for w in p.cues(c)]
    sides: list[set[tuple[str, str, str]]] = []
    for at, part in enumerate(parts):
        end = parts[at + 1].span.start if at + 1 < len(parts) else p.span.end
        behind = [w for w in told if w.span.start >= part.span.start and w.span.end <= end]
        close = [w for w in behind if len(p.text[part.span.end : w.span.start].split()) <= p.rule.params["pair_words"]]
        sides.append({(w.category, *(w.gloss or "").split(".")[:2]) for w in close})  # type: ignore[misc]
    groups = [{side[:2] for side in some} for some in sides]
    for group in set.intersection(*groups):
        of_it = [{side for side in some if side[:2] == group} for some in sides]
        if all(one.isdisjoint(other) for one, other in itertools.combinations(of_it, 2)):
            return True
    return False
