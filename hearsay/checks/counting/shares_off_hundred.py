"""Shares of one whole that are said to be all of it and do not add up to a hundred percent."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.checks.counting._amounts import mended
from hearsay.checks.figures import bounds, plain, standing_in
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Quantity, Reading, Span, Wording


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    reading = mended(reading)
    for number in range(len(reading.sentences)):
        told = _told(rule, reading, number)
        if told is None:
            continue
        total = sum(bounds(q)[0] for q in told.shares)
        of_one = told.exclude_one_another and not _of_several(text, told.shares)
        if not (told.are_all or (total > 100 and of_one)):
            continue
        slack = rule.params["slack_points"] * (len(told.shares) + sum(3 for q in told.shares if q.change == "~"))
        if abs(total - 100) <= slack:
            continue
        yield rule.found(
            (q.span for q in told.shares),
            facts={"shares": [q.span.of(text) for q in told.shares], "sum": total},
            parts=" + ".join(q.span.of(text) for q in told.shares),
            figure=plain(total),
        )


@dataclass(frozen=True)
class Shares:
    """Shares told in a row, with the words around them."""

    reading: Reading
    shares: list[Quantity]
    window: Span

    @property
    def are_all(self) -> bool:
        """The last is what is left, or their words leave nobody out: a yes and a no, men and women, a run-off."""
        return self._rest or self._answers or self._leave_nobody_out or self._two_only or self._stayed_away

    @property
    def exclude_one_another(self) -> bool:
        """Shares of one whole that exclude one another cannot be more than all of it ("accounts for", "the rival")."""
        return self._has("share_of_one") or self._opposed or self._of_one_ballot

    @property
    def _of_one_ballot(self) -> bool:
        """Shares of one vote, not of those of several places or days: "60 percent of the vote in the north"."""
        within = {w.span.start for w in self.reading.words("share_within")}
        ballot = [w.span for w in self.reading.words("share_ballot") if self.window.covers(w.span)]
        within -= {b.start for b in ballot}
        ends = [*(q.span.end for q in self.shares), *(b.end for b in ballot)]
        dates = [t for t in self.reading.timexes if t.type == "DATE" and self.window.covers(t.span)]
        return bool(ballot) and not any(end + 1 in within for end in ends) and len(dates) < 2

    def _has(self, category: str) -> bool:
        return any(self.window.covers(w.span) for w in self.reading.words(category))

    @property
    def _rest(self) -> bool:
        before, last = self.shares[-2], self.shares[-1]
        words = [w for c in ("rest", "share_left") for w in self.reading.words(c) if self.window.covers(w.span)]
        text = self.reading.report.text
        between = [w.span.end for w in words if before.span.end <= w.span.start and w.span.start < last.span.end]
        led = any(len(text[end : last.span.start].split()) <= 3 for end in between)
        behind = (w for w in words if w.category == "share_left" and last.span.end <= w.span.start)
        return led or (len(self.shares) > 2 and any(behind))

    @property
    def _two_only(self) -> bool:
        """The two of a run-off, where votes are counted and not polled."""
        return len(self.shares) == 2 and self._has("share_two") and not self._has("share_poll")

    @property
    def _stayed_away(self) -> bool:
        """Turnout and those who did not vote."""
        return len(self.shares) == 2 and self._has("share_turnout") and self._has("share_away")

    @property
    def _answers(self) -> bool:
        """Two shares of a vote with nothing but a yes and a no, or a word that nobody abstained."""
        both = self._has("vote_for") and self._has("vote_against")
        return len(self.shares) == 2 and (both or (self._opposed and self._has("sum_none")))

    @property
    def _opposed(self) -> bool:
        """ "By 57 to 43 percent"."""
        first, last = self.shares[0], self.shares[-1]
        text = self.reading.report.text
        led = re.search(
            r"\b(?:by|with)\s+(?:about\s+|some\s+)?$", text[self.window.start : first.span.start], re.IGNORECASE
        )
        return (
            len(self.shares) == 2 and bool(led) and text[first.span.end : last.span.start].strip() in ("to", "against")
        )

    @property
    def _leave_nobody_out(self) -> bool:
        """Beside each share stands a word of one set whose words leave nobody out: "men", "women"."""
        text, pairs = (
            self.reading.report.text,
            [w for w in self.reading.words("sum_pair") if self.window.covers(w.span)],
        )
        within = {w.span.start for w in self.reading.words("share_within")}
        if all(q.span.end + 1 in within and self._paired_at(q.span.end, pairs) for q in self.shares):
            return False  # "48 percent for women and 68 percent for men": of two wholes
        ends = [*(q.span.start for q in self.shares[1:]), self.window.end]
        behind = [
            {w.gloss for w in pairs if w.span.start < end and 0 < len(text[q.span.end : w.span.end].split()) <= 6}
            for q, end in zip(self.shares, ends, strict=True)
        ]
        if not all(behind) and not _of_several(text, self.shares):
            behind = self._holders(pairs)
        sets = [{gloss.split(".")[0] for gloss in some} for some in behind]
        apart = all(one.isdisjoint(other) for one, other in itertools.combinations(behind, 2))
        return all(behind) and bool(set.intersection(*sets)) and apart

    def _holders(self, pairs: list[Wording]) -> list[set[str]]:
        """Who has the shares, told before each: "women hold 48 percent of the seats, men 52 percent"."""
        text, holds = self.reading.report.text, [w.span for w in self.reading.words("share_holds")]
        starts = [self.window.start, *(q.span.end for q in self.shares[:-1])]
        first = self.shares[0].span.start
        held = any(self.window.start < h.start and 0 <= first - h.end <= 10 for h in holds)
        return [
            {w.gloss for w in pairs if start <= w.span.start and 0 < q.span.start - w.span.end <= 20}
            if held and not re.search(r"\b(?:of|for|among|in)\s+\w+\W*$", text[start : q.span.start])
            else set()
            for start, q in zip(starts, self.shares, strict=True)
        ]

    def _paired_at(self, end: int, pairs: list[Wording]) -> bool:
        """A word of a set follows a share and its preposition."""
        text = self.reading.report.text
        return any(0 < len(text[end : w.span.start].split()) <= 2 for w in pairs if w.span.start > end)


def _told(rule: Rule, reading: Reading, number: int) -> Shares | None:
    """The shares of a sentence that stand in a row, or one that is the rest of those in the sentence before."""
    sentence = reading.sentences[number]
    shares = _shares_in(reading, sentence.span)
    if shares is None or not shares:
        return None
    start = sentence.span.start
    if len(shares) == 1 and number and reading.sentences[number - 1].paragraph == sentence.paragraph:
        above = reading.sentences[number - 1].span
        lead = reading.report.text[start : shares[0].span.start]
        rest = any(start <= w.span.start and w.span.end <= shares[0].span.start for w in reading.words("rest"))
        if rest and len(lead.split()) <= rule.params["rest_words"]:
            before = _shares_in(reading, above)
            shares, start = [*(before or []), *shares], above.start
    elif not _coordinated(rule, reading, shares):
        return None
    return Shares(reading, shares, Span(start=start, end=sentence.span.end)) if len(shares) > 1 else None


def _shares_in(reading: Reading, sentence: Span) -> list[Quantity] | None:
    """The percentages of a sentence; None where one is open, or tells a change."""
    found = [q for q in standing_in(reading.quantities, sentence) if q.unit == "percentage" and q.change not in "<>"]
    changes = {w.span.start for w in reading.words("share_noun")}  # "a 74% increase"
    turned = any(q.change in "+-" or q.span.end + 1 in changes for q in found)
    turns = [w.span for c in ("rise", "fall", "share_grown", "share_shrunk") for w in reading.words(c)]
    series = any(a.span.end <= t.start and t.end <= b.span.start for a, b in itertools.pairwise(found) for t in turns)
    return None if turned or series or any(isinstance(q.value, tuple) for q in found) else found


def _coordinated(rule: Rule, reading: Reading, shares: list[Quantity]) -> bool:
    text = reading.report.text
    gaps = [Span(start=a.span.end, end=b.span.start) for a, b in itertools.pairwise(shares)]
    listed = all(g.of(text)[:1] == ")" and g.of(text).endswith("(") for g in gaps)  # "banks (40%), funds (60%)"
    wide = rule.params["widest_gap_words"]
    if any(len(g.of(text).split()) > wide or ("(" in g.of(text) and not listed) for g in gaps):
        return False
    joints = [w.span for c in ("sum_joint", "share_left") for w in reading.words(c)]
    terse = len(gaps) > 1 and all(g.of(text)[:1] == "," and len(g.of(text).split()) <= 3 for g in gaps)
    marks = ";" if len(gaps) > 1 else ";,"  # "got 60% in the run-off, her rival 40%"
    joined = any(gaps[-1].covers(j) for j in joints) or gaps[-1].of(text).strip() == "against" if gaps else False
    return joined or terse or any(m in gaps[-1].of(text) for m in marks if gaps)


def _of_several(text: str, shares: list[Quantity]) -> bool:
    """ "58% of sales and 71% of profit" are of two wholes."""
    behind = [re.match(r"\s+of\s+(?:the\s+|its\s+)?(\w+)", text[q.span.end :]) for q in shares]
    return len({found[1] for found in behind if found}) > 1


RULE = Rule(
    code="HS505",
    name="shares-off-hundred",
    since="0.1",
    severity="error",
    message="{parts} is {figure} percent, but the shares are told as all there is.",
    ask="Which of the shares is wrong, or who is left out?",
    check=check,
    catches=("percentages",),
    params={"slack_points": 0.6, "widest_gap_words": 14, "rest_words": 8},
)
