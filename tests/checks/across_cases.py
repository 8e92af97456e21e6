"""A case of a rule across reports: its reports read, put together, and what the rule found in them."""

import dataclasses
from collections.abc import Sequence

from hearsay.checks.pages import Case
from hearsay.checks.rule import Rule
from hearsay.linking.whole import dossiers
from hearsay.model import Finding, Reading
from hearsay.reading.read import read
from hearsay.settings import Settings
from tests.checks import cases

Place = tuple[str, int, int]


def of(case: Sequence[Case]) -> tuple[list[Reading], set[Place]]:
    """The readings of a case's reports, called r1, r2, …, and the places it marks."""
    readings, marked = [], set()
    for number, one in enumerate(case, 1):
        made, spans = cases.of(one)
        name = f"r{number}"
        origin = dataclasses.replace(made.origin, outlet=one.head.get("outlet"), sha256=f"{number:064}")
        readings.append(read(dataclasses.replace(made, id=name, origin=origin), Settings()))
        marked |= {(name, a, b) for a, b in spans}
    return readings, marked


def findings(rule: Rule, readings: Sequence[Reading]) -> list[Finding]:
    return [f for dossier in dossiers(readings) for f in rule.check(rule, dossier)]


def quoted(found: Sequence[Finding]) -> set[Place]:
    """The places findings quote."""
    return {(w["report"], w["start"], w["end"]) for f in found for w in f.facts["words"] if w["start"] is not None}
