"""How a finding across reports quotes them: facts hold each report's words with their place."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from hearsay.checks.rule import Rule
from hearsay.model import Drift, Finding, Stated, Words

SHORT = 80
"""Characters of quoted words in a message."""


def found(
    rule: Rule,
    words: Iterable[Words],
    claims: Iterable[Stated] = (),
    facts: Mapping[str, Any] | None = None,
    **filling: str,
) -> Finding:
    """A finding that quotes words of several reports."""
    quoted = [
        {
            "report": w.report,
            "start": w.span.start if w.span else None,
            "end": w.span.end if w.span else None,
            "text": w.text,
        }
        for w in words
    ]
    bare = rule.found((), claims=(), facts={**(facts or {}), "words": quoted}, **filling)
    return dataclasses.replace(bare, claims=tuple(dict.fromkeys(c.claim for c in claims)))


def short(words: Words) -> str:
    """The words in quotation marks, cut where they are long."""
    line = " ".join(words.text.split())
    return f"“{line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + '…'}”"


def told(drift: Drift) -> str:
    """ "“8 June” in a, “30 May” in b and c"."""
    groups: dict[str, list[str]] = {}
    for one in drift.values:
        groups.setdefault(short(one), []).append(one.report)
    return "; ".join(f"{words} in {', '.join(dict.fromkeys(reports))}" for words, reports in groups.items())
