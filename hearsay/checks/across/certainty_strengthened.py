"""A copy is surer than the text it derives from."""

from collections.abc import Iterator, Sequence

from hearsay.checks.across._quoting import found, short
from hearsay.checks.rule import Rule
from hearsay.model import Dossier, Finding, Words


def check(rule: Rule, dossier: Dossier) -> Iterator[Finding]:
    for family in dossier.families:
        for drift in family.drift:
            surer = drift.change == "added" if drift.field == "certainty" else drift.change == "dropped"
            if drift.field not in ("certainty", "doubt") or not surer:
                continue
            having = [w for w in drift.values if bool(w.value) == (drift.field == "certainty")]
            if drift.field == "certainty":
                what = f"{short(having[0])} stands in {_reports(having)} and not in the others"
            else:
                lost = next(w for w in drift.values if w.value)
                what = f"{short(lost)} is gone in {_reports(having)}"
            yield found(rule, drift.values, facts={"about": drift.about, "field": drift.field}, what=what)


def _reports(words: Sequence[Words]) -> str:
    return ", ".join(dict.fromkeys(w.report for w in words))


RULE = Rule(
    code="HS906",
    name="certainty-strengthened",
    since="0.1",
    severity="warning",
    message="A copy is surer than the others: {what} ({about}).",
    ask="What was confirmed, by whom, that the earlier text did not have?",
    check=check,
    scope="dossier",
)
