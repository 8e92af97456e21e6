"""What is asked first, and in which order."""

import dataclasses

from hearsay.checks.catalogue import rule_of
from hearsay.export.questions import CERTAINTY, MOST, ONE_PARTY, questions
from tests.export import handmade


def finding(code: str, severity: str, ask: str = "Why?"):
    return dataclasses.replace(handmade.FINDINGS[2], code=code, severity=severity, ask=ask, message=code)


def test_order_of_the_questions():
    found = [
        finding("HS603", "note"),
        finding("HS602", "warning"),
        finding("HS103", "warning"),
        finding("HS403", "warning"),
        finding("HS304", "error"),
        finding("HS201", "error"),
    ]
    asked = questions(found)
    assert [q.finding.code for q in asked] == ["HS201", "HS304", "HS403", "HS103", "HS602"]
    assert [q.reason for q in asked] == [
        "contradiction",
        "contradiction",
        "certainty beyond the evidence",
        "sources of one party",
        "open point",
    ]


def test_at_most_five_and_one_a_rule():
    found = [finding(code, "warning") for code in ("HS101", "HS101", "HS202", "HS301", "HS302", "HS601", "HS604")]
    asked = questions(found)
    assert len(asked) == MOST
    assert len({q.finding.code for q in asked}) == MOST


def test_no_kind_crowds_out_the_next():
    errors = [finding(code, "error") for code in ("HS201", "HS203", "HS204", "HS304")]
    doubts = [finding(code, "warning") for code in ("HS401", "HS402", "HS403")]
    asked = questions([*errors, *doubts, finding("HS103", "warning"), finding("HS601", "warning")])
    assert [q.finding.code for q in asked] == ["HS201", "HS203", "HS204", "HS401", "HS402"]
    asked = questions([errors[0], *doubts, finding("HS103", "warning"), finding("HS601", "warning")])
    assert [q.finding.code for q in asked] == ["HS201", "HS401", "HS402", "HS103", "HS601"]
    assert len(questions(errors)) == 4
    assert [q.finding.code for q in questions([*errors, *doubts[:1]])] == ["HS201", "HS203", "HS204", "HS304", "HS401"]


def test_nothing_to_ask():
    assert questions([]) == ()
    assert questions([finding("HS101", "warning", ask="")]) == ()
    assert questions([finding("HS000", "note")]) == ()


def test_codes_are_of_the_families_they_stand_for():
    for code in CERTAINTY | ONE_PARTY:
        assert rule_of(code).family in ("attribution", "evidence")
