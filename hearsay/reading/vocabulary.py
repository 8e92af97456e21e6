"""Frequent words of English in the case they are written in, with their place in a tree of Brown clusters."""

import functools
from importlib.resources import files


@functools.cache
def clusters() -> dict[str, str]:
    """Paths of frequent words in a tree of Brown clusters (spacy-lookups-data, MIT), as strings of 0 and 1.

    "troops" and "Troops" are two entries; "Kyiv" is one and "kyiv" none, which tells common words from names.
    """
    found = {}
    text = (files("hearsay.reading") / "names" / "clusters.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        path, *words = line.split(" ")
        found.update(dict.fromkeys(words, path))
    return found
