"""A recording, picture, document or map that claims rest on, and that the report neither shows nor links."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE, spread
from hearsay.model import Claim, Evidence, Finding, Reading, Span

CALLED = {"footage": "recording", "photo": "picture", "document": "document", "map": "map"}


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if reading.report.excerpt:
        return
    resting: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        if (
            claim.evidence
            and not claim.evidence.attached
            and claim.evidence.basis in CALLED
            and (claim.happening.kind in CONTESTABLE or claim.headline)
        ):
            resting.setdefault(claim.evidence.basis, []).append(claim)
    for basis, claims in resting.items():
        mentions = [e for e in reading.evidence if e.basis == basis]
        if any(e.attached for e in mentions) or not mentions:
            continue
        yield rule.found(
            spread(_firsts(reading, mentions)),
            claims=claims,
            facts={"basis": basis, "mentions": len(mentions), "claims": len(claims)},
            thing=CALLED[basis],
        )


def _firsts(reading: Reading, mentions: list[Evidence]) -> Iterator[Span]:
    """The first mention in the headline and the first in the body."""
    seen: set[str] = set()
    for mention in mentions:
        if mention.span is None:
            continue
        block = reading.report.block_at(mention.span.start)
        if block not in seen:
            seen.add(block)
            yield mention.span


RULE = Rule(
    code="HS402",
    name="unattached-evidence",
    since="0.1",
    severity="warning",
    message="The report rests on a {thing} that it neither shows nor links.",
    ask="Where can the {thing} be seen, who made it, and when?",
    check=check,
)
