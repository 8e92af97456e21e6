"""What stands around an expression while it is doubted: letters, words and parts of speech beside it."""

from hearsay.reading.syntax import Syntax
from hearsay.reading.times.grammar import Part


def next_letter(part: Part) -> str:
    return part.items.letters[part.last + 1 : part.last + 2]


def word_before(part: Part, n: int = 1) -> str:
    return part.items.lower[part.first - n] if part.first >= n else ""


def word_after(part: Part, n: int = 1) -> str:
    return part.items.lower[part.last + n] if part.last + n < len(part.items.lower) else ""


def pos_of(part: Part, tree: Syntax, item: int) -> str:
    i = tree.token_at(part.items.starts[item])
    return tree.tokens[i].pos if i is not None else ""


def tag_of(part: Part, tree: Syntax, item: int) -> str:
    i = tree.token_at(part.items.starts[item])
    return tree.tokens[i].tag if i is not None else ""
