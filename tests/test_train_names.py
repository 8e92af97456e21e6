"""The trainer of the name tagger: which mentions are names, their labels, and the calibration of scores."""

import importlib.util
import math
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers import tree

PATH = Path(__file__).parent.parent / "tools" / "train_names.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("train_names", PATH)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["train_names"] = module
    spec.loader.exec_module(module)
    return module


def spans(text: str, *mentions: tuple[str, str]) -> list[tuple[int, int, str]]:
    return [(text.index(words), text.index(words) + len(words), kind) for words, kind in mentions]


def test_of_mentions_only_names_are_kept_without_article_and_title(tool: ModuleType) -> None:
    text = "The Peshtera Guard said Colonel Marek Holub and two gunners of the unit left Tesna, Lower Valley."
    given = spans(
        text, ("The Peshtera Guard", "ORG"), ("Colonel Marek Holub", "PER"), ("two gunners of the unit", "ORG"),
        ("Tesna, Lower Valley", "LOC"), ("Tesna", "LOC"), ("Lower Valley", "LOC"), ("Peshtera", "LOC"),
    )  # fmt: skip
    kept = [(text[start:end], kind) for start, end, kind in tool.named(tree(text), given)]
    assert kept == [("Peshtera Guard", "ORG"), ("Marek Holub", "PER"), ("Tesna", "LOC"), ("Lower Valley", "LOC")]


def test_labels_tell_the_first_word_from_the_others(tool: ModuleType) -> None:
    text = "Marek Holub left Tesna."
    labels = tool.labelled(tree(text), spans(text, ("Marek Holub", "PER"), ("Tesna", "LOC")))
    assert labels == [["B-PER", "I-PER", "O", "B-LOC", "O"]]


def test_calibration_meets_what_was_right(tool: ModuleType) -> None:
    # Of 100 names scored .9 sixty were right, of 100 scored .5 thirty.
    pairs = [(0.9, n < 60) for n in range(100)] + [(0.5, n < 30) for n in range(100)]
    intercept, slope = tool.calibrated(pairs)
    for score, share in ((0.9, 0.6), (0.5, 0.3)):
        found = 1 / (1 + math.exp(-(intercept + slope * math.log(score / (1 - score)))))
        assert found == pytest.approx(share, abs=1e-3)


def test_calibration_of_what_was_always_right_ends(tool: ModuleType) -> None:
    assert all(map(math.isfinite, tool.calibrated([(0.9, True), (0.5, True)])))
