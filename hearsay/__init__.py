"""Hearsay reads conflict reporting and shows what is claimed, by whom, on what evidence, and what does not add up."""

__version__ = "0.1.0"
