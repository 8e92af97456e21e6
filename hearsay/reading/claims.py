"""Claims: what the speech, the syntax and the happenings of a report add up to, one claim a clause."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hearsay.model import (
    Attribution, Claim, Evidence, Mode, Polarity, Quotation, Report, Span, Timex, Toponym, When, Wording,
)
from hearsay.model.claims import claim_id
from hearsay.reading import evidence
from hearsay.reading.clauses import LEAST_TOKENS, Cutter
from hearsay.reading.happenings import Clause, Reader
from hearsay.reading.syntax import Syntax, Token

LONGEST = 320
"""A narrative clause longer than this, in characters, is cut back to its predicate's own words."""
UNDATED = frozenset({"statement"})
"""Kinds whose date would be the announcement's."""
DATED = re.compile(r"\d{4}|X{4}")
NOT_A_POINT = frozenset({"since", "until", "till", "before", "after"})


@dataclass(frozen=True, slots=True)
class Layers:
    """What the claim builder needs of the earlier passes."""

    report: Report
    tree: Syntax
    quotations: tuple[Quotation, ...]
    chains: tuple[tuple[Attribution, ...], ...]
    timexes: tuple[Timex, ...]
    toponyms: tuple[Toponym, ...]
    wording: tuple[Wording, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its happening is read."""

    spans: tuple[Span, ...]
    clause: Clause
    chain: tuple[Attribution, ...]
    mode: Mode
    ambiguous: Span | None = None


def build(layers: Layers, side_of: Callable[[Span], str]) -> tuple[Claim, ...]:
    """The claims of a report in order of the text.

    `side_of` gives the party some words belong to. Every claim lies in one paragraph, but for quotations that run
    over several.
    """
    tree = layers.tree
    levels = _levels(layers)
    reader = Reader(tree, levels.get, side_of)
    drafts = [*_attributed(layers), *_narrative(layers)]
    found: dict[str, Claim] = {}
    for draft in drafts:
        claim = _claim(layers, reader, draft)
        found.setdefault(claim.id, claim)
    return tuple(sorted(found.values(), key=lambda c: (c.span.start, c.span.end, c.id)))


def _levels(layers: Layers) -> dict[int, str]:
    """Level of the place a token names, for the readers of happenings."""
    levels = {}
    for toponym in layers.toponyms:
        regional = toponym.place is not None and toponym.place.level in ("country", "admin1")
        for token in layers.tree.within(toponym.span):
            levels[token.i] = "region" if regional else "place"
    return levels


# --------------------------------------------------------------------------------------------------- attributed


def _attributed(layers: Layers) -> Iterator[Draft]:
    for chain in layers.chains:
        if not chain or _outside_prose(layers, chain[-1].content[0].start):
            continue
        inner = chain[-1]
        if inner.mode == "direct":
            yield from _quoted(layers, chain)
        else:
            yield from _reported(layers, chain)


def _quoted(layers: Layers, chain: tuple[Attribution, ...]) -> Iterator[Draft]:
    """A direct quotation: its independent clauses where it is one piece, else one claim in pieces."""
    tree, inner = layers.tree, chain[-1]
    if len(inner.content) > 1:
        tokens = [t for piece in inner.content for t in tree.within(piece)]
        if tokens:
            yield Draft(inner.content, Clause(_predicate(tree, tokens), tokens[0].i, tokens[-1].i), chain, "direct")
        return
    whole = inner.content[0]
    pieces = _sentence_pieces(tree, whole)
    groups: list[list[tuple[int, int]]] = []
    for first, last in pieces:
        if groups and not _has_predicate(tree, first, last):
            groups[-1].append((first, last))
        else:
            groups.append([(first, last)])
    if len(groups) > 1 and not _has_predicate(tree, *groups[0][0]) and len(groups[0]) == 1:
        groups[1] = groups.pop(0) + groups[0]
    for number, group in enumerate(groups):
        start = whole.start if number == 0 else tree.tokens[group[0][0]].start
        end = whole.end if number == len(groups) - 1 else _stop(layers.report.text, tree, group[-1][1], whole.end)
        tokens = list(tree.tokens[group[0][0] : group[-1][1] + 1])
        yield Draft((Span(start=start, end=end),), Clause(_predicate(tree, tokens), tokens[0].i, tokens[-1].i), chain, "direct")


def _stop(text: str, tree: Syntax, last: int, limit: int) -> int:
    return min(tree.tokens[last].end, limit)


def _reported(layers: Layers, chain: tuple[Attribution, ...]) -> Iterator[Draft]:
    tree, inner = layers.tree, chain[-1]
    if len(inner.content) > 1:
        tokens = [t for piece in inner.content for t in tree.within(piece)]
        if tokens:
            yield Draft(inner.content, Clause(_predicate(tree, tokens), tokens[0].i, tokens[-1].i), chain, inner.mode)
        return
    content = inner.content[0]
    tokens = list(tree.within(content))
    if not tokens:
        return
    fragment = _whole_clause(layers, inner, tokens)
    if fragment:
        clause, span = fragment
        yield Draft((span,), clause, chain, "mixed")
        return
    clauses = [c for first, last in _sentence_pieces(tree, content) for c in Cutter(tree).cut(first, last, "reported")]
    if not clauses:
        clauses = [Clause(_predicate(tree, tokens), tokens[0].i, tokens[-1].i)]
    for number, clause in enumerate(clauses):
        span = tree.span(clause.first, clause.last)
        if len(clauses) == 1:
            span = content
        mode = inner.mode
        if mode == "mixed" and len(clauses) > 1 and not any(q.outer.overlaps(span) for q in layers.quotations):
            mode = "indirect"
        trailing = number > 0 and number == len(clauses) - 1 and _trails(tree, clause)
        yield Draft((span,), clause, chain, mode, span if trailing else None)


def _whole_clause(layers: Layers, inner: Attribution, tokens: Sequence[Token]) -> tuple[Clause, Span] | None:
    """A fragment without a predicate ("referenced ‘new realities’") states nothing by itself: its clause does.

    The claim then runs from the speaker to the end of the fragment.
    """
    tree = layers.tree
    if inner.mode != "mixed" or len(tokens) > 8 or not inner.cue or any(t.pos in ("VERB", "AUX") for t in tokens):
        return None
    cue = tree.head_of(inner.cue[0])
    speaker = inner.speaker.span if inner.speaker else None
    if cue is None or speaker is None or cue.pos != "VERB" or not (speaker.start < cue.start < tokens[0].start) \
            or tree.tokens[tokens[0].i].sentence != cue.sentence:
        return None
    first, last = tree.token_from(speaker.start), tokens[-1].i
    end = inner.content[0].end
    closing = next((q.outer.end for q in layers.quotations if q.inner.end == end or q.outer.end == end), end)
    return Clause(cue.i, first, last), Span(start=speaker.start, end=max(closing, tree.tokens[last].end))


def _trails(tree: Syntax, clause: Clause) -> bool:
    """A clause added behind a comma, which may be the writer's: an apposition or a participle, not a conjunct."""
    head = tree.tokens[clause.head]
    return head.dep.partition(":")[0] in ("appos", "acl", "advcl") and not any(
        c.lower in ("as", "while", "because", "with") for c in tree.children(head.i, "mark"))


def _sentence_pieces(tree: Syntax, span: Span) -> list[tuple[int, int]]:
    """First and last token of the part of each sentence that lies in a span."""
    tokens = tree.within(span)
    pieces: list[tuple[int, int]] = []
    for token in tokens:
        if pieces and tree.tokens[pieces[-1][1]].sentence == token.sentence:
            pieces[-1] = (pieces[-1][0], token.i)
        else:
            pieces.append((token.i, token.i))
    return [p for p in pieces if any(t.pos != "PUNCT" for t in tree.tokens[p[0] : p[1] + 1])]


def _has_predicate(tree: Syntax, first: int, last: int) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in tree.tokens[first : last + 1])


def _predicate(tree: Syntax, tokens: Sequence[Token]) -> int:
    """The main predicate of a run of tokens that may span sentences."""
    low, high = tokens[0].i, tokens[-1].i
    heads = [t for t in tokens if t.is_root or not low <= t.head <= high]
    verbs = [t for t in heads if t.pos in ("VERB", "AUX") or tree.children(t.i, "nsubj", "cop")]
    return (verbs or heads or list(tokens))[0].i


# ---------------------------------------------------------------------------------------------------- narrative


def _narrative(layers: Layers) -> Iterator[Draft]:
    tree = layers.tree
    taken = _taken(layers)
    for number, (first, past) in enumerate(tree.bounds):
        sentence = tree.sentences[number]
        if sentence.block not in ("headline", "body", "forward", "reply"):
            continue
        headline = sentence.block == "headline"
        words = sum(t.pos not in ("PUNCT", "SYM") for t in tree.tokens[first:past])
        if words < LEAST_TOKENS - headline or tree.tokens[past - 1].text == "?" or _question(tree, past):
            continue
        for clause in _headline_parts(tree, first, past - 1) if headline else Cutter(tree).cut(first, past - 1, "full"):
            yield from _told(layers, clause, taken)


def _question(tree: Syntax, past: int) -> bool:
    return any(t.text == "?" for t in tree.tokens[max(0, past - 2) : past])


def _told(layers: Layers, clause: Clause, taken: dict[int, str]) -> Iterator[Draft]:
    """The clause as the report's own, where it is not a frame of somebody's words or these words themselves."""
    tree = layers.tree
    free = [i for i in range(clause.first, clause.last + 1) if i not in taken and tree.tokens[i].pos != "PUNCT"]
    if taken.get(clause.head) == "content":
        behind = _behind(layers, clause, taken)
        if behind:
            yield behind
        return
    frame = any(taken.get(t) in ("cue",) for t in (clause.head, *(c.i for c in tree.children(clause.head, "aux", "xcomp"))))
    if frame:
        behind = _behind(layers, clause, taken)
        if behind:
            yield behind
        return
    first, last = clause.first, clause.last
    while first <= last and taken.get(first) in ("content", "cue") and first != clause.head:
        first += 1
    while last >= first and taken.get(last) in ("content", "cue") and last != clause.head:
        last -= 1
    if len(free) < 3 or last - first + 1 < 3 or not _states(tree, clause):
        return
    span = _short(tree, clause, first, last)
    if span:
        yield Draft((span,), clause, (), "narrative")


def _behind(layers: Layers, clause: Clause, taken: dict[int, str]) -> Draft | None:
    """What trails behind a reported fragment outside its quotation marks ("due to the advance of …")."""
    tree = layers.tree
    contents = [i for i in range(clause.first, clause.last + 1) if taken.get(i) == "content"]
    if not contents:
        return None
    low = contents[-1] + 1
    while low <= clause.last and tree.tokens[low].pos == "PUNCT":
        low += 1
    high = clause.last
    if high - low + 1 < LEAST_TOKENS or any(i in taken for i in range(low, high + 1)):
        return None
    noun = next((t for t in tree.tokens[low : high + 1] if t.pos == "NOUN" and t.dep in ("obl", "nmod", "advcl")), None)
    if noun is None or not {c.lower for c in tree.children(noun.i, "case")} & {"due", "because", "after", "following", "amid", "given"}:
        return None
    span = tree.span(low, high)
    return Draft((span,), Clause(noun.i, low, high), (), "narrative", span)


def _taken(layers: Layers) -> dict[int, str]:
    """Tokens that belong to somebody's words, or to the cue that gives them away."""
    taken: dict[int, str] = {}
    for chain in layers.chains:
        for link in chain:
            for kind, pieces in (("cue", link.cue), ("content", link.content)):
                for piece in pieces:
                    for token in layers.tree.within(piece):
                        taken.setdefault(token.i, kind) if kind == "cue" else taken.__setitem__(token.i, kind)
    return taken


def _states(tree: Syntax, clause: Clause) -> bool:
    """Something is stated: a predicate with a subject, a participle, or a headline's noun with its own verb."""
    head = tree.tokens[clause.head]
    if head.pos in ("VERB", "AUX"):
        return head.tag != "VB" or bool(tree.children(head.i, "nsubj", "aux"))
    return bool(tree.children(head.i, "nsubj", "cop")) or any(
        t.pos == "VERB" and t.tag in ("VBD", "VBZ", "VBP") for t in tree.tokens[clause.first : clause.last + 1])


def _short(tree: Syntax, clause: Clause, first: int, last: int) -> Span | None:
    span = tree.span(first, last)
    if span.end - span.start <= LONGEST:
        return span
    while last > clause.head and (tree.tokens[last].end - span.start > LONGEST or tree.tokens[last].text not in (",", ";", ".")):
        last -= 1
    while last > first and tree.tokens[last].pos == "PUNCT":
        last -= 1
    return tree.span(first, last) if last > first else None


def _headline_parts(tree: Syntax, first: int, last: int) -> Iterator[Clause]:
    """A headline cut at its marks, where each part has a verb of its own (also a participle: "Video Released")."""
    cuts = [t.i for t in tree.tokens[first : last + 1] if t.text in (",", ";", "–", "—", "|", ":", ".")]
    edges = [first, *cuts, last + 1]
    parts: list[tuple[int, int]] = []
    start = first
    for cut in edges[1:]:
        part = (start, cut - 1)
        verbal = any(t.pos in ("VERB", "AUX") for t in tree.tokens[start:cut])
        words = sum(t.pos != "PUNCT" for t in tree.tokens[start:cut])
        if verbal and words >= 3:
            parts.append(part)
            start = cut + 1
        elif cut == last + 1 and parts:
            parts[-1] = (parts[-1][0], last)
    for low, high in parts:
        tokens = tree.tokens[low : high + 1]
        while tokens and tokens[-1].pos == "PUNCT":
            tokens = tokens[:-1]
        if tokens:
            yield Clause(_predicate(tree, tokens), tokens[0].i, tokens[-1].i)


def _outside_prose(layers: Layers, offset: int) -> bool:
    return layers.report.block_at(offset) in ("byline",)


# ------------------------------------------------------------------------------------------------------- claims


def _claim(layers: Layers, reader: Reader, draft: Draft) -> Claim:
    tree, report = layers.tree, layers.report
    inner = draft.chain[-1] if draft.chain else None
    denied = inner is not None and inner.stance == "denies"
    happening = reader.read(draft.clause, denied)
    polarity: Polarity = happening.polarity
    number = tree.tokens[draft.clause.head].sentence
    recorded = any(link.speaker and link.speaker.kind == "recording" for link in draft.chain)
    sentence = tree.sentences[number]
    return Claim(
        id=claim_id(report.id, draft.spans, inner.speaker.span if inner and inner.speaker else None, polarity),
        spans=draft.spans, mode=draft.mode, chain=draft.chain, happening=happening,
        when=_when(layers, draft, happening.kind, happening.realis), where=_where(layers, draft.spans),
        evidence=evidence.of_claim(layers.evidence, draft.spans, sentence.span, recorded),
        hedges=_marked(layers.wording, "hedge", draft.spans), certainty=_marked(layers.wording, "certainty", draft.spans),
        sentence=number, headline=sentence.block == "headline", scope_ambiguous=draft.ambiguous)


def _marked(wording: tuple[Wording, ...], category: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(w.span for w in wording if w.category == category and any(s.covers(w.span) for s in spans))


def _where(layers: Layers, spans: tuple[Span, ...]) -> tuple[Toponym, ...]:
    """Places named in the claim, each once."""
    found: dict[str, Toponym] = {}
    for toponym in layers.toponyms:
        if any(s.overlaps(toponym.span) for s in spans):
            found.setdefault(toponym.place.ref if toponym.place else toponym.surface.casefold(), toponym)
    return tuple(found.values())


def _when(layers: Layers, draft: Draft, kind: str, realis: str) -> When | None:
    """The time the claim's own words give its happening; for a thing in progress, the day of the dated utterance."""
    if kind in UNDATED:
        return None
    tree = layers.tree
    best: Timex | None = None
    for timex in layers.timexes:
        if timex.type not in ("DATE", "TIME") or not DATED.match(timex.value) or timex.mod in ("BEFORE", "AFTER"):
            continue
        if any(s.covers(timex.span) for s in draft.spans) and _dates(tree, timex, draft.clause) \
                and (best is None or (best.type == "DATE" and timex.type == "TIME")):
            best = timex
    if best is not None:
        return When(value=best.value, earliest=best.earliest, latest=best.latest, basis=best.basis or "stated", span=best.span)
    if draft.mode == "direct" and realis == "ongoing" and kind != "assessment":
        said = _said_on(layers, draft)
        if said is not None:
            return When(value=said.value[:10], earliest=said.earliest, latest=said.latest, basis="day of the utterance", span=said.span)
    return None


def _said_on(layers: Layers, draft: Draft) -> Timex | None:
    """The date of the utterance, where the sentence of its cue gives one."""
    cue = draft.chain[-1].cue if draft.chain else ()
    if not cue:
        return None
    sentence = layers.tree.sentences[layers.tree.tokens[min(layers.tree.token_from(cue[0].start), len(layers.tree.tokens) - 1)].sentence]
    return next((t for t in layers.timexes if t.type in ("DATE", "TIME") and DATED.match(t.value) and len(t.value) >= 10
                 and sentence.span.covers(t.span) and not any(s.overlaps(t.span) for s in draft.spans)), None)


def _dates(tree: Syntax, timex: Timex, clause: Clause) -> bool:
    """Whether a time expression dates the predicate of a clause, not one of its nouns or another clause in it."""
    token = tree.head_of(timex.span)
    if token is None:
        return False
    if any(c.lower in NOT_A_POINT for c in tree.children(token.i, "case")):
        return False
    head = tree.tokens[clause.head]
    if token.i == clause.head or token.sentence != head.sentence:
        return True
    at = token
    for above in tree.ancestors(token.i):
        if above.i == clause.head:
            return at.dep.partition(":")[0] in ("obl", "nmod", "advmod", "xcomp", "obj", "advcl", "ccomp", "appos", "parataxis", "acl") \
                or head.pos in ("NOUN", "PROPN")
        if above.pos in ("VERB", "AUX") and above.dep.partition(":")[0] in ("acl", "advcl", "ccomp", "parataxis"):
            return False
        if above.pos in ("NOUN", "PROPN") and at.dep.startswith("compound"):
            return False
        at = above
    return True
