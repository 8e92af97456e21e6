"""What a fresh machine gets: a light start, hashed requirements without addresses, the licences."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = ("spacy", "sqlalchemy", "trafilatura", "lxml", "pydantic", "pypdfium2", "lingua", "charset_normalizer", "numpy")


def imported(*command: str) -> set[str]:
    """The modules a command imports, by the interpreter's own account."""
    done = subprocess.run([sys.executable, "-X", "importtime", *command], capture_output=True, text=True, check=True)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


@pytest.mark.parametrize("code", ["from hearsay.cli import main; main()", "import hearsay.api, hearsay.intake"])
def test_start_up_stays_light(code):
    loaded = {name.partition(".")[0] for name in imported("-c", code, "--help")}
    assert "hearsay" in loaded
    assert loaded.isdisjoint(HEAVY), loaded & set(HEAVY)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_hashed_and_name_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    pinned = re.findall(r"^([\w.-]+)==[\w.]+[^\n]*\\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.M)
    assert len(pinned) == len(re.findall(r"^[\w.-]+", text, re.M))


def test_requirements_hold_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [re.split(r"[<>=;\[ ]", line)[0] for line in project["project"]["dependencies"]]
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert [name for name in wanted if not re.search(rf"^{re.escape(name)}==", text, re.M)] == []


def test_development_uses_the_versions_that_ship():
    def pins(name):
        return set(re.findall(r"^[\w.-]+==[\w.]+", (ROOT / name).read_text(encoding="utf-8"), re.M))

    assert pins("requirements.txt") <= pins("requirements-dev.txt")


def test_licences_and_attributions():
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Attribution-ShareAlike 4.0" in (ROOT / "LICENSES" / "CC-BY-SA-4.0.txt").read_text(encoding="utf-8")
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for name in ("English-EWT", "GUM", "UNER", "GeoNames", "Natural Earth"):
        assert name in notice


def test_examples_are_there_for_the_demo():
    assert len([p for p in (ROOT / "examples").iterdir() if p.suffix in (".html", ".txt")]) >= 3
