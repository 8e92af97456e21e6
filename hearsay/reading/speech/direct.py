"""Direct quotations and who is given as saying them: cue before, after, between, or in the sentence next to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hearsay.model import Quotation, Span, Stance
from hearsay.reading.speech.contents import FINITE, OPENERS
from hearsay.reading.speech.cues import cue_spans
from hearsay.reading.speech.found import Found
from hearsay.reading.speech.reported import Reported
from hearsay.reading.syntax import Token

BEHIND = 30
"""A cue is looked for among at most this many tokens behind a quotation."""
AHEAD = 26
"""And among this many before it."""
FAR = 60
"""A quotation goes on behind a cue and its speaker of at most this many tokens."""
LABEL = 8
"""A line of at most this many tokens before a colon names who speaks."""
SOURCES = frozenset({"source", "sources"})
INNER_CLOSERS = "'’”\"»"
"""Closing marks of a quotation within a quotation, which end together with it."""
CLOSING = frozenset("\"”»’'") | {"''", "“", "«", "``", "‘"}


@dataclass(frozen=True, slots=True)
class Direct:
    """Pairs quotations with cues in one report."""

    verbs: Reported

    def all(self, quotations: Sequence[Quotation]) -> list[Found]:
        """One Found a quoted utterance, its pieces joined around the cue; without a cue where none is near."""
        found: list[Found] = []
        paragraphs = [self._paragraph(q) for q in quotations]
        for index, quotation in enumerate(quotations):
            near = index > 0 and paragraphs[index] == paragraphs[index - 1]
            previous = found[-1] if found and near else None
            cue = self._after(quotation) or self._before(quotation)
            if previous is not None and (
                cue.i == previous.head if cue else self._goes_on(quotations[index - 1], quotation, previous)
            ):
                found[-1] = replace(previous, content=(*previous.content, quotation.inner))
            elif cue is None:
                found.append(Found(-1, (), (quotation.inner,), None, None, "says", "uncued"))
            else:
                found.append(self._cued(cue, quotation))
        return found

    def _cued(self, cue: Token, quotation: Quotation) -> Found:
        tree = self.verbs.tree
        if cue.pos not in ("VERB", "AUX"):
            source, head = self._labelled(cue)
            if source is None:
                source, head = self._teller(cue)
            return Found(
                cue.i, (Span(start=cue.start, end=cue.end),), (quotation.inner,), source, head, "says", "colon"
            )
        source, head = self._source(cue, quotation)
        whole = self._whole(cue, quotation, source, head)
        if whole is not None:
            return Found(
                cue.i,
                cue_spans(tree, self.verbs.lex, cue, lead=self.verbs.lead(cue)),
                whole,
                source,
                head,
                self._stance(cue),
                "tag",
            )
        led = self._led(cue, quotation, head)
        if led:
            cues = cue_spans(tree, self.verbs.lex, cue, lead=self.verbs.lead(cue))
            return Found(cue.i, cues, led, source, head, self._stance(cue), "tag")
        behind = tree.tokens[cue.i + 1] if cue.i + 1 < len(tree.tokens) else None
        more = (behind,) if behind is not None and behind.text == ":" else ()
        return Found(
            cue.i,
            cue_spans(tree, self.verbs.lex, cue, *more, lead=self.verbs.lead(cue)),
            (quotation.inner,),
            source,
            head,
            self._stance(cue),
            "quote",
        )

    def _led(self, cue: Token, quotation: Quotation, head: int | None) -> tuple[Span, ...]:
        """A clause whose second half is quoted behind its cue: "The square was bare, he said, “not a soul left”"."""
        tree = self.verbs.tree
        words = quotation.inner.of(tree.text)
        if cue.start > quotation.outer.start or not words[:1].islower() or head is None or head > cue.i:
            return ()
        tag = self.verbs.tags.find(cue, tree.tokens[head])
        if tag is None or len(tag.content) != 2 or not tag.content[1].overlaps(quotation.inner):
            return ()
        lead = tree.within(tag.content[0])
        told = any(t.pos == "VERB" and t.lemma in self.verbs.lex.speaking for t in lead)
        if tag.content[1].start < quotation.outer.start - 1 or told or len(lead) > LABEL * 2:
            return ()
        return tag.content[0], Span(start=quotation.outer.start, end=max(quotation.outer.end, tag.content[1].end))

    def _whole(
        self, cue: Token, quotation: Quotation, source: Span | None, head: int | None
    ) -> tuple[Span, ...] | None:
        """The clause before a cue that only ends in quoted words ("The aim “is to hold,” he said"); else None."""
        tree = self.verbs.tree
        start = tree.token_from(quotation.outer.start)
        if cue.start < quotation.outer.end:
            return None
        leads = (
            start > 0
            and tree.tokens[start - 1].pos != "PUNCT"
            and tree.bounds[tree.tokens[start].sentence][0] < start - 1
        )
        tag = self.verbs.tags.find(cue, tree.tokens[head] if head is not None else None)
        if tag is None:
            return None
        opening = tree.bounds[tree.tokens[start].sentence][0]
        if leads and tree.tokens[start].sentence < cue.sentence and tag.content:
            # “… were stiff. They were no fun,” he said: the clause begins sentences before.
            return (Span(start=tree.tokens[opening].start, end=max(quotation.outer.end, tag.content[0].end)),)
        limit = min(tag.first, tree.token_from(source.start)) if source is not None else tag.first
        between = tree.tokens[tree.token_from(quotation.outer.end) : limit]
        trails = sum(t.pos != "PUNCT" for t in between) > 1 and any(t.tag in FINITE for t in between)
        return tag.content if leads or trails else None

    def _paragraph(self, quotation: Quotation) -> int:
        tree = self.verbs.tree
        token = min(tree.token_from(quotation.inner.end - 1), len(tree.tokens) - 1)
        return tree.sentences[tree.tokens[max(0, token)].sentence].paragraph

    def _goes_on(self, before: Quotation, quotation: Quotation, previous: Found) -> bool:
        """Between the two stands nothing but the cue and its speaker: “A,” he said. “B.”"""
        if not previous.cue:
            return False
        tree = self.verbs.tree
        cue = previous.cue[0]
        if not before.outer.end <= cue.start <= quotation.outer.start:
            return False
        between = tree.within(Span(start=before.outer.end, end=quotation.outer.start))
        told = {t.sentence for t in between if t.tag in FINITE}
        return (
            len(between) <= FAR
            and between[-1].text[-1] in ".,:;—–-"
            and (len(told) <= 1 or len({t.sentence for t in between if t.pos != "PUNCT"}) <= 1)
        )

    def _stance(self, cue: Token) -> Stance:
        frames = self.verbs.lex.verbs.get(cue.lemma)
        return (frames.stance_of.get("quote") or frames.stance_of.get("clause") or "says") if frames else "says"

    def _says(self, token: Token) -> bool:
        frames = self.verbs.lex.verbs.get(token.lemma) if token.pos in ("VERB", "AUX") else None
        return (
            frames is not None
            and bool(frames.stance_of.keys() & {"quote", "clause"})
            and frames.stance_of.get("quote", "says") in ("says", "denies", "believes")
        )

    def _after(self, quotation: Quotation) -> Token | None:
        """“…,” said X / “…,” X said: the first speech verb behind a quotation that ends as one with a cue does."""
        tree, text = self.verbs.tree, self.verbs.tree.text
        ending = quotation.inner.of(text).rstrip(INNER_CLOSERS)[-1:]
        behind = text[quotation.outer.end : quotation.outer.end + 3].lstrip(" ")[:1]
        if ending not in ",?!—-…" and behind not in (",", "-", "–", "—") and not (behind.islower() and ending != "."):
            return None
        start = tree.token_from(quotation.outer.end)
        woven = self._woven(quotation)
        for token in tree.tokens[start : start + BEHIND]:
            if token.pos in ("CCONJ", "SCONJ") and (
                woven or (token.i == start and self._before(quotation) is not None)
            ):
                return None
            if (
                (token.i > start + 1 and token.text in CLOSING - {"'", "’"})
                or (token.text == "." and token.i > start)
                or text[tree.tokens[token.i - 1].end : token.start].count("\n")
            ):
                return None
            if self._says(token) and token.tag != "VB" and not (token.dep == "acl:relcl" and token.i - start > 4):
                return token
        return None

    def _woven(self, quotation: Quotation) -> bool:
        """Whether a quotation goes on from the words before it: “… is "good enough," while others said …”."""
        first = self.verbs.tree.token_from(quotation.outer.start)
        before = self.verbs.tree.tokens[first - 1] if first else None
        starts_low = quotation.inner.of(self.verbs.tree.text)[:1].islower()
        return starts_low and before is not None and before.pos != "PUNCT" and not self._says(before)

    def _before(self, quotation: Quotation) -> Token | None:
        """X said: “…” / X said, “…” / X said “…”: a speech verb that only its own adverbials part from the marks."""
        tree, text = self.verbs.tree, self.verbs.tree.text
        end = tree.token_from(quotation.outer.start)
        if end == 0:
            return None
        last = tree.tokens[end - 1]
        apart = "\n" in text[last.end : quotation.outer.start]
        if apart and last.text != ":":
            return None
        if last.text not in (":", ",", "—", "–", "-") and not self._says(last):
            before = tree.tokens[end - 2]
            if self._says(before) and last.lower == "that":
                past = tree.token_from(quotation.outer.end)
                ends = past >= len(tree.tokens) or tree.tokens[past].pos == "PUNCT"
                return before if ends or tree.tokens[past].sentence != tree.tokens[past - 1].sentence else None
            return self._calling(quotation, end)
        for token in reversed(tree.tokens[max(0, end - AHEAD) : end]):
            if (token.text in ".!?”" and token.i < end - 1) or token.sentence < last.sentence - 1:
                break
            if self._says(token) and not self._clause_between(token, end, last.text):
                return token
        if last.text == ":" and (self._labelled(last)[0] is not None or self._teller(last)[0] is not None):
            return last
        return None

    def _teller(self, colon: Token) -> tuple[Span | None, int | None]:
        """Whose words a colon opens where no verb says so: "The governor minced no words: “…”"."""
        tree = self.verbs.tree
        first = tree.bounds[colon.sentence][0]
        for token in tree.tokens[first : colon.i]:
            if token.dep == "nsubj" and token.head > token.i and tree.tokens[token.head].tag in FINITE:
                person = token.tag == "PRP" and token.lower in self.verbs.lex.pronouns["person"]
                if token.pos == "PROPN" or person or token.lemma in self.verbs.lex.voices | self.verbs.lex.texts:
                    return self.verbs.sources.phrase(token, token.head), token.i
                break
        return None, None

    def _calling(self, quotation: Quotation, end: int) -> Token | None:
        """A cue parted from the quotation by a name: asked the crowd “Who came?”, called Orlenko “a fox. I trust him.”

        What somebody is called in one sentence is no quotation of its own but part of a description.
        """
        tree = self.verbs.tree
        last = tree.token_from(quotation.inner.end) - 1
        several = tree.tokens[last].sentence != tree.tokens[end].sentence
        whole = quotation.role == "speech" and quotation.inner.of(tree.text)[:1].isupper()
        for token in reversed(tree.tokens[max(0, end - LABEL) : end]):
            frames = self.verbs.lex.verbs.get(token.lemma) if token.pos == "VERB" else None
            if frames is None or token.sentence != tree.tokens[end - 1].sentence:
                continue
            if several and "as" in frames.stance_of:
                return token
            if whole and frames.addressee and "quote" in frames.stance_of and not self._clause_between(token, end, ""):
                return token
        return None

    def _clause_between(self, cue: Token, end: int, mark: str) -> bool:
        """A clause between cue and quotation is what is said; the quotation is then part of it, not the whole."""
        tokens = self.verbs.tree.tokens[cue.i + 1 : end]
        if mark == ":":
            return any(t.dep == "ccomp" and t.head == cue.i for t in tokens)
        return any(
            (t.lower == "that" and t.dep == "mark")
            or t.dep in ("ccomp",)
            or (t.tag in ("VBD", "VBZ", "VBP", "MD") and t.dep.partition(":")[0] not in ("acl", "advcl"))
            for t in tokens
        )

    def _source(self, cue: Token, quotation: Quotation) -> tuple[Span | None, int | None]:
        tree = self.verbs.tree
        source, head = self.verbs.sources.of(cue)
        between = tree.tokens[tree.token_from(quotation.outer.end) : cue.i] if quotation.outer.end <= cue.start else ()
        if head is not None and head > cue.i and any(t.pos in ("PROPN", "NOUN", "PRON") for t in between):
            head = None
        if source is not None and head is not None and not quotation.outer.overlaps(source) and abs(head - cue.i) < 60:
            return source, head
        # The parser lost the subject of an inverted cue: the noun phrase right behind it, or right before.
        named = next(
            (
                t
                for t in between
                if t.pos in ("PROPN", "NOUN", "PRON")
                and (t.i + 1 == cue.i or tree.tokens[t.i + 1].pos not in ("NOUN", "PROPN", "PART"))
            ),
            None,
        )
        if named is not None:
            last = cue.i - 1
            while last > named.i and (tree.tokens[last].pos in ("PUNCT", "AUX", "ADV")):
                last -= 1
            return tree.span(next(t.i for t in between if t.pos != "PUNCT"), last), named.i
        for token in tree.tokens[cue.i + 1 : cue.i + 8]:
            if token.text in (",", ".", ":") or token.start >= quotation.outer.start > cue.start:
                break
            if (
                token.pos in ("PROPN", "PRON", "NOUN")
                and token.dep not in ("compound", "det", "amod", "nummod", "flat")
                and token.lower not in self.verbs.lex.days
            ):
                low, high = tree.edges(token.i)
                low = max(low, cue.i + 1)
                return tree.span(low, max(low, high)), token.i
        for token in reversed(tree.tokens[max(0, cue.i - 4) : cue.i]):
            if token.text in CLOSING or token.text in ".,":
                break
            if token.pos in ("PROPN", "PRON", "NOUN"):
                low = max(
                    tree.edges(token.i)[0],
                    tree.token_from(quotation.outer.end) if token.start > quotation.outer.end else 0,
                )
                return tree.span(min(low, token.i), token.i), token.i
        return None, None

    def _labelled(self, colon: Token) -> tuple[Span | None, int | None]:
        """ "Mayor Orlenko: “…”" or "Quote: “…”": a short line up to a colon names who speaks."""
        tree = self.verbs.tree
        if colon.i == 0:
            return None, None
        first = tree.bounds[tree.tokens[colon.i - 1].sentence][0]
        tokens = tree.tokens[first : colon.i]
        while tokens and tokens[0].lower in OPENERS:
            tokens = tokens[1:]
        if (
            0 < len(tokens) <= LABEL
            and not any(t.pos in ("VERB", "AUX") for t in tokens)
            and (any(t.pos == "PROPN" for t in tokens) or tokens[0].lower in self.verbs.lex.labels)
        ):
            if tokens[0].lower in self.verbs.lex.labels:
                return self._sourced(tokens)
            span = tree.span(tokens[0].i, colon.i - 1)
            head = tree.head_of(span)
            return span, head.i if head else None
        return None, None

    def _sourced(self, label: Sequence[Token]) -> tuple[Span | None, int | None]:
        """Who a "Quote from Orlenko:", or a "Quote:" below "Source: Mayor Orlenko on Telegram", is by."""
        tokens = list(label[2:]) or self._source_line(label[0])
        if not tokens:
            return None, None
        named = next((t for t in reversed(tokens) if t.pos in ("PROPN", "NOUN")), tokens[0])
        return self.verbs.tree.span(tokens[0].i, tokens[-1].i), named.i

    def _source_line(self, before: Token) -> list[Token]:
        tree = self.verbs.tree
        above = reversed(tree.tokens[1 : before.i])
        colon = next((t for t in above if t.text == ":" and tree.tokens[t.i - 1].lower in SOURCES), None)
        if colon is None:
            return []
        found: list[Token] = []
        for token in tree.sentence_tokens(tree.tokens[colon.i + 1].sentence):
            if token.i > colon.i:
                if token.text in (";", ".") or token.lower in ("on", "in"):
                    break
                found.append(token)
        while found and found[-1].pos == "PUNCT":
            found.pop()
        return found
