"""The words of a quotation differ between copies of one text."""

from collections.abc import Iterator

from hearsay.checks.across._quoting import found, told
from hearsay.checks.rule import Rule
from hearsay.model import Dossier, Finding


def check(rule: Rule, dossier: Dossier) -> Iterator[Finding]:
    for family in dossier.families:
        for drift in family.drift:
            if drift.field == "quotation" and drift.change == "changed":
                yield found(rule, drift.values, facts={"about": drift.about}, values=told(drift))


RULE = Rule(
    code="HS903",
    name="quotation-altered",
    since="0.1",
    severity="warning",
    message="One quotation in different words: {values}.",
    ask="What was said, in the original recording or text?",
    check=check,
    scope="dossier",
)
