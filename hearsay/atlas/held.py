"""States whose police, courts or troops act on ground that is another's or that two claim."""

import functools
from importlib.resources import files


@functools.cache
def held() -> frozenset[tuple[str, str]]:
    """Pairs of ISO 3166-1 codes: the power, and the state whose ground it is on; data/held.tsv gives sources."""
    lines = (files(__package__) / "data" / "held.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return frozenset((power, land) for power, land, _ in rows)
