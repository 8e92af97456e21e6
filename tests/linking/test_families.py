"""Which reports are one text, by a rule that says why."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.linking.families import compare, comparison, families, groups
from hearsay.linking.shingles import fold, pack, shared, sketch, unpack
from hearsay.model import ReportLink
from tests.helpers import report
from tests.linking.case import case, some

STORM = (
    "The river rose two metres overnight and took the wooden bridge at Lipky with it, said the mayor, Ivan Hrytsak. "
    "Nobody was hurt, and the school on the other bank will stay shut until a ferry can be found. "
    "Engineers from the regional capital want to look at the remaining piers on Thursday morning. "
    "Until then the bus to the mill will stop at the old chapel, from where it is a walk of forty minutes."
)
MARKET = (
    "Prices at the covered market fell for the third week in a row, the traders' association said on Monday. "
    "Tomatoes cost a third less than in June, while eggs stayed as dear as they had been in the spring. "
    "The association's head put this down to the early summer and to the reopened road from the south. "
    "Two stalls that had closed in March have been let again, both of them to sellers of honey and wax."
)


def link(left, right, **fields):
    one, other = report(left), dataclasses.replace(report(right), id="other", **fields)
    return compare(fold(one), fold(other))


def test_the_case_has_one_family_of_four():
    found, links = families(list(case().values()))
    assert [sorted(f.members) for f in found] == [["c01", "c02", "c03", "c04"]]
    assert all(k.reasons for k in links)


def test_the_earliest_is_the_earliest_dated_and_undated_members_stand_last():
    (family,), _ = families(some("c04", "c02", "c01", "c03"))
    assert family.members == ("c01", "c02", "c03", "c04")
    assert family.earliest == "c01"
    assert family.earliest_note == "Only 3 of 4 members carry a date."


def test_reprint_excerpt_and_strangers():
    assert link(STORM, STORM.replace("forty", "fifty")).relation == "reprint"
    assert link(STORM, " ".join(STORM.split()[:38])).relation == "excerpt"
    assert link(STORM, " ".join(STORM.split()[:38]), excerpt=True).relation == "reprint"
    assert link(STORM, MARKET).relation == "unrelated"
    assert link(STORM, MARKET).score == 0


def test_a_rewrite_keeps_stretches():
    rewritten = (
        "A wooden bridge is gone. The river rose two metres overnight and took the wooden bridge at Lipky with it, "
        "according to Ivan Hrytsak, who is mayor there. The school across the water stays closed, though nobody was "
        "hurt. Engineers from the regional capital want to look at the remaining piers soon. Passengers for the mill "
        "get off at the old chapel, from where it is a walk of forty minutes, the bus company wrote."
    )
    found = link(STORM, rewritten)
    assert found.relation == "rewrite"
    assert 0.18 <= found.score < 0.85
    assert "From 18% on" in found.reasons[1]


def test_two_briefs_with_one_agency_sentence_are_not_one_text():
    sentence = "The General Staff denied on Tuesday that any of its units had left the northern bank of the river."
    one = f"{sentence} A spokeswoman named no losses. Trains to the coast were late again because of a fallen mast."
    other = f"Harvest began in the east. {sentence} The opposition asked for an inquiry into the price of diesel fuel."
    assert link(one, other).relation == "unrelated"


def test_two_reports_of_one_statement_share_its_words_and_not_their_own():
    from tests.helpers import reading

    words = (
        "“We met in the morning, we looked at every map the staff had brought, and we agreed that no bridge would be "
        "given up before the winter, whatever the other side may write about it in its papers”"
    )
    one = reading(f"{words}, said Marta Bilyk on Monday after a meeting that had lasted for six hours in Lutsk.")
    other = reading(f"Marta Bilyk was asked about the bridges. {words}, she told a radio station in a short talk.")
    renamed = dataclasses.replace(other.report, id="b")
    found = compare(fold(one.report, one), fold(renamed, other))
    assert found.score > 0.5
    assert found.relation == "unrelated"
    assert "quoted words" in found.reasons[1]


def test_very_short_texts_must_be_carried_nearly_whole():
    short = "Siren in Lipky. Go to the cellar now, says the mayor."
    assert link(short, short).relation == "reprint"
    assert link(short, "Siren in Lutsk. Stay where you are, says the mayor.").relation == "unrelated"


def test_comparison_puts_sentences_together():
    found = comparison(some("c01", "c04"))
    told = [tuple(w.text for w in group) for group in found.told if len(group) == 2]
    assert ("The channel did not say where the clip was filmed.",) * 2 in told
    texts = {r.report.id: r.report.text for r in found.readings}
    assert all(w.span.of(texts[w.report]) == w.text for group in found.told for w in group)


def test_groups_join_through_a_third():
    links = [
        ReportLink(left="a", right="b", relation="rewrite", score=0.3),
        ReportLink(left="c", right="b", relation="excerpt", score=0.9),
        ReportLink(left="a", right="d", relation="unrelated", score=0.1),
    ]
    assert groups(links, ["a", "b", "c", "d"]) == [["a", "b", "c"]]


THINGS = ["river", "bridge", "mayor", "stone", "winter", "school", "train", "mast", "honey", "mill"]
WORDS = st.lists(st.sampled_from(THINGS), max_size=60)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_sharing_is_symmetric_and_within_bounds(left, right):
    one, other = fold(report(" ".join(left))), fold(report(" ".join(right)))
    here, there = shared(one, other), shared(other, one)
    assert (here.runs, here.overlap, here.narrated) == (there.runs, there.overlap, there.narrated)
    assert 0 <= here.narrated <= 1
    assert 0 <= here.overlap <= 1
    assert set(sketch(one)) <= set(one.runs)


def test_a_text_shares_all_with_itself():
    whole = shared(fold(report(STORM)), fold(report(STORM)))
    assert (whole.overlap, whole.passages, whole.in_order) == (1.0, 1, 1.0)
    assert whole.longest == fold(report(STORM)).words


def test_runs_survive_packing():
    value = fold(report(STORM))
    assert unpack(value.id, value.excerpt, value.words, pack(value)) == value
    with pytest.raises(ValueError, match="no packed runs"):
        unpack("a", False, 3, b"nothing of the kind")


@pytest.mark.parametrize("text", ["", "one two", "- - -"])
def test_texts_without_runs(text):
    assert fold(report(text)).runs == {}
