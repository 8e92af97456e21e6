"""Reads every case through the user's door and counts, kind by kind, defects found and twins suspected."""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench.injector.cases import Case, cases
from bench.injector.hosts import hosts
from bench.injector.wordings import HALVES, Half
from bench.output import report_of
from hearsay.model import Finding

RECALL, FALSE_ALARMS = 0.95, 0.02
"""What is to be reached, by kind and half."""
CASES, OUTPUTS, CODES = "injector-cases-{}.jsonl", "injector-outputs-{}.jsonl", "injector-codes.json"
Output = dict[str, Any]


def codes() -> dict[str, list[str]]:
    """The codes of the rules that answer each kind, as the rules themselves say."""
    from hearsay.checks.catalogue import RULES

    answers: dict[str, list[str]] = defaultdict(list)
    for rule in RULES:
        for kind in rule.catches:
            answers[kind].append(rule.code)
    return dict(answers)


def findings_of(case: Case) -> Output:
    """What score.py reads of the product's output on a case; a reading that fails finds nothing and is told."""
    from hearsay.checks.run import on_reading
    from hearsay.reading.read import read
    from hearsay.settings import load

    document = {"id": case["id"], "text": case["text_after"], "published": case["published"], "title": case["title"]}
    report, settings = report_of({**document, "lang": "en"}), load()
    found: tuple[Finding, ...] = ()
    try:
        found = on_reading(read(report, settings), settings)
    except Exception as error:
        print(f"{case['id']}: {type(error).__name__}: {error}", file=sys.stderr)
    return {
        "report": {"id": report.id, "text": report.text},
        "findings": [{"code": f.code, "name": f.name, "spans": [[s.start, s.end] for s in f.spans]} for f in found],
    }


def outputs(some: Sequence[Case], jobs: int = 1) -> list[Output]:
    """The output of each case, in order."""
    if jobs == 1:
        return [findings_of(case) for case in some]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(pool.map(findings_of, some, chunksize=40))


def lines(
    scorer: Any, gold: Path, folder: Path, jobs: int = 1, halves: Sequence[Half] = HALVES,
    kinds: Sequence[str] | None = None,
) -> list[str]:  # fmt: skip
    """The table; cases, outputs and codes are left in the folder as score.py reads them."""
    answers, texts = codes(), hosts(gold)
    figures: dict[Half, Mapping[str, Any]] = {}
    shown: list[str] = []
    for half in halves:
        some = list(cases(texts, (half,), kinds))
        shown = list(dict.fromkeys(case["code"] for case in some))
        _write(folder / CASES.format(half), some)
        _write(folder / OUTPUTS.format(half), outputs(some, jobs))
        of_kind = {kind: answers.get(kind, []) for kind in shown}
        (folder / CODES).write_text(json.dumps(of_kind), encoding="utf-8")
        result = scorer.score("mutations", folder / CASES.format(half), folder / OUTPUTS.format(half), of_kind)
        figures[half] = result["figures"]
    head = "".join(f" {half}: recall | {half}: false alarms |" for half in halves)
    table = ["", f"| defect injected | rules |{head} of |", "|---|---|" + "---|" * (2 * len(halves) + 1)]
    for kind in [*shown, "all"]:
        rules = ", ".join(answers.get(kind, [])) or "–"
        cells = "".join(f" {cell} |" for half in halves for cell in _cells(figures[half], kind))
        count = figures[halves[0]][f"recall, or evidence, {kind}"]["of"]
        table.append(f"| {kind} | {rules} |{cells} {count} |")
    return table


def _cells(figures: Mapping[str, Any], kind: str) -> tuple[str, str]:
    recall = figures[f"recall, or evidence, {kind}"]["value"]
    alarms = figures[f"false alarms on insert, {kind}"]["value"]
    return (
        f"{recall:.3f} {'✓' if recall >= RECALL else '✗'}",
        f"{alarms:.3f} {'✓' if alarms <= FALSE_ALARMS else '✗'}",
    )


def worst(scorer: Any, some: Iterable[tuple[Case, Output]], least: int = 1) -> list[tuple[str, int, int]]:
    """Wordings by how often their defect was missed and their twin suspected; for the open half."""
    answers = codes()
    missed: Counter[str] = Counter()
    alarmed: Counter[str] = Counter()
    for case, output in some:
        spans = [s for f in output["findings"] if f["code"] in answers.get(case["code"], ()) for s in f["spans"]]
        if case["role"] == "control":
            alarmed[case["wording"]] += scorer.meets(spans, [(s["start"], s["end"]) for s in case["inserts"]])
        else:
            marked = [case["mutation"], *case["evidence"]]
            missed[case["wording"]] += not scorer.meets(spans, [(s["start"], s["end"]) for s in marked])
    ranked = sorted(missed | alarmed, key=lambda w: (-missed[w] - alarmed[w], w))
    return [(w, missed[w], alarmed[w]) for w in ranked if missed[w] + alarmed[w] >= least]


def _write(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
