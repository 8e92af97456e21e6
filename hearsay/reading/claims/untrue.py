"""Words that call what was told untrue: "the report about the capture of Lozova is false", "this is not true"."""

from collections.abc import Sequence

from hearsay.model import Happening
from hearsay.reading.clauses import joints
from hearsay.reading.happenings import Clause, Reader
from hearsay.reading.kinds import CONCRETE
from hearsay.reading.syntax import Syntax, Token


def told(reader: Reader, words: Sequence[Token]) -> Token | None:
    """What the words call untrue: a pronoun, or a noun for something told; None where they do not."""
    verdict = next((t for t in words if _untrue(reader, t)), None)
    if verdict is None:
        return None
    nouns, pointers = joints("en", "told"), joints("en", "pointers")
    before = [t for t in words if t.i < verdict.i and (t.lemma in nouns or t.lower in pointers)]
    return next((t for t in before if _meant(reader.tree, t, verdict)), None)


def denied(reader: Reader, words: Sequence[Token]) -> Happening | None:
    """The happening that what is called untrue tells of ("claims that …", "news of …"), as one denied."""
    noun = told(reader, words)
    if noun is None:
        return None
    first, last = reader.tree.edges(noun.i)
    for token in reader.tree.tokens[noun.i + 1 : last + 1]:
        if token.pos in ("NOUN", "VERB"):
            happening = reader.read(Clause(token.i, first, last), denied=True)
            if happening.kind in CONCRETE:
                return happening
    return None


def _untrue(reader: Reader, token: Token) -> bool:
    """A word for what is untrue, or one for what is true with a negation."""
    if token.lemma in joints("en", "untrue"):
        return not reader.negated(token)
    if token.lemma not in joints("en", "true"):
        return False
    head = reader.tree.tokens[token.head]
    return reader.negated(token) or (token.dep in ("obj", "obl") and reader.negated(head))


def _meant(tree: Syntax, noun: Token, verdict: Token) -> bool:
    """Subject or object of the verdict, of its verb, or beside it ("called the claim a lie")."""
    heads = {verdict.i, verdict.head}
    return noun.head in heads or noun.i == verdict.head or tree.tokens[noun.head].head in heads
