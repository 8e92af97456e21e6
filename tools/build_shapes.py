"""Makes hearsay/atlas/data/oblasts.json from Natural Earth's first-level shapes of Ukraine (GeoJSON, public domain).

Run: python tools/build_shapes.py SHAPES.geojson
Codes and names of the source are unreliable, so a shape is told by a point that lies in it (the centre of its unit).
Lines are thinned arc by arc, so that neighbours keep one common line; a border is where two shapes share points.
"""

import json
import sys
from pathlib import Path

OUT = Path(__file__).parents[1] / "hearsay" / "atlas" / "data" / "oblasts.json"
TOLERANCE_DEGREES = 0.008
"""About 0.9 km north to south, 0.6 km west to east."""

# A point (lat, lon) well inside each unit: own knowledge. The two cities come first, as others lie around them.
INSIDE = {
    "UA-30": (50.45, 30.52),
    "UA-40": (44.59, 33.55),
    "UA-05": (49.00, 28.70),
    "UA-07": (50.90, 25.00),
    "UA-09": (49.00, 39.00),
    "UA-12": (48.30, 34.90),
    "UA-14": (48.00, 37.60),
    "UA-18": (50.40, 28.40),
    "UA-21": (48.30, 23.20),
    "UA-23": (47.30, 35.80),
    "UA-26": (48.60, 24.60),
    "UA-32": (49.80, 30.20),
    "UA-35": (48.50, 32.00),
    "UA-43": (45.30, 34.30),
    "UA-46": (49.80, 24.00),
    "UA-48": (47.50, 31.80),
    "UA-51": (47.50, 30.20),
    "UA-53": (49.60, 34.00),
    "UA-56": (51.00, 26.50),
    "UA-59": (51.00, 34.20),
    "UA-61": (49.40, 25.60),
    "UA-63": (49.60, 36.50),
    "UA-65": (46.60, 33.30),
    "UA-68": (49.40, 27.00),
    "UA-71": (49.20, 31.30),
    "UA-74": (51.40, 32.00),
    "UA-77": (48.30, 25.80),
}


def main(source: str) -> None:
    features = json.loads(Path(source).read_text(encoding="utf-8"))["features"]
    loops = []
    for feature in features:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        loops.append([[(round(x, 5), round(y, 5)) for x, y, *_ in ring[:-1]] for p in polygons for ring in p])
    owners: dict[tuple[float, float], set[int]] = {}
    for number, rings in enumerate(loops):
        for ring in rings:
            for point in ring:
                owners.setdefault(point, set()).add(number)
    shapes = {}
    for number, rings in enumerate(loops):
        code = next(c for c, point in INSIDE.items() if c not in shapes and _inside(rings, *point))
        shapes[code] = [thin for ring in rings if len(thin := _thinned(ring, owners)) >= 3]
        assert number < len(features)
    assert set(shapes) == set(INSIDE)
    lines = [f'  "{code}": {json.dumps(shapes[code], separators=(",", ":"))}' for code in sorted(shapes)]
    head = '{\n "source": "Natural Earth, first-level units, public domain; thinned to about 1 km",\n "shapes": {\n'
    OUT.write_text(head + ",\n".join(lines) + "\n }\n}\n", encoding="utf-8")
    print(f"{OUT}: {len(shapes)} shapes, {sum(len(r) for s in shapes.values() for r in s)} points")


def _inside(rings, lat, lon):
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def _thinned(ring, owners):
    """The ring cut where its neighbour changes, each piece thinned in a direction that both sides agree on."""
    size = len(ring)
    nodes = [
        i
        for i in range(size)
        if len(owners[ring[i]]) > 2
        or (owners[ring[i]] != owners[ring[i - 1]] and len(owners[ring[i]]) >= len(owners[ring[i - 1]]))
        or (
            owners[ring[i]] != owners[ring[(i + 1) % size]]
            and len(owners[ring[i]]) >= len(owners[ring[(i + 1) % size]])
        )
    ]
    if not nodes:
        nodes = [min(range(size), key=lambda i: ring[i])]
    if len(nodes) == 1:
        nodes.append(max(range(size), key=lambda i: _square(ring[i], ring[nodes[0]])))
    nodes.sort()
    out = []
    for a, b in zip(nodes, nodes[1:] + nodes[:1], strict=True):
        arc = [ring[i % size] for i in range(a, (b if b > a else b + size) + 1)]
        turned = arc[0] > arc[-1]
        kept = _peucker(arc[::-1] if turned else arc)
        out += (kept[::-1] if turned else kept)[:-1]
    rounded = [(round(x, 3), round(y, 3)) for x, y in out]
    return [p for i, p in enumerate(rounded) if p != rounded[i - 1]]


def _square(a, b):
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _peucker(arc):
    """Douglas-Peucker with TOLERANCE_DEGREES."""
    (x1, y1), (x2, y2) = arc[0], arc[-1]
    length = _square(arc[0], arc[-1])
    worst, at = 0.0, 0
    for i in range(1, len(arc) - 1):
        x, y = arc[i]
        t = 0.0 if length == 0 else max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
        far = _square((x, y), (x1 + t * (x2 - x1), y1 + t * (y2 - y1)))
        if far > worst:
            worst, at = far, i
    if worst <= TOLERANCE_DEGREES**2:
        return [arc[0], arc[-1]]
    return _peucker(arc[: at + 1])[:-1] + _peucker(arc[at:])


if __name__ == "__main__":
    main(*sys.argv[1:])
