"""HS3: where things are said to have happened."""
