"""The only door to a database: reports, claims, events, judgements, and the log of acts in the acts' transactions."""

from sqlalchemy.engine import Connection

from hearsay.ledger.errors import LedgerError
from hearsay.ledger.opening import Ledger, create, open_ledger

__all__ = ["Connection", "Ledger", "LedgerError", "create", "open_ledger"]
