"""One speaker with two offices that do not go together."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import spread
from hearsay.model import Finding, Reading, Speaker


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    first: dict[str, Speaker] = {}
    told = set()
    for link in reading.attributions:
        speaker = link.speaker
        if speaker is None or not speaker.named or not speaker.role or speaker.basis == "pronoun":
            continue
        earlier = first.setdefault(speaker.name, speaker)
        if earlier.role is None or speaker.name in told or not _differs(earlier.role, speaker.role):
            continue
        told.add(speaker.name)
        yield rule.found(
            spread([earlier.span, speaker.span]),
            facts={"name": speaker.name, "first": earlier.role, "second": speaker.role},
        )


def _differs(one: str, other: str) -> bool:
    """No word in common."""
    return not set(one.casefold().split()) & set(other.casefold().split())


RULE = Rule(
    code="HS114",
    name="role-varies",
    since="0.1",
    severity="warning",
    message="{name} is “{first}” and then “{second}”.",
    ask="Which office does {name} hold, and since when?",
    check=check,
    catches=("role",),
)
