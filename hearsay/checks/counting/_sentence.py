"""A sentence of a reading, as the sums and shares told in it are looked for."""

from dataclasses import dataclass

from hearsay.checks.rule import Rule
from hearsay.model import Reading, Span


@dataclass(frozen=True)
class InSentence:
    """One sentence, by its number, with the rule that reads it."""

    rule: Rule
    reading: Reading
    number: int

    @property
    def text(self) -> str:
        return self.reading.report.text

    @property
    def span(self) -> Span:
        return self.reading.sentences[self.number].span
