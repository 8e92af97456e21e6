"""A checked report as Markdown for tickets and wikis: brief, claims and findings, the report's words escaped."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from hearsay.export.brief import Brief, brief
from hearsay.export.pair import Checked
from hearsay.export.ranking import weighed
from hearsay.export.shown import shortened, squeezed
from hearsay.export.terminal import FIRST, position
from hearsay.export.voices import Voices
from hearsay.model import Claim, Finding, Reading, Report

ESCAPED = str.maketrans(
    {c: f"\\{c}" for c in "\\`*_{}[]#|~!$"} | {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;"}
)
LINKS = (("://", "&#58;//"), ("www.", "www&#46;"), ("WWW.", "WWW&#46;"))
"""What some readers of Markdown turn into links by themselves."""
CELL = 160
"""Characters of a claim in the table."""
QUOTE = 240


def write(checked: Iterable[Checked], out: TextIO, *, everything: bool = False) -> None:
    """Write each report as soon as it is read, with a rule between two."""
    for number, one in enumerate(checked):
        out.write("\n---\n\n" if number else "")
        out.write("\n".join(lines(one, everything=everything)) + "\n")
        out.flush()


def lines(checked: Checked, *, everything: bool = False) -> Iterator[str]:
    """The report's lines of Markdown; ten findings unless `everything`."""
    reading, report = checked.reading, checked.reading.report
    summary = brief(reading, checked.findings)
    yield f"# {escaped(summary.title)}"
    yield ""
    outlet = f"{escaped(report.origin.outlet)}, " if report.origin.outlet else ""
    yield f"{outlet}{escaped(summary.published)}. Read from {escaped(report.origin.locator)}."
    for note in report.notes:
        yield f"\n*{escaped(note)}*"
    yield from _brief(summary)
    yield from _claims(reading)
    yield from _findings(report, checked.findings, everything)
    yield from _searches(summary)


def escaped(text: str) -> str:
    """Outside text on one line of Markdown, read as the words it is: no markup, link, mention or HTML."""
    words = squeezed(text).translate(ESCAPED)
    for mark, safe in LINKS:
        words = words.replace(mark, safe)
    return words


def _brief(summary: Brief) -> Iterator[str]:
    yield "\n## Brief\n"
    for label, words in summary.lines:
        yield f"- **{label}:** {escaped(words)}"
    if summary.written:
        yield "\n## What can be written\n"
        yield from (f"- {escaped(sentence)}" for sentence in summary.written)
    if len(summary.questions) > 1:
        yield "\n## What to ask next\n"
        for number, question in enumerate(summary.questions[1:], 2):
            yield f"{number}. **{escaped(question.ask)}** {escaped(question.because)}"


def _claims(reading: Reading) -> Iterator[str]:
    if not reading.claims:
        return
    voices = Voices(reading)
    yield "\n## Claims\n"
    yield "| # | Who | What | Kind | When | Where | Evidence |"
    yield "|---|---|---|---|---|---|---|"
    for number, claim in enumerate(reading.claims, 1):
        cells = (str(number), *_row(reading, claim, voices))
        yield f"| {' | '.join(cells)} |"


def _row(reading: Reading, claim: Claim, voices: Voices) -> tuple[str, ...]:
    text = reading.report.text
    speakers = [link.speaker for link in reversed(claim.chain) if link.speaker is not None]
    who = ", through ".join(dict.fromkeys(voices.phrase(s) for s in speakers))
    if not who:
        who = "nobody named" if claim.chain else "the report itself"
    link = claim.attribution
    stance = f" ({link.stance})" if link is not None and link.stance != "says" else ""
    words = shortened(" ".join(s.of(text) for s in claim.spans), CELL)
    shown = claim.evidence
    evidence = "" if shown is None else f"{shown.basis}{'' if shown.attached else ', not attached'}"
    where = ", ".join(dict.fromkeys(t.place.name if t.place else t.surface for t in claim.where))
    kind = claim.happening.kind.replace("_", " ")
    if claim.happening.polarity == "denies":
        kind = f"denies {kind}"
    what = f"“{escaped(words)}”" if claim.mode == "direct" else escaped(words)
    when = claim.when.value if claim.when else ""
    return (escaped(who + stance), what, escaped(kind), escaped(when), escaped(where), escaped(evidence))


def _findings(report: Report, findings: Sequence[Finding], everything: bool) -> Iterator[str]:
    found = weighed(findings)
    kept = found if everything else found[:FIRST]
    yield "\n## Findings\n"
    if not found:
        yield "Nothing found."
    for finding in kept:
        place = ""
        if finding.spans:
            line, column = position(report.text, finding.spans[0].start)
            place = f" (line {line}, column {column})"
        yield f"- **{finding.severity}** {finding.code} {escaped(finding.name)}{place}: {escaped(finding.message)}"
        quoted = list(dict.fromkeys(shortened(s.of(report.text), QUOTE) for s in finding.spans[:4]))
        if quoted:
            yield f"  - In the text: {'; '.join(f'“{escaped(q)}”' for q in quoted)}"
        if finding.ask:
            yield f"  - Ask: {escaped(finding.ask)}"
    if len(found) > len(kept):
        yield f"- … and {len(found) - len(kept)} more (--all)"


def _searches(summary: Brief) -> Iterator[str]:
    if not summary.searches:
        return
    yield "\n## To find the originals\n"
    for search in summary.searches:
        window = f" ({search.window[0]} to {search.window[1]})" if search.window else " (no day known to search from)"
        yield f"- {escaped(search.words)}{window}"
        yield from (f"  - {lang}: {escaped(query)}" for lang, query in search.queries)
