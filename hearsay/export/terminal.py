"""A checked report as lines for a terminal: the brief, then each finding with the words quoted and the question to ask.

Lines are made of (words, style) pieces. Without colour they are written as they are, one finding a line, so that other
tools can read them; with it they are wrapped to the width. Columns are code points from 1.
"""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TextIO

from hearsay.export.brief import Brief, brief
from hearsay.export.pair import Checked
from hearsay.export.quoted import contexts
from hearsay.export.ranking import SEVERITIES, weighed
from hearsay.export.shown import shown, squeezed
from hearsay.model import Finding, Report

Line = tuple[tuple[str, str], ...]
"""Pieces of one line: words and the name of a style, "" for none."""
FIRST = 10
"""Findings shown unless all are asked for."""
MARKS = 3
"""Lines of quoted text a finding gets at most."""
STYLES: Mapping[str, str] = {
    "title": "bold",
    "label": "bold",
    "where": "bold",
    "dim": "dim",
    "mark": "yellow",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "cyan",
}
PLAIN_WIDTH = 104
"""Columns of quoted text and its margin where there is no terminal."""
NARROWEST = 40
LABEL = 16
"""Columns kept for the labels of the brief."""


def write(checked: Iterable[Checked], out: TextIO, *, everything: bool = False, width: int | None = None) -> None:
    """Write each report as soon as it is read; in colour and wrapped where `width`, in columns, is given."""
    put = _coloured(out, width) if width is not None else _plain(out)
    for number, one in enumerate(checked):
        if number:
            put(())
        for line in lines(one, everything=everything, width=width):
            put(line)
        out.flush()


def lines(checked: Checked, *, everything: bool = False, width: int | None = None) -> Iterator[Line]:
    """Brief and findings, the weightiest first; the ten gravest unless `everything`."""
    report = checked.reading.report
    summary = brief(checked.reading, checked.findings)
    yield from _brief(report, summary, width)
    found = weighed(checked.findings)
    yield ((_tally(found), "label"),)
    kept = found if everything else found[:FIRST]
    for finding in kept:
        yield from _finding(report, finding, width)
    if len(found) > len(kept):
        yield ((f"… and {len(found) - len(kept)} more (--all)", "dim"),)
    yield from _searches(summary, width)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset; lines end with a line feed."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _brief(report: Report, summary: Brief, width: int | None) -> Iterator[Line]:
    yield from _wrapped(f"{shown(report.origin.locator)}: ", "title", summary.title, width, "  ")
    yield ((summary.published, "dim"),)
    for note in report.notes:
        yield from _wrapped("note: ", "dim", squeezed(note), width, "      ")
    yield ()
    for label, words in summary.lines:
        yield from _wrapped(f"  {label}".ljust(LABEL + 2), "label", words, width, " " * (LABEL + 2))
    if summary.written:
        yield ()
        yield (("  What can be written", "label"),)
        for sentence in summary.written:
            yield from _wrapped("  - ", "dim", sentence, width, "    ")
    if len(summary.questions) > 1:
        yield ()
        yield (("  What to ask next", "label"),)
        for number, question in enumerate(summary.questions[1:], 2):
            yield from _wrapped(f"  {number}. ", "dim", f"{question.ask} ({question.because})", width, "     ")
    yield ()


def _tally(found: tuple[Finding, ...]) -> str:
    if not found:
        return "Nothing found."
    counts = [(s, sum(f.severity == s for f in found)) for s in SEVERITIES]
    return "Found: " + ", ".join(f"{n} {s}{'' if n == 1 else 's'}" for s, n in counts if n)


def _finding(report: Report, finding: Finding, width: int | None) -> Iterator[Line]:
    where = shown(report.origin.locator)
    if finding.spans:
        line, column = position(report.text, finding.spans[0].start)
        where = f"{where}:{line}:{column}"
    head = ((f"{where}: ", "where"), (finding.severity, finding.severity), (f" {finding.code} {finding.name}: ", "dim"))
    message = squeezed(finding.message)
    if width is not None and sum(len(w) for w, _ in head) + len(message) > width:
        yield head
        yield from _wrapped("    ", "", message, width, "    ")
    else:
        yield (*head, (message, ""))
    quoted = contexts(report.text, finding.spans, max(NARROWEST, (width or PLAIN_WIDTH) - 8))
    for one in quoted[:MARKS]:
        yield (("    | ", "dim"), (one.words, ""))
        yield (("    | ", "dim"), (one.marks, "mark"))
    if len(quoted) > MARKS:
        yield ((f"    … and in {len(quoted) - MARKS} more", "dim"),)
    if finding.ask:
        yield from _wrapped("    ask: ", "dim", squeezed(finding.ask), width, "         ")


def _searches(summary: Brief, width: int | None) -> Iterator[Line]:
    if not summary.searches:
        return
    yield ()
    yield (("To find the originals", "label"),)
    for search in summary.searches:
        window = f", {search.window[0]} to {search.window[1]}" if search.window else ", no day known to search from"
        yield from _wrapped("  ", "", f"{search.words}{window}", width, "  ")
        for lang, query in search.queries:
            yield from _wrapped(f"    {lang}  ", "dim", query, width, " " * 8)


def _wrapped(lead: str, style: str, words: str, width: int | None, indent: str) -> Iterator[Line]:
    """A lead and words behind it, wrapped to the width under `indent`; one line where there is no width."""
    if width is None:
        yield ((lead, style), (words, ""))
        return
    wrapped = textwrap.wrap(
        words, max(NARROWEST, width), initial_indent=" " * len(lead), subsequent_indent=indent, break_on_hyphens=False
    )
    yield ((lead, style), (wrapped[0][len(lead) :] if wrapped else "", ""))
    yield from (((line, ""),) for line in wrapped[1:])


def _plain(out: TextIO) -> Callable[[Line], None]:
    def put(line: Line) -> None:
        out.write("".join(words for words, _ in line).rstrip() + "\n")

    return put


def _coloured(out: TextIO, width: int) -> Callable[[Line], None]:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, width=width, markup=False, highlight=False, emoji=False, soft_wrap=True)

    def put(line: Line) -> None:
        console.print(Text.assemble(*((words, STYLES.get(style, "")) for words, style in line)), soft_wrap=True)

    return put
