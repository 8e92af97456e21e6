"""Rooms know only what stands below them, and only some rooms may touch the outside."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "hearsay"
FILES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_module_keeps_its_promises(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body, "no docstring says what this module promises"
    names = set(imports(path))
    if room(path) == "model":
        assert all(n.startswith("hearsay.model") or n in STANDARD for n in names), "the standard library only"
    if room(path) != "ledger":
        assert not {n for n in names if n.partition(".")[0] in ("sqlalchemy", "alembic", "psycopg")}, "SQL"
    if path.relative_to(PACKAGE).as_posix() != "intake/fetch.py":
        assert not {n for n in names if n in NETWORK or n.partition(".")[0] in NETWORK}, "the network"


STANDARD = ("collections.abc", "dataclasses", "datetime", "typing", "hashlib")
NETWORK = ("urllib.request", "http", "httpx", "requests", "socket", "aiohttp", "urllib3", "ftplib")


def test_every_room_is_listed_in_the_contracts():
    contracts = (PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8")
    rooms = {room(p) for p in FILES} - {"__init__", "__main__"}
    assert [r for r in sorted(rooms) if f"hearsay.{r}" not in contracts] == []
