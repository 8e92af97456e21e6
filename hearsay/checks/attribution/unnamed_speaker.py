"""Words given to somebody nobody could find again."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE, SOUGHT, is_party, spread
from hearsay.model import Claim, Finding, Reading, Speaker


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    unnamed: dict[str, tuple[Speaker, list[Claim]]] = {}
    for claim in reading.claims:
        link = claim.attribution
        if link is None or link.speaker is None or link.stance not in SOUGHT or not _hidden(reading, link.speaker):
            continue
        unnamed.setdefault(link.speaker.name.casefold(), (link.speaker, []))[1].append(claim)
    for speaker, claims in unnamed.values():
        weighty = [c for c in claims if c.happening.kind in CONTESTABLE or c.mode == "direct"]
        if not weighty or not (is_party(speaker.side) or any(c.happening.kind in CONTESTABLE for c in weighty)):
            continue
        assert speaker.span is not None
        yield rule.found(
            spread([speaker.span]),
            claims=claims,
            facts={"speaker": speaker.span.of(reading.report.text), "kind": speaker.kind, "claims": len(claims)},
            what=f"{len(claims)} claims" if len(claims) > 1 else "one claim",
        )


def _hidden(reading: Reading, speaker: Speaker) -> bool:
    """No name, and no office either that only one person holds ("the ambassador to Greece")."""
    if speaker.named or speaker.span is None or speaker.basis == "pronoun" or speaker.kind in ("body", "state"):
        return False
    return any(speaker.span.overlaps(w.span) for w in reading.words("anonymous"))


RULE = Rule(
    code="HS101",
    name="unnamed-speaker",
    since="0.1",
    severity="warning",
    message="“{speaker}”: no name is given, so nobody can go back to them for {what}.",
    ask="Who is this: name, rank or office, and how did the outlet reach them?",
    check=check,
)
