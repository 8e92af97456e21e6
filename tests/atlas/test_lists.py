"""Whatever bytes a user gives for a list, it is read, or refused in one line."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.atlas import columns, gazetteer, joining, listed, sources, unpacking
from hearsay.atlas.columns import ListError
from hearsay.atlas.regions import Regions


@pytest.fixture(scope="module")
def table():
    """A table with one state."""
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        db.executescript(gazetteer.TABLES + "CREATE INDEX place_ref ON place (ref);")
        row = sources.Row(
            ref="iso3166-1:UA", name="Ukraine", lat=49, lon=32, radius_m=500_000, level="country", country="UA"
        )
        row.called(["Ukraine"])
        db.execute(joining.INSERTED, joining.stored(1, row))
        db.executemany(joining.CALLED, [(key, 1, kind) for key, kind in row.keys.items()])
        yield db


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    return data.decode("cp1251", "replace").replace("\x00", ""), ()


CELL = st.one_of(st.text(max_size=12), st.sampled_from(["51.2", "34,9", "UA", '"', "nan", "1e400", "-91", "Верба"]))
TABLES = st.lists(st.lists(CELL, min_size=2, max_size=5).map(";".join), max_size=6).map(
    lambda rows: "\n".join(["name;lat;lon;alternatenames", *rows])
)
DUMPS = st.lists(st.lists(CELL, min_size=19, max_size=19).map("\t".join), max_size=4).map(
    lambda rows: "\n".join(["\t".join(["1", "Verba", "", "", "50", "34", "P", "PPL", "UA", *[""] * 10]), *rows])
)


@given(st.one_of(st.binary(max_size=300), st.binary(max_size=80).map(b"PK\x03\x04".__add__), TABLES.map(str.encode)))
def test_bytes_are_a_list_or_refused(table, tmp_path_factory, data):
    read(table, tmp_path_factory.getbasetemp(), data)


@given(DUMPS.map(str.encode))
def test_a_dump_with_odd_lines_is_read(table, tmp_path_factory, data):
    read(table, tmp_path_factory.getbasetemp(), data)


def read(table: sqlite3.Connection, folder: Path, data: bytes) -> None:
    path, kept = folder / "any.csv", folder / "any.gz"
    path.write_bytes(data)
    table.execute("SAVEPOINT before")
    try:
        unpacking.keep(path, kept, decoded)
        with unpacking.lines(kept) as text:
            form = listed.form_of(text, {}, "UA")
        with unpacking.lines(kept) as text:
            found = listed.places(text, form, "any.csv", Regions(table, "russia_ukraine"))
            told = joining.join(table, found, lambda rows: None)
        assert told.rows == told.places + told.merged + told.passed + told.unusable
    except ListError as error:
        assert "\n" not in str(error)
    finally:
        table.execute("ROLLBACK TO before")


@pytest.mark.parametrize(
    ("headers", "role", "number"),
    [
        (["ID", "Name_EN", "name_ua", "Latitude", "Longitude"], "name", 1),
        (["name_ua", "lat", "lon"], "name", 0),
        (["name", "y", "x"], "lat", 1),
        (["назва", "широта", "довгота", "область"], "admin1", 3),
        (["name", "lat", "lon", "admin1_name", "ISO3166-2"], "admin1", 4),
        (["name", "lat", "lon", "Country", "country_code"], "country", 4),
    ],
)
def test_columns_are_known_by_their_usual_names(headers, role, number):
    assert columns.recognised(headers)[role] == (number,)


def test_names_in_other_languages_are_names_too():
    found = columns.recognised(["name_en", "name_ua", "name:pl", "alt_name", "lat", "lon", "name_of_editor"])
    assert found["names"] == (1, 2)
    assert found["alternates"] == (3,)


@pytest.mark.parametrize(
    ("headers", "told", "says"),
    [
        (["name", "lat", "LAT", "lon"], {}, "'lat' or 'LAT': say --column lat=COLUMN"),
        (["town", "village", "lat", "lon"], {}, "'town' or 'village'"),
        (["a", "b"], {}, "name and lat and lon"),
        (["name", "lat", "lon"], {"lat": "Breite"}, "no column 'Breite'; its columns: 'name', 'lat', 'lon'"),
        (["name", "y", "y", "lon"], {"lat": "y"}, "more than one column 'y'"),
    ],
)
def test_what_is_ambiguous_or_missing_is_told(headers, told, says):
    with pytest.raises(ListError, match=says.replace("'", ".")):
        columns.recognised(headers, told)


def test_digits_of_the_register_name_every_unit_of_ukraine():
    units = [iso for _, iso in sources.table("katottg.tsv")]
    assert sorted(units) == sorted(iso for iso in sources.regions_of("russia_ukraine") if iso.startswith("UA"))
