"""What stands above and below a report's text: where it comes from, the brief, and how the page was made."""

from collections.abc import Sequence

from hearsay.export.brief import Brief
from hearsay.export.page.dates import day_words, published_words
from hearsay.export.page.markup import count, joined, tag, words
from hearsay.export.page.notes import SHAPES
from hearsay.export.searches import Search
from hearsay.export.shown import shortened
from hearsay.model import Finding, Reading, Report

LANGUAGES = {"en": "English", "ru": "Russian", "uk": "Ukrainian"}
NEVER = (
    "Hearsay shows who asserts and who denies, when, where and on what evidence, and what does not add up. "
    "It never says what is true or false, and a report without findings is not thereby right."
)


def title_of(report: Report) -> str:
    """The title, else the first line of the text."""
    first = next((line for line in report.text.splitlines() if line.strip()), "")
    return shortened(report.title or first, 160) or "(no text)"


def header(reading: Reading, findings: Sequence[Finding], prefix: str) -> str:
    """Title, where and when it was published, and what was found in it."""
    report, origin = reading.report, reading.report.origin
    basis = f" ({report.published_basis})" if report.published_at and report.published_basis else ""
    facts = [
        ("Outlet", origin.outlet or "not known"),
        ("Published", published_words(report.published_at) + basis),
        ("Retrieved", published_words(origin.retrieved_at) if origin.retrieved_at else ""),
        ("By", ", ".join(report.authors)),
        ("Language", LANGUAGES.get(report.lang, report.lang)),
        ("Address", shortened(origin.url or "", 120)),
        ("Read from", shortened(origin.locator.replace("\\", "/").rpartition("/")[2], 100)),
    ]
    rows = joined(tag("div", tag("dt", name) + tag("dd", words(value))) for name, value in facts if value)
    rows += tag(
        "div", tag("dt", "SHA-256") + tag("dd", tag("code", words(origin.sha256[:16] + "…"), title=origin.sha256))
    )
    notes = [
        *report.notes,
        *(["The text is an excerpt: nothing is said to be missing from it."] if report.excerpt else []),
    ]
    return tag(
        "header",
        joined(
            (
                tag("p", "Hearsay" + tag("span", " · annotated report"), class_="masthead"),
                tag("h1", words(title_of(report)), dir="auto", lang=report.lang),
                tag("dl", rows, class_="origin"),
                _counts(reading, findings, prefix),
                joined(tag("p", words(n), class_="intake-note") for n in notes),
            )
        ),
    )


def _counts(reading: Reading, findings: Sequence[Finding], prefix: str) -> str:
    heard = {link.speaker.name.casefold() for c in reading.claims for link in c.chain if link.speaker}
    figures = [
        (f"#{prefix}text", count(len(reading.report.text.split()), "word")),
        (f"#{prefix}claims", count(len(reading.claims), "claim")),
        (f"#{prefix}text", count(len(heard), "voice")),
        (f"#{prefix}timeline", count(len(reading.timexes), "time")),
        (f"#{prefix}places", count(len(reading.toponyms), "place name")),
    ]
    items = [tag("a", words(name), href=href) for href, name in figures]
    for severity, shape in SHAPES.items():
        number = sum(f.severity == severity for f in findings)
        first = next((n for n, f in enumerate(findings, 1) if f.severity == severity), None)
        if first:
            items.append(
                tag("a", f"{shape} {count(number, severity)}", href=f"#{prefix}n{first}", class_=f"sev-{severity}")
            )
    if not findings:
        items.append(tag("span", "no findings"))
    return tag("p", joined(items), class_="counts")


def brief_section(brief: Brief) -> str:
    """The five lines, what can safely be written, and the questions behind the first."""
    lines = joined(
        tag(
            "div",
            tag("dt", words(name)) + tag("dd", words(line)),
            class_="first" if name == brief.lines[-1][0] else None,
        )
        for name, line in brief.lines
    )
    written = joined(tag("li", words(s)) for s in brief.written)
    asked = joined(
        tag("li", words(q.ask) + tag("span", f"{words(q.because)}", class_="because")) for q in brief.questions[1:]
    )
    return tag(
        "section",
        joined(
            (
                tag("h2", "Brief"),
                tag("dl", lines, class_="lines"),
                tag("div", tag("h3", "What can safely be written") + tag("ul", written), class_="written")
                if written
                else "",
                tag("details", tag("summary", "Ask next") + tag("ol", asked), class_="next") if asked else "",
                _searches(brief.searches),
            )
        ),
        class_="brief",
    )


def _searches(searches: Sequence[Search]) -> str:
    """Search strings for the original of each main claim, to be copied."""
    items = []
    for search in searches:
        window = f" ({day_words(search.window[0])} – {day_words(search.window[1])})" if search.window else ""
        strings = joined(
            tag("span", f"{words(lang)} {tag('code', words(query))}", class_="line") for lang, query in search.queries
        )
        items.append(tag("li", words(search.words + window) + strings))
    if not items:
        return ""
    return tag("details", tag("summary", "Search for the originals") + tag("ul", joined(items)), class_="next")


def footer(reading: Reading) -> str:
    versions = " · ".join(f"{words(str(k))} {words(str(v))}" for k, v in reading.versions.items())
    return tag(
        "footer",
        tag("p", NEVER) + (tag("p", f"Made with {versions}.", class_="versions") if versions else ""),
    )
