"""Who is told under two offices that nobody holds at once: offices of one person held against each other."""

from collections.abc import Iterator, Sequence

from hearsay.model import Mention, Span, Wording
from hearsay.reading import posts
from hearsay.reading.offices import changed
from hearsay.reading.posts import Posts
from hearsay.reading.syntax import Syntax, Token

QUOTES = ('"', "“", "”", "«", "»", "``")
NEAR = 2
"""Sentences within which "the sergeant" is still the person of rank named last."""


def find(
    tree: Syntax, mentions: tuple[Mention, ...], offices: Sequence[Wording], lang: str = "en"
) -> tuple[Wording, ...]:
    """Category "role": `span` is the later office, `subject` the earlier, `lemma` the person's name; one a person."""
    table = posts.load(lang)
    names = _names(tree.text, mentions, offices, table)
    told = sorted([*offices, *_alone(tree, mentions, offices, table)], key=lambda o: o.span)
    new = _new(tree, offices, table)
    by_name: dict[str, list[Wording]] = {}
    found: dict[str, Wording] = {}
    for office in told:
        name = names.get(office.subject, "") if office.subject else ""
        if not name or (office.gloss == "royal" and _by_surname(tree.text, office, name)):
            continue
        earlier = by_name.setdefault(name, [])
        again = any(_office(o) == _office(office) and not _apart(table, o, office) for o in earlier)
        other = None if again else next((o for o in earlier if _apart(table, o, office)), None)
        earlier.append(office)
        if other is not None and name not in found and not _explained(tree, other, office, new, table):
            found[name] = Wording(
                span=office.span, category="role", lemma=name, subject=other.span, subject_kind="other"
            )
    return tuple(sorted(found.values(), key=lambda w: w.span))


def _by_surname(text: str, office: Wording, name: str) -> bool:
    """ "King Hussein" is nobody whose surname that is: who reigns goes by a given name."""
    assert office.subject is not None
    words = office.subject.of(text).split()
    return len(name.split()) > 1 and words[-1] == name.split()[-1] and name.split()[0] not in words


def _new(tree: Syntax, offices: Sequence[Wording], table: Posts) -> set[tuple[str, int]]:
    """Offices that somebody is said to have come to or left, and the sentences that say so."""
    held = {t.i for o in offices for t in tree.within(o.span)}
    told = ((table.office(t.lower), t) for t in tree.tokens if t.i not in held)
    return {(office, t.sentence) for office, t in told if office and changed(tree, t, table)}


def _explained(tree: Syntax, one: Wording, other: Wording, new: set[tuple[str, int]], table: Posts) -> bool:
    """Both stand beside one mention of the name, or a sentence here tells of the change from one to the other."""
    if one.subject == other.subject and other.subject_kind != "pronoun":
        return True
    first, last = (tree.tokens[tree.token_from(o.span.start)].sentence for o in (one, other))
    mains = {_split(table, o)[0] for o in (one, other)}
    past = last + (tree.sentences[last].paragraph == tree.sentences[min(last + 1, len(tree.sentences) - 1)].paragraph)
    if any(office in mains and first <= sentence <= past for office, sentence in new):
        return True
    here = tree.tokens[tree.bounds[first][0] : tree.bounds[last][1]]
    return one.gloss == other.gloss == "rank" and any(t.lemma in table.ranked for t in here)


def _names(text: str, mentions: tuple[Mention, ...], offices: Sequence[Wording], table: Posts) -> dict[Span, str]:
    """Each name without its title; a surname stands for the one full name that ends in it."""
    plain = {m.span: _plain(m.name.split(), table) for m in mentions if m.label == "PER"}
    for office in offices:
        if office.subject is not None:
            plain.setdefault(office.subject, office.subject.of(text))
    last: dict[str, set[str]] = {}
    for name in plain.values():
        if len(name.split()) > 1:
            last.setdefault(name.split()[-1], set()).add(name)
    names = {}
    for span, name in plain.items():
        whole = last.get(name.split()[-1], {name}) if name else set()
        names[span] = next(iter(whole)) if len(whole) == 1 else name if name in whole else ""
    return names


def _plain(words: list[str], table: Posts) -> str:
    """A name without the offices and forms of address before it."""
    while len(words) > 1:
        size = 2 if len(words) > 2 and table.office(" ".join(words[:2]).lower()) else 1
        title = " ".join(words[:size]).lower().rstrip(".")
        if not table.office(title) and title not in table.kinds and title not in table.past:
            break
        words = words[size:]
    return " ".join(words)


def _alone(tree: Syntax, mentions: tuple[Mention, ...], offices: Sequence[Wording], table: Posts) -> Iterator[Wording]:
    """ "The sergeant" for the one person of rank named shortly before, "the dentist added" for whoever spoke there."""
    known = {t.i for o in offices for t in tree.within(o.span)} | {t.i for m in mentions for t in tree.within(m.span)}
    for token in tree.tokens:
        office = table.office(token.lower)
        if token.i in known or office is None or not _definite(tree, token):
            continue
        group = table.group_of(office)
        if group not in table.anonymous:
            continue
        before = [o for o in offices if o.span.end <= token.start and o.gloss in table.anonymous]
        if group == "rank":
            before = [o for o in before if o.gloss == "rank"]
        people = {(o.subject.of(tree.text).split() or [""])[-1] for o in before if o.subject}
        at = tree.token_at(before[-1].span.start) if before else None
        if len(people) != 1 or at is None or token.sentence - tree.tokens[at].sentence > NEAR:
            continue
        if group == "rank" or _goes_on(tree, token, tree.tokens[at], table):
            yield Wording(
                span=tree.span(token.i, token.i),
                category="office",
                lemma=office,
                gloss=group,
                subject=before[-1].subject,
                subject_kind="pronoun",
            )


def _definite(tree: Syntax, token: Token) -> bool:
    """A subject with nothing but its article, and no such person brought in with "a"."""
    article = tree.tokens[token.i - 1] if token.i else None
    if article is None or article.lower != "the" or not token.dep.startswith("nsubj"):
        return False
    return not any(
        t.lower == token.lower and t.i < token.i and tree.tokens[t.i - 1].lower in ("a", "an", "another")
        for t in tree.tokens[1:]
    )


def _goes_on(tree: Syntax, token: Token, earlier: Token, table: Posts) -> bool:
    """The subject of a verb by which the one who spoke goes on ("added"), or of a quotation behind another."""
    verb = tree.tokens[token.head]
    if verb.lemma in table.going_on:
        return True
    texts = ([t.text for t in tree.sentence_tokens(n)] for n in (earlier.sentence, token.sentence))
    return verb.lemma in table.saying and earlier.sentence < token.sentence and all({*QUOTES} & {*t} for t in texts)


def _office(told: Wording) -> str:
    return told.lemma.split()[-1]


def _apart(table: Posts, one: Wording, other: Wording) -> bool:
    """Two that do not go together; the same office by what kind it is, or by whose."""
    office, kinds = _split(table, one)
    other_office, other_kinds = _split(table, other)
    if "office_once" in (one.category, other.category):
        times = kinds & table.past, other_kinds & table.past
        same = office == other_office and _fits(kinds - times[0], other_kinds - times[1])
        return same and any(a & table.now and b & table.gone for a, b in (times, times[::-1]))
    low, other_low = kinds & table.lesser, other_kinds & table.lesser
    own, others = kinds - table.lesser - table.neutral, other_kinds - table.lesser - table.neutral
    if office != other_office:
        disjoint = table.group_of(office) == table.group_of(other_office) and own and others and not own & others
        return bool(disjoint) or not table.together(office, other_office)
    if low != other_low and office not in table.ranks:
        below, above = (own, others) if low else (others, own)
        return below <= above and (bool(above) or office not in table.addressed)
    sets = [({k for k in ks if k in table.nations}, {k for k in ks if k not in table.nations}) for ks in (own, others)]
    return any(bool(a) and bool(b) and not a & b for a, b in zip(*sets, strict=True))


def _fits(kinds: set[str], others: set[str]) -> bool:
    return not kinds or not others or bool(kinds & others)


def _split(table: Posts, told: Wording) -> tuple[str, set[str]]:
    """The office and its kinds, each in its main form."""
    words = told.lemma.split()
    size = next(n for n in range(len(words), 0, -1) if n == 1 or " ".join(words[-n:]) in table.group)
    return " ".join(words[-size:]), {table.kinds.get(w, w) for w in words[:-size]}
