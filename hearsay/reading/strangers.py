"""Words with capitals that nobody knows: maybe names of persons that the tagger passed over or took for places."""

import re
from collections.abc import Iterator

from hearsay import lexicon
from hearsay.model import Mention, Wording
from hearsay.reading import posts
from hearsay.reading.names.features import word_flags
from hearsay.reading.syntax import Syntax, Token
from hearsay.reading.vocabulary import clusters

WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:[-'’][^\W\d_]+)*$|[A-Z]\.?$")
LEAST_LETTERS = 4
MOST_WORDS = 3
BARRED = frozenset("buodm")
"""Lists of words of bodies, units and outlets, of peoples and days."""
TO = frozenset({"to"})
"""Of the prepositions before places the one that stands before persons as well."""


def find(tree: Syntax, mentions: tuple[Mention, ...], lang: str = "en") -> tuple[Wording, ...]:
    """Category "stranger": `lemma` is the name without offices, `gloss` "likely" behind one or with a given name."""
    table = posts.load(lang)
    surnames = {m.name.split()[-1] for m in mentions if m.label == "PER"}
    taken = {t.i for m in mentions if not _doubtful(tree, m) for t in tree.within(m.span)}
    return tuple(
        Wording(
            span=tree.span(run[0].i, run[-1].i),
            category="stranger",
            lemma=" ".join(t.text for t in run),
            gloss=_likely(tree, run, table),
        )
        for run in _runs(tree, taken, table)
        if run[-1].text in surnames or _unknown(run)
    )


def _likely(tree: Syntax, run: list[Token], table: posts.Posts) -> str:
    if len(run) > 1 and {"g", "f"} & {*word_flags().get(run[0].lower, "")}:
        return "likely"
    before = [t for t in tree.tokens[max(0, run[0].i - 2) : run[0].i] if t.text != "."]
    word = before[-1].lower.rstrip(".") if before else ""
    return "likely" if word and (table.office(word) or "t" in word_flags().get(word, "")) else ""


def _doubtful(tree: Syntax, mention: Mention) -> bool:
    """One word for a place or body that acts as a person does."""
    tokens = tree.within(mention.span)
    if mention.label == "PER" or mention.ref is not None or len(tokens) != 1:
        return False
    token = tokens[0]
    led = tree.tokens[token.i - 1] if token.i else token
    near = led.lower in lexicon.load("en", "names")["join"]["near"] and led.lower not in TO
    return not near and led.pos not in ("DET", "PROPN")


def _runs(tree: Syntax, taken: set[int], table: posts.Posts) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in (*tree.tokens, None):
        fits = token is not None and token.i not in taken and bool(WORD.match(token.text))
        if fits and token is not None:
            word = token.lower.rstrip(".")
            flags = word_flags().get(word, "")
            fits = not (table.office(word) or word in table.kinds or "t" in flags or BARRED & {*flags})
        if fits and token is not None and (not run or run[-1].sentence == token.sentence):
            run.append(token)
            continue
        if run and len(run) <= MOST_WORDS and len(run[-1].text) >= LEAST_LETTERS:
            yield run
        run = [token] if fits and token is not None else []


def _unknown(run: list[Token]) -> bool:
    """No word of the language in small letters, and none of the words that bodies, peoples and days are called by."""
    last = run[-1]
    return last.lower not in clusters() and last.lower.removesuffix("s") not in clusters()
