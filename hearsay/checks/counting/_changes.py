"""The two numbers a change went from and to."""

import re
from collections.abc import Iterator

from hearsay.checks.counting._told import MARK, Told
from hearsay.checks.figures import bounds
from hearsay.model import Quantity, Span


def changed(t: Told) -> Iterator[tuple[Quantity, Quantity]]:
    """The ends of a change: one is called its start ("from", "compared with"), or both are told of two times."""
    if _elsewhere(t) or not _of_them(t):
        return
    window = [q for q in t.window if q.change in "=~"]  # "down 40" tells by how many, not how many
    based = [q for q in window if _based(t, q)]
    for base in based:
        ends = [q for q in window if q is not base and (q.span == base.span or q not in based) and _alike(base, q)]
        if ends:
            yield _sorted(base, min(ends, key=lambda q: (q.unit != base.unit, _gap(q.span, base.span))))
            return
    if len(window) == len(t.window) == 2 and _alike(*window) and _told(t, window):
        yield _sorted(window[0], window[1])


def _alike(one: Quantity, other: Quantity) -> bool:
    """What grows is still the same: one noun or unit, which may be left out once."""
    return one.unit == other.unit or "-" in (one.unit, other.unit)


def _sorted(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    return (one, other) if bounds(one)[0] <= bounds(other)[0] else (other, one)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _based(t: Told, quantity: Quantity) -> bool:
    """The number a change starts from: the first behind "from", "compared with", "against"."""
    # "30 percent below last year's 4,500": what the share is set against by a word right behind it
    against = (w for c in ("share_more", "share_less") for w in t.words(c) if 0 < w.span.start - t.share.span.end <= 2)
    for word in (*t.reading.words("share_base"), *against):
        lead = t.text[word.span.end : quantity.span.start]
        first = not any(word.span.end <= q.span.start < quantity.span.start for q in t.window)
        if first and word.span.end <= quantity.span.start and len(lead.split()) <= 3 and not MARK.search(lead):
            return True
    return False


def _told(t: Told, window: list[Quantity]) -> bool:
    return _two_times(t) or _set_off(t) or any(_came_to(t, q) for q in window)


def _came_to(t: Told, quantity: Quantity) -> bool:
    """ "Has shrunk by 20 percent, to 400": what it came to, right behind the share."""
    return t.text[t.share.span.end : quantity.span.start].strip(" ,") == "to"


def _of_them(t: Told) -> bool:
    """The share is told close to one of the numbers, or goes on about them from the start of its sentence."""
    if not t.here:
        return t.takes_up
    if any(q not in t.here for q in t.window) and not _two_times(t):
        return t.takes_up
    lead = t.text[t.span.start : t.share.span.start]
    if len(lead.split()) <= 2 and t.text[t.share.span.end : t.share.span.end + 1] == ":":  # "Down by 20 percent: …"
        return True
    near = min(t.here, key=lambda q: _gap(q.span, t.share.span))
    between = t.text[min(near.span.end, t.share.span.end) : max(near.span.start, t.share.span.start)]
    return bool(len(between.split()) <= t.rule.params["aside_words"])


def _elsewhere(t: Told) -> bool:
    """The share says itself from what, without a number: "down 25 percent from the number sold", "below normal"."""
    end = t.share.span.end
    periods = [w.span for w in t.words("share_period")]
    for word in t.words("share_than"):
        if any(p.covers(word.span) for p in periods):
            continue
        lead = t.text[end : word.span.start]
        if word.span.start < end or len(lead.split()) > 1 or MARK.search(lead):
            continue
        if lead.strip() and t.text[word.span.end :].lstrip().startswith(lead.strip()):  # "year on year"
            continue
        reach = t.rule.params["than_words"]
        followed = any(
            q.span.start >= word.span.end and len(t.text[word.span.end : q.span.start].split()) <= reach for q in t.here
        )
        timed = [w.span for w in t.words("share_time")] + [x.span for x in t.reading.timexes if t.span.covers(x.span)]
        dated = any(s.start >= word.span.start and len(t.text[word.span.end : s.start].split()) <= 1 for s in timed)
        return not followed and not dated and bool(t.text[word.span.end : t.span.end].strip(' .”"'))
    return False


def _two_times(t: Told) -> bool:
    """Each number is told of a time of its own: "then" and "now", or two dates."""
    first = min(q.span.start for q in t.window)
    last = t.reading.sentences[t.reading.sentence_at(t.end - 1)].span.end
    first = min(first, t.span.start)
    window = Span(start=t.reading.sentences[t.reading.sentence_at(first)].span.start, end=last)
    times = t.words("share_time", window)
    if len({w.gloss for w in times}) > 1:
        return True
    # "to 540; last year it was 300": the other number needs no "now".
    low, high = t.window[0].span.end, t.window[-1].span.start
    parted = len(t.here) == 2 and ";" in t.text[low:high]
    if parted and any(low <= w.span.start and w.span.end <= high for w in times):
        return True
    dates = [x.span for x in t.reading.timexes if x.type == "DATE" and window.covers(x.span)]
    reach = t.rule.params["date_characters"]
    return len(dates) > 1 and all(any(_gap(d, q.span) <= reach for d in dates) for q in t.window)


def _set_off(t: Told) -> bool:
    """Behind both numbers the share stands in a part of its own (", an increase of 25 percent"), or before a colon."""
    first, last = min(q.span.start for q in t.window), max(q.span.end for q in t.window)
    if t.share.span.end <= first:
        return bool(re.search(r"[:–—(]", t.text[t.share.span.end : first]))
    return t.share.span.start >= last and (
        bool(MARK.search(t.text[last : t.share.span.start])) or t.window[-1] not in t.here
    )
