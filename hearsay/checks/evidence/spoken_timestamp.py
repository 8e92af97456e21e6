"""“Timestamped” where the time is only what somebody says."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import own
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    for word in reading.words("timestamp"):
        if not own(reading, word.span) or reading.report.attachments:
            continue
        said = [
            t
            for t in reading.timexes
            if t.type == "TIME" and any(q.role == "speech" and q.inner.covers(t.span) for q in reading.quotations)
        ]
        if said:
            text = reading.report.text
            yield rule.found([word.span, said[0].span], facts={"time": said[0].span.of(text)})


RULE = Rule(
    code="HS405",
    name="spoken-timestamp",
    since="0.1",
    severity="note",
    message="“Timestamped”, but the time ({time}) is spoken in the recording: it rests on the speaker.",
    ask="Does the file itself carry a time, or only the speaker's word?",
    check=check,
)
