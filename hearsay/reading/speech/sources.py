"""Who is given as speaking: the noun phrase that is a cue's subject, its own, shared, or lost by the parser."""

from dataclasses import dataclass

from hearsay.model import Span
from hearsay.reading.speech.contents import FINITE, Extents
from hearsay.reading.speech.cues import Lexicon
from hearsay.reading.syntax import Syntax, Token

NOMINAL = ("NOUN", "PROPN", "PRON")
SHARED = ("conj", "xcomp", "advcl", "parataxis")
PARTS = ("NOUN", "PROPN", "ADJ", "NUM", "DET")
SPOKEN_AT = frozenset({"in", "on", "at", "during", "via"})
LEADING = ("case", "cc", "mark", "punct", "advmod")
OPENING = frozenset('"“‘(«') | {"''", "``"}


@dataclass(frozen=True, slots=True)
class Sources:
    tree: Syntax
    lex: Lexicon

    def of(self, verb: Token) -> tuple[Span | None, int | None]:
        """Span and head token of the source of a cue; (None, None) where it has none."""
        tree = self.tree
        teller = self._added_to(verb)
        at = teller or verb
        for _ in range(6):
            subject = self._subject(at)
            if subject is not None:
                if subject.lower == "there":
                    return None, None
                return self.phrase(subject, before=at.i if subject.i < at.i else None), subject.i
            if at.is_root:
                break
            base, head = at.dep.partition(":")[0], tree.tokens[at.head]
            if base == "xcomp":
                controller = next((c for c in tree.children(head.i, "obj", "iobj") if c.i < at.i), None)
                if controller is not None and (head.lemma in self.lex.verbs or at.tag == "VBG"):
                    return self.phrase(controller, before=at.i), controller.i
                at = head
            elif base == "advcl" and head.lemma in self.lex.relays and tree.children(head.i, "obj"):
                quoted = tree.children(head.i, "obj")[0]
                return self.phrase(quoted, before=at.i), quoted.i
            elif base == "advcl" and (shown := self._shown(at, head)) is not None:
                return self.phrase(shown, before=at.i), shown.i
            elif base in SHARED:
                at = self._outer(at, verb) or head
            elif base == "acl" and at.tag == "VBN" and head.i < at.i == verb.i and at.lemma in self.lex.speaking:
                # A past tense the parser took for a participle: "The army claimed on Friday that …".
                return self.phrase(head, before=at.i), head.i
            elif base == "acl" and at.dep != "acl:relcl" and at.tag in ("VBG", "VB"):
                if at.tag == "VB":
                    return None, None
                before = next((c for c in tree.children(head.i, "amod") if c.i < at.i and self.mistaken(c)), None)
                if before is not None:
                    return self.beside(before)
                return self.phrase(head, before=at.i), head.i
            else:
                break
        return self.beside(verb)

    def mistaken(self, verb: Token) -> bool:
        """Whether a past tense was taken for an attribute: "The militia denied responsibility", one noun phrase."""
        tree, tokens = self.tree, self.tree.tokens
        if verb.dep != "amod" or verb.tag != "VBN" or verb.lemma not in self.lex.speaking or verb.head <= verb.i:
            return False
        first, past = tree.bounds[verb.sentence]
        named = verb.i > first and tokens[verb.i - 1].pos in ("NOUN", "PROPN", "PRON")
        return named and not any(t.tag in FINITE or t.tag == "MD" for t in tokens[first:past])

    def describes(self, source: int | None, verb: Token) -> bool:
        """Whether a participle only tells what a thing is for ("a prize for any army wanting to rest")."""
        head = self.tree.tokens[source] if source is not None else None
        if head is None or head.tag != "NN" or head.i + 1 == verb.i or verb.tag != "VBG" or verb.dep != "acl":
            return False
        return head.lemma not in self.lex.voices | self.lex.fighters | self.lex.locals

    def _shown(self, at: Token, head: Token) -> Token | None:
        """Who is shown speaking: "The clip features a soldier stating", whose object stands right before the cue."""
        if at.tag != "VBG":
            return None
        objects = (c for c in self.tree.children(head.i, "obj") if self.tree.edges(c.i)[1] == at.i - 1)
        return next((c for c in objects if c.lemma in self.lex.voices | self.lex.fighters | self.lex.locals), None)

    def _added_to(self, verb: Token) -> Token | None:
        """The cue a participle goes on from: "…,” she said, adding that …"."""
        tokens = self.tree.tokens
        first = self.tree.bounds[verb.sentence][0]
        if verb.tag != "VBG" or verb.lemma not in self.lex.speaking or verb.i - 1 <= first:
            return None
        if tokens[verb.i - 1].text != ",":
            return None
        for token in reversed(tokens[max(first, verb.i - 9) : verb.i - 1]):
            if token.tag in FINITE:
                return token if token.lemma in self.lex.speaking else None
        return None

    def _outer(self, at: Token, verb: Token) -> Token | None:
        """The cue that a conjunct inside its content goes on from: "said that … and warned that …"."""
        if at.i != verb.i or at.dep not in ("conj", "advcl"):
            return None
        for above in self.tree.ancestors(at.i):
            if above.dep == "ccomp" and not above.is_root:
                cue = self.tree.tokens[above.head]
                return cue if cue.i < above.i and Extents(self.tree, self.lex).cued(verb, cue) else None
            if above.dep not in ("conj", "parataxis"):
                return None
        return None

    def _subject(self, at: Token) -> Token | None:
        subjects = [t for t in self.tree.children(at.i, "nsubj", "csubj", "expl") if t.dep != "csubj"]
        named = [t for t in subjects if t.lower not in self.lex.days]
        if named and named[-1].pos == "NUM" and self._in_month(named[-1]):
            return None
        return (named or subjects)[-1] if subjects else None

    def _in_month(self, number: Token) -> bool:
        """The day of a date the parser took for a subject: "On May 26 the monitors reported"."""
        return any(c.lower in self.lex.days for c in self.tree.children(number.i) if abs(c.i - number.i) == 1)

    def beside(self, verb: Token) -> tuple[Span | None, int | None]:
        """The noun phrase right before the verb group: a subject the parser hung elsewhere."""
        tree, tokens = self.tree, self.tree.tokens
        first = tree.bounds[verb.sentence][0]
        if not self._predicates(verb):
            return None, None
        i = verb.i - 1
        while i >= first and (tokens[i].pos in ("AUX", "ADV") or tokens[i].dep == "aux"):
            i -= 1
        if i > first + 3 and tokens[i].text == ",":
            # "The agency, citing the garrison, said": what stands before the insertion.
            comma = next((t.i for t in reversed(tokens[first + 1 : i]) if t.text == ","), None)
            i = comma - 1 if comma is not None else i
        while i > first + 1 and tokens[i].pos == "NUM" and tokens[i - 1].text == ",":
            # "Petro Bilyk, 34, who had fled, told": an age between commas.
            i -= 2
        if i < first or tokens[i].pos not in (*NOMINAL, "NUM", "DET", "ADJ") or tokens[i].lower in self.lex.days:
            return None, None
        head = tokens[i]
        while first <= head.head < verb.i and not head.is_root:
            above = tokens[head.head]
            if above.dep.startswith("acl") and first <= above.head < above.i:
                # "Those who held the town said": the noun the relative clause hangs on.
                above = tokens[above.head]
            if above.pos not in NOMINAL:
                break
            head = above
        return self.phrase(head, before=verb.i), head.i

    def _predicates(self, verb: Token) -> bool:
        """Whether a verb is finite, or a participle that must be: it has an object, or there is no other verb."""
        tree, tokens = self.tree, self.tree.tokens
        if verb.tag not in ("VB", "VBG", "VBN") or tree.children(verb.i, "aux"):
            return True
        if verb.tag != "VBN" or not verb.i:
            return False
        lost = verb.dep == "amod" and verb.head > verb.i and tokens[verb.i - 1].pos in NOMINAL
        first, past = tree.bounds[verb.sentence]
        alone = not any(t.tag in FINITE or t.tag == "MD" for t in tokens[first:past])
        governs = bool(tree.children(verb.i, "obj", "ccomp", "xcomp"))
        return lost or governs or (alone and bool(tree.children(verb.i, "obl")))

    def _proper(self, token: Token) -> bool:
        """A capitalised word inside a sentence: part of a name, whatever the parser made of it."""
        inside = token.i > self.tree.bounds[token.sentence][0]
        return token.pos == "PROPN" or (inside and token.text[:1].isupper() and token.pos not in ("PUNCT", "CCONJ"))

    def phrase(self, noun: Token, before: int | None = None) -> Span:
        """A noun phrase with its appositions, without a participle that trails behind a comma or a date."""
        tree, tokens = self.tree, self.tree.tokens
        low, high = tree.edges(noun.i)
        if before is not None:
            high = min(high, before - 1)
        if before is None or before > noun.i:
            for child in tree.children(noun.i):
                edge = tree.edges(child.i)[0]
                base = child.dep.partition(":")[0]
                set_off = tokens[edge - 1].text == "," or tokens[edge].text == ","
                trailing = set_off and (
                    (base == "acl" and child.tag == "VBG")
                    or tokens[edge if tokens[edge].text != "," else min(edge + 1, len(tokens) - 1)].tag == "PRP$"
                )
                dated = base in ("nmod", "obl") and child.lower in self.lex.days
                if child.i > noun.i and (trailing or dated or base in ("parataxis", "advcl")):
                    high = min(high, edge - 1)
        for i in range(noun.i + 1, high):
            if tokens[i].text in OPENING and tokens[i].text != "(" and tokens[i - 1].text[-1] in ".!?":
                # The next quotation, behind an abbreviation: said Bilyk, of Lozova, Kan. “…”
                high = i - 1
                break
            if (
                tokens[i].text == ","
                and tokens[i + 1].tag == "VBG"
                and tokens[i + 1].dep.partition(":")[0] in ("acl", "advcl")
            ):
                high = i - 1
                break
        if (
            low < noun.i
            and tokens[low + 1].text == ","
            and (tokens[low].pos == "ADV" or tokens[low].lower in self.lex.adrift)
        ):
            low += 2
        while (
            low > tree.bounds[noun.sentence][0]
            and tokens[low - 1].head == noun.head
            and tokens[low - 1].dep.startswith("nsubj")
            and noun.dep.startswith("nsubj")
        ):
            # One name taken for two subjects.
            low = tree.edges(tokens[low - 1].i)[0]
        first = tree.bounds[noun.sentence][0]
        if before is not None and noun.pos == "NOUN" and low > first and tokens[low - 1].dep == "det":
            low -= 1
        if before is not None and tokens[first].pos == "ADP" and low <= first + 1 <= noun.i:
            # "In the footage, soldiers said": a phrase of place taken into the subject.
            comma = next((t.i for t in tokens[first:before] if t.text == ","), None)
            named = [t for t in tokens[comma + 1 : before] if t.pos in NOMINAL] if comma is not None else []
            if comma is not None and named:
                low, noun, high = comma + 1, named[0], max(high, named[0].i)
        while (
            low < noun.i
            and tokens[low].dep in LEADING
            and not self._proper(tokens[low])
            and tokens[low].text not in OPENING
        ):
            low += 1
        while high > noun.i and tokens[high].pos == "PUNCT" and tokens[high].text not in ")”’\"'":
            high -= 1
        while high - 1 > noun.i and tokens[high].lower in self.lex.days:
            high -= 1
            if tokens[high].dep == "case":
                high -= 1
            while high > noun.i and tokens[high].pos == "PUNCT" and tokens[high].text not in ")”’\"'":
                high -= 1
        if low > high:
            low = high = noun.i
        return tree.span(*self._whole(low, high, before))

    def _whole(self, low: int, high: int, before: int | None) -> tuple[int, int]:
        """A noun phrase with the parts the parser lost of it, and without where its words were spoken."""
        tokens = self.tree.tokens
        first, past = self.tree.bounds[tokens[low].sentence]
        if (
            first
            and tokens[first - 1].pos == "PROPN"
            and "\n" not in self.tree.text[tokens[first - 1].end : tokens[first].start]
        ):
            # The parser began a sentence inside a name.
            first = self.tree.bounds[tokens[first - 1].sentence][0]
        for i in range(low + 1, high):
            noun = tokens[tokens[i].head] if tokens[i].dep == "case" else None
            if noun is not None and noun.lemma in self.lex.settings and tokens[i].lower in SPOKEN_AT and noun.i <= high:
                high = i - 1
                break
        end = before if before is not None and before > high else past
        while high + 1 < end and (tokens[high + 1].pos == "PROPN" or self._glued(high + 1)):
            if tokens[high + 1].lower in self.lex.days:
                break
            high += 1
        if sum(t.text == "(" for t in tokens[low : high + 1]) > sum(t.text == ")" for t in tokens[low : high + 1]):
            high = next((t.i for t in tokens[high : min(end, high + 6)] if t.text == ")"), high)
        start = low
        while start > first and (
            tokens[start - 1].pos in PARTS
            or self._glued(start)
            or (tokens[start - 1].pos == "INTJ" and self._proper(tokens[start - 1]))
        ):
            if tokens[start - 1].lower in self.lex.days or tokens[start - 1].tag in ("WDT", "WP", "PDT", "PRP"):
                break
            if tokens[start].tag == "DT" and tokens[start - 1].pos == "NUM":
                break
            start -= 1
        if start < low and (
            before is None or before < low or (start > first and tokens[start - 1].pos in ("ADP", "SCONJ", "VERB"))
        ):
            start = low
            while start > first and self._glued(start) and tokens[start - 1].pos != "PUNCT":
                start -= 1
        if before is not None and start > first + 1 and tokens[start - 1].text == "," and tokens[start].pos == "DET":
            start = self._named_before(start - 2, first, start)
        return start, high

    def _named_before(self, last: int, first: int, start: int) -> int:
        """Where the name begins that a description is set beside: "Petro Bilyk, a former mayor, said"."""
        tokens = self.tree.tokens
        low = last + 1
        while low > first and tokens[low - 1].pos == "PROPN" and tokens[low - 1].lower not in self.lex.days:
            low -= 1
        leads = low == first or tokens[low - 1].pos in ("PUNCT", "CCONJ")
        return low if low < last and leads else start

    def _glued(self, i: int) -> bool:
        """Whether a hyphen ties a token to the one before it ("co-chair")."""
        before, token = self.tree.tokens[i - 1], self.tree.tokens[i]
        return before.end == token.start and ("-" in (before.text, token.text) or "–" in (before.text, token.text))
