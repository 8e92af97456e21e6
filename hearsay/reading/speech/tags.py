"""Cues set beside their content: "The bridge is mined, the mayor said", "The convoy, officials said, was hit"."""

from dataclasses import dataclass

from hearsay.model import Span
from hearsay.reading.speech.contents import BREAKS, CLOSERS, FINITE, OPENERS, Extents
from hearsay.reading.speech.cues import Lexicon
from hearsay.reading.speech.found import Source
from hearsay.reading.speech.sources import NOMINAL
from hearsay.reading.syntax import Syntax, Token


@dataclass(frozen=True, slots=True)
class Tag:
    """A cue clause set beside its content ("…, the mayor said, …"): its first and last token, and the content."""

    first: int
    last: int
    content: tuple[Span, ...]
    source: tuple[int, int]
    """First and last token of who speaks, as the marks delimit it."""


@dataclass(frozen=True, slots=True)
class Tags:
    tree: Syntax
    lex: Lexicon

    @property
    def extents(self) -> Extents:
        return Extents(self.tree, self.lex)

    def find(self, verb: Token, subject: Token | None) -> Tag | None:
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
        told = verb.tag in (*FINITE, "NNS") or self.misread(verb)
        if not told and not tree.children(verb.i, "aux"):
            return None
        frames = self.lex.verbs.get(verb.lemma)
        turned = (
            group - 1 > first
            and frames is not None
            and "quote" in frames.stance_of
            and verb.lemma not in self.lex.telling
            and self.parts(tokens[group - 1])
            and self._nominal(verb.i + 1, past)
        )
        if self.parted(verb, past):
            return None
        low, source = group, (verb.i + 1, verb.i + 1)
        if turned:
            high = self._turned_end(verb.i + 1, past)
            source = (verb.i + 1, high)
        else:
            low = self._tag_start(group, subject, first)
            source = (low, group - 1 - (tokens[group - 1].text == "," and group - 1 > low))
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
            or tokens[source[0]].tag in ("VBG",)
            or (any(t.tag in ("WP", "WDT") for t in tokens[source[0] : verb.i]) and not self._who(source[0], group))
        ):
            return None
        first = self._sentence_start(first, low - 2)
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
        if follows.pos == "CCONJ" and self.extents.another_tells(rest + 2, past - 1):
            return Tag(low, high, left, source) if self._states(first, low - 1) else None
        return (
            Tag(low, high, (*left, *self.extents.stretch(rest + 1, past - 1)), source)
            if self._states(rest + 1, past - 1) or self._states(first, low - 1)
            else None
        )

    def source_of(self, tag: Tag, source: Source) -> Source:
        """The source of a tag: the parser's if it lies within the tag, else the noun phrase the marks delimit."""
        low, high = tag.source
        tokens = self.tree.tokens
        bounds = self.tree.span(low, high)
        inner = source[1] is not None and source[0] is not None and self._within(source[0], low)
        if source[0] is not None and source[1] is not None and low <= source[1] <= high and not inner:
            return Span(start=max(source[0].start, bounds.start), end=min(source[0].end, bounds.end)), source[1]
        head = next(
            (
                t
                for t in tokens[low : high + 1]
                if t.pos in NOMINAL
                and (
                    t.i == high
                    or (tokens[t.i + 1].pos not in ("NOUN", "PROPN", "PART") and tokens[t.i + 1].text not in ("-",))
                )
            ),
            tokens[low],
        )
        return bounds, head.i

    def _within(self, source: Span, low: int) -> bool:
        """Whether a source is only what describes the one a tag opens with: "officials familiar with the matter"."""
        tokens, first = self.tree.tokens, self.tree.token_from(source.start)
        return first > low and tokens[first - 1].pos == "ADP" and tokens[low].pos in ("DET", "NUM", "ADJ", *NOMINAL)

    def misread(self, verb: Token) -> bool:
        """Whether a participle is a past tense: one with its doer right before it ("the mayor insisted") or with
        somebody described ("officials who asked not to be named said").
        """
        if verb.tag not in ("VBN", "VB"):
            return False
        first = self.tree.bounds[verb.sentence][0]
        before = self.tree.tokens[verb.i - 1] if verb.i > first else verb
        doer = before.head == verb.i and before.dep in ("nsubj", "nsubj:pass")
        doer = doer and verb.tag == "VBN" and not self.tree.children(verb.i, "aux", "aux:pass")
        voice = verb.dep == "acl" and verb.head == before.i and before.lemma in self.lex.voices
        voice = voice and self.parts(self.tree.tokens[max(first, self.tree.edges(before.i)[0] - 1)])
        return doer or voice or self._who(self._behind(verb.i, first), verb.i)

    def parted(self, verb: Token, past: int) -> bool:
        """Whether an insertion between commas parts a cue from its "that": "said, without evidence, that"."""
        tokens = self.tree.tokens
        if verb.i + 1 >= past or tokens[verb.i + 1].text != ",":
            return False
        closing = next((t.i for t in tokens[verb.i + 2 : min(verb.i + 10, past - 1)] if t.text == ","), None)
        return closing is not None and tokens[closing + 1].lower == "that"

    def _sentence_start(self, first: int, last: int) -> int:
        """Behind the last full stop with a closing mark, where the parser ran two sentences into one."""
        tokens = self.tree.tokens
        for i in range(last - 1, first, -1):
            if tokens[i].text in CLOSERS and tokens[i - 1].text in (".", "!", "?") and tokens[i + 1].text[:1].isupper():
                return i + 1
        return first

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
            or (
                tokens[start].pos not in ("PROPN", "DET", "NOUN", "PRON", "NUM", "ADJ")
                and not tokens[start].text[:1].isupper()
            )
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
                and self.extents.setting(tokens[following.head])
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
        behind = self._behind(group, first)
        if subject is not None and subject.i < group:
            low = tree.edges(subject.i)[0]
            marks = [t.i for t in tokens[low : subject.i] if self.parts(t)]
            low = marks[-1] + 1 if marks else low
            if low > first and self.parts(tokens[low - 1]):
                return low
        if behind == group and (apposed := self._apposed(group - 1, first)) is not None:
            return apposed
        if not any(t.pos in ("NOUN", "PROPN", "PRON") for t in tokens[behind:group]):
            return group
        states = any(t.tag in FINITE or t.tag == "MD" for t in tokens[behind:group])
        return group if states and not self._who(behind, group) else behind

    def _behind(self, group: int, first: int) -> int:
        """The first word behind the last mark before a verb."""
        return next((t.i + 1 for t in reversed(self.tree.tokens[first:group]) if self.parts(t)), first)

    def _who(self, low: int, past: int) -> bool:
        """Whether words are somebody with a clause about them: "officials who asked not to be named"."""
        tokens = self.tree.tokens
        about = (t.i for t in tokens[low:past] if t.tag in ("WP", "WDT") or self._told_about(t))
        named = tokens[low : next(about, low)]
        nominal = all(t.pos in ("DET", "NUM", "ADJ", "NOUN", "PROPN", "ADP") for t in named)
        return bool(named) and nominal and named[0].pos != "ADP" and named[-1].pos in ("NOUN", "PROPN")

    def _told_about(self, token: Token) -> bool:
        """A participle or adjective read as a verb: "officials briefed on the matter", "people close to him"."""
        return token.tag in ("VBD", "VBP") and self.tree.tokens[token.i + 1].pos == "ADP"

    def _apposed(self, comma: int, first: int) -> int | None:
        """Where a name begins that a description between commas follows: ", Petro Bilyk, the mayor, told"."""
        tokens = self.tree.tokens
        opening = next((t.i for t in reversed(tokens[first:comma]) if self.parts(t)), None)
        if opening is None:
            return None
        low = opening
        while low > first and tokens[low - 1].pos == "PROPN":
            low -= 1
        return low if low < opening and low > first and self.parts(tokens[low - 1]) else None

    def _tag_end(self, verb: Token, last: int) -> int:
        """Last token of a tag whose verb comes last: with its adverbs, its addressee and where or when it was said."""
        tree, tokens = self.tree, self.tree.tokens
        high = verb.i
        while high < last:
            following = tokens[high + 1]
            if following.pos == "PUNCT" or following.lower == "that":
                break
            if following.lower in self.lex.days:
                high += 1
                continue
            top = following
            while top.head != verb.i and not top.is_root and top.head > high:
                top = tokens[top.head]
            base = top.dep.partition(":")[0]
            frames = self.lex.verbs.get(verb.lemma)
            told = base in ("obj", "iobj") and frames is not None and frames.addressee
            taken = frames is not None and any(
                c.lower in frames.stance_of for c in tree.children(top.i, "case", "mark")
            )
            taken = taken and not self.extents.setting(top)
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
        if token.text in ('"', "''") and text[token.start - 1 : token.start].isspace():
            return text[token.end : token.end + 1].isspace()
        return token.text not in ("-", "'", "’") or text[token.end : token.end + 1] in (" ", "\u00a0", "")

    def _opened(self, low: int, high: int) -> tuple[Span, ...]:
        tokens = self.tree.tokens
        while low < high and tokens[low].lower in OPENERS:
            low += 1
        return self.extents.stretch(low, high)
