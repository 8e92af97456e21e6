"""A sentence that opens with "Earlier" or "Recently" and gives no date to count from."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import in_conflict, own
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not in_conflict(reading):
        return
    for word in reading.words("relative_time"):
        sentence = reading.sentences[reading.sentence_at(word.span.start)]
        dated = [t for t in reading.timexes if t.type in ("DATE", "TIME") and sentence.span.covers(t.span)]
        if any(t.grain != "reference" and t.span != word.span for t in dated) or not own(reading, word.span):
            continue
        yield rule.found([word.span], facts={"word": word.span.of(reading.report.text)})


RULE = Rule(
    code="HS205",
    name="relative-time-unanchored",
    since="0.1",
    severity="note",
    message="“{word}” has nothing to count from.",
    ask="“{word}”: on which day?",
    check=check,
)
