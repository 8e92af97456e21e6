"""A few soldiers, who alone make a claim, told elsewhere in the writer's voice as “troops” or “forces”."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE, own
from hearsay.model import Finding, Reading

HELD = ("advance", "border_crossing", "capture", "presence", "control")


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    few = [
        c
        for c in reading.claims
        if c.mode == "direct" and c.happening.kind in HELD and c.speaker and c.speaker.kind in ("soldier", "unit")
    ]
    if not few or reading.words("verification"):
        return
    others = [
        c for c in reading.claims if c.chain and c.happening.kind in CONTESTABLE and c not in few and c.mode == "direct"
    ]
    many = [w for w in reading.words("large_force") if own(reading, w.span)]
    told = [
        w
        for w in many
        for c in reading.claims
        if not c.chain and c.happening.kind in HELD and any(s.covers(w.span) for s in c.spans)
    ]
    first = few[0]
    if others or not told or first.speaker is None or first.speaker.span is None:
        return
    yield rule.found(
        [first.speaker.span, *(w.span for w in told)],
        claims=few,
        facts={"few": first.speaker.span.of(text), "many": list(dict.fromkeys(w.span.of(text) for w in told))},
        large=told[0].span.of(text),
    )


RULE = Rule(
    code="HS705",
    name="few-told-as-many",
    since="0.1",
    severity="note",
    message="What “{few}” says of a few becomes “{large}” in the writer's voice; no number is given.",
    ask="How many were there, by whose count?",
    check=check,
)
