"""Findings by weight: what an editor must see first.

Order: severity (error, warning, note); then what a rule finds for the first time before what it finds again; then the
family: for errors the calendar, sums and the map first, for the others evidence and attribution; then position.
"""

from collections import Counter
from collections.abc import Iterable

from hearsay.model import Finding, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
CONTRADICTIONS = ("HS2", "HS5", "HS3", "HS7", "HS4", "HS1", "HS6")
DOUBTS = ("HS4", "HS1", "HS2", "HS5", "HS3", "HS7", "HS6")


def weighed(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, weightiest first."""
    seen: Counter[str] = Counter()
    weights = []
    for finding in sorted(findings, key=_start):
        weights.append((*_gravity(finding, seen[finding.code]), finding))
        seen[finding.code] += 1
    return tuple(finding for *_, finding in sorted(weights, key=lambda w: w[:-1]))


def reaches(findings: Iterable[Finding], severity: Severity) -> bool:
    """Whether any finding is of this severity or graver."""
    bound = SEVERITIES.index(severity)
    return any(SEVERITIES.index(f.severity) <= bound for f in findings)


def _gravity(finding: Finding, before: int) -> tuple[int, int, int, int]:
    """What is sorted by; `before` counts findings of the same rule that stand before this one."""
    families = CONTRADICTIONS if finding.severity == "error" else DOUBTS
    family = finding.code[:3]
    place = families.index(family) if family in families else len(families)
    return SEVERITIES.index(finding.severity), min(before, 1), place, _start(finding)


def _start(finding: Finding) -> int:
    return finding.spans[0].start if finding.spans else -1
