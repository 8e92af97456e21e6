"""Direct quotations and who is given as saying them: cue before, after, between, or in the sentence next to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.model import Quotation, Span
from hearsay.reading.speech.cues import Lexicon, cue_spans
from hearsay.reading.speech.finds import Finder, Found
from hearsay.reading.syntax import Syntax, Token

NEAR = 14
"""A cue is looked for among at most this many tokens on either side of a quotation."""


@dataclass(frozen=True, slots=True)
class Direct:
    """Pairs quotations with cues in one report."""

    tree: Syntax
    lex: Lexicon
    finder: Finder

    def all(self, quotations: Sequence[Quotation]) -> list[Found]:
        """One Found a quoted utterance, its pieces joined around the cue; without a cue where none is near."""
        found: list[Found] = []
        paragraph_of = self._paragraphs(quotations)
        for index, quotation in enumerate(quotations):
            cue = self._after(quotation) or self._before(quotation)
            previous = found[-1] if found else None
            near = index > 0 and paragraph_of[index] == paragraph_of[index - 1]
            if cue is None and previous is not None and near and self._goes_on(quotations[index - 1], quotation, previous):
                found[-1] = self._joined(previous, quotation)
                continue
            if cue is not None and previous is not None and near and previous.head == cue.i:
                found[-1] = self._joined(previous, quotation)
                continue
            if cue is None:
                found.append(Found(-1, (), (quotation.inner,), None, None, "says", "uncued"))
                continue
            source, head = self._source(cue, quotation)
            extra = [self.tree.tokens[cue.i + 1]] if cue.i + 1 < len(self.tree.tokens) and self.tree.tokens[cue.i + 1].text == ":" else []
            stance = self._stance(cue)
            spans = cue_spans(self.tree, cue) if cue.pos in ("VERB", "AUX") else (Span(start=cue.start, end=cue.end),)
            found.append(Found(cue.i, spans, (quotation.inner,), source, head, stance, "quote" if not extra else "colon"))
        return found

    def _paragraphs(self, quotations: Sequence[Quotation]) -> list[int]:
        numbers = []
        for quotation in quotations:
            token = min(self.tree.token_from(quotation.inner.end - 1), len(self.tree.tokens) - 1)
            numbers.append(self.tree.sentences[self.tree.tokens[max(0, token)].sentence].paragraph)
        return numbers

    def _joined(self, previous: Found, quotation: Quotation) -> Found:
        return Found(previous.head, previous.cue, (*previous.content, quotation.inner), previous.source,
                     previous.source_head, previous.stance, previous.frame)

    def _goes_on(self, before: Quotation, quotation: Quotation, previous: Found) -> bool:
        """Between the two stands nothing but the cue and its speaker: “A,” he said. “B.”"""
        if not previous.cue:
            return False
        between = self.tree.text[before.outer.end : quotation.outer.start]
        cue = previous.cue[0]
        if not before.outer.end <= cue.start <= quotation.outer.start:
            return False
        return len(between.split()) <= 30 and between.count(".") - between.count("Mr.") - between.count("Dr.") <= 2 \
            and between.rstrip()[-1:] in ".,:;—-–"

    def _stance(self, cue: Token) -> str:
        frames = self.lex.verbs.get(cue.lemma)
        if frames is None:
            return "says"
        return frames.stance_of.get("quote") or frames.stance_of.get("clause") or "says"

    def _says(self, token: Token) -> bool:
        frames = self.lex.verbs.get(token.lemma) if token.pos in ("VERB", "AUX") else None
        return frames is not None and bool(frames.stance_of.keys() & {"quote", "clause"}) and frames.stance_of.get("quote", "says") \
            in ("says", "denies", "believes")

    def _after(self, quotation: Quotation) -> Token | None:
        """“…,” said X / “…,” X said: the first speech verb behind a quotation that ends with a comma or like a question."""
        text = self.tree.text
        ending = quotation.inner.of(text)[-1:]
        behind = text[quotation.outer.end : quotation.outer.end + 3].lstrip()[:1]
        if ending not in ",?!—-…" and behind not in (",", "-", "–", "—") and not (behind.islower() and ending not in ".") :
            return None
        start = self.tree.token_from(quotation.outer.end)
        for token in self.tree.tokens[start : start + NEAR + 16]:
            if token.text in "\"“«" or (token.text == "." and token.i > start + 1):
                return None
            if self._says(token) and token.tag not in ("VB",):
                if token.dep.startswith("acl:relcl") and token.i - start > 4:
                    continue
                return token
        return None

    def _before(self, quotation: Quotation) -> Token | None:
        """X said: “…” / X said, “…” / X, saying “…”: the nearest speech verb before, in the same sentence or before a colon."""
        text = self.tree.text
        lead = text[: quotation.outer.start].rstrip(" \t\u00a0")
        mark = lead[-1:]
        end = self.tree.token_from(quotation.outer.start)
        if mark == "\n":
            lead = lead.rstrip()
            mark = lead[-1:] if lead[-1:] == ":" else "\n"
        if mark in (":", ","):
            best = None
            for token in reversed(self.tree.tokens[max(0, end - NEAR - 12) : end]):
                if token.text in ".!?”" and token.i < end - 1:
                    break
                if self._says(token) and not any(token.start < s for s in ()):
                    best = token
                    break
            if best is None and mark == ":":
                colon = self.tree.tokens[end - 1] if end else None
                return colon if colon is not None and colon.text == ":" and end > 1 else None
            return best
        token = self.tree.tokens[end - 1] if end else None
        if token is not None and token.lower == "that" and end > 1:
            token = self.tree.tokens[end - 2]
        return token if token is not None and self._says(token) else None

    def _source(self, cue: Token, quotation: Quotation) -> tuple[Span | None, int | None]:
        tree = self.tree
        if cue.text == ":":
            return self._named_before(cue)
        source, head = self.finder.source(cue)
        if source is not None and (not quotation.outer.covers(source)) and abs(tree.tokens[head or 0].i - cue.i) < 60:
            return source, head
        # The parser lost the subject of an inverted cue: the noun phrase right behind it, or right before.
        after = tree.tokens[cue.i + 1 : cue.i + 8]
        for token in after:
            if token.text in (",", ".", ":") or token.start >= quotation.outer.start > cue.start:
                break
            if token.pos in ("PROPN", "PRON", "NOUN") and token.dep not in ("compound", "det", "amod", "nummod", "flat"):
                low, high = tree.edges(token.i)
                low = max(low, cue.i + 1)
                return tree.span(low, max(low, high)), token.i
        for token in reversed(tree.tokens[max(0, cue.i - 4) : cue.i]):
            if token.text in "”\".,":
                break
            if token.pos in ("PROPN", "PRON", "NOUN"):
                return Span(start=token.start, end=token.end), token.i
        return None, None

    def _named_before(self, colon: Token) -> tuple[Span | None, int | None]:
        """"Trump: “…”": a short line up to a colon names who speaks."""
        tree = self.tree
        first = tree.bounds[tree.tokens[colon.i - 1].sentence][0]
        tokens = tree.tokens[first : colon.i]
        if 0 < len(tokens) <= 6 and any(t.pos == "PROPN" for t in tokens) and not any(t.pos == "VERB" for t in tokens):
            head = tree.head_of(tree.span(first, colon.i - 1))
            return tree.span(first, colon.i - 1), head.i if head else None
        return None, None
