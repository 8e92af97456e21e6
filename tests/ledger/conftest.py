"""One test suite for both databases: every test that takes `ledger` or `where` runs on SQLite and on PostgreSQL."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from hearsay import casework
from hearsay.ledger import Ledger
from tests.ledger import postgres


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Address of a server started for this run."""
    if postgres.programs() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL 15 or later is not installed, and the ledger must be tested on it")
        pytest.skip("PostgreSQL 15 or later is not installed: the ledger is tested on SQLite only")
    folder = Path(tempfile.mkdtemp(prefix="hearsay-postgresql-"))
    try:
        with postgres.server(folder / "server") as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a fresh ledger is; its originals lie in tmp_path."""
    if request.param == "sqlite":
        at = str(tmp_path / "ledger")
        casework.init(at, by="test")
        return at
    server = sa.make_url(request.getfixturevalue("postgresql")).set(drivername="postgresql+psycopg")
    name = f"t{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    engine.dispose()
    at = server.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    casework.init(at, tmp_path / "originals", by="test")
    return at


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with casework.opened(where) as held:
        yield held
