"""Claims put together to events: what joins, what stays apart, how each stands."""

import dataclasses
import itertools
from datetime import date

import pytest

from hearsay.linking.events import cluster, related
from hearsay.model import Span, Spot, Stated, Words

REGION = Spot(ref="iso3166-2:UA-53", name="Poltava Oblast", level="admin1", lat=49.6, lon=34.5, radius_m=90000)
STRETCH = f"capture {REGION.ref}"
NUMBER = itertools.count()


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def claim(speaker: str = "", side: str = "unknown", when: str | None = "2025-03-10", **fields: object) -> Stated:
    """A claim that the red side took the region, unless said otherwise."""
    number = next(NUMBER)
    basis = {
        "claim": f"claim{number:04}",
        "report": f"report{number:04}",
        "outlet": "",
        "kind": "capture",
        "sort": "capture",
        "polarity": "asserts",
        "stance": "says",
        "realis": "happened",
        "mode": "indirect",
        "hedged": False,
        "headline": False,
        "own_voice": not speaker,
        "speaker": speaker,
        "speaker_key": speaker.casefold(),
        "speaker_side": side,
        "speaker_kind": "body",
        "relays": (),
        "actor_side": "red",
        "spots": (REGION,),
        "day": day(when) if when else None,
        "month_day": None,
        "day_basis": "happened" if when else "none",
        "words": Words(report="", span=Span(start=0, end=5), text=f"words of {speaker} {number}"),
    }
    return Stated(**{**basis, **fields})


def one(*claims: Stated):
    (event,) = cluster(STRETCH, claims)
    return event


def test_a_claim_and_its_denial_are_one_event_with_two_stances():
    event = one(claim("Red Ministry", "red"), claim("Blue Staff", "blue", polarity="denies"))
    assert event.standing == "disputed"
    assert {(o.label, o.stance) for o in event.origins} == {("Red Ministry", "asserts"), ("Blue Staff", "denies")}
    (pair,) = event.contradictions
    assert (pair.field, pair.left.value, pair.right.value) == ("occurred", "asserts", "denies")


def test_one_speaker_in_many_reports_is_one_origin():
    event = one(*(claim("Red Ministry", "red") for _ in range(5)))
    assert event.standing == "single-origin"
    assert len(event.origins[0].reports) == 5


def test_two_voices_of_one_side_are_one_sided():
    assert one(claim("Red Ministry", "red"), claim("Red Governor", "red")).standing == "one-sided"


def test_voices_of_different_sides_corroborate():
    found = one(claim("Red Ministry", "red"), claim("River Mission", "third"))
    assert found.standing == "corroborated"


def test_an_observer_who_shows_it_corroborates_alone():
    assert one(claim("River Mission", "third", evidence="footage")).standing == "corroborated"
    assert one(claim("River Mission", "third", evidence="footage", hedged=True)).standing == "single-origin"


def test_the_harmed_side_concedes():
    event = one(claim("Blue Staff", "blue"), claim("Red Ministry", "red"))
    assert event.standing == "conceded"
    assert event.reasons == ("Blue Staff, of the side it harms (blue), says so.",)
    assert one(claim("Blue Staff", "blue", hedged=True), claim("Red Ministry", "red")).standing != "conceded"
    assert one(claim("a resident", "blue", speaker_kind="resident")).standing == "single-origin"
    taken_over = (dataclasses.replace(REGION, basis="claim before"),)
    assert one(claim("Blue Staff", "blue", spots=taken_over)).standing == "single-origin"


def test_a_state_concedes_through_those_who_speak_for_it():
    state = claim("Blue", "blue", speaker_kind="state")
    before = (dataclasses.replace(REGION, basis="claim before"),)
    event = one(state, claim("Hanna Lys", "blue", speaker_kind="official", spots=before), claim("Red Ministry", "red"))
    assert event.reasons == ("Blue (Hanna Lys), of the side it harms (blue), says so.",)


def test_an_undated_denial_is_of_what_its_report_tells():
    told = claim("Red Ministry", "red", when=None, report="r1")
    denied = claim("Blue Staff", "blue", when=None, report="r1", polarity="denies")
    assert one(told, denied).standing == "disputed"
    assert len(cluster(STRETCH, [told, dataclasses.replace(denied, report="r2")])) == 2


def test_a_side_that_denies_too_has_not_conceded():
    event = one(
        claim("Blue Governor", "blue"), claim("Blue Staff", "blue", polarity="denies"), claim("Red Ministry", "red")
    )
    assert event.standing == "disputed"


def test_a_later_denial_of_its_own_claim_retracts():
    first = claim("Red Ministry", "red", published=day("2025-03-10"))
    later = claim("Red Ministry", "red", published=day("2025-03-12"), polarity="denies")
    assert one(first, later).standing == "retracted"


def test_the_writers_own_voice_is_no_origin():
    event = one(claim(), claim())
    assert (event.standing, event.origins) == ("unresolved", ())


def test_only_a_denial_is_unresolved():
    assert one(claim("Blue Staff", "blue", polarity="denies")).standing == "unresolved"


def test_a_states_name_beside_its_ministry_is_no_second_origin():
    event = one(claim("Red Ministry", "red"), claim("Redland", "red", speaker_kind="state"))
    assert [o.label for o in event.origins] == ["Red Ministry"]


def test_a_body_named_in_short_and_in_full_is_one_voice():
    event = one(claim("Defence Ministry", "red"), claim("Redland Defense Ministry", "red"))
    assert event.standing == "single-origin"


def test_nobody_in_particular_is_one_voice_with_the_recording():
    soldier = {"speaker_kind": "soldier", "relays": ("recording:red tv",)}
    event = one(claim("a soldier", **soldier), claim("one of the men", **soldier))
    assert len(event.origins) == 1
    apart = one(claim("a soldier", speaker_kind="soldier"), claim("a man", speaker_kind="soldier"))
    assert len(apart.origins) == 2


def test_copies_give_one_origin_whoever_they_name():
    words = Words(report="", span=Span(start=0, end=5), text="the bridge and the mill were taken at dawn")
    event = one(claim("Ivan Hrytsak", family="f", words=words), claim("Oleh Marchenko", family="f", words=words))
    assert len(event.origins) == 1


def test_days_apart_are_two_events():
    found = cluster(STRETCH, [claim("Red Ministry", "red"), claim("Red Ministry", "red", "2025-03-11")])
    assert [e.day for e in found] == [day("2025-03-10"), day("2025-03-11")]


def test_what_was_said_a_day_later_by_the_same_voice_is_one_event():
    later = claim("Red Ministry", "red", "2025-03-11", day_basis="said")
    assert one(claim("Red Ministry", "red"), later).day == day("2025-03-10")
    other = claim("Blue Staff", "blue", "2025-03-11", day_basis="said", polarity="denies")
    assert len(cluster(STRETCH, [claim("Red Ministry", "red"), other])) == 2


def test_a_denial_in_a_report_that_tells_of_the_event_joins_it():
    told = claim("Red Ministry", "red", report="r")
    denial = claim("Blue Staff", "blue", "2025-03-11", day_basis="published", polarity="denies", report="r")
    assert one(told, denial).standing == "disputed"


def test_a_slip_of_one_copy_sets_no_day_and_is_told():
    words = Words(report="", span=Span(start=0, end=5), text="the town was taken at dawn")
    right = [claim("Red Ministry", "red", family="f", words=words) for _ in range(2)]
    wrong = claim("Red Ministry", "red", "2025-03-09", family="f", words=words)
    event = one(wrong, *right)
    assert event.day == day("2025-03-10")
    (pair,) = event.contradictions
    assert (pair.field, {pair.left.value, pair.right.value}) == ("when", {"2025-03-10", "2025-03-09"})


def test_counts_that_cannot_both_hold():
    low = claim("Red Ministry", "red", count=(3.0, 5.0))
    high = claim("Red Governor", "red", count=(6.0, 6.0))
    near = claim("Red Mayor", "red", count=(5.0, 7.0))
    assert [(c.left.value, c.right.value) for c in one(low, high, near).contradictions] == [("3 to 5", "6")]
    least = claim("Red Mayor", "red", count=(4.0, 1e18))
    assert one(claim("Red Ministry", "red", count=(9.0, 9.0)), least).contradictions == ()
    (pair,) = one(claim("Red Ministry", "red", count=(2.0, 2.0)), least).contradictions
    assert {pair.left.value, pair.right.value} == {"2", "4 or more"}
    other = claim("Red Mayor", "red", count=(9.0, 9.0), trigger="wounded")
    assert one(claim("Red Ministry", "red", count=(2.0, 2.0), trigger="killed"), other).contradictions == ()


def test_a_month_and_day_takes_its_year_from_the_event():
    undated = claim("Red Ministry", "red", None, month_day="03-10", day_basis="month and day")
    assert one(claim("Red Ministry", "red"), undated).day == day("2025-03-10")
    other = claim("Red Ministry", "red", None, month_day="03-12", day_basis="month and day")
    assert len(cluster(STRETCH, [claim("Red Ministry", "red"), other])) == 2


def test_undated_claims_join_only_in_the_same_words():
    words = Words(report="", span=Span(start=0, end=5), text="the ninth brigade took the region")
    dated = claim("Red Ministry", "red", words=words)
    assert len(cluster(STRETCH, [dated, claim("Red Ministry", "red", None, words=words)])) == 1
    assert len(cluster(STRETCH, [dated, claim("Red Ministry", "red", None)])) == 2


def test_the_two_sides_acts_are_two_events():
    found = cluster(STRETCH, [claim("Red Ministry", "red"), claim("Blue Staff", "blue", actor_side="blue")])
    assert {e.actor_side for e in found} == {"red", "blue"}
    assert len({e.id for e in found}) == 2


@pytest.mark.parametrize("seed", range(6))
def test_events_do_not_depend_on_the_order_of_claims(seed):
    import random

    listed = [
        claim("Red Ministry", "red"),
        claim("Red Ministry", "red", "2025-03-11", day_basis="said"),
        claim("Blue Staff", "blue", "2025-03-11", polarity="denies", day_basis="said"),
        claim("Red Governor", "red", None, month_day="03-11", day_basis="month and day"),
        claim("", when=None),
        claim("a soldier", when="2025-03-13", actor_side="unknown", day_basis="published"),
    ]
    wanted = [(e.id, e.standing, [c.claim for c in e.claims]) for e in cluster(STRETCH, listed)]
    random.Random(seed).shuffle(listed)
    found = cluster(STRETCH, listed)
    assert sorted((e.id, e.standing, [c.claim for c in e.claims]) for e in found) == sorted(wanted)
    assert sum(len(e.claims) for e in found) == len(listed)


def test_concessions_and_like_claims_are_related_and_not_merged():
    claimed = one(claim("Red Ministry", "red"))
    like = one(claim("Red Bloggers", "red", "2025-03-20", evidence="photo"))
    conceded = one(claim("Blue Staff", "blue", "2025-06-01"))
    far = one(claim("Red Ministry", "red", "2025-09-01"))
    found = {(k.relation, e.id): k.reasons for k, e in related(claimed, [claimed, like, conceded, far])}
    assert set(found) == {("like claim", like.id), ("later conceded", conceded.id)}
    assert found["like claim", like.id] == (
        "Told of the same place, the same sort of happening, 10 days later, made with a photo.",
    )
    assert "concedes a like happening for 1 June 2025, 83 days later" in found["later conceded", conceded.id][0]


def test_a_withdrawal_of_the_other_side_concedes_a_capture():
    captured = one(claim("Red Ministry", "red"))
    (left,) = cluster(
        f"withdrawal {REGION.ref}",
        [claim("Blue Staff", "blue", "2025-03-12", sort="withdrawal", kind="withdrawal", actor_side="blue")],
    )
    ((link, _),) = related(captured, [left])
    assert link.relation == "later conceded"
    assert link.reasons == ("The other party says that it withdrew from there, on 12 March 2025.",)


def test_all_claims_keep_their_ids():
    listed = [claim("Red Ministry", "red"), claim("Blue Staff", "blue", polarity="denies")]
    assert {c.claim for c in one(*listed).claims} == {c.claim for c in listed}
    assert one(*listed) == one(*(dataclasses.replace(c) for c in listed))
