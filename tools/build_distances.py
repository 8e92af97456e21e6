"""Makes hearsay/atlas/data/distances.json: the least distance of every two units of Ukraine, from their shapes.

Run after tools/build_shapes.py: python tools/build_distances.py. Measuring a pair takes a fifth of a second, which is
too long for somebody who waits for a report.
"""

import itertools
from pathlib import Path

from hearsay.atlas import geometry

OUT = Path(__file__).parents[1] / "hearsay" / "atlas" / "data" / "distances.json"


def main() -> None:
    pairs = itertools.combinations(sorted(geometry.shapes()), 2)
    table = {f"{a} {b}": round(geometry.measured_m(a, b)) for a, b in pairs}
    rows = ",\n".join(f'  "{pair}": {metres}' for pair, metres in table.items())
    OUT.write_text('{\n "unit": "metre",\n "distances": {\n' + rows + "\n }\n}\n", encoding="utf-8")
    print(f"{OUT}: {len(table)} pairs")


if __name__ == "__main__":
    main()
