"""What lies around Ukraine, for orientation on a map: countries, seas and towns with their names. Never for deciding.

Outlines are Natural Earth's (public domain) from 16 to 52 degrees east and 40 to 60.5 north, thinned to about 1.5 km by
tools/build_basemap.py; Ukraine is not among them (`geometry.shapes`), and none of them holds Crimea. Towns are
GeoNames' (CC BY 4.0).
"""

import functools
import json
from dataclasses import dataclass
from importlib.resources import files

from hearsay.atlas.geometry import Ring

Spot = tuple[float, float]
"""lon, lat in degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A country or a sea; `labels` are spots its name may stand at, the best first; a sea has no rings."""

    name: str
    labels: tuple[Spot, ...]
    rings: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    name: str
    spot: Spot
    population: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """`box` is west, south, east, north in degrees: nothing is known beyond it."""

    box: tuple[float, float, float, float]
    countries: tuple[Area, ...]
    seas: tuple[Area, ...]
    units: dict[str, Area]
    """ISO 3166-2 code -> short English name of a unit of Ukraine and the spot it may stand at."""
    lines: tuple[tuple[Spot, ...], ...]
    """Borders and coasts of the countries, but for those they share with Ukraine: its own outline draws them."""
    towns: tuple[Town, ...]
    """The largest first."""


@functools.cache
def basemap() -> Basemap:
    """The packaged basemap."""
    data = json.loads((files(__package__) / "data" / "basemap.json").read_text(encoding="utf-8"))
    west, south, east, north = data["box"]
    return Basemap(
        box=(west, south, east, north),
        countries=tuple(
            Area(
                name=c["name"],
                labels=tuple((x, y) for x, y in c["labels"]),
                rings=tuple(tuple((x, y) for x, y in ring) for ring in c["rings"]),
            )
            for c in data["countries"]
        ),
        seas=tuple(Area(name=s["name"], labels=tuple((x, y) for x, y in s["labels"])) for s in data["seas"]),
        units={code: Area(name=name, labels=((x, y),)) for code, (name, x, y) in data["units"].items()},
        lines=tuple(tuple((x, y) for x, y in line) for line in data["lines"]),
        towns=tuple(Town(name=name, spot=(x, y), population=people) for name, x, y, people in data["towns"]),
    )
