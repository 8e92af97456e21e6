"""Words folded for searching, in Python, so that both databases find the same."""

import re
import unicodedata
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

WORD = re.compile(r"[^\W_]+")
MOST = 50_000
"""Words of one text that are findable, its first ones; PostgreSQL holds no more than a megabyte of them."""
LONGEST = 40
"""Characters of a word that are kept."""


def folded(text: str) -> list[str]:
    """The words of a text without case, accents and marks, in order."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return [word[:LONGEST] for word in WORD.findall(bare)[:MOST]]


def index(connection: Connection, table: str, rows: Iterable[tuple[int, list[str]]]) -> None:
    """Make rows of `table` ("claim_words", "report_words") findable by these words."""
    listed = list(rows)
    if not listed:
        return
    if connection.dialect.name == "sqlite":
        values = [{"key": key, "words": " ".join(words)} for key, words in listed]
        connection.execute(sa.text(f"INSERT INTO {table} (rowid, words) VALUES (:key, :words)"), values)
        return
    rows_ = [{"key": key, "words": sorted(set(words))} for key, words in listed]
    connection.execute(
        sa.text(f"INSERT INTO {table} (rowid, words) VALUES (:key, array_to_tsvector(CAST(:words AS text[])))"), rows_
    )


def find(connection: Connection, table: str, query: str, most: int) -> list[int]:
    """Rows that hold every word of the query, the latest first; a word ending in * is the beginning of one.

    No word at all finds nothing.
    """
    asked = _asked(query)
    if not asked:
        return []
    if connection.dialect.name == "sqlite":
        match = " ".join(f'"{word}"{"*" if begins else ""}' for word, begins in asked)
        found = sa.text(f"SELECT rowid FROM {table} WHERE {table} MATCH :match ORDER BY rowid DESC LIMIT :most")
    else:
        match = " & ".join(f"'{word}'{':*' if begins else ''}" for word, begins in asked)
        found = sa.text(
            f"SELECT rowid FROM {table} WHERE words @@ CAST(:match AS tsquery) ORDER BY rowid DESC LIMIT :most"
        )
    return [int(row[0]) for row in connection.execute(found, {"match": match, "most": most})]


def _asked(query: str) -> list[tuple[str, bool]]:
    """The words of a query, and whether each is only a beginning."""
    found = []
    for part in query.split():
        words = folded(part)
        found += [(word, part.endswith("*") and word is words[-1]) for word in words]
    return found
