"""Cues in an aside that opens with "as": "As the agency reported, …", "…, as confirmed by the mayor"."""

from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.reading.speech.contents import FINITE
from hearsay.reading.speech.cues import cue_spans
from hearsay.reading.speech.found import Found
from hearsay.reading.speech.reported import Reported
from hearsay.reading.syntax import Token

LONGEST = 16
"""An aside is at most this many tokens."""
LEAST = 3
"""And what it is set beside at least this many."""
AS, BY = "as", "by"


@dataclass(frozen=True, slots=True)
class Asides:
    verbs: Reported

    def all(self) -> Iterator[Found]:
        for token in self.verbs.tree.tokens:
            if token.lower == AS and not self.verbs.inside(token):
                found = self._found(token)
                if found is not None:
                    yield found

    def _found(self, opening: Token) -> Found | None:
        tree, tokens, lex = self.verbs.tree, self.verbs.tree.tokens, self.verbs.lex
        first, past = tree.bounds[opening.sentence]
        leads = opening.i == first
        if not leads and tokens[opening.i - 1].text != ",":
            return None
        end = next((t.i for t in tokens[opening.i + 2 : min(opening.i + LONGEST, past)] if t.text in ",.;"), None)
        if end is None or (not leads and tokens[end].text == "," and end + LEAST < past):
            return None
        verb = next((t for t in tokens[opening.i + 1 : end] if t.lemma in lex.speaking and t.tag[:2] == "VB"), None)
        if verb is None or "clause" not in lex.verbs[verb.lemma].stance_of:
            return None
        if verb.i + 1 < end and tokens[verb.i + 1].lower == BY and verb.tag in ("VBN", "VBD"):
            low, high = verb.i + 2, end - 1
        elif verb.tag in (*FINITE, "VBN") and self._nominal(opening.i + 1, verb.i - 1) and self._closes(verb, end):
            low, high = opening.i + 1, verb.i - 1
        else:
            return None
        content = self.verbs.extents.stretch(*((end + 1, past - 1) if leads else (first, opening.i - 2)))
        if low > high or not content or not self._nominal(low, high) or len(tree.within(content[0])) < LEAST:
            return None
        source = tree.span(low, high)
        head = tree.head_of(source)
        cue = cue_spans(tree, lex, verb, *((tokens[verb.i + 1],) if low > verb.i else ()))
        stance = lex.verbs[verb.lemma].stance_of["clause"]
        return Found(verb.i, cue, content, source, head.i if head else low, stance, "aside")

    def _nominal(self, low: int, high: int) -> bool:
        """Whether words are a noun phrase without a verb of their own."""
        tokens = self.verbs.tree.tokens[low : high + 1]
        named = any(t.pos in ("NOUN", "PROPN") or t.tag == "PRP" for t in tokens)
        return named and not any(t.tag in FINITE or t.tag in ("MD", "WP", "WDT") or t.lower == "it" for t in tokens)

    def _closes(self, verb: Token, end: int) -> bool:
        """Whether nothing but when and where it was said stands behind the verb."""
        return all(
            t.pos in ("ADP", "ADV", "DET", "NUM", "PROPN") or t.lower in self.verbs.lex.days
            for t in self.verbs.tree.tokens[verb.i + 1 : end]
        )
