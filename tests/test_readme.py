"""What the README shows is what the commands print today.

HEARSAY_README=write puts the present output into the README.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
WRITE = os.environ.get("HEARSAY_README") == "write"


def blocks() -> list[str]:
    return CONSOLE.findall(README.read_text(encoding="utf-8"))


def shown(block: str, folder: Path) -> str:
    """The commands of a block with what they print now, run one after the other."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    lines = []
    for line in block.splitlines():
        if line.startswith("$ "):
            environment = {**os.environ, "PATH": path, "COLUMNS": "100", "HEARSAY_LEDGER": str(folder / "ledger")}
            done = subprocess.run(
                ["bash", "-c", line[2:]], cwd=ROOT, capture_output=True, text=True, env=environment, check=False
            )
            assert done.stderr == "", f"{line}: {done.stderr}"
            lines += [line, *done.stdout.rstrip("\n").splitlines()]
    return "\n".join(lines) + "\n"


def test_the_readme_shows_commands():
    assert len(blocks()) >= 2


@pytest.mark.parametrize("number", range(len(blocks())))
def test_the_readme_shows_what_the_commands_print(number, tmp_path):
    block = blocks()[number]
    now = shown(block, tmp_path)
    if WRITE:
        text = README.read_text(encoding="utf-8")
        README.write_text(text.replace(block, now), encoding="utf-8")
    else:
        assert now == block


def test_the_pictures_are_there():
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README.read_text(encoding="utf-8"))
    assert pictures
    assert [p for p in pictures if not (ROOT / p).is_file()] == []
