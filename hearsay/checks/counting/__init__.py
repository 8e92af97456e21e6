"""HS5: numbers."""
