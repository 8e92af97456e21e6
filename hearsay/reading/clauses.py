"""Cuts sentences and reported contents into clauses of substance, roughly one claim each (CONVENTIONS)."""

import functools
from dataclasses import dataclass

from hearsay import lexicon
from hearsay.reading.happenings import Clause
from hearsay.reading.syntax import Syntax, Token

LEAST_TOKENS = 4
"""A shorter stretch is no claim of its own."""
MARKS = (",", ";", ":", "-", "–", "—", ".", "!", "?", "…", "(", "|")


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts at coordinated, adverbial, relative and appositive clauses.

    `deep` also cuts relative clauses and participles that trail; a direct quotation is cut at independent clauses only.
    """

    tree: Syntax
    lang: str = "en"

    def cut(self, first: int, last: int, depth: str = "full") -> list[Clause]:
        """Clauses between two tokens, both included, in order. `depth`: "full", "reported" or "quoted"."""
        tokens = self.tree.tokens
        heads = [t for t in tokens[first : last + 1] if t.is_root or not first <= t.head <= last]
        if not heads:
            return []
        head = self._head(heads)
        found: list[Clause] = []
        end = last
        start = first
        for split in self._splits(head, first, last, depth):
            low, high = self.tree.edges(split.i)
            low, high = max(low, first), min(high, last)
            own = low - 1
            low = self._with_antecedent(split, low)
            if high - low + 1 < LEAST_TOKENS or not (start <= low and high <= end) or (low, high) == (first, last):
                continue
            if split.i > head.i and self._only_marks(high + 1, end):
                if self._words(start, low - 1) < 3:
                    continue
                found += self.cut(low, high, depth)
                end = own
            elif split.i < head.i and self._only_marks(start, low - 1):
                found += self.cut(low, high, depth)
                start = high + 1
        trimmed = self.trim(start, end)
        if trimmed:
            found.append(Clause(head.i if trimmed[0] <= head.i <= trimmed[1] else trimmed[0], *trimmed))
        return sorted(found, key=lambda c: c.first)

    def _head(self, heads: list[Token]) -> Token:
        """The predicate of a stretch: its verb if one of several tokens attached outside is one.

        A noun that only carries a relative clause ("a region that …") leaves the predicate to that clause.
        """
        verbs = [t for t in heads if t.pos in ("VERB", "AUX") or self.tree.children(t.i, "nsubj", "cop")]
        if verbs:
            return verbs[0]
        noun = max(
            (t for t in heads if t.pos != "PUNCT"),
            key=lambda t: self.tree.edges(t.i)[1] - self.tree.edges(t.i)[0],
            default=heads[0],
        )
        return next((t for t in self.tree.children(noun.i) if t.dep == "acl:relcl" and self._finite(t)), noun)

    def _splits(self, head: Token, first: int, last: int, depth: str) -> list[Token]:
        """Heads of the clauses to cut off, last ones first."""
        found = []
        stack = [head.i]
        while stack:
            for child in self.tree.children(stack.pop()):
                if not first <= child.i <= last:
                    continue
                if self._splittable(child, head, depth):
                    found.append(child)
                elif child.pos not in ("PUNCT", "DET"):
                    stack.append(child.i)
        return sorted(found, key=lambda t: t.i, reverse=True)

    def _splittable(self, t: Token, head: Token, depth: str) -> bool:
        base = t.dep.partition(":")[0]
        predicate = t.pos in ("VERB", "AUX") or bool(self.tree.children(t.i, "cop"))
        finite = self._finite(t)
        own_subject = bool(self.tree.children(t.i, "nsubj"))
        direct = t.head == head.i or self.tree.tokens[t.head].dep in ("conj", "xcomp")
        size = self.tree.edges(t.i)[1] - self.tree.edges(t.i)[0] + 1
        if base == "conj":
            if depth == "quoted":
                return predicate and own_subject and direct
            governor = self.tree.tokens[t.head]
            return predicate and direct and finite and (own_subject or (size >= 5 and self._weight(governor, t) >= 4))
        if base == "parataxis":
            return predicate and own_subject and direct
        if depth == "quoted":
            return False
        if base == "advcl":
            marks = {c.lower for c in self.tree.children(t.i, "mark", "case", "advmod")}
            if marks & joints(self.lang, "never"):
                return False
            if t.i < head.i:
                return own_subject and finite and size >= 6
            comma = self._after_comma(t)
            if own_subject and (finite or marks & joints(self.lang, "absolute")):
                return comma or bool(marks & joints(self.lang, "cut"))
            return comma and t.tag == "VBG" and size >= 5 and depth == "full"
        if base == "acl" and t.dep == "acl:relcl":
            governor = self.tree.tokens[t.head]
            if self._after_comma(t) or governor.dep == "appos":
                return size >= 5
            return (
                depth == "full"
                and size >= 7
                and finite
                and governor.lower not in ("those", "all", "what")
                and governor.i > head.i
            )
        if base == "appos":
            return (
                self._after_comma(t)
                and bool(self.tree.children(t.i, "acl:relcl"))
                and size >= 6
                and t.pos == "NOUN"
                and bool(self.tree.children(t.i, "det"))
            )
        return False

    def _finite(self, t: Token) -> bool:
        if t.tag in ("VBD", "VBZ", "VBP", "MD"):
            return True
        return any(c.tag in ("VBD", "VBZ", "VBP", "MD") for c in self.tree.children(t.i, "aux", "cop")) or (
            t.dep.startswith("conj")
            and t.tag in ("VBN", "VBG")
            and self._finite(self.tree.tokens[t.head])
            and bool(self.tree.children(t.i, "nsubj", "aux"))
        )

    def _weight(self, governor: Token, t: Token) -> int:
        """Tokens of the first conjunct before the second begins."""
        low = self.tree.edges(t.i)[0]
        return low - min(self.tree.edges(governor.i)[0], governor.i)

    def _after_comma(self, t: Token) -> bool:
        low = self.tree.edges(t.i)[0]
        near = self.tree.tokens[max(0, low - 1) : low + 1]
        return any(x.text in (",", "—", "–", ";") for x in near)

    def _with_antecedent(self, t: Token, low: int) -> int:
        """A restrictive relative clause takes its short antecedent along ("a region that …")."""
        if t.dep != "acl:relcl" or self._after_comma(t):
            return low
        noun = self.tree.tokens[t.head]
        start = self.tree.edges(noun.i)[0]
        start = max(start, noun.i - 2)
        while start < noun.i and self.tree.tokens[start].dep in ("case", "punct"):
            start += 1
        return start if noun.i < low else low

    def _only_marks(self, first: int, last: int) -> bool:
        return all(t.pos == "PUNCT" for t in self.tree.tokens[first : last + 1])

    def _words(self, first: int, last: int) -> int:
        return sum(t.pos != "PUNCT" for t in self.tree.tokens[first : last + 1])

    def trim(self, first: int, last: int) -> tuple[int, int] | None:
        """Without conjunctions, subordinators and marks at its ends."""
        tokens = self.tree.tokens
        drop = joints(self.lang, "drop")
        while first <= last and (
            tokens[first].text in MARKS
            or (tokens[first].lower in drop and tokens[first].dep in ("cc", "mark", "advmod", "case"))
        ):
            first += 1
        while first <= last and (
            tokens[last].text in MARKS
            or tokens[last].dep == "cc"
            or (tokens[last].lower in drop and tokens[last].pos in ("CCONJ", "SCONJ"))
        ):
            last -= 1
        return (first, last) if first <= last else None


@functools.cache
def joints(lang: str, name: str) -> frozenset[str]:
    """A list of lexicon/LANG/clauses.toml."""
    return frozenset(lexicon.load(lang, "clauses")[name])
