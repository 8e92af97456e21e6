"""A recording that claims rest on, without the day it was broadcast or posted."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import CONTESTABLE
from hearsay.model import Finding, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if reading.report.excerpt:
        return
    shown = reading.words("broadcast")
    seen: set[Span] = set()
    for claim in reading.claims:
        for link in claim.chain:
            speaker = link.speaker
            if speaker is None or speaker.kind != "recording" or speaker.span is None:
                continue
            sentence = reading.sentences[reading.sentence_at(speaker.span.start)].span
            dated = any(
                sentence.covers(t.span)
                and t.type in ("DATE", "TIME")
                and not any(piece.overlaps(t.span) for piece in claim.spans)
                for t in reading.timexes
            )
            published = any(sentence.covers(w.span) for w in shown)
            named = next((e.span for e in reading.evidence if e.span and speaker.span.overlaps(e.span)), speaker.span)
            if published and not dated and named not in seen and claim.happening.kind in CONTESTABLE:
                seen.add(named)
                yield rule.found(
                    [named],
                    claims=[claim],
                    facts={"recording": speaker.span.of(reading.report.text)},
                )


RULE = Rule(
    code="HS208",
    name="recording-undated",
    since="0.1",
    severity="note",
    message="The day on which the recording was shown is not given; it need not be the day it was filmed or reported.",
    ask="When was it first shown, in which programme or on which channel?",
    check=check,
)
