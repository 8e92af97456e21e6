"""A formation with more or fewer people than its kind has anywhere: "a company of 5,000 men"."""

import functools
from collections.abc import Iterator

from hearsay import profiles
from hearsay.checks.figures import bounds, plain
from hearsay.checks.rule import Rule
from hearsay.model import Finding, Reading


def check(rule: Rule, reading: Reading) -> Iterator[Finding]:
    text = reading.report.text
    sizes = _sizes(reading.versions.get("profile", ""))
    by_span = {q.span: q for q in reading.quantities}
    for word in reading.words("unit_size"):
        quantity = by_span.get(word.subject) if word.subject else None
        band = sizes.get(word.lemma)
        if quantity is None or band is None:
            continue
        low, high = bounds(quantity)
        least, most = band[0] * rule.params["thinned"], band[1] * rule.params["swollen"]
        if (low <= most and high >= least) or (quantity.change == "<" and high >= least):
            continue
        yield rule.found(
            [word.span, quantity.span],
            facts={"echelon": word.lemma, "stated": quantity.span.of(text), "usual": list(band)},
            low=plain(band[0]),
            high=plain(band[1]),
        )


@functools.cache
def _sizes(profile: str) -> dict[str, tuple[float, float]]:
    """Fewest and most persons of each echelon in any of the armies of the profile's table."""
    rows = profiles.load(profile, "forces").get("echelon", ()) if profile else ()
    found = {}
    for row in rows:
        bands = [band for band in row.values() if isinstance(band, list) and len(band) == 2]
        if bands:
            found[row["name"]] = (float(min(b[0] for b in bands)), float(max(b[1] for b in bands)))
    return found


RULE = Rule(
    code="HS704",
    name="size-off-echelon",
    since="0.1",
    severity="warning",
    message="“{stated}” for a {echelon}: one has {low} to {high}.",
    ask="Is the number wrong, or the kind of formation?",
    check=check,
    params={"thinned": 0.25, "swollen": 1.5},
)
