"""Findings by weight: what an editor must see first.

Order: severity (error, warning, note); then the gravity of the family, contradictions of calendar, gazetteer and sums
before evidence, attribution, forces and wording; then position in the text.
"""

from collections.abc import Iterable

from hearsay.model import Finding, Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
FAMILIES = ("HS2", "HS3", "HS5", "HS4", "HS1", "HS7", "HS6", "HS9", "HS0")


def weighed(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, weightiest first."""
    return tuple(sorted(findings, key=_weight))


def reaches(findings: Iterable[Finding], severity: Severity) -> bool:
    """Whether any finding is of this severity or graver."""
    bound = SEVERITIES.index(severity)
    return any(SEVERITIES.index(f.severity) <= bound for f in findings)


def _weight(finding: Finding) -> tuple[int, int, int]:
    family = finding.code[:3]
    return (
        SEVERITIES.index(finding.severity),
        FAMILIES.index(family) if family in FAMILIES else len(FAMILIES),
        finding.spans[0].start if finding.spans else -1,
    )
