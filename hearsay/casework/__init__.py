"""The verbs over many reports: compare them, keep them in a ledger, ask it. Built on the verbs over one, `hearsay.api`.

The rooms are imported inside the verbs that need them, so that importing this costs nothing.
"""

from hearsay.casework.adding import Added, add, sources_in
from hearsay.casework.asking import assess, assessments, claims, dossier, events, families, reports, search, show
from hearsay.casework.comparing import COMPARISON_FORMATS, compare, only, write_comparison
from hearsay.casework.exporting import EXPORT_FORMATS, export, publication
from hearsay.casework.mapping import add_control
from hearsay.casework.opening import LedgerError, init, opened, shown, where_of
from hearsay.casework.verifying import Verified, verify
from hearsay.casework.writing import (
    DOSSIER_FORMATS,
    write_claims,
    write_dossier,
    write_events,
    write_found,
    write_reports,
    write_shown,
)

__all__ = [
    "COMPARISON_FORMATS",
    "DOSSIER_FORMATS",
    "EXPORT_FORMATS",
    "Added",
    "LedgerError",
    "Verified",
    "add",
    "add_control",
    "assess",
    "assessments",
    "claims",
    "compare",
    "dossier",
    "events",
    "export",
    "families",
    "init",
    "only",
    "opened",
    "publication",
    "reports",
    "search",
    "show",
    "shown",
    "sources_in",
    "verify",
    "where_of",
    "write_claims",
    "write_comparison",
    "write_dossier",
    "write_events",
    "write_found",
    "write_reports",
    "write_shown",
]
