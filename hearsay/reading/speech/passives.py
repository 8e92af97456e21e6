"""Cues in the passive: "It was reported that …", "is expected to …", "was described by X as …"."""

from hearsay.model import Span, Stance
from hearsay.reading.speech.contents import Extents
from hearsay.reading.speech.cues import Frames
from hearsay.reading.speech.found import Source
from hearsay.reading.speech.sources import Sources
from hearsay.reading.syntax import Syntax, Token

AGENT = "by"
Given = tuple[tuple[Span, ...], Stance, str, Source]
"""Content, stance, frame and source."""


def is_passive(tree: Syntax, verb: Token) -> bool:
    return verb.tag == "VBN" and bool(tree.children(verb.i, "aux:pass"))


def is_participle(tree: Syntax, verb: Token) -> bool:
    """A participle behind its noun: "a plan announced by the council", "a strip considered safe"."""
    behind = verb.tag == "VBN" and verb.dep == "acl" and verb.head < verb.i
    return behind and tree.tokens[verb.i - 1].lower != "as" and not tree.children(verb.i, "aux", "nsubj")


def passive(tree: Syntax, extents: Extents, sources: Sources, verb: Token, frames: Frames) -> Given | None:
    """What a passive cue gives: its clause, or its subject with what is said of it."""
    stances = frames.stance_of
    agent = _agent(tree, verb)
    charge = _charge(tree, agent) if agent is not None and "of" in stances else None
    source: Source = (None, None)
    if agent is not None:
        source = (sources.phrase(agent, before=tree.edges(charge.i)[0] if charge is not None else None), agent.i)
    subject = next((c for c in tree.children(verb.i, "nsubj") if c.i < verb.i), None)
    if is_participle(tree, verb):
        return _behind_noun(tree, extents, verb, stances, source) if agent is not None else None
    clause = next((c for c in tree.children(verb.i, "ccomp", "csubj") if c.i > verb.i and not _to(tree, c)), None)
    if clause is not None and "clause" in stances:
        if subject is not None and not frames.addressee and stances["clause"] in ("believes", "feels"):
            source = (sources.phrase(subject), subject.i)
        return extents.clause(verb, clause), stances["clause"], "clause", source
    asked = _asked(tree, extents, verb, agent) if "clause" in stances and frames.addressee else None
    if asked is not None:
        return extents.after_that(*asked), stances["clause"], "clause", source
    if subject is None or subject.lower in ("it", "there"):
        return None
    named = tree.subtree_span(subject.i)
    open_ = next((c for c in tree.children(verb.i, "xcomp", "advcl", "ccomp") if c.i > verb.i and _to(tree, c)), None)
    if open_ is not None and stances.keys() & {"clause", "infinitive"} and not frames.addressee:
        rest = extents.stretch(max(tree.edges(open_.i)[0], verb.i + 1), tree.edges(open_.i)[1])
        return (named, *rest), stances.get("clause") or stances["infinitive"], "raised", source
    for child in (*tree.children(verb.i, "obl", "advcl", "xcomp"), *((charge,) if charge is not None else ())):
        cases = (
            c
            for c in tree.children(child.i, "case", "mark")
            if (c.lower in ("as", "of") and c.lower in stances) or (c.lower == "as" and "seen" in stances)
        )
        case = next(cases, None)
        if case is not None and child.i > verb.i and (agent is None or child.i != agent.i):
            rest = extents.stretch(case.i + (case.lower == "of"), tree.edges(child.i)[1])
            return (named, *rest), stances.get(case.lower) or stances["seen"], "raised", source
    if agent is not None and stances.keys() & {"object", "as"}:
        if _points(tree, subject):
            if verb.lemma in extents.lex.passing:
                return None
            named = tree.span(tree.edges(subject.i)[0], verb.i)
        return (named,), stances.get("object") or stances["as"], "object", source
    return None


def _behind_noun(
    tree: Syntax, extents: Extents, verb: Token, stances: dict[str, Stance], source: Source
) -> Given | None:
    """ "a plan announced by the council": the noun phrase before the participle."""
    stance = stances.get("object") or stances.get("as")
    low = tree.edges(verb.head)[0]
    content = extents.stretch(low, verb.i - 1)
    return (content, stance, "object", source) if stance is not None and content else None


def _asked(tree: Syntax, extents: Extents, verb: Token, agent: Token | None) -> tuple[int, int] | None:
    """First and last token of a question or report somebody got that the parser hung elsewhere."""
    past = tree.bounds[verb.sentence][1]
    near = {verb.i + 1} if agent is None else {verb.i + 1, tree.edges(agent.i)[1] + 1}
    for i in range(verb.i + 1, min(verb.i + 10, past - 2)):
        lower = tree.tokens[i].lower
        if lower == "whether" or (i in near and lower in extents.lex.questions | {"that"}):
            comma = next((t.i for t in tree.tokens[i:past] if t.text in (",", ";")), past - 1)
            return i, comma - 1
        if tree.tokens[i].pos in ("PUNCT", "VERB"):
            return None
    return None


def _points(tree: Syntax, subject: Token) -> bool:
    """Whether a subject only points at something said before ("This was confirmed by …")."""
    pointed = subject.tag == "DT" or any(c.lower in ("this", "these") for c in tree.children(subject.i, "det"))
    return pointed and not tree.children(subject.i, "acl", "nmod")


def _charge(tree: Syntax, agent: Token) -> Token | None:
    """ "accused by the council [of hiding losses]", which the parser hangs on the council."""
    for child in tree.children(agent.i, "acl", "nmod"):
        if any(k.lower == "of" for k in tree.children(child.i, "case", "mark")):
            return child
    return None


def _agent(tree: Syntax, verb: Token) -> Token | None:
    return next(
        (c for c in tree.children(verb.i, "obl") if any(k.lower == AGENT for k in tree.children(c.i, "case"))), None
    )


def _to(tree: Syntax, verb: Token) -> bool:
    return any(c.lower == "to" for c in tree.children(verb.i, "mark"))
