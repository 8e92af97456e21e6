"""Reading -> Findings: the rules that are switched on, in order of the text; one that fails loses no others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearsay.checks.catalogue import RULES, current
from hearsay.checks.rule import Rule
from hearsay.model import Dossier, Finding, Reading, Span
from hearsay.settings import Settings

BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n\s*")
FAILED = "HS000"
"""Code of the note that a rule itself failed: a bug of ours, never the report's."""


def on_reading(reading: Reading, settings: Settings) -> tuple[Finding, ...]:
    """What the switched-on rules find in a report, by position and then code; never raises.

    Findings without a span stand first.
    """
    found: list[Finding] = []
    for rule in switched_on(RULES, settings):
        if rule.scope == "reading":
            found += _guarded(rule, reading)
    return tuple(sorted(found, key=_place))


def on_dossier(dossier: Dossier, settings: Settings) -> tuple[Finding, ...]:
    """What the switched-on rules find across the reports of an event, in order of code; never raises.

    Such findings have no spans: `facts["words"]` quotes each report with its own.
    """
    found: list[Finding] = []
    for rule in switched_on(RULES, settings):
        if rule.scope == "dossier":
            found += _guarded(rule, dossier)
    return tuple(found)


def switched_on(rules: Sequence[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules left by select, extend_select and ignore, which hold codes, beginnings of codes, or names.

    The longest entry that fits a rule decides; at equal length ignore wins.
    """
    chosen = (*settings.select, *settings.extend_select) if settings.select else ("HS", *settings.extend_select)
    return tuple(r for r in rules if _fit(r, chosen) > _fit(r, settings.ignore))


def _fit(rule: Rule, entries: Sequence[str]) -> int:
    """How closely the closest entry names a rule, 0 for not at all."""
    closest = 0
    for entry in entries:
        code = current(entry.upper())
        if rule.code.startswith(code):
            closest = max(closest, len(code))
        elif entry == rule.name:
            closest = max(closest, len(rule.code))
    return closest


def _guarded(rule: Rule, reading: Reading | Dossier) -> Iterator[Finding]:
    try:
        findings = list(rule.check(rule, reading))
    except Exception as error:  # whatever a rule does, the other rules' findings must not be lost
        yield Finding(
            code=FAILED,
            name="rule-failed",
            severity="note",
            message=f"Rule {rule.code} ({rule.name}) failed and found nothing; the report is not to blame.",
            facts={"rule": rule.code, "error": f"{type(error).__name__}: {error}"},
            ask="Would you send this report to the makers of Hearsay?",
        )
        return
    yield from (_cut(f, reading.report.text) if isinstance(reading, Reading) else f for f in findings)


def _cut(finding: Finding, text: str) -> Finding:
    """The finding with each span that runs over a blank line in its pieces: nobody marks more than a paragraph."""
    if not any(BLANK_LINE.search(s.of(text)) for s in finding.spans):
        return finding
    pieces = []
    for span in finding.spans:
        at = span.start
        for piece in BLANK_LINE.split(span.of(text)):
            start = text.index(piece, at) if piece.strip() else at
            if piece.strip():
                pieces.append(Span(start=start, end=start + len(piece)))
            at = start + len(piece)
    return replace(finding, spans=tuple(sorted(set(pieces))))


def _place(finding: Finding) -> tuple[int, str, int]:
    start = finding.spans[0].start if finding.spans else -1
    return start, finding.code, finding.spans[-1].end if finding.spans else -1
