"""The share of a sentence among the numbers there and in the sentences beside it."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from hearsay.checks.counting._amounts import amounts_of, ends_of, measures_of
from hearsay.checks.counting._sentence import InSentence
from hearsay.checks.figures import bounds, standing_in
from hearsay.checks.rule import Rule
from hearsay.model import Quantity, Reading, Span, Wording

Way = Literal["part", "both", "rise", "fall", "change", "points", "times"]
"""What the share tells of its two numbers: the smaller's part of the larger or of both, growth, shrinking or either;
the points between two percentages, or how many times the smaller the larger is."""
POINTS, TIMES = "percentage point", "times"
MARK = re.compile(r"[(:;–—,\[]")


def shares_of(reading: Reading, number: int) -> list[Quantity]:
    """The percentages of a sentence, or, without any, its fractions as percent, but roughly: none is computed."""
    text, sentence = reading.report.text, reading.sentences[number].span
    every = [*standing_in(reading.quantities, sentence), *standing_in(reading.numerals, sentence)]
    inside = [q for q in every if q.unit == "percentage"]
    if not inside:
        inside = [q for q in every if q.unit == "part" or _spelt(text, q)]
        inside = [replace(q, value=100 * bounds(q)[0], unit="percentage", change="~") for q in inside]
    inside = [q for q in inside if not any(o is not q and o.span.covers(q.span) for o in inside)]
    return [q for q in inside if not isinstance(q.value, tuple) and q.change not in "<>"]


def steps_of(reading: Reading, number: int) -> list[Quantity]:
    """Percentage points of a sentence and words like "doubled", as so many times."""
    sentence = reading.sentences[number].span
    inside = standing_in(reading.quantities, sentence)
    points = [q for q in inside if q.unit == POINTS and not isinstance(q.value, tuple) and q.change not in "<>"]
    words = [w for w in reading.words("share_multiples") if sentence.covers(w.span)]
    rough = [w.span.end for w in reading.words("share_rough")]
    return points or [
        Quantity(
            span=w.span,
            value=float(w.gloss),
            unit=TIMES,
            change="~" if any(w.span.start - e == 1 for e in rough) else "=",
        )
        for w in words
    ]


def _spelt(text: str, quantity: Quantity) -> bool:
    """A fraction in words: "half the wells"."""
    words = quantity.span.of(text)
    joined = text[: quantity.span.start].endswith(" and ") and words.startswith("a ")  # "two and a half hours"
    return 0 < bounds(quantity)[1] < 1 and not joined and not any(c.isdigit() for c in words)


def restated(rule: Rule, reading: Reading, number: int) -> Iterator[tuple[Quantity, Quantity]]:
    """A fraction in words and a percentage that a bracket, a dash or "or" sets beside it, in either order."""
    text, sentence = reading.report.text, reading.sentences[number].span
    every = [*standing_in(reading.quantities, sentence), *standing_in(reading.numerals, sentence)]
    exact = [q for q in every if not isinstance(q.value, tuple) and q.change not in "<>"]
    percents = [q for q in exact if q.unit == "percentage"]
    fractions = [q for q in exact if q.unit == "part" or _spelt(text, q)]
    for fraction, share in itertools.product(fractions, percents):
        one, other = sorted((fraction, share), key=lambda q: q.span)
        between = text[one.span.end : other.span.start]
        links = [w for w in reading.words("share_restates") if one.span.end <= w.span.start <= other.span.start]
        linked = any(not text[w.span.end : other.span.start].strip("., ") for w in links)
        bracket = between.rstrip()[-1:] in ("(", "–", "—")
        if len(between.split()) <= rule.params["restated_words"] and (linked or bracket) and "." not in between:
            yield fraction, share


@dataclass(frozen=True)
class Told(InSentence):
    """A share in its sentence, with the numbers there and in the sentences beside it."""

    share: Quantity

    def words(self, category: str, window: Span | None = None) -> list[Wording]:
        return [w for w in self.reading.words(category) if (window or self.span).covers(w.span)]

    @cached_property
    def here(self) -> list[Quantity]:
        return self._numbers(self.number)

    @cached_property
    def above(self) -> list[Quantity]:
        """Of the sentence before in the same paragraph, unless it has a share of its own."""
        before = self.number - 1
        if before < 0 or self.reading.sentences[before].paragraph != self.reading.sentences[self.number].paragraph:
            return []
        if self._of_its_own(before):
            return []
        found, first = self._numbers(before), before - 1
        paragraph = self.reading.sentences[self.number].paragraph
        if len(found) == 1 and not self.here and first >= 0 and self.reading.sentences[first].paragraph == paragraph:
            further = [] if self._of_its_own(first) else self._numbers(first)
            return [*further, *found] if len(further) == 1 else found
        return found

    def _of_its_own(self, number: int) -> bool:
        """Whether a sentence beside it tells a share too, to which its numbers belong."""
        return self.share.unit == "percentage" and bool(shares_of(self.reading, number))

    def _numbers(self, number: int) -> list[Quantity]:
        if self.share.unit == POINTS:
            inside = standing_in(self.reading.quantities, self.reading.sentences[number].span)
            percents = [end for q in inside if q.unit == "percentage" for end in ends_of(self.text, q)]
            return [q for q in percents if not isinstance(q.value, tuple) and q.change not in "<>"]
        counted = {q.span: q for q in (*amounts_of(self.reading, number), *measures_of(self.reading, number))}
        found = [end for s in sorted(counted) for end in ends_of(self.text, counted[s])]
        found = [q for q in found if not q.span.overlaps(self.share.span) and not isinstance(q.value, tuple)]
        than = {w.span.start - 1 for w in self.reading.words("share_than")}
        compared = (w for c in ("share_more", "share_less") for w in self.reading.words(c) if w.span.end in than)
        more = {w.span.start for w in compared}
        found = [q for q in found if q.span.end + 1 not in more]  # "4,000 more than in May" tells by how many
        return [q for q in found if bounds(q)[0] >= 1 and q.change not in "<>"]

    @cached_property
    def window(self) -> list[Quantity]:
        """The numbers the share may be of: its sentence's, with those of the sentence before that it takes up."""
        if not self.here and self.below:
            return self.below
        if len(self.here) < 2 and self._early:
            return [*self.above, *self.here]
        return self.here

    @cached_property
    def below(self) -> list[Quantity]:
        """Two numbers of the next sentence, if it opens by saying what they amount to: "They came to 90 and to 45"."""
        after = self.number + 1
        sentences = self.reading.sentences
        if after >= len(sentences) or sentences[after].paragraph != sentences[self.number].paragraph:
            return []
        found = [] if self._of_its_own(after) else self._numbers(after)
        start = sentences[after].span.start
        opened = [w.span.end for w in self.words("share_amounting", sentences[after].span) if w.span.start == start]
        told = any(len(self.text[end : q.span.start].split()) <= 1 for end in opened for q in found[:1])
        return found if told and len(found) == 2 else []

    @property
    def end(self) -> int:
        """Where the last sentence ends that it is told in."""
        return max([self.span.end, *(q.span.end for q in self.window)])

    @property
    def _early(self) -> bool:
        """The share or the one number stands early in its sentence, as where it goes on about the one before."""
        first = min([self.share.span.start, *(q.span.start for q in self.here)])
        return bool(len(self.text[self.span.start : first].split()) <= self.rule.params["early_words"])

    @cached_property
    def takes_up(self) -> bool:
        """The sentence begins by pointing back at the numbers before it: "The increase amounts to", "That is"."""
        if self.window and self.window == self.below:
            return True
        start = self.span.start
        opened = start + len(self.span.of(self.text)) - len(self.span.of(self.text).lstrip("“\"'‘( "))
        named = any(
            w.span.start == opened and w.span.end + 1 == self.share.span.start for w in self.words("share_article")
        )
        named = named and any(w.span.start - self.share.span.end == 1 for w in self.words("share_noun"))  # "rise"
        # "the ministry blames the fall of 40 percent on the war"
        taken_up = (
            not self.here
            and self.text[: self.share.span.start].endswith(" of ")
            and any(
                w.span.end + len(" of ") == self.share.span.start
                and self.text[: w.span.start].endswith(("the ", "this "))
                for c in ("rise", "fall", "share_noun")
                for w in self.words(c)
            )
        )
        if taken_up:
            return True
        return self._early and (named or any(w.span.start == opened for w in self.words("share_back")))

    @cached_property
    def attributive(self) -> bool:
        """ "A 35 percent tariff": no share of any number told."""
        led = any(w.span.end == self.share.span.start - 1 for w in self.words("share_article"))
        behind = re.match(r"\s+(?!of\b|or\b|and\b)\w", self.text[self.share.span.end : self.span.end])
        named = any(0 <= w.span.start - self.share.span.end <= 1 for w in self.words("share_noun"))
        return led and bool(behind) and not named

    @cached_property
    def way(self) -> Way | None:
        """The word of growth or shrinking right by the share, else its sign; None for a level: "fell to 40 percent"."""
        if self.share.unit in (POINTS, TIMES):
            return "points" if self.share.unit == POINTS else "times"
        start, end = self.share.span.start, self.share.span.end
        near = self.rule.params["near_characters"]
        for category, way in WAYS:
            for word in self.words(category):
                ahead, behind = self.text[word.span.end : start], self.text[end : word.span.start]
                if category in TOLD_AHEAD and 0 <= start - word.span.end <= near and not MARK.search(ahead):
                    linked = any(
                        word.span.end <= w.span.start and w.span.end <= start for w in self.words("share_link")
                    )
                    return None if re.search(r"\b(?:to|at)\b", ahead) and not linked else way
                if 0 <= word.span.start - end <= 2 and not behind.strip(" -"):
                    return way
        turns = {way for category, way in WAYS[:2] if self.words(category)}
        if len(turns) == 1 and any(w.span.end == start - 1 for w in self.words("share_by")):
            return turns.pop()
        if len(turns) == 1 and self._equated:
            return turns.pop()
        if self.share.change in "+-":
            return "rise" if self.share.change == "+" else "fall"
        return "change" if turns and self.attributive else "part"

    @property
    def _equated(self) -> bool:
        """ "The jump, from 40 to 60, works out at 50 percent": the sentence opens with what the share is."""
        turning = [w for category, _ in WAYS[:2] for w in self.words(category)]
        opens = any(len(self.text[self.span.start : w.span.start].split()) <= 1 for w in turning)
        return opens and any(w.span.end + 1 == self.share.span.start for w in self.words("share_link"))


TOLD_AHEAD = ("rise", "fall", "share_grown", "share_shrunk")
"""Those that may also stand before the share, with words between."""
WAYS: tuple[tuple[str, Way], ...] = (
    ("rise", "rise"),
    ("fall", "fall"),
    ("share_more", "rise"),
    ("share_less", "fall"),
    ("share_grown", "rise"),
    ("share_shrunk", "fall"),
)
