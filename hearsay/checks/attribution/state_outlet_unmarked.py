"""An outlet owned by a party's state, heard as a source and not called so."""

import functools
from collections.abc import Iterator

from hearsay import profiles
from hearsay.checks.rule import Rule
from hearsay.checks.voice import in_conflict, is_party
from hearsay.model import Finding, Mention, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    profile = reading.versions.get("profile")
    if not profile or not in_conflict(reading):
        return
    owned = _owned(profile)
    marks = reading.words("owner_mark")
    told: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        entry = (mention.ref or "").rpartition(":")[2]
        if mention.kind == "outlet" and entry in owned and any(_speaks(reading, mention)):
            told.setdefault(entry, []).append(mention)
    for entry, mentions in told.items():
        sentences = [reading.sentences[reading.sentence_at(m.span.start)].span for m in mentions]
        if any(s.covers(w.span) for s in sentences for w in marks):
            continue
        side = owned[entry]
        facts = {"outlet": mentions[0].name, "owner": "state", "side": side}
        yield rule.found([mentions[0].span], facts=facts, party=side.capitalize())


def _speaks(reading: Reading, mention: Mention) -> Iterator[bool]:
    """It stands in a source, as the one who says so or as the channel of a recording."""
    for link in reading.attributions:
        if link.speaker and link.speaker.span and link.speaker.span.overlaps(mention.span):
            yield True


@functools.cache
def _owned(profile: str) -> dict[str, str]:
    """Outlets that belong to the state of a party, by their entry, with the party."""
    rows = profiles.load(profile, "outlets").get("outlet", ())
    return {r["id"]: r["side"] for r in rows if r.get("owner") == "state" and is_party(r["side"])}


RULE = Rule(
    code="HS115",
    name="state-outlet-unmarked",
    since="0.1",
    severity="note",
    message="{outlet} belongs to the state of {party}, a party to the conflict; the report does not say so.",
    ask="Can the reader be told whose channel this is?",
    check=check,
)
