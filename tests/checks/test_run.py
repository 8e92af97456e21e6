"""Rules are switched on by code, prefix or name; one that fails is said and loses no others; order is the text's."""

import dataclasses

import pytest

from hearsay.checks import run
from hearsay.checks.catalogue import RULES
from hearsay.model import Origin, Reading, Report, Span
from hearsay.settings import Settings


def nothing(text="A quiet day at the harbour."):
    return Reading(report=Report(id="r", origin=Origin(sha256="0" * 64, locator="-"), text=text))


def codes(**settings):
    return [r.code for r in run.switched_on(RULES, Settings(**settings))]


def test_all_rules_are_on_at_first():
    assert codes() == [r.code for r in RULES]


@pytest.mark.parametrize(
    ("settings", "kept", "lost"),
    [
        ({"select": ("HS2",)}, {"HS201", "HS204"}, {"HS101", "HS602"}),
        ({"select": ("hs201",)}, {"HS201"}, {"HS202"}),
        ({"select": ("HS2",), "extend_select": ("HS101",)}, {"HS101", "HS202"}, {"HS102"}),
        ({"ignore": ("HS2",)}, {"HS101"}, {"HS201"}),
        ({"ignore": ("HS2",), "select": ("HS201",)}, {"HS201"}, {"HS202"}),
        ({"ignore": ("HS2",), "extend_select": ("HS201",)}, {"HS201", "HS101"}, {"HS202"}),
        ({"select": ("HS2",), "ignore": ("HS201",)}, {"HS202"}, {"HS201"}),
        ({"select": ("HS201",), "ignore": ("HS201",)}, set(), {"HS201"}),
        ({"ignore": ("interval-off-dates",)}, {"HS202"}, {"HS201"}),
    ],
)
def test_the_longest_entry_decides(settings, kept, lost):
    on = set(codes(**settings))
    assert kept <= on
    assert not lost & on


def rule_that(check, code="HS101"):
    return dataclasses.replace(RULES[0], code=code, check=check)


def test_a_failing_rule_is_told_and_loses_no_others(monkeypatch):
    def broken(rule, reading):
        yield rule.found([Span(start=0, end=1)], facts={"speaker": "A"}, what="one claim")
        raise ZeroDivisionError("of ours")

    def sound(rule, reading):
        yield rule.found([Span(start=2, end=7)], facts={"speaker": "B"}, what="one claim")

    monkeypatch.setattr(run, "RULES", (rule_that(broken), rule_that(sound, "HS102")))
    found = run.on_reading(nothing(), Settings())
    assert [f.code for f in found] == ["HS000", "HS102"]
    assert found[0].facts == {"rule": "HS101", "error": "ZeroDivisionError: of ours"}
    assert found[0].severity == "note"


def test_findings_come_in_order_of_the_text(monkeypatch):
    def late(rule, reading):
        yield rule.found([Span(start=9, end=12)], facts={"speaker": "A"}, what="one claim")
        yield rule.found([], facts={"speaker": "of the title"}, what="one claim")

    def early(rule, reading):
        yield rule.found([Span(start=0, end=1)], facts={"speaker": "B"}, what="one claim")
        yield rule.found([Span(start=9, end=10)], facts={"speaker": "C"}, what="one claim")

    monkeypatch.setattr(run, "RULES", (rule_that(late), rule_that(early, "HS102")))
    found = run.on_reading(nothing(), Settings())
    assert [f.facts["speaker"] for f in found] == ["of the title", "B", "A", "C"]


def test_a_report_without_anything_is_quiet():
    assert run.on_reading(nothing(), Settings()) == ()
    assert run.on_reading(nothing(""), Settings()) == ()
