"""Words and phrases that carry more than their content: hedges, certainty, confirmation, inference, status words."""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from hearsay import lexicon, profiles
from hearsay.model import Quotation, Report, Span, Wording
from hearsay.reading.syntax import Syntax, Token

SubjectKind = Literal["utterance", "event", "recording", "pronoun", "clause", "other", ""]
FINITE = ("VBD", "VBZ", "VBP")
REACH = 5
"""How many tokens before a status word may hold a mark of distance ("the self-proclaimed Republic")."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of the lexicon or the profile, with the conditions of its group."""

    steps: tuple[str, ...]
    category: str
    lemma: str
    gloss: str
    side: str | None
    pos: frozenset[str]
    subject: frozenset[str]
    needs_object: bool
    needs_clause: bool
    initial: bool
    definite: bool
    there: bool
    exact: bool
    small: bool
    indefinite: bool


def find(report: Report, tree: Syntax, quotations: tuple[Quotation, ...], profile: str) -> tuple[Wording, ...]:
    """Every marked word or phrase, in order of the text; the longest of a category at one place.

    Status words of the profile that stand behind a mark of distance ("self-proclaimed", "so-called") or inside
    quotation marks of their own get the category "status_marked" instead of "status".
    Raises ValueError for a profile that is not there.
    """
    lang = report.lang if report.lang in lexicon.languages() else "en"
    table = _entries(lang, profile)
    distance = frozenset(profiles.load(profile, "wording").get("distance", {}).get("words", ()))
    set_off = [q.inner for q in quotations if q.role in ("term", "name", "fragment")]
    found: list[Wording] = []
    reached: dict[str, int] = {}
    for token in tree.tokens:
        best: dict[str, tuple[int, Wording]] = {}
        for entry in _candidates(table, token):
            last = _matches(tree, token, entry)
            if last is None or token.i < reached.get(entry.category, 0):
                continue
            if entry.category in best and last <= best[entry.category][0]:
                continue
            if wording := _wording(tree, entry, token, last, lang):
                best[entry.category] = (last, wording)
        for category, (last, wording) in best.items():
            reached[category] = last + 1
            if category == "status" and (
                _distanced(tree, token, distance) or any(s.covers(wording.span) for s in set_off)
            ):
                wording = replace(wording, category="status_marked")
            found.append(wording)
    found += _agentless(tree, lang)
    return tuple(sorted(found, key=lambda w: (w.span.start, w.span.end, w.category)))


def _candidates(table: Mapping[str, Sequence[Entry]], token: Token) -> Iterator[Entry]:
    form = _plain(token.lower)
    yield from table.get(form, ())
    if token.lemma != form:
        yield from table.get(token.lemma, ())


def _plain(word: str) -> str:
    return word.replace("’", "'") if "’" in word else word


def _matches(tree: Syntax, token: Token, entry: Entry) -> int | None:
    """Index of the last token of the phrase if it stands here."""
    if entry.pos and token.pos not in entry.pos:
        return None
    if entry.small and token.text[:1].isupper() and token.i > tree.bounds[token.sentence][0]:
        return None
    i = token.i
    for n, step in enumerate(entry.steps):
        if i + n >= len(tree.tokens):
            return None
        other = tree.tokens[i + n]
        if other.sentence != token.sentence:
            return None
        if entry.exact:
            if _plain(other.text) != step:
                return None
        elif _plain(other.lower) != step and other.lemma != step:
            return None
    if entry.initial and any(t.pos != "PUNCT" for t in tree.sentence_tokens(token.sentence) if t.i < i):
        return None
    return i + len(entry.steps) - 1


def _wording(tree: Syntax, entry: Entry, token: Token, last: int, lang: str) -> Wording | None:
    subject, kind = _subject(tree, token, lang) if token.pos == "VERB" else (None, "")
    if entry.subject and kind not in entry.subject:
        return None
    if entry.needs_object and not _complements(tree, token, last):
        return None
    beside = {c.lower for c in tree.children(last, "det", "amod", "case")}
    if entry.definite and (not beside & _listed(lang, "definite") or beside & _listed(lang, "claimed")):
        return None
    if entry.there and beside & _listed(lang, "denied"):
        return None
    if entry.indefinite and not _one_of_many(tree, tree.tokens[last], _listed(lang, "indefinite")):
        return None
    if entry.needs_clause and not tree.children(token.i, "ccomp"):
        return None
    return Wording(
        span=tree.span(token.i, last),
        category=entry.category,
        lemma=entry.lemma,
        gloss=entry.gloss,
        side=entry.side,
        subject=subject,
        subject_kind=kind,  # type: ignore[arg-type]
    )


def _one_of_many(tree: Syntax, noun: Token, few: frozenset[str]) -> bool:
    """A noun for a person without a name, with an indefinite determiner, in the plural, or "one of the …"."""
    following = tree.tokens[noun.i + 1] if noun.i + 1 < len(tree.tokens) else noun
    if following.pos == "PROPN" or noun.dep == "compound" or tree.children(noun.i, "flat"):
        return False
    head = tree.tokens[noun.head]
    if noun.dep.startswith("nmod") and head.lower in few:
        return True
    if noun.dep == "appos" or tree.children(noun.i, "appos"):
        return False
    beside = tree.children(noun.i, "det", "nummod", "nmod:poss", "amod")
    if any(c.lower in few for c in beside):
        return True
    return noun.tag in ("NNS", "NNPS") and not any(c.dep in ("det", "nmod:poss") for c in beside)


def _complements(tree: Syntax, token: Token, last: int) -> bool:
    return any(c.i > token.i for c in tree.children(token.i, "obj", "ccomp", "xcomp", "advcl")) or (
        last > token.i and any(c.i > last for c in tree.children(token.i, "obl"))
    )


def _subject(tree: Syntax, verb: Token, lang: str) -> tuple[Span | None, str]:
    """Subject of a verb and what it is: also of a conjunct, a relative clause, a participle behind a comma."""
    kinds = _subject_kinds(lang)
    at = verb
    for _ in range(6):
        named = next((t for t in tree.children(at.i, "nsubj")), None)
        if named is not None and named.dep == "nsubj:pass":
            return _phrase(tree, named), "other"
        if named is not None:
            kind = kinds.get(named.lemma, kinds.get(named.lower, "other"))
            if kind == "pronoun" and named.lower in ("that", "which") and at.dep.startswith("acl"):
                noun = tree.tokens[at.head]
                kind = kinds.get(noun.lemma, "clause" if named.lower == "which" else "other")
                return tree.span(noun.i, noun.i), kind
            return _phrase(tree, named), kind
        above = tree.tokens[at.head]
        base = at.dep.partition(":")[0]
        if base in ("acl", "amod") and at.tag != "VB" and above.i < at.i and above.pos in ("NOUN", "PROPN"):
            if _by(tree, at):
                return None, "other"
            comma = any(t.text == "," for t in tree.tokens[max(0, at.i - 2) : at.i])
            if at.tag == "VBG" and comma:
                return None, "clause"
            return _phrase(tree, above), kinds.get(above.lemma, "other")
        if base in ("advcl", "xcomp") and at.tag == "VBG":
            comma = any(t.text == "," for t in tree.tokens[max(0, at.i - 2) : at.i])
            return None, "clause" if comma and at.i > above.i else "other"
        # A finite verb is no conjunct of an infinitive ("a willingness to adapt … and underscored"): look further up.
        if (base != "conj" and not (at.tag == "VB" and verb.tag in FINITE)) or at.is_root:
            break
        at = above
    return None, "other"


def _phrase(tree: Syntax, noun: Token) -> Span:
    """The noun with its determiners and modifiers before it."""
    first = tree.edges(noun.i)[0]
    return tree.span(max(first, noun.i - 6), noun.i)


def _by(tree: Syntax, verb: Token) -> bool:
    """The passive names its agent."""
    return any(
        c.dep == "obl:agent" or any(m.lower == "by" for m in tree.children(c.i, "case"))
        for c in tree.children(verb.i, "obl")
    )


def _by_near(tree: Syntax, verb: Token) -> bool:
    """An agent the parser hung elsewhere ("was considered safe by its mayor")."""
    for token in tree.tokens[verb.i + 1 : verb.i + 1 + REACH]:
        if token.sentence != verb.sentence or token.text in (",", ";"):
            return False
        if token.lower == "by":
            return True
    return False


def _distanced(tree: Syntax, token: Token, words: frozenset[str]) -> bool:
    near = tree.tokens[max(0, token.i - REACH) : token.i]
    joined = " ".join(_plain(t.lower) for t in near if t.sentence == token.sentence).replace(" - ", "-")
    return any(word in joined for word in words)


def _agentless(tree: Syntax, lang: str) -> Iterator[Wording]:
    """Passives of opinion and report that do not say who thinks or says so."""
    listed = lexicon.load(lang, "wording")["agentless"]
    always, with_as, headlines = (frozenset(listed[name]) for name in ("verbs", "with_as", "headline"))
    for token in tree.tokens:
        if token.pos != "VERB" or token.tag not in ("VBN", "VBD"):
            continue
        headline = tree.sentences[token.sentence].block == "headline"
        if token.lemma in with_as:
            following = tree.tokens[token.i + 1] if token.i + 1 < len(tree.tokens) else token
            if following.lower != "as":
                continue
        elif token.lemma not in always and not (headline and token.lemma in headlines):
            continue
        auxiliaries = tree.children(token.i, "aux")
        finite = any(c.tag in FINITE for c in auxiliaries)
        passive = finite and any(c.dep == "aux:pass" for c in auxiliaries)
        bare = headline and token.tag == "VBN" and token.dep.partition(":")[0] in ("acl", "root")
        if not passive and not bare:
            continue
        if _by(tree, token) or _by_near(tree, token):
            continue
        first = min((c.i for c in auxiliaries), default=token.i)
        subject = next((t for t in tree.children(token.i, "nsubj")), None)
        yield Wording(
            span=tree.span(min(first, token.i), token.i),
            category="agentless",
            lemma=token.lemma,
            subject=_phrase(tree, subject) if subject else None,
            subject_kind="other" if subject else "",
        )


@functools.cache
def _listed(lang: str, name: str) -> frozenset[str]:
    return frozenset(lexicon.load(lang, "wording")[name])


@functools.cache
def _subject_kinds(lang: str) -> dict[str, str]:
    table = lexicon.load(lang, "wording")["subjects"]
    return {word: kind for kind in ("pronoun", "event", "recording", "utterance") for word in table[kind]}


@functools.cache
def _entries(lang: str, profile: str) -> dict[str, tuple[Entry, ...]]:
    """All phrases by their first step."""
    listed = [*lexicon.load(lang, "wording")["group"], *profiles.load(profile, "wording").get("term", ())]
    index: dict[str, list[Entry]] = {}
    for group in [*listed, *_renamed(profile)]:
        for entry in _of_group(group):
            index.setdefault(entry.steps[0].lower() if entry.exact else entry.steps[0], []).append(entry)
    return {first: tuple(entries) for first, entries in index.items()}


def _of_group(group: Mapping[str, Any]) -> Iterator[Entry]:
    for phrase in group["words"]:
        exact = bool(group.get("exact"))
        yield Entry(
            steps=tuple(_steps(phrase if exact else phrase.lower())),
            category=group["category"],
            lemma=group.get("lemma", phrase),
            gloss=group.get("gloss", ""),
            side=group.get("side"),
            pos=frozenset(group.get("pos", ())),
            subject=frozenset(group.get("subject", ())),
            needs_object=bool(group.get("object")),
            needs_clause=bool(group.get("clause")),
            initial=bool(group.get("initial")),
            definite=bool(group.get("definite")),
            there=bool(group.get("there")),
            exact=exact,
            small=bool(group.get("small")),
            indefinite=bool(group.get("indefinite")),
        )


def _steps(phrase: str) -> Iterator[str]:
    """A phrase cut as the tokenizer cuts: at blanks, hyphens and before "'s"."""
    for word in _plain(phrase).split():
        stem, mark, _ = word.partition("'s")
        parts = stem.split("-")
        for n, part in enumerate(parts):
            if n:
                yield "-"
            if part == "cannot":
                yield from ("can", "not")
            elif part:
                yield part
        if mark:
            yield "'s"


def _renamed(profile: str) -> Iterable[Mapping[str, Any]]:
    """Former and other-side names of places as exact phrases, from the profile's own table of renamed places."""
    for place in profiles.load(profile, "renamed").get("place", ()):
        names = [*place.get("former", ()), *place.get("other_side", ())]
        if names:
            yield {
                "category": "contested_name",
                "words": names,
                "exact": True,
                "lemma": place.get("current", ""),
                "gloss": place.get("gloss", ""),
                "side": place.get("side"),
            }
