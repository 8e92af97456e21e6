"""Control maps in a ledger, and what the dossier of an event says by them."""

import json

import pytest

from hearsay import casework
from tests.ledger.test_ledger import load


def square(path, west, east):
    ring = [[west, 47.9], [east, 47.9], [east, 48.2], [west, 48.2], [west, 47.9]]
    path.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}))
    return path


def add(ledger, path, day, **fields):
    from datetime import date

    return casework.add_control(
        ledger, path, shows=date.fromisoformat(day), maker="Mapper", side="ukraine", by="test", **fields
    )


def crossing(ledger, day):
    rows = [e for e in casework.events(ledger, place="Dnipropetrovsk", sort="entry") if e.day == day]
    return casework.dossier(ledger, rows[0].id)


def test_the_crossing_is_not_supported_that_day_and_is_later(ledger, tmp_path):
    load(ledger)
    assert add(ledger, square(tmp_path / "may.json", 37.0, 38.0), "2025-05-20") == (True, "russia")
    assert add(ledger, square(tmp_path / "may.json", 37.0, 38.0), "2025-05-20") == (False, "russia")
    add(ledger, square(tmp_path / "august.json", 36.5, 38.0), "2025-08-26")
    (sight,) = crossing(ledger, 739391).maps
    assert (sight.supported, sight.maker_side, sight.agrees_from.isoformat()) == (False, "ukraine", "2025-08-26")
    assert 0 < sight.least_m < sight.most_m < 20_000
    assert sight.verdict.startswith("Not supported by Mapper of 20 May 2025: ")
    assert "short of its border with Donetsk Oblast; this map has no grey zone" in sight.verdict
    (later,) = crossing(ledger, 739489).maps
    assert later.supported
    assert later.verdict.startswith("Shown by Mapper of 26 August 2025: ")
    assert casework.verify(ledger).problems == ()


def test_a_map_of_another_week_says_nothing(ledger, tmp_path):
    load(ledger, "c01")
    add(ledger, square(tmp_path / "old.json", 37.0, 38.0), "2025-05-01")
    add(ledger, square(tmp_path / "new.json", 37.0, 38.0), "2025-05-21")
    assert crossing(ledger, 739391).maps == ()


def test_wrong_maps_are_refused(ledger, tmp_path):
    path = square(tmp_path / "a.json", 37.0, 38.0)
    add(ledger, path, "2025-05-20")
    with pytest.raises(casework.LedgerError, match="another map by Mapper of 2025-05-20"):
        add(ledger, square(tmp_path / "b.json", 37.1, 38.0), "2025-05-20")
    (tmp_path / "c.json").write_text("{}")
    with pytest.raises(casework.LedgerError, match="holds no polygons"):
        add(ledger, tmp_path / "c.json", "2025-05-21")
    with pytest.raises(casework.LedgerError, match="cannot be read"):
        add(ledger, tmp_path / "d.json", "2025-05-21")
    with pytest.raises(casework.LedgerError, match="--holder"):
        casework.add_control(ledger, path, shows=__import__("datetime").date(2025, 5, 22), maker="M", side="third")
