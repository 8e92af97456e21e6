"""A share with the two numbers it is a share of, or the two that a change went from and to, by their grammar."""

import re
from dataclasses import replace

from hearsay.checks.counting._amounts import amounts_of, is_measure
from hearsay.checks.figures import bounds, standing_in
from hearsay.model import Quantity, Reading, Span, Wording

NEAR = 20
"""Most characters between a word like "increase", "or" and the share it leads to."""
CLOSE = 4
"""Most words between a share and the first of its numbers."""
Pair = tuple[Quantity, Quantity]


def share_of(reading: Reading, sentence: Span) -> Quantity | None:
    """The one percentage or fraction of a sentence, as percent; fractions only roughly: nobody computes with them."""
    text = reading.report.text
    every = [*standing_in(reading.quantities, sentence), *standing_in(reading.numerals, sentence)]
    inside = [q for q in every if q.unit == "percentage"]
    inside = inside or [q for q in every if q.unit == "part" or _spelt(text, q)]
    inside = [q for q in inside if not any(o is not q and o.span.covers(q.span) for o in inside)]
    if len(inside) != 1 or isinstance(inside[0].value, tuple) or inside[0].change in "<>":
        return None
    share = inside[0]
    if share.unit == "part" or _spelt(text, share):
        return replace(share, value=100 * bounds(share)[0], unit="percentage", change="~")
    return share


def _spelt(text: str, quantity: Quantity) -> bool:
    """A fraction in words: "half the wells"."""
    words = quantity.span.of(text)
    return 0 < bounds(quantity)[1] < 1 and not any(c.isdigit() for c in words)


def pair_of(reading: Reading, number: int, share: Quantity) -> tuple[Pair, bool] | None:
    """The smaller and the larger number told with a share, and whether they are ends of a change; None if unsure."""
    text, sentence = reading.report.text, reading.sentences[number].span
    found = _others(reading, number, share)
    together = number and reading.sentences[number - 1].paragraph == reading.sentences[number].paragraph
    window = sentence
    if len(found) == 1 and together:
        above = _others(reading, number - 1, share)
        if len(above) == 1 and share_of(reading, reading.sentences[number - 1].span) is None:
            found = [*above, *found]
            window = Span(start=reading.sentences[number - 1].span.start, end=sentence.end)
    elif not found and together:
        found = _others(reading, number - 1, share)
        window = Span(start=reading.sentences[number - 1].span.start, end=sentence.end)
    following = reading.sentences[number + 1] if number + 1 < len(reading.sentences) else None
    led = following is not None and text[: following.span.start].rstrip().endswith(":")
    if not found and following is not None and led and share_of(reading, following.span) is None:
        found = _others(reading, number + 1, share)
        window = Span(start=sentence.start, end=following.span.end)
    if len(found) != 2 or not _alike(*found):
        return None
    low, high = sorted(found, key=lambda q: bounds(q)[0])
    if not bounds(low)[0] or bounds(low)[0] == bounds(high)[0]:
        return None
    if _turns(reading, window, share) and _from_then_to(reading, window, found, share):
        return (low, high), True
    if _whole_told(reading, window, low, high, share) and _concluded(reading, share, low, high, window):
        return (low, high), False
    return None


def _others(reading: Reading, number: int, share: Quantity) -> list[Quantity]:
    text = reading.report.text
    found = []
    for q in amounts_of(reading, number):
        if isinstance(q.value, tuple) and text[: q.span.start].rstrip().casefold().endswith("from"):
            found += [replace(q, value=end) for end in q.value]  # "from 40 to 50 crowns"
        else:
            found.append(q)
    return [
        q
        for q in found
        if not q.span.overlaps(share.span)
        and bounds(q)[0] >= 1
        and not isinstance(q.value, tuple)
        and q.change not in "<>"
    ]


def _alike(one: Quantity, other: Quantity) -> bool:
    """Of one unit, or counted by nouns of which one may stand for the other."""
    return one.unit == other.unit or "-" in (one.unit, other.unit) or not (is_measure(one) or is_measure(other))


def _turns(reading: Reading, window: Span, share: Quantity) -> bool:
    """A word of rise or fall stands right before the share, or it is so many percent more or less."""
    turns = [w.span for c in ("rise", "fall") for w in reading.words(c) if window.covers(w.span)]
    return share.change in "+-" or any(0 <= share.span.start - t.end <= NEAR for t in turns)


def _from_then_to(reading: Reading, window: Span, found: list[Quantity], share: Quantity) -> bool:
    """One number is led by "from", or both are told of two times ("then … now", "before … now")."""
    text = reading.report.text
    led = [q for q in found if re.search(r"\bfrom\W+(?:\w+\W+){0,2}$", text[: q.span.start], re.IGNORECASE)]
    if led:
        return share.span.start > led[0].span.end or len(text[share.span.end : found[0].span.start].split()) <= CLOSE
    dated = [t.span for t in reading.timexes if t.type == "DATE"]
    if all(
        any(t.start >= q.span.end and len(text[q.span.end : t.start].split()) <= CLOSE for t in dated) for q in found
    ):
        return True
    times = {w.gloss for w in reading.words("share_time") if window.covers(w.span)}
    return len(times) > 1


def _whole_told(reading: Reading, window: Span, low: Quantity, high: Quantity, share: Quantity) -> bool:
    """The larger number is called the whole: behind "of", by the share or the part ("of them"), or as a target."""
    text = reading.report.text
    before = text[max(window.start, high.span.start - 30) : high.span.start].casefold()
    if re.search(r"\bof\W+(?:\w+\W+){0,2}$", before):
        return True
    behind = [w for c in ("of_them",) for w in reading.words(c) if window.covers(w.span)]
    if any(
        w.span.overlaps(low.span) or 0 <= w.span.start - e <= 3 for w in behind for e in (low.span.end, share.span.end)
    ):
        return True
    return any(window.covers(w.span) for w in reading.words("share_whole"))


def _concluded(reading: Reading, share: Quantity, low: Quantity, high: Quantity, window: Span) -> bool:
    """The share is set beside the numbers: in brackets, behind a mark or "or", "so", "that is"; or is of the whole."""
    text = reading.report.text
    before = text[window.start : share.span.start]
    behind = text[share.span.end : window.end]
    if re.match(r"\W*(?:\w+\W+){0,1}of\b", behind, re.IGNORECASE) and _set_off(text, low, high):
        return True
    if behind[:1] == "-":  # "61%-owned"
        return False
    if any(0 <= share.span.start - w.span.end <= NEAR for w in _links(reading, window)):
        return True
    clause = re.split(r"[(:;–—,\[]", before)[-1]
    if clause != before and not clause.strip():
        return True
    first = min(low.span.start, high.span.start)
    return share.span.end <= first and bool(re.search(r"[(:;–—]|, (?:or|that is|i\.e\.)", text[share.span.end : first]))


def _links(reading: Reading, window: Span) -> list[Wording]:
    return [w for w in reading.words("share_link") if window.covers(w.span)]


def _set_off(text: str, low: Quantity, high: Quantity) -> bool:
    """The part stands between marks of its own: "(45)", "– 45 people –", ", 45 in number,"."""
    if low.span.start < high.span.start:
        return False
    return bool(re.search(r"[(–—,:]\W*(?:\w+\W+){0,2}$", text[high.span.end : low.span.start]))
