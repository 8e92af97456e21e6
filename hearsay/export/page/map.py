"""A map of the places a report names: dots with how far the true spot may lie, over packaged outlines.

Borders are drawn as in United Nations General Assembly resolution 68/262, Crimea in Ukraine; who holds what is not
shown.
"""

import math
from collections.abc import Sequence

from hearsay.atlas.basemap import Area, basemap
from hearsay.atlas.geometry import shapes
from hearsay.export.page.labels import Taken, around, width_of
from hearsay.export.page.markup import joined, tag, words
from hearsay.export.page.projection import Point, View, conic, view_of
from hearsay.export.page.spots import Spot
from hearsay.export.shown import shortened

WIDTH, HEIGHT = 760.0, 540.0
INSET_WIDTH, INSET_HEIGHT = 176.0, 122.0
INSET_UP_TO_M = 1_000_000.0
"""Maps up to this many metres across get a small map of all of Ukraine."""
LEAST_M = 160_000.0
"""The map is never closer than this many metres across: the outlines are good to about 1 km."""
FARTHEST_M = 60_000.0
"""A circle of doubt wider than this does not widen the map."""
VAST = 70.0
"""Radius in units of the map from which a circle is only an outline."""
DOT, FONT, SMALL, BOLD = 5.0, 14.0, 11.5, 1.16
MOST_TOWNS = 14
"""Towns shown for orientation, the largest."""
WIDEST_M = 1_150_000.0
"""Units are named on maps up to this many metres across."""
UKRAINE = ((22.0, 50.0), (40.2, 50.0), (31.0, 44.3), (31.0, 52.4))
"""Points (lon, lat) that hold all of Ukraine between them."""


def drawn_map(spots: Sequence[Spot], prefix: str) -> str:
    """The SVG of the spots that can be drawn; "" where there are none."""
    shown = [s for s in spots if s.drawn]
    if not shown:
        return ""
    view = view_of(_reach(shown), WIDTH, HEIGHT, least_m=LEAST_M)
    across_m = WIDTH / view.scale
    taken = Taken((4, 4, WIDTH - 4, HEIGHT - 4))
    inset = _corner(shown, view) if across_m < INSET_UP_TO_M else None
    if inset:
        taken.take((inset[0] - 4, inset[1] - 4, inset[0] + INSET_WIDTH + 4, inset[1] + INSET_HEIGHT + 4))
    taken.take((0, HEIGHT - 44, 190, HEIGHT))
    ground = _ground(view, {s.unit for s in shown if s.unit})
    dots = _dots(shown, view, taken, prefix)
    names = _names(view, taken, shown, across_m)
    parts = ground + names + dots + _scale_bar(view) + (_inset(view, prefix, *inset) if inset else "")
    return (
        f'<svg class="map" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" '
        f'aria-label="Map of {len(shown)} places the report names">'
        f'<clipPath id="{prefix}frame"><rect width="{WIDTH:g}" height="{HEIGHT:g}" rx="6"/></clipPath>'
        f'<g clip-path="url(#{prefix}frame)">{parts}</g></svg>'
    )


def _reach(shown: Sequence[Spot]) -> list[tuple[float, float, float]]:
    """What must be seen: points with their radius, the corners of units."""
    reach = []
    for spot in shown:
        if spot.unit:
            points = [p for ring in shapes()[spot.unit] for p in ring]
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            reach += [(x, y, 0.0) for x in (min(xs), max(xs)) for y in (min(ys), max(ys))]
        else:
            reach.append((spot.place.lon, spot.place.lat, min(spot.place.radius_m, FARTHEST_M)))
    return reach


def _ground(view: View, marked: set[str]) -> str:
    """Sea, neighbours, units; neighbours wear a rim of their own colour, which closes seams between two sources."""
    rim = max(1.5, 3_000 * view.scale)
    lands = joined(f'<path d="{d}"/>' for c in basemap().countries if (d := view.path(c.rings)))
    units = {code: d for code, rings in shapes().items() if (d := view.path(rings))}
    return joined(
        (
            f'<rect class="sea" width="{WIDTH:g}" height="{HEIGHT:g}"/>',
            f'<g class="land" stroke-width="{rim:.1f}">{lands}</g>',
            f'<path class="border" d="{view.lines(basemap().lines)}"/>',
            f'<path class="country" d="{"".join(units.values())}"/>',
            joined(f'<path class="unit{" named" if c in marked else ""}" d="{d}"/>' for c, d in units.items()),
        )
    )


def _dots(shown: Sequence[Spot], view: View, taken: Taken, prefix: str) -> str:
    """Circles of doubt below, then dots, then their names, the most often named first."""
    rings, dots = [], []
    at = {s.number: view.spot(*_label_spot(s)) for s in shown}
    for spot in shown:
        x, y = at[spot.number]
        radius = spot.place.radius_m * view.scale
        if radius > DOT + 2 and not spot.unit:
            vast = " vast" if radius > VAST else ""
            rings.append(f'<circle class="doubt{vast}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>')
        if not spot.unit:
            taken.take((x - DOT, y - DOT, x + DOT, y + DOT))
    for spot in sorted(shown, key=lambda s: (-len(s.toponyms), s.number)):
        x, y = at[spot.number]
        name = basemap().units[spot.unit].name if spot.unit else shortened(spot.place.name, 28)
        label = f"{spot.number} {name}"
        middle = [(x + dx, y + dy, "middle") for dy in (0, 18, -18, 36, -36) for dx in (0, 24, -24)]
        options = middle if spot.unit else around(x, y, DOT + 4, FONT)
        placed = taken.place(options, width_of(label, FONT) * BOLD, FONT)
        label = label if placed else str(spot.number)
        placed = placed or taken.place(around(x, y, DOT + 3, FONT), width_of(label, FONT) * BOLD, FONT)
        kind = " claimed" if spot.claimed else ""
        mark = "" if spot.unit else f'<circle class="dot{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{DOT:g}"/>'
        text = _text(f"spot{kind}", placed, label) if placed else ""
        dots.append(f'<a href="#{prefix}p{spot.number}"><title>{words(spot.place.name)}</title>{mark}{text}</a>')
    return joined(rings) + joined(dots)


def _label_spot(spot: Spot) -> Point:
    """A unit is named where its name fits best, any other place where it lies."""
    if spot.unit in basemap().units:
        return basemap().units[spot.unit].labels[0]
    return spot.place.lon, spot.place.lat


def _names(view: View, taken: Taken, shown: Sequence[Spot], across_m: float) -> str:
    """Names for orientation, where they hide nothing: some large towns, units, countries and seas."""
    parts: list[str] = []
    near = [view.spot(s.place.lon, s.place.lat) for s in shown if not s.unit]
    for town in basemap().towns:
        if len(parts) >= MOST_TOWNS:
            break
        spot = view.spot(*town.spot)
        same = any(abs(x - spot[0]) + abs(y - spot[1]) < 9 for x, y in near)
        if not same and view.holds(spot, 8):
            x, y = spot
            placed = taken.place(around(x, y, 5, SMALL), width_of(town.name, SMALL), SMALL)
            if placed:
                taken.take((x - 3, y - 3, x + 3, y + 3))
                parts.append(
                    f'<rect class="town" x="{x - 2:.1f}" y="{y - 2:.1f}" width="4" height="4"/>'
                    + _text("town-name", placed, town.name)
                )
    if across_m < WIDEST_M:
        named = {s.unit for s in shown}
        for code, area in basemap().units.items():
            if code not in named:
                parts.append(_area_name(area, "unit-name", view, taken, view.middle(shapes()[code])))
    parts += [_area_name(a, "country-name", view, taken, view.middle(a.rings)) for a in basemap().countries if a.name]
    parts += [_area_name(a, "sea-name", view, taken) for a in basemap().seas]
    return joined(parts)


def _area_name(area: Area, kind: str, view: View, taken: Taken, middle: Point | None = None) -> str:
    """The name at one of its spots that is in the frame, else in the middle of what is seen of the area."""
    name = area.name if kind == "sea-name" else area.name.upper()
    size = SMALL + 2 if kind == "country-name" else SMALL
    spaced = width_of(name, size) * (1.25 if kind != "sea-name" else 1.05)
    for x, y in [*(view.spot(*label) for label in area.labels), *([middle] if middle else [])]:
        options = [(x + dx, y + dy, "middle") for dy in (0, 18, -18, 36, -36) for dx in (0, 30, -30)]
        fits = (o for o in options if view.holds(o[:2], 10) and _stays_inside(area, view, o[:2], spaced, size))
        placed = taken.place(fits, spaced, size)
        if placed:
            return _text(kind, placed, name)
    return ""


def _stays_inside(area: Area, view: View, spot: Point, width: float, size: float) -> bool:
    """A country's name must not reach into another country; the names of other areas may."""
    x, y = spot
    return not area.rings or all(
        view.covers(area.rings, (x + end, y - size / 3)) for end in (-width / 2, 0.0, width / 2)
    )


def _text(kind: str, placed: tuple[float, float, str], name: str) -> str:
    x, y, anchor = placed
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words(name)}</text>'


def _scale_bar(view: View) -> str:
    """A bar of a round length, about a fifth of the width."""
    rough = WIDTH / view.scale / 1000 / 5
    base = 10 ** math.floor(math.log10(rough))
    km = max(step * base for step in (1, 2, 5, 10) if step * base <= rough * 1.01)
    length = km * 1000 * view.scale
    y = HEIGHT - 16
    return (
        f'<g class="scale-bar"><path d="M14 {y - 5:g}v5h{length:.1f}v-5"/>'
        f'<text x="18" y="{y - 5:g}">{km:g} km</text></g>'
    )


def _corner(shown: Sequence[Spot], view: View) -> Point | None:
    """Where the inset may stand without hiding a dot; None where it may not."""
    right, bottom = WIDTH - INSET_WIDTH - 10, HEIGHT - INSET_HEIGHT - 10
    dots = [view.spot(s.place.lon, s.place.lat) for s in shown]
    for left, top in ((right, bottom), (right, 10.0), (10.0, 10.0)):
        if not any(left - 8 < x < left + INSET_WIDTH + 8 and top - 8 < y < top + INSET_HEIGHT + 8 for x, y in dots):
            return left, top
    return None


def _inset(view: View, prefix: str, left: float, top: float) -> str:
    """All of Ukraine, small, with the frame of the map in it."""
    made = conic(22.0, 44.3, 40.2, 52.4)
    points = [made.project(*p) for p in UKRAINE]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    scale = min(INSET_WIDTH / (max(xs) - min(xs)), INSET_HEIGHT / (max(ys) - min(ys))) * 0.86
    small = View(made, ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), scale, INSET_WIDTH, INSET_HEIGHT)
    lands = joined(f'<path d="{d}"/>' for c in basemap().countries if (d := small.path(c.rings)))
    country = joined(small.path(rings) for rings in shapes().values())
    width, height = WIDTH * scale / view.scale, HEIGHT * scale / view.scale
    x, y = _frame_centre(view, small)
    return (
        f'<g class="inset" transform="translate({left:g} {top:g})">'
        f'<clipPath id="{prefix}inset"><rect width="{INSET_WIDTH:g}" height="{INSET_HEIGHT:g}" rx="4"/></clipPath>'
        f'<g clip-path="url(#{prefix}inset)"><rect class="sea" width="{INSET_WIDTH:g}" height="{INSET_HEIGHT:g}"/>'
        f'<g class="land edged">{lands}</g><path class="country" d="{country}"/>'
        f'<rect class="window" x="{x - width / 2:.1f}" y="{y - height / 2:.1f}" '
        f'width="{width:.1f}" height="{height:.1f}"/></g>'
        f'<rect class="rim" width="{INSET_WIDTH:g}" height="{INSET_HEIGHT:g}" rx="4"/></g>'
    )


def _frame_centre(view: View, small: View) -> tuple[float, float]:
    """Where the middle of the map lies in the inset: the conic undone by two steps of Newton's method."""
    lon, lat = view.conic.lon, view.conic.lat
    for _ in range(6):
        x, y = view.conic.project(lon, lat)
        lat -= (view.centre[1] - y) / 111_195
        lon += (view.centre[0] - x) / (111_195 * math.cos(math.radians(lat)))
    return small.spot(lon, lat)


def note() -> str:
    return tag(
        "p",
        "Outlines: Natural Earth (public domain), good to about 1 km; towns: GeoNames (CC BY 4.0). Borders as in "
        "UN General Assembly resolution 68/262: Crimea and Sevastopol are in Ukraine. Who controls what is not shown. "
        "Circles show how far the true spot may lie.",
        class_="source",
    )
