"""HS2: dates, clock times and intervals."""
