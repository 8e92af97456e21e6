"""Names of units and countries, as messages show them."""

import pytest

from hearsay.atlas import units
from hearsay.model import Place


@pytest.mark.parametrize(
    ("admin1", "country", "level", "told"),
    [
        ("UA-14", "UA", "settlement", "Donetsk Oblast, Ukraine"),
        ("DE.08", "DE", "settlement", "Rheinland-Pfalz, Germany"),
        ("US-AL", "US", "settlement", "Alabama, United States"),
        ("UA-14", "UA", "admin1", "Ukraine"),
        ("XX.99", "KE", "settlement", "Kenya"),
        (None, None, "natural", "Nowhere"),
    ],
)
def test_where_a_place_lies_in_words(admin1, country, level, told):
    place = Place(
        ref="t:1", name="Nowhere", lat=0.0, lon=0.0, radius_m=1.0, level=level, admin1=admin1, country=country
    )
    assert units.holding(place, "russia_ukraine") == told
