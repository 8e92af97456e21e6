"""The timeline and the map of a page: true to scale, without collisions, and nothing put where it is not known."""

import dataclasses
import itertools
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.atlas.basemap import basemap
from hearsay.atlas.geometry import metres, shapes
from hearsay.export.page import render
from hearsay.export.page.dates import moment_words, on_line, open_words, published_words
from hearsay.export.page.labels import Taken, around
from hearsay.export.page.map import drawn_map
from hearsay.export.page.projection import conic, cut, view_of
from hearsay.export.page.scale import scale_for
from hearsay.export.page.spots import spots, unresolved
from hearsay.export.page.timeline import timeline
from hearsay.export.page.voices import letter, voices
from hearsay.model import Origin, Reading, Span, Timex, Toponym, When
from tests.page.looked_at import looked_at
from tests.page.made import MOSCOW_TIME, made, place, report

DAY = timedelta(days=1, seconds=-1)


def whole(day: str) -> tuple[datetime, datetime]:
    start = datetime.fromisoformat(day)
    return start, start + DAY


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        (datetime(2025, 5, 20), datetime(2025, 5, 20) + DAY, "20 May 2025"),
        (
            datetime(2025, 5, 20, 9, 14, tzinfo=MOSCOW_TIME),
            datetime(2025, 5, 20, 9, 14, 59, tzinfo=MOSCOW_TIME),
            "20 May 2025, 09:14 +03:00",
        ),
        (datetime(2025, 5, 1), datetime(2025, 5, 31) + DAY, "May 2025"),
        (datetime(2025, 5, 5), datetime(2025, 5, 11) + DAY, "5–11 May 2025"),
        (datetime(2025, 6, 1), datetime(2025, 8, 31) + DAY, "1 June 2025 – 31 August 2025"),
        (datetime(2025, 1, 1), datetime(2025, 12, 31) + DAY, "2025"),
        (datetime(2025, 6, 7, 18), datetime(2025, 6, 8, 5, 59, 59), "7 June 2025, 18:00 – 8 June 2025, 05:59"),
        (datetime(2025, 6, 7, 6), datetime(2025, 6, 7, 11, 59, 59), "7 June 2025, 06:00–11:59"),
    ],
)
def test_intervals_in_words(earliest, latest, said):
    assert moment_words("", earliest, latest) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("XXXX-05-20", "20 May, year not stated"),
        ("XXXX-05", "May, year not stated"),
        ("XXXX-05-20T09:14+03:00", "20 May, 09:14+03:00, year not stated"),
        ("XXXX-WXX-3", "a Wednesday, date not stated"),
        ("XXXX-WXX-5TMO", "a Friday, morning, date not stated"),
        ("XXXX-XX-XXTNI", "night, date not stated"),
        ("XXXX-SU", "summer, year not stated"),
        ("XXXX-WXX-WE", "a weekend, date not stated"),
        ("XXXX-XX-XX", "date not stated"),
        ("PXW", "date not stated (PXW)"),
        ("PRESENT_REF", "the present, no date"),
    ],
)
def test_a_missing_year_stays_missing(value, said):
    assert moment_words(value, None, None) == open_words(value) == said


def test_published_in_words():
    assert published_words(None) == "date not known"
    assert published_words(date(2025, 10, 7)) == "7 October 2025"
    assert published_words(datetime(2025, 10, 7, 9, 30, tzinfo=MOSCOW_TIME)) == "7 October 2025, 09:30 +03:00"
    assert published_words(datetime(2025, 10, 7, 9, 30, tzinfo=UTC)) == "7 October 2025, 09:30 UTC"


moments = st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31))


@given(st.lists(st.tuples(moments, moments), max_size=8))
def test_scale_keeps_order_and_frame(drawn):
    intervals = [(min(a, b), max(a, b)) for a, b in drawn]
    scale = scale_for(intervals, 100, 1000)
    if scale is None:
        assert (
            intervals == []
            or datetime.max in itertools.chain(*intervals)
            or datetime.min in itertools.chain(*intervals)
        )
        return
    ordered = sorted(itertools.chain(*intervals))
    places = [scale.x(m) for m in ordered]
    assert places == sorted(places)
    assert all(100 <= x <= 1000 for x in places)
    ticks = scale.ticks()
    assert len(ticks) <= 12
    assert all(100 <= x <= 1000 for x, _ in ticks)


def test_scale_is_linear_and_ticks_are_round():
    scale = scale_for([whole("2025-03-01"), whole("2025-03-11")], 0, 1000)
    step = scale.x(datetime(2025, 3, 3)) - scale.x(datetime(2025, 3, 2))
    assert scale.x(datetime(2025, 3, 9)) - scale.x(datetime(2025, 3, 8)) == pytest.approx(step)
    assert [name for _, name in scale.ticks()][:2] == ["2 Mar 2025", "4 Mar"]


def test_a_lone_date_far_off_does_not_squeeze_the_rest():
    near = [whole("2025-03-01"), whole("2025-03-04"), whole("2025-03-09")]
    scale = scale_for([whole("2014-03-18"), *near], 0, 1000)
    assert scale.low > datetime(2025, 2, 1)
    assert scale_for([whole("2025-01-01"), *near], 0, 1000).low < datetime(2025, 1, 1)


def test_timeline_has_three_lanes_and_leaves_open_years_off():
    reading, _ = made()
    drawn = timeline(reading, voices(reading), "x-")
    looked = looked_at(drawn)
    assert [e.text for e in looked.of_class("lane-name")] == ["happened", "said", "reported"]
    entries = [e.text for e in looked.of_class("entry")]
    assert entries == [
        "1 March 2025 · capture",
        "4 March 2025",
        "5 March 2025 · published",
        "6 March 2025, 08:00 UTC · retrieved",
    ]
    assert "3 March, year not stated" in looked.of_class("beside")[0].text


def test_an_empty_lane_says_so():
    reading, _ = made()
    bare = dataclasses.replace(reading, report=report(published_at=None, origin=Origin(sha256="0", locator="-")))
    said = [e.text for e in looked_at(timeline(bare, voices(bare), "x-")).of_class("nothing")]
    assert said == ["publication date not known"]


def test_a_bar_that_fills_the_lane_has_its_label_below():
    reading, _ = made()
    first = reading.claims[0]
    month = dataclasses.replace(first.when, earliest=datetime(2025, 3, 1), latest=datetime(2025, 3, 31) + DAY)
    bare = dataclasses.replace(
        reading, report=report(published_at=None), timexes=(), claims=(dataclasses.replace(first, when=month),)
    )
    drawn = timeline(bare, voices(bare), "x-")
    assert "Not on the scale" not in drawn
    bar = float(re.search(r'class="bar[^>]* y="([\d.]+)"', drawn).group(1))
    label = float(re.search(r'class="entry"[^>]* y="([\d.]+)"', drawn).group(1))
    assert label > bar + 20


def test_a_date_filled_in_says_from_what():
    reading, _ = made()
    first = reading.claims[0]
    filled = dataclasses.replace(first.when, basis="published date")
    reading = dataclasses.replace(reading, claims=(dataclasses.replace(first, when=filled),))
    assert "1 March 2025 · capture · from the published date" in timeline(reading, voices(reading), "x-")


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40)), min_size=1, max_size=25))
def test_bars_and_labels_of_a_timeline_do_not_collide(days):
    reading, _ = made()
    start = datetime(2024, 1, 1)
    claims = []
    for number, (day, length) in enumerate(days):
        earliest = start + timedelta(days=day)
        when = When(value=f"{day}", earliest=earliest, latest=earliest + timedelta(days=length) + DAY, basis="stated")
        claims.append(dataclasses.replace(reading.claims[0], id=str(number), when=when))
    drawn = timeline(dataclasses.replace(reading, claims=tuple(claims)), voices(reading), "x-")
    rows: dict[float, list[float]] = {}
    for x, y in re.findall(r'<text class="entry" x="([\d.]+)" y="([\d.]+)"', drawn):
        rows.setdefault(float(y), []).append(float(x))
    for row in rows.values():
        assert all(b - a > 60 for a, b in itertools.pairwise(sorted(row)))
    assert all(float(x) <= 1100 for x in re.findall(r'<rect class="bar[^>]* x="([\d.]+)"', drawn))


@given(st.lists(st.tuples(st.floats(0, 700), st.floats(0, 500), st.floats(5, 200)), max_size=30))
def test_labels_that_are_placed_do_not_overlap(wanted):
    taken = Taken((0, 0, 760, 540))
    for x, y, width in wanted:
        taken.place(around(x, y, 9, 14), width, 14)
    for a, b in itertools.combinations(taken.boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    assert all(b[0] >= 0 and b[1] >= 0 and b[2] <= 760 and b[3] <= 540 for b in taken.boxes)


def test_map_is_true_to_scale():
    kyiv, kharkiv = (30.52, 50.45), (36.23, 49.99)
    view = view_of([(*kyiv, 0), (*kharkiv, 0)], 760, 540, least_m=1)
    (x1, y1), (x2, y2) = view.spot(*kyiv), view.spot(*kharkiv)
    drawn_m = ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 / view.scale
    assert drawn_m == pytest.approx(metres(kyiv[1], kyiv[0], kharkiv[1], kharkiv[0]), rel=0.01)
    assert x1 < x2
    assert view.spot(30.5, 51)[1] < view.spot(30.5, 50)[1]


@given(st.lists(st.tuples(st.floats(15, 60), st.floats(40, 61), st.floats(0, 150_000)), min_size=1, max_size=10))
def test_everything_to_be_seen_is_in_the_frame(wanted):
    view = view_of(wanted, 760, 540, least_m=160_000)
    assert all(view.holds(view.spot(lon, lat)) for lon, lat, _ in wanted)


def test_cutting_keeps_what_is_inside():
    square = [(-10.0, -10.0), (5.0, -10.0), (5.0, 5.0), (-10.0, 5.0)]
    assert set(cut(square, 0, 0, 20, 20)) == {(0.0, 0.0), (5.0, 0.0), (5.0, 5.0), (0.0, 5.0)}
    assert cut(square, 6, 6, 20, 20) == []


def test_conic_has_no_shift_at_its_origin():
    made_conic = conic(22, 44, 40, 52)
    assert made_conic.project(31, 48) == pytest.approx((0, 0), abs=1e-6)


def inside(ring, lon, lat):
    crossed = False
    for i, (x2, y2) in enumerate(ring):
        x1, y1 = ring[i - 1]
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            crossed = not crossed
    return crossed


@pytest.mark.parametrize(
    ("name", "lon", "lat"), [("Simferopol", 34.1, 44.95), ("Sevastopol", 33.52, 44.6), ("Kerch", 36.47, 45.35)]
)
def test_crimea_is_drawn_with_ukraine_and_with_nobody_else(name, lon, lat):
    assert not any(inside(ring, lon, lat) for c in basemap().countries for ring in c.rings)
    assert any(inside(ring, lon, lat) for code in ("UA-43", "UA-40") for ring in shapes()[code])


def test_neighbours_are_where_they_are():
    held = {c.name for c in basemap().countries if any(inside(r, 37.6, 55.7) for r in c.rings)}
    assert held == {"Russia"}
    assert {c.name for c in basemap().countries if any(inside(r, 27.6, 53.9) for r in c.rings)} == {"Belarus"}
    assert set(basemap().units) == set(shapes())


def test_no_country_is_named_on_the_ground_of_another():
    kerch = place("t:9", "Kerch", 45.35, 36.47, admin1="UA-43")
    drawn = drawn_map(spots(resolved(kerch)), "x-")
    view = view_of([(kerch.lon, kerch.lat, kerch.radius_m)], 760, 540, least_m=160_000)
    russia = next(c for c in basemap().countries if c.name == "Russia")
    for x, y in re.findall(r'class="country-name" x="([\d.]+)" y="([\d.]+)"[^>]*>RUSSIA', drawn):
        assert view.covers(russia.rings, (float(x) - 30, float(y)))
    assert view.covers(shapes()["UA-43"], view.spot(36.0, 45.3))
    assert not view.covers(russia.rings, view.spot(36.0, 45.3))


def resolved(*places):
    tops = tuple(
        Toponym(span=Span(start=i, end=i + 1), surface=p.name, place=p, probability=0.9) for i, p in enumerate(places)
    )
    return Reading(report=report("x" * 20), toponyms=tops)


LYMAN = place("t:1", "Lyman", 48.98, 37.81)
MOSCOW = place("t:2", "Moscow", 55.75, 37.62, country="RU", admin1=None)
RUSSIA = place("t:3", "Russia", 60.0, 100.0, level="country", country="RU", admin1=None)
BELGOROD = place("t:4", "Belgorod", 50.6, 36.59, country="RU", admin1=None)


def test_countries_and_far_places_are_listed_not_drawn():
    found = {s.place.name: s.drawn for s in spots(resolved(RUSSIA, LYMAN, MOSCOW, BELGOROD))}
    assert found == {"Lyman": True, "Belgorod": True, "Russia": False, "Moscow": False}
    assert [s.drawn for s in spots(resolved(MOSCOW))] == [True]


def test_unresolved_places_get_no_dot():
    reading, _ = made()
    page = render(reading, ())
    assert [t.surface for t in unresolved(reading)] == ["Yampil"]
    names = [e.text for e in looked_at(page).of_class("spot")]
    assert names == ["1 Lyman", "2 Zarichne"]
    assert "could be Yampil (Donetsk (UA-14), 0.40), Yampil (Vinnytsia (UA-05), 0.40)" in page


def test_map_marks_what_is_claimed_and_shades_units():
    unit = place("iso3166-2:UA-14", "Donetsk Oblast", 48.0, 37.6, level="admin1", radius_m=90_000.0)
    reading = resolved(unit, LYMAN)
    claimed = dataclasses.replace(reading.toponyms[1], claimed=True)
    drawn = looked_at(drawn_map(spots(dataclasses.replace(reading, toponyms=(reading.toponyms[0], claimed))), "x-"))
    assert len(drawn.of_class("named")) == 1
    assert [e.text for e in drawn.of_class("spot")] == ["1 Donetsk", "2 Lyman"]
    assert len(drawn.of_class("dot")) == 1
    assert "claimed" in drawn.of_class("dot")[0].attributes["class"]
    assert drawn.wrong == []


def test_circle_of_doubt_has_the_size_of_the_doubt():
    wide = dataclasses.replace(LYMAN, radius_m=20_000.0)
    drawn = drawn_map(spots(resolved(wide, BELGOROD)), "x-")
    radius = float(re.search(r'class="doubt[^>]* r="([\d.]+)"', drawn).group(1))
    bar = float(re.search(r"M14 [\d.]+v5h([\d.]+)", drawn).group(1))
    km = float(re.search(r">([\d.]+) km<", drawn).group(1))
    assert radius / bar * km == pytest.approx(20, rel=0.02)


def test_letters_of_voices():
    assert [letter(i) for i in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_parties_keep_their_colours_whoever_speaks_first():
    reading, _ = made()
    forward = {v.speaker.name: v.hue for v in voices(reading).by_key.values()}
    turned = dataclasses.replace(reading, claims=reading.claims[::-1])
    backward = {v.speaker.name: v.hue for v in voices(turned).by_key.values()}
    assert forward["Russian Ministry of Defence"] == backward["Russian Ministry of Defence"]
    assert abs(forward["Ukraine"] - backward["Ukraine"]) <= 36
    assert abs(forward["Ukraine"] - forward["Russian Ministry of Defence"]) > 90
    assert [side for side, _ in voices(reading).sides] == ["russia", "ukraine", "outlet", "unknown"]


def test_moments_with_and_without_a_zone_share_a_line():
    assert on_line(datetime(2025, 5, 20, 9, tzinfo=MOSCOW_TIME)) == datetime(2025, 5, 20, 6)
    assert on_line(datetime(2025, 5, 20, 9)) == datetime(2025, 5, 20, 9)


def test_times_without_a_claim_are_listed():
    text = "Snow fell in May 2020."
    timex = Timex(
        span=Span(start=13, end=21),
        type="DATE",
        value="2020-05",
        earliest=datetime(2020, 5, 1),
        latest=datetime(2020, 5, 31) + DAY,
    )
    reading = Reading(report=report(text), timexes=(timex,))
    assert "“May 2020”: May 2020" in timeline(reading, voices(reading), "x-")
