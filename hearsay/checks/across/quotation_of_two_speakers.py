"""The same distinctive quotation is given to different people."""

from collections.abc import Iterator

from hearsay.checks.across._quoting import found, short
from hearsay.checks.rule import Rule
from hearsay.model import Dossier, Finding, Reading, Span, Words

NAMED = ("official", "expert", "person", "resident", "soldier")


def check(rule: Rule, dossier: Dossier) -> Iterator[Finding]:
    given: dict[str, list[tuple[str, str, Words]]] = {}
    for reading in dossier.readings:
        for quotation in reading.quotations:
            words = _folded(quotation.inner.of(reading.report.text))
            if quotation.role != "speech" or not quotation.closed or len(words.split()) < rule.params["least_words"]:
                continue
            speaker, key = _speaker(reading, quotation.inner)
            if speaker:
                given.setdefault(words, []).append((speaker, key, _words(reading, quotation.inner)))
    for listed in given.values():
        if len({key for _, key, _ in listed}) > 1:
            speakers = list(dict.fromkeys(name for name, _, _ in listed))
            yield found(
                rule,
                (w for _, _, w in listed),
                facts={"speakers": speakers},
                quotation=short(listed[0][2]),
                names=" and ".join(speakers),
            )


def _folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _speaker(reading: Reading, inner: Span) -> tuple[str, str]:
    """The person the quotation is given to: the profile's entry, or the name."""
    for attribution in reading.attributions:
        speaker = attribution.speaker
        if speaker and speaker.named and speaker.kind in NAMED and any(s.overlaps(inner) for s in attribution.content):
            return speaker.name, speaker.ref or _folded(speaker.name).split()[-1]
    return "", ""


def _words(reading: Reading, span: Span) -> Words:
    return Words(report=reading.report.id, span=span, text=span.of(reading.report.text))


RULE = Rule(
    code="HS904",
    name="quotation-of-two-speakers",
    since="0.1",
    severity="warning",
    message="The quotation {quotation} is given to {names}.",
    ask="Who said it, and where is the original?",
    check=check,
    scope="dossier",
    params={"least_words": 6},
)
