"""Makes, opens and upgrades a ledger: a folder with SQLite in it, or a PostgreSQL database and a folder of files."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, OperationalError, SQLAlchemyError

from hearsay.ledger import schema
from hearsay.ledger.errors import LedgerError

REVISIONS = ("0001", "0002")
"""Revisions of the tables this version knows, the newest last."""
FILE = "ledger.db"
FOLDER = "originals"
WAIT_S = 60
"""How long one process waits for another one's transaction."""
LOCK = 0x4865617273
"""Key of the advisory lock that lets one writer at a time into PostgreSQL."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open ledger."""

    engine: Engine
    originals: Path
    """Folder of the original bytes."""
    where: str
    """Folder or address without its password."""

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is the only writing one; all of it is kept or none.

        Raises LedgerError where the database fails.
        """
        with _told(self.where), self.engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
            yield connection

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only reads and holds nobody up."""
        with _told(self.where), self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()


def create(where: str, originals: Path | None = None) -> Ledger:
    """A new ledger at a folder or a postgresql:// address; one that is there already is opened and brought up to date.

    `originals` names the folder of original bytes, which a database by address needs. Raises LedgerError.
    """
    if is_address(where):
        if originals is None:
            raise LedgerError("a ledger by address needs a folder for the original files (--originals FOLDER)")
        kept = originals.expanduser().absolute()
    else:
        folder = Path(where).expanduser().absolute()
        if folder.exists() and not folder.is_dir():
            raise LedgerError(f"{where}: is a file; a ledger is a folder")
        folder.mkdir(parents=True, exist_ok=True)
        kept = (originals or folder / FOLDER).expanduser().absolute()
    kept.mkdir(parents=True, exist_ok=True)
    engine = _engine(where, must_exist=False)
    try:
        with _told(shown(where)):
            if at := _revision(engine):
                _known(at, where)
            _upgrade(engine)
        with _told(shown(where)), engine.begin() as connection:
            held = connection.scalar(sa.select(schema.about.c.value).where(schema.about.c.name == "originals"))
            if held is None:
                value = FOLDER if kept.name == FOLDER and not is_address(where) and originals is None else str(kept)
                connection.execute(schema.about.insert().values(name="originals", value=value))
    except BaseException:
        engine.dispose()
        raise
    engine.dispose()
    return open_ledger(where)


def open_ledger(where: str) -> Ledger:
    """The ledger at a folder or address. Raises LedgerError where there is none, or it is of a newer version."""
    engine = _engine(where, must_exist=True)
    try:
        with _told(shown(where)):
            at = _revision(engine)
        if at is None:
            raise LedgerError(f"{shown(where)}: holds no ledger (hearsay init makes one)")
        _known(at, where)
        if at != REVISIONS[-1]:
            with _told(shown(where)):
                _upgrade(engine)
        with _told(shown(where)), engine.connect() as connection:
            held = connection.scalar(sa.select(schema.about.c.value).where(schema.about.c.name == "originals"))
    except BaseException:
        engine.dispose()
        raise
    if held is None:
        engine.dispose()
        raise LedgerError(f"{shown(where)}: was made only in part; run hearsay init again")
    folder = Path(where).expanduser().absolute() / held if not is_address(where) else Path(held)
    return Ledger(engine, folder, shown(where))


def is_address(where: str) -> bool:
    return where.startswith(("postgresql:", "postgresql+", "postgres:"))


def shown(where: str) -> str:
    """An address without its password; a folder as it is."""
    if not is_address(where):
        return where
    try:
        return sa.make_url(where).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return where.partition(":")[0] + ":…"


def _engine(where: str, *, must_exist: bool) -> Engine:
    if "://" in where and not is_address(where):
        raise LedgerError(f"{where.partition('://')[0]}:// is no ledger: give a folder or a postgresql:// address")
    if is_address(where):
        try:
            url = sa.make_url("postgresql+psycopg" + where[where.index(":") :])
            return sa.create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": WAIT_S})
        except (SQLAlchemyError, NoSuchModuleError, ValueError):
            raise LedgerError(f"{shown(where)}: is not an address a database can have") from None
        except ModuleNotFoundError:
            needs = "a ledger in PostgreSQL needs the psycopg package (pip install hearsay[postgresql])"
            raise LedgerError(needs) from None
    path = Path(where).expanduser().absolute() / FILE
    if must_exist and not path.is_file():
        raise LedgerError(f"{where}: holds no ledger (hearsay init makes one)")
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": WAIT_S})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    """SQLite's settings, on each new connection; transactions are begun by `_begin`, not by the driver."""
    connection.isolation_level = None
    for line in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={WAIT_S * 1000}"):
        connection.execute(f"PRAGMA {line}")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _revision(engine: Engine) -> str | None:
    """Revision of the tables; None where there are none."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        found = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
        return str(found) if found else None


def _known(revision: str, where: str) -> None:
    if revision not in REVISIONS:
        raise LedgerError(f"{shown(where)}: was written by a newer version of Hearsay; update Hearsay")


def _upgrade(engine: Engine) -> None:
    """Bring the tables to the newest revision in one transaction; a second process waits and finds nothing to do."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))

        def steps(revision: Any, _: Any) -> Any:
            return script._upgrade_revs("head", revision)

        with EnvironmentContext(config, script, fn=steps) as context:
            context.configure(connection=connection, target_metadata=schema.METADATA, transactional_ddl=True)
            context.run_migrations()


@contextlib.contextmanager
def _told(where: str) -> Iterator[None]:
    """Database errors as one line that a person can act on."""
    try:
        yield
    except OperationalError as error:
        said = " ".join(str(error.orig).split())[:200]
        hint = "; another process is writing for too long" if "locked" in said else ""
        raise LedgerError(f"{where}: the database cannot be used ({said}{hint})") from error
    except DBAPIError as error:
        raise LedgerError(f"{where}: the database refused ({' '.join(str(error.orig).split())[:200]})") from error


def current_user() -> str:
    """Who acts when nobody says so: the login name."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid {os.getuid()}"
