"""Speech: whose words, beliefs and intentions a report gives, through whom, and which of its words they are."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hearsay.model import Attribution, Mention, Mode, Quotation, Report, Span, Speaker, Unit
from hearsay.reading.speech.asides import Asides
from hearsay.reading.speech.cues import words
from hearsay.reading.speech.direct import INNER_CLOSERS, Direct
from hearsay.reading.speech.found import Found
from hearsay.reading.speech.labels import Labels
from hearsay.reading.speech.nesting import inner_of, outermost
from hearsay.reading.speech.phrases import Phrases
from hearsay.reading.speech.relays import cited, relays_of
from hearsay.reading.speech.reported import Reported
from hearsay.reading.speech.sources import Sources
from hearsay.reading.speech.speakers import Voices
from hearsay.reading.standing import Standing
from hearsay.reading.syntax import Syntax

__all__ = ["find"]

INHERIT = 900
"""A quotation without a cue belongs to whoever spoke last within this many characters."""


def find(
    report: Report,
    tree: Syntax,
    quotations: tuple[Quotation, ...],
    mentions: tuple[Mention, ...],
    units: tuple[Unit, ...],
    profile: str,
    lang: str = "en",
) -> tuple[tuple[Attribution, ...], ...]:
    """One chain an attributed content, in order of the text: relays first, the innermost speaker last."""
    lex = words(lang)
    spoken = [q for q in quotations if q.depth == 0 and q.role == "speech"]
    marks = _stretches(q.outer for q in spoken)
    direct = _standing(tree, spoken, Direct(Reported(tree, lex, marks)).all(spoken))
    verbs = Reported(tree, lex, _stretches(p for found in direct for p in found.content))
    reported = [*verbs.all(), *Phrases(verbs).all(), *Labels(verbs).all(), *Asides(verbs).all()]
    voices = Voices(report, tree, mentions, units, lex, profile)
    chains = []
    marked = Standing(quotations, lambda q: q.outer)
    spoken_of = Standing(reported, lambda f: Span(start=f.start, end=f.end))
    for found in sorted(outermost([*direct, *reported]), key=lambda f: (f.source or f.content[0]).start):
        if report.block_at(found.start) != "byline":
            inner = inner_of(found, spoken_of.meeting(Span(start=found.start, end=found.end)))
            about = (*found.content, *(inner.content if inner else ()))
            chains.append(_chain(tree, found, inner, voices, marked.meeting(*about)))
    return tuple(sorted(filter(None, chains), key=lambda c: (c[-1].content[0].start, c[-1].content[-1].end)))


def _stretches(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    """Start and end of what the spans cover, in order, those that overlap made one."""
    covered: list[tuple[int, int]] = []
    for span in sorted(spans):
        if covered and span.start < covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], span.end))
        else:
            covered.append((span.start, span.end))
    return tuple(covered)


def _standing(tree: Syntax, quotations: list[Quotation], found: list[Found]) -> list[Found]:
    """Quotations with a cue, and those without one that stand as sentences of their own."""
    starts = {q.inner.start: q for q in quotations}
    kept = []
    for one in found:
        if one.cue:
            kept.append(one)
            continue
        quotation = starts[one.start]
        first = tree.token_from(quotation.outer.start)
        if (
            first < len(tree.tokens)
            and tree.bounds[tree.tokens[first].sentence][0] == first
            and (quotation.inner.of(tree.text).rstrip(INNER_CLOSERS)[-1:] in ".!?,…" or not quotation.closed)
        ):
            kept.append(one)
    return kept


def _chain(
    tree: Syntax, found: Found, inner: Found | None, voices: Voices, quotations: tuple[Quotation, ...]
) -> tuple[Attribution, ...]:
    speaker = voices.speaker(found.source, found.source_head)
    if speaker is None and not found.cue:
        last = voices.last(found.start, found.start - INHERIT)
        if last is None:
            return ()
        speaker = replace(last, span=None, basis="spoke last")
    told = voices.speaker(inner.source, inner.source_head) if inner is not None else None
    if (
        inner is not None
        and told is not None
        and speaker is not None
        and told.basis not in ("pronoun", "relative pronoun")
        and told.kind != "recording"
        and told.name != speaker.name
    ):
        mode, content = _mode(tree.text, inner, quotations)
        outer = Attribution(
            speaker=speaker, cue=found.cue, content=content, stance="relays", mode=mode, quoted=mode != "indirect"
        )
        return (outer, replace(outer, speaker=told, cue=inner.cue, stance=inner.stance))
    mode, content = _mode(tree.text, found, quotations)
    noun = cited(tree, found, Sources(tree, voices.lex)) if found.frame in ("clause", "tag", "quote") else None
    if noun is not None and speaker is not None:
        origin = voices.speaker(Sources(tree, voices.lex).phrase(noun), noun.i)
        outer = Attribution(
            speaker=speaker, cue=found.cue, content=content, stance="relays", mode=mode, quoted=mode != "indirect"
        )
        return (outer, replace(outer, speaker=origin, stance=found.stance))
    relays = relays_of(tree, found, speaker, voices)
    speaker = _sided(speaker, relays)
    last_link = Attribution(
        speaker=speaker, cue=found.cue, content=content, stance=found.stance, mode=mode, quoted=mode != "indirect"
    )
    return (*(replace(last_link, speaker=relay, stance="relays") for relay in relays), last_link)


def _sided(speaker: Speaker | None, relays: Sequence[Speaker]) -> Speaker | None:
    """An unnamed soldier in a party's own recording is on its side."""
    shown = next((r for r in relays if r.kind == "recording"), None)
    if speaker is None or shown is None or speaker.kind != "soldier" or speaker.side != "unknown":
        return speaker
    return replace(speaker, side=shown.side)


def _mode(text: str, found: Found, quotations: tuple[Quotation, ...]) -> tuple[Mode, tuple[Span, ...]]:
    """Direct where every piece lies inside quotation marks, mixed where only some words of it do."""
    if found.frame in ("quote", "colon", "uncued"):
        return "direct", _apart(found.content)
    inside = [q for q in quotations if any(q.outer.overlaps(c) for c in found.content) and q.role != "term"]
    if not inside:
        return "indirect", _apart(found.content)
    if len(found.content) == 1:
        content = found.content[0]
        whole = next(
            (
                q
                for q in inside
                if q.depth == 0
                and q.outer.start - 1 <= content.start <= q.inner.start
                and q.inner.end <= content.end <= q.outer.end + 1
            ),
            None,
        )
        if whole is not None:
            speech = whole.role == "speech" or found.frame in ("clause", "tag")
            return ("direct", (whole.inner,)) if speech else ("mixed", (_with_marks(content, whole),))
    if all(q.role == "name" for q in inside):
        return "indirect", _apart(found.content)
    return "mixed", _apart(_balanced(c, inside) for c in found.content)


def _apart(pieces: Iterable[Span]) -> tuple[Span, ...]:
    """Pieces in order, those that meet joined."""
    kept: list[Span] = []
    for piece in sorted(pieces):
        if kept and piece.start < kept[-1].end:
            kept[-1] = Span.around((kept[-1], piece))
        else:
            kept.append(piece)
    return tuple(kept)


def _with_marks(content: Span, quotation: Quotation) -> Span:
    return Span(start=min(content.start, quotation.outer.start), end=max(content.end, quotation.outer.end))


def _balanced(content: Span, quotations: list[Quotation]) -> Span:
    """A content that ends inside quotation marks takes the closing mark along."""
    start, end = content.start, content.end
    for q in quotations:
        if q.depth == 0 and q.inner.start <= start <= q.inner.start and q.inner.end <= end:
            start = q.outer.start
        if (
            q.depth == 0
            and start <= q.outer.start
            and (q.inner.start if q.role in ("speech", "fragment") else q.inner.start - 1) < end < q.outer.end
            and q.role != "term"
        ):
            end = q.outer.end
    return Span(start=start, end=end)
