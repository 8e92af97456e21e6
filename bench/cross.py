"""Names on sets the shipped tagger was trained on: the predictions of models that had not seen the document.

`tools/train_names.py cross` writes them: offsets, kinds and probabilities by document id, no text.
"""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("cross")


def has(set_name: str) -> bool:
    """Whether the tagger was trained on a set, so that its figure there must be cross-validated."""
    return (FOLDER / f"{set_name}.jsonl").is_file()


def instead(set_name: str, outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The outputs with their names replaced by those predicted in cross-validation; as they are for other sets.

    Raises KeyError for a document the predictions do not have.
    """
    if not has(set_name):
        return outputs
    lines = (FOLDER / f"{set_name}.jsonl").read_text(encoding="utf-8").splitlines()
    predicted = {record["id"]: record["names"] for record in map(json.loads, lines)}
    return [{**output, "names": predicted[output["report"]["id"]]} for output in outputs]
