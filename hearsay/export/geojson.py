"""Events as GeoJSON (RFC 7946): points in longitude, latitude; how far the true spot may lie stands beside them."""

from collections.abc import Iterable
from typing import TextIO

from hearsay.export.dossier import event_record
from hearsay.export.ledger_json import kind_of
from hearsay.export.ledger_text import write_json
from hearsay.export.publication import Publication, released
from hearsay.model import Event


def write(events: Iterable[Event], how: Publication, out: TextIO) -> tuple[str, ...]:
    """Write a FeatureCollection; how many events have no place that can be drawn is returned in a sentence.

    Such events are kept with a null geometry: nothing is put on the map by guess.
    """
    features = []
    for event in released(events, how):
        told = event_record(event)
        where = told["where"][0]
        placed = where["lat"] is not None and where["lon"] is not None
        features.append(
            {
                "type": "Feature",
                "id": event.id,
                "geometry": {"type": "Point", "coordinates": [where["lon"], where["lat"]]} if placed else None,
                "properties": {
                    "title": told["title"],
                    "kind": kind_of(event),
                    "day": told["when"]["value"],
                    "day_basis": told["when"]["basis"],
                    "place": where["name"],
                    "place_ref": where["ref"],
                    "level": where["level"],
                    "radius_m": where["radius_m"],
                    "standing": event.standing,
                    "reasons": told["reasons"],
                    "claims": len(event.claims),
                },
            }
        )
    write_json({"type": "FeatureCollection", "features": features}, out)
    nowhere = sum(f["geometry"] is None for f in features)
    return (f"{nowhere} events have no place on the map.",) if nowhere else ()
