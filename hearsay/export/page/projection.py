"""Degrees onto paper: Lambert's conformal conic on a sphere (Snyder 1987, formulas 15-1 to 15-4), cut to a frame."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.atlas.geometry import EARTH_M

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Conic:
    """`project` gives metres east and south of the origin (lon, lat) of the map."""

    lon: float
    lat: float
    n: float
    f: float
    rho: float

    def project(self, lon: float, lat: float) -> Point:
        rho = EARTH_M * self.f / math.tan(math.pi / 4 + math.radians(min(lat, 89.0)) / 2) ** self.n
        theta = self.n * math.radians(lon - self.lon)
        return rho * math.sin(theta), rho * math.cos(theta) - self.rho


def conic(west: float, south: float, east: float, north: float) -> Conic:
    """A conic for a frame in degrees of the northern hemisphere, true to scale a sixth inside its edges."""
    inset = max((north - south) / 6, 0.05)
    one, two = math.radians(south + inset), math.radians(max(north - inset, south + inset + 0.1))
    n = math.log(math.cos(one) / math.cos(two)) / math.log(
        math.tan(math.pi / 4 + two / 2) / math.tan(math.pi / 4 + one / 2)
    )
    f = math.cos(one) * math.tan(math.pi / 4 + one / 2) ** n / n
    middle = (south + north) / 2
    rho = EARTH_M * f / math.tan(math.pi / 4 + math.radians(middle) / 2) ** n
    return Conic((west + east) / 2, middle, n, f, rho)


@dataclass(frozen=True, slots=True)
class View:
    """A frame of `width` by `height` units around `centre` (metres on the projection), `scale` units a metre."""

    conic: Conic
    centre: Point
    scale: float
    width: float
    height: float

    def spot(self, lon: float, lat: float) -> Point:
        x, y = self.conic.project(lon, lat)
        return (x - self.centre[0]) * self.scale + self.width / 2, (y - self.centre[1]) * self.scale + self.height / 2

    def holds(self, spot: Point, margin: float = 0.0) -> bool:
        return margin <= spot[0] <= self.width - margin and margin <= spot[1] <= self.height - margin

    def path(self, rings: Sequence[Sequence[Point]]) -> str:
        """SVG path of what lies in the frame; "" for nothing. Cut some way outside, so that no cut edge is seen."""
        pieces = []
        for ring in rings:
            points = cut([self.spot(*p) for p in ring], -20.0, -20.0, self.width + 20, self.height + 20)
            thinned = _thinned(points)
            if len(thinned) > 2:
                pieces.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in thinned) + "Z")
        return "".join(pieces)

    def covers(self, rings: Sequence[Sequence[Point]], spot: Point) -> bool:
        """Whether a spot of the frame lies inside the rings."""
        inside, (x, y) = False, spot
        for ring in rings:
            points = [self.spot(*p) for p in ring]
            for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
                if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                    inside = not inside
        return inside

    def lines(self, lines: Sequence[Sequence[Point]]) -> str:
        """SVG path of the lines that come near the frame."""
        pieces = []
        for line in lines:
            run: list[Point] = []
            for point in [*(self.spot(*p) for p in line), None]:
                if point and self.holds(point, -200):
                    run.append(point)
                else:
                    thinned = _thinned(run)
                    if len(thinned) > 1:
                        pieces.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in thinned))
                    run = []
        return "".join(pieces)

    def middle(self, rings: Sequence[Sequence[Point]]) -> Point | None:
        """The centre of gravity of the largest piece in the frame; None where next to nothing of it is."""
        pieces = [cut([self.spot(*p) for p in ring], 0, 0, self.width, self.height) for ring in rings]
        best = max(pieces, key=_area, default=[])
        if len(best) < 3 or _area(best) < 3_000:
            return None
        x = y = 0.0
        for (x1, y1), (x2, y2) in zip(best, best[1:] + best[:1], strict=True):
            cross = x1 * y2 - x2 * y1
            x, y = x + (x1 + x2) * cross, y + (y1 + y2) * cross
        twice = 6 * _signed(best)
        return x / twice, y / twice


def _signed(points: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], *points[:1]], strict=True)) / 2


def _area(points: Sequence[Point]) -> float:
    return abs(_signed(points))


def view_of(spots: Sequence[tuple[float, float, float]], width: float, height: float, *, least_m: float) -> View:
    """The frame that holds (lon, lat, radius in metres), with room around and at least `least_m` metres across."""
    reach = [(lon, lat, radius / 111_000) for lon, lat, radius in spots]
    east = [r / max(math.cos(math.radians(lat)), 0.1) for _, lat, r in reach]
    west_edge = min(lon - e for (lon, _, _), e in zip(reach, east, strict=True))
    east_edge = max(lon + e for (lon, _, _), e in zip(reach, east, strict=True))
    south_edge, north_edge = min(lat - r for _, lat, r in reach), max(lat + r for _, lat, r in reach)
    made = conic(west_edge, south_edge, east_edge, north_edge)
    points = [
        made.project(lon + dx * e, lat + dy * r)
        for (lon, lat, r), e in zip(reach, east, strict=True)
        for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1))
    ]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    across = max(max(xs) - min(xs), least_m) * 1.25
    down = max(max(ys) - min(ys), least_m * height / width) * 1.3
    scale = min(width / across, height / down)
    return View(made, ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), scale, width, height)


def cut(points: list[Point], left: float, top: float, right: float, bottom: float) -> list[Point]:
    """The part of a ring inside a box (Sutherland and Hodgman)."""
    for axis, bound, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        kept: list[Point] = []
        for i, b in enumerate(points):
            a = points[i - 1]
            in_a, in_b = sign * (a[axis] - bound) >= 0, sign * (b[axis] - bound) >= 0
            if in_a != in_b:
                t = (bound - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
            if in_b:
                kept.append(b)
        points = kept
    return points


def _thinned(points: list[Point]) -> list[Point]:
    """Without points that lie within a fraction of a unit of the one before."""
    kept: list[Point] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > 0.7:
            kept.append(point)
    return kept
