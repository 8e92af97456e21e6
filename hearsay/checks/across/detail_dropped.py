"""Copies lost the number of a formation that the text they derive from had."""

from collections.abc import Iterator

from hearsay.checks.across._quoting import found, short
from hearsay.checks.rule import Rule
from hearsay.model import Dossier, Finding


def check(rule: Rule, dossier: Dossier) -> Iterator[Finding]:
    for family in dossier.families:
        for drift in family.drift:
            if drift.field == "unit" and drift.change == "dropped":
                kept = [w for w in drift.values if w.value]
                lost = [w for w in drift.values if not w.value]
                yield found(
                    rule,
                    (*kept, *lost),
                    facts={"formation": drift.about},
                    kept=f"{short(kept[0])} in {', '.join(dict.fromkeys(w.report for w in kept))}",
                    lost=f"{short(lost[0])} in {', '.join(dict.fromkeys(w.report for w in lost))}",
                )


RULE = Rule(
    code="HS908",
    name="detail-dropped",
    since="0.1",
    severity="note",
    message="The formation had a number and lost it on the way: {kept}, but {lost}.",
    ask="Which formation was it, by the earliest text?",
    check=check,
    scope="dossier",
)
