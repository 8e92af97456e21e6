"""Measures the English reading on other people's gold data: `python -m bench --gold DIR`. Not part of the package."""
