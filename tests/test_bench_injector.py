"""The defect injector: every twin is consistent by calculation, every defect differs in the marked words only."""

import re
from datetime import date, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.injector import forms, run
from bench.injector.cases import Case, cases, pair
from bench.injector.hosts import Host, host
from bench.injector.slots import PEOPLE, PLACES, RECIPES
from bench.injector.wordings import HALVES, KINDS, passage, wordings

PUBLISHED = date(2024, 2, 20)
HOST = Host(
    id="ours/1",
    paragraphs=("The harbour reopened at noon.", "“Ships are waiting,” the pilot said.", "Fishing boats left first."),
    title="Harbour reopens",
    published=PUBLISHED,
    dated=True,
)
ALL = [w for half in HALVES for w in wordings(half)]
PAIRS = [pair(w, HOST, w.id) for w in ALL]
PRACTICE = wordings("practice")
MONTH = "|".join(forms.MONTHS)
DAYS_OF = [
    re.compile(rf"(?P<d>\d{{1,2}})(?:th|st|nd|rd)?(?: of)? (?P<m>{MONTH}),? (?P<y>\d{{4}})"),
    re.compile(rf"(?P<m>{MONTH}) (?P<d>\d{{1,2}}), (?P<y>\d{{4}})"),
    re.compile(r"(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"),
]
WEEKDAY = re.compile("|".join(forms.WEEKDAYS))
given_seed = given(seed=st.integers(0, 10**9), published=st.dates(date(1989, 10, 1), date(2026, 1, 1)))


def inserted(case: Case) -> str:
    return "\n".join(case["text_after"][s["start"] : s["end"]] for s in case["inserts"])


def quoted(case: Case, key: str) -> list[str]:
    spans = case[key] if isinstance(case[key], list) else [case[key]]
    return [case["text_after"][s["start"] : s["end"]] for s in spans]


def dates_in(text: str) -> list[date]:
    """Raises ValueError where the text names a day that never was."""
    found = []
    for shape in DAYS_OF:
        for match in shape.finditer(text):
            month = int(match["m"]) if match["m"].isdigit() else forms.MONTHS.index(match["m"]) + 1
            found.append(date(int(match["y"]), month, int(match["d"])))
    return found


def test_ten_wordings_a_kind_in_each_half_and_none_twice():
    for half in HALVES:
        assert [w.number for w in wordings(half)] == list(range(1, 11)) * 19
    assert [w.kind for w in wordings("open")] == [w.kind for w in wordings("closed")]
    bare = [re.sub(r"[{<\[|\]>}]|\W+", " ", f"{w.headline} {w.text}").lower() for w in ALL]
    assert len(set(bare)) == 380


def test_practice_repeats_no_wording():
    assert {w.kind for w in PRACTICE} <= set(KINDS)
    assert len({w.id for w in PRACTICE}) == len(PRACTICE)
    bare = [re.sub(r"[{<\[|\]>}]|\W+", " ", f"{w.headline} {w.text}").lower() for w in (*ALL, *PRACTICE)]
    assert len(set(bare)) == len(bare)


@pytest.mark.parametrize(
    ("defect", "twin"),
    [*PAIRS, *(pair(w, HOST, w.id) for w in PRACTICE)],
    ids=[w.id for w in (*ALL, *PRACTICE)],
)
def test_twin_and_defect_differ_only_in_the_marked_words(defect, twin):
    one, other, wrong, right = defect["text_after"], twin["text_after"], defect["mutation"], twin["mutation"]
    assert wrong["start"] == right["start"]
    assert one[: wrong["start"]] == other[: right["start"]]
    assert one[wrong["end"] :] == other[right["end"] :]
    assert quoted(defect, "mutation") != quoted(twin, "mutation")
    assert quoted(defect, "evidence") == quoted(twin, "evidence")
    assert all(quoted(twin, "evidence"))
    for case in (defect, twin):
        assert any(
            s["start"] <= case["mutation"]["start"] <= case["mutation"]["end"] <= s["end"] for s in case["inserts"]
        )
        assert not re.search(r"[{}<>|]|\[\[|\]\]|  |\.\.", inserted(case))
        assert set(case["text_after"].split("\n\n")) >= set(HOST.paragraphs)


@pytest.mark.parametrize(("defect", "twin"), PAIRS, ids=[w.id for w in ALL])
def test_no_twin_breaks_the_calendar_or_leaves_a_quotation_open(defect, twin):
    text = inserted(twin)
    assert all(day < PUBLISHED for day in dates_in(text))
    assert text.count('"') % 2 == 0
    assert text.count("“") == text.count("”")
    if twin["code"] == "weekday" or (twin["wording"].startswith("event-after") and WEEKDAY.search(text)):
        (day,) = dates_in(text)
        assert WEEKDAY.search(text)[0] == forms.WEEKDAYS[day.weekday()]


@pytest.mark.parametrize("kind", KINDS)
def test_each_defect_is_a_defect(kind):
    for defect, twin in (p for p in PAIRS if p[0]["code"] == kind):
        wrong, right = inserted(defect), inserted(twin)
        if kind == "weekday":
            (day,) = dates_in(wrong)
            assert WEEKDAY.search(wrong)[0] != forms.WEEKDAYS[day.weekday()]
        elif kind == "event after publication":
            assert all(day > PUBLISHED for day in dates_in(wrong))
        elif kind == "quotation marks":
            assert wrong.count("“") > wrong.count("”") or wrong.count('"') % 2
        elif kind == "impossible date":
            clock = re.search(r"(\d\d):(\d\d)", wrong)
            if clock:
                assert int(clock[1]) > 24 or int(clock[2]) > 59
            else:
                with pytest.raises(ValueError, match=r"day is out of range|month must be|day \d+ must be"):
                    dates_in(wrong)
        else:
            assert wrong != right


@given_seed
def test_intervals_and_ages_are_right_and_their_defects_far_off(seed, published):
    for recipe in ("days", "weeks", "years", "months", "nearly"):
        v = RECIPES[recipe](Random(seed), published)
        gap = (v["d2"] - v["d1"]).days
        held = {"days": lambda n: n, "weeks": lambda n: 7 * n, "nearly": lambda n: 7 * n - 1,
                "years": lambda n: n * 365.25, "months": lambda n: n * 30.44}[recipe]  # fmt: skip
        assert abs(held(v.get("n", v.get("w"))) - gap) < 3
        assert abs(held(v["x"]) - gap) >= max(4, 0.2 * gap if recipe != "years" else 4)
        assert v["d1"] < v["d2"] < published
    for recipe in ("age", "agenow", "ageyear"):
        v = RECIPES[recipe](Random(seed), published)
        at = published if recipe == "agenow" else v["e"]
        had = (at.month, at.day) >= (v["b"].month, v["b"].day)
        assert v["n"] == at.year - v["b"].year - (not had)
        assert abs(v["x"] - v["n"]) >= 5
        assert v["x"] >= 18


@given_seed
def test_sums_shares_and_measures_are_right_and_their_defects_far_off(seed, published):
    for recipe in ("sum2", "sum2w", "sum3", "big2", "big3", "part"):
        v = RECIPES[recipe](Random(seed), published)
        assert sum(v.get(name, 0) for name in "abc") == v["t"]
        assert v["x"] != v["b" if recipe == "part" else "t"]
        assert v["x"] > 0
    v = RECIPES["pct"](Random(seed), published)
    assert v["part"] * 100 == v["whole"] * v["p"]
    assert abs(v["x"] - v["p"]) >= 14
    for recipe, sign in (("rise", 1), ("fall", -1)):
        v = RECIPES[recipe](Random(seed), published)
        assert v["b"] * 100 == v["a"] * (100 + sign * v["p"])
    for recipe in ("shares2", "shares3"):
        v = RECIPES[recipe](Random(seed), published)
        assert sum(v.get(name, 0) for name in "pqr") == 100
        last = v.get("r", v["q"])
        assert 100 - last + v["x"] > 107
    for recipe, per in (("km", 0.6214), ("kglb", 2.2046), ("haac", 2.471), ("mft", 3.2808), ("mfthigh", 3.2808)):
        v = RECIPES[recipe](Random(seed), published)
        assert abs(v["b"] - v["a"] * per) <= 1
        assert abs(v["x"] / v["b"] - 1) > 0.3
    for recipe in ("count", "countw", "bigc"):
        v = RECIPES[recipe](Random(seed), published)
        assert abs(v["x"] - v["n"]) >= max(3, 0.25 * v["n"])


@given_seed
def test_the_slots_of_practice_are_right_and_their_defects_far_off(seed, published):
    for recipe in ("quarter", "third", "fifth"):
        v = RECIPES[recipe](Random(seed), published)
        assert v["whole"] == v["part"] * {"quarter": 4, "third": 3, "fifth": 5}[recipe]
    v = RECIPES["pct1"](Random(seed), published)
    assert abs(v["part"] / v["whole"] * 100 - float(v["p"])) < 1e-9
    assert abs(float(v["x"]) - float(v["p"])) > 13.9
    v = RECIPES["money"](Random(seed), published)
    assert abs(float(v["a"]) + float(v["b"]) - float(v["t"])) < 1e-9 < float(v["x"]) - float(v["t"])
    v = RECIPES["cold"](Random(seed), published)
    assert abs(-v["a"] * 1.8 + 32 + v["b"]) <= 0.5 < v["x"] - v["b"]
    v = RECIPES["span"](Random(seed), published)
    assert (v["t2"].hour - v["t1"].hour) * 60 + v["t2"].minute - v["t1"].minute == v["n"]
    assert abs(v["x"] - v["n"]) >= 8
    v = RECIPES["dayafter"](Random(seed), published)
    assert forms.WEEKDAYS.index(v["x"]) != v["e"].weekday() == (v["d"].weekday() + 1) % 7
    v = RECIPES["afterlong"](Random(seed), published)
    assert v["e"].year < published.year < v["f"].year
    for recipe in ("daysin", "twoin"):
        v = RECIPES[recipe](Random(seed), published)
        assert v["d1"].year == v["d2"].year
        assert v["d1"] < v["d2"] < published
    for recipe, per in (("mikm", 1.6093), ("lbkg", 0.45359), ("cmin", 0.3937), ("sqkm", 0.3861), ("knots", 1.852),
                        ("nmkm", 1.852), ("ftm", 0.3048)):  # fmt: skip
        v = RECIPES[recipe](Random(seed), published)
        assert abs(v["b"] - v["a"] * per) <= 1
        assert abs(v["x"] / v["b"] - 1) > 0.3


@given_seed
def test_clocks_of_zones_show_one_moment(seed, published):
    v = RECIPES["zones"](Random(seed), max(published, date(2017, 1, 1)))
    summer = v["eastern"] == "EDT"
    hour = {name: v[name].hour - v["gmt"].hour for name in ("tokyo", "moscow", "newyork", "kyiv", "paris")}
    assert (hour["tokyo"], hour["moscow"], hour["newyork"]) == (9, 3, -4 if summer else -5)
    assert hour["kyiv"] - hour["paris"] == 1
    for name in hour:
        assert (v[f"{name}x"].hour - v[name].hour) % 24 in (2, 3, 21, 22)


def test_the_same_seed_gives_the_same_cases():
    texts = {"ours": (HOST,)}
    some = list(cases(texts, ("open",), ("weekday", "name")))
    assert some == list(cases(texts, ("open",), ("weekday", "name")))
    assert len(some) == 2 * 10 * 6 * 2
    assert len({c["id"] for c in some}) == len(some)
    assert {c["role"] for c in some} == {"mutated", "control"}


def test_clocks_of_our_day_are_not_put_into_old_texts():
    old = Host(id="ours/old", paragraphs=HOST.paragraphs, title=None, published=date(1989, 11, 2), dated=True)
    hosts = {c["host"] for c in cases({"old": (old,), "new": (HOST,)}, ("open",), ("two zones",))}
    assert hosts == {"ours/1"}


def test_headline_kinds_put_their_headline_on_top():
    wording = next(w for w in ALL if w.id == "headline-numbers/open-01")
    defect, twin = pair(wording, HOST, "x")
    assert defect["title"] == defect["text_after"].split("\n\n")[0] != twin["title"]
    assert twin["text_after"].split("\n\n")[2:] == list(HOST.paragraphs)


def test_a_passage_never_stands_before_a_quotation():
    for case in cases({"ours": (HOST,)}, ("open",), ("quotation marks",)):
        pieces = case["text_after"].split("\n\n")
        assert inserted(case) != pieces[pieces.index(HOST.paragraphs[1]) - 1]


def test_passage_marks_and_its_errors():
    right = passage("On <<{d:mdy}>>, a [[{d:wd}|{x}]].", {"d": date(2024, 5, 6), "x": "Friday"}, wrong=False)
    assert right.text == "On May 6, 2024, a Monday."
    assert [right.text[s:e] for s, e in (*right.evidence, right.changed)] == ["May 6, 2024", "Monday"]
    with pytest.raises(ValueError, match="two changes"):
        passage("[[a|b]] [[c|d]]", {}, wrong=True)
    with pytest.raises(KeyError):
        passage("{n:mdy}", {"n": 3}, wrong=True)


def test_hosts_are_cut_to_whole_paragraphs_and_must_be_clean():
    long = "word " * 60 + "end."
    document = {"id": "ours/2", "title": "Dam", "text": f"Dam\n\n{long}\n\n{long}\n\n{long}", "published": "2001-02-03"}
    found = host(document)
    assert found is not None
    assert (found.paragraphs, found.published, found.dated) == ((long, long), date(2001, 2, 3), True)
    undated = host(document | {"published": None})
    assert undated is not None
    assert (undated.published.year, undated.dated) == (2024, False)
    assert host(document | {"text": f"{long} “open"}) is None
    assert host(document | {"text": "Too short."}) is None


def test_forms():
    shown = [forms.shown(n, f) for n, f in ((21, "w"), (40, "W"), (12, "o"), (23, "o"), (1234, ","))]
    assert shown == ["twenty-one", "Forty", "12th", "23rd", "1,234"]
    assert forms.shown(datetime(2024, 5, 6, 15, 4).time(), "p") == "3:04 p.m."
    assert forms.shown(datetime(2024, 5, 6, 0, 4).time(), "p") == "12:04 a.m."


def test_places_and_people_can_be_told_apart():
    for name, entry in PLACES["countries"].items():
        assert entry["in"] not in entry["not"], name
        assert {entry["in"], *entry["not"]} <= set(PLACES["of"])
    for lies in PLACES["regions"].values():
        assert len(set(lies.values())) > 2
    for man in PEOPLE["men"]:
        assert man["first"] != man["firstx"]
        assert man["last"] != man["lastx"]


def test_rules_only_answer_kinds_there_are():
    assert set(run.codes()) <= set(KINDS)


def test_the_worst_wordings_come_first():
    class Scorer:
        @staticmethod
        def meets(some, others):
            return any(a[0] < b[1] and b[0] < a[1] for a in some for b in others)

    code = run.codes()["weekday"][0]
    defect, twin = pair(next(w for w in ALL if w.id == "weekday/open-01"), HOST, "x")
    alarm = [{"code": code, "spans": [[s["start"], s["end"]] for s in twin["inserts"]]}]
    pairs = [(defect, {"findings": []}), (twin, {"findings": alarm})]
    assert run.worst(Scorer, pairs) == [("weekday/open-01", 1, 1)]
