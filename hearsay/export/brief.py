"""The brief on top of every format for people: five lines for a ticket, what can be written, what to ask and to search.

It says who asserts and who denies, never what is true.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from hearsay.export.main_claims import main_claims, weight
from hearsay.export.questions import Question, questions
from hearsay.export.ranking import weighed
from hearsay.export.searches import Search, searches
from hearsay.export.sentences import long_date, sentence
from hearsay.export.shown import shortened, squeezed
from hearsay.export.voices import Voices
from hearsay.model import Claim, Finding, Reading

CLAIMED = 3
"""Claims in the first line."""
SUMMED_UP = 180
"""Characters of a claim in the first line."""
WRITTEN = 6
"""Sentences that can be written."""
BASES = {
    "saw": "an eyewitness",
    "footage": "footage",
    "photo": "a photo",
    "document": "a document",
    "figure": "a figure",
    "map": "a map",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What an editor needs of one report, in words."""

    title: str
    published: str
    claims: str
    """Who claims what on what evidence."""
    sources: str
    """The voices, by party."""
    evidence: str
    """Links and evidence, given or not."""
    contradictions: str
    """What contradicts itself, the calendar or the map."""
    first_question: str
    written: tuple[str, ...]
    """What can safely be written: one attributed sentence per main claim."""
    questions: tuple[Question, ...]
    searches: tuple[Search, ...]

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The five lines with their labels."""
        return (
            ("Claims", self.claims),
            ("Sources", self.sources),
            ("Evidence", self.evidence),
            ("Contradictions", self.contradictions),
            ("Ask first", self.first_question),
        )


def brief(reading: Reading, findings: Sequence[Finding]) -> Brief:
    """The brief of a report, computed from its reading and findings alone."""
    voices = Voices(reading)
    asked = questions(findings)
    return Brief(
        title=shortened(reading.report.title or reading.report.text, 120) or "(no text)",
        published=_published(reading),
        claims=_claims(reading, voices),
        sources=_sources(reading, voices),
        evidence=_evidence(reading),
        contradictions=_contradictions(findings),
        first_question=f"{asked[0].ask} ({asked[0].because.rstrip('.')}.)"
        if asked
        else "No finding calls for a question.",
        written=_written(reading, voices),
        questions=asked,
        searches=searches(reading, voices),
    )


def _published(reading: Reading) -> str:
    moment = reading.report.published_at
    if moment is None:
        return "publication date not known"
    day = long_date(moment.date().isoformat() if isinstance(moment, datetime) else moment.isoformat())
    clock = f", {moment:%H:%M %z}" if isinstance(moment, datetime) else ""
    return f"published {day}{clock} ({reading.report.published_basis or 'given'})"


def _claims(reading: Reading, voices: Voices) -> str:
    """The weightiest claim of each voice, with what it rests on."""
    heard: dict[str, tuple[int, str]] = {}
    for claim in sorted(main_claims(reading, 2 * WRITTEN), key=lambda c: -weight(reading, c)):
        voice = claim.speaker.name if claim.speaker else ""
        words = sentence(reading, claim, voices) if voice not in heard and len(heard) < CLAIMED else None
        if words is not None:
            heard[voice] = claim.span.start, f"{shortened(words, SUMMED_UP).rstrip('.')} [{_basis(reading, claim)}]"
    if not heard:
        return "No claim that could be summed up in a sentence."
    return "; ".join(words for _, words in sorted(heard.values())) + "."


def _basis(reading: Reading, claim: Claim) -> str:
    shown = claim.evidence
    if shown is None or shown.basis not in BASES:
        return "no evidence in this excerpt" if reading.report.excerpt else "no evidence given"
    return BASES[shown.basis] if shown.attached else f"{BASES[shown.basis]}, not attached"


def _sources(reading: Reading, voices: Voices) -> str:
    found = voices.by_side()
    if not found:
        return f"None: nobody is quoted or cited{' in this excerpt' if reading.report.excerpt else ''}."
    return " ".join(f"{side}: {'; '.join(names).rstrip('.')}." for side, names in found.items())


def _evidence(reading: Reading) -> str:
    report = reading.report
    hosts = list(dict.fromkeys(urlsplit(link.url).hostname or link.url for link in report.hyperlinks))
    parts = [
        f"{len(report.hyperlinks)} link{'s' * (len(report.hyperlinks) != 1)} ({', '.join(map(squeezed, hosts[:4]))})"
    ]
    if not hosts:
        parts = ["no link"]
    carried = [a.kind for a in report.attachments]
    parts += [f"{_counted(carried.count(k), k)} attached" for k in dict.fromkeys(carried)]
    missing = list(dict.fromkeys(e.basis for e in reading.evidence if not e.attached and e.basis in BASES))
    if missing:
        parts.append(f"mentioned but not attached: {', '.join(BASES[b].removeprefix('a ') for b in missing)}")
    elif not carried:
        parts.append("no footage, photo or document mentioned")
    words = ("in this excerpt: " if report.excerpt else "") + "; ".join(parts)
    return words[:1].upper() + words[1:] + "."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _host(url: str) -> str:
    try:
        return squeezed(urlsplit(url).hostname or url)
    except ValueError:
        return squeezed(url)


def _contradictions(findings: Sequence[Finding]) -> str:
    errors = [f for f in weighed(findings) if f.severity == "error"]
    if not errors:
        return "Nothing found that contradicts itself, the calendar or the gazetteer."
    said = list(dict.fromkeys(squeezed(f.message) for f in errors))
    return " ".join(said[:3]) + (f" And {len(said) - 3} more." if len(said) > 3 else "")


def _written(reading: Reading, voices: Voices) -> tuple[str, ...]:
    """Of the weightiest claims those that make a sentence, in order of the text."""
    most = 2 * WRITTEN
    found = [(claim, words) for claim in main_claims(reading, most) if (words := sentence(reading, claim, voices))]
    kept = sorted(found, key=lambda f: -weight(reading, f[0]))[:WRITTEN]
    return tuple(dict.fromkeys(words for claim, words in found if (claim, words) in kept))
