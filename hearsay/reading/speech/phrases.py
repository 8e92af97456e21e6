"""Cues that are no verbs: adjectives as predicates, nouns with a content, "according to" and its kin."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hearsay.model import Span, Stance
from hearsay.reading.speech.contents import FINITE
from hearsay.reading.speech.cues import cue_spans
from hearsay.reading.speech.found import Found, Source
from hearsay.reading.speech.reported import Reported
from hearsay.reading.syntax import Token

GENITIVE = frozenset({"'s", "’s", "'", "’"})
OPENING = ("DT", "PRP", "PRP$")
"""Tags of words with which a new noun phrase begins."""


@dataclass(frozen=True, slots=True)
class Phrases:
    verbs: Reported

    def all(self) -> Iterator[Found]:
        lex = self.verbs.lex
        for token in self.verbs.tree.tokens:
            finder: Callable[[Token], Found | None] | None = None
            if token.lower in lex.plain and token.dep == "xcomp":
                finder = self._made
            elif token.pos in ("ADJ", "VERB") and token.lower in lex.predicates:
                finder = self._predicate
            elif token.tag == "NNS" and token.pos == "NOUN" and self._disguised(token):
                finder = self._verb
            elif token.pos == "NOUN" and token.lemma in lex.nouns:
                finder = self._noun
            elif token.lower in lex.according:
                finder = self._according
            found = finder(token) if finder is not None and not self.verbs.inside(token) else None
            if found is not None:
                yield found

    def _made(self, adjective: Token) -> Found | None:
        """ "made clear that …", "made it plain the bridge was lost"."""
        tree = self.verbs.tree
        verb = tree.tokens[adjective.head]
        between = tree.tokens[verb.i + 1 : adjective.i]
        if verb.lemma not in self.verbs.lex.giving or any(t.lower != "it" and t.pos != "ADV" for t in between):
            return None
        clauses = (*tree.children(adjective.i, "ccomp"), *tree.children(verb.i, "ccomp"))
        clause = next((c for c in clauses if c.i > adjective.i), None)
        subject = next((c for c in tree.children(verb.i, "nsubj") if c.i < verb.i), None)
        source, head = self.verbs.sources.of(verb)
        if subject is not None:
            source, head = self.verbs.sources.phrase(subject, verb.i), subject.i
        if clause is None or source is None or head is None or head > verb.i:
            return None
        cue = (Span(start=cue_spans(tree, self.verbs.lex, verb)[0].start, end=adjective.end),)
        content = self.verbs.extents.clause(adjective, clause)
        return Found(adjective.i, cue, content, source, head, "says", "clause") if content else None

    def _predicate(self, adjective: Token) -> Found | None:
        """ "is confident that …", "was willing to …"."""
        tree, extents = self.verbs.tree, self.verbs.extents
        subject = next(iter(tree.children(adjective.i, "nsubj")), None)
        complement = next((c for c in tree.children(adjective.i, "ccomp", "xcomp", "advcl") if c.i > adjective.i), None)
        cop = next(iter(tree.children(adjective.i, "cop", "aux")), None)
        if complement is None and subject is not None and cop is not None:
            return self._towards(adjective, subject)
        if complement is None or subject is None or cop is None:
            return None
        to = any(c.lower == "to" for c in tree.children(complement.i, "mark"))
        if (complement.dep == "advcl" and not to) or subject.lower in ("it", "that", "this"):
            return None
        content = extents.clause(adjective, complement)
        return (
            Found(
                adjective.i,
                cue_spans(tree, self.verbs.lex, adjective),
                content,
                self.verbs.sources.phrase(subject, adjective.i),
                subject.i,
                self.verbs.lex.predicates[adjective.lower],
                "predicate",
            )
            if content
            else None
        )

    def _towards(self, adjective: Token, subject: Token) -> Found | None:
        """ "were afraid of another raid", "is opposed to the levy"."""
        tree, lex = self.verbs.tree, self.verbs.lex
        if subject.lower in ("it", "that", "this", "there"):
            return None
        for child in tree.children(adjective.i, "obl"):
            case = next((c for c in tree.children(child.i, "case") if c.lower in lex.towards[adjective.lower]), None)
            if case is not None and case.i == adjective.i + 1:
                return Found(
                    adjective.i,
                    cue_spans(tree, lex, adjective, case),
                    self.verbs.extents.stretch(case.i + 1, tree.edges(child.i)[1]),
                    self.verbs.sources.phrase(subject, adjective.i),
                    subject.i,
                    lex.predicates[adjective.lower],
                    "predicate",
                )
        return None

    def _disguised(self, noun: Token) -> bool:
        """A verb the parser took for a noun: "The brigade plans to hold the ridge", "The ministry denies the raid"."""
        tree, tokens = self.verbs.tree, self.verbs.tree.tokens
        first, past = tree.bounds[noun.sentence]
        if (
            noun.lemma not in self.verbs.lex.verbs
            or noun.i == first
            or noun.i + 2 >= past
            or tokens[noun.i - 1].pos not in ("NOUN", "PROPN", "PRON")
            or tokens[noun.i - 1].tag == "PRP$"
        ):
            return False
        if noun.is_root and tokens[noun.i + 1].lower == "to":
            return True
        behind = tokens[noun.i + 1]
        opens = behind.pos in ("DET", "PRON", "PROPN") or behind.lower in ("to", "that")
        verbless = not any(t.tag in FINITE or t.tag == "MD" for t in tokens[first:past])
        return opens and verbless and noun.lemma in self.verbs.lex.speaking

    def _verb(self, noun: Token) -> Found | None:
        tree = self.verbs.tree
        first = tree.bounds[noun.sentence][0]
        low = next(
            (t.i + 1 for t in reversed(tree.tokens[first : noun.i]) if t.pos in ("PUNCT", "SCONJ", "CCONJ")), first
        )
        stances = self.verbs.lex.verbs[noun.lemma].stance_of
        behind = tree.tokens[noun.i + 1]
        frame = "infinitive" if behind.lower == "to" else "clause"
        stance = stances.get(frame)
        past = tree.bounds[noun.sentence][1]
        high = tree.edges(noun.i)[1] if frame == "infinitive" else past - 1
        content = self.verbs.extents.after_that(noun.i + 1, high)
        if stance is None or not content or low >= noun.i:
            return None
        source = tree.span(low, noun.i - 1)
        if stance == "denies" and self.verbs.points(behind):
            content = (Span(start=source.start, end=content[0].end),)
        return Found(noun.i, (Span(start=noun.start, end=noun.end),), content, source, noun.i - 1, stance, frame)

    def _noun(self, noun: Token) -> Found | None:
        """ "the claim that …", "its denial of …", "the ministry's plan to …", "issued a warning about …"."""
        tree, lex = self.verbs.tree, self.verbs.lex
        frames = lex.nouns[noun.lemma]
        source, giver = self._owner(noun)
        for complement in tree.children(noun.i, "acl", "ccomp"):
            marks = {c.lower for c in tree.children(complement.i, "mark")}
            frame = "infinitive" if "to" in marks else "clause"
            if frame not in frames.stance_of or complement.i < noun.i or not marks & {"to", "that"}:
                continue
            if frame == "infinitive" and source[0] is None:
                continue
            content = self.verbs.extents.after_that(
                max(tree.edges(complement.i)[0], noun.i + 1), tree.edges(complement.i)[1]
            )
            return self._found(noun, content, source, frames.stance_of[frame], giver)
        behind = tree.tokens[noun.i + 1] if noun.i + 1 < len(tree.tokens) else noun
        if "clause" in frames.stance_of and behind.lower == "that" and behind.dep == "mark":
            high = tree.edges(behind.head)[1]
            content = self.verbs.extents.after_that(
                behind.i, high if high > behind.i else tree.bounds[noun.sentence][1] - 1
            )
            return self._found(noun, content, source, frames.stance_of["clause"], giver)
        if "clause" in frames.stance_of and behind.lemma == "be" and noun.i + 3 < len(tree.tokens):
            # "Their claim is that the bridge stands."
            past = tree.bounds[noun.sentence][1]
            if tree.tokens[noun.i + 2].lower == "that" and noun.i + 3 < past:
                content = self.verbs.extents.after_that(noun.i + 2, past - 1)
                return self._found(noun, content, source, frames.stance_of["clause"], giver)
        if source[0] is None:
            return None
        verb = tree.tokens[noun.i + 2] if noun.i + 2 < len(tree.tokens) else noun
        if "infinitive" in frames.stance_of and behind.lower == "to" and verb.tag == "VB" and behind.head == verb.i:
            return self._found(
                noun,
                self.verbs.extents.stretch(behind.i, tree.edges(verb.i)[1]),
                source,
                frames.stance_of["infinitive"],
                giver,
            )
        for child in tree.children(noun.i, "nmod", "acl"):
            case = next((c for c in tree.children(child.i, "case", "mark") if c.lower in frames.stance_of), None)
            if case is not None and child.i > noun.i:
                content = self.verbs.extents.stretch(case.i + 1, tree.edges(child.i)[1])
                return self._found(noun, content, source, frames.stance_of[case.lower], giver, case)
        if giver is not None and behind.lower in frames.stance_of and behind.dep == "case" and behind.head > behind.i:
            # "voiced doubts about the plan": the parser hung the plan on the verb.
            content = self.verbs.extents.stretch(behind.i + 1, tree.edges(behind.head)[1])
            return self._found(noun, content, source, frames.stance_of[behind.lower], giver, behind)
        return None

    def _found(
        self,
        noun: Token,
        content: tuple[Span, ...],
        source: Source,
        stance: Stance,
        giver: Token | None,
        case: Token | None = None,
    ) -> Found | None:
        if not content:
            return None
        tree = self.verbs.tree
        last = case if case is not None and case.i == noun.i + 1 else noun
        if giver is None:
            cue: tuple[Span, ...] = (Span(start=noun.start, end=last.end),)
        else:
            cue = (Span(start=cue_spans(tree, self.verbs.lex, giver)[0].start, end=last.end),)
        return Found(noun.i, cue, content, *source, stance, "noun")

    def _owner(self, noun: Token) -> tuple[Source, Token | None]:
        """Whose claim it is: a possessor, "by" or "from" somebody, or the subject of the verb that gives it."""
        tree, tokens = self.verbs.tree, self.verbs.tree.tokens
        for child in tree.children(noun.i, "nmod"):
            cases = {c.lower for c in tree.children(child.i, "case")}
            if child.dep != "nmod:poss" and not cases & {"by", "from"}:
                continue
            span = self.verbs.sources.phrase(child)
            case = next((c for c in tree.children(child.i, "case") if c.lower in GENITIVE and c.i > child.i), None)
            return ((Span(start=span.start, end=tokens[case.i - 1].end) if case is not None else span), child.i), None
        national = next((c for c in tree.children(noun.i, "amod", "compound") if self._national(c, noun)), None)
        if national is not None:
            return (Span(start=national.start, end=national.end), national.i), None
        verb = tokens[noun.head]
        if noun.dep == "obj" and verb.lemma in self.verbs.lex.giving and verb.i < noun.i:
            return self.verbs.sources.of(verb), verb
        return (None, None), None

    def _national(self, word: Token, noun: Token) -> bool:
        """A country's adjective right before its claim: "Russian claims that …"."""
        proper = word.text[:1].isupper() and word.pos in ("ADJ", "PROPN") and not word.text.isupper()
        return proper and word.i == noun.i - 1 and bool(noun.lemma) and noun.text[:1].islower()

    def _according(self, word: Token) -> Found | None:
        """ "According to X, …": the rest of the sentence, or what stands before it."""
        tree, tokens, extents = self.verbs.tree, self.verbs.tree.tokens, self.verbs.extents
        first, past = tree.bounds[word.sentence]
        start = word.i + 2 if word.lower == "according" else word.i + 1
        if start >= past or (word.lower == "according" and tokens[start - 1].lower != "to"):
            return None
        noun = next(
            (
                t
                for t in tokens[start:past]
                if (t.pos in ("NOUN", "PROPN", "PRON") and t.head < start) or t.i == word.head
            ),
            None,
        )
        if noun is None and start < past and tokens[start].lemma in self.verbs.lex.voices:
            noun = tokens[start]
        if noun is None or noun.sentence != word.sentence or (word.lower != "according" and noun.dep != "obl"):
            return None
        if word.lower != "according" and word.i > first and tokens[word.i - 1].pos != "PUNCT":
            return None  # "forty per cent", "a loaf per head"
        before, cue = tokens[word.i - 1], tokens[word.i - 2]
        if word.i > first + 1 and before.text == "," and cue.tag in FINITE and cue.lemma in self.verbs.lex.speaking:
            # "said, per a translator, that": the cue before it governs what is said.
            return None
        initial = word.i - first <= 2
        source = self.verbs.sources.phrase(noun)
        high = tree.token_from(source.end) - 1
        comma = next((t.i for t in tokens[noun.i : high + 1] if t.text == ","), None)
        if comma is not None and initial and not tree.children(noun.i, "appos", "acl"):
            high = comma - 1
        if initial and high + 1 < past and tokens[high + 1].text != ",":
            high = next((t.i for t in tokens[high + 1 : past] if t.text == ","), high + 1) - 1
        taken = tokens[noun.i + 1 : high + 1]
        told = any(t.tag in FINITE for t in taken) and not any(t.tag in ("WP", "WDT", "WRB") for t in taken)
        if initial and (told or all(t.pos == "PUNCT" for t in tokens[high + 1 : past])):
            further = self._next_phrase(noun.i, past) - 1
            high = further if further < past - 1 or not told else high
        source = tree.span(start, max(start, high))
        if initial:
            content = extents.stretch(high + 1, past - 1)
        else:
            content = extents.stretch(first, word.i - 1)
            if (
                high + 1 < past - 3
                and tokens[high + 1].text == ","
                and tokens[high + 2].tag != "VBG"
                and tokens[high + 2].lower not in ("who", "which", "and")
            ):
                led = any(t.pos in ("VERB", "AUX") for t in tokens[first : word.i])
                content = (*(content if led else ()), *extents.stretch(high + 2, past - 1))
        return (
            Found(word.i, (tree.span(word.i, start - 1),), content, source, noun.i, "says", "according")
            if content
            else None
        )

    def _next_phrase(self, noun: int, past: int) -> int:
        """Where what is said begins if no comma parts it from its source: "According to police the man fled"."""
        tokens = self.verbs.tree.tokens
        behind = tokens[noun + 1 : past]
        counts = {t.i for t in behind if t.tag == "CD" and t.i + 1 < past and tokens[t.i + 1].tag == "NNS"}
        opens = (t for t in behind if t.tag in OPENING or t.i in counts)
        return next((t.i for t in opens if tokens[t.i - 1].pos in ("NOUN", "PROPN", "VERB")), past)
