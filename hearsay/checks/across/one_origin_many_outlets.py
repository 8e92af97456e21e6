"""One origin carried by several outlets."""

from collections.abc import Iterator

from hearsay.checks.across._quoting import found
from hearsay.checks.rule import Rule
from hearsay.model import Dossier, Finding


def check(rule: Rule, dossier: Dossier) -> Iterator[Finding]:
    # A map is an origin that no outlet carries.
    asserting = [o for o in dossier.event.origins if o.stance == "asserts" and o.map_day is None]
    if len(asserting) != 1 or len(asserting[0].outlets) < rule.params["least_outlets"]:
        return
    origin = asserting[0]
    claims = [c for c in dossier.event.claims if c.claim in origin.claims]
    first = {c.report: c for c in reversed(claims)}
    yield found(
        rule,
        (c.words for c in first.values()),
        claims,
        {"origin": origin.label, "side": origin.side, "outlets": list(origin.outlets)},
        number=str(len(origin.outlets)),
    )


RULE = Rule(
    code="HS901",
    name="one-origin-many-outlets",
    since="0.1",
    severity="warning",
    message="{number} outlets carry this, and all of it goes back to one origin: {origin} ({side}).",
    ask="Has anybody seen this who does not rest on {origin}?",
    check=check,
    scope="dossier",
    params={"least_outlets": 2},
)
