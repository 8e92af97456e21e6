"""The page as a whole: one article a report, a style sheet of its own, and nothing that asks for anything else."""

from collections.abc import Mapping, Sequence
from importlib.resources import files

from hearsay.export.brief import Brief
from hearsay.export.page import claims, discretion, header, legend, places, prose, timeline
from hearsay.export.page.markup import count, joined, tag, words
from hearsay.export.page.notes import SHAPES
from hearsay.export.page.rules import rules_section
from hearsay.export.page.voices import Voices, voices
from hearsay.export.shown import shortened
from hearsay.model import Finding, Reading

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
LIVELY = 250
"""Findings and claims of a page that light up together with their words; with more, a page would answer slowly."""

One = tuple[Reading, Sequence[Finding], Brief | None]


def render(
    reading: Reading,
    findings: Sequence[Finding],
    brief: Brief | None = None,
    *,
    hide_persons: bool = False,
    explanations: Mapping[str, str] | None = None,
) -> str:
    """The page of one report, as HTML.

    `hide_persons` leaves out the names of private persons. `explanations` are plain words on a rule, by its code.
    """
    return render_many([(reading, findings, brief)], hide_persons=hide_persons, explanations=explanations)


def render_many(
    reports: Sequence[One], *, hide_persons: bool = False, explanations: Mapping[str, str] | None = None
) -> str:
    """One page of several reports, with a table of contents."""
    styles, articles, entries = [], [], []
    lively = sum(len(findings) + len(reading.claims) for reading, findings, _ in reports) <= LIVELY
    for number, (reading, findings, brief) in enumerate(reports, 1):
        prefix = f"r{number}-"
        heard = voices(reading)
        veil = discretion.veil(reading) if hide_persons else discretion.NOTHING_HIDDEN
        article = _article(reading, findings, brief, heard, prefix, veil, explanations or {})
        articles.append(veil.page(article))
        styles.append(_colours(heard, prefix))
        styles.append("\n".join(legend.rules(reading, findings, heard, prefix)) + "\n")
        if lively:
            styles.append(_links(reading, findings, prefix))
        entries.append(veil.page(_entry(reading, findings, prefix)))
    title = _title(reports)
    if hide_persons and reports:
        title = discretion.veil(reports[0][0]).page(title)
    contents = (
        tag("nav", tag("h2", "Reports") + tag("ol", joined(entries)), class_="contents") if len(reports) > 1 else ""
    )
    sheet = (files(__package__) / "style.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        f"<title>{title}</title>\n<style>\n{sheet}\n{joined(styles)}</style>\n</head>\n<body>\n"
        f"{contents}{joined(articles)}\n</body>\n</html>\n"
    )


def _title(reports: Sequence[One]) -> str:
    if len(reports) == 1:
        return words(f"{header.title_of(reports[0][0].report)} · Hearsay")
    return words(f"{count(len(reports), 'report')} · Hearsay")


def _article(
    reading: Reading,
    findings: Sequence[Finding],
    brief: Brief | None,
    heard: Voices,
    prefix: str,
    veil: discretion.Veil,
    explanations: Mapping[str, str],
) -> str:
    parts = (
        legend.switches(reading, findings, heard, prefix),
        header.header(reading, findings, prefix),
        header.brief_section(brief) if brief else "",
        _section(
            "Text",
            legend.legend(reading, findings, heard, prefix) + prose.prose(reading, findings, heard, prefix, veil),
            prefix,
        ),
        _section("Claims", claims.table(reading, heard, prefix), prefix, str(len(reading.claims))),
        _section("Timeline", timeline.timeline(reading, heard, prefix), prefix),
        _section("Places", places.places(reading, prefix), prefix),
        _section("Rules", rules_section(findings, explanations, prefix), prefix) if findings else "",
        header.footer(reading),
    )
    return tag("article", joined(parts, "\n"), class_="report", id=prefix.rstrip("-"))


def _section(name: str, body: str, prefix: str, number: str = "") -> str:
    head = tag("h2", name + (f" {tag('small', number)}" if number else ""))
    return tag("section", head + body, id=f"{prefix}{name.lower()}", class_=f"part {name.lower()}")


def _entry(reading: Reading, findings: Sequence[Finding], prefix: str) -> str:
    counts = joined(
        (
            f'<span class="sev-{s}">{SHAPES[s]} {n}</span>'
            for s in SHAPES
            if (n := sum(f.severity == s for f in findings))
        ),
        " ",
    )
    name = words(shortened(header.title_of(reading.report), 110))
    return tag("li", tag("a", name, href=f"#{prefix.rstrip('-')}") + f" {counts}")


def _colours(heard: Voices, prefix: str) -> str:
    """The hue of each voice."""
    report = f"#{prefix.rstrip('-')}"
    lines = []
    for voice in heard.by_key.values():
        lines.append(f"{report} .{voice.mark}{{--h:{voice.hue};--c:{voice.chroma:g}}}")
        lines.append(f"{report} .w{voice.letter}{{--h2:{voice.hue};--c2:{voice.chroma:g}}}")
    return "\n".join(lines) + "\n"


def _links(reading: Reading, findings: Sequence[Finding], prefix: str) -> str:
    """What lights up together: a finding and its words, a claim and its words."""
    report = f"#{prefix.rstrip('-')}"
    lines = []
    for number in range(1, len(findings) + 1):
        at = f'{report}:has([data-f="{number}"]:is(:hover,:focus-within,:target))'
        lines.append(
            f'{at} :is(.f{number},.ref[data-f="{number}"]){{outline:2px solid var(--mark);background:var(--glow)}}'
        )
        lines.append(f'{at} .note[data-f="{number}"]{{border-color:var(--mark)}}')
    for number in range(1, len(reading.claims) + 1):
        lines.append(f"{report}:has(#{prefix}t{number}:target) .k{number}{{outline:2px solid var(--mark)}}")
    return "\n".join(lines) + "\n"
