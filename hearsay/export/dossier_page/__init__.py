"""A dossier as one self-contained page fit to send to an editor: no script, no request, readable in print."""

from hearsay.export.dossier_page.document import render

__all__ = ["render"]
