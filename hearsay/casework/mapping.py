"""Control maps: kept in the ledger as origins of what they show, and what they say of an event's place."""

import functools
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.casework import deriving
from hearsay.casework.deriving import COMPARED, NOBODY
from hearsay.casework.opening import LedgerError, told
from hearsay.model import Event, MapSight

if TYPE_CHECKING:
    from hearsay.atlas.control import Reach
    from hearsay.ledger import Ledger
    from hearsay.ledger.mapping import ControlRow

STILL_M = 500.0
"""Metres of movement under which a front lay still."""


def add_control(
    ledger: "Ledger",
    path: Path,
    *,
    shows: date,
    maker: str,
    side: str,
    holder: str | None = None,
    profile: str = "russia_ukraine",
    by: str | None = None,
) -> tuple[bool, str]:
    """Keep a map of areas, by the day it shows, and put the events it bears on together anew; whether it is new, and
    whose areas they are.

    Without `holder` they are taken for those of the other of two parties. Raises LedgerError for a file that cannot be
    used, a side the profile does not know, or another map of that maker and day.
    """
    from hearsay.atlas import control
    from hearsay.evidence.originals import Originals
    from hearsay.ledger import log, mapping
    from hearsay.ledger.opening import current_user

    holder = holder or _other(side, profile)
    try:
        data = path.read_bytes()
        shape = control.read(data)
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read ({error.strerror or error})") from None
    except control.ControlError as error:
        raise LedgerError(f"{path}: {error}") from None
    digest = Originals(ledger.originals).put(data)
    regions = deriving.regions(shape)
    row = mapping.ControlRow(maker=maker, side=side, holder=holder, shows=shows, sha256=digest, shape=shape)
    with told(), ledger.writing() as connection:
        new = mapping.put(connection, row)
        if new:
            held = mapping.listed(connection)
            own = next(r for r in held if (r.maker, r.day) == (maker, shows.toordinal()))
            mapping.put_measured(connection, {(place, own.key): found for place, found in regions.items()})
            touched = mapping.events_in(connection, deriving.bearing(held, own))
            detail = {
                "maker": maker,
                "side": side,
                "holder": holder,
                "shows": shows.isoformat(),
                "sha256": digest,
                "events": deriving.events(connection, touched),
            }
            log.write(connection, by or current_user(), "control", f"{maker} {shows.isoformat()}", detail)
    return new, holder


def catch_up(ledger: "Ledger") -> None:
    """Count the maps of a ledger that was written when maps were no origins: every event they bear on, once."""
    from hearsay.ledger import log, mapping
    from hearsay.ledger.opening import current_user

    with told(), ledger.reading() as connection:
        if not mapping.uncounted(connection):
            return
    with told(), ledger.writing() as connection:
        if mapping.uncounted(connection):
            touched = mapping.events_in(connection, [(sort, 1, date.max.toordinal()) for sort in COMPARED])
            changed = deriving.events(connection, touched)
            mapping.counted(connection)
            log.write(connection, current_user(), "derive", "maps", {"events": changed})


def _other(side: str, profile: str) -> str:
    from hearsay import profiles

    parties = [p["id"] for p in profiles.load(profile, "parties").get("party", [])]
    others = [p for p in parties if p != side]
    if len(others) != 1:
        known = ", ".join(parties)
        raise LedgerError(f"whose areas the map shows must be said (--holder): one of {known}")
    return str(others[0])


def sights(ledger: "Ledger", event: Event) -> tuple[MapSight, ...]:
    """What each maker's map of the event's day, or of the week before it, says of the event's place."""
    from hearsay.ledger import mapping

    if event.sort not in COMPARED or event.day is None or event.actor_side in NOBODY:
        return ()
    with told(), ledger.reading() as connection:
        held = mapping.rows(connection, holder=event.actor_side)
    makers: dict[str, list[ControlRow]] = {}
    for row in held:
        makers.setdefault(row.maker, []).append(row)
    return tuple(s for rows in makers.values() if (s := _sight(rows, event)))


def _sight(rows: "list[ControlRow]", event: Event) -> MapSight | None:
    from hearsay.atlas.control import outline
    from hearsay.atlas.control import told as words

    assert event.day is not None
    shows = deriving.fitting((r.shows.toordinal() for r in rows), event.day)
    row = next((r for r in rows if r.shows.toordinal() == shows), None)
    if row is None:
        return None
    sector, what = _sector(rows, row, event)
    reach = _reach(row, event, sector)
    if reach is None:
        return None
    agrees = next((r.shows for r in rows if (found := _reach(r, event, sector)) and found.inside), None)
    verdict = words(row.maker, row.shows, reach, what)
    supported = reach.inside and deriving.provable(event.sort, event.spot.level)
    if not reach.inside:
        verdict += f"; first shown by it on {agrees.isoformat()}" if agrees else "; no loaded map of it shows it"
    elif not any(o.map_maker == row.maker for o in event.origins):
        verdict += f"; {_why_no_origin(row, event, supported)}"
    return MapSight(
        maker=row.maker,
        maker_side=row.side,
        shows=row.shows,
        supported=supported,
        least_m=reach.least_m,
        most_m=reach.most_m,
        verdict=verdict[0].upper() + verdict[1:] + ".",
        agrees_from=agrees,
        focus=reach.at,
        outline=outline(row.shape, reach.at) if reach.at else (),
    )


def _why_no_origin(row: "ControlRow", event: Event, supported: bool) -> str:
    """Why a map that has the side there is not among the origins."""
    from hearsay.linking.standing import is_maker

    if not supported:
        return (
            "from which side a border was reached it does not say"
            if event.sort == "reach"
            else "how much of the region is held it does not say"
        )
    if any(o.stance == "asserts" and is_maker(row.maker, o.label) for o in event.origins):
        return "its maker says so in words, too, which is one origin"
    return "its maps before do not show the region without that side, so it is no origin of its coming"


def _sector(rows: "list[ControlRow]", row: "ControlRow", event: Event) -> tuple[str, str]:
    """The sector of a region's border to measure by, and its name: where the map has the side in the region, the one
    it is deepest behind; else the one the loaded maps moved towards most.

    Where the front lay still on all of them, as along a river, it tells nothing of a crossing; without movement the
    nearest sector is taken.
    """
    code = _code(event)
    if code is None:
        return "", event.spot.name
    now = _sectors(row, code)
    if not now:
        return "", event.spot.name
    deepest = min(now, key=lambda k: (now[k].most_m, k))
    if now[deepest].inside:
        return deepest, f"its border with {_name(deepest)}"
    first, last = _sectors(rows[0], code), _sectors(rows[-1], code)
    moved = {k: first[k].least_m - last[k].least_m for k in first.keys() & last.keys() & now.keys()}
    best = max(moved, key=lambda k: (moved[k], k), default=None)
    if best is None or moved[best] < STILL_M:
        best = min(now, key=lambda k: (now[k].least_m, k))
    return best, f"its border with {_name(best)}"


def _name(code: str, profile: str = "russia_ukraine") -> str:
    """Name of a first-level unit, its code where the profile has none."""
    from hearsay import profiles

    rows = profiles.load(profile, "regions").get("region", [])
    return next((str(r["name"]) for r in rows if r["iso"] == code), code)


def _code(event: Event) -> str | None:
    """ISO 3166-2 code of a first-level unit."""
    code = event.spot.ref.removeprefix("iso3166-2:")
    return code if event.spot.level == "admin1" and code != event.spot.ref else None


@functools.lru_cache(maxsize=512)
def _measured(shape: bytes, code: str) -> "dict[str, Reach]":
    from hearsay.atlas import control

    try:
        return control.from_region(shape, code)
    except KeyError:
        return {}


def _sectors(row: "ControlRow", code: str) -> "dict[str, Reach]":
    return _measured(row.shape, code)


def _reach(row: "ControlRow", event: Event, sector: str) -> "Reach | None":
    from hearsay.atlas import control

    spot, code = event.spot, _code(event)
    if code is not None:
        return _sectors(row, code).get(sector)
    if spot.lat is not None and spot.lon is not None and spot.level == "settlement":
        return control.from_point(row.shape, spot.lat, spot.lon, spot.radius_m)
    return None
