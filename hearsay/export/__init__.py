"""Readings and findings -> what people and programs read; one format a file, none reads a text again."""

from hearsay.export.pair import Checked

__all__ = ["Checked"]
