"""Drafts of what somebody said: the contents of attributions, cut into claims."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearsay.model import Attribution, Span
from hearsay.reading.claims.drafts import Draft, Layers, has_predicate, predicate, sentence_pieces, told_by_cue
from hearsay.reading.clauses import Cutter, joints
from hearsay.reading.happenings import Clause, Reader
from hearsay.reading.kinds import CONCRETE
from hearsay.reading.syntax import Syntax, Token


def reported(layers: Layers, reader: Reader) -> Iterator[Draft]:
    """Drafts of every chain, in order; what follows one another without any happening is one claim."""
    for chain in layers.chains:
        if not chain or layers.report.block_at(chain[-1].content[0].start) == "byline":
            continue
        if told_by_cue(layers, chain[-1]):
            continue
        drafts = _quoted(layers, chain) if chain[-1].mode == "direct" else _reported(layers, chain)
        yield from _joined(drafts, reader)


def _joined(drafts: Iterator[Draft], reader: Reader) -> Iterator[Draft]:
    """Neighbours joined where neither tells of a happening: "We are tired. We want to go home.".

    Of a direct quotation one of the two may: what is said around a happening stays with it.
    """
    kept: Draft | None = None
    eventful = False
    for draft in drafts:
        happens = reader.read(draft.clause).kind in CONCRETE
        if kept is None:
            kept, eventful = draft, happens
        elif (
            (eventful and happens)
            or ((eventful or happens) and draft.mode != "direct")
            or kept.ambiguous
            or draft.ambiguous
        ):
            yield kept
            kept, eventful = draft, happens
        else:
            head = draft.clause.head if happens else kept.clause.head
            clause = Clause(head, kept.clause.first, draft.clause.last)
            eventful = eventful or happens
            mode = kept.mode if kept.mode == draft.mode else "mixed"
            kept = replace(kept, spans=(Span.around((*kept.spans, *draft.spans)),), clause=clause, mode=mode)
    if kept is not None:
        yield kept


def _quoted(layers: Layers, chain: tuple[Attribution, ...]) -> Iterator[Draft]:
    """A direct quotation: its independent clauses where it is one piece, else one claim in pieces."""
    tree, inner = layers.tree, chain[-1]
    if len(inner.content) > 1:
        tokens = [t for piece in inner.content for t in tree.within(piece)]
        if tokens:
            yield Draft(inner.content, Clause(predicate(tree, tokens), tokens[0].i, tokens[-1].i), chain, "direct")
        return
    whole = inner.content[0]
    pieces = sentence_pieces(tree, whole)
    groups: list[list[tuple[int, int]]] = []
    for first, last in pieces:
        if groups and not has_predicate(tree, first, last):
            groups[-1].append((first, last))
        else:
            groups.append([(first, last)])
    if len(groups) > 1 and not has_predicate(tree, *groups[0][0]) and len(groups[0]) == 1:
        lead = groups.pop(0)
        groups[0] = lead + groups[0]
    for number, group in enumerate(groups):
        start = whole.start if number == 0 else tree.tokens[group[0][0]].start
        end = whole.end if number == len(groups) - 1 else _stop(layers.report.text, tree, group[-1][1], whole.end)
        tokens = list(tree.tokens[group[0][0] : group[-1][1] + 1])
        yield Draft(
            (Span(start=start, end=end),), Clause(predicate(tree, tokens), tokens[0].i, tokens[-1].i), chain, "direct"
        )


def _stop(text: str, tree: Syntax, last: int, limit: int) -> int:
    return min(tree.tokens[last].end, limit)


def _reported(layers: Layers, chain: tuple[Attribution, ...]) -> Iterator[Draft]:
    tree, inner = layers.tree, chain[-1]
    if len(inner.content) > 1:
        tokens = [t for piece in inner.content for t in tree.within(piece)]
        if tokens:
            yield Draft(inner.content, Clause(predicate(tree, tokens), tokens[0].i, tokens[-1].i), chain, inner.mode)
        return
    content = inner.content[0]
    tokens = list(tree.within(content))
    if not tokens:
        return
    named = _fragment(layers, inner, tokens)
    fragment = _whole_clause(layers, inner, named)
    if fragment:
        clause, span = fragment
        yield Draft((span,), clause, chain, "mixed")
        if len(named) < len(tokens):
            behind = [t for t in tokens[len(named) :] if t.pos != "PUNCT"]
            rest = tree.span(behind[0].i, behind[-1].i)
            yield Draft((rest,), Clause(predicate(tree, behind), behind[0].i, behind[-1].i), (), "narrative", rest)
        return
    clauses = [c for first, last in sentence_pieces(tree, content) for c in Cutter(tree).cut(first, last, "reported")]
    if not clauses:
        clauses = [Clause(predicate(tree, tokens), tokens[0].i, tokens[-1].i)]
    for number, clause in enumerate(clauses):
        span = tree.span(clause.first, clause.last)
        if len(clauses) == 1:
            span = content
        mode = inner.mode
        if mode == "mixed" and len(clauses) > 1 and not any(q.outer.overlaps(span) for q in layers.quotations):
            mode = "indirect"
        trailing = number > 0 and number == len(clauses) - 1 and _trails(tree, clause)
        yield Draft((span,), clause, chain, mode, span if trailing else None)


def _fragment(layers: Layers, inner: Attribution, tokens: list[Token]) -> list[Token]:
    """The quoted words at the head of a content whose rest only gives a reason ("‘new facts’ due to the advance").

    Who gives the reason is open: it stands outside the quotation marks. Else all the tokens.
    """
    start = inner.content[0].start
    quoted = next((q for q in layers.quotations if start in (q.outer.start, q.inner.start)), None)
    if inner.mode != "mixed" or quoted is None:
        return tokens
    words = [t for t in tokens if t.end <= quoted.outer.end]
    rest = [t for t in tokens[len(words) :] if t.pos != "PUNCT"]
    reason = len(rest) >= 3 and rest[0].lower in joints("en", "because") and not _verbal(rest)
    return words if words and reason else tokens


def _verbal(tokens: Sequence[Token]) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in tokens)


def _whole_clause(layers: Layers, inner: Attribution, tokens: Sequence[Token]) -> tuple[Clause, Span] | None:
    """A fragment without a predicate ("referenced ‘new realities’") states nothing by itself: its clause does.

    The claim then runs from the speaker to the end of the fragment.
    """
    tree = layers.tree
    if inner.mode != "mixed" or len(tokens) > 8 or not inner.cue or _verbal(tokens):
        return None
    inside = [q.outer for q in layers.quotations if q.outer.overlaps(inner.content[0])]
    if any(
        t.pos not in ("DET", "ADP", "PUNCT") and not any(q.start <= t.start < q.end for q in inside) for t in tokens
    ):
        return None
    cue = tree.head_of(inner.cue[0])
    speaker = inner.speaker.span if inner.speaker else None
    if (
        cue is None
        or speaker is None
        or cue.pos != "VERB"
        or not (speaker.start < cue.start < tokens[0].start)
        or tree.tokens[tokens[0].i].sentence != cue.sentence
    ):
        return None
    first, last = tree.token_from(speaker.start), tokens[-1].i
    end = tokens[-1].end
    closing = next((q.outer.end for q in layers.quotations if q.inner.end == end or q.outer.end == end), end)
    return Clause(cue.i, first, last), Span(start=speaker.start, end=max(closing, tree.tokens[last].end))


def _trails(tree: Syntax, clause: Clause) -> bool:
    """A clause added behind a comma, which may be the writer's: an apposition or a participle, not a conjunct."""
    head = tree.tokens[clause.head]
    return head.dep.partition(":")[0] in ("appos", "acl", "advcl") and not any(
        c.lower in ("as", "while", "because", "with") for c in tree.children(head.i, "mark")
    )
