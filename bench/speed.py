"""Speed as ratios measured in one run: a slow machine is slow on both sides."""

import compileall
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hearsay.intake.compose import compose
from hearsay.model import Report
from hearsay.settings import load

ROUNDS = 5
SENTENCES = (
    "The regional governor said on Monday that two villages had been shelled overnight.",
    "According to the General Staff, Russian troops advanced 2 km north of the town on 4 March 2025.",
    "“We saw three tanks on the bridge,” a resident told reporters, “and then the lights went out.”",
    "The ministry denied the claim and called it disinformation.",
)
HEARSAY = "from hearsay.cli import main; main()"
BARE = "import spacy, sys; nlp = spacy.load(sys.argv[1]); nlp(open(sys.argv[2], encoding='utf-8').read())"


def text_of(words: int) -> str:
    """Running text of about this many words."""
    pieces: list[str] = []
    while sum(len(p.split()) for p in pieces) < words:
        pieces += ["\n\n" if len(pieces) % 8 == 0 else " ", SENTENCES[len(pieces) // 2 % len(SENTENCES)]]
    return "".join(pieces).strip()


def ratios(folder: Path) -> dict[str, float]:
    """Each ratio, or figure in seconds of CPU, by its name. Missing parts of the product are left out."""
    figures: dict[str, float] = {}
    text = text_of(500)
    report = compose(text=text, data=text.encode(), locator="bench.txt", media_type="text/plain")
    figures["warm reading of 500 words / bare parse (at most 2)"] = _warm(report)
    figures["warm reading per word, 20,000 words / 500 words (at most 1.5)"] = _long() / _long(500)
    path = folder / "report.txt"
    path.write_text(text, encoding="utf-8")
    package = Path(sys.modules["hearsay"].__file__ or "").parent
    compileall.compile_dir(package, quiet=1)  # As an installed package has it, and spaCy beside it.
    pipeline = load().pipeline or str(package / "reading" / "english")
    bare = _cpu([sys.executable, "-c", BARE, pipeline, str(path)])
    check = _cpu([sys.executable, "-c", HEARSAY, "check", str(path)])
    start = _cpu([sys.executable, "-c", HEARSAY, "--help"])
    if bare and check:
        figures["cold check / bare spaCy script (at most 1.5)"] = check / bare
    if start:
        figures["hearsay --help, seconds of CPU (at most 0.15)"] = start
    return figures


def _warm(report: Report) -> float:
    from hearsay.reading import read, syntax

    settings = load()
    nlp = syntax.load_pipeline(settings.pipeline)
    pieces = [span.of(report.text).replace("\n", " ") for span in syntax.split_paragraphs(report)]
    whole = _median(lambda: read.read(report, settings))
    bare = _median(lambda: list(nlp.pipe(pieces)))
    return whole / bare


def _long(words: int = 20_000) -> float:
    """Seconds of CPU a word in a warm reading of so many words."""
    from hearsay.reading import read

    text, settings = text_of(words), load()
    report = compose(text=text, data=text.encode(), locator="bench.txt", media_type="text/plain")
    return _median(lambda: read.read(report, settings), rounds=2 if words > 500 else ROUNDS) / words


def _median(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    run()
    times = []
    for _ in range(rounds):
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    return statistics.median(times)


def _cpu(command: list[str]) -> float | None:
    """Median seconds of CPU of a command; None where it fails."""
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "OMP_NUM_THREADS": "1"})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            return None
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(times)
