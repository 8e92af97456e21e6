"""Making and opening a ledger."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hearsay.ledger import Ledger

DEFAULT = "ledger"
"""Folder taken when neither the caller nor HEARSAY_LEDGER names one."""


class LedgerError(Exception):
    """The ledger cannot do this; its one line says why."""


def where_of(given: str | None) -> str:
    """The ledger meant: the one given, else HEARSAY_LEDGER, else the folder `ledger` here."""
    return given or os.environ.get("HEARSAY_LEDGER") or DEFAULT


@contextlib.contextmanager
def opened(where: str) -> "Iterator[Ledger]":
    """An open ledger. Raises LedgerError where there is none or the database fails."""
    from hearsay import ledger
    from hearsay.casework import mapping

    with told():
        held = ledger.open_ledger(where)
        try:
            mapping.catch_up(held)
            yield held
        finally:
            held.close()


def init(where: str, originals: Path | None = None, by: str | None = None) -> Path:
    """Make a ledger at a folder or postgresql:// address, and say where original files will lie.

    One that is there already is left as it is. Raises LedgerError.
    """
    from hearsay import ledger
    from hearsay.ledger import log
    from hearsay.ledger.asking import sizes
    from hearsay.ledger.opening import current_user

    with told():
        held = ledger.create(where, originals)
        try:
            with held.writing() as connection:
                if sizes(connection)["acts"] == 0:
                    log.write(connection, by or current_user(), "init", held.where, {})
            return held.originals
        finally:
            held.close()


@contextlib.contextmanager
def told() -> Iterator[None]:
    """The ledger's own errors, and kept values that cannot be read, as LedgerError of this room."""
    from hearsay.ledger.codec import CodecError
    from hearsay.ledger.errors import LedgerError as Refused

    try:
        yield
    except Refused as refused:
        raise LedgerError(str(refused)) from refused
    except CodecError as error:
        raise LedgerError(f"the ledger holds something this version cannot read: {error}") from error


def shown(where: str) -> str:
    """A ledger's place as it may be printed: an address without its password."""
    from hearsay.ledger import opening

    return opening.shown(where)
