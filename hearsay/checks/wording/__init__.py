"""HS6: words, names and quotation marks."""
