"""The verbs over many reports: compare them, keep them in a ledger, ask it. Built on the verbs over one, `hearsay.api`.

The rooms are imported inside the verbs that need them, so that importing this costs nothing.
"""

from hearsay.casework.adding import Added, add, sources_in
from hearsay.casework.comparing import COMPARISON_FORMATS, compare, only, write_comparison
from hearsay.casework.opening import LedgerError, init, opened, where_of
from hearsay.casework.verifying import Verified, verify

__all__ = [
    "COMPARISON_FORMATS",
    "Added",
    "LedgerError",
    "Verified",
    "add",
    "compare",
    "init",
    "only",
    "opened",
    "sources_in",
    "verify",
    "where_of",
    "write_comparison",
]
