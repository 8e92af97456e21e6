"""The places of a user's list, row by row: a GeoNames dump, or a table with a header. What cannot be used is told.

Only populated places are taken. Of a dump these are the features of class P but for PPLH, which were given up long ago;
its divisions are passed over: bare names such as "Centre" would weigh as much as a region, and a dump gives no extent.
"""

import csv
import itertools
import re
import string
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from hearsay.atlas import sources
from hearsay.atlas.columns import Columns, ListError, known, recognised
from hearsay.atlas.regions import Regions
from hearsay.atlas.sources import Row

GEONAMES = "geonames"
TABLE = "table"
FIELDS = 19
"""Columns of a GeoNames dump: https://download.geonames.org/export/dump/readme.txt"""
LOOKED_AT = 20
DELIMITERS = "\t;,|"
LONGEST_NAME = 120
MOST_NAMES = 400
"""Further names of one place."""
PARTS = re.compile(r"[,;|]")
KATOTTG, PCODE = re.compile(r"UA\d{17}"), re.compile(r"UA\d{10}")
NO_ID = re.compile(r"[^\w.-]+")
LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Unusable:
    """A row that gives no place, by the line it begins in."""

    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A feature of a dump that is no populated place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A place of a list. `linked` is the ref of the place that the list says it is."""

    line: int
    row: Row
    linked: str | None = None
    measured: bool = False
    """The list says how far the spot may be off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a list is to be read: found out when it was added, and kept with it."""

    kind: str
    delimiter: str = "\t"
    columns: Columns = field(default_factory=dict)
    country: str | None = None


def form_of(text: IO[str], told: Mapping[str, str], country: str | None) -> Form:
    """How to read a list, by its first lines. Raises ListError where they do not tell."""
    first = [line for line in itertools.islice(text, LOOKED_AT) if line.strip()]
    if not first:
        raise ListError("is empty")
    if not told and any(_is_dump(line) for line in first):
        return Form(kind=GEONAMES)
    delimiter = max(DELIMITERS, key=lambda d: (known(_fields(first[0], d)), len(_fields(first[0], d))))
    columns = recognised(_fields(first[0], delimiter), told)
    if "country" not in columns and country is None:
        raise ListError("has no column of countries: say --country UA, or --column country=COLUMN")
    return Form(kind=TABLE, delimiter=delimiter, columns=columns, country=country)


def places(text: IO[str], form: Form, name: str, regions: Regions) -> Iterator[Listed | Unusable | Passed]:
    """What a list holds; `name` is the list's, for the refs of places without an id."""
    if form.kind == GEONAMES:
        return _of_dump(text, regions)
    return _of_table(text, form, name, regions)


def _is_dump(line: str) -> bool:
    fields = line.split("\t")
    return len(fields) == FIELDS and fields[0].isdecimal() and _degrees(fields[4], fields[5]) is not None


def _fields(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _of_dump(text: IO[str], regions: Regions) -> Iterator[Listed | Unusable | Passed]:
    for number, line in enumerate(text, 1):
        fields = line.rstrip("\r\n").split("\t")
        if len(fields) != FIELDS:
            if line.strip():
                yield Unusable(number, f"{len(fields)} fields instead of {FIELDS}")
            continue
        if fields[6] != "P" or fields[7] == "PPLH":
            yield Passed()
            continue
        try:
            name, spot = _named(_name(fields[1])), _spot(fields[4], fields[5])
            country = _country(fields[8], None, regions)
        except ValueError as wrong:
            yield Unusable(number, str(wrong))
            continue
        unit = regions.coded(country, fields[10], spot)
        row = _row(f"geonames:{fields[0]}", name, spot, country, unit, _number(fields[14]))
        row.called((n for n in _split(fields[3]) if sources.readable(n)), sources.ALTERNATE)
        yield Listed(line=number, row=row, measured=True)


def _of_table(text: IO[str], form: Form, name: str, regions: Regions) -> Iterator[Listed | Unusable | Passed]:
    reader = csv.reader(text, delimiter=form.delimiter)
    width = len(next(reader, []))
    begins = reader.line_num + 1
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ListError(f"cannot be read from line {begins} on ({error}): is a quotation mark open?") from None
        if any(one.strip() for one in fields):
            yield _of_fields(fields, begins, reader.line_num, width, form, name, regions)
        begins = reader.line_num + 1


def _of_fields(
    fields: Sequence[str], line: int, last: int, width: int, form: Form, list_name: str, regions: Regions
) -> Listed | Unusable:
    if len(fields) != width:
        through = f", up to line {last}: is a quotation mark open?" if last > line else ""
        return Unusable(line, f"{len(fields)} fields instead of {width}{through}")

    def cell(role: str) -> str:
        return next((fields[n].strip() for n in form.columns.get(role, ())), "")

    others = [_name(fields[n]) for n in form.columns.get("names", ())]
    try:
        name = _named(_name(cell("name")) or next(filter(None, others), ""))
        spot = _spot(cell("lat"), cell("lon"))
        country = _country(cell("country"), form.country, regions)
    except ValueError as wrong:
        return Unusable(line, str(wrong))
    code = next((c for role in ("katottg", "pcode", "id") if KATOTTG.fullmatch(c := cell(role))), "")
    if not code and PCODE.fullmatch(cell("pcode")):
        code = cell("pcode")
    unit = regions.unit(country, cell("admin1"), cell("admin1_geonames"), code, spot)
    row = _row(_ref(cell, line, list_name), name, spot, country, unit, _number(cell("population")))
    row.names += dict.fromkeys(filter(None, others))
    row.called(filter(None, others))
    more = [_name(part) for n in form.columns.get("alternates", ()) for part in _split(fields[n])]
    row.called((n for n in more if sources.readable(n)), sources.ALTERNATE)
    radius = _number(cell("radius"))
    if radius:
        row.radius_m = float(radius)
    geonames = cell("geonames")
    linked = f"geonames:{geonames}" if geonames.isdecimal() else None
    return Listed(line=line, row=row, linked=linked, measured=radius > 0)


def _ref(cell: Callable[[str], str], line: int, list_name: str) -> str:
    """The id of a place: of a register where the list has one, else of the list, else its line."""
    for role in ("katottg", "pcode", "koatuu"):
        if code := _id(cell(role)):
            return f"{role}:{code}"
    own = _id(cell("id"))
    return f"katottg:{own}" if KATOTTG.fullmatch(own) else f"list:{NO_ID.sub('-', list_name)}:{own or line}"


def _id(text: str) -> str:
    """An id in letters and digits; "" for none, or one that no register gives."""
    return NO_ID.sub("-", text) if len(text) <= LONGEST_ID else ""


def _row(
    ref: str,
    name: str,
    spot: tuple[float, float],
    country: str,
    unit: tuple[str | None, tuple[str, ...]],
    population: int,
) -> Row:
    row = Row(
        ref=ref,
        name=name,
        lat=spot[0],
        lon=spot[1],
        radius_m=sources.town_radius_m(population),
        level="settlement",
        country=country,
        admin1=unit[0],
        admin=unit[1],
        population=population,
        names=[name],
    )
    row.called([name])
    return row


def _named(name: str) -> str:
    """The same name. This and the next two raise ValueError, which says why a row gives no place."""
    if not name:
        raise ValueError("no name")
    if len(name) > LONGEST_NAME:
        raise ValueError("a name that is too long")
    return name


def _spot(lat: str, lon: str) -> tuple[float, float]:
    found = _degrees(lat, lon)
    if found is None:
        raise ValueError("no degrees of latitude and longitude")
    if not (-90 <= found[0] <= 90 and -180 <= found[1] <= 180):
        raise ValueError(f"degrees out of range ({found[0]:g}, {found[1]:g})")
    if found == (0, 0):
        raise ValueError("0, 0 for its degrees")
    return found


def _country(told: str, otherwise: str | None, regions: Regions) -> str:
    found = regions.country(told) if told else otherwise
    if found is None:
        raise ValueError(f"no country known as {told[:40]!r}" if told else "no country")
    return found


def _name(text: str) -> str:
    """A name in plain characters, in small letters but for the first ones; "" for one without letters."""
    spaced = "".join(" " if c.isspace() or c == "|" else c for c in unicodedata.normalize("NFC", text))
    plain = " ".join("".join(c for c in spaced if unicodedata.category(c)[0] != "C").split())
    if not any(c.isalpha() for c in plain):
        return ""
    if plain.isupper() and len(plain) > 2:
        return "-".join(string.capwords(part) for part in plain.split("-"))
    return plain


def _split(text: str) -> Iterable[str]:
    """Names written into one field."""
    return (part.strip() for part in itertools.islice(PARTS.split(text), MOST_NAMES) if part.strip())


def _degrees(lat: str, lon: str) -> tuple[float, float] | None:
    """Numbers with a point or a comma."""
    try:
        found = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError:
        return None
    return found if all(abs(one) < 1e6 for one in found) else None


def _number(text: str) -> int:
    """A number of people or metres; 0 where none can be read."""
    plain = text.replace(" ", "").replace("\u00a0", "").replace(",", "")
    try:
        found = float(plain)
    except ValueError:
        return 0
    return int(found) if 0 < found < 1e9 else 0
