"""Control maps as origins: what they add to the standing of an event, whatever the order of adding."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from hearsay import casework
from hearsay.casework import deriving
from hearsay.ledger import Ledger, asking, log
from hearsay.ledger.schema import controls, sightings
from hearsay.model import Event

TOWN = (37.6, 48.4, 38.1, 48.8)
"""Around Chasiv Yar."""
ELSEWHERE = (38.4, 48.4, 38.9, 48.8)
EDGE = (37.85, 48.4, 38.1, 48.8)
"""Up to some hundred metres from the middle of the town, which is known to a kilometre."""
INTO_THE_REGION = (36.5, 47.9, 38.0, 48.2)
SHORT_OF_THE_REGION = (37.0, 47.9, 38.0, 48.2)
REPORTS = {
    "ministry": (
        "Russia’s defense ministry said on 31 July 2025 that Russian forces had captured Chasiv Yar.",
        "2025-07-31",
    ),
    "again": (
        "Russian forces had captured Chasiv Yar on 31 July 2025, the Russian defense ministry said.",
        "2025-08-01",
    ),
    "staff": (
        "Ukraine’s General Staff denied on 31 July 2025 that Russian forces had captured Chasiv Yar.",
        "2025-07-31",
    ),
    "maker": ("DeepState said that Russian forces had captured Chasiv Yar on 31 July 2025.", "2025-07-31"),
    "crossing": (
        "Russia’s defense ministry said on 26 August 2025 that Russian troops had entered Dnipropetrovsk Oblast.",
        "2025-08-26",
    ),
}


def report(ledger: Ledger, tmp_path: Path, *names: str) -> None:
    for name in names:
        text, published = REPORTS[name]
        row = {"id": name, "text": text, "published": published}
        path = tmp_path / f"{name}.jsonl"
        path.write_text(json.dumps(row), encoding="utf-8")
        (added,) = casework.add(ledger, str(path), by="test")
        assert added.outcome == "added"


def chart(
    ledger: Ledger,
    tmp_path: Path,
    shows: str,
    box: tuple[float, float, float, float],
    maker: str = "DeepState",
    side: str = "ukraine",
    holder: str = "russia",
) -> None:
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    path = tmp_path / f"{maker}-{shows}.geojson"
    path.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}), encoding="utf-8")
    new, _ = casework.add_control(
        ledger, path, shows=date.fromisoformat(shows), maker=maker, side=side, holder=holder, by="test"
    )
    assert new


def every(ledger: Ledger) -> list[Event]:
    with ledger.reading() as connection:
        return sorted(asking.all_events(connection), key=lambda e: e.id)


def the_capture(ledger: Ledger) -> Event:
    (event,) = [e for e in every(ledger) if e.sort == "capture" and e.day == date(2025, 7, 31).toordinal()]
    return event


def told(event: Event) -> list[tuple[str, str, str]]:
    return [(o.label, o.side, o.stance) for o in event.origins]


MINISTRY = ("Russian Ministry of Defense", "russia", "asserts")


def test_a_map_of_the_other_side_corroborates_and_concedes_nothing(ledger, tmp_path):
    report(ledger, tmp_path, "ministry")
    assert the_capture(ledger).standing == "single-origin"
    chart(ledger, tmp_path, "2025-07-31", TOWN)
    event = the_capture(ledger)
    assert event.standing == "corroborated"
    assert told(event) == [MINISTRY, ("DeepState (map of 2025-07-31)", "ukraine", "asserts")]
    assert event.reasons == (
        "2 origins of different sides assert it: Russian Ministry of Defense (russia), "
        "DeepState, map of 2025-07-31 (ukraine).",
    )
    assert casework.verify(ledger).problems == ()


def test_a_map_of_the_week_before_is_taken_with_its_date(ledger, tmp_path):
    chart(ledger, tmp_path, "2025-07-24", TOWN)
    report(ledger, tmp_path, "ministry")
    assert told(the_capture(ledger))[1][0] == "DeepState (map of 2025-07-24)"


@pytest.mark.parametrize(
    ("shows", "box"),
    [
        ("2025-07-31", ELSEWHERE),
        ("2025-07-31", EDGE),
        ("2025-08-01", TOWN),
        ("2025-08-20", TOWN),
        ("2025-07-23", TOWN),
    ],
)
def test_a_map_that_does_not_show_it_that_day_says_nothing(ledger, tmp_path, shows, box):
    chart(ledger, tmp_path, shows, box)
    report(ledger, tmp_path, "ministry")
    event = the_capture(ledger)
    assert (event.standing, told(event), event.contradictions) == ("single-origin", [MINISTRY], ())
    assert casework.verify(ledger).problems == ()


def test_two_dates_of_one_maker_are_one_origin_the_newer_one(ledger, tmp_path):
    report(ledger, tmp_path, "ministry")
    chart(ledger, tmp_path, "2025-07-31", TOWN)
    chart(ledger, tmp_path, "2025-07-28", TOWN)
    assert [o.map_day for o in the_capture(ledger).origins if o.map_day] == [date(2025, 7, 31).toordinal()]
    chart(ledger, tmp_path, "2025-07-30", ELSEWHERE)
    assert the_capture(ledger).standing == "corroborated", "the map of the day counts, not those before"


def test_a_newer_map_of_the_maker_that_does_not_show_it_takes_the_older_ones_place(ledger, tmp_path):
    report(ledger, tmp_path, "ministry")
    chart(ledger, tmp_path, "2025-07-28", TOWN)
    assert the_capture(ledger).standing == "corroborated"
    chart(ledger, tmp_path, "2025-07-31", ELSEWHERE)
    assert told(the_capture(ledger)) == [MINISTRY]
    assert casework.verify(ledger).problems == ()


def test_a_map_of_the_same_side_makes_one_sided_and_no_more(ledger, tmp_path):
    report(ledger, tmp_path, "ministry")
    chart(ledger, tmp_path, "2025-07-31", TOWN, maker="Rybar", side="russia")
    assert the_capture(ledger).standing == "one-sided"
    chart(ledger, tmp_path, "2025-07-31", TOWN, maker="River Mission", side="third")
    assert the_capture(ledger).standing == "corroborated"


def test_what_is_denied_stays_disputed(ledger, tmp_path):
    report(ledger, tmp_path, "ministry", "staff")
    chart(ledger, tmp_path, "2025-07-31", TOWN)
    event = the_capture(ledger)
    assert event.standing == "disputed"
    assert event.reasons[0] == (
        "Asserted by Russian Ministry of Defense (russia), DeepState, map of 2025-07-31 (ukraine)."
    )
    assert {p.field for p in event.contradictions} == {"occurred"}


def test_a_maker_that_says_so_in_words_is_one_origin_with_its_map(ledger, tmp_path):
    report(ledger, tmp_path, "maker")
    before = told(the_capture(ledger))
    chart(ledger, tmp_path, "2025-07-31", TOWN)
    event = the_capture(ledger)
    assert told(event) == before
    (sight,) = casework.dossier(ledger, event.id).maps
    assert sight.verdict.endswith("; its maker says so in words, too, which is one origin.")


def test_entry_into_a_region_is_shown_by_a_map_only_where_one_before_is_without_it(ledger, tmp_path):
    def entry() -> Event:
        (event,) = [e for e in every(ledger) if e.sort == "entry"]
        return event

    report(ledger, tmp_path, "crossing")
    chart(ledger, tmp_path, "2025-08-26", INTO_THE_REGION)
    assert entry().standing == "single-origin", "it may always have been there"
    (sight,) = casework.dossier(ledger, entry().id).maps
    assert "its maps before do not show the region without that side" in sight.verdict
    chart(ledger, tmp_path, "2025-05-20", SHORT_OF_THE_REGION)
    assert entry().standing == "corroborated"
    assert casework.verify(ledger).problems == ()
    chart(ledger, tmp_path, "2025-07-20", INTO_THE_REGION)
    assert entry().standing == "single-origin", "it was there a month before"
    chart(ledger, tmp_path, "2025-08-10", SHORT_OF_THE_REGION)
    assert entry().standing == "corroborated"
    assert casework.verify(ledger).problems == ()


STEPS = (
    ("report", "ministry"),
    ("report", "again"),
    ("report", "staff"),
    ("report", "crossing"),
    ("map", "2025-07-28", TOWN),
    ("map", "2025-07-31", TOWN),
    ("map", "2025-08-24", INTO_THE_REGION),
    ("map", "2025-05-20", SHORT_OF_THE_REGION),
)
ORDERS = {
    "reports first": (0, 1, 2, 3, 4, 5, 6, 7),
    "maps first": (7, 6, 5, 4, 3, 2, 1, 0),
    "by turns": (4, 0, 6, 3, 5, 1, 7, 2),
    "old maps last": (6, 3, 5, 2, 0, 1, 7, 4),
}


def build(ledger: Ledger, tmp_path: Path, order: tuple[int, ...]) -> list[Event]:
    for number in order:
        kind, name, *box = STEPS[number]
        if kind == "report":
            report(ledger, tmp_path, name)
        else:
            chart(ledger, tmp_path, name, *box)
        assert casework.verify(ledger).problems == (), number
    return every(ledger)


@pytest.mark.parametrize("order", list(ORDERS.values()), ids=list(ORDERS))
def test_the_order_of_adding_reports_and_maps_does_not_matter(where, tmp_path, order):
    casework.init(str(tmp_path / "plain"), by="test")
    with casework.opened(str(tmp_path / "plain")) as ledger:
        wanted = build(ledger, tmp_path, ORDERS["reports first"])
    assert {e.standing for e in wanted} == {"disputed", "corroborated"}
    with casework.opened(where) as ledger:
        assert build(ledger, tmp_path, order) == wanted


def test_the_map_and_what_follows_are_one_transaction_with_its_log_row(ledger, tmp_path, monkeypatch):
    report(ledger, tmp_path, "ministry")
    with monkeypatch.context() as patched, pytest.raises(RuntimeError):
        patched.setattr(deriving, "events", broken)
        chart(ledger, tmp_path, "2025-07-31", TOWN)
    with ledger.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(controls)) == 0
    assert the_capture(ledger).standing == "single-origin"
    chart(ledger, tmp_path, "2025-07-31", TOWN)
    with ledger.reading() as connection:
        last = list(log.entries(connection))[-1]
    assert (last.act, last.target, json.loads(last.detail)["events"]) == ("control", "DeepState 2025-07-31", 1)


def broken(*_: object) -> int:
    raise RuntimeError


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        (sightings, {"inside": False}, "comes out otherwise"),
        (controls, {"side": "russia"}, "the log has it otherwise"),
        (controls, {"shape": b"\x01\x06\x00\x00\x00\x00\x00\x00\x00"}, "its areas are not those of its original"),
    ],
)
def test_verify_sees_maps_and_measures_that_were_changed(ledger, tmp_path, table, change, said):
    report(ledger, tmp_path, "ministry")
    chart(ledger, tmp_path, "2025-07-31", TOWN)
    assert casework.verify(ledger).problems == ()
    with ledger.writing() as connection:
        connection.execute(table.update().values(**change))
    assert any(said in p for p in casework.verify(ledger).problems)


def test_a_ledger_of_before_counts_its_maps_when_it_is_opened(where, tmp_path):
    with casework.opened(where) as ledger:
        report(ledger, tmp_path, "ministry")
        plain = every(ledger)
        chart(ledger, tmp_path, "2025-07-31", TOWN)
        wanted = every(ledger)
        with ledger.writing() as connection:
            from hearsay.ledger.codec import pack
            from hearsay.ledger.schema import events

            for event in plain:
                asked = events.update().where(events.c.id == event.id)
                connection.execute(asked.values(standing=event.standing, event=pack(event)))
            sightings.drop(connection)
            connection.execute(sa.text("UPDATE alembic_version SET version_num = '0001'"))
    with casework.opened(where) as ledger:
        assert every(ledger) == wanted
        verified = casework.verify(ledger)
        assert verified.problems == ()
    with casework.opened(where) as ledger:
        assert casework.verify(ledger).entries == verified.entries, "once"


def test_every_way_out_names_the_map_and_quotes_nothing_of_it(ledger, tmp_path):
    report(ledger, tmp_path, "ministry")
    chart(ledger, tmp_path, "2025-07-31", TOWN)
    dossier = casework.dossier(ledger, the_capture(ledger).id)

    def written(form: str) -> str:
        out = io.StringIO()
        casework.write_dossier(dossier, form, out)
        return out.getvalue()

    assert "\n  asserts: DeepState, map of 2025-07-31 (ukraine)\n" in written("text")
    assert "- **DeepState, map of 2025-07-31** (ukraine) asserts it\n" in written("md")
    assert '<strong>DeepState, map of 2025-07-31</strong> <span class="badge">ukraine</span></p></div>' in written(
        "html"
    )
    found = json.loads(written("json"))["event"]["origins"][1]
    assert found == {
        "label": "DeepState (map of 2025-07-31)",
        "side": "ukraine",
        "stance": "asserts",
        "reports": [],
        "claims": [],
        "outlets": [],
    }
    out = io.StringIO()
    casework.export(ledger, "json", out)
    (event,) = [e for e in json.loads(out.getvalue())["events"] if e["kind"] == "capture"]
    assert found in event["origins"]
    for form in ("csv", "geojson", "acled", "claimreview", "annotations"):
        casework.export(ledger, form, io.StringIO())
