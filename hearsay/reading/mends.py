"""Garden paths of the parser undone: places where word order tells more than it saw.

Each function takes the tokens of a report and gives them back, with other heads and parts of speech where it mends.
"""

import itertools
from dataclasses import replace

from hearsay.reading.forms import Verbs
from hearsay.reading.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
BEFORE = frozenset({"NOUN", "PROPN"})
BEHIND = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
PART_MARKS = frozenset({",", ";", ":", "–", "—", "|"})
PASSIVE = {"nsubj": "nsubj:pass", "cop": "aux:pass"}
"""What hangs on a participle once it is seen to be one."""
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


def mend(
    tokens: tuple[Token, ...], bounds: tuple[tuple[int, int], ...], headlines: frozenset[int], verbs: Verbs
) -> tuple[Token, ...]:
    """The tokens with all mends made. `headlines` are the numbers of the sentences that are headlines."""
    for number in sorted(headlines):
        first, past = bounds[number]
        cuts = [t.i for t in tokens[first:past] if t.text in PART_MARKS]
        for low, high in itertools.pairwise((first - 1, *cuts, past)):
            tokens = _headline_verb(tokens, low + 1, high, verbs)
    return _conjuncts(_lost_predicates(_finite(_passive(_verbal(tokens), verbs)), bounds))


def _headline_verb(tokens: tuple[Token, ...], first: int, past: int, verbs: Verbs) -> tuple[Token, ...]:
    """A headline leaves out articles, and its verb is then taken for a noun: "Drones strike depot in north".

    Where a part between marks has no finite verb, the first word that may be one, agrees with the noun before it and
    has a noun phrase behind it, is its predicate.
    """
    if any(t.pos in ("VERB", "AUX") and t.tag in FINITE and t.dep != "compound" for t in tokens[first:past]):
        return tokens
    for verb in tokens[first + 1 : past - 1]:
        before, behind = tokens[verb.i - 1], tokens[verb.i + 1]
        plural = before.tag in ("NNS", "NNPS")
        base = verb.lower if plural and verb.lower in verbs.bases else verbs.regular(verb.lower)
        agrees = base is not None and (base == verb.lower if plural else verb.lower.endswith("s"))
        if before.pos in BEFORE and behind.pos in BEHIND and agrees and not verb.text.isupper():
            break
    else:
        return tokens
    outside = next((t for t in tokens[first:past] if not t.is_root and not first <= t.head < past), None)
    head, dep = (outside.head, "ccomp") if outside else (verb.i, "root")
    mended = list(tokens)
    mended[verb.i] = replace(verb, pos="VERB", tag="VBP" if plural else "VBZ", dep=dep, head=head, lemma=str(base))
    objects = [t.i for t in tokens[verb.i + 1 : past] if t.pos in NOMINAL and (t.is_root or not verb.i < t.head < past)]
    for t in tokens[first:past]:
        if t.i == verb.i:
            continue
        low, high, chief, role = (first, verb.i, before.i, "nsubj")
        if t.i > verb.i:
            low, high, chief, role = (verb.i + 1, past, objects[0] if objects else verb.i, "obj")
        if t.i == chief:
            mended[t.i] = replace(t, head=verb.i, dep=role)
        elif t.is_root or not low <= t.head < high:
            mended[t.i] = replace(t, head=chief if t.i < verb.i or t.pos in ("ADJ", "DET", "NUM") else verb.i)
    return tuple(mended)


def _verbal(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A noun with a subject and an object of its own is a verb ("Troops cross border")."""
    below: dict[int, set[str]] = {}
    for t in tokens:
        if t.head != t.i:
            below.setdefault(t.head, set()).add(t.dep)
    return tuple(
        replace(t, pos="VERB", tag="VBZ" if t.lower.endswith("s") else "VBP")
        if t.pos == "NOUN" and {"nsubj", "obj"} <= (deps := below.get(t.i, set())) and "cop" not in deps
        else t
        for t in tokens
    )


def _passive(tokens: tuple[Token, ...], verbs: Verbs) -> tuple[Token, ...]:
    """An adjective with the subject of a passive, or joined to one, is its participle ("was hit and burned")."""
    passive = {t.head for t in tokens if t.dep == "nsubj:pass" or t.dep == "aux:pass"}
    joined = {t.head for t in tokens if t.tag == "VBN" and t.dep == "conj" and t.pos == "VERB"}
    mended: list[Token] | None = None
    for i in sorted(passive | joined):
        t = tokens[i]
        if t.pos != "ADJ":
            continue
        participle = verbs.irregular.get(t.lower) or verbs.regular(t.lower)
        base = participle or (t.lower if i in passive and t.lower in verbs.bases else None)
        if base:
            mended = mended or list(tokens)
            mended[i] = replace(t, pos="VERB", tag="VBN", lemma=base)
            for below in tokens:
                if below.head == i and below.dep in PASSIVE:
                    mended[below.i] = replace(below, dep=PASSIVE[below.dep])
    return tokens if mended is None else tuple(mended)


def _finite(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A participle with a subject and an object of its own, and nothing to help it, is a past tense."""
    below: dict[int, set[str]] = {
        t.i: set() for t in tokens if t.tag == "VBN" and t.dep in ("root", "ccomp", "conj", "parataxis")
    }
    for t in tokens:
        if t.head in below:
            below[t.head].add(t.dep if t.dep == "nsubj:pass" else t.dep.partition(":")[0])
    past = {i for i, deps in below.items() if {"nsubj", "obj"} <= deps and not deps & {"aux", "cop"}}
    return tuple(replace(t, tag="VBD") if t.i in past else t for t in tokens) if past else tokens


def _lost_predicates(tokens: tuple[Token, ...], bounds: tuple[tuple[int, int], ...]) -> tuple[Token, ...]:
    """A finite verb is no reduced relative clause:

    "This acknowledgment hinted at …" read as a noun with a participle becomes a verb with its subject.
    """
    mended: list[Token] | None = None
    for first, past in bounds:
        span = tokens[first:past]
        root = next((t for t in span if t.head == t.i), None)
        if root is None or root.pos not in ("NOUN", "PROPN", "PRON"):
            continue
        below = [t for t in span if t.head == root.i and t.i != root.i]
        if any(t.dep.startswith(("nsubj", "cop", "csubj")) for t in below):
            continue
        verb = next(
            (
                t
                for t in below
                if t.dep == "acl"
                and t.i > root.i
                and (
                    t.tag in FINITE
                    or (
                        t.lower.endswith("ed")
                        and span[-1].text == "."
                        and not any(u.head == t.i and u.dep == "obl:agent" for u in span)
                    )
                )
            ),
            None,
        )
        if verb is None or any(t.tag in FINITE and not _below(tokens, t, verb.i) for t in span):
            continue
        mended = mended or list(tokens)
        mended[root.i] = replace(root, dep="nsubj", head=verb.i)
        mended[verb.i] = replace(verb, dep="root", head=verb.i, tag=verb.tag if verb.tag in FINITE else "VBD")
        for t in below:
            if t.i > verb.i or (t.i < root.i and t.dep.partition(":")[0] in ("obl", "advmod", "advcl", "cc")):
                mended[t.i] = replace(t, head=verb.i)
    return tuple(mended) if mended is not None else tokens


def _below(tokens: tuple[Token, ...], token: Token, top: int) -> bool:
    while token.i != top and token.head != token.i:
        token = tokens[token.head]
    return token.i == top


def _conjuncts(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A past tense is no conjunct of an infinitive ("signalled a wish to adapt and underscored …")."""
    helped = {t.head for t in tokens if t.dep.startswith("aux")}
    mended: list[Token] | None = None
    for t in tokens:
        if t.dep != "conj" or t.tag not in ("VBD", "VBN") or t.i in helped or tokens[t.head].tag != "VB":
            continue
        governor = tokens[t.head]
        while governor.head != governor.i and governor.tag not in FINITE:
            governor = tokens[governor.head]
        if governor.tag in FINITE and governor.i < t.i:
            mended = mended or list(tokens)
            mended[t.i] = replace(t, head=governor.i, tag="VBD")
    return tuple(mended) if mended is not None else tokens
