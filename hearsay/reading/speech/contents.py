"""How far a content reaches: from its cue to where somebody else, or the writer, takes over."""

from dataclasses import dataclass

from hearsay.model import Span
from hearsay.reading.speech.cues import Lexicon
from hearsay.reading.syntax import Syntax, Token

MARKS = frozenset(",;:.—–-") | {"--"}
BREAKS = frozenset({",", "”", "''", '"', "’", "'", "—", "–", "-", "--", "?", "!", "»"})
CLOSERS = frozenset({"”", "''", '"', "’", "»"})
OPENERS_OF = {"“": "”", '"': '"', "``": "''", "''": "''", "«": "»"}
"""Opening marks and what closes them."""
ADDED = frozenset({"appos", "acl", "advcl", "parataxis"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
OPENERS = frozenset({"and", "but", "or", "so", "yet"})


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
        low, high = max(self.tree.edges(clause.i)[0], cue.i + 1), self.tree.edges(clause.i)[1]
        if self._subject_apart(cue, low):
            low = cue.i + 1
        high = max(min(high, self._cut_inside(clause, cue, high)), self.reach(cue, clause.i))
        last = self.tree.bounds[cue.sentence][1] - 1
        if cue.lemma in self.lex.speaking and not self._finite(low, high) and self._finite(high + 1, last):
            # "said the bridge, built in May, [had fallen]": the parser took the subject for the whole.
            high = last
        return self.after_that(low, self.cut(cue, low, self.joined(high, last)))

    def _subject_apart(self, cue: Token, low: int) -> bool:
        """Whether the words between a cue and its clause are the clause's subject, which the parser hung elsewhere."""
        between = self.tree.tokens[cue.i + 1 : low]
        frames = self.lex.verbs.get(cue.lemma)
        return (
            bool(between)
            and cue.pos == "VERB"
            and frames is not None
            and not frames.addressee
            and between[0].pos in ("DET", "PROPN", "NOUN", "ADJ", "NUM")
            and between[0].lower not in self.lex.days
            and not self.setting(between[-1])
            and all(
                t.pos not in ("PUNCT", "VERB", "AUX", "SCONJ", "PART") or t.text in OPENERS_OF or t.text in CLOSERS
                for t in between
            )
        )

    def joined(self, high: int, last: int) -> int:
        """On to the end of the sentence where a second "that" takes the report up: "and that two men had died"."""
        tokens = self.tree.tokens
        high -= tokens[high].text == ","
        i = high + 1
        while i <= last and (tokens[i].text in BREAKS or tokens[i].pos == "ADV"):
            i += 1
        if i + 3 <= last and tokens[i].pos == "CCONJ" and tokens[i + 1].text in OPENERS_OF:
            # "said he felt well and “we will see”": the quotation goes on with what was said.
            closing = next((t.i for t in tokens[i + 2 : last + 1] if t.text in OPENERS_OF[tokens[i + 1].text]), None)
            return closing if closing is not None else high
        if high + 2 <= last and tokens[high + 1].text == "," and self._enumerates(high):
            return self.tree.edges(high + 2)[1]
        again = i + 2 <= last and tokens[i].pos == "CCONJ" and tokens[i + 1].lower == "that"
        return last if again and tokens[i + 2].pos not in ("VERB", "AUX") else high

    def _enumerates(self, high: int) -> bool:
        """Whether a list of bare verbs goes on behind a comma: "would keep the road safe, [make peace and stay]"."""
        tree, following = self.tree, self.tree.tokens[high + 2]
        if following.tag != "VB" or following.dep not in ("parataxis", "conj") or tree.children(following.i, "nsubj"):
            return False
        first = tree.bounds[following.sentence][0]
        return any(t.tag == "VB" and t.i > following.head for t in tree.tokens[first:high])

    def after_that(self, low: int, high: int) -> tuple[Span, ...]:
        tokens = self.tree.tokens
        for i in range(low, min(low + 4, high)):
            # "said this week it would …": the date is the announcement's.
            if tokens[i].text == ",":
                break
            if (
                tokens[i].lower in self.lex.days
                and tokens[i + 1].pos in ("PRON", "DET", "PROPN", "NOUN", "SCONJ")
                and tokens[i + 1].lower not in self.lex.days
            ):
                low = i + 1
        while low < high and tokens[low].text in MARKS:
            low += 1
        low = self._past_place(low, high)
        while low < high and (tokens[low].text in MARKS or self._subordinates(tokens[low])):
            low += 1
        return self.stretch(low, high)

    def _past_place(self, low: int, high: int) -> int:
        """Behind where and when it was said: "said in Lozova, Kharkiv Oblast, that …"."""
        tokens = self.tree.tokens
        if tokens[low].pos not in ("ADP", "ADV"):
            return low
        for i in range(low + 1, min(low + 14, high)):
            if tokens[i].lower == "that" and tokens[i - 1].text == ",":
                return i
            if tokens[i].pos in ("VERB", "AUX", "SCONJ", "PRON"):
                break
        return low

    def _finite(self, low: int, high: int) -> bool:
        """Whether a finite verb stands between two tokens, outside relative clauses."""
        return any(
            (t.tag in FINITE or t.tag == "MD") and t.dep != "acl:relcl" and self.tree.tokens[t.head].dep != "acl:relcl"
            for t in self.tree.tokens[low : high + 1]
        )

    def _subordinates(self, that: Token) -> bool:
        """Whether a "that" opens a clause: "that two men had died", not "that claim is old"."""
        if that.lower != "that":
            return False
        before, following = self.tree.tokens[that.i - 1], self.tree.tokens[that.i + 1]
        if that.dep in ("mark", "obj", "obl", "advmod") or (that.dep == "det" and following.pos not in ("NOUN", "ADJ")):
            return True
        if that.dep == "det" and following.tag == "NNS":
            return True
        return (
            that.dep == "det" and before.pos == "VERB" and following.tag == "NN" and before.lemma in self.lex.speaking
        )

    def governed(self, cue: Token, low: int, after: int) -> tuple[Span, ...]:
        """What a cue governs from `low` on, with what hangs on it behind token `after`."""
        high = max(self.tree.edges(after)[1], self.reach(cue, after))
        return self.stretch(low, self._trimmed(low, self.cut(cue, low, high)))

    def _trimmed(self, low: int, high: int) -> int:
        """Without what is set off behind a mark: an apposition, a relative clause, a clause of time or reason."""
        tree, tokens = self.tree, self.tree.tokens
        for i in range(low + 1, high):
            if self._goes_on_apart(i, high):
                return i - 1
            if tokens[i].text not in (",", "—", "–", "--", ";") or (
                tokens[i].text == "," and tokens[i + 1].pos == "CCONJ"
            ):
                continue
            if tokens[i].text == ";":
                return i - 1
            for t in tokens[i + 1 : min(i + 14, high + 1)]:
                if t.head < i and tree.edges(t.i)[0] in (i, i + 1) and t.dep.partition(":")[0] in ADDED:
                    return i - 1 if tree.edges(t.i)[1] >= high - 1 else high
        return high

    def _goes_on_apart(self, i: int, high: int) -> bool:
        """Whether the writer goes on with another deed of the speaker: "vowed to stay and left"."""
        token = self.tree.tokens[i]
        verb = self.tree.tokens[token.head]
        if token.dep != "cc" or verb.dep != "conj" or verb.tag not in FINITE or verb.i > high:
            return False
        return self.tree.tokens[verb.head].tag not in (*FINITE, "MD", "JJ", "VBN") and verb.head < i

    def thing(self, cue: Token, low: int, after: int) -> tuple[Span, ...]:
        """A noun phrase a cue governs, without the day it was said on behind it."""
        found = self.governed(cue, low, after)
        if not found:
            return found
        tokens = self.tree.tokens
        high = self.tree.token_from(found[0].end) - 1
        while high > after and tokens[high].lower in self.lex.days:
            high -= 1
            while high > after and tokens[high].lower in ("on", "last", "this", "next", "late", "early"):
                high -= 1
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
            return (
                spoken
                or bool(tree.children(child.i, "nsubj"))
                or (child.tag == cue.tag and child.tag in ("VBD", "VBZ", "VBP"))
            )
        if base == "parataxis":
            marks = {tree.tokens[first - 1].text, tree.tokens[first].text}
            listed = ";" in marks and child.lemma not in self.lex.verbs and not tree.children(child.i, "nsubj")
            return ":" not in marks and not listed
        if base == "advcl":
            return comma or self.cued(child, cue)
        if base == "obl":
            return comma or self.setting(child)
        return base == "punct" and child.text in (";",) and child.i > cue.i

    def cut(self, cue: Token, low: int, high: int) -> int:
        """Where the next cue or the writer takes over: "and said it", ", though she noted", ", but the town held"."""
        tokens = self.tree.tokens
        depth = 0
        first = self.tree.bounds[cue.sentence][0]
        if cue.i == first and tokens[low].lower in self.lex.questions:
            # "Asked whether the bridge stood, she said …": the question ends where the main clause begins.
            comma = next(
                (i for i in range(low + 2, high) if tokens[i].text == "," and self._opens_clause(i + 1, high)), None
            )
            high = comma - 1 if comma is not None else high
        for i in range(max(low + 2, self._fronted(low)), high):
            token = tokens[i]
            if token.text in ("“", "``", "«"):
                depth += 1
            elif token.text in ("”", "''", "»"):
                depth -= 1
            if token.text == ":" and tokens[i + 1].text in OPENERS_OF and (turn := self._turns(low, i)) is not None:
                return turn
            if depth > 0 or token.dep == "fixed":
                continue
            if (
                token.text in ("—", "–", "-", "--")
                and self.tree.text[token.start - 1] == " "
                and (tokens[i + 1].lower in ("a", "an") or self._another_says(i + 1, high))
                and not any(t.text == token.text for t in tokens[i + 1 : high + 1])
            ):
                # "… had fled — a claim nobody could verify": the writer adds, or another voice.
                return i - 1
            if token.text == "," or (token.text in CLOSERS and tokens[i - 1].text == ","):
                after = i + 1
                while after < high and tokens[after].text in CLOSERS:
                    after += 1
                following = tokens[after]
                if following.tag == "VBG" and following.lemma in self.lex.speaking:
                    return after - 1
                if following.lower in self.lex.contrasts and self._opens_clause(after + 1, high):
                    return after - 1
                if following.lower == "as" and tokens[min(after + 1, high)].pos == "AUX":
                    # "wants an inquiry, as have others": the writer compares.
                    return after - 1
                if following.lower == "but" and self._opens_clause(after + 1, high):
                    return after - 1
                if self._another_says(after, high):
                    return after - 1
            if (
                token.lower in self.lex.whens
                and tokens[i + 1].tag == "VBG"
                and tokens[i + 1].lemma in self.lex.speaking
            ):
                return i - 1
            if self._tells_on(token, cue) and i + 1 <= high:
                before = self._before_group(i)
                if before.pos == "CCONJ" and tokens[i + 1].pos in (
                    "PRON",
                    "DET",
                    "SCONJ",
                    "PROPN",
                    "NOUN",
                    "ADJ",
                    "ADP",
                    "PART",
                ):
                    return before.i - 1
                subject = next((c for c in self.tree.children(i, "nsubj") if c.i < i), None)
                if subject is not None:
                    start = self.tree.edges(subject.i)[0]
                    joint = tokens[start - 1]
                    if (
                        start - 2 > low
                        and joint.lower in ("but", "though", "although", "while", "and", "as")
                        and tokens[start - 2].text == ","
                    ):
                        return start - 3
        return high

    def _fronted(self, low: int) -> int:
        """Behind the clause of time or condition a content opens with: "[that] although he confessed, he …"."""
        tokens = self.tree.tokens
        opening = next((t for t in tokens[low : low + 3] if t.lower != "that" and t.pos != "ADV"), tokens[low])
        clause = tokens[opening.head]
        if opening.dep != "mark" or clause.dep != "advcl" or clause.head < clause.i:
            return low
        return self.tree.edges(clause.i)[1] + 2

    def _turns(self, low: int, colon: int) -> int | None:
        """The end of what is said before another voice is quoted: ", to which the mayor replied: “No.”"."""
        tokens = self.tree.tokens
        verb = next(
            (t for t in reversed(tokens[max(low + 2, colon - 5) : colon]) if t.lemma in self.lex.speaking), None
        )
        if verb is None or verb.tag not in FINITE:
            return None
        return next((t.i - 1 for t in reversed(tokens[low + 2 : verb.i]) if t.text == ","), None)

    def another_tells(self, start: int, high: int) -> bool:
        """Whether words begin with a voice of their own and its cue: "the colonel vowed to stay"."""
        if start > high or not self._opens_clause(start, high):
            return False
        verb = next(t for t in self.tree.tokens[start : high + 1] if t.tag in FINITE or t.tag == "MD")
        frames = self.lex.verbs.get(verb.lemma)
        return frames is not None and bool(frames.stance_of.keys() & {"clause", "infinitive"})

    def _tells_on(self, token: Token, cue: Token) -> bool:
        """Whether a verb reports in the tense of the cue, with or without "did not"."""
        frames = self.lex.verbs.get(token.lemma)
        if frames is None or not frames.stance_of.keys() & {"clause", "infinitive"}:
            return False
        if token.tag in FINITE and token.tag == cue.tag:
            return token.lemma in self.lex.speaking or bool(self.tree.children(token.i, "nsubj"))
        if token.lemma not in self.lex.speaking:
            return False
        if token.tag == "VBN" and self.tree.tokens[min(token.i + 1, len(self.tree.tokens) - 1)].lower == "that":
            return True
        auxiliaries = [t for t in self.tree.children(token.i, "aux") if t.lemma == "do"]
        return token.tag == "VB" and any(t.tag == cue.tag for t in auxiliaries)

    def _before_group(self, i: int) -> Token:
        """The token before a verb with its adverbs, negation and auxiliary."""
        tokens = self.tree.tokens
        i -= 1
        while i > 0 and (tokens[i].pos in ("ADV", "PART") or (tokens[i].pos == "AUX" and tokens[i].lemma == "do")):
            i -= 1
        return tokens[i]

    def _another_says(self, start: int, high: int) -> bool:
        """Whether words begin with another voice and its own report: ", the staff denies this"."""
        tokens = self.tree.tokens
        if start >= high or tokens[start].tag in ("WDT", "WP") or not self._opens_clause(start, high):
            return False
        verb = next(t for t in tokens[start : high + 1] if t.tag in FINITE or t.tag == "MD")
        return verb.lemma in self.lex.speaking and verb.i < high - 1 and tokens[verb.i + 1].pos != "PUNCT"

    def _opens_clause(self, start: int, high: int) -> bool:
        """Whether words begin with a subject and its finite verb, and no "that" takes up the report again."""
        tokens = self.tree.tokens
        if start > high or tokens[start].lower == "that":
            return False
        verb = next((t for t in tokens[start : high + 1] if t.tag in FINITE or t.tag == "MD" or t.text == ","), None)
        if verb is None or verb.text == ",":
            return False
        return any(start <= c.i < verb.i for top in (verb.i, verb.head) for c in self.tree.children(top, "nsubj"))

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
        """Whether a verb inside a content reports anew: "and warned that", ", adding that", ", though she noted"."""
        if verb.lemma not in self.lex.speaking or verb.i < cue.i:
            return False
        base, before = verb.dep.partition(":")[0], self.tree.tokens[self.tree.edges(verb.i)[0] - 1].text
        here = self.tree.tokens[self.tree.edges(verb.i)[0]].text
        complement = bool(self.tree.children(verb.i, "ccomp", "xcomp", "obj", "obl"))
        if verb.tag == "VBN":
            return base == "conj" and self._tells_on(verb, cue)
        if verb.tag == "VBG" and any(c.lower in self.lex.whens for c in self.tree.children(verb.i, "mark")):
            return base == "advcl" and complement
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
