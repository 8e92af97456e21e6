"""Several quotations of a word or two, which cannot be traced to a sentence anybody said."""

from collections.abc import Iterator

from hearsay.checks.rule import Rule
from hearsay.checks.voice import in_conflict, long_enough
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    if not in_conflict(reading) or not long_enough(reading, rule.params["least_words"]):
        return
    text = reading.report.text
    pieces = [
        q
        for q in reading.quotations
        if q.closed
        and q.depth == 0
        and q.role in ("fragment", "term")
        and len(q.inner.of(text).split()) <= rule.params["most_words"]
    ]
    whole = [q for q in reading.quotations if q.role == "speech"]
    if len(pieces) < rule.params["least_pieces"] or len(pieces) <= len(whole):
        return
    yield rule.found((q.outer for q in pieces), facts={"pieces": len(pieces), "whole_quotations": len(whole)})


RULE = Rule(
    code="HS606",
    name="fragment-quotations",
    since="0.1",
    severity="note",
    message="{pieces} quotations of a few words cannot be traced to a sentence: terms, or somebody's words?",
    ask="Which of them are quotations, whose, and from which sentence?",
    check=check,
    params={"least_words": 60, "least_pieces": 3, "most_words": 5},
)
