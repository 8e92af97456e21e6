"""When a claim's happening took place: dates of its own words, never of the announcement."""

import re

from hearsay.model import Timex, When
from hearsay.reading.claims.drafts import Draft, Layers
from hearsay.reading.clauses import joints
from hearsay.reading.happenings import Clause
from hearsay.reading.syntax import Syntax

UNDATED = frozenset({"statement"})
"""Kinds whose date would be the announcement's."""
DATED = re.compile(r"\d{4}|X{4}")


def when(layers: Layers, draft: Draft, kind: str, realis: str) -> When | None:
    """The time the claim's own words give its happening; for a thing in progress, the day of the dated utterance."""
    if kind in UNDATED:
        return None
    tree = layers.tree
    best: Timex | None = None
    for timex in layers.timexes:
        if timex.type not in ("DATE", "TIME") or not DATED.match(timex.value) or timex.mod in ("BEFORE", "AFTER"):
            continue
        if (
            any(s.covers(timex.span) for s in draft.spans)
            and _dates(tree, timex, draft.clause)
            and (best is None or (best.type == "DATE" and timex.type == "TIME"))
        ):
            best = timex
    if best is not None:
        return When(
            value=best.value, earliest=best.earliest, latest=best.latest, basis=best.basis or "stated", span=best.span
        )
    if draft.mode == "direct" and realis == "ongoing" and kind != "assessment":
        said = _said_on(layers, draft)
        if said is not None:
            return When(
                value=said.value[:10],
                earliest=said.earliest,
                latest=said.latest,
                basis="day of the utterance",
                span=said.span,
            )
    return None


def _said_on(layers: Layers, draft: Draft) -> Timex | None:
    """The date of the utterance, where the sentence of its cue gives one."""
    cue = draft.chain[-1].cue if draft.chain else ()
    if not cue:
        return None
    sentence = layers.tree.sentences[
        layers.tree.tokens[min(layers.tree.token_from(cue[0].start), len(layers.tree.tokens) - 1)].sentence
    ]
    return next(
        (
            t
            for t in layers.timexes
            if t.type in ("DATE", "TIME")
            and DATED.match(t.value)
            and len(t.value) >= 10
            and sentence.span.covers(t.span)
            and not any(s.overlaps(t.span) for s in draft.spans)
        ),
        None,
    )


def _dates(tree: Syntax, timex: Timex, clause: Clause) -> bool:
    """Whether a time expression dates the predicate of a clause, not one of its nouns or another clause in it."""
    token = tree.head_of(timex.span)
    if token is None:
        return False
    if any(c.lower in joints("en", "bounds") for c in tree.children(token.i, "case")):
        return False
    head = tree.tokens[clause.head]
    if token.i == clause.head or token.sentence != head.sentence:
        return True
    at = token
    for above in tree.ancestors(token.i):
        if above.i == clause.head:
            return at.dep.partition(":")[0] in (
                "obl",
                "nmod",
                "advmod",
                "xcomp",
                "obj",
                "advcl",
                "ccomp",
                "appos",
                "parataxis",
                "acl",
            ) or head.pos in ("NOUN", "PROPN")
        if above.pos in ("VERB", "AUX") and above.dep.partition(":")[0] in ("acl", "advcl", "ccomp", "parataxis"):
            return False
        if above.pos in ("NOUN", "PROPN") and at.dep.startswith("compound"):
            return False
        at = above
    return True
