"""Who is told under two offices that nobody holds at once: offices of one person held against each other."""

from collections.abc import Iterator, Sequence

from hearsay.model import Mention, Span, Wording
from hearsay.reading import posts
from hearsay.reading.offices import changed
from hearsay.reading.posts import Posts
from hearsay.reading.syntax import Syntax, Token

NEAR = 2
"""Sentences within which "the sergeant" is still the person of rank named last."""


def find(
    tree: Syntax, mentions: tuple[Mention, ...], offices: Sequence[Wording], lang: str = "en"
) -> tuple[Wording, ...]:
    """Category "role": `span` is the later office, `subject` the earlier, `lemma` the person's name; one a person."""
    table = posts.load(lang)
    names = _names(tree.text, mentions, offices)
    new = {table.office(t.lower) for t in tree.tokens if table.office(t.lower) and changed(tree, t, table)}
    told = [*offices, *_alone(tree, mentions, offices, table)]
    held: dict[str, list[Wording]] = {}
    found: dict[str, Wording] = {}
    for office in sorted(told, key=lambda o: o.span):
        name = names.get(office.subject, "") if office.subject else ""
        if not name:
            continue
        earlier = held.setdefault(name, [])
        again = any(_office(o) == _office(office) and not _apart(table, o, office) for o in earlier)
        other = None if again else next((o for o in earlier if _apart(table, o, office)), None)
        earlier.append(office)
        if other is not None and {_split(table, o)[0] for o in (other, office)} & new:
            continue
        same = other is not None and other.subject == office.subject and office.subject_kind != "pronoun"
        joined = same or (other is not None and _promoted(tree, other, office, table))
        if other is not None and not joined and name not in found:
            found[name] = Wording(
                span=office.span, category="role", lemma=name, subject=other.span, subject_kind="other"
            )
    return tuple(sorted(found.values(), key=lambda w: w.span))


def _names(text: str, mentions: tuple[Mention, ...], offices: Sequence[Wording]) -> dict[Span, str]:
    """Each name without its title; a surname stands for the one full name that ends in it."""
    spans = {m.span for m in mentions if m.label == "PER"} | {o.subject for o in offices if o.subject}
    plain = {span: _plain(text, span, offices) for span in spans}
    full = {name for name in plain.values() if len(name.split()) > 1}
    last: dict[str, set[str]] = {}
    for name in full:
        last.setdefault(name.split()[-1], set()).add(name)
    names = {}
    for span, name in plain.items():
        whole = last.get(name.split()[-1], {name}) if name else set()
        names[span] = next(iter(whole)) if len(whole) == 1 else name if name in whole else ""
    return names


def _plain(text: str, span: Span, offices: Sequence[Wording]) -> str:
    start = max((o.span.end for o in offices if span.start < o.span.end < span.end), default=span.start)
    return text[start : span.end].strip(" .")


def _alone(
    tree: Syntax, mentions: tuple[Mention, ...], offices: Sequence[Wording], table: Posts
) -> Iterator[Wording]:
    """ "The sergeant" for the one person of rank named shortly before."""
    ranked = [o for o in offices if o.gloss == "rank"]
    known = {t.i for o in offices for t in tree.within(o.span)} | {
        t.i for m in mentions for t in tree.within(m.span)
    }
    for token in tree.tokens:
        office = table.office(token.lower)
        if token.i in known or office is None or table.group_of(office) != "rank" or not _definite(tree, token):
            continue
        before = [o for o in ranked if o.span.end <= token.start]
        people = {(o.subject.of(tree.text).split() or [""])[-1] for o in before if o.subject}
        sentence = tree.token_at(before[-1].span.start) if before else None
        if len(people) != 1 or sentence is None or token.sentence - tree.tokens[sentence].sentence > NEAR:
            continue
        yield Wording(
            span=tree.span(token.i, token.i),
            category="office",
            lemma=office,
            gloss="rank",
            subject=before[-1].subject,
            subject_kind="pronoun",
        )


def _definite(tree: Syntax, token: Token) -> bool:
    """A subject with nothing but its article, and no such person brought in with "a"."""
    article = tree.tokens[token.i - 1] if token.i else None
    if article is None or article.lower != "the" or not token.dep.startswith("nsubj") or token.pos != "NOUN":
        return False
    return not any(
        t.lower == token.lower and t.i < token.i and tree.tokens[t.i - 1].lower in ("a", "an", "another")
        for t in tree.tokens[1:]
    )


def _promoted(tree: Syntax, one: Wording, other: Wording, table: Posts) -> bool:
    """Between two ranks somebody is promoted."""
    if one.gloss != other.gloss or one.gloss != "rank":
        return False
    first, last = tree.token_from(one.span.start), tree.token_from(other.span.start)
    past = tree.bounds[tree.tokens[last].sentence][1] if last < len(tree.tokens) else last
    start = tree.bounds[tree.tokens[first].sentence][0]
    return any(t.lemma in table.ranked for t in tree.tokens[start:past])


def _office(told: Wording) -> str:
    return told.lemma.split()[-1]


def _apart(table: Posts, one: Wording, other: Wording) -> bool:
    """Two that do not go together; the same office by what kind it is, or by whose."""
    office, kinds = _split(table, one)
    other_office, other_kinds = _split(table, other)
    if office != other_office:
        return not table.together(office, other_office)
    low, other_low = kinds & table.lesser, other_kinds & table.lesser
    own, others = kinds - table.lesser - table.neutral, other_kinds - table.lesser - table.neutral
    if low != other_low and office not in table.ranks:
        below, above = (own, others) if low else (others, own)
        return below <= above and (bool(above) or office not in table.addressed)
    sets = [({k for k in ks if k in table.nations}, {k for k in ks if k not in table.nations}) for ks in (own, others)]
    return any(bool(a) and bool(b) and not a & b for a, b in zip(*sets, strict=True))


def _split(table: Posts, told: Wording) -> tuple[str, set[str]]:
    """The office and its kinds, each in its main form."""
    words = told.lemma.split()
    size = next(n for n in range(len(words), 0, -1) if n == 1 or " ".join(words[-n:]) in table.group)
    return " ".join(words[-size:]), {table.kinds.get(w, w) for w in words[:-size]}
