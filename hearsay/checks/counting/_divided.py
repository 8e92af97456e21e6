"""Totals taken apart: parts behind a mark or a verb of dividing, what is left of them, and what they grew by."""

import itertools
import re
from collections.abc import Iterator, Sequence

from hearsay.checks.counting._amounts import TIMES, amounts_of
from hearsay.checks.counting._passage import (
    MARK,
    OPENS,
    Partition,
    Passage,
    comparable,
    excluding,
    follows,
    listed,
    near,
    opened,
    placed,
    run,
    touches,
    until_mark,
)
from hearsay.checks.figures import bounds
from hearsay.model import Quantity, Wording


def taken_apart(p: Passage) -> Iterator[Partition]:
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
        parts = _each_in_brackets(p, after) or until_mark(p, _in_brackets(p, total, after))
        if len(parts) < 2 or not listed(p, parts) or not comparable(p, total, parts):
            continue
        marked = any(m in p.between(total, after[0]) for m in OPENS)
        if word is not None or _some_of(p, after[0]) or opened(p, total, after) or _apposed(p, at, after):
            rest = _elsewhere(p, parts[-1])
            yield total, parts, marked or not some or rest or excluding(p, parts) or _one_by_one(p, total, parts)
        elif _shared_out(p, total, parts) or _told_apart(p, total, parts):
            yield total, parts, True


def _one_by_one(p: Passage, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """So many parts, or each with its place, that hardly any is left untold."""
    bare = all(q.unit == "-" for q in parts)
    return bare and (len(parts) > 2 or placed(p, parts)) and _closed(p, parts) and near(p, total, parts)


def _elsewhere(p: Passage, last: Quantity) -> bool:
    """The last part is all that is not told before: "6 in the capital and 8 elsewhere"."""
    return any(0 <= w.span.start - last.span.end <= 2 for w in p.cues("sum_elsewhere"))


def _each_in_brackets(p: Passage, parts: Sequence[Quantity]) -> list[Quantity]:
    """ "By rail (40 tonnes) and by sea (20 tonnes)"."""
    text = p.text
    own = [q for q in parts if text[q.span.start - 1] == "(" and text[q.span.end : q.span.end + 1] == ")"]
    return own if len(own) == len(parts) > 1 else []


def _closed(p: Passage, parts: Sequence[Quantity]) -> bool:
    """The last part is joined by a word such as "and"."""
    low, high = parts[-2].span.end, parts[-1].span.start  # both ends of "from 40 to 52" stand at one place
    return any(low <= w.span.start and w.span.end <= high for w in p.cues("sum_joint"))


def _shared_out(p: Passage, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """ ", with the state paying 6 and the lenders 5", ", with 27 victims on the first, 10 on the second"."""
    lead = [w for w in p.cues("sum_with") if total.span.end < w.span.start and w.span.end <= parts[0].span.start]
    if not lead or "," not in p.text[total.span.end : lead[0].span.start]:
        return False
    words = p.text[lead[0].span.end : parts[0].span.start]
    same = all(q.unit in ("-", total.unit) for q in parts) or all(q.unit == "-" for q in parts[1:])
    short = len(words.split()) <= p.rule.params["lead_words"] and not re.search(r"[,;:.]\s", words)
    return short and same and _closed(p, parts) and near(p, total, parts)


def _told_apart(p: Passage, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """ "The class of 30 pupils has 12 girls and 18 boys"; "sent 30 athletes, 12 and 18 respectively"."""
    words = p.between(total, parts[0])
    short = len(words.split()) <= p.rule.params["lead_words"] and not MARK.search(words)
    group = any(w.span.end == total.span.start - len(" of ") for w in p.cues("sum_groups"))
    if (
        not short
        or (total.unit == "-" and not group)
        or any(q.unit == total.unit for q in parts)
        or not near(p, total, parts)
    ):
        return False
    each = any(0 <= w.span.start - parts[-1].span.end <= 2 for w in p.cues("sum_respective"))
    low, high = total.span.end, parts[0].span.start
    has = any(low <= w.span.start and w.span.end <= high for w in p.cues("sum_does")) and "," not in words
    one_by_one = has and (_one_by_one(p, total, parts) or ("-" in total.span.of(p.text) and _closed(p, parts)))
    return excluding(p, parts) or one_by_one or (each and all(q.unit == "-" for q in parts))


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


def _in_brackets(p: Passage, total: Quantity, parts: Sequence[Quantity]) -> list[Quantity]:
    between = p.between(total, parts[0])
    close = p.text.find(")", parts[0].span.start, p.span.end) if "(" in between else -1
    return [q for q in parts if close < 0 or q.span.start < close]


def _apposed(p: Passage, at: int, parts: Sequence[Quantity]) -> bool:
    """ "45 people on board, 19 passengers and 17 crew members": people, then nouns for them right behind a comma."""
    total, between = p.here[at], p.between(p.here[at], parts[0]).rstrip()
    definite = [w.span for w in p.cues("sum_those") if w.span.start > total.span.end]
    picked = all(any(w.end == q.span.start - 1 for w in definite) for q in parts)
    between = between[: definite[0].start - total.span.end].rstrip() if picked else between
    if _listed_itself(p, at) or "," in between[:-1] or len(between.split()) > 5:
        return False
    head = total.unit_span.end if total.unit_span else -1
    led = total.span.start - len(" of ") if total.unit == "-" else -1  # "a patrol of 31"
    people = any(w.span.end == head for w in p.cues("collective")) and len(parts) <= 4
    people = people or any(w.span.end == led for w in p.cues("sum_groups"))
    generic = any(q.unit == total.unit for q in parts)
    nouns = people and not generic and all(q.unit != "-" for q in parts[:2]) and between.endswith(",")
    bare = all(q.unit == "-" for q in parts) and total.unit != "-" and between.endswith(",")
    told = nouns or (picked and between.endswith(",")) or (bare and placed(p, parts) and not _placed_alike(p, at))
    return told and near(p, total, parts)


def _placed_alike(p: Passage, at: int) -> bool:
    """ "35 on Monday, 11 on Tuesday": it has a place or time as the next has, and is one of the list."""
    behind = [p.text[q.span.end : p.span.end].split(maxsplit=2)[:2] for q in p.here[at : at + 2]]
    one, other = ([words[0], words[1][0].isupper()] if len(words) > 1 else [] for words in behind)
    low, high = p.here[at].span.end, p.here[at + 1].span.start
    between = any(low <= q.span.start and q.span.end <= high for q in amounts_of(p.reading, p.number))
    return one == other and not between


def _listed_itself(p: Passage, at: int) -> bool:
    """One of a list itself: a comma lies between it and the number before, or a mark opens the list with it."""
    return at > 0 and bool(re.search(r",|[:(–—]\s*$", p.between(p.here[at - 1], p.here[at])))


# ------------------------------------------------------------------------------------------------ what is left


def with_rest(p: Passage) -> Iterator[Partition]:
    """The last part is what is left of the total: "the other 12", "the remaining 12", "12 remained"."""
    for last, part in enumerate(p.here):
        start = p.here[last - 1].span.end if last else p.span.start
        end = p.here[last + 1].span.start if last + 1 < len(p.here) else p.span.end
        led = any(
            start <= w.span.start and w.span.end <= part.span.start
            and len(p.text[w.span.end : part.span.start].split()) <= 1
            for w in p.cues("sum_rest")
        ) or any(follows(p, w, part, end) for w in p.cues("sum_left"))  # fmt: skip
        the = p.text[: part.span.start].casefold().endswith("the ")
        led = led or (the and any(touches(p, w, part) for w in p.cues("sum_rest")))  # "the 62 others"
        if not led:
            continue
        chain = p.here[: last + 1] if last > 1 else [*p.above, *p.here[: last + 1]]
        found = _whole_of(p, chain)
        if found is not None:
            yield *found, True


def taken_from(p: Passage) -> Iterator[Partition]:
    """ "With 30 of the 42 wells capped, 12 are still open": the whole stands behind its first part."""
    for part, total, rest in zip(p.here, p.here[1:], p.here[2:], strict=False):
        of = p.between(part, total).split()
        taken = of[:1] == ["of"] and len(of) <= 2 and bounds(part)[0] < bounds(total)[0]
        left = any(touches(p, w, rest) for c in ("sum_still", "sum_left", "sum_rest") for w in p.cues(c))
        left = left or any(follows(p, w, rest, p.span.end) for c in ("sum_still", "sum_spared") for w in p.cues(c))
        left = left or excluding(p, [total, rest])
        bare = rest.unit in ("-", total.unit) or rest.unit_span in {w.span for w in p.cues("sum_left")}
        if taken and left and bare and near(p, total, [part, rest]):
            yield total, [part, rest], True


def set_behind(p: Passage) -> Iterator[Partition]:
    """The whole behind its last part: "drew 4 and lost 5 of its 21", "8 to others, out of 30", "12 in the 20-seat
    council"; the last two may leave some untold."""
    for at in range(2, len(p.here)):
        total, parts = p.here[at], p.here[:at]
        between = p.between(parts[-1], total)
        of = between.replace(" out of ", " of ").strip(" ,").split()[-3:]
        if not {"of", "in"} & set(of[-2:]) or not listed(p, parts) or not near(p, total, parts):
            continue
        if " out of " in between:
            yield total, parts, _elsewhere(p, parts[-1])
            continue
        if "-" in total.span.of(p.text) and len(parts) == 2:
            yield total, parts, False  # "12 in the 20-seat council": others may have some
            continue
        if of[:1] != ["of"] or len(of) > 2:
            continue
        starts = [p.span.start, *(q.span.end for q in parts[:-1])]
        if _excluding_ahead(p, starts, parts):
            yield total, parts, True


def won_and_lost(p: Passage) -> Iterator[Partition]:
    """ "Played 21 games, winning 12 and losing 9": words right before the parts leave nothing out."""
    for at, total in enumerate(p.here[:-2]):
        parts = p.here[at + 1 :]
        starts = [total.span.end, *(q.span.end for q in parts[:-1])]
        if total.unit != "-" and near(p, total, parts) and _excluding_ahead(p, starts, parts):
            yield total, parts, True


def _excluding_ahead(p: Passage, starts: Sequence[int], parts: Sequence[Quantity]) -> bool:
    """Words right before the parts exclude one another and leave nobody out: "winning 12 and losing 5"."""
    told = [
        {w.gloss for w in p.cues("sum_pair") if start <= w.span.start and w.span.end + 1 == q.span.start}
        for start, q in zip(starts, parts, strict=True)
    ]
    groups = [{g.split(".")[0] for g in some} for some in told]
    return bool(set.intersection(*groups)) and all(a.isdisjoint(b) for a, b in itertools.combinations(told, 2))


def _whole_of(p: Passage, chain: Sequence[Quantity]) -> tuple[Quantity, list[Quantity]] | None:
    """The total of a chain that ends in what is left: the nearest number not below any that follows, with a noun."""
    for at in range(len(chain) - 3, -1, -1):
        total, parts = chain[at], list(chain[at + 1 :])
        if total.unit == "-" and at:
            continue
        if max(bounds(q)[0] for q in parts[:-1]) < bounds(total)[1] and comparable(p, total, parts):
            return total, parts
    return None


def exhausted(p: Passage) -> Iterator[Partition]:
    """Parts whose words leave nobody out, or a word says that nobody is left out: "none abstained"."""
    whole = [w for w in p.cues("of_whole") if w.span.start - p.span.start <= 2]
    chains = [p.here] if len(p.here) > 2 else [[*p.above, *p.here]] if len(p.here) == 2 and len(p.above) == 1 else []
    for total, *parts in chains:
        told = total in p.here
        between = p.between(total, parts[0])
        beside = between.strip() == "," and excluding(p, parts)  # "46 beds, 18 occupied and 28 free"
        of_it = bool(whole) or not told or ";" in between or beside
        befell = {w.span for c in ("harm_dead", "harm_hurt", "harm_taken") for w in p.cues(c)}  # "17 captured"
        befell |= {w.span for w in p.cues("sum_pair")} if told else set()
        bare = all(q.unit == "-" or q.unit_span in befell for q in parts)
        called = any(w.span.end + 1 == total.span.start for w in p.reading.words("sum_ahead"))  # "they numbered 20"
        if (total.unit == "-" and not called) or not of_it or not listed(p, parts):
            continue
        kinds = whole and len(parts) > 2 and _closed(p, parts) and near(p, total, parts)
        if kinds and all(q.unit != total.unit for q in parts):  # "Of the 80 aircraft, 30 are fighters, …"
            yield total, parts, True
        if not bare:
            continue
        everyone = bool(p.cues("sum_none")) or excluding(p, parts) or (len(parts) > 2 and _one_by_one(p, total, parts))
        if comparable(p, total, parts) and (everyone or told):
            yield total, parts, everyone


def grown(p: Passage) -> Iterator[Partition]:
    """A number that grew by another: "12 more, raising the toll from 40 to 52", "from 40 to 52 after 12 more"."""
    ends = [(a, b) for a, b in itertools.combinations(p.here, 2) if a.span == b.span]
    if len(p.here) == 3 and len(ends) == 1 and bounds(ends[0][0])[0] < bounds(ends[0][1])[0]:
        first, last = ends[0]
        by = next(q for q in p.here if q.span != first.span)
        if any(touches(p, w, by) for w in p.cues("sum_more")):
            yield last, [first, by], True
    elif not ends:
        yield from _reached(p)


def _reached(p: Passage) -> Iterator[Partition]:
    """ "The toll stood at 40. After 12 more were found it reached 52", in either order of the three."""
    chain = p.here if len(p.here) == 3 else [*p.above, *p.here] if len(p.above) == 1 and len(p.here) == 2 else []
    words = {c: [*p.reading.words(c)] for c in ("sum_more", "sum_reached", "sum_stood")}
    for by, first, last in itertools.permutations(chain, 3):
        beside = any(w.span.end == first.span.start - 1 for w in p.cues("sum_beside"))
        more = beside or any(touches(p, w, by) for w in words["sum_more"])
        grew = p.text[: by.span.start].endswith(" by ") and p.text[by.span.end : last.span.start].strip() == "to"
        former = _followed(p, first, "sum_former")
        since = _followed(p, by, "sum_since")
        told = more or grew or former or since
        reached = grew or any(w.span.end == last.span.start - 1 for w in words["sum_reached"])
        stood = beside or former or any(w.span.end == first.span.start - 1 for w in words["sum_stood"])
        if told and reached and stood and near(p, last, [first, by]):
            yield last, [first, by], True


def _followed(p: Passage, number: Quantity, category: str) -> bool:
    """A word of when it was stands a few words behind a number; "12 billion a year before" only compares."""
    for word in p.cues(category):
        between = p.text[number.span.end : word.span.start].split() if word.span.start > number.span.end else None
        if between is not None and len(between) <= 5 and not {w.rstrip("s") for w in between} & {*TIMES}:
            return True
    return False
