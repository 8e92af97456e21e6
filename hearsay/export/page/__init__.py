"""A report as one self-contained page for people: no script, no request, readable in print and on a telephone."""

from hearsay.export.page.document import render, render_many

__all__ = ["render", "render_many"]
