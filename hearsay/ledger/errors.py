"""What a ledger refuses, in one line for people."""


class LedgerError(Exception):
    """The ledger cannot do this; its one line says why and, where possible, what to do."""
