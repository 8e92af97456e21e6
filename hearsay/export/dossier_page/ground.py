"""A map of the spot in question: the region's border, what one map gave to the side that day, and the gap between."""

from hearsay.atlas.basemap import basemap
from hearsay.atlas.geometry import shapes
from hearsay.export.page.markup import joined, tag, words
from hearsay.export.page.projection import View, view_of
from hearsay.model import Dossier, MapSight

WIDTH, HEIGHT = 760.0, 460.0
CLOSE_M = 70_000.0
"""Metres across, where a map measured at a spot."""
WIDE_M = 260_000.0
FARTHEST_M = 60_000.0
TOWNS = 10


def drawn(dossier: Dossier) -> str:
    """The SVG of the event's place with the first map's areas; "" where the place cannot be drawn."""
    spot = dossier.event.spot
    if spot.lat is None or spot.lon is None:
        return ""
    sight = next((m for m in dossier.maps if m.focus and m.outline), None)
    if sight and sight.focus:
        view = view_of([(*sight.focus, 4_000.0)], WIDTH, HEIGHT, least_m=CLOSE_M)
    else:
        reach = min(spot.radius_m, FARTHEST_M)
        view = view_of([(spot.lon, spot.lat, reach)], WIDTH, HEIGHT, least_m=WIDE_M)
    code = spot.ref.removeprefix("iso3166-2:")
    units = joined(
        f'<path class="unit{" named" if unit == code else ""}" d="{d}"/>'
        for unit, rings in shapes().items()
        if (d := view.path(rings))
    )
    held = f'<path class="held" d="{view.path(sight.outline)}"/>' if sight else ""
    label = f"Map: {spot.name}" + (f", with the areas on {sight.maker} of {sight.shows.isoformat()}" if sight else "")
    return (
        f'<svg class="ground" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" aria-label="{words(label)}">'
        f'<clipPath id="frame"><rect width="{WIDTH:g}" height="{HEIGHT:g}" rx="6"/></clipPath>'
        f'<g clip-path="url(#frame)"><rect class="land" width="{WIDTH:g}" height="{HEIGHT:g}"/>{units}{held}'
        f"{_names(view, code)}{_mark(dossier, view, sight)}</g>{_scale(view)}</svg>"
    )


def _mark(dossier: Dossier, view: View, sight: MapSight | None) -> str:
    """The place, or where the map was measured, with the width of doubt."""
    spot = dossier.event.spot
    if sight and sight.focus:
        x, y = view.spot(*sight.focus)
        radius = max(4.0, (sight.most_m - sight.least_m) / 2 * view.scale)
        title = f"Measured here: {sight.verdict}"
        return (
            f"<g><title>{words(title)}</title>"
            f'<circle class="doubt" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
            f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="4"/></g>'
        )
    assert spot.lat is not None and spot.lon is not None
    if spot.level == "admin1":
        return ""
    x, y = view.spot(spot.lon, spot.lat)
    radius = max(6.0, spot.radius_m * view.scale)
    return (
        f'<circle class="doubt" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
        + tag("text", words(spot.name), x=f"{x + 9:.1f}", y=f"{y + 5:.1f}", class_="spot")
    )


def _names(view: View, code: str) -> str:
    """Regions and some towns for orientation."""
    parts = []
    for unit, area in basemap().units.items():
        if (middle := view.middle(shapes()[unit])) is not None:
            kind = "unit-name named" if unit == code else "unit-name"
            text = tag("text", words(area.name), x=f"{middle[0]:.1f}", y=f"{middle[1]:.1f}", class_=kind)
            parts.append(text.replace("<text", '<text text-anchor="middle"', 1))
    taken: list[tuple[float, float]] = []
    for town in basemap().towns:
        x, y = view.spot(*town.spot)
        if len(taken) < TOWNS and view.holds((x, y), 24) and all(abs(x - a) + abs(y - b) > 40 for a, b in taken):
            taken.append((x, y))
            parts.append(
                f'<circle class="town" cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>'
                + tag("text", words(town.name), x=f"{x + 6:.1f}", y=f"{y + 4:.1f}", class_="town-name")
            )
    return joined(parts)


def _scale(view: View) -> str:
    """A bar of round length."""
    across = WIDTH / view.scale
    metres = next(m for m in (200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000) if m < across / 4)
    length = metres * view.scale
    y = HEIGHT - 16
    return f'<line class="scale" x1="16" x2="{16 + length:.1f}" y1="{y:g}" y2="{y:g}"/>' + tag(
        "text", f"{metres // 1000} km", x=f"{22 + length:.1f}", y=f"{y + 4:g}", class_="scale-name"
    )
