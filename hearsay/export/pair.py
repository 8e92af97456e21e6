"""A reading together with what the rules found in it."""

from dataclasses import dataclass

from hearsay.model import Finding, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One report, read and checked: what every format is made of."""

    reading: Reading
    findings: tuple[Finding, ...]
