"""Every rule there is, in order of code, and where retired codes went."""

from collections.abc import Mapping

from hearsay.checks.across import (
    certainty_strengthened,
    denial_omitted,
    detail_dropped,
    drift_between_copies,
    later_conceded_or_retracted,
    older_event_told_as_new,
    one_origin_many_outlets,
    quotation_altered,
    quotation_of_two_speakers,
)
from hearsay.checks.attribution import (
    agentless_passive,
    ambiguous_scope,
    headline_bare_assertion,
    interview_without_outlet,
    name_varies,
    narrator_inference,
    paraphrase_beyond_quotation,
    role_varies,
    single_party_sources,
    sources_without_link,
    spoken_on_behalf,
    state_outlet_unmarked,
    taken_for_granted,
    undescribed_expert,
    unnamed_speaker,
)
from hearsay.checks.counting import (
    conversion_off,
    headline_number_off_body,
    losses_as_deaths,
    parts_off_total,
    percentage_off,
    range_upside_down,
    shares_off_hundred,
)
from hearsay.checks.evidence import (
    claim_called_evidence,
    confirmed_by_party,
    spoken_timestamp,
    translation_unmentioned,
    unattached_evidence,
    verification_unmentioned,
)
from hearsay.checks.forces import (
    company_or_firm,
    few_told_as_many,
    impossible_nesting,
    size_off_echelon,
    undesignated_unit,
)
from hearsay.checks.placing import (
    beside_other_region,
    contested_border,
    contested_control,
    contested_country,
    distant_buffer,
    outside_stated_region,
    place_not_found,
    place_undecided,
    regions_not_bordering,
    unplaced_happening,
)
from hearsay.checks.rule import Rule
from hearsay.checks.timing import (
    age_off_birth_year,
    announcement_dated_only,
    clock_times_disagree,
    dateline_missing,
    day_month_ambiguous,
    entered_before_reached,
    happened_after_publication,
    impossible_date,
    inserted_zone,
    interval_off_dates,
    old_event_in_present,
    order_off_dates,
    recording_undated,
    relative_time_unanchored,
    weekday_off_date,
    year_missing,
)
from hearsay.checks.wording import (
    contested_place_name,
    contested_status_word,
    fragment_quotations,
    marks_on_and_off,
    near_miss_abbreviation,
    quotation_across_paragraphs,
    side_marking_word,
    superlative_without_baseline,
    two_names,
    unclosed_quotation,
    unexplained_abbreviation,
)

RULES: tuple[Rule, ...] = (
    unnamed_speaker.RULE,
    headline_bare_assertion.RULE,
    single_party_sources.RULE,
    agentless_passive.RULE,
    spoken_on_behalf.RULE,
    taken_for_granted.RULE,
    narrator_inference.RULE,
    ambiguous_scope.RULE,
    undescribed_expert.RULE,
    interview_without_outlet.RULE,
    sources_without_link.RULE,
    paraphrase_beyond_quotation.RULE,
    name_varies.RULE,
    role_varies.RULE,
    state_outlet_unmarked.RULE,
    interval_off_dates.RULE,
    year_missing.RULE,
    weekday_off_date.RULE,
    impossible_date.RULE,
    relative_time_unanchored.RULE,
    inserted_zone.RULE,
    announcement_dated_only.RULE,
    recording_undated.RULE,
    happened_after_publication.RULE,
    dateline_missing.RULE,
    clock_times_disagree.RULE,
    order_off_dates.RULE,
    age_off_birth_year.RULE,
    day_month_ambiguous.RULE,
    old_event_in_present.RULE,
    entered_before_reached.RULE,
    contested_border.RULE,
    contested_control.RULE,
    unplaced_happening.RULE,
    outside_stated_region.RULE,
    place_not_found.RULE,
    place_undecided.RULE,
    regions_not_bordering.RULE,
    distant_buffer.RULE,
    contested_country.RULE,
    beside_other_region.RULE,
    verification_unmentioned.RULE,
    unattached_evidence.RULE,
    confirmed_by_party.RULE,
    claim_called_evidence.RULE,
    spoken_timestamp.RULE,
    translation_unmentioned.RULE,
    parts_off_total.RULE,
    conversion_off.RULE,
    headline_number_off_body.RULE,
    percentage_off.RULE,
    shares_off_hundred.RULE,
    range_upside_down.RULE,
    losses_as_deaths.RULE,
    near_miss_abbreviation.RULE,
    contested_status_word.RULE,
    contested_place_name.RULE,
    unclosed_quotation.RULE,
    quotation_across_paragraphs.RULE,
    fragment_quotations.RULE,
    side_marking_word.RULE,
    superlative_without_baseline.RULE,
    unexplained_abbreviation.RULE,
    two_names.RULE,
    marks_on_and_off.RULE,
    undesignated_unit.RULE,
    impossible_nesting.RULE,
    company_or_firm.RULE,
    size_off_echelon.RULE,
    few_told_as_many.RULE,
    one_origin_many_outlets.RULE,
    drift_between_copies.RULE,
    quotation_altered.RULE,
    quotation_of_two_speakers.RULE,
    denial_omitted.RULE,
    certainty_strengthened.RULE,
    older_event_told_as_new.RULE,
    detail_dropped.RULE,
    later_conceded_or_retracted.RULE,
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
