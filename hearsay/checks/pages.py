"""The page of a rule, as it is read by people and as the cases its tests run."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from hearsay.checks.catalogue import rule_of
from hearsay.checks.rule import Rule

SECTIONS = (
    "What it finds",
    "Why it matters",
    "Ask",
    "Flagged",
    "Not flagged",
    "Known misses",
    "References",
)
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
FENCE = re.compile(r"^```report\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = re.compile(r"\[\[(.+?)\]\](?!\])", re.DOTALL)
FENCE_ACROSS = re.compile(r"^```reports\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""Several reports of one case of a rule across reports, divided by lines of ===."""
FRONT = re.compile(r"^(published|headline|excerpt|attached|outlet|linked): (.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One report on a page. `text` and a headline hold [[double brackets]] around what the rule must mark."""

    text: str
    head: Mapping[str, str]
    flagged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A rule's page: its prose by section, and its cases."""

    rule: Rule
    title: str
    sections: Mapping[str, str]
    cases: tuple[Case, ...]


def page(code: str) -> str:
    """The page of a rule, as Markdown; a retired code gives the page of the rule that took its place.

    Raises KeyError for a code that never was.
    """
    rule = rule_of(code)
    _, _, inner = rule.check.__module__.partition("hearsay.checks.")
    family, _, name = inner.partition(".")
    return (files("hearsay.checks") / family / f"{name}.md").read_text(encoding="utf-8")


@functools.cache
def parsed(code: str) -> Page:
    """The page of a rule in its parts. Raises ValueError for a page that lacks one of SECTIONS or has another."""
    text = page(code)
    title, *parts = HEADING.split(text)
    sections = {name.strip(): body.strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}
    if tuple(sections) != SECTIONS:
        raise ValueError(f"page of {code}: sections {', '.join(sections)}; wanted {', '.join(SECTIONS)}")
    cases = [_case(found, True) for found in FENCE.findall(sections["Flagged"] + "\n")]
    cases += [_case(found, False) for found in FENCE.findall(sections["Not flagged"] + "\n")]
    return Page(rule=rule_of(code), title=title.strip().lstrip("# "), sections=sections, cases=tuple(cases))


def across(code: str) -> tuple[tuple[bool, tuple[Case, ...]], ...]:
    """The cases of a rule across reports: whether it must find something, and the reports of the case."""
    sections = parsed(code).sections
    found = []
    for name, flagged in (("Flagged", True), ("Not flagged", False)):
        for block in FENCE_ACROSS.findall(sections[name] + "\n"):
            found.append((flagged, tuple(_case(part, flagged) for part in re.split(r"^===\n", block, flags=re.M))))
    return tuple(found)


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A case's text without its [[double brackets]], and the spans (start, end) they marked."""
    plain, spans, at = "", [], 0
    for found in MARK.finditer(text):
        plain += text[at : found.start()]
        spans.append((len(plain), len(plain) + len(found[1])))
        plain += found[1]
        at = found.end()
    return plain + text[at:], tuple(spans)


def _case(block: str, flagged: bool) -> Case:
    lines = block.split("\n")
    head: dict[str, str] = {}
    while lines and (found := FRONT.match(lines[0])):
        head[found[1]] = found[2]
        lines.pop(0)
    if head and lines and not lines[0].strip():
        lines.pop(0)
    return Case(text="\n".join(lines).rstrip("\n"), head=head, flagged=flagged)
