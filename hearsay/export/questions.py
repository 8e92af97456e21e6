"""What to ask first: at most five questions, each with the finding it comes from.

The order is fixed: (1) what contradicts the calendar, the gazetteer or itself; (2) certainty beyond the evidence;
(3) sources all of one party; (4) the rest, warnings before notes. Within each, by weight of the finding; a rule asks
once, for its weightiest finding. So that one kind does not crowd out the next, at most three questions are of the first
and two of the second, unless there are not five without them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hearsay.export.ranking import weighed
from hearsay.export.shown import squeezed
from hearsay.model import Finding

MOST = 5
CERTAINTY = frozenset({"HS102", "HS106", "HS107", "HS112", "HS401", "HS402", "HS403", "HS404"})
"""Rules on certainty beyond the evidence."""
ONE_PARTY = frozenset({"HS103"})
REASONS: Mapping[int, str] = {
    1: "contradiction",
    2: "certainty beyond the evidence",
    3: "sources of one party",
    4: "open point",
}


ROOM: Mapping[str, int] = {REASONS[1]: 3, REASONS[2]: 2}
"""Questions of a kind before those of the next kind have their turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, why it comes where it comes, and the finding behind it."""

    ask: str
    because: str
    """The finding's message."""
    reason: str
    """One of REASONS."""
    finding: Finding


def questions(findings: Iterable[Finding], most: int = MOST) -> tuple[Question, ...]:
    """The questions to ask first; findings without one give none."""
    asked: dict[str, Question] = {}
    for finding in sorted(weighed(findings), key=_step):
        if finding.ask and finding.code not in asked and finding.code != "HS000":
            asked[finding.code] = Question(
                ask=squeezed(finding.ask),
                because=squeezed(finding.message),
                reason=REASONS[_step(finding)[0]],
                finding=finding,
            )
    listed = list(asked.values())
    given: Counter[str] = Counter()
    first: list[Question] = []
    later: list[Question] = []
    for question in listed:
        (first if given[question.reason] < ROOM.get(question.reason, most) else later).append(question)
        given[question.reason] += 1
    kept = (first + later)[:most]
    return tuple(question for question in listed if question in kept)


def _step(finding: Finding) -> tuple[int, int]:
    """The tier of a finding, notes after warnings inside each."""
    lesser = int(finding.severity == "note")
    if finding.severity == "error":
        return 1, 0
    if finding.code in CERTAINTY and not lesser:
        return 2, 0
    if finding.code in ONE_PARTY:
        return 3, 0
    return 4, lesser
