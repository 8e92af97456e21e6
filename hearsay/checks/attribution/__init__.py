"""HS1: who speaks, and whether the text says so."""
