"""A finding as a note in the margin: its severity by shape and colour, what was computed, and the question to ask."""

from collections.abc import Mapping, Sequence
from typing import Any

from hearsay.export.page.markup import joined, tag, words
from hearsay.export.shown import shortened
from hearsay.model import Finding

SHAPES = {"error": "◆", "warning": "▲", "note": "●"}
"""Told apart without colour."""
QUOTED = 6
"""Marked stretches that a note links to."""
WIDEST_QUOTE = 48


def note(finding: Finding, number: int, prefix: str, text: str) -> str:
    """The note of one finding; `number` is its place in the text, `prefix` begins all ids of its report."""
    code = tag("a", finding.code, class_="code", href=f"#{prefix}rule-{finding.code}", title=finding.name)
    ask = tag("span", words(finding.ask), class_="ask") if finding.ask else ""
    more = joined((_stretches(finding, number, prefix, text), _facts(finding.facts)))
    brief = finding.severity == "note"  # What is only good to know keeps its question folded: margins fill quickly.
    return tag(
        "aside",
        joined(
            (
                tag("p", f"{_number(finding, number, prefix)} {words(finding.message)} {code}", class_="message"),
                " " if brief else f"{ask} ",
                tag("details", tag("summary", "ask, facts" if brief else "facts") + (ask if brief else "") + more)
                if more or (brief and ask)
                else "",
            )
        ),
        class_=f"note sev-{finding.severity}",
        id=f"{prefix}n{number}",
        data_f=number,
        tabindex="0",
    )


def _number(finding: Finding, number: int, prefix: str) -> str:
    target = f"#{prefix}f{number}" if finding.spans else None
    return tag("a", f"{SHAPES[finding.severity]} {number}", class_="number", href=target, title=finding.severity)


def _stretches(finding: Finding, number: int, prefix: str, text: str) -> str:
    """Where a finding marks several stretches: a link to each."""
    spans = finding.spans
    if len(spans) < 2:
        return ""
    links = [
        tag(
            "a",
            f"“{words(shortened(s.of(text), WIDEST_QUOTE))}”",
            href=f"#{prefix}f{number}{'' if i == 0 else f'-{i}'}",
        )
        for i, s in enumerate(spans[:QUOTED])
    ]
    if len(spans) > QUOTED:
        links.append(f"and {len(spans) - QUOTED} more")
    return tag("p", " · ".join(links), class_="stretches")


def _facts(facts: Mapping[str, Any]) -> str:
    rows = joined(tag("dt", words(str(key).replace("_", " "))) + tag("dd", words(told(v))) for key, v in facts.items())
    return tag("dl", rows, class_="facts") if rows else ""


def told(value: Any) -> str:
    """A fact in words."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    if isinstance(value, Mapping):
        return ", ".join(f"{k} {told(v)}" for k, v in value.items()) or "none"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(told, value)) or "none"
    return str(value)
