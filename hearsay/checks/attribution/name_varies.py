"""One person under two names that differ by a letter or two, or by the given name."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.model import Finding, Mention, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    people: dict[str, Mention] = {}
    for mention in reading.mentions:
        if mention.label == "PER" and len(mention.surface.split()) == 2:
            people.setdefault(mention.surface, mention)
    told = list(people.values())
    for number, later in enumerate(told):
        for earlier in told[:number]:
            if _one_person(rule, earlier.surface, later.surface):
                yield rule.found([earlier.span, later.span], facts={"first": earlier.surface, "second": later.surface})
                break


def _one_person(rule: Rule, one: str, other: str) -> bool:
    """Same given name and a surname a letter or two off."""
    (given, surname), (other_given, other_surname) = one.split(), other.split()
    if given != other_given or surname == other_surname:
        return False
    shorter = min(len(surname), len(other_surname))
    allowed = 2 if shorter >= rule.params["long_name"] else 1
    return shorter >= rule.params["least_letters"] and _distance(surname, other_surname) <= allowed


def _distance(one: str, other: str) -> int:
    """Levenshtein distance."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (a != b))
    return row[-1]


RULE = Rule(
    code="HS113",
    name="name-varies",
    since="0.1",
    severity="warning",
    message="“{first}” and “{second}” look like one person under two names.",
    ask="Is this one person, and which spelling is right?",
    check=check,
    catches=("name",),
    params={"least_letters": 5, "long_name": 8},
)
