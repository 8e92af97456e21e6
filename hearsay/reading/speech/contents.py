"""How far a content reaches: from its cue to where somebody else, or the writer, takes over."""

from dataclasses import dataclass

from hearsay.model import Span
from hearsay.reading.speech.cues import Lexicon
from hearsay.reading.syntax import Syntax, Token

MARKS = frozenset(",;:.—–-") | {"--"}
BREAKS = frozenset({",", "”", "''", '"', "’", "'", "—", "–", "-", "--", "?", "!", "»"})
ADDED = frozenset({"appos", "acl", "advcl", "parataxis"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
OPENERS = frozenset({"and", "but", "or", "so", "yet"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A cue clause set beside its content ("…, the mayor said, …"): its first and last token, and the content."""

    first: int
    last: int
    content: tuple[Span, ...]
    source: tuple[int, int]
    """First and last token of who speaks, as the marks delimit it."""


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
        high = max(min(high, self._cut_inside(clause, cue, high)), self.reach(cue, clause.i))
        last = self.tree.bounds[cue.sentence][1] - 1
        if cue.lemma in self.lex.speaking and not self._finite(low, high) and self._finite(high + 1, last):
            # "said the bridge, built in May, [had fallen]": the parser took the subject for the whole.
            high = last
        return self.after_that(low, self._cut_linear(cue, low, high))

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
        while low < high and (tokens[low].text in MARKS or self._subordinates(tokens[low])):
            low += 1
        return self.stretch(low, high)

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
        return (
            that.dep == "det"
            and before.pos == "VERB"
            and following.tag in ("NN", "NNS")
            and before.lemma in self.lex.speaking
        )

    def governed(self, cue: Token, low: int, after: int) -> tuple[Span, ...]:
        """What a cue governs from `low` on, with what hangs on it behind token `after`."""
        high = max(self.tree.edges(after)[1], self.reach(cue, after))
        return self.stretch(low, self._trimmed(low, self._cut_linear(cue, low, high)))

    def _trimmed(self, low: int, high: int) -> int:
        """Without what is set off behind a mark: an apposition, a relative clause, a clause of time or reason."""
        tree, tokens = self.tree, self.tree.tokens
        for i in range(low + 1, high):
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
            return True
        if base == "advcl":
            return comma or self.cued(child, cue)
        if base == "obl":
            return comma or self.setting(child)
        return base == "punct" and child.text in (";",) and child.i > cue.i

    def _cut_linear(self, cue: Token, low: int, high: int) -> int:
        """Where the next cue or the writer takes over: "and said it", ", though she noted", ", but the town held"."""
        tokens = self.tree.tokens
        depth = 0
        for i in range(low + 2, high):
            token = tokens[i]
            if token.text in ("“", "``", "«"):
                depth += 1
            elif token.text in ("”", "''", "»"):
                depth -= 1
            if depth > 0 or token.dep == "fixed":
                continue
            if token.text == ",":
                following = tokens[i + 1]
                if following.tag == "VBG" and following.lemma in self.lex.speaking:
                    return i - 1
                if following.lower == "but" and self._opens_clause(i + 2, high):
                    return i - 1
            if token.tag in FINITE and token.tag == cue.tag and token.lemma in self.lex.speaking and i + 1 <= high:
                before = tokens[i - 1] if tokens[i - 1].pos != "ADV" else tokens[i - 2]
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
        group = verb.i
        while (
            group - 1 >= first
            and tokens[group - 1].pos in ("AUX", "ADV")
            and tokens[group - 1].dep in ("aux", "advmod")
        ):
            group -= 1
        if (verb.tag not in FINITE and not tree.children(verb.i, "aux")) or verb.dep == "acl:relcl":
            return None
        turned = group - 1 > first and self.parts(tokens[group - 1]) and self._nominal(verb.i + 1, past)
        low, source = group, (verb.i + 1, verb.i + 1)
        if turned:
            high = self._turned_end(verb.i + 1, past)
            source = (verb.i + 1, high)
        else:
            low = self._tag_start(group, subject, first)
            source = (low, group - 1)
            high = self._tag_end(verb, past - 1)
        while (
            low - 1 >= first
            and tokens[low - 1].lower in ("as", "but", "and")
            and tokens[low - 1].dep in ("mark", "cc", "advmod")
        ):
            low -= 1
        if (
            low - first < 2
            or not self.parts(tokens[low - 1])
            or source[0] > source[1]
            or tokens[source[0]].tag in ("WP", "WDT")
        ):
            return None
        pronoun = tokens[low - 2]
        left = self._opened(pronoun.i if pronoun.tag in ("WDT", "WP") else first, low - 1)
        rest = high + 1
        while rest < past and tokens[rest].text in ("”", "’", '"', "''", ")"):
            rest += 1
        if (
            rest >= past
            or tokens[rest].text in (".", "!", "?", ";", ":")
            or all(t.pos == "PUNCT" for t in tokens[rest:past])
        ):
            return Tag(low, past - 1, left, source) if self._states(first, low - 1) else None
        if tokens[rest].text not in (",", "—", "–", "-", "--"):
            return Tag(low, high, left, source) if turned and self._states(first, low - 1) else None
        follows = tokens[rest + 1] if rest + 1 < past else None
        if follows is None or follows.tag in ("VBG", "VBN") or follows.lower in ("who", "which", "while", "citing"):
            return Tag(low, high, left, source) if self._states(first, low - 1) else None
        return (
            Tag(low, high, (*left, *self.stretch(rest + 1, past - 1)), source)
            if self._states(rest + 1, past - 1) or self._states(first, low - 1)
            else None
        )

    def _states(self, low: int, high: int) -> bool:
        """Whether words could be a statement: they have a finite verb, or are a quotation's end."""
        tokens = self.tree.tokens
        if any((t.tag in FINITE or t.tag == "MD") and t.dep != "acl:relcl" for t in tokens[low : high + 1]):
            return True
        return any(t.text in ("”", "''", '"', "’") for t in tokens[max(low, high - 1) : high + 1])

    def _nominal(self, start: int, past: int) -> bool:
        """Whether words behind a cue are only the name of who speaks: a noun phrase and no finite verb of its own."""
        tokens = self.tree.tokens
        if (
            start >= past
            or tokens[start].pos not in ("PROPN", "DET", "NOUN", "PRON", "NUM", "ADJ")
            or tokens[start].tag in ("WP", "WDT")
            or tokens[start].lower in ("that", "it", "this", "there")
        ):
            return False
        for token in tokens[start:past]:
            if token.lower in ("who", "which", "when", "as", "while", "after") or token.text in (
                ".",
                ";",
                "“",
                '"',
                "''",
                ":",
            ):
                break
            if token.tag in FINITE or token.tag == "MD":
                return False
        return any(t.pos in ("PROPN", "NOUN", "PRON") for t in tokens[start : start + 8])

    def _turned_end(self, start: int, past: int) -> int:
        """Last token of a speaker named behind the cue, appositions and relative clauses included."""
        tokens = self.tree.tokens
        i = start
        while i + 1 < past and tokens[i + 1].text not in (".", ";", "“", '"', "''", ":", "!", "?", "—", "–"):
            following = tokens[i + 1]
            if (
                following.text == ","
                and i + 2 < past
                and (tokens[i + 2].tag == "VBG" or (tokens[i + 2].pos == "CCONJ" and tokens[i + 2].lower == "but"))
            ):
                break
            if (following.lower in self.lex.days and tokens[i].pos != "ADP") or self._dated(i + 1, past):
                break
            if (
                following.lower in ("in", "on", "during", "at", "by", "via")
                and following.dep == "case"
                and self.setting(tokens[following.head])
            ):
                break
            if following.lower in ("when", "as", "after", "while", "before"):
                break
            i += 1
        while i > start and tokens[i].text == ",":
            i -= 1
        return i

    def _dated(self, i: int, past: int) -> bool:
        """A preposition before a day of the week or a month."""
        tokens = self.tree.tokens
        return tokens[i].pos == "ADP" and i + 1 < past and tokens[i + 1].lower in self.lex.days

    def _tag_start(self, group: int, subject: Token | None, first: int) -> int:
        """First token of the subject of a tag: the parser's noun phrase, else what stands behind the last mark."""
        tree, tokens = self.tree, self.tree.tokens
        behind = next((t.i + 1 for t in reversed(tokens[first:group]) if self.parts(t)), first)
        if subject is not None and subject.i < group:
            low = tree.edges(subject.i)[0]
            marks = [t.i for t in tokens[low : subject.i] if self.parts(t)]
            low = marks[-1] + 1 if marks else low
            if low > first and self.parts(tokens[low - 1]):
                return low
        if any(t.tag in FINITE or t.tag == "MD" for t in tokens[behind:group]) or not any(
            t.pos in ("NOUN", "PROPN", "PRON") for t in tokens[behind:group]
        ):
            return group
        return behind

    def _tag_end(self, verb: Token, last: int) -> int:
        """Last token of a tag whose verb comes last: with its adverbs, its addressee and where or when it was said."""
        tree, tokens = self.tree, self.tree.tokens
        high = verb.i
        while high < last:
            following = tokens[high + 1]
            if following.pos == "PUNCT" or following.lower == "that":
                break
            top = following
            while top.head != verb.i and not top.is_root and top.head > high:
                top = tokens[top.head]
            base = top.dep.partition(":")[0]
            frames = self.lex.verbs.get(verb.lemma)
            told = base in ("obj", "iobj") and frames is not None and frames.addressee
            taken = frames is not None and any(
                c.lower in frames.stance_of for c in tree.children(top.i, "case", "mark")
            )
            taken = taken and not self.setting(top)
            if top.head != verb.i or top.i <= high or taken or (base not in ("obl", "advmod", "compound") and not told):
                break
            high = min(last, max(tree.edges(top.i)[1], high + 1))
        while high > verb.i and tokens[high].pos == "PUNCT":
            high -= 1
        return high

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
