"""Names of countries and first-level units by their codes, as a reader knows them."""

import functools
from collections.abc import Mapping

from hearsay import profiles
from hearsay.atlas import sources
from hearsay.model import Place


@functools.cache
def names(profile: str) -> Mapping[str, str]:
    """Names by ISO 3166-2 code, or GeoNames' own where that is not known ("DE.08"); the profile's names come first."""
    regions = profiles.load(profile, "regions").get("region", ())
    codes = {(row[0], row[1]): row[2] for row in sources.table("first_level.tsv") if row[2]}
    known = {
        codes.get((country, code), f"{country}.{code}"): name
        for level, country, code, name, *_ in sources.table("divisions.tsv")
        if level == "1"
    }
    return known | {r["iso"]: str(r["name"]) for r in regions}


@functools.cache
def country(code: str) -> str:
    """English name of a country, its code where there is none."""
    from babel import Locale

    return str(Locale("en").territories.get(code, code))


def holding(place: Place, profile: str) -> str:
    """The first-level unit and country a place lies in: "Bavaria, Germany"; of a region or country only the country."""
    unit = names(profile).get(place.admin1 or "") if place.level not in ("admin1", "country") else None
    return ", ".join(filter(None, [unit, country(place.country) if place.country else None])) or place.name
