"""The part and the whole that a share is set beside."""

import itertools
import re
from collections.abc import Iterator

from hearsay.checks.counting._amounts import is_measure
from hearsay.checks.counting._told import MARK, Told
from hearsay.checks.figures import bounds
from hearsay.model import Quantity, Wording

OF = re.compile(r"\b(?:of|among)\W+(?:[\w'’]+\W+){0,3}$", re.IGNORECASE)
NAMED = re.compile(r"\s*(?:an?|the)\s+(?:[\w-]+\s+){1,2}of\s+", re.IGNORECASE)
"""What the share is called: "an attendance of 40 percent"."""
OPENED = re.compile(r"(?:^|[,;:(–—]|\bout|\band|\bthat)\W*$", re.IGNORECASE)
"""Before "of" where a clause begins with it: "Of the 90 wells, …"."""


def parted(t: Told) -> Iterator[tuple[Quantity, Quantity]]:
    """Part and whole, nearest to the share first; the share is set beside them or is of the whole."""
    if t.attributive or _own_predicate(t):
        return
    pairs = [p for p in itertools.permutations(t.window, 2) if bounds(p[0])[0] < bounds(p[1])[0] and _alike(*p)]
    pairs.sort(key=lambda p: max(abs(q.span.start - t.share.span.start) for q in p))
    for low, high in pairs:
        small = bounds(high)[0] <= t.rule.params["least_whole"] and low.unit == "-"
        picked = small and low.span < high.span  # "eight out of ten", a share itself
        if not picked and _whole_told(t, low, high) and _concluded(t, low, high):
            yield low, high


def _own_predicate(t: Told) -> bool:
    """ "Ten of the twelve boats, 30 percent of them new": what is told of them is something else."""
    told = [w for w in t.words("of_them") if 0 <= w.span.start - t.share.span.end <= 1]
    first = min((q.span.start for q in t.window), default=t.span.end)
    return bool(told) and first < t.share.span.start and t.text[told[0].span.end :].lstrip(" ")[:1].isalpha()


def opposed(t: Told) -> Iterator[tuple[Quantity, Quantity]]:
    """The two sides of a vote or a choice, whose whole is both: "300 in favour and 100 against"."""
    if len(t.window) != 2 or not _alike(*t.window):
        return
    poles = []
    for number, end in zip(t.window, (t.window[1].span.start, t.span.end), strict=True):
        told = [w for w in t.reading.words("sum_sides") if number.span.start <= w.span.start < end]
        near = [w for w in told if len(t.text[number.span.end : w.span.start].split()) <= t.rule.params["side_words"]]
        poles.append({w.gloss for w in near})
    sets = [{gloss.split(".")[0] for gloss in some} for some in poles]
    if sets[0] & sets[1] and poles[0].isdisjoint(poles[1]):
        low, high = sorted(t.window, key=lambda q: bounds(q)[0])
        if _concluded(t, low, high):
            yield low, high


def _alike(one: Quantity, other: Quantity) -> bool:
    """Of one unit, or counted by nouns of which one may stand for the other."""
    return one.unit == other.unit or "-" in (one.unit, other.unit) or not (is_measure(one) or is_measure(other))


def _whole_told(t: Told, low: Quantity, high: Quantity) -> bool:
    """The larger number is called the whole: behind "of", by the part ("of them"), or by a noun as for a target."""
    if _taken_of(t, low, high):
        return True
    if len(t.window) == 2 and any(0 <= w.span.start - t.share.span.end <= 1 for w in t.words("share_of_all")):
        return high.span < low.span
    if any(w.span.overlaps(low.span) or _near(w, low) for w in t.words("of_them")):
        return True
    if any(_near(w, t.share) for w in t.words("of_them")) and high.span.end <= t.share.span.start:
        return low.span.start >= t.share.span.end or low.span.start > high.span.end
    own = re.match(r"\s+of\b", t.text[t.share.span.end : t.span.end]) is not None  # "45 percent of its shares"
    if len(t.window) == 2 and low.unit == "-" != high.unit and high.span < low.span and not own:
        return True  # "looked at 760 invoices and threw out 380": what has no noun counts the same
    if len(t.window) == 2 and high.span < low.span and low.unit_span in {w.span for w in t.words("share_cases")}:
        return True  # "answered 760 calls; in 380 cases"
    return (
        len(t.window) == 2
        and not own
        and any(_near(w, high, 2) or high.span.covers(w.span) for w in t.reading.words("share_whole"))
    )


def _taken_of(t: Told, low: Quantity, high: Quantity) -> bool:
    """ "30 of the 120", "30 out of 120"; or "Of the 120, 30"."""
    of = OF.search(t.text, max(0, high.span.start - 45), high.span.start)
    if of is None:
        return False
    if _share_first(t, high):
        return True
    if low.span.end <= high.span.start:
        gap = t.text[low.span.end : high.span.start]
        inner = [q for q in t.window if low.span.end <= q.span.start and q.span.end <= high.span.start]
        return not inner and len(gap.split()) <= t.rule.params["of_words"] and not re.search(r"[,;.:]\s", gap)
    start = t.reading.sentences[t.reading.sentence_at(high.span.start)].span.start
    return bool(OPENED.search(t.text[start : of.start()]))


def _share_first(t: Told, high: Quantity) -> bool:
    """ "Half of the 90 wells"."""
    lead = t.text[t.share.span.end : high.span.start]
    return t.share.span.end <= high.span.start and len(lead.split()) <= 4 and not MARK.search(lead)


def _near(word: Wording, quantity: Quantity, reach: int = 1) -> bool:
    """Right behind a number ("30 of them"), or right before it ("of whom 30")."""
    behind, ahead = word.span.start - quantity.span.end, quantity.span.start - word.span.end
    return 0 <= behind <= 3 * reach or 0 <= ahead <= 3 * reach * reach


def _concluded(t: Told, low: Quantity, high: Quantity) -> bool:
    """The share is set beside the numbers: in brackets, behind a mark or "or", "so", "that is"; or is of the whole."""
    behind = t.text[t.share.span.end : t.span.end]
    if behind[:1] == "-":  # "61%-owned"
        return False
    if _filled(t, low, high):
        return True
    first = min(low.span.start, high.span.start)
    if t.share.span.end <= first:
        between = t.text[t.share.span.end : first]
        if low.span.start > high.span.start and _share_first(t, high):
            return bool(re.search(r"[(–—,:]\W*(?:\w+\W+){0,3}$", t.text[high.span.end : low.span.start]))
        return bool(re.search(r"[(:;–—]" if low.span.start > high.span.start else r"[(:;–—,]", between))
    if not t.here:
        return t.takes_up
    if _share_first(t, high) and low.span.start > high.span.start:
        return bool(re.search(r"[(–—,:]\W*(?:\w+\W+){0,3}$", t.text[high.span.end : low.span.start]))
    before = t.text[t.span.start : t.share.span.start]
    lead = MARK.split(before)[-1]
    named = lead != before and NAMED.match(lead)
    lead = lead[named.end() :] if named else lead
    set_off = lead != before or first < t.span.start
    if set_off and not _more_than_fillers(t, t.share.span.start - len(lead), lead):
        return True
    near = t.rule.params["near_characters"]
    return any(0 <= t.share.span.start - w.span.end <= near for w in t.words("share_link"))


def _filled(t: Told, low: Quantity, high: Quantity) -> bool:
    """ "With 60 of its 80 beds taken, the hospital is 75 percent full"."""
    full = any(0 <= w.span.start - t.share.span.end <= 1 for w in t.words("share_full"))
    return full and low.span < high.span < t.share.span and len(t.here) == 2


def _more_than_fillers(t: Told, start: int, lead: str) -> bool:
    """Whether words stand there that say more than "or just", "that is about"."""
    fillers = [w.span for c in ("share_link", "share_filler") for w in t.words(c)]
    words = (start + m.start() for m in re.finditer(r"\w[\w.'’-]*", lead))
    return any(not any(f.start <= at < f.end for f in fillers) for at in words)
