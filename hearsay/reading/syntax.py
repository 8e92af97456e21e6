"""Sentences and syntax: a report's text as tokens that know their place in it.

This is the only module that knows spaCy. Everything after it works on plain immutable tokens with absolute offsets.
"""

import bisect
import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hearsay import lexicon
from hearsay.model import Report, Sentence, Span
from hearsay.reading import datelines, headlines
from hearsay.reading.forms import Verbs, singular
from hearsay.reading.mends import mend
from hearsay.reading.portions import portions, without_runs
from hearsay.reading.tokens import Token as Token

if TYPE_CHECKING:
    from spacy.language import Language

BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*(?:\n[ \t\r\f\v]*)+")
LINE_END = re.compile(r"\r?\n")
FOOTNOTE = re.compile(r"(?<=[.,;:!?”\"’)\w])(?:\[\d{1,3}\])+")
"""Marks of footnotes ("front.[3]"), which hide the end of a sentence from a parser."""
NOTHING: Mapping[str, str] = MappingProxyType({})
BATCH = 32
"""Paragraphs parsed at once: more of them outgrow the processor's caches."""
WRAP_WIDTH = 100
"""Lines of hard-wrapped text are shorter than this, in characters."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """The tokens, sentences and paragraphs of one report, in order of the text."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    bounds: tuple[tuple[int, int], ...]
    """First token and the one past the last, for each sentence."""
    paragraphs: tuple[Span, ...]
    _children: tuple[tuple[int, ...], ...] = field(default=(), repr=False)
    _edges: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    _starts: tuple[int, ...] = field(default=(), repr=False)

    def children(self, i: int, *deps: str) -> tuple[Token, ...]:
        """Dependents of token i, of the given relations only if any are given (subtypes count: obl is obl:unmarked)."""
        tokens = self.tokens
        if not deps:
            return tuple(tokens[c] for c in self._children[i])
        found = []
        for c in self._children[i]:
            dep = tokens[c].dep
            if dep in deps or (":" in dep and dep.partition(":")[0] in deps):
                found.append(tokens[c])
        return tuple(found)

    def edges(self, i: int) -> tuple[int, int]:
        """First and last token index of the subtree of token i."""
        return self._edges[i]

    def subtree_span(self, i: int) -> Span:
        first, last = self._edges[i]
        return self.span(first, last)

    def span(self, first: int, last: int) -> Span:
        """Span from token `first` to token `last`, both included."""
        return Span(start=self.tokens[first].start, end=self.tokens[last].end)

    def token_at(self, offset: int) -> int | None:
        """Index of the token covering an offset, None between tokens."""
        i = self.token_from(offset + 1) - 1
        return i if i >= 0 and self.tokens[i].start <= offset < self.tokens[i].end else None

    def token_from(self, offset: int) -> int:
        """Index of the first token that starts at or after an offset (len(tokens) past the last)."""
        return bisect.bisect_left(self._starts, offset)

    def within(self, span: Span) -> Sequence[Token]:
        """Tokens that lie wholly in a span."""
        first = self.token_from(span.start)
        last = self.token_from(span.end)
        while last > first and self.tokens[last - 1].end > span.end:
            last -= 1
        return self.tokens[first:last]

    def sentence_tokens(self, sentence: int) -> Sequence[Token]:
        first, past = self.bounds[sentence]
        return self.tokens[first:past]

    def head_of(self, span: Span) -> Token | None:
        """The token of a span whose head lies outside it (the first such)."""
        tokens = self.within(span)
        if not tokens:
            return None
        low, high = tokens[0].i, tokens[-1].i
        return next((t for t in tokens if t.is_root or not low <= t.head <= high), tokens[-1])

    def ancestors(self, i: int) -> Iterator[Token]:
        """Heads of token i, nearest first."""
        token = self.tokens[i]
        while not token.is_root:
            token = self.tokens[token.head]
            yield token


@functools.cache
def load_pipeline(name: str = "") -> "Language":
    """The spaCy pipeline for English: the one shipped, or another installed one by name or path.

    Raises OSError (spaCy's own, one line) where there is none of that name.
    """
    import spacy

    return spacy.load(name or str(files("hearsay.reading") / "english"))


def parse(report: Report, pipeline: str = "", alike: Mapping[str, str] = NOTHING) -> Syntax:
    """Paragraphs, sentences and tokens of a report. Every token quotes its text: text[start:end] == token.text.

    `alike` are words the parser is to read as others.
    """
    nlp = load_pipeline(pipeline)
    paragraphs = split_paragraphs(report)
    # Line ends and footnote marks inside a paragraph are blanks to the parser: same length, so offsets hold.
    pieces = [without_runs(FOOTNOTE.sub(_blank, LINE_END.sub(_blank, p.of(report.text)))) for p in paragraphs]
    for number, paragraph in enumerate(paragraphs):
        if report.block_at(paragraph.start) == "headline" and headlines.title_case(pieces[number]):
            body = report.text[paragraph.end :]
            pieces[number] = headlines.as_running_text(pieces[number], body, _verbs(nlp.vocab.lookups))
    written = [nlp.make_doc(piece) for piece in pieces]
    parsed = nlp.pipe((_held_together(_read_alike(doc, alike)) for doc in written), batch_size=BATCH)
    return build(report, paragraphs, written, list(parsed))


@functools.cache
def _region_words(lang: str = "en") -> frozenset[str]:
    return frozenset(word for entry in lexicon.load(lang, "places")["region"] for word in entry["words"])


def _held_together(doc: Any) -> Any:
    """No sentence opens behind a comma, or with the "Oblast" of a name: the parser would cut there at times."""
    for before, token in itertools.pairwise(doc):
        name = before.text[:1].isupper() and before.text[-1].isalpha() and token.lower_ in _region_words()
        if name or before.text == ",":
            token.is_sent_start = False
    return doc


def _read_alike(doc: Any, alike: Mapping[str, str]) -> Any:
    """The same tokens with some words in place of others."""
    if not any(t.text in alike for t in doc):
        return doc.copy()
    words = [alike.get(t.text, t.text) for t in doc]
    return type(doc)(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def split_paragraphs(report: Report) -> tuple[Span, ...]:
    """Paragraphs: blocks cut at blank lines, and at line ends too unless the text is hard-wrapped.

    A dateline is a paragraph of its own, and so is each portion of one without end.
    """
    text = report.text
    regions = [(b.span.start, b.span.end) for b in report.blocks] or [(0, len(text))]
    cuts = sorted({0, len(text), *itertools.chain.from_iterable(regions)})
    spans: list[Span] = []
    for low, high in itertools.pairwise(cuts):
        for start, end in _between(BLANK_LINE, text, low, high):
            lines = list(_between(LINE_END, text, start, end))
            if len(lines) > 1 and hard_wrapped([text[a:b] for a, b in lines]):
                lines = [(start, end)]
            for line in filter(None, (_trim(text, a, b) for a, b in lines)):
                cut = line.start + datelines.end_of(line.of(text))
                pieces = ((line.start, cut), (cut, line.end)) if cut > line.start else ((line.start, line.end),)
                bounded = itertools.chain.from_iterable(portions(text, a, b) for a, b in pieces)
                spans += filter(None, (_trim(text, a, b) for a, b in bounded))
    return tuple(spans)


def hard_wrapped(lines: list[str]) -> bool:
    """Whether line ends fall inside sentences: all but the last line are of like width and most end mid-sentence."""
    body = [line.rstrip() for line in lines[:-1]]
    if any(len(line) > WRAP_WIDTH for line in body) or max(map(len, body)) < 40:
        return False
    broken = sum(bool(line) and line[-1] not in ".!?:\"'”’»)" for line in body)
    continued = sum(bool(line.strip()) and not line.lstrip()[0].isupper() for line in lines[1:])
    return broken * 2 >= len(body) and continued > 0 and min(map(len, body)) * 2 > max(map(len, body))


def _between(pattern: re.Pattern[str], text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    at = low
    for found in pattern.finditer(text, low, high):
        if found.start() > at:
            yield at, found.start()
        at = found.end()
    if at < high:
        yield at, high


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end) if start < end else None


def _verbs(lookups: Any) -> Verbs:
    if not lookups.has_table("verbs"):
        return Verbs()
    return Verbs(lookups.get_table("verbs"), lookups.get_table("irregular_verbs"))


def build(report: Report, paragraphs: Sequence[Span], written: Sequence[Any], docs: Sequence[Any]) -> Syntax:
    """Tokens with absolute offsets from the parsed paragraphs; white-space tokens are left out.

    `written` are the same paragraphs with the words that stand in the text.
    """
    verbs = _verbs(docs[0].vocab.lookups) if docs else Verbs()
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    bounds: list[tuple[int, int]] = []
    for number, (paragraph, own, doc) in enumerate(zip(paragraphs, written, docs, strict=True)):
        shift = paragraph.start
        block = report.block_at(shift)
        base = len(tokens)
        words = [t for t in doc if not t.is_space]
        index = {t.i: base + n for n, t in enumerate(words)}
        opened = -1
        for t in words:
            i = index[t.i]
            if opened < 0 or t.is_sent_start or (t.i and doc[t.i - 1].is_space and doc[t.i - 1].is_sent_start):
                if opened >= 0:
                    bounds.append((opened, i))
                opened = i
            head = t.head
            while head.is_space and head.head is not head and head.i != head.head.i:
                head = head.head
            word = own[t.i]
            start = shift + word.idx
            lemma = t.lemma_.lower()
            if t.pos_ == "VERB":
                lemma = verbs.base(t.lower_, t.tag_, lemma)
            elif t.tag_ == "NNS" and lemma == t.lower_:
                lemma = singular(lemma)
            if word.text != t.text:
                lemma = word.lower_ if lemma == t.lower_ else singular(word.lower_)
            tokens.append(
                Token(
                    i=i,
                    start=start,
                    end=start + len(word.text),
                    text=report.text[start : start + len(word.text)],
                    lower=word.lower_,
                    lemma=lemma,
                    pos=t.pos_,
                    tag=t.tag_,
                    morph=str(t.morph),
                    dep=t.dep_ if t.dep_ != "ROOT" else "root",
                    head=index.get(head.i, i),
                    sentence=len(bounds),
                )
            )
        if opened >= 0:
            bounds.append((opened, len(tokens)))
            first = len(sentences)
            for a, b in bounds[first:]:
                sentences.append(
                    Sentence(span=Span(start=tokens[a].start, end=tokens[b - 1].end), block=block, paragraph=number)
                )
    titles = frozenset(n for n, s in enumerate(sentences) if s.block == "headline")
    mended = mend(tuple(tokens), tuple(bounds), titles, verbs)
    return with_trees(report.text, mended, tuple(sentences), tuple(bounds), tuple(paragraphs))


def with_trees(
    text: str,
    tokens: tuple[Token, ...],
    sentences: tuple[Sentence, ...],
    bounds: tuple[tuple[int, int], ...],
    paragraphs: tuple[Span, ...],
) -> Syntax:
    """Syntax with children and subtree edges worked out once."""
    children: list[list[int]] = [[] for _ in tokens]
    low, high = list(range(len(tokens))), list(range(len(tokens)))
    for t in tokens:
        if t.head != t.i:
            children[t.head].append(t.i)
    for first, past in bounds:
        roots = [i for i in range(first, past) if tokens[i].head == i]
        order: list[int] = []
        stack = list(roots)
        while stack:
            i = stack.pop()
            order.append(i)
            stack += children[i]
        for i in reversed(order):
            for c in children[i]:
                low[i], high[i] = min(low[i], low[c]), max(high[i], high[c])
    return Syntax(
        text,
        tokens,
        sentences,
        bounds,
        paragraphs,
        tuple(map(tuple, children)),
        tuple(zip(low, high, strict=True)),
        tuple(t.start for t in tokens),
    )
