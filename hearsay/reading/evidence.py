"""What a report says its claims rest on, and whether it carries it or only mentions it."""

import functools
from typing import Literal

from hearsay import lexicon
from hearsay.model import Evidence, Report, Span
from hearsay.reading.syntax import Syntax, Token

Basis = Literal["saw", "footage", "photo", "document", "figure", "map", "unstated"]


@functools.cache
def _nouns(lang: str) -> dict[str, tuple[Basis, str]]:
    return {
        noun: (entry["name"], entry["attach"])
        for entry in lexicon.load(lang, "evidence")["basis"]
        for noun in entry["nouns"]
    }


def find(report: Report, tree: Syntax, lang: str = "en") -> tuple[Evidence, ...]:
    """Every mention of a recording, picture, document or map as a thing that exists, and of something seen.

    Attached: the report embeds a thing of that kind, or the mention or its sentence is linked.
    """
    nouns = _nouns(lang)
    saw = lexicon.load(lang, "evidence")["saw"]
    carried = {a.kind for a in report.attachments}
    found: list[Evidence] = []
    for token in tree.tokens:
        if token.lemma in nouns and token.pos in ("NOUN", "PROPN"):
            if (
                token.dep in ("compound", "amod")
                and tree.tokens[token.head].pos in ("NOUN", "PROPN")
                and tree.tokens[token.head].lemma not in nouns
                and token.dep == "compound"
                and not tree.tokens[token.head].lemma.startswith(("evidence", "proof"))
            ):
                continue
            basis, kind = nouns[token.lemma]
            span = Span(start=token.start, end=token.end)
            found.append(Evidence(basis=basis, span=span, attached=kind in carried or _linked(report, tree, token)))
        elif (
            token.lemma in saw["verbs"]
            and token.pos == "VERB"
            and any(t.lemma in saw["subjects"] or t.lower in saw["subjects"] for t in tree.children(token.i, "nsubj"))
        ):
            found.append(Evidence(basis="saw", span=Span(start=token.start, end=token.end), attached=True))
    return tuple(found)


def _linked(report: Report, tree: Syntax, token: Token) -> bool:
    sentence = tree.sentences[token.sentence].span
    return any(link.span is not None and sentence.overlaps(link.span) for link in report.hyperlinks)


def of_claim(
    mentions: tuple[Evidence, ...], spans: tuple[Span, ...], sentence: Span, recorded: bool
) -> Evidence | None:
    """What one claim rests on: a mention in its own words, else in its sentence where a recording speaks.

    `recorded` says that a recording stands in the chain of its speakers.
    """
    inside = [e for e in mentions if e.span and any(s.overlaps(e.span) for s in spans)]
    near = [e for e in mentions if e.span and sentence.overlaps(e.span)]
    if recorded:
        return next(
            (e for e in (*near, *inside) if e.basis in ("footage", "photo", "document", "map")),
            Evidence(basis="footage"),
        )
    return next(iter(near), None)
