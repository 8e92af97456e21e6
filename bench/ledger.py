"""The ledger at size and under kill -9: `python -m bench.ledger --claims N --kills N [--case FILE] [--maps FOLDER]`."""

import argparse
import hashlib
import itertools
import json
import os
import random
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hearsay import casework
from hearsay.casework.adding import add_reading
from hearsay.evidence.originals import Originals
from hearsay.ledger import Ledger, asking
from hearsay.model import (
    Attribution,
    Candidate,
    Claim,
    Happening,
    Origin,
    Participant,
    Place,
    Reading,
    Report,
    Sentence,
    Span,
    Speaker,
    Toponym,
    When,
)
from hearsay.model.claims import claim_id

CLAIMS_EACH = 10
PLACES = 600
DAYS = 900
MAP_EVERY = 7
"""Days between the control maps of the made-up ledger."""
KINDS = ("advance", "capture", "attack", "strike", "casualties", "withdrawal")
SYLLABLES = ("ba", "ko", "lu", "dra", "ve", "ni", "ster", "mol", "pi", "tan", "gor", "shu", "ra", "zhe", "lin", "dor")
VOICES = (("Red Ministry", "red"), ("Blue Staff", "blue"), ("Red Governor", "red"), ("River Mission", "third"))


def name(random_: random.Random, syllables: int = 3) -> str:
    return "".join(random_.choice(SYLLABLES) for _ in range(syllables))


class Synthetic:
    """Reports of ten claims each about made-up villages, one in twelve a copy of the one before."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed)
        self.words = sorted({name(self.random, self.random.randint(1, 4)) for _ in range(3000)})
        self.places = [
            Place(
                ref=f"made:{i}",
                name=name(self.random).capitalize() + "ne",
                lat=46 + self.random.random() * 5,
                lon=24 + self.random.random() * 14,
                radius_m=500,
                level="settlement",
                country="XX",
            )
            for i in range(PLACES)
        ]
        self.start = datetime(2023, 1, 1, tzinfo=UTC)
        self.last: list[str] = []

    def reading(self, number: int) -> Reading:
        """The reading of report `number`; the same number after the same ones before gives the same."""
        random_ = self.random
        day = self.start + timedelta(days=random_.randrange(DAYS))
        copy = bool(self.last) and random_.random() < 1 / 12
        parts, at, found = [], 0, []
        lines = []
        for i in range(CLAIMS_EACH):
            place = random_.choice(self.places)
            voice, side = random_.choice(VOICES)
            kind = random_.choice(KINDS)
            content = f"troops of the {random_.choice(('red', 'blue'))} side made an {kind} at {place.name}"
            filler = self.last[i] if copy else " ".join(random_.choice(self.words) for _ in range(18))
            lines.append(filler)
            line = f"{voice} said that {content} on {day:%d %B %Y}. {filler.capitalize()}.\n"
            begin = at + line.index(content)
            span = Span(start=begin, end=begin + len(content))
            where = content.index(place.name)
            spot = Span(start=begin + where, end=begin + where + len(place.name))
            found.append((Span(start=at, end=at + len(line) - 1), span, spot, place, voice, side, kind))
            parts.append(line)
            at += len(line)
        self.last = lines
        text = "".join(parts)
        report = Report(
            id=f"made{number}",
            origin=Origin(
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                locator=f"made:{number}",
                outlet=f"outlet{number % 40}.example",
            ),
            text=text,
            published_at=day + timedelta(hours=random_.randrange(48)),
        )
        claims = tuple(self._claim(report, i, *row[1:], day) for i, row in enumerate(found))
        sentences = tuple(Sentence(span=row[0], block="body", paragraph=i) for i, row in enumerate(found))
        return Reading(
            report=report,
            sentences=sentences,
            toponyms=tuple(t for c in claims for t in c.where),
            attributions=tuple(link for c in claims for link in c.chain),
            claims=claims,
            versions={"profile": "russia_ukraine"},
        )

    def _claim(
        self, report: Report, number: int, span: Span, spot: Span, place: Place, voice: str, side: str, kind: str,
        day: datetime,
    ) -> Claim:  # fmt: skip
        speaker = Speaker(span=None, name=voice, side=side, kind="body")
        denied = self.random.random() < 0.2
        link = Attribution(
            speaker=speaker,
            cue=(),
            content=(span,),
            stance="denies" if denied else "says",
            mode="indirect",
            quoted=False,
        )
        return Claim(
            id=claim_id(report.id, (span,), None, "denies" if denied else "asserts"),
            spans=(span,),
            mode="indirect",
            chain=(link,),
            happening=Happening(
                kind=kind,  # type: ignore[arg-type]
                who=(Participant(name="troops", side="red" if "red side" in span.of(report.text) else "blue"),),
                polarity="denies" if denied else "asserts",
            ),
            when=When(value=day.date().isoformat(), earliest=day, latest=day, basis="stated"),
            where=(
                Toponym(
                    span=spot,
                    surface=place.name,
                    place=place,
                    candidates=(Candidate(place=place, score=1.0),),
                    probability=1.0,
                ),
            ),
            sentence=number,
        )


def keep(ledger: Ledger, reading: Reading) -> str:
    """Add a report as `casework.add` does once it has read it: the original first, then all the rest."""
    Originals(ledger.originals).put(reading.report.text.encode())
    done = add_reading(ledger, reading, "bench")
    return f"{done.report} {done.outcome}"


def _fill(ledger: Ledger, made: Synthetic, first: int, last: int) -> list[tuple[float, float]]:
    """Milliseconds of adding each report, by the clock and of this process, reading made beforehand."""
    spent = []
    for number in range(first, last):
        reading = made.reading(number)
        begun, worked = time.perf_counter(), time.process_time()
        keep(ledger, reading)
        spent.append(((time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000))
    return spent


def _middle(spent: list[tuple[float, float]], which: int) -> float:
    return statistics.median(s[which] for s in spent)


def _median(action: object, times: int) -> float:
    spent = []
    for i in range(times):
        begun = time.perf_counter()
        action(i)  # type: ignore[operator]
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent)


def load_maps(ledger: Ledger, files: Iterable[tuple[Path, date]], maker: str, side: str, holder: str) -> list[float]:
    """Milliseconds of adding each map by the day it shows."""
    spent = []
    for path, shows in files:
        begun = time.perf_counter()
        casework.add_control(ledger, path, shows=shows, maker=maker, side=side, holder=holder, by="bench")
        spent.append((time.perf_counter() - begun) * 1000)
    return spent


def size(claims: int, folder: Path, maps: Path | None = None) -> dict[str, object]:
    """Adding, an event page and a search in a ledger that grows to so many claims.

    With a folder of maps the ledger holds one for every seventh day, whatever day they are of, and a last one is added
    to the full ledger.
    """
    where = str(folder / "size")
    casework.init(where, by="bench")
    made = Synthetic()
    reports = claims // CLAIMS_EACH
    early = min(1000, reports)
    with casework.opened(where) as ledger:
        files = itertools.cycle(sorted(maps.glob("*.geojson")) if maps else ())
        days = (made.start.date() + timedelta(days=n) for n in range(0, DAYS, MAP_EVERY))
        load_maps(ledger, zip(files, days, strict=False), "Mapper", "blue", "red")
        _fill(ledger, made, 0, max(0, early - 100))
        first = _fill(ledger, made, max(0, early - 100), early)
        _fill(ledger, made, early, max(early, reports - 200))
        spent = _fill(ledger, made, max(early, reports - 200), reports) or first
        rows = casework.events(ledger, most=20_000)
        random_ = random.Random(2)
        chosen = [random_.choice(rows).id for _ in range(60)]
        words = [random_.choice(made.places).name for _ in range(60)]
        page = _median(lambda i: casework.dossier(ledger, chosen[i]), 60)
        search = _median(lambda i: casework.search(ledger, words[i]), 60)
        common = _median(lambda i: casework.search(ledger, "red side"), 20)
        begun = time.perf_counter()
        clean = casework.verify(ledger).problems
        verified = time.perf_counter() - begun
        with ledger.reading() as connection:
            shown = sum(o.map_day is not None for e in asking.all_events(connection) for o in e.origins)
        last = load_maps(
            ledger, zip(files, [made.start.date() + timedelta(days=3)], strict=False), "Mapper", "blue", "red"
        )
    return {
        "claims": reports * CLAIMS_EACH,
        "events": len(rows),
        "add one report, median ms": round(_middle(spent, 0), 1),
        "add one report, 95th percentile ms": round(sorted(s[0] for s in spent)[int(0.95 * len(spent))], 1),
        "at 10,000 claims, median ms": round(_middle(first, 0), 1),
        "growth": round(_middle(spent, 0) / _middle(first, 0), 2),
        "add one report, median ms of the process": round(_middle(spent, 1), 1),
        "growth of that": round(_middle(spent, 1) / _middle(first, 1), 2),
        **({"events shown on maps": shown, "add one more map, ms": round(last[0])} if maps else {}),
        "event page, median ms": round(page, 1),
        "search of a rare word, median ms": round(search, 1),
        "search of words in every claim, median ms": round(common, 1),
        "verify, s": round(verified, 1),
        "problems": list(clean),
        "peak memory MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "database MB": round((Path(where) / "ledger.db").stat().st_size / 1e6),
    }


LONGEST_S = 0.3
"""Seconds after which a worker is killed at the latest."""
WORKER = """
import sys
from hearsay import casework
from bench.ledger import Synthetic, keep
made, other = Synthetic(int(sys.argv[2])), Synthetic(9)
with casework.opened(sys.argv[1]) as ledger:
    keep(ledger, other.reading(100000))
    print("ready", flush=True)
    for number in range(2000):
        print(keep(ledger, made.reading(number)), flush=True)
"""


def kills(times: int, folder: Path, seed: int = 3) -> dict[str, object]:
    """kill -9 at random moments of adding; every acknowledged report must be there once, and verify be clean."""
    where = str(folder / "kills")
    casework.init(where, by="bench")
    random_ = random.Random(seed)
    acknowledged: set[str] = set()
    landed = 0
    for _ in range(times):
        worker = subprocess.Popen(
            [sys.executable, "-c", WORKER, where, "1"], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]
        )
        assert worker.stdout is not None
        worker.stdout.readline()
        time.sleep(random_.random() * LONGEST_S)
        worker.send_signal(signal.SIGKILL)
        for line in worker.stdout.read().split("\n"):
            if line.count(" ") >= 1:
                acknowledged.add(line.split()[0])
                landed += line.endswith(" added")
        worker.wait()
    with casework.opened(where) as ledger:
        listed = [r.id for r in casework.reports(ledger)]
        verified = casework.verify(ledger)
    missing = sorted(acknowledged - set(listed))
    return {
        "kills": times,
        "acknowledged": len(acknowledged),
        "kept": len(listed),
        "missing": missing,
        "twice": sorted({i for i in listed if listed.count(i) > 1}),
        "problems": list(verified.problems),
        "added while being killed": landed,
    }


def main() -> None:
    """Print the figures as JSON."""
    asked = argparse.ArgumentParser(prog="python -m bench.ledger")
    asked.add_argument("--claims", type=int, default=100_000)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--case", help="a .jsonl of reports: say how its events stand")
    asked.add_argument("--maps", type=Path, help="a folder of control maps, each named for the morning after its day")
    given = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="hearsay-bench-"))
    try:
        if given.case:
            print(json.dumps(case(given.case, folder, given.maps), indent=1, ensure_ascii=False))
        if given.claims:
            print(json.dumps({"size": size(given.claims, folder, given.maps)}, indent=1))
        if given.kills:
            print(json.dumps({"kill -9": kills(given.kills, folder)}, indent=1))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def case(path: str, folder: Path, maps: Path | None) -> dict[str, object]:
    """Families and standing of the events of some reports, with DeepState's maps where there are any."""
    where = str(folder / "case")
    casework.init(where, by="bench")
    with casework.opened(where) as ledger:
        for _ in casework.add(ledger, path, by="bench"):
            pass
        named = sorted(maps.glob("*.geojson")) if maps else []
        files = [(f, datetime.strptime(f.stem[-8:], "%Y%m%d").date() - timedelta(days=1)) for f in named]
        load_maps(ledger, files, "DeepState", "ukraine", "russia")
        return {
            "families": [list(f.members) for f in casework.families(ledger)],
            "events": [
                f"{e.sort} {e.place_name} {e.day and datetime.fromordinal(e.day).date()}: {e.standing}, {e.size} claims"
                for e in casework.events(ledger)
            ],
        }


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
