"""Finds cues with their contents and sources by syntax: clauses, infinitives, objects, phrases, nouns, adverbials."""

from collections.abc import Iterator
from dataclasses import dataclass

from hearsay.model import Span, Stance
from hearsay.reading.speech.cues import Frames, Lexicon, cue_spans
from hearsay.reading.syntax import Syntax, Token

PREPOSITIONS = ("for", "on", "about", "of", "to", "against")


@dataclass(frozen=True, slots=True)
class Found:
    """A cue with its content and source, before anybody is resolved. Indices are tokens."""

    head: int
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: Span | None
    source_head: int | None
    stance: Stance
    frame: str


@dataclass(frozen=True, slots=True)
class Finder:
    tree: Syntax
    lex: Lexicon
    quoted: tuple[tuple[int, int], ...]
    """Offsets of direct quotations: cues inside are somebody else's words already."""

    def all(self) -> Iterator[Found]:
        for token in self.tree.tokens:
            if token.pos == "VERB" or (token.pos == "AUX" and token.lemma in self.lex.verbs and token.dep not in ("aux", "cop")):
                yield from self._verb(token)
            elif token.pos == "ADJ":
                yield from self._predicate(token)
            elif token.pos in ("NOUN", "PROPN") and token.lemma in self.lex.nouns:
                yield from self._noun(token)
            if token.lower in self.lex.according:
                yield from self._according(token)

    # ------------------------------------------------------------------------------------------------- verbs

    def _verb(self, verb: Token) -> Iterator[Found]:
        frames = self.lex.verbs.get(verb.lemma)
        if frames is None or any(s <= verb.start < e for s, e in self.quoted):
            return
        tree = self.tree
        source, source_head = self.source(verb)
        clause = next((c for c in tree.children(verb.i, "ccomp") if c.i != verb.i), None)
        passive = any(c.dep in ("aux:pass", "nsubj:pass") for c in tree.children(verb.i))
        if passive:
            yield from self._passive(verb, frames, clause)
            return
        if clause is not None and "clause" in frames.stance_of:
            content = self._clause(clause, verb)
            if content:
                yield Found(verb.i, cue_spans(tree, verb), content, source, source_head, frames.stance_of["clause"], "clause")
                return
        before = self._inverted(verb)
        if before and ("clause" in frames.stance_of or "quote" in frames.stance_of):
            stance = frames.stance_of.get("clause") or frames.stance_of["quote"]
            yield Found(verb.i, cue_spans(tree, verb), (before,), source, source_head, stance, "inverted")
            return
        open_ = next((c for c in tree.children(verb.i, "xcomp") if c.i > verb.i), None)
        if open_ is not None and "infinitive" in frames.stance_of and self._to(open_):
            low, high = tree.edges(open_.i)
            yield Found(verb.i, cue_spans(tree, verb), self._span(max(low, verb.i + 1), high), source, source_head,
                        frames.stance_of["infinitive"], "infinitive")
            return
        object_ = next(iter(tree.children(verb.i, "obj")), None)
        if object_ is not None and open_ is not None and "infinitive" in frames.stance_of and self._to(open_):
            return
        for obl in tree.children(verb.i, "obl"):
            case = next((c for c in tree.children(obl.i, "case") if c.lower in PREPOSITIONS), None)
            if case is not None and case.lower in frames.stance_of and obl.i > verb.i and source is not None:
                low, high = tree.edges(obl.i)
                yield Found(verb.i, cue_spans(tree, verb, case), self._span(case.i + 1, high), source, source_head,
                            frames.stance_of[case.lower], "phrase")
                return
        if object_ is not None and source is not None and "object" in frames.stance_of and object_.pos != "PRON" \
                and object_.i > verb.i and not (frames.addressee and object_.pos == "PROPN"):
            low, high = tree.edges(object_.i)
            yield Found(verb.i, cue_spans(tree, verb), self._span(low, high), source, source_head,
                        frames.stance_of["object"], "object")

    def _passive(self, verb: Token, frames: Frames, clause: Token | None) -> Iterator[Found]:
        """"It was reported that …", "is expected to …", "was described by X as …"."""
        tree = self.tree
        agent = next((c for c in tree.children(verb.i, "obl") if any(k.lower == "by" for k in tree.children(c.i, "case"))), None)
        source = self._phrase(agent) if agent else None
        head = agent.i if agent else None
        subject = next((c for c in tree.children(verb.i, "nsubj")), None)
        if clause is not None and "clause" in frames.stance_of:
            content = self._clause(clause, verb)
            if content:
                yield Found(verb.i, cue_spans(tree, verb), content, source, head, frames.stance_of["clause"], "clause")
            return
        open_ = next((c for c in tree.children(verb.i, "xcomp") if c.i > verb.i), None)
        if open_ is not None and subject is not None and self._to(open_) and frames.stance_of.keys() & {"clause", "infinitive"}:
            low, high = tree.edges(open_.i)
            stance = frames.stance_of.get("clause") or frames.stance_of["infinitive"]
            yield Found(verb.i, cue_spans(tree, verb), (tree.subtree_span(subject.i), *self._span(low, high)), source, head,
                        stance, "raised")
            return
        if agent is not None and subject is not None and "clause" in frames.stance_of and subject.pos != "PRON":
            yield Found(verb.i, cue_spans(tree, verb), (tree.subtree_span(subject.i),), source, head,
                        frames.stance_of["clause"], "object")

    def source(self, verb: Token) -> tuple[Span | None, int | None]:
        """The subject of a cue, its own or one it shares as a conjunct, complement or participle."""
        at = verb
        for _ in range(5):
            subjects = [t for t in self.tree.children(at.i, "nsubj") if t.dep != "nsubj:pass" or at.i != verb.i]
            if subjects:
                best = subjects[-1]
                if best.pos == "PRON" and best.lower in ("it", "there") and self.tree.children(at.i, "expl"):
                    return None, None
                return self._phrase(best), best.i
            base = at.dep.partition(":")[0]
            if base in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and not at.is_root:
                if base == "ccomp" and at.i != verb.i:
                    break
                at = self.tree.tokens[at.head]
            elif base == "acl" and not at.is_root and at.dep != "acl:relcl" and at.tag == "VBG":
                noun = self.tree.tokens[at.head]
                return self._phrase(noun, before=at.i), noun.i
            else:
                break
        return None, None

    def _phrase(self, noun: Token, before: int | None = None) -> Span:
        """A noun phrase with its appositions, up to a participle that trails behind a comma."""
        tree = self.tree
        low, high = tree.edges(noun.i)
        if before is not None:
            high = min(high, before - 1)
        for child in tree.children(noun.i):
            edge = tree.edges(child.i)[0]
            trailing = child.dep == "acl" and child.tag == "VBG" and tree.tokens[edge - 1].text == ","
            if (trailing or child.dep.partition(":")[0] in ("parataxis", "advcl")) and child.i > noun.i:
                high = min(high, edge - 1)
        while low < noun.i and (tree.tokens[low].dep in ("case", "cc", "mark", "punct") and tree.tokens[low].text not in "\"“‘("):
            low += 1
        while high > noun.i and tree.tokens[high].pos == "PUNCT" and tree.tokens[high].text not in ")”’\"":
            high -= 1
        return tree.span(low, high)

    def _to(self, verb: Token) -> bool:
        return any(c.lower == "to" for c in self.tree.children(verb.i, "mark"))

    def _clause(self, clause: Token, verb: Token) -> tuple[Span, ...]:
        """A complement clause without its "that", on one side of the cue."""
        tree = self.tree
        low, high = tree.edges(clause.i)
        if clause.i > verb.i:
            low = max(low, verb.i + 1)
            high = self._stop(clause, verb, high)
        else:
            high = min(high, tree.edges(verb.i)[0] - 1 if tree.edges(verb.i)[0] > clause.i else verb.i - 1)
            return self._left(verb) or self._span(low, high)
        while low < clause.i and (tree.tokens[low].lower in ("that", "and", "but") and tree.tokens[low].dep in ("mark", "cc")
                                  or tree.tokens[low].text in (",", ":", "-", "–", "—")):
            low += 1
        return self._span(low, high)

    def _stop(self, clause: Token, verb: Token, high: int) -> int:
        """A clause ends before a conjunct cue that has words of its own ("said that … and added that …")."""
        return high

    def _left(self, verb: Token) -> tuple[Span, ...]:
        span = self._inverted(verb)
        return (span,) if span else ()

    def _inverted(self, verb: Token) -> Span | None:
        """Content before its cue: "The bridge is mined, the mayor said."; the sentence up to the cue's own clause."""
        tree = self.tree
        own = [verb, *tree.children(verb.i, "nsubj", "aux", "advmod", "obl", "iobj", "obj", "mark")]
        first, _ = tree.bounds[verb.sentence]
        subject = next((c for c in tree.children(verb.i, "nsubj")), None)
        after = verb.dep == "parataxis" and not verb.is_root and verb.head < verb.i
        left = next((c for c in tree.children(verb.i, "ccomp", "parataxis", "dep") if c.i < verb.i), None)
        if not after and left is None:
            return None
        low = first
        starts = [tree.edges(t.i)[0] for t in own if t.dep.partition(":")[0] in ("nsubj", "aux") or t is verb]
        starts = [s for s in starts if (left is None or s > left.i) and (not after or s > verb.head)]
        high = min((s if subject is None or s != verb.i or verb.i < subject.i else s for s in starts), default=verb.i)
        high -= 1
        while high > low and tree.tokens[high].text not in (",", "”", "’", "\"", "?", "!", "—", "–", "-", "''") and high > verb.i - 40:
            return None
        return self._span(low, high)[0] if self._span(low, high) else None

    def _span(self, low: int, high: int) -> tuple[Span, ...]:
        """Tokens low to high without marks at their ends; () for none."""
        tokens = self.tree.tokens
        while low <= high and tokens[low].text in (",", ";", ":", ".", "—", "–", "-", "--"):
            low += 1
        while high >= low and tokens[high].text in (",", ";", ":", ".", "—", "–", "-", "--"):
            high -= 1
        return (self.tree.span(low, high),) if low <= high else ()

    # ----------------------------------------------------------------------------------------- other cues

    def _predicate(self, adjective: Token) -> Iterator[Found]:
        stance = self.lex.predicates.get(adjective.lemma)
        if stance is None or any(s <= adjective.start < e for s, e in self.quoted):
            return
        complement = next((c for c in self.tree.children(adjective.i, "ccomp", "xcomp", "advcl") if c.i > adjective.i), None)
        subject = next(iter(self.tree.children(adjective.i, "nsubj")), None)
        if complement is None or subject is None:
            return
        if complement.dep == "advcl" and not self._to(complement):
            return
        content = self._clause(complement, adjective)
        if content:
            yield Found(adjective.i, cue_spans(self.tree, adjective), content, self._phrase(subject), subject.i, stance, "clause")

    def _noun(self, noun: Token) -> Iterator[Found]:
        frames = self.lex.nouns[noun.lemma]
        if any(s <= noun.start < e for s, e in self.quoted):
            return
        tree = self.tree
        source = source_head = None
        for child in tree.children(noun.i, "nmod:poss", "nmod", "amod", "compound"):
            cases = {c.lower for c in tree.children(child.i, "case")}
            if child.dep == "nmod:poss" or (child.dep.startswith("nmod") and cases & {"by", "from"}):
                source, source_head = self._phrase(child), child.i
                if cases & {"'s", "’s", "'", "’"}:
                    source = self._without_case(child, source)
        for complement in tree.children(noun.i, "acl", "ccomp"):
            to = self._to(complement)
            frame = "infinitive" if to else "clause"
            if frame not in frames.stance_of or complement.i < noun.i or complement.dep == "acl:relcl":
                continue
            if not to and not any(c.lower == "that" for c in tree.children(complement.i, "mark")):
                continue
            low, high = tree.edges(complement.i)
            while low < complement.i and tree.tokens[low].lower == "that":
                low += 1
            content = self._span(max(low, noun.i + 1), high)
            if content:
                yield Found(noun.i, (Span(start=noun.start, end=noun.end),), content, source, source_head,
                            frames.stance_of[frame], "noun")
            return
        if source is None:
            return
        for child in tree.children(noun.i, "nmod"):
            case = next((c for c in tree.children(child.i, "case") if c.lower in frames.stance_of), None)
            if case is not None and child.i > noun.i:
                high = tree.edges(child.i)[1]
                content = self._span(case.i + 1, high)
                if content:
                    yield Found(noun.i, (Span(start=noun.start, end=noun.end), Span(start=case.start, end=case.end)), content,
                                source, source_head, frames.stance_of[case.lower], "noun")
                return

    def _without_case(self, noun: Token, span: Span) -> Span:
        case = next((c for c in self.tree.children(noun.i, "case") if c.lower in ("'s", "’s", "'", "’")), None)
        return Span(start=span.start, end=self.tree.tokens[case.i - 1].end) if case is not None and case.i > noun.i else span

    def _according(self, word: Token) -> Iterator[Found]:
        """"According to X, …": the rest of the sentence, or of the clause it stands in."""
        tree = self.tree
        if any(s <= word.start < e for s, e in self.quoted):
            return
        after = tree.tokens[word.i + 1] if word.i + 1 < len(tree.tokens) else None
        if word.lower == "according" and (after is None or after.lower != "to"):
            return
        head = tree.tokens[word.head]
        noun = head if head.i > word.i else next((c for c in tree.children(word.i, "obl", "obj", "nmod") if c.i > word.i), None)
        if noun is None or noun.sentence != word.sentence:
            return
        source = self._phrase(noun)
        first, past = tree.bounds[word.sentence]
        start = word.i + (2 if word.lower == "according" else 1)
        low_noun, high_noun = tree.token_from(source.start), tree.token_from(source.end)
        low_noun = max(low_noun, start)
        source = tree.span(low_noun, high_noun - 1) if high_noun > low_noun else source
        cue = tree.span(word.i, start - 1)
        if word.i - first <= 2:
            content = self._span(high_noun, past - 1)
        else:
            content = self._span(first, word.i - 1)
            tail = high_noun < past - 1 and tree.tokens[high_noun].text == "," and past - high_noun > 3
            if tail:
                content = (*content, *self._span(high_noun, past - 1))
        if content:
            yield Found(word.i, (cue,), content, source, noun.i, "says", "according")
