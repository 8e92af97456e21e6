"""First-level units as places on the map: which touch, how far apart they lie, and how a text calls them."""

from collections.abc import Iterable

from hearsay import profiles
from hearsay.atlas import geometry
from hearsay.model import Place, Reading, Span, Toponym


def regions_of(reading: Reading, span: Span | None = None) -> list[Toponym]:
    """Names of first-level units with a shape or known neighbours, in a stretch of the text or all of it."""
    known = _known(_profile(reading))
    return [
        t
        for t in reading.toponyms
        if t.place and t.place.level == "admin1" and t.place.admin1 in known and (span is None or span.covers(t.span))
    ]


def touch(reading: Reading, a: Place, b: Place) -> bool | None:
    """Whether two units share a line; None where the packaged shapes and the profile do not tell."""
    one, other = str(a.admin1), str(b.admin1)
    shapes = geometry.shapes()
    if one == other:
        return True
    if one in shapes and other in shapes:
        return geometry.borders(one, other)
    across = _known(_profile(reading))
    if one in shapes or other in shapes:
        return other in across.get(one, ()) or one in across.get(other, ())
    return None


def apart_km(a: Place, b: Place) -> int | None:
    """Kilometres between two units with shapes, at their nearest; None for one without."""
    shapes = geometry.shapes()
    if a.admin1 in shapes and b.admin1 in shapes:
        return round(geometry.distance_m(str(a.admin1), str(b.admin1)) / 1000)
    return None


def apart(a: Place, b: Place) -> str:
    """The distance in words, for a message."""
    km = apart_km(a, b)
    return f"{km} km apart" if km else "they meet in a corner at most" if km == 0 else "no common line"


def claimed_units(reading: Reading) -> dict[str, str]:
    """ISO 3166-2 code -> status, of the units that another state claims."""
    rows = profiles.load(_profile(reading), "regions").get("region", ())
    return {r["iso"]: r["status"] for r in rows if "status" in r}


def in_theatre(reading: Reading) -> bool:
    """A place named lies in a state whose regions the profile lists."""
    countries = {iso[:2] for iso in _known(_profile(reading))}
    return any(t.place is not None and t.place.country in countries for t in reading.toponyms)


def in_same_sentence(reading: Reading, toponyms: Iterable[Toponym], offset: int) -> list[Toponym]:
    sentence = reading.sentences[reading.sentence_at(offset)].span if reading.sentences else None
    return [t for t in toponyms if sentence is not None and sentence.covers(t.span)]


def _profile(reading: Reading) -> str:
    return str(reading.versions.get("profile", "russia_ukraine"))


def _known(profile: str) -> dict[str, tuple[str, ...]]:
    """ISO 3166-2 code -> codes of the units and countries across the state border."""
    return {r["iso"]: tuple(r.get("across", ())) for r in profiles.load(profile, "regions").get("region", ())}
