"""Copies of one text give a date, a number, a name, a role or a formation differently."""

from collections.abc import Iterator

from hearsay.checks.across._quoting import found, told
from hearsay.checks.rule import Rule
from hearsay.model import Dossier, Finding


def check(rule: Rule, dossier: Dossier) -> Iterator[Finding]:
    for family in dossier.families:
        for drift in family.drift:
            if drift.field in rule.params["fields"] and drift.change == "changed":
                yield found(
                    rule,
                    drift.values,
                    facts={"field": drift.field, "about": drift.about},
                    values=told(drift),
                )


RULE = Rule(
    code="HS902",
    name="drift-between-copies",
    since="0.1",
    severity="warning",
    message="Copies of one text differ in the {field} of “{about}”: {values}.",
    ask="Which copy is right about the {field}, and what does the source itself say?",
    check=check,
    scope="dossier",
    params={"fields": ["date", "number", "name", "role", "unit"]},
)
