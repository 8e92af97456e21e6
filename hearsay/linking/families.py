"""Which reports are one text: pairs compared by a stated rule, families of what derives from one another."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time

from hearsay.linking import align
from hearsay.linking.anchors import common
from hearsay.linking.drift import drift
from hearsay.linking.shingles import RUN, Folded, Shared, fold, shared
from hearsay.model import Comparison, Family, Reading, Relation, Report, ReportLink, Words

REPRINT = 0.85
"""From this share of the shorter text's runs on, one text is carried unchanged."""
REWRITE = 0.18
"""From this share on, one text is reworded. On 39 real reports around one story, four rewrites of one text shared 28 to
33 %, other reports on the same subject at most 8 %."""
LIKELY = 0.10
"""From this share on, two further signs make a rewrite."""
SHORTER = 0.7
"""A copy with fewer words than this part of the other is an excerpt of it."""
NARRATED = 0.06
"""Least share of runs outside quotations: two reports of one statement share its words, not their own."""
LONG_STRETCH = 14
"""Words in a stretch outside common phrases."""
LEAST_RUNS = 20
"""A text with fewer runs is too short for the shares above: it must be carried nearly whole."""
WHOLE = 0.85
TRANSLATED = 0.6
"""Share of the shorter text's names and numbers, in order, from which on a text is a translation. On 39 real reports
around one story, in three languages, no pair with enough of them reached more than half."""
LEAST_ANCHORS = 12
DIFFERENT = 6
LEAST_SHARED = 20
"""Shared runs, unless half the text is shared: one sentence of an agency in two briefs makes no copy."""


def compare(left: Folded, right: Folded) -> ReportLink:
    """What two reports are to each other, with the rule that decided."""
    if left.lang != right.lang:
        return _across(left, right)
    both = shared(left, right)
    relation, why = _relation(both, left, right)
    figures = (
        f"{both.overlap:.0%} of the shorter text's runs of {RUN} words stand in the other, "
        f"{both.narrated:.0%} outside quotations; the longest stretch has {both.longest} words."
    )
    return ReportLink(
        left=left.id, right=right.id, relation=relation, score=round(both.overlap, 4), reasons=(figures, why)
    )


def _across(left: Folded, right: Folded) -> ReportLink:
    """Two reports in two languages: a translation keeps names and numbers, and their order."""
    kept = common(left.anchors, right.anchors)
    least = min(len(left.anchors), len(right.anchors))
    score = len(kept) / least if least else 0.0
    figures = (
        f"{len(kept)} of the {least} names and numbers of the shorter text stand in the other in the same order, "
        f"{len(set(kept))} of them different."
    )
    relation: Relation = "unrelated"
    if least < LEAST_ANCHORS:
        why = f"Too few to tell a translation: under {LEAST_ANCHORS}."
    elif score >= TRANSLATED and len(set(kept)) >= DIFFERENT:
        relation, why = "translation", f"From {TRANSLATED:.0%} on, with {DIFFERENT} different ones, a translation."
    else:
        why = f"Under {TRANSLATED:.0%}, or under {DIFFERENT} different ones: not one text."
    return ReportLink(left=left.id, right=right.id, relation=relation, score=round(score, 4), reasons=(figures, why))


def _relation(both: Shared, left: Folded, right: Folded) -> tuple[Relation, str]:
    shorter, longer = sorted((left.words, right.words))
    if min(len(left.runs), len(right.runs)) < LEAST_RUNS:
        if both.overlap >= WHOLE:
            return (
                ("excerpt", "A few words carried nearly whole.")
                if shorter < SHORTER * longer
                else (
                    "reprint",
                    "A short text carried nearly whole.",
                )
            )
        return "unrelated", f"Too short to tell: fewer than {LEAST_RUNS} runs, under {WHOLE:.0%} of them shared."
    if both.overlap >= REPRINT:
        if shorter < SHORTER * longer and not (left.excerpt or right.excerpt):
            return "excerpt", f"From {REPRINT:.0%} on, a text under {SHORTER:.0%} of the other's length is an excerpt."
        return "reprint", f"From {REPRINT:.0%} on, a text is a reprint."
    if both.narrated < NARRATED:
        if both.overlap >= LIKELY:
            return "unrelated", f"They share quoted words, and under {NARRATED:.0%} of their own: not one text."
        return "unrelated", f"Under {LIKELY:.0%} shared: not one text."
    if both.runs < LEAST_SHARED and both.overlap < 0.5:
        return "unrelated", f"Under {LEAST_SHARED} runs shared: a sentence or two in common, not one text."
    if both.overlap >= REWRITE:
        return "rewrite", f"From {REWRITE:.0%} on, a text is a rewrite."
    if both.overlap >= LIKELY:
        signs = _signs(both)
        if len(signs) >= 2:
            return "rewrite", f"From {LIKELY:.0%} on, two more signs make a rewrite: {' and '.join(signs)}."
        return "unrelated", f"Under {REWRITE:.0%} shared, without two more signs of one text."
    return "unrelated", f"Under {LIKELY:.0%} shared: not one text."


def _signs(both: Shared) -> list[str]:
    signs = []
    if both.longest >= LONG_STRETCH:
        signs.append(f"a stretch of {both.longest} words")
    if both.passages >= 4 and both.in_order >= 0.8:
        signs.append(f"{both.passages} shared stretches in the same order")
    if both.narrated >= LIKELY:
        signs.append(f"{both.narrated:.0%} shared outside quotations")
    return signs


def comparison(readings: Sequence[Reading]) -> Comparison:
    """Reports compared each with each: the families among them, and the sentences that tell the same."""
    found, links = families(readings)
    by_id = {r.report.id: r for r in readings}
    told = []
    for one in found:
        for group in align.sentences([by_id[m] for m in one.members]):
            told.append(tuple(Words(report=p.report, span=p.span, text=p.text) for p in group))
    return Comparison(readings=tuple(readings), links=links, families=found, told=tuple(told))


def families(
    readings: Sequence[Reading], pairs: Iterable[tuple[str, str]] | None = None
) -> tuple[tuple[Family, ...], tuple[ReportLink, ...]]:
    """Families of two and more among these reports, and every pair compared.

    `pairs` names the candidates (the ledger finds them by shared runs); without it all pairs are compared.
    """
    by_id = {r.report.id: r for r in readings}
    words = {key: fold(r.report, r) for key, r in by_id.items()}
    order = list(by_id)
    chosen = pairs if pairs is not None else ((a, b) for i, a in enumerate(order) for b in order[i + 1 :])
    links = tuple(compare(words[a], words[b]) for a, b in chosen)
    return tuple(family([by_id[m] for m in group], links) for group in groups(links, order)), links


def groups(links: Iterable[ReportLink], order: Sequence[str]) -> list[list[str]]:
    """Reports joined by derivation, as lists of two and more ids in the given order."""
    root: dict[str, str] = {}

    def find(key: str) -> str:
        while root.get(key, key) != key:
            key = root[key]
        return key

    for link in links:
        if link.relation != "unrelated":
            root[find(link.right)] = find(link.left)
    found: dict[str, list[str]] = {}
    for key in order:
        found.setdefault(find(key), []).append(key)
    return [group for group in found.values() if len(group) > 1]


def family(readings: Sequence[Reading], links: Iterable[ReportLink]) -> Family:
    """The family of these reports, earliest first, with what drifted."""
    ordered = sorted(readings, key=lambda r: _when(r.report))
    ids = tuple(r.report.id for r in ordered)
    dated = [r.report for r in ordered if r.report.published_at is not None]
    return Family(
        id=family_id(ids),
        members=ids,
        links=tuple(k for k in links if k.left in ids and k.right in ids),
        drift=drift(ordered),
        earliest=dated[0].id if dated else None,
        earliest_note=_note(dated, len(ids)),
    )


def family_id(members: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(members)).encode()).hexdigest()[:16]


def _when(report: Report) -> tuple[int, datetime, str]:
    moment = moment_of(report.published_at)
    return (0, moment, report.id) if moment else (1, datetime.max.replace(tzinfo=UTC), report.id)


def moment_of(value: datetime | date | None) -> datetime | None:
    """A published date as an instant to sort by: a date without a clock time is the start of its day in UTC."""
    if value is None or isinstance(value, datetime):
        return value
    return datetime.combine(value, time.min, UTC)


def _note(dated: Sequence[Report], size: int) -> str:
    if not dated:
        return "No member says when it was published."
    if len(dated) < size:
        return f"Only {len(dated)} of {size} members carry a date."
    return "Earliest by the dates the members carry; an earlier copy may exist."


def members_by_report(found: Iterable[Family]) -> Mapping[str, str]:
    """Family id of each report that is in one."""
    return {member: item.id for item in found for member in item.members}
