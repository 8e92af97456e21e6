"""Dated control maps: what areas a maker gives to one side, and how far they are from where that side is said to be.

A map is never proof: it carries its maker, and a distance carries the uncertainty of the border or the place.
"""

import json
import math
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from hearsay.atlas.geometry import EARTH_M, neighbours, shapes

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

BORDER_M = 700.0
"""How far, in metres, a sector of the packaged borders may lie from the true one: half of their lines lie within 500 m
of other border files, nine in ten within 1,200 m; see `geometry`."""
LARGEST = 60_000_000
"""Bytes of a file of areas."""
NEAR_DEG = 1.5
"""Areas further away than this from the place asked about are left out of the sum."""


class ControlError(ValueError):
    """A file that holds no areas; its one line says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far the areas are from being in a place, in metres. Negative: so far they lie inside it.

    `least_m` and `most_m` bound it by the uncertainty of the border or the place.
    """

    least_m: float
    most_m: float
    at: tuple[float, float] | None = None
    """(lon, lat) of the spot it was measured at: on the border, the deepest corner, or the place."""

    @property
    def inside(self) -> bool:
        """Inside, whatever the uncertainty."""
        return self.most_m < 0

    @property
    def open(self) -> bool:
        """The uncertainty is larger than the distance."""
        return self.least_m < 0 <= self.most_m


def read(data: bytes) -> bytes:
    """The areas of a GeoJSON file as one multipolygon in WKB, longitude first.

    Raises ControlError for what is no GeoJSON, holds no polygon, or has coordinates that are no degrees.
    """
    import shapely
    from shapely.geometry import shape

    if len(data) > LARGEST:
        raise ControlError(f"is larger than {LARGEST:,} bytes")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ControlError(f"is not JSON ({str(error)[:80]})") from None
    parts = []
    for geometry in _geometries(found):
        if geometry.get("type") not in ("Polygon", "MultiPolygon"):
            continue
        try:
            parts.append(shape(geometry))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, shapely.errors.ShapelyError):
            raise ControlError("holds a polygon that is none") from None
    if not parts:
        raise ControlError("holds no polygons")
    whole = shapely.union_all([p if p.is_valid else shapely.make_valid(p) for p in parts])
    west, south, east, north = whole.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise ControlError("has coordinates that are no degrees of longitude and latitude")
    return bytes(shapely.to_wkb(whole))


def _geometries(found: Any) -> list[dict[str, Any]]:
    if not isinstance(found, dict):
        return []
    if found.get("type") == "FeatureCollection" and isinstance(found.get("features"), list):
        return [g for f in found["features"] if isinstance(f, dict) and isinstance(g := f.get("geometry"), dict)]
    if found.get("type") == "Feature" and isinstance(found.get("geometry"), dict):
        return [found["geometry"]]
    return [found]


def from_region(areas: bytes, code: str) -> dict[str, Reach]:
    """How far the areas are from lying inside a first-level unit (ISO 3166-2), by each sector of its border.

    A sector is what it shares with one neighbour, whose code is the key; the areas in that neighbour are measured, and
    what of the unit lies nearest to the sector. Inside, it is how deep the deepest corner lies. Raises KeyError for a
    unit without a shape.
    """
    from shapely.ops import nearest_points

    region = _region(code)
    lat = (region.bounds[1] + region.bounds[3]) / 2
    near = _near(areas, region.bounds)
    ground, held = _metric(region, lat), _metric(near, lat)
    grounds = {other: _metric(_region(other), lat) for other in neighbours(code)}
    lines = {other: ground.boundary.intersection(g.boundary) for other, g in grounds.items()}
    entered: dict[str, list[tuple[float, tuple[float, float]]]] = {other: [] for other in lines}
    inside = held.intersection(ground)
    for piece in getattr(inside, "geoms", [inside]):
        if not piece.is_empty and piece.area > 0 and lines:
            nearest = min(lines, key=lambda other: piece.distance(lines[other]))
            entered[nearest].append(_depth(piece, ground.boundary))
    found = {}
    for other, line in lines.items():
        beside = held.intersection(grounds[other])
        if entered[other]:
            depth, spot = max(entered[other])
            distance = -depth
        elif beside.is_empty or line.is_empty:
            continue
        else:
            near_line = nearest_points(line, beside)[0]
            distance, spot = beside.distance(line), (near_line.x, near_line.y)
        at = _degrees(spot, lat)
        found[other] = Reach(least_m=distance - BORDER_M, most_m=distance + BORDER_M, at=at)
    return found


def outline(
    areas: bytes, at: tuple[float, float], around_deg: float = 0.6
) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Rings of (lon, lat), not closed, of the areas near a spot, thinned to some 50 m: to be drawn, not measured."""
    import shapely

    lon, lat = at
    window = shapely.box(lon - around_deg * 1.5, lat - around_deg, lon + around_deg * 1.5, lat + around_deg)
    near = shapely.from_wkb(areas).intersection(window).simplify(0.0005)
    rings = []
    for piece in getattr(near, "geoms", [near]):
        if piece.geom_type == "Polygon" and not piece.is_empty:
            for ring in (piece.exterior, *piece.interiors):
                rings.append(tuple((round(x, 5), round(y, 5)) for x, y in ring.coords[:-1]))
    return tuple(rings)


def from_point(areas: bytes, lat: float, lon: float, radius_m: float) -> Reach:
    """How far the areas are from a spot known to `radius_m`; inside, how far the spot lies from their edge."""
    from shapely.geometry import Point

    point = Point(lon, lat)
    held = _metric(_near(areas, (lon, lat, lon, lat)), lat)
    spot = _metric(point, lat)
    distance = -held.boundary.distance(spot) if held.covers(spot) else held.distance(spot)
    return Reach(least_m=distance - radius_m, most_m=distance + radius_m, at=(lon, lat))


def _depth(inside: "BaseGeometry", border: "BaseGeometry") -> tuple[float, tuple[float, float]]:
    """Distance from the border of the corner that lies deepest, and that corner."""
    import shapely

    corners = shapely.get_coordinates(inside)
    distances = shapely.distance(shapely.points(corners), border)
    best = int(distances.argmax())
    return float(distances[best]), (float(corners[best][0]), float(corners[best][1]))


def _degrees(spot: tuple[float, float], lat: float) -> tuple[float, float]:
    degree = math.radians(1) * EARTH_M
    return spot[0] / (degree * math.cos(math.radians(lat))), spot[1] / degree


def _region(code: str) -> "BaseGeometry":
    from shapely.geometry import Polygon
    from shapely.ops import unary_union

    whole: BaseGeometry = Polygon()
    for ring in shapes()[code]:
        whole = whole.symmetric_difference(Polygon(ring).buffer(0))
    return unary_union(whole)


def _near(areas: bytes, bounds: tuple[float, float, float, float]) -> "BaseGeometry":
    import shapely

    west, south, east, north = bounds
    near = shapely.box(west - NEAR_DEG, south - NEAR_DEG, east + NEAR_DEG, north + NEAR_DEG)
    whole = shapely.from_wkb(areas)
    clipped = whole.intersection(near)
    return whole if clipped.is_empty else clipped


def _metric(geometry: "BaseGeometry", lat: float) -> "BaseGeometry":
    """Degrees as metres about one latitude; within a region good to some parts in a thousand."""
    import shapely

    degree = math.radians(1) * EARTH_M
    scale = (degree * math.cos(math.radians(lat)), degree)
    return shapely.transform(geometry, lambda xy: xy * scale)


def told(maker: str, shows: date, reach: Reach, what: str) -> str:
    """What a map says, in one sentence; never that something is false. `what` is a border or a place's name."""
    day = f"{shows.day} {shows:%B %Y}"
    if reach.inside:
        return f"shown by {maker} of {day}: {_span(-reach.most_m, -reach.least_m)} beyond {what}"
    if reach.open:
        most = max(-reach.least_m, reach.most_m)
        return f"left open by {maker} of {day}: less than {_km(most)} km from {what}, within the uncertainty of it"
    short = _span(reach.least_m, reach.most_m)
    return f"not supported by {maker} of {day}: {short} short of {what}; this map has no grey zone"


def _span(least_m: float, most_m: float) -> str:
    return f"{_km(least_m)} to {_km(most_m)} km"


def _km(metres: float) -> str:
    return f"{metres / 1000:.1f}"
