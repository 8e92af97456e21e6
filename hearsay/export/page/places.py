"""The places a report names: a map, the list beside it, and the names that could not be resolved."""

from hearsay.atlas.basemap import basemap
from hearsay.export.page import map as maps
from hearsay.export.page.markup import count, joined, tag, words
from hearsay.export.page.spots import Spot, spots, unresolved
from hearsay.export.shown import shortened
from hearsay.model import Place, Reading, Toponym

MOST = 80
CANDIDATES = 4
LEVELS = {"admin1": "first-level unit", "admin2": "second-level unit"}


def places(reading: Reading, prefix: str) -> str:
    listed, open_names = spots(reading), unresolved(reading)
    if not listed and not open_names:
        return tag("p", "No place names were read in this report.", class_="none")
    drawn = maps.drawn_map(listed, prefix)
    lists = joined(
        (
            _list("On the map", [s for s in listed if s.drawn], prefix),
            _list("Not on the map: too large or too far off", [s for s in listed if not s.drawn], prefix),
            _open(open_names),
        )
    )
    figure = tag("figure", drawn + maps.note(), class_="wide") if drawn else ""
    return tag("div", figure + tag("div", lists, class_="gazetteer"), class_="map-and-list" if drawn else "list-only")


def _list(title: str, listed: list[Spot], prefix: str) -> str:
    items = joined(_item(s, prefix) for s in listed[:MOST])
    more = tag("li", f"and {len(listed) - MOST} more") if len(listed) > MOST else ""
    return tag("h3", title) + tag("ol", items + more) if items else ""


def _item(spot: Spot, prefix: str) -> str:
    place, best = spot.place, max(spot.toponyms, key=lambda t: t.probability)
    forms = dict.fromkeys(t.surface for t in spot.toponyms if t.surface != place.name)
    about = [LEVELS.get(place.level, place.level), _region(place), count(len(spot.toponyms), "mention")]
    if place.level not in ("country", "continent", "admin1"):
        about.append(f"± {_distance(place.radius_m)}")
    if best.basis:
        about.append(best.basis)
    about.append(f"probability {best.probability:.2f}")
    claimed = tag("span", "claimed entity", class_="badge") if spot.claimed else ""
    written = (
        tag("span", " written " + ", ".join(f"“{words(f)}”" for f in list(forms)[:3]), class_="quiet") if forms else ""
    )
    detail = tag("span", words(" · ".join(filter(None, about))), class_="quiet line")
    return tag(
        "li",
        f"{tag('b', words(place.name))} {claimed}{written}{detail}",
        value=spot.number,
        id=f"{prefix}p{spot.number}",
    )


def _open(names: tuple[Toponym, ...]) -> str:
    if not names:
        return ""
    items = joined(tag("li", f"{tag('b', words(t.surface))} {_candidates(t)}") for t in names[:MOST])
    return tag("h3", "Not resolved, so on no map") + tag("ul", items)


def _candidates(toponym: Toponym) -> str:
    if not toponym.candidates:
        return tag("span", "not in the gazetteer", class_="quiet")
    named = [
        f"{shortened(c.place.name, 30)} ({_region(c.place) or c.place.level}, {c.score:.2f})"
        for c in toponym.candidates[:CANDIDATES]
    ]
    more = f" and {len(toponym.candidates) - CANDIDATES} more" if len(toponym.candidates) > CANDIDATES else ""
    return tag("span", words("could be " + ", ".join(named) + more), class_="quiet")


def _region(place: Place) -> str:
    unit = basemap().units.get(place.admin1 or "")
    if unit and place.level != "admin1":
        return f"{unit.name} ({place.admin1})"
    return place.admin1 or place.country or ""


def _distance(radius_m: float) -> str:
    return f"{radius_m / 1000:,.{0 if radius_m >= 10_000 else 1}f} km"
