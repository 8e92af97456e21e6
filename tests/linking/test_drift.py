"""What copies change, each value with its words."""

from hearsay.linking.drift import drift
from hearsay.linking.telling import same_day, stated_day
from hearsay.model import Drift, Words
from tests.helpers import reading
from tests.linking.case import some


def found(*ids: str) -> tuple[Drift, ...]:
    members = some(*ids)
    texts = {r.report.id: r.report.text for r in members}
    drifted = drift(members)
    for one in drifted:
        for words in one.values:
            assert words.span is None or words.span.of(texts[words.report]) == words.text
    return drifted


def of(drifted: tuple[Drift, ...], field: str, about: str = "") -> list[Drift]:
    return [d for d in drifted if d.field == field and about in d.about]


def said(one: Drift) -> dict[str, str]:
    return {w.report: w.text for w in one.values}


def test_the_day_a_person_spoke():
    (one,) = of(found("c01", "c02", "c03"), "date", "Matviychuk")
    assert said(one) == {"c01": "May 21", "c02": "May 23", "c03": "May 23"}
    assert one.change == "changed"


def test_the_day_of_the_happening():
    (one,) = of(found("c01", "c04"), "date", "crossed the administrative border")
    assert said(one) == {"c01": "the morning of May 20, 2025", "c04": "the morning of May 19, 2025"}


def test_a_role_that_was_added():
    (one,) = of(found("c01", "c03"), "role")
    assert said(one)["c03"] == "a retired Ukrainian colonel living in Kyiv"


def test_certainty_that_was_added():
    one = of(found("c01", "c03"), "certainty", "headline")[0]
    assert said(one) == {
        "c03": "confirmed",
        "c01": "Soldiers in state television clip claim to be over the Dnipropetrovsk border",
    }
    assert one.change == "added"


def test_a_quotation_whose_words_were_changed():
    (one,) = [d for d in of(found("c01", "c04"), "quotation") if d.change == "changed"]
    assert "have crossed the border" in said(one)["c01"]
    assert "have taken the border" in said(one)["c04"]


def test_what_the_earliest_has_was_dropped_and_what_it_lacks_added():
    drifted = found("c01", "c04")
    (person,) = of(drifted, "person", "Matviychuk")
    assert (person.change, person.silent) == ("dropped", ("c04",))


def test_copies_that_say_the_same_have_no_drift():
    one, other = some("c01", "c01")
    assert drift([one, other]) == ()


TELLINGS = [
    "Mayor Ivan Hrytsak said on 3 May that 12 houses had burnt in the village of Lipky after the storm.",
    "Mayor Ivan Hrytsak said on 3 May that 14 houses had burnt in the village of Lipky after the storm.",
]


def relabelled(text: str, name: str):
    import dataclasses

    read = reading(text, "2025-05-04")
    return dataclasses.replace(read, report=dataclasses.replace(read.report, id=name))


def test_a_number_that_was_changed():
    drifted = drift([relabelled(TELLINGS[0], "a"), relabelled(TELLINGS[1], "b")])
    (one,) = of(drifted, "number")
    assert {w.report: w.value for w in one.values} == {"a": "12", "b": "14"}


def test_a_number_of_a_unit_that_was_dropped():
    one = relabelled("The 68th Jaeger Brigade held the village of Lipky on Sunday, its commander said.", "a")
    other = relabelled("The Jaeger Brigade held the village of Lipky on Sunday, its commander said.", "b")
    (found_,) = of(drift([one, other]), "unit")
    assert found_.change == "dropped"
    assert {w.report: bool(w.value) for w in found_.values} == {"a": True, "b": False}


def test_a_year_borrowed_from_the_published_date_is_not_compared():
    (timex,) = reading("The bridge fell on 3 May.", "2025-05-04").timexes
    (other,) = reading("The bridge fell on 3 May 2024.", "2025-05-04").timexes
    assert (stated_day(timex), stated_day(other)) == ("XXXX-05-03", "2024-05-03")
    words = [Words(report=str(i), span=None, text=v, value=v) for i, v in enumerate(["XXXX-05-03", "2024-05-03"])]
    assert same_day(*words)
    assert not same_day(words[1], Words(report="", span=None, text="2023", value="2023-05-03"))
