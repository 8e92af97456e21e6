"""One place or thing under two names that different sides use, or under its name and a slip of it."""

import functools
import re
from collections.abc import Iterator

from hearsay import profiles
from hearsay.checks.rule import Rule
from hearsay.checks.voice import listed
from hearsay.model import Finding, Reading, Span


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    told: dict[str, dict[str, Span]] = {}
    for word in reading.words("contested_name"):
        told.setdefault(word.lemma, {}).setdefault(word.span.of(text), word.span)
    for current, names in told.items():
        found = re.search(rf"(?<!\w){re.escape(current)}(?!\w)", text) if current else None
        if found:
            names.setdefault(found[0], Span(start=found.start(), end=found.end()))
    terms = _terms(reading.versions.get("profile", ""))
    for abbreviation in reading.abbreviations:
        lemma = next((terms[n] for n in abbreviation.near if n in terms), None)
        other = next((w for c in ("status", "status_marked") for w in reading.words(c) if w.lemma == lemma), None)
        if lemma and other and not abbreviation.known:
            names = told.setdefault(lemma, {})
            names.setdefault(abbreviation.form, abbreviation.span)
            names.setdefault(other.span.of(text), other.span)
    for names in told.values():
        if len(names) > 1:
            yield rule.found(
                names.values(), facts={"names": list(names)}, words=listed([f"“{name}”" for name in names])
            )


@functools.cache
def _terms(profile: str) -> dict[str, str]:
    """Abbreviations the profile lists among its status words, and the term each stands for."""
    rows = profiles.load(profile, "wording").get("term", ()) if profile else ()
    return {w: r["lemma"] for r in rows if r.get("exact") and r["category"] == "status" for w in r["words"]}


RULE = Rule(
    code="HS610",
    name="two-names",
    since="0.1",
    severity="note",
    message="{words} look like names of one thing: different sides use them, or one is a slip.",
    ask="Is one thing meant, and from whose text does each name come?",
    check=check,
)
