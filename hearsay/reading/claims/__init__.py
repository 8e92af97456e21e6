"""Claims: what the speech, the syntax and the happenings of a report add up to, one claim a clause."""

from collections.abc import Callable
from dataclasses import replace

from hearsay.model import Attribution, Claim, Happening, Participant, Polarity, Side, Span, Toponym, Wording
from hearsay.model.claims import claim_id
from hearsay.reading import evidence
from hearsay.reading.claims import denials, untrue
from hearsay.reading.claims.dating import when
from hearsay.reading.claims.drafts import Draft, Layers
from hearsay.reading.claims.narrated import narrated
from hearsay.reading.claims.reported import reported
from hearsay.reading.clauses import joints
from hearsay.reading.happenings import Reader
from hearsay.reading.kinds import CONCRETE
from hearsay.reading.standing import Standing

__all__ = ["Layers", "build"]


def build(layers: Layers, side_of: Callable[[Span], str]) -> tuple[Claim, ...]:
    """The claims of a report in order of the text.

    `side_of` gives the party some words belong to. Every claim lies in one paragraph, but for quotations that run
    over several.
    """
    tree = layers.tree
    levels = _levels(layers)
    reader = Reader(tree, levels.get, side_of, layers.quantities)
    drafts = [*reported(layers, reader), *narrated(layers)]
    found: dict[str, Claim] = {}
    near = _narrower(layers)
    for draft in drafts:
        claim = _claim(near(draft), reader, draft)
        found.setdefault(claim.id, claim)
    ordered = sorted(found.values(), key=lambda c: (c.span.start, c.span.end, c.id))
    return denials.resolve(reader, layers.report.id, ordered)


def _narrower(layers: Layers) -> Callable[[Draft], Layers]:
    """What gives the layers about a draft only: its words, its sentence and that of its cue."""
    tree = layers.tree
    timexes = Standing(layers.timexes, lambda t: t.span)
    toponyms = Standing(layers.toponyms, lambda t: t.span)
    wording = Standing(layers.wording, lambda w: w.span)
    shown = Standing((e for e in layers.evidence if e.span), lambda e: e.span or Span(start=0, end=1))

    def near(draft: Draft) -> Layers:
        heads = [draft.clause.head]
        if draft.chain and draft.chain[-1].cue:
            heads.append(min(tree.token_from(draft.chain[-1].cue[0].start), len(tree.tokens) - 1))
        about = (*draft.spans, *(tree.sentences[tree.tokens[i].sentence].span for i in heads))
        return replace(
            layers,
            timexes=timexes.meeting(*about),
            toponyms=toponyms.meeting(*about),
            wording=wording.meeting(*about),
            evidence=shown.meeting(*about),
        )

    return near


def _levels(layers: Layers) -> dict[int, str]:
    """Level of the place a token names, for the readers of happenings."""
    levels = {}
    for toponym in layers.toponyms:
        regional = toponym.place is not None and toponym.place.level in ("country", "admin1")
        for token in layers.tree.within(toponym.span):
            levels[token.i] = "region" if regional else "place"
    return levels


def _claim(layers: Layers, reader: Reader, draft: Draft) -> Claim:
    tree, report = layers.tree, layers.report
    inner = draft.chain[-1] if draft.chain else None
    denied = inner is not None and inner.stance == "denies"
    happening = reader.read(draft.clause, denied)
    if happening.kind not in CONCRETE:
        happening = untrue.denied(reader, [t for s in draft.spans for t in tree.within(s)]) or happening
    if inner is not None and inner.speaker is not None and inner.stance == "says":
        happening = replace(happening, who=_own(reader, happening.who, inner, inner.speaker.side))
    polarity: Polarity = happening.polarity
    number = tree.tokens[draft.clause.head].sentence
    recorded = any(link.speaker and link.speaker.kind == "recording" for link in draft.chain)
    sentence = tree.sentences[number]
    return Claim(
        id=claim_id(report.id, draft.spans, inner.speaker.span if inner and inner.speaker else None, polarity),
        spans=draft.spans,
        mode=draft.mode,
        chain=draft.chain,
        happening=happening,
        when=when(layers, draft, happening.kind, happening.realis),
        where=_where(layers, draft.spans, happening),
        evidence=evidence.of_claim(layers.evidence, draft.spans, sentence.span, recorded),
        hedges=_marked(layers.wording, "hedge", draft.spans),
        certainty=_marked(layers.wording, "certainty", draft.spans),
        sentence=number,
        headline=sentence.block == "headline",
        scope_ambiguous=draft.ambiguous,
    )


def _own(reader: Reader, who: tuple[Participant, ...], link: Attribution, side: Side) -> tuple[Participant, ...]:
    """ "Its forces", "our troops", "we" are of the speaker's side, unless a party is named in the words before.

    Whoever denies may deny what another party says of its own.
    """
    said = []
    for one in who:
        first = next(iter(reader.tree.within(one.span)), None) if one.span else None
        if one.side == "unknown" and first is not None and (first.tag == "PRP$" or first.lower in joints("en", "we")):
            start = min((s.start for s in link.content), default=first.start)
            before = start < first.start and reader.side_of(Span(start=start, end=first.start)) != "unknown"
            one = one if before else replace(one, side=side)
        said.append(one)
    return tuple(said)


def _marked(wording: tuple[Wording, ...], category: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(w.span for w in wording if w.category == category and any(s.covers(w.span) for s in spans))


def _where(layers: Layers, spans: tuple[Span, ...], happening: Happening) -> tuple[Toponym, ...]:
    """Places named in the claim, each once, but for those that act in it ("Russia launched 40 drones")."""
    actors = {p.span for p in happening.who}
    found: dict[str, Toponym] = {}
    for toponym in layers.toponyms:
        if toponym.span not in actors and any(s.overlaps(toponym.span) for s in spans):
            found.setdefault(toponym.place.ref if toponym.place else toponym.surface.casefold(), toponym)
    return tuple(found.values())
