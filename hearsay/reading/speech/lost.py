"""Clauses a cue governs that the parser hung elsewhere: found again by the order of the words."""

from dataclasses import dataclass

from hearsay.model import Span
from hearsay.reading.speech.contents import FINITE, Extents
from hearsay.reading.speech.cues import Lexicon
from hearsay.reading.speech.tags import Tags
from hearsay.reading.syntax import Syntax, Token

OPENS = ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM")
NOMINAL = ("NOUN", "PROPN", "PRON")
AHEAD = 24
"""A subject of a lost clause is at most this many tokens long."""


@dataclass(frozen=True, slots=True)
class Lost:
    tree: Syntax
    lex: Lexicon

    @property
    def extents(self) -> Extents:
        return Extents(self.tree, self.lex)

    def opening(self, verb: Token, subject: int | None) -> int | None:
        """Where a clause begins that the parser hung elsewhere: at a "that", a question word, or behind the cue."""
        tree, tokens = self.tree, self.tree.tokens
        past = tree.bounds[verb.sentence][1]
        for i in range(verb.i + 1, min(verb.i + 12, past - 2)):
            token = tokens[i]
            if i == verb.i + 1 and token.text == "," and Tags(tree, self.lex).parted(verb, past):
                continue
            if token.lower == "that" and (token.dep == "mark" or (i > verb.i + 1 and self._parts_from_time(i))):
                return i
            if i == verb.i + 1 and token.lower in self.lex.questions:
                return i
            if token.text == "," and i > verb.i + 1 and self._set_off(i, past):
                continue
            if token.pos in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ") or (i == verb.i + 1 and token.lower == "of"):
                break
        if (
            verb.lemma not in self.lex.speaking
            or verb.tag not in ("VBD", "VBZ", "VBP", "VB", "VBN", "VBG")
            or verb.i + 3 >= past
            or tokens[verb.i + 1].pos in ("PUNCT", "ADP")
        ):
            return None
        if verb.dep == "parataxis" and verb.head > verb.i and subject is not None:
            return verb.i + 1
        object_ = next((c for c in tree.children(verb.i, "obj") if c.i > verb.i), None)
        if object_ is not None and any(
            c.dep == "acl" and c.tag in ("VBD", "VBZ", "VBP") and c.i > object_.i for c in tree.children(object_.i)
        ):
            return verb.i + 1
        return None

    def _parts_from_time(self, that: int) -> bool:
        """ "said on Friday during a briefing that …": the date or setting before it takes no relative clause."""
        before, following = self.tree.tokens[that - 1], self.tree.tokens[that + 1]
        timely = before.lower in self.lex.days or before.lemma in self.lex.settings or before.pos in ("ADV", "NUM")
        timely = timely or before.text == ","
        return timely and following.pos in (*OPENS, "SCONJ")

    def _set_off(self, comma: int, past: int) -> bool:
        """A comma inside a date or place before a "that": "on June 8, 2025, that", "in Lozova, Kharkiv, that"."""
        tokens = self.tree.tokens
        i = comma + 1
        while i < past and (tokens[i].pos in ("NUM", "PROPN") or tokens[i].text == ","):
            i += 1
        return i < past and tokens[i].lower == "that"

    def clause(self, verb: Token) -> tuple[Span, ...]:
        """The clause behind a cue whose subject the parser took for the object: "said [the bridge] had fallen"."""
        tree, tokens = self.tree, self.tree.tokens
        past = tree.bounds[verb.sentence][1]
        start = verb.i + 1
        while start < past and tokens[start].lower in self.lex.days:
            start += 1
        if start + 2 >= past or tokens[start].pos not in OPENS or tokens[start].tag in ("WP", "WDT", "WRB"):
            return ()
        frames = self.lex.verbs.get(verb.lemma)
        if frames is not None and frames.addressee:
            start = self._past_hearer(start, past)
        predicate = self._predicate(start, min(past, start + AHEAD))
        if predicate is None:
            return ()
        top = predicate
        if top.pos == "AUX" and top.dep in ("aux", "cop", "aux:pass") and top.head > top.i:
            top = tokens[top.head]
        high = max(tree.edges(top.i)[1], top.i)
        if verb.head == top.i and verb.i > tree.edges(top.i)[0]:
            high = max(high, tree.edges(top.i)[1])
        high = self.extents.joined(min(high, past - 1), past - 1)
        return self.extents.after_that(start, self.extents.cut(verb, start, high))

    def _past_hearer(self, start: int, past: int) -> int:
        """Behind who was told: "told a news conference [they are …]"; the start itself where nobody is named."""
        tokens = self.tree.tokens
        for i in range(start + 1, min(start + 6, past)):
            opens = tokens[i].pos == "DET" or (tokens[i].tag == "PRP" and tokens[i].pos == "PRON")
            if tokens[i - 1].pos in ("NOUN", "PROPN") and opens:
                return i
            if tokens[i].pos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
                break
        return start

    def _predicate(self, start: int, past: int) -> Token | None:
        """The finite verb right behind a noun phrase, past a relative clause between commas; None where none is."""
        tokens = self.tree.tokens
        i = start
        while i < past:
            token = tokens[i]
            if token.tag in FINITE or token.tag == "MD":
                nominal = any(t.pos in NOMINAL for t in tokens[start:i])
                return token if nominal and self._beside(i, start) else None
            if token.text == ",":
                closing = self._inserted(i, past)
                if closing is None:
                    return None
                i = closing
            elif token.tag in ("WP", "WDT", "WRB") or token.pos in ("PUNCT", "SCONJ") or self._bare(token):
                if token.text not in ("“", "”", '"', "''", "``", "-"):
                    return None
            elif i > start and tokens[i - 1].pos == "NOUN" and token.pos in ("DET", "PRON"):
                return None
            i += 1
        return None

    def _bare(self, token: Token) -> bool:
        return token.tag == "VB" and self.tree.tokens[token.i - 1].lower != "to"

    def _beside(self, i: int, start: int) -> bool:
        """Whether what stands right before a finite verb can be its subject's end."""
        before = self.tree.tokens[i - 1]
        while before.pos in ("ADV", "PART") and before.i > start:
            before = self.tree.tokens[before.i - 1]
        return before.pos in (*NOMINAL, "NUM", "PUNCT", "ADJ", "DET")

    def _inserted(self, comma: int, past: int) -> int | None:
        """The comma that ends a relative clause or an apposition opened by another."""
        tokens = self.tree.tokens
        if comma + 1 >= past or tokens[comma + 1].tag not in ("WDT", "WP", "VBN", "DT", "WRB"):
            return None
        return next((i for i in range(comma + 2, past) if tokens[i].text == ","), None)

    def through(self, verb: Token, subject: Token | None) -> tuple[Span, ...]:
        """What a cue set into a relative clause gives: "[which] officials say [was shelled]"."""
        tree, tokens = self.tree, self.tree.tokens
        past = tree.bounds[verb.sentence][1]
        if subject is None or subject.i > verb.i or verb.i + 2 >= past:
            return ()
        behind = tokens[verb.i + 1]
        if behind.tag not in (*FINITE, "MD"):
            return ()
        first = min(tree.edges(subject.i)[0], subject.i)
        relative = tokens[first - 1] if first else None
        if relative is None or relative.tag not in ("WP", "WDT"):
            relative = tokens[first] if tokens[first].tag in ("WP", "WDT") and first < subject.i else None
        if relative is None:
            return ()
        top = tokens[behind.head] if behind.pos == "AUX" and behind.head > behind.i else behind
        high = tree.edges(top.i)[1]
        high = next((i - 1 for i in range(top.i, high) if tokens[i].text == ","), high)
        return (Span(start=relative.start, end=relative.end), *self.extents.stretch(behind.i, high))
