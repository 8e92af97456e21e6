"""Words given to a voice by their place: "Mayor: …" before them, "…: Kyiv" or "… – ministry" behind them."""

from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.model import Span
from hearsay.reading.speech.contents import FINITE
from hearsay.reading.speech.found import Found
from hearsay.reading.speech.reported import Reported

LONGEST = 6
"""A label is at most this many tokens."""
LEAST = 3
"""And what it gives at least this many words."""
DASHES = frozenset("–—-|") | {"--"}


@dataclass(frozen=True, slots=True)
class Labels:
    verbs: Reported

    def all(self) -> Iterator[Found]:
        tree = self.verbs.tree
        last = len(tree.sentences)
        start = 0
        again = self._repeated()
        while start < last:
            past = start
            while past < last and tree.sentences[past].paragraph == tree.sentences[start].paragraph:
                past += 1
            first, end = tree.bounds[start][0], tree.bounds[past - 1][1]
            found = self._before(first, end, again)
            if found is None and past - start == 1 and (tree.sentences[start].block == "headline" or start == 0):
                found = self._behind(first, end)
            if found is not None:
                yield found
            start = past

    def _repeated(self) -> frozenset[str]:
        """Words that open several paragraphs before a colon: the voices of a dialogue."""
        tree = self.verbs.tree
        opening = [tree.token_from(p.start) for p in tree.paragraphs]
        labels = [tree.tokens[i].text for i in opening if i + 1 < len(tree.tokens) and tree.tokens[i + 1].text == ":"]
        return frozenset(label for label in labels if label[:1].isupper() and labels.count(label) > 1)

    def _before(self, first: int, end: int, again: frozenset[str]) -> Found | None:
        tokens, tree = self.verbs.tree.tokens, self.verbs.tree
        colon = next((t.i for t in tokens[first : min(first + LONGEST + 1, end)] if t.text == ":"), None)
        if colon is None or colon == first or end - colon - 1 < LEAST:
            return None
        if not (tokens[first].text in again and colon == first + 1) and not self._voice(first, colon - 1):
            return None
        if (
            self.verbs.inside(tokens[min(colon + 2, end - 1)])
            or tokens[colon + 1].text[:1] in "\"“«'‘"
            or tokens[colon + 1].start == tokens[colon].end
            or "\n" in tree.text[tokens[colon].end : tokens[colon + 1].start]
        ):
            return None
        if not any(t.tag in FINITE or t.tag in ("MD", "VB") or t.text == "?" for t in tokens[colon + 1 : end]):
            return None
        content = Span(start=tokens[colon + 1].start, end=tokens[end - 1].end)
        return self._found(colon, content, first, colon - 1)

    def _behind(self, first: int, end: int) -> Found | None:
        tokens = self.verbs.tree.tokens
        last = end - 1 if tokens[end - 1].text != "." else end - 2
        for mark in range(last - 1, max(first + LEAST, last - LONGEST), -1):
            token = tokens[mark]
            spaced = token.text == ":" or (token.text in DASHES and self.verbs.tree.text[token.start - 1] == " ")
            if (
                spaced
                and self._voice(mark + 1, last)
                and any(t.tag in FINITE or t.pos == "VERB" for t in tokens[first:mark])
            ):
                return self._found(mark, Span(start=tokens[first].start, end=tokens[mark - 1].end), mark + 1, last)
        return None

    def _found(self, mark: int, content: Span, low: int, high: int) -> Found:
        tree = self.verbs.tree
        source = tree.span(low, high)
        head = next((t for t in reversed(tree.tokens[low : high + 1]) if t.pos in ("PROPN", "NOUN")), tree.tokens[low])
        cue = tree.tokens[mark]
        return Found(mark, (Span(start=cue.start, end=cue.end),), (content,), source, head.i, "says", "label")

    def _voice(self, low: int, high: int) -> bool:
        """Whether a label names who could speak: a name, a body, an office; no place for a date or a heading."""
        tokens = self.verbs.tree.tokens[low : high + 1]
        lex = self.verbs.lex
        if not tokens or any(t.pos in ("VERB", "AUX", "NUM") or t.lower in lex.days or t.text in ",;" for t in tokens):
            return False
        if tokens[0].lower in lex.labels:
            return False
        if len(tokens) == 1 and tokens[0].text in ("Q", "A"):
            return True
        known = any(
            t.lemma in lex.bodies or t.lemma in lex.persons or t.lemma in lex.crowds or t.lemma in lex.surveys
            for t in tokens
        )
        return known or (
            all(t.pos == "PROPN" for t in tokens)
            and not (len(tokens) == 1 and tokens[0].text.isupper() and len(tokens[0].text) > 5)
        )
