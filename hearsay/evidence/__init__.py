"""Originals kept untouched by their hash, and a log that shows when it was tampered with."""
