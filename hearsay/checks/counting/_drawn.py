"""Sums that a sentence draws from its list: behind a colon, by "added to", of so many parts, of all who voted."""

import re
from collections.abc import Iterator

from hearsay.checks.counting._passage import Partition, Passage, excluding, listed, near, touches
from hearsay.checks.figures import bounds, standing_in


def drawn(p: Passage) -> Iterator[Partition]:
    """Totals whose parts lie in the same sentence, or, where it points back at them, in the one before."""
    for find in (
        _bracketed,
        behind_a_colon,
        _added_to,
        _counted_out,
        _pointed_at,
        _everybody,
        _the_others,
        _together,
        _bare_sum,
    ):
        yield from find(p)


def _bracketed(p: Passage) -> Iterator[Partition]:
    """ "The losses (army 40, police 12, militia 9) now stand at 61": all parts in a bracket, the total behind it."""
    for at in range(2, len(p.here)):
        total, parts = p.here[at], p.here[:at]
        low, high = p.text.rfind("(", p.span.start, parts[0].span.start), p.text.find(")", parts[-1].span.end)
        inside = low >= 0 and parts[-1].span.end <= high < total.span.start
        stands = any(w.span.end + 1 == total.span.start and w.span.start > high for w in p.cues("sum_stands"))
        alone = inside and ")" not in p.text[low:high] and len(p.text[high : total.span.start].split()) <= 5
        if alone and stands and listed(p, parts) and near(p, total, parts):
            yield total, parts, True


def behind_a_colon(p: Passage) -> Iterator[Partition]:
    """ "Seventeen dead at the station, eight at the bakery: the bombing has now claimed 25 lives"."""
    if len(p.here) < 3:
        return
    total, parts = p.here[-1], p.here[:-1]
    between = p.between(parts[-1], total)
    people = total.unit_span is not None and any(w.span.overlaps(total.unit_span) for w in p.cues("collective"))
    same = total.unit != "-" and any(q.unit == total.unit for q in parts)
    low, high = parts[0].span.end, total.span.start
    ones = any(low <= w.span.start < high for w in p.cues("sum_single"))  # one more that is no number
    if not ones and between.count(":") == 1 and (people or same) and listed(p, parts) and near(p, total, parts):
        yield total, parts, True


def _added_to(p: Passage) -> Iterator[Partition]:
    """ "The coalition commands 87 seats, since the 38 of one are added to the 49 of the other"."""
    if len(p.here) != 3:
        return
    for at in (0, 2):
        total, parts = p.here[at], [q for q in p.here if q is not p.here[at]]
        low, high = parts[0].span.end, parts[1].span.start
        added = any(low <= w.span.start and w.span.end <= high for w in p.cues("sum_onto"))
        if added and near(p, total, parts):
            yield total, parts, True


def _counted_out(p: Passage) -> Iterator[Partition]:
    """ "32 on Saturday and 22 on Sunday, 54 in two days": the total is told of as many as there are parts."""
    numbers = standing_in(p.reading.quantities, p.span)
    for at in range(2, len(p.here)):
        total, parts = p.here[at], p.here[:at]
        end = max(total.span.end, total.unit_span.end if total.unit_span else 0)
        leads = [w.span.end + 1 for w in p.cues("sum_where") if w.span.start == end + 1]
        of_them = any(q.span.start in leads and bounds(q)[0] == len(parts) for q in numbers)
        beside = re.search(r"[,;–—]\s*(?:or\s+)?$", p.between(parts[-1], total))
        if of_them and beside and listed(p, parts) and near(p, total, parts):
            yield total, parts, True


def _pointed_at(p: Passage) -> Iterator[Partition]:
    """ "Those three days cost it 32 lives": so many parts are counted in the sentence before."""
    start = p.span.start
    for word in p.cues("sum_those"):
        if word.span.start != start or len(p.above) < 2:
            continue
        numbers = standing_in(p.reading.quantities, p.span)
        number = next((q for q in numbers if 0 < q.span.start - word.span.end <= 1), None)
        rest = [q for q in p.here if number is None or not q.span.overlaps(number.span)]
        if number is None or bounds(number)[0] != len(p.above) or len(rest) != 1:
            continue
        people = rest[0].unit_span is not None and any(w.span.overlaps(rest[0].unit_span) for w in p.cues("collective"))
        same = rest[0].unit in {q.unit for q in p.above} - {"-"}
        if (people or same) and listed(p, p.above) and near(p, rest[0], p.above):
            yield rest[0], list(p.above), True


def _everybody(p: Passage) -> Iterator[Partition]:
    """ "All 84 senators voted, 33 in favour and 51 against"; "we were twenty, eight men and twelve women"."""
    for total, *parts in [p.here] if len(p.here) > 2 else []:
        between = p.between(total, parts[0])
        every = any(w.span.end + 1 == total.span.start for c in ("sum_those", "sum_ahead") for w in p.cues(c))
        every = every and p.text[: total.span.start].casefold().endswith("all ")
        being = any(w.span.end + 1 == total.span.start for w in p.cues("sum_being"))
        short = len(between.split()) <= p.rule.params["lead_words"] + 1 and between.rstrip()[-1:] in (",", "–", "—")
        apart = excluding(p, parts, ("sum_pair", "sum_sides"))
        if (every or being) and short and apart and listed(p, parts) and near(p, total, parts):
            yield total, list(parts), True


def _the_others(p: Passage) -> Iterator[Partition]:
    """ "Only 39 of the 73 boats came home. The others, 34 of them, went down": what is left, in the next sentence."""
    if len(p.here) != 1 or len(p.above) < 2:
        return
    part, total = p.above[-2:]
    of = p.between(part, total).split()
    led = [w for w in p.cues("sum_rest") if w.span.end <= p.here[0].span.start]
    ahead = bool(led) and len(p.text[p.span.start : led[0].span.start].split()) <= 1
    beside = ahead and len(p.text[led[0].span.end : p.here[0].span.start].split()) <= 1
    bare = p.here[0].unit in ("-", total.unit) or touches(p, led[0], p.here[0]) if led else False
    if beside and bare and of[:1] == ["of"] and len(of) <= 2 and near(p, total, [part, p.here[0]]):
        yield total, [part, p.here[0]], True


def _together(p: Passage) -> Iterator[Partition]:
    """ "Together the two wards, one with 45 beds and the other with 21, have 66 beds"; also without that word."""
    if len(p.here) < 4:
        return
    count, *parts, total = p.here
    opens = any(w.span.start == p.span.start for w in p.cues("sum_ahead"))
    opens = opens or (count.span.start == p.span.start and p.text[count.span.end : parts[0].span.start][:1] == ",")
    people = total.unit_span is not None and any(w.span.overlaps(total.unit_span) for w in p.cues("collective"))
    same = total.unit != "-" and any(q.unit == total.unit for q in parts)
    of_them = bounds(count)[0] == len(parts) and (same or people)
    if opens and of_them and "," in p.between(parts[-1], total) and listed(p, parts) and near(p, total, parts):
        yield total, parts, True


def _bare_sum(p: Passage) -> Iterator[Partition]:
    """ "There were 34 of us in the cellar and 11 in the barn. 45 people, and one bucket": a sentence without a verb."""
    total = p.here[0] if p.here else None
    if total is None or total.span.start != p.span.start or len(p.above) < 2:
        return
    if any(bounds(q)[0] > 1 for q in p.here[1:]):
        return
    short = len(p.span.of(p.text).split()) <= p.rule.params["line_words"]
    people = total.unit_span is not None and any(w.span.overlaps(total.unit_span) for w in p.cues("collective"))
    ends = p.text[total.span.end : total.span.end + 1] in (",", ".", "!", ";", ":")
    if short and people and ends and listed(p, p.above) and near(p, total, p.above):
        yield total, list(p.above), True
