"""The other party conceded a like claim later, or who claimed it took it back."""

from collections.abc import Iterator

from hearsay.checks.across._quoting import found
from hearsay.checks.rule import Rule
from hearsay.model import Dossier, Finding


def check(rule: Rule, dossier: Dossier) -> Iterator[Finding]:
    event = dossier.event
    if event.standing == "retracted":
        later = [c for c in event.claims if c.polarity == "denies"]
        yield found(rule, (c.words for c in later), later, {"what": "retracted"}, why=event.reasons[0])
    for link, other in dossier.related:
        if link.relation == "later conceded":
            claims = [c for c in other.claims if c.polarity == "asserts" and not c.own_voice]
            why = f"{link.reasons[0]} {other.reasons[0]}"
            yield found(rule, [c.words for c in claims[:1]], claims, {"what": "later conceded"}, why=why)


RULE = Rule(
    code="HS909",
    name="later-conceded-or-retracted",
    since="0.1",
    severity="note",
    message="{what}: {why}",
    ask="Do reports of this claim say what came of it, and for which date?",
    check=check,
    scope="dossier",
)
