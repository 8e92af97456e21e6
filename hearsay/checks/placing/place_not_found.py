"""A party claims something at a place that no gazetteer here knows."""

from collections.abc import Iterator

from hearsay.checks.placing.unplaced_happening import PLACED
from hearsay.checks.rule import Rule
from hearsay.checks.voice import party_claims
from hearsay.model import Claim, Finding, Reading, Span, Toponym


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    found: dict[Span, tuple[Toponym, Claim]] = {}
    for claim in party_claims(reading):
        if claim.happening.kind in PLACED:
            for t in claim.where:
                if t.place is None and not t.candidates and t.probability >= rule.params["least_probability"]:
                    found.setdefault(t.span, (t, claim))
    names = list(dict.fromkeys(t.surface for t, _ in found.values()))
    if names:
        yield rule.found(
            found,
            claims=[claim for _, claim in found.values()],
            facts={"names": names},
            listed=", ".join(f"“{n}”" for n in names),
        )


RULE = Rule(
    code="HS305",
    name="place-not-found",
    since="0.1",
    severity="note",
    message="No place called {listed} is known here: a small settlement, another spelling or a slip.",
    ask="How is {listed} spelt in the languages of the area, and which community does it belong to?",
    check=check,
    params={"least_probability": 0.55},
)
