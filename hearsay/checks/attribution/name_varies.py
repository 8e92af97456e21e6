"""One person under two names: a surname a few letters off, or another given name beginning alike."""

import re
from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Mention, Reading, Span

CAPITAL = re.compile(r"(?<![\w-])[A-Z][a-z]{4,}(?![\w-]|[’'][a-rt-z])")
"""A word with a capital, which may be a surname nobody introduced."""

FULL = re.compile(r"(?<![\w-])[A-Z][a-z]+ [A-Z][a-z]{4,}(?![\w-])")
"""Two words with capitals, which may be a name that nobody took for one."""
INITIAL = re.compile(r"[A-Z]\.$")
NEAR_ALONE = 2
"""Letters that a surname without a given name may be off where its first three are right."""


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    people: dict[str, Span] = {}
    titled: set[str] = set()
    sure: set[str] = set()
    guessed: set[str] = set()
    offices = [w.span for w in reading.words("office")]
    for mention in reading.mentions:
        name = _bare(mention, offices)
        if (mention.label == "PER" and 1 <= len(name.split()) <= 3) or _perhaps(reading, mention):
            people.setdefault(name, mention.span)
            sure |= {name} if mention.label == "PER" else set()
            if mention.label == "PER" and _called(mention, name, offices):
                titled.add(name)
    known = {word for m in reading.mentions for word in m.surface.split()}
    for word in CAPITAL.finditer(reading.report.text):
        span = Span(start=word.start(), end=word.end())
        if word[0] not in known and not any(m.span.overlaps(span) for m in reading.mentions):
            people.setdefault(word[0], span)
    for pair in FULL.finditer(reading.report.text) if titled else ():
        span = Span(start=pair.start(), end=pair.end())
        if not any(m.span.overlaps(span) for m in reading.mentions):
            people.setdefault(pair[0], span)
            guessed.add(pair[0])
    told = sorted(people.items(), key=lambda named: named[1])
    surnames = {name.split()[-1] for name, _ in told if len(name.split()) > 1}
    for number, (later, span) in enumerate(told):
        for earlier, first in told[:number]:
            words = earlier.split(), later.split()
            if earlier in guessed and later not in titled:
                continue
            if len(words[1]) > 1 and (_kin(reading, span) or _family(rule, words[0][-1], people)):
                continue
            if _one_person(rule, *words, surnames, later in sure) or (later in titled and _titled(*words, surnames)):
                yield rule.found([first, span], facts={"first": earlier, "second": later})
                break


def _bare(mention: Mention, offices: list[Span]) -> str:
    """The name without an office or a shortened rank that was taken for a part of it ("Chairman", "Lt.")."""
    words = mention.name.split()
    held = any(o.start == mention.span.start and o.end < mention.span.end for o in offices)
    ranked = len(words) > 1 and words[0].endswith(".") and not INITIAL.match(words[0])
    office = held and mention.surface.startswith(words[0])
    return " ".join(words[1:]) if len(words) > 1 and (ranked or office) else mention.name


def _kin(reading: Reading, span: Span) -> bool:
    """The sentence speaks of a brother, a daughter or the like: two persons of one name."""
    sentence = reading.sentences[reading.sentence_at(span.start)].span
    return any(sentence.covers(w.span) for w in reading.words("kin"))


def _family(rule: Rule, surname: str, people: dict[str, Span]) -> bool:
    """So many given names before one surname are a family's."""
    given = {name.split()[0] for name in people if len(name.split()) > 1 and name.split()[-1] == surname}
    return bool(len(given) >= rule.params["family"])


def _titled(earlier: list[str], later: list[str], surnames: set[str]) -> bool:
    """ "Ms Djalo": whom one calls so has been introduced, under a name that begins alike and is two letters off."""
    if len(later) > 1 or len(earlier) < 2 or later[0] in surnames:
        return False
    one, other = earlier[-1], later[0]
    return one[0] == other[0] and not _longer(one, other) and _distance(one, other) == NEAR_ALONE


def _longer(one: str, other: str) -> bool:
    """One is the other with an ending ("Gonzalezes")."""
    return one.startswith(other) or other.startswith(one)


def _called(mention: Mention, name: str, offices: list[Span]) -> bool:
    """With a title or an office before the name."""
    return len(mention.surface.split()) > len(name.split()) or any(
        0 <= mention.span.start - office.end <= 1 for office in offices
    )


def _perhaps(reading: Reading, mention: Mention) -> bool:
    """One word nobody knows as a body or place: a surname may be taken for one."""
    placed = any(t.place and t.span.overlaps(mention.span) for t in reading.toponyms)
    unknown = mention.label in ("ORG", "LOC") and mention.ref is None and not placed
    return unknown and mention.name.isalpha() and mention.name.istitle()


def _one_person(rule: Rule, earlier: list[str], later: list[str], surnames: set[str], sure: bool) -> bool:
    """Same given name and a surname close to it, or the same surname and a given name with the same initial.

    A surname alone must be introduced nowhere else; the earlier of the two is the full name.
    """
    if len(earlier) < 2:
        return False
    if len(later) == 1:
        near = earlier[-1][:3] == later[0][:3] and min(len(earlier[-1]), len(later[0])) > rule.params["least_letters"]
        near = near and not _longer(earlier[-1], later[0])
        close = _close(rule, earlier[-1], later[0], sure) or (near and _distance(earlier[-1], later[0]) == NEAR_ALONE)
        return later[0] not in surnames | set(earlier) and close
    if earlier[0] == later[0]:
        return earlier[-1] != later[-1] and _close(rule, earlier[-1], later[-1], sure)
    if earlier[-1] == later[-1] and INITIAL.match(later[0]) and not INITIAL.match(earlier[0]):
        return later[0][0] not in {word[0] for word in earlier[:-1]}
    initial = earlier[0][0] == later[0][0] and "." not in earlier[0] + later[0]
    least = min(len(earlier[0]), len(later[0]))
    return earlier[-1] == later[-1] and initial and least >= rule.params["least_given"] and not _short(earlier, later)


def _short(earlier: list[str], later: list[str]) -> bool:
    """One given name is the other's beginning ("Alex", "Alexander"), or that with an ending ("Martin", "Marty")."""
    one, other = earlier[0].casefold(), later[0].casefold()
    fond = [(name.rstrip("y").removesuffix("ie"), name, whole) for name, whole in ((one, other), (other, one))]
    return _longer(one, other) or any(stem != name and _longer(stem, whole) for stem, name, whole in fond)


def _close(rule: Rule, one: str, other: str, sure: bool) -> bool:
    """Few letters apart, or of one root; `sure` of two persons' names, where one may go on by a letter."""
    shorter = min(len(one), len(other))
    one, other = one.replace("’", "'"), other.replace("’", "'")
    if shorter < rule.params["least_letters"]:
        return False
    if _longer(one, other):
        return sure and abs(len(one) - len(other)) == 1 and max(one, other, key=len)[-1] not in rule.params["plural"]
    if one.removesuffix("s") == other.removesuffix("s") or one.replace("-", "") == other.replace("-", ""):
        return False
    allowed = 2 if shorter >= rule.params["long_name"] else 1
    root = rule.params["root_letters"]
    apart = _distance(one, other)
    rooted = one[:root] == other[:root] and shorter > root
    return apart <= allowed or (rooted and (sure or 2 * apart <= max(len(one), len(other))))


def _distance(one: str, other: str) -> int:
    """Levenshtein distance, two neighbours that changed places counting as one."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            least = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


RULE = Rule(
    code="HS113",
    name="name-varies",
    since="0.1",
    severity="warning",
    message="“{first}” and “{second}” look like one person under two names.",
    ask="Is this one person, and which spelling is right?",
    check=check,
    catches=("name",),
    params={"least_letters": 5, "long_name": 8, "root_letters": 4, "least_given": 4, "family": 3, "plural": ("s", "a")},
)
