"""Every rule there is, in order of code, and where retired codes went."""

from collections.abc import Mapping

from hearsay.checks.attribution import headline_bare_assertion, single_party_sources, unnamed_speaker
from hearsay.checks.evidence import confirmed_by_party, unattached_evidence, verification_unmentioned
from hearsay.checks.forces import undesignated_unit
from hearsay.checks.rule import Rule
from hearsay.checks.timing import impossible_date, interval_off_dates, weekday_off_date, year_missing
from hearsay.checks.wording import (
    contested_place_name,
    contested_status_word,
    near_miss_abbreviation,
    quotation_across_paragraphs,
    unclosed_quotation,
)

RULES: tuple[Rule, ...] = (
    unnamed_speaker.RULE,
    headline_bare_assertion.RULE,
    single_party_sources.RULE,
    interval_off_dates.RULE,
    year_missing.RULE,
    weekday_off_date.RULE,
    impossible_date.RULE,
    verification_unmentioned.RULE,
    unattached_evidence.RULE,
    confirmed_by_party.RULE,
    near_miss_abbreviation.RULE,
    contested_status_word.RULE,
    contested_place_name.RULE,
    unclosed_quotation.RULE,
    quotation_across_paragraphs.RULE,
    undesignated_unit.RULE,
)
RETIRED: Mapping[str, str] = {}
"""Codes that are no longer given out, and the rule that answers for them now. Codes are never used again."""


def current(code: str) -> str:
    """The code that answers for this one today."""
    return RETIRED.get(code, code)


def rule_of(code: str) -> Rule:
    """The rule of a code or a name, also of a retired code. Raises KeyError where there is none."""
    wanted = current(code.upper())
    for rule in RULES:
        if rule.code == wanted or rule.name == code:
            return rule
    raise KeyError(code)


def strangers(entries: tuple[str, ...]) -> tuple[str, ...]:
    """Entries of select or ignore that name no rule, as a whole or by the beginning of its code."""
    return tuple(
        e for e in entries if not e or not any(r.code.startswith(current(e.upper())) or r.name == e for r in RULES)
    )
