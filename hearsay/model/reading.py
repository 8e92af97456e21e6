"""A reading: everything found in one report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from hearsay.model.actors import Mention, Unit
from hearsay.model.claims import Attribution, Claim, Evidence
from hearsay.model.places import Toponym
from hearsay.model.report import BlockKind, Report
from hearsay.model.span import Span
from hearsay.model.times import Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    span: Span
    block: BlockKind
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks. `outer` has the marks, `inner` is what they hold.

    `role`: speech is a quotation of a speaker; fragment a part of a sentence; name sets off a name or title; term a
    word of the outlet's own (scare quotes, glosses).
    """

    outer: Span
    inner: Span
    closed: bool = True
    """False where no closing mark was found; the span then ends with the paragraph."""
    paragraphs: int = 1
    """How many paragraphs it runs over."""
    reopened: bool = True
    """Each further paragraph opens with a mark, as it should."""
    role: Literal["speech", "fragment", "name", "term"] = "speech"
    depth: int = 0
    """0 for outermost marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit. `value` is one number or (low, high); `change` one of = ~ < > + -."""

    span: Span
    value: float | tuple[float, float]
    unit: str
    """Canonical unit ("kilometre", "percentage", "US dollar") or the counted noun ("soldiers"); "-" for none."""
    change: Literal["=", "~", "<", ">", "+", "-"] = "="
    unit_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A word in capitals. `known` are the meanings lexicon and profile have; `near` a known one spelt almost so."""

    span: Span
    form: str
    expansion: Span | None = None
    """Where this text expands it."""
    known: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A word or phrase that carries more than its content. `category` is a file section of the lexicon:

    hedge, certainty, confirmation, factive, inference, superlative, verification, disclaimer, evidence, anonymous,
    loaded, status, relative_time, order, ... `gloss` is what the lexicon or profile says of it.
    """

    span: Span
    category: str
    lemma: str
    gloss: str = ""
    side: str | None = None
    """Whose usage it is, for status words and contested names."""
    subject: Span | None = None
    """Of a verb: its grammatical subject, or the noun a participle hangs on."""
    subject_kind: Literal["utterance", "event", "recording", "pronoun", "clause", "other", ""] = ""
    """What the subject is: "the statement", "the raid", "the video", "it", the whole clause before ", suggesting"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A stated distance in time between two happenings, with the dates of both where the text gives them."""

    span: Span
    timex: Timex
    """The duration."""
    direction: Literal["after", "before"]
    later: Timex | None
    earlier: Timex | None
    later_words: Span | None = None
    earlier_words: Span | None = None
    inclusive: bool = False
    """Both end days may be counted ("ten days, from 1 to 10 May")."""
    pairs: tuple[tuple[Timex, Timex], ...] = ()
    """Where only the neighbourhood tells which dates it lies between: all pairs it may join, likeliest first."""
    until_published: bool = False
    """It may also reach from a date up to the publication ("since May 2021, four years ago")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """Two dated happenings that words put in order: `earlier` is said to come before `later`."""

    span: Span
    """The words that do ("after", "was followed by")."""
    earlier: Timex
    later: Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report and all that was found in it, each tuple in order of the text."""

    report: Report
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    timexes: tuple[Timex, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    mentions: tuple[Mention, ...] = ()
    units: tuple[Unit, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    numerals: tuple[Quantity, ...] = ()
    """Numbers in words and fractions that count something named elsewhere ("seven of them", "a quarter")."""
    abbreviations: tuple[Abbreviation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    wording: tuple[Wording, ...] = ()
    intervals: tuple[Interval, ...] = ()
    orderings: tuple[Ordering, ...] = ()
    claims: tuple[Claim, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)

    def words(self, category: str) -> tuple[Wording, ...]:
        """The wording of one category."""
        return _sorted_out(self.wording).get(category, ())

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence an offset lies in, or of the last one before it."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].span.start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)


_sorted: tuple[tuple[Wording, ...], dict[str, tuple[Wording, ...]]] = ((), {})
"""The wording last asked for, by category: rules ask thousands of times for that of one long report."""


def _sorted_out(wording: tuple[Wording, ...]) -> dict[str, tuple[Wording, ...]]:
    global _sorted
    held, found = _sorted
    if held is not wording:
        lists: dict[str, list[Wording]] = {}
        for word in wording:
            lists.setdefault(word.category, []).append(word)
        found = {category: tuple(words) for category, words in lists.items()}
        _sorted = (wording, found)
    return found
