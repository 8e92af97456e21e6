"""First-level units of Ukraine as shapes: what contains a point, what borders on what, and how far two lie apart.

Shapes are Natural Earth's (public domain), thinned to about 1 km by tools/build_shapes.py: half of the lines lie
within 0.5 km of other border files, nine in ten within 1.2 km. Distances are on a sphere and good to two in a hundred.
"""

import functools
import json
import math
from importlib.resources import files

Ring = tuple[tuple[float, float], ...]
"""Points as (lon, lat) in degrees, not closed; a ring inside another cuts a hole."""

EARTH_M = 6_371_000.0


@functools.cache
def shapes() -> dict[str, tuple[Ring, ...]]:
    """ISO 3166-2 code ("UA-14") -> rings of (lon, lat); Crimea (UA-43) and Sevastopol (UA-40) are among them."""
    data = json.loads((files(__package__) / "data" / "oblasts.json").read_text(encoding="utf-8"))
    return {code: tuple(tuple((x, y) for x, y in ring) for ring in rings) for code, rings in data["shapes"].items()}


def contains(lat: float, lon: float) -> str | None:
    """ISO code of the unit a point lies in; None outside Ukraine."""
    for code, rings in shapes().items():
        west, south, east, north = _box(code)
        if west <= lon <= east and south <= lat <= north and _inside(rings, lat, lon):
            return code
    return None


def borders(a: str, b: str) -> bool:
    """Whether two units share a line, not only a corner. Raises KeyError for a code without a shape."""
    return a != b and len(_points(a) & _points(b)) >= 2


@functools.cache
def neighbours(ref: str) -> tuple[str, ...]:
    """Codes of the units of Ukraine that share a line with this one, given by code or ref ("iso3166-2:UA-14").

    Raises KeyError for a unit without a shape.
    """
    code = ref.removeprefix("iso3166-2:")
    return tuple(other for other in shapes() if borders(code, other))


@functools.cache
def distance_m(a: str, b: str) -> float:
    """Least distance in metres between two units; 0 where they touch. Raises KeyError for a code without a shape.

    From a table made by tools/build_distances.py.
    """
    if a == b and a in shapes():
        return 0.0
    return float(_distances()[" ".join(sorted((a, b)))])


@functools.cache
def _distances() -> dict[str, float]:
    data = json.loads((files(__package__) / "data" / "distances.json").read_text(encoding="utf-8"))
    table: dict[str, float] = data["distances"]
    return table


def measured_m(a: str, b: str) -> float:
    """The distance that `distance_m` looks up, measured on the shapes."""
    if a == b or _points(a) & _points(b):
        return 0.0
    scale = math.cos(math.radians((_middle(a)[0] + _middle(b)[0]) / 2))
    one, other = _projected(a, scale), _projected(b, scale)
    _, point, foot = min(_least(one, other), _least(other, one))
    return metres(point[1], point[0] / scale, foot[1], foot[0] / scale)


def distance_to_m(code: str, lat: float, lon: float) -> float:
    """Metres from a point to a unit; 0 inside it. Raises KeyError for a code without a shape."""
    if _inside(shapes()[code], lat, lon):
        return 0.0
    scale = math.cos(math.radians(lat))
    _, foot = min(_gap((lon * scale, lat), side) for side in _sides(_projected(code, scale)))
    return metres(lat, lon, foot[1], foot[0] / scale)


def metres(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance of two points (haversine)."""
    a, b = math.radians(lat_a), math.radians(lat_b)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_M * math.asin(min(1.0, math.sqrt(half)))


@functools.cache
def _points(code: str) -> frozenset[tuple[float, float]]:
    return frozenset(point for ring in shapes()[code] for point in ring)


@functools.cache
def _box(code: str) -> tuple[float, float, float, float]:
    xs, ys = zip(*_points(code), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _middle(code: str) -> tuple[float, float]:
    west, south, east, north = _box(code)
    return (south + north) / 2, (west + east) / 2


def _inside(rings: tuple[Ring, ...], lat: float, lon: float) -> bool:
    inside = False
    for ring in rings:
        x1, y1 = ring[-1]
        for x2, y2 in ring:
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
            x1, y1 = x2, y2
    return inside


Point = tuple[float, float]
Side = tuple[Point, Point]


def _projected(code: str, scale: float) -> list[list[Point]]:
    """Rings in degrees of latitude on both axes."""
    return [[(x * scale, y) for x, y in ring] for ring in shapes()[code]]


def _sides(rings: list[list[Point]]) -> list[Side]:
    return [(ring[i - 1], ring[i]) for ring in rings for i in range(len(ring))]


def _least(rings: list[list[Point]], others: list[list[Point]]) -> tuple[float, Point, Point]:
    """The corner of `rings` nearest to a side of `others`, and the nearest spot on that side."""
    sides = _sides(others)
    square, foot, point = min((*_gap(p, side), p) for ring in rings for p in ring for side in sides)
    return square, point, foot


def _square(a: Point, b: Point) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _gap(point: Point, side: Side) -> tuple[float, Point]:
    """Squared distance of a point and a line segment, and the nearest spot on the segment."""
    (x, y), ((x1, y1), (x2, y2)) = point, side
    length = _square(*side)
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    foot = (x1 + t * (x2 - x1), y1 + t * (y2 - y1))
    return _square(point, foot), foot
