"""How far a content reaches: from its cue to where somebody else, or the writer, takes over."""

from dataclasses import dataclass

from hearsay.model import Span
from hearsay.reading.speech.cues import Lexicon
from hearsay.reading.syntax import Syntax, Token

MARKS = frozenset(",;:.—–-") | {"--"}
BREAKS = frozenset({",", "”", "''", '"', "’", "'", "—", "–", "-", "--", "?", "!", "»"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
OPENERS = frozenset({"and", "but", "or", "so", "yet"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A cue clause set beside its content ("…, the mayor said, …"): its first and last token, and the content."""

    first: int
    last: int
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Extents:
    tree: Syntax
    lex: Lexicon

    def stretch(self, low: int, high: int) -> tuple[Span, ...]:
        """Tokens low to high without marks at their ends; () for none."""
        tokens = self.tree.tokens
        while low <= high and tokens[low].text in MARKS:
            low += 1
        while high >= low and tokens[high].text in MARKS:
            high -= 1
        return (self.tree.span(low, high),) if low <= high else ()

    def clause(self, cue: Token, clause: Token) -> tuple[Span, ...]:
        """A complement clause behind its cue, without its "that"."""
        low, high = self.tree.edges(clause.i)
        low = max(low, cue.i + 1)
        return self.after_that(low, max(min(high, self._cut_inside(clause, cue, high)), self.reach(cue, clause.i)))

    def after_that(self, low: int, high: int) -> tuple[Span, ...]:
        tokens = self.tree.tokens
        for i in range(low, min(low + 4, high)):
            # "said this week it would …": the date is the announcement's.
            if tokens[i].text == ",":
                break
            if tokens[i].lower in self.lex.days and tokens[i + 1].pos in ("PRON", "DET", "PROPN", "NOUN", "SCONJ") \
                    and tokens[i + 1].lower not in self.lex.days:
                low = i + 1
        while low < high and (tokens[low].text in MARKS or tokens[low].lower == "that" and tokens[low].dep == "mark"):
            low += 1
        return self.stretch(low, high)

    def reach(self, cue: Token, after: int) -> int:
        """Last token of what hangs on a cue behind its complement, up to the first thing that is not said."""
        tree = self.tree
        high = tree.edges(cue.i)[1]
        for child in tree.children(cue.i):
            if child.i > after and self._stops(cue, child):
                return min(high, tree.edges(child.i)[0] - 1)
        return high

    def _stops(self, cue: Token, child: Token) -> bool:
        tree = self.tree
        first = tree.edges(child.i)[0]
        comma = tree.tokens[first - 1].text in (",", "—", "–", ";") or tree.tokens[first].text in (",", "—", "–", ";")
        base = child.dep.partition(":")[0]
        if base == "conj":
            spoken = child.lemma in self.lex.verbs or child.lemma in self.lex.light
            return spoken or bool(tree.children(child.i, "nsubj")) or (child.tag == cue.tag and child.tag in ("VBD", "VBZ", "VBP"))
        if base == "parataxis":
            return True
        if base == "advcl":
            return comma or self.cued(child, cue)
        if base == "obl":
            return comma or self.setting(child)
        return base == "punct" and child.text in (";",) and child.i > cue.i

    def _cut_inside(self, clause: Token, cue: Token, high: int) -> int:
        """A clause ends before the next cue that hangs on it, or a phrase that tells where the words were spoken."""
        tree, tokens = self.tree, self.tree.tokens
        for child in tree.children(clause.i):
            if child.i <= clause.i:
                continue
            first = tree.edges(child.i)[0]
            if self.cued(child, cue):
                return first - 1
            if child.dep.startswith("obl") and self.setting(child) and tree.edges(child.i)[1] >= high - 1:
                return first - 1
            if child.lower in self.lex.according and tokens[min(child.i + 1, len(tokens) - 1)].lower == "to":
                return first - 1
            if child.dep == "conj":
                high = min(high, self._cut_inside(child, cue, high))
        return high

    def cued(self, verb: Token, cue: Token) -> bool:
        """Whether a verb inside a content reports anew: "… and warned that", "…, adding that", "…, though she noted"."""
        if verb.lemma not in self.lex.speaking or verb.i < cue.i:
            return False
        base, before = verb.dep.partition(":")[0], self.tree.tokens[self.tree.edges(verb.i)[0] - 1].text
        here = self.tree.tokens[self.tree.edges(verb.i)[0]].text
        complement = bool(self.tree.children(verb.i, "ccomp", "xcomp", "obj", "obl"))
        if verb.tag == "VBG":
            return base in ("advcl", "acl", "conj") and "," in (before, here) and complement
        if verb.tag not in FINITE or not complement:
            return False
        if self.tree.children(verb.i, "nsubj"):
            return base in ("conj", "advcl", "parataxis") and "," in (before, here)
        return base == "conj" and verb.tag == cue.tag and not self.tree.children(verb.i, "aux")

    def setting(self, noun: Token) -> bool:
        """Whether a phrase says where words were spoken ("in a statement", "on Telegram")."""
        cases = {c.lower for c in self.tree.children(noun.i, "case")}
        return bool(cases & {"in", "on", "during", "at", "via"}) and noun.lemma in self.lex.settings

    # ------------------------------------------------------------------------------------------------- tags

    def tag(self, verb: Token, subject: Token | None) -> Tag | None:
        """The content a cue clause stands behind or within: "The bridge is mined, the mayor said."; None for no tag."""
        tree, tokens = self.tree, self.tree.tokens
        first, past = tree.bounds[verb.sentence]
        low = verb.i
        while low - 1 >= first and tokens[low - 1].pos in ("AUX", "ADV") and tokens[low - 1].dep in ("aux", "advmod"):
            low -= 1
        before = subject is not None and subject.i < verb.i
        if subject is not None and before:
            low = min(low, tree.edges(subject.i)[0])
            comma = next((t.i for t in reversed(tokens[first : subject.i]) if t.i >= low and self.parts(t)), None)
            if comma is not None:
                low = comma + 1
        while low - 1 >= first and tokens[low - 1].lower in ("as", "but", "and") and tokens[low - 1].dep in ("mark", "cc", "advmod"):
            low -= 1
        if low - first < 2 or not self.parts(tokens[low - 1]):
            return None
        high = self._tag_end(verb, subject, past - 1)
        pronoun = tokens[low - 2]
        left = self._opened(pronoun.i if pronoun.tag in ("WDT", "WP") else first, low - 1)
        rest = high + 1
        if rest >= past or all(t.pos == "PUNCT" for t in tokens[rest:past]):
            return Tag(low, past - 1, left)
        if tokens[rest].text not in (",", "—", "–", "-", "--", ";"):
            return None
        follows = tokens[rest + 1] if rest + 1 < past else None
        if follows is None or follows.tag == "VBG" or follows.lower in ("who", "which", "while", "citing"):
            return Tag(low, high, left)
        return Tag(low, high, (*left, *self.stretch(rest + 1, past - 1)))

    def parts(self, token: Token) -> bool:
        """Whether a mark parts a tag from its content; a hyphen inside a word does not."""
        if token.text not in BREAKS:
            return False
        text = self.tree.text
        return token.text not in ("-", "'", "’") or text[token.end : token.end + 1] in (" ", "\u00a0", "")

    def _opened(self, low: int, high: int) -> tuple[Span, ...]:
        tokens = self.tree.tokens
        while low < high and tokens[low].lower in OPENERS:
            low += 1
        return self.stretch(low, high)

    def _tag_end(self, verb: Token, subject: Token | None, last: int) -> int:
        tree, tokens = self.tree, self.tree.tokens
        high = verb.i
        if subject is not None and subject.i > verb.i:
            high = max(high, min(last, tree.edges(subject.i)[1]))
        moved = True
        while moved and high < last:
            moved = False
            child = tokens[high + 1]
            for t in (child, tokens[child.head]):
                top = t
                while top.head != verb.i and not top.is_root and top.head > high:
                    top = tokens[top.head]
                if top.head == verb.i and top.i > high and top.dep.partition(":")[0] in ("obl", "advmod", "obj", "iobj", "compound", "nsubj") \
                        and tree.edges(top.i)[0] == high + 1:
                    high = min(last, tree.edges(top.i)[1])
                    moved = True
                    break
        while high > verb.i and tokens[high].pos == "PUNCT":
            high -= 1
        return high
