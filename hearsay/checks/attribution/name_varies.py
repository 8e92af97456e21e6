"""One person under two names: a surname a few letters off, or another given name beginning alike."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.checks.attribution._likeness import alike, distance, likely, longer, same_given
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Mention, Reading, Span, Wording

INITIAL = re.compile(r"[A-Z]\.?$")
OWN = re.compile(r"\s*(?:[,(–—]\s*(?:\d|an? |the ))")
"""Behind a name: what introduces its bearer."""


@dataclass(frozen=True, slots=True)
class Called:
    """A person as called in one place: words of the name, and what stands beside it."""

    words: tuple[str, ...]
    span: Span
    sure: bool
    """A person's name to the tagger; else a word that may be one."""
    offices: frozenset[str]
    introduced: bool
    sentence: int

    @property
    def name(self) -> str:
        return " ".join(self.words)

    @property
    def surname(self) -> str:
        return self.words[-1]


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    people: dict[str, Called] = {}
    for called in sorted(_called(reading), key=lambda c: c.span):
        if 1 <= len(called.words) <= rule.params["most_words"]:
            people.setdefault(called.name, called)
    told = list(people.values())
    surnames = {c.surname for c in told if len(c.words) > 1}
    for number, later in enumerate(told):
        for earlier in told[:number]:
            if _one_person(rule, reading, earlier, later, told, surnames):
                yield rule.found([earlier.span, later.span], facts={"first": earlier.name, "second": later.name})
                break


def _called(reading: Reading) -> Iterator[Called]:
    """Everybody the tagger names, and the words nobody knows."""
    offices = reading.words("office")
    titles = {word for o in offices for word in o.span.of(reading.report.text).split() if word[:1].isupper()}
    for mention in reading.mentions:
        if mention.label == "PER":
            yield _made(
                reading,
                _bare(mention, titles),
                mention.span,
                offices,
                sure=True,
            )
    for word in reading.words("stranger"):
        if not any(m.label == "PER" and m.span.overlaps(word.span) for m in reading.mentions):
            yield _made(reading, word.lemma, word.span, offices, sure=word.gloss == "likely")


def _made(reading: Reading, name: str, span: Span, offices: Sequence[Wording], *, sure: bool) -> Called:
    text = reading.report.text
    beside = [o for o in offices if o.subject and o.subject.overlaps(span)]
    titles = {o.lemma.split()[-1] for o in beside}
    addressed = text[span.start : span.end].split()[: -len(name.split())] if sure else []
    return Called(
        words=tuple(name.split()),
        span=span,
        sure=sure,
        offices=frozenset(titles | {w.rstrip(".").lower() for w in addressed}),
        introduced=bool(OWN.match(text, span.end)) or any(o.span.start <= span.end + len(", ") for o in beside),
        sentence=reading.sentence_at(span.start),
    )


def _bare(mention: Mention, titles: set[str]) -> str:
    """The name without offices or a shortened rank taken for a part ("Deputy Chairman", "Lt."), or "of" a town."""
    words = mention.name.split()
    while len(words) > 1 and (words[0] in titles or (words[0].endswith(".") and not INITIAL.match(words[0]))):
        words = words[1:]
    return " ".join(words).partition(" of ")[0]


def _one_person(
    rule: Rule, reading: Reading, earlier: Called, later: Called, told: Sequence[Called], surnames: set[str]
) -> bool:
    """Same given name and a surname like it, or the same surname and another given name where no family is meant.

    A surname alone must be introduced nowhere; nor may both be words that are no sure names.
    """
    if not (earlier.sure or later.sure):
        return False
    if len(later.words) == 1 or len(earlier.words) == 1:
        return _alone(rule, earlier, later, surnames)
    if earlier.words[0] == later.words[0] and earlier.surname != later.surname:
        near = later.sentence - earlier.sentence <= rule.params["near"]
        titled = near and bool(earlier.offices & later.offices) and earlier.surname[0] == later.surname[0]
        return _alike(rule, earlier, later) or titled
    if earlier.surname != later.surname or _kin(reading, later.span) or _family(rule, later.surname, told):
        return False
    return _given(rule, earlier, later)


def _alone(rule: Rule, earlier: Called, later: Called, surnames: set[str]) -> bool:
    """One of the two is a surname that nobody is introduced by: as in a headline, or behind the full name."""
    if len(earlier.words) == len(later.words):
        shared = earlier.offices & later.offices
        return (
            bool(shared)
            and earlier.name not in surnames
            and later.name not in surnames
            and _alike(rule, earlier, later)
        )
    lone, full = (later, earlier) if len(later.words) == 1 else (earlier, later)
    if lone.name in surnames or lone.name in full.words:
        return False
    if lone is earlier and (later.sentence - earlier.sentence > rule.params["near"] or not later.introduced):
        return False
    return _alike(rule, full, lone) or _first_name(rule, full.words[0], lone.name)


def _first_name(rule: Rule, given: str, lone: str) -> bool:
    """Somebody called by the given name, a letter or two off."""
    long = min(len(given), len(lone)) > rule.params["least_given"]
    apart = distance(given, lone)
    return bool(long and given[0] == lone[0] and 0 < apart <= 2 and not same_given(given, lone))


def _alike(rule: Rule, one: Called, other: Called) -> bool:
    """Surnames few letters apart, or that begin alike; less alike the surer both are persons' names."""
    if longer(one.surname, other.surname):
        short, long = sorted((one.surname, other.surname), key=len)
        added = long[len(short) :]
        derived = added.endswith(rule.params["plural"]) or added in rule.params["derived"]
        fits = len(short) >= rule.params["least_letters"] and len(added) < len(short) and not derived
        return bool(fits and one.sure and other.sure and not likely(short, long))
    sure = one.sure and other.sure
    params = rule.params
    return bool(alike(one.surname, other.surname, params["least_letters"], params["long_name"], sure=sure))


def _given(rule: Rule, earlier: Called, later: Called) -> bool:
    """Given names of one surname that one person may have been called by mistake."""
    one, other = earlier.words[0], later.words[0]
    if INITIAL.match(other) and not INITIAL.match(one):
        return other[0] not in {word[0] for word in earlier.words[:-1]}
    if INITIAL.match(one) or INITIAL.match(other) or "." in one + other:
        return INITIAL.match(one) is not None and not INITIAL.match(other) and other[0] != one[0] and later.sure
    if one == other:
        middles = [words[1:-1] for words in (earlier.words, later.words)]
        return all(middles) and _middles(rule, middles[0][0], middles[1][0])
    if same_given(one, other) or min(len(one), len(other)) < rule.params["least_given"]:
        return False
    if one[0] == other[0]:
        return True
    near = 0 <= later.sentence - earlier.sentence <= rule.params["near"] and earlier.sentence != later.sentence
    shared = bool(earlier.offices & later.offices)
    whole = min(len(one), len(other)) > rule.params["least_given"] and one[-1] != "y" != other[-1]
    return near and whole and (shared or (earlier.introduced and not later.introduced))


def _middles(rule: Rule, one: str, other: str) -> bool:
    """Two initials, or two patronymics."""
    if one[0] != other[0]:
        return True
    return min(len(one), len(other)) > rule.params["least_given"] and one != other and not same_given(one, other)


def _kin(reading: Reading, span: Span) -> bool:
    """The sentence speaks of a brother, a daughter or the like: two persons of one name."""
    sentence = reading.sentences[reading.sentence_at(span.start)].span
    return any(sentence.covers(w.span) for w in reading.words("kin"))


def _family(rule: Rule, surname: str, told: Sequence[Called]) -> bool:
    """So many given names before one surname are a family's."""
    given = {c.words[0] for c in told if len(c.words) > 1 and c.surname == surname}
    return bool(len(given) >= rule.params["family"])


RULE = Rule(
    code="HS113",
    name="name-varies",
    since="0.1",
    severity="warning",
    message="“{first}” and “{second}” look like one person under two names.",
    ask="Is this one person, and which spelling is right?",
    check=check,
    catches=("name",),
    params={
        "least_letters": 5, "long_name": 8, "least_given": 4, "family": 3, "plural": ("s", "a"), "near": 3,
        "most_words": 4,
        "derived": ("ian", "an", "ism", "ist", "ite", "esque", "ville", "land", "grad", "burg", "ton", "man"),
    },
)  # fmt: skip
