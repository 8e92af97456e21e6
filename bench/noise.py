"""How much the rules say about wire texts nobody has touched: findings a document, by severity and by code."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from json import loads
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench.output import report_of

SETS = ("meantime", "timebank", "re3d")
MOST_PER_DOCUMENT = {"error": 0.03, "warning": 1.0, "note": 3.0}
SHEET = "noise-sample.txt"
SAMPLE, CONTEXT_CHARS, CODES_SHOWN = 50, 160, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One finding on an untouched text, with the words around it."""

    set: str
    document: str
    code: str
    name: str
    severity: str
    message: str
    spans: tuple[tuple[int, int], ...]
    context: str


def documents(gold: Path, name: str) -> list[dict[str, Any]]:
    lines = (gold / "dev" / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    return [loads(line) for line in lines if line]


def findings_of(document: dict[str, Any]) -> list[Noted]:
    """What the product finds in a document, read through the user's door."""
    from hearsay.checks.run import on_reading
    from hearsay.reading.read import read
    from hearsay.settings import load

    settings = load()
    report = report_of(document)
    return [
        Noted(
            set=document["set"], document=report.id, code=f.code, name=f.name, severity=f.severity, message=f.message,
            spans=(spans := tuple((s.start, s.end) for s in f.spans)), context=_around(report.text, spans),
        )
        for f in on_reading(read(report, settings), settings)
    ]  # fmt: skip


def measure(gold: Path, jobs: int = 1) -> dict[str, tuple[int, list[Noted]]]:
    """For each set the number of its documents and what was found in them."""
    held = {name: documents(gold, name) for name in SETS}
    every = [document for some in held.values() for document in some]
    if jobs == 1:
        found = [findings_of(document) for document in every]
    else:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            found = list(pool.map(findings_of, every, chunksize=10))
    noted = [n for some in found for n in some]
    return {name: (len(some), [n for n in noted if n.set == name]) for name, some in held.items()}


def lines(measured: dict[str, tuple[int, list[Noted]]], folder: Path) -> list[str]:
    """Two tables, by severity and by code; the sheet to be judged by hand goes to the folder."""
    (folder / SHEET).write_text(sheet(sample([n for _, some in measured.values() for n in some])), encoding="utf-8")
    head = "".join(f" {severity} (at most {most:g}) |" for severity, most in MOST_PER_DOCUMENT.items())
    table = ["", f"| noise: findings a document | documents |{head}", "|---|---|" + "---|" * len(MOST_PER_DOCUMENT)]
    whole = (sum(count for count, _ in measured.values()), [n for _, some in measured.values() for n in some])
    for name, (count, some) in {**measured, "all": whole}.items():
        cells = "".join(f" {_cell(some, count, severity, most)} |" for severity, most in MOST_PER_DOCUMENT.items())
        table.append(f"| {name} | {count} |{cells}")
    table += ["", "| noise: rules that speak most | severity | findings | a document |", "|---|---|---|---|"]
    often = Counter((n.code, n.name, n.severity) for n in whole[1])
    for (code, name, severity), count in sorted(often.items(), key=lambda i: (-i[1], i[0]))[:CODES_SHOWN]:
        table.append(f"| {code} {name} | {severity} | {count} | {count / whole[0]:.2f} |")
    return table


def _cell(some: Iterable[Noted], count: int, severity: str, most: float) -> str:
    rate = sum(n.severity == severity for n in some) / count
    return f"{rate:.3f} {'✓' if rate <= most else '✗'}"


def sample(noted: Sequence[Noted], size: int = SAMPLE) -> list[Noted]:
    """Findings chosen by hash: the same ones stay in the sample as long as they are found at all."""
    return sorted(noted, key=_key)[:size]


def _key(noted: Noted) -> str:
    return hashlib.sha256(f"{noted.document} {noted.code} {noted.spans}".encode()).hexdigest()


def sheet(noted: Iterable[Noted]) -> str:
    """The findings one by one with their context, to be judged by hand; holds words of others, so keep it outside."""
    return "\n".join(
        f"{number}. {n.severity} {n.code} {n.name} ({n.document})\n   {n.message}\n   {n.context}\n   right or wrong:\n"
        for number, n in enumerate(noted, 1)
    )


def _around(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The first span in [[double brackets]] with the words around it, on one line."""
    if not spans:
        return "(no place in the text)"
    start, end = spans[0]
    before, after = text[max(0, start - CONTEXT_CHARS) : start], text[end : end + CONTEXT_CHARS]
    return " ".join(f"…{before}[[{text[start:end]}]]{after}…".split())
