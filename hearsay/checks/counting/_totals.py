"""Totals and their parts by grammar: those a word calls the total, and those set beside what they add up."""

import re
from collections.abc import Iterator, Sequence

from hearsay.checks.counting._amounts import SAID, is_measure
from hearsay.checks.counting._divided import (
    exhausted,
    grown,
    set_behind,
    taken_apart,
    taken_from,
    with_rest,
    won_and_lost,
)
from hearsay.checks.counting._drawn import behind_a_colon, drawn
from hearsay.checks.counting._passage import (
    MARK,
    Partition,
    Passage,
    comparable,
    follows,
    listed,
    near,
    opened,
    touches,
    until_mark,
    with_parts,
)
from hearsay.checks.figures import bounds, standing_in
from hearsay.checks.rule import Rule
from hearsay.model import Quantity, Reading, Wording

BESIDE = re.compile(r"[,–—]\s+(?:or\s+|an?\s+\w+\s+of\s+)?$")
COLON = re.compile(r":\s+$")
APART = re.compile(r",\s+or\s+$")
PARTY = re.compile(r"[,–—]\s+(?:or\s+)?an?\s+\w+\s+of\s+$")
"""Between the last part and their sum: ", or 12 vehicles", ", a party of 12"."""


def partitions(rule: Rule, reading: Reading, number: int) -> Iterator[Partition]:
    """Totals of a sentence with the parts its grammar gives them, those of the sentences before it among them."""
    spells = Passage(rule, reading, number, timed=True)
    if len(spells.here) > 2:
        for total, parts, whole in (*_called_total(spells), *behind_a_colon(spells)):
            if total.unit != "-" and ";" not in spells.text[parts[-1].span.end : total.span.start]:
                yield total, parts, whole
    passage = Passage(rule, reading, number)
    if not passage.here:
        return
    for total, parts, whole in (
        *_called_total(passage),
        *_set_beside(passage),
        *_taken_up(passage),
        *drawn(passage),
        *taken_apart(passage),
        *with_rest(passage),
        *taken_from(passage),
        *set_behind(passage),
        *won_and_lost(passage),
        *exhausted(passage),
        *grown(passage),
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
    if total.unit == "-" and len(counted) < 2:  # "2 billion euros and another 650 million, taking the bill to …"
        return list(parts) if len(parts) > 1 and len({q.unit for q in parts} - {"-"}) == 1 else []
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
        called += [w for w in behind if follows(p, w, total, end)]
        if not called:
            continue
        parts, after = _last_run(p, p.here[:at]), until_mark(p, p.here[at + 1 :])
        if len(parts) < 2 and len(after) > 1 and (opened(p, total, after) or with_parts(p, total, after)):
            parts = after
        elif len(parts) < 2 and (any(_takes_up(p, w) for w in called) or _goes_on(p, parts) or _with_the(p, parts)):
            parts = [*_last_run(p, p.above), *p.here[:at]]
        if len(parts) > 1 and listed(p, parts) and comparable(p, total, parts) and not _dated(p, total, parts):
            yield total, parts, True


def _goes_on(p: Passage, parts: Sequence[Quantity]) -> bool:
    """ "Another 22", which goes on from the sentence before."""
    return len(parts) == 1 and any(touches(p, w, parts[0]) for w in p.cues("sum_more"))


def _with_the(p: Passage, parts: Sequence[Quantity]) -> bool:
    """ "Together with the 22 found before", which opens the sentence."""
    opens = [w for c in ("sum_joint", "sum_beside", "sum_with") for w in p.cues(c) if w.span.start == p.span.start]
    leads = (p.text[w.span.end : q.span.start] for w in opens for q in parts)
    return len(parts) == 1 and any(len(lead.split()) <= 1 for lead in leads)


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
            if p.reading.sentence_at(t.span.start) == p.reading.sentence_at(q.span.start)
        )
        for q in (total, parts[-1])
    )


def _leads(p: Passage, cue: Wording, total: Quantity, start: int) -> bool:
    """ "Altogether 40", "the combined toll of 40", "the overall figure is 40", "all 40"."""
    if not start <= cue.span.start <= cue.span.end <= total.span.start:
        return False
    between = p.text[cue.span.end : total.span.start]
    return len(between.split()) <= int(cue.gloss) and not MARK.search(between.removeprefix(":"))


def _set_beside(p: Passage) -> Iterator[Partition]:
    """The total without a word for it: "5 lorries and 7 vans, or 12 vehicles"; "adding 5 to the 7 on file, …"."""
    for at in range(2, len(p.here)):
        total, parts = p.here[at], _last_run(p, p.here[:at])
        if len(parts) < 2 or not near(p, total, parts):
            continue
        between = SAID.sub(", ", p.between(parts[-1], total))
        if any(q.unit == total.unit != "-" for q in parts):
            alike = all(q.unit in (total.unit, "-") for q in parts)
            if alike and _thus(p, parts[-1], total):
                yield total, parts, True
            elif _fronted(p, parts, between):  # there may have been some before
                yield total, parts, bool(p.cues("sum_none"))
            continue
        head = total.unit_span.end if total.unit_span else -1
        collective = any(w.span.end == head for w in p.cues("collective"))
        apposed = BESIDE.search(between) if collective else PARTY.search(between)
        told = (APART.search(between) and total.unit == "-") or (
            (collective or total.unit == "-") and _thus(p, parts[-1], total)
        )
        told = told or bool(
            COLON.search(between) and total is p.here[-1] and all(q.unit != "-" for q in (*parts, total))
        )
        added = any(w.span.start < parts[0].span.start for w in p.cues("sum_adding")) and len(parts) == 2
        if apposed or told or added or _fronted(p, parts, between):
            yield total, parts, True


def _thus(p: Passage, last: Quantity, total: Quantity) -> bool:
    """ ", so it now houses 52": a clause that draws the sum."""
    drawn = (w for w in p.cues("sum_thus") if last.span.end <= w.span.start and w.span.end <= total.span.start)
    leads = (p.text[w.span.end : total.span.start] for w in drawn)
    return total is p.here[-1] and any(len(x.split()) <= 4 and not re.search("[,;:.]", x) for x in leads)


def _fronted(p: Passage, parts: Sequence[Quantity], between: str) -> bool:
    """ "With 16 in the camp and 35 in the town, the epidemic has claimed 51"; also "With the 16"."""
    opening = (p.text[w.span.end : parts[0].span.start] for w in p.cues("sum_with") if w.span.start == p.span.start)
    led = any(len(words.split()) <= 1 for words in opening)
    marks = 2 if p.cues("sum_none") else 1  # ", and nobody else elected,"
    return led and parts[0] is p.here[0] and 0 < between.count(",") <= marks and not between.endswith(", ")


def _taken_up(p: Passage) -> Iterator[Partition]:
    """ "The 87 men had …", of those counted in the sentence before."""
    if not p.here or len(p.above) < 2:
        return
    total = p.here[0]
    head = total.unit_span.end if total.unit_span else -1
    all_of_them = any((w.span.start, w.span.end + 1) == (p.span.start, total.span.start) for w in p.cues("sum_those"))
    collective = any(w.span.end == head for w in p.cues("collective"))
    goes_on = any(w.span.start == total.span.end + 1 for w in p.cues("sum_does")) and len(p.here) == 1
    if all_of_them and ((collective and goes_on) or _of_those(p, total)):
        parts = _last_run(p, p.above)
        if len(parts) == len(p.above) and listed(p, parts) and near(p, total, parts):
            yield total, parts, True


def _of_those(p: Passage, total: Quantity) -> bool:
    """ "Of the sessions, 51 were public and 42 closed. The 93 sessions …": its noun is what they are said to be of."""
    above = p.reading.sentence_at(p.above[0].span.start)
    span = p.reading.sentences[above].span
    lead = p.text[span.start : p.above[0].span.start]
    of_it = any(w.span.start == span.start for w in p.reading.words("of_whole"))
    return of_it and total.unit != "-" and total.unit.split()[-1] in re.findall(r"\w+", lead)
