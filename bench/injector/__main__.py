"""Shows open or practice wordings at work: `python -m bench.injector --gold DIR [--kind KIND] [--half practice]`.

It prints figures and what went wrong.

The closed half is never shown here; its figures come from `python -m bench --only injector`.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.__main__ import scorer_of
from bench.injector.run import CASES, OUTPUTS, lines, worst
from bench.injector.wordings import KINDS


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.injector", description=__doc__)
    parser.add_argument("--gold", required=True, type=Path, help="folder with score.py and dev/*.jsonl")
    parser.add_argument("--kind", action="append", choices=KINDS, help="only this kind; may be given again")
    parser.add_argument("--half", choices=("open", "practice"), default="open")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args(arguments)
    if not (options.gold / "score.py").is_file():
        parser.error(f"{options.gold} holds no score.py")
    scorer = scorer_of(options.gold / "score.py")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("\n".join(lines(scorer, options.gold, folder, options.jobs, (options.half,), options.kind)))
        cases, outputs = (_read(folder / form.format(options.half)) for form in (CASES, OUTPUTS))
    print()
    for wording, missed, alarmed in worst(scorer, zip(cases, outputs, strict=True)):
        role = "mutated" if missed else "control"
        case = next(c for c in cases if c["wording"] == wording and c["role"] == role)
        told = " / ".join(case["text_after"][s["start"] : s["end"]] for s in reversed(case["inserts"]))
        print(f"{wording}: missed {missed}, twin suspected {alarmed}\n    {case['published']}: {told}")
    return 0


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


if __name__ == "__main__":
    sys.exit(main())
