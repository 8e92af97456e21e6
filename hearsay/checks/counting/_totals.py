"""Totals and their parts by grammar: what stands behind a colon, in brackets, before "in all", with "the remaining"."""

import itertools
import re
from collections.abc import Iterator, Sequence

from hearsay.checks.counting._amounts import is_measure
from hearsay.checks.counting._passage import MARK, Passage, comparable, listed, run, until_mark
from hearsay.checks.figures import bounds, standing_in
from hearsay.checks.rule import Rule
from hearsay.model import Quantity, Reading, Wording

Partition = tuple[Quantity, list[Quantity], bool]
"""Total, parts, and whether they are said to be all of it."""
OPENS = (":", "(", "–", "—")
BESIDE = re.compile(r"[,–—]\s+(?:or\s+|an?\s+\w+\s+of\s+)?$")
PARTY = re.compile(r"[,–—]\s+(?:or\s+)?an?\s+\w+\s+of\s+$")
"""Between the last part and their sum: ", or 12 vehicles", ", a party of 12"."""


def partitions(rule: Rule, reading: Reading, number: int) -> Iterator[Partition]:
    """Totals of a sentence with the parts its grammar gives them, those of the sentences before it among them."""
    passage = Passage(rule, reading, number)
    if not passage.here:
        return
    for total, parts, whole in (
        *_called_total(passage),
        *_set_beside(passage),
        *_taken_apart(passage),
        *_with_rest(passage),
        *_exhausted(passage),
        *_grown(passage),
    ):
        counted = _of_a_kind(total, parts)
        if len(counted) > min(1, len(parts) - 1) and all(
            bounds(q)[0] >= 1 and not isinstance(q.value, tuple) for q in (total, *counted)
        ):
            yield total, counted, whole


def _of_a_kind(total: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    """The parts that can be added to this total: measures in its unit, else counts, of its noun where two have it."""
    if is_measure(total):
        return [q for q in parts if q.unit in (total.unit, "-")]
    counted = [q for q in parts if not is_measure(q)]
    if total.unit == "-" and not counted:
        return list(parts) if len(parts) > 1 and len({q.unit for q in parts}) == 1 else []
    same = [q for q in counted if q.unit in (total.unit, "-")]
    return same if sum(q.unit == total.unit != "-" for q in same) > 1 else counted


# ------------------------------------------------------------------------------------------------ called a total


def _called_total(p: Passage) -> Iterator[Partition]:
    """A number that a word calls the total; its parts stand before it, in sentences before, or behind a mark."""
    ahead, behind, counted = p.cues("sum_ahead"), p.cues("sum_behind"), list(_counts_of_parts(p))
    for at, total in enumerate(p.here):
        start = p.here[at - 1].span.end if at else p.span.start
        end = p.here[at + 1].span.start if at + 1 < len(p.here) else p.span.end
        called = [w for w in counted if not p.here[:at]]
        called += [w for w in ahead if _leads(p, w, total, start)]
        called += [w for w in p.cues("sum_brings") if _brings(p, w, total, start)]
        called += [w for w in behind if _follows(p, w, total, end)]
        if not called:
            continue
        parts, after = _last_run(p, p.here[:at]), until_mark(p, p.here[at + 1 :])
        if len(parts) < 2 and len(after) > 1 and (_opened(p, total, after) or _with_parts(p, total, after)):
            parts = after
        elif len(parts) < 2 and (any(_takes_up(p, w) for w in called) or _goes_on(p, parts)):
            parts = [*_last_run(p, p.above), *p.here[:at]]
        if len(parts) > 1 and listed(p, parts) and comparable(p, total, parts) and not _dated(p, total, parts):
            yield total, parts, True


def _goes_on(p: Passage, parts: Sequence[Quantity]) -> bool:
    """ "Another 22", which goes on from the sentence before."""
    return len(parts) == 1 and any(_touches(p, w, parts[0]) for w in p.cues("sum_more"))


def _brings(p: Passage, cue: Wording, total: Quantity, start: int) -> bool:
    """ "Bringing the number released during the day to 40"."""
    if not start <= cue.span.start <= cue.span.end <= total.span.start:
        return False
    between = p.text[cue.span.end : total.span.start]
    return len(between.split()) <= int(cue.gloss) and between.split()[-1:] == ["to"] and not MARK.search(between)


def _counts_of_parts(p: Passage) -> Iterator[Wording]:
    """A word like "in" before the number of the parts told in the sentences before: "In two days, 63 have died"."""
    for q in standing_in(p.reading.quantities, p.span):
        for word in p.cues("sum_where"):
            lead = p.text[word.span.end : q.span.start]
            if word.span.end < q.span.start and len(lead.split()) <= 2 and bounds(q)[0] == len(p.above) > 1:
                yield word


def _takes_up(p: Passage, cue: Wording) -> bool:
    """Near the start of its sentence, or in a short one: "In total, 86 were destroyed", "That makes 50 men"."""
    lead = len(p.text[p.span.start : cue.span.start].split())
    short = len(p.span.of(p.text).split()) <= p.rule.params["short_words"]
    return bool(short or lead <= p.rule.params["cue_words"])


def _last_run(p: Passage, parts: list[Quantity]) -> list[Quantity]:
    """The parts that are listed, from the last on; what stands before a lone colon is told apart from them."""
    colons = [at for at in range(1, len(parts)) if ":" in p.between(parts[at - 1], parts[at])]
    start = colons[0] if len(colons) == 1 and len(parts) - colons[0] > 1 else 0
    while len(parts) - start > 1 and not listed(p, parts[start:]):
        start += 1
    return parts[start:]


def _dated(p: Passage, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """ "117 in 2007, and totalled 144 in 2008": a number of its own time is one of a series, not their sum."""
    return all(
        any(
            t.type in ("DATE", "SET")
            and t.span.start >= q.span.end
            and len(p.text[q.span.end : t.span.start].split()) <= 4
            for t in p.reading.timexes
        )
        for q in (total, parts[-1])
    )


def _leads(p: Passage, cue: Wording, total: Quantity, start: int) -> bool:
    """ "Altogether 40", "the combined toll of 40", "the overall figure is 40", "all 40"."""
    if not start <= cue.span.start <= cue.span.end <= total.span.start:
        return False
    between = p.text[cue.span.end : total.span.start]
    return len(between.split()) <= int(cue.gloss) and not MARK.search(between.removeprefix(":"))


def _follows(p: Passage, cue: Wording, total: Quantity, end: int) -> bool:
    """ "40 in all", "40 people altogether"."""
    if cue.span == total.unit_span:  # "31 remain", where the parser takes the verb for what is counted
        return True
    if not total.span.end <= cue.span.start <= cue.span.end <= end:
        return False
    between = p.text[total.span.end : cue.span.start]
    return len(between.split()) <= 2 and not MARK.search(between) and "," not in between


def _set_beside(p: Passage) -> Iterator[Partition]:
    """The total without a word for it: "5 lorries and 7 vans, or 12 vehicles"; "adding 5 to the 7 on file, …"."""
    for at in range(2, len(p.here)):
        total, parts = p.here[at], _last_run(p, p.here[:at])
        head = total.unit_span.end if total.unit_span else -1
        collective = any(w.span.end == head for w in p.cues("collective"))
        between = p.between(parts[-1], total)
        apposed = BESIDE.search(between) if collective else PARTY.search(between)
        added = any(w.span.start < parts[0].span.start for w in p.cues("sum_adding")) and len(parts) == 2
        if len(parts) > 1 and (apposed or added) and _near(p, total, parts):
            yield total, parts, True


def _near(p: Passage, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """As near as numbers are of which one was mistaken, where no word calls one of them the total."""
    added, most = sum(bounds(q)[0] for q in parts), p.rule.params["apposed"]
    generic = any(q.unit == total.unit != "-" for q in parts)
    return not generic and bool(bounds(total)[1] / most <= added <= bounds(total)[1] * most)


# ------------------------------------------------------------------------------------------------ taken apart


def _taken_apart(p: Passage) -> Iterator[Partition]:
    """The total first, then its parts behind a colon, a dash, a bracket or a verb of dividing."""
    for at, total in enumerate(p.here[:-1]):
        after = p.here[at + 1 :]
        word = _split_word(p, total, after[0])
        some = (word is not None and word.category != "sum_split") or _some_of(p, after[0])
        if word is not None and word.category == "sum_some":
            parts = run(p, after, word.span.end)
            if parts and not _listed_itself(p, at):
                yield total, parts, False
            continue
        if not (word is not None or _some_of(p, after[0]) or _opened(p, total, after) or _apposed(p, at, after)):
            continue
        parts = until_mark(p, _in_brackets(p, total, after))
        marked = any(m in p.between(total, after[0]) for m in OPENS)
        if len(parts) > 1 and listed(p, parts) and comparable(p, total, parts):
            yield total, parts, marked or not some or _excluding(p, parts)


def _split_word(p: Passage, total: Quantity, first: Quantity) -> Wording | None:
    """A word between total and first part that takes the total apart."""
    for word in (w for c in ("sum_split", "sum_some", "sum_of") for w in p.cues(c)):
        if total.span.end <= word.span.start and word.span.end <= first.span.start:
            lead = p.text[word.span.end : first.span.start]
            touching = (
                word.category == "sum_of" and word.span.start - total.span.end <= 1
            )  # "23 of them", a part itself
            apart = touching or MARK.search(lead) or re.search(r"[;.]\W", p.text[total.span.end : word.span.start])
            if len(lead.split()) <= int(word.gloss) and not apart:
                return word
    return None


def _some_of(p: Passage, part: Quantity) -> bool:
    return any(0 <= w.span.start - part.span.end <= 2 for w in p.cues("of_them"))


def _opened(p: Passage, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """A colon, a bracket or a dash opens the parts, a few words before the first."""
    between = p.between(total, parts[0])
    mark = max(between.rfind(m) for m in OPENS)
    if mark >= 0 and ")" not in between and len(between[mark + 1 :].split()) <= p.rule.params["lead_words"]:
        return not (between[mark] == ":" and between[:mark].count("."))
    return False


def _with_parts(p: Passage, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """ "12 million in total, with 7 million for roads and 5 million for bridges"."""
    lead = [w for w in p.cues("sum_with") if total.span.end <= w.span.start and w.span.end <= parts[0].span.start]
    return bool(lead) and not p.text[lead[-1].span.end : parts[0].span.start].strip()


def _in_brackets(p: Passage, total: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    between = p.between(total, parts[0])
    close = p.text.find(")", parts[0].span.start, p.span.end) if "(" in between else -1
    return [q for q in parts if close < 0 or q.span.start < close]


def _apposed(p: Passage, at: int, parts: Sequence[Quantity]) -> bool:
    """ "45 people on board, 19 passengers and 17 crew members": people, then nouns for them right behind a comma."""
    total, between = p.here[at], p.between(p.here[at], parts[0])
    if _listed_itself(p, at) or "," in between.rstrip()[:-1] or len(between.split()) > 5:
        return False
    head = total.unit_span.end if total.unit_span else -1
    people = any(w.span.end == head for w in p.cues("collective")) and len(parts) <= 4
    generic = any(q.unit == total.unit for q in parts)
    nouns = people and not generic and all(q.unit != "-" for q in parts[:2]) and between.rstrip().endswith(",")
    behind = [p.text[q.span.end :].split(maxsplit=1)[:1] for q in parts]
    places = {w.span.start for w in p.cues("sum_where")}
    placed = all(b and q.span.end + 1 in places for b, q in zip(behind, parts, strict=True))
    bare = placed and all(q.unit == "-" for q in parts) and total.unit != "-" and between.rstrip().endswith(",")
    added = sum(bounds(q)[0] for q in parts)
    near = p.rule.params["apposed"]
    return (nouns or bare) and bounds(total)[1] / near <= added <= bounds(total)[1] * near


def _listed_itself(p: Passage, at: int) -> bool:
    """One of a list itself: a comma lies between it and the number before."""
    return at > 0 and "," in p.between(p.here[at - 1], p.here[at])


# ------------------------------------------------------------------------------------------------ what is left


def _with_rest(p: Passage) -> Iterator[Partition]:
    """The last part is what is left of the total: "the other 12", "the remaining 12", "12 remained"."""
    for last, part in enumerate(p.here):
        start = p.here[last - 1].span.end if last else p.span.start
        end = p.here[last + 1].span.start if last + 1 < len(p.here) else p.span.end
        led = any(
            start <= w.span.start and w.span.end <= part.span.start
            and len(p.text[w.span.end : part.span.start].split()) <= 1
            for w in p.cues("sum_rest")
        ) or any(_follows(p, w, part, end) for w in p.cues("sum_left"))  # fmt: skip
        if not led:
            continue
        chain = p.here[: last + 1] if last > 1 else [*p.above, *p.here[: last + 1]]
        found = _whole_of(p, chain)
        if found is not None:
            yield *found, True


def _whole_of(p: Passage, chain: Sequence[Quantity]) -> tuple[Quantity, list[Quantity]] | None:
    """The total of a chain that ends in what is left: the nearest number not below any that follows, with a noun."""
    for at in range(len(chain) - 3, -1, -1):
        total, parts = chain[at], list(chain[at + 1 :])
        if total.unit == "-" and at:
            continue
        if max(bounds(q)[0] for q in parts[:-1]) < bounds(total)[1] and comparable(p, total, parts):
            return total, parts
    return None


def _exhausted(p: Passage) -> Iterator[Partition]:
    """Parts whose words leave nobody out, or a word says that nobody is left out: "none abstained"."""
    whole = [w for w in p.cues("of_whole") if w.span.start - p.span.start <= 2]
    chains = [p.here] if len(p.here) > 2 else [[*p.above, *p.here]] if len(p.here) == 2 and len(p.above) == 1 else []
    for total, *parts in chains:
        told = total in p.here
        between = p.between(total, parts[0])
        beside = between.strip() == "," and _excluding(p, parts)  # "46 beds, 18 occupied and 28 free"
        of_it = bool(whole) or not told or ";" in between or beside
        bare = all(q.unit == "-" or (told and q.unit_span in {w.span for w in p.cues("sum_pair")}) for q in parts)
        if total.unit == "-" or not of_it or not bare or not listed(p, parts):
            continue
        everyone = bool(p.cues("sum_none")) or _excluding(p, parts)
        if comparable(p, total, parts) and (everyone or told):
            yield total, parts, everyone


def _excluding(p: Passage, parts: Sequence[Quantity]) -> bool:
    """The words told of the parts exclude one another and leave nobody out: "adults … minors", "freed … held"."""
    glosses = []
    for at, part in enumerate(parts):
        end = parts[at + 1].span.start if at + 1 < len(parts) else p.span.end
        told = [w for w in p.cues("sum_pair") if w.span.start >= part.span.start and w.span.end <= end]
        near = [w for w in told if len(p.text[part.span.end : w.span.start].split()) <= p.rule.params["pair_words"]]
        glosses.append({w.gloss for w in near})
    groups = [{g.split(".")[0] for g in some} for some in glosses]
    if not all(glosses) or not set.intersection(*groups):
        return False
    return all(one.isdisjoint(other) for one, other in itertools.combinations(glosses, 2))


def _grown(p: Passage) -> Iterator[Partition]:
    """A number that grew by another: "12 more, raising the toll from 40 to 52", "from 40 to 52 after 12 more"."""
    ends = [(a, b) for a, b in itertools.combinations(p.here, 2) if a.span == b.span]
    if len(p.here) == 3 and len(ends) == 1 and bounds(ends[0][0])[0] < bounds(ends[0][1])[0]:
        first, last = ends[0]
        by = next(q for q in p.here if q.span != first.span)
        if any(_touches(p, w, by) for w in p.cues("sum_more")):
            yield last, [first, by], True


def _touches(p: Passage, word: Wording, quantity: Quantity) -> bool:
    return 0 <= quantity.span.start - word.span.end <= 1 or 0 <= word.span.start - quantity.span.end <= 1
