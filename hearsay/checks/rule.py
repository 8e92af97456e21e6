"""A rule: what it is called, how grave its findings are, what it says and what it asks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from hearsay.model import Claim, Finding, Severity, Span

Family = Literal["attribution", "timing", "placing", "evidence", "counting", "wording", "forces", "across"]
FAMILIES: Mapping[str, Family] = {
    "HS1": "attribution",
    "HS2": "timing",
    "HS3": "placing",
    "HS4": "evidence",
    "HS5": "counting",
    "HS6": "wording",
    "HS7": "forces",
    "HS9": "across",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the catalogue.

    `message` and `ask` are templates filled with the facts of a finding and further words. `catches` are the kinds of
    the defect injector it answers. `params` are its figures (least length, widest gap), so that none is hidden in code.
    """

    code: str
    name: str
    """The pattern found, in words with hyphens; also the name of its file and page."""
    since: str
    severity: Severity
    message: str
    ask: str
    check: "Check"
    catches: tuple[str, ...] = ()
    scope: Literal["reading", "dossier"] = "reading"
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def family(self) -> Family:
        return FAMILIES[self.code[:3]]

    def found(
        self,
        spans: Iterable[Span],
        *,
        claims: Iterable[Claim] = (),
        facts: Mapping[str, Any] | None = None,
        **words: str,
    ) -> Finding:
        """A finding of this rule; `words` fill the templates but are not kept as facts.

        Raises KeyError for a template that names what is given neither as a fact nor as a word.
        """
        filling = {**(facts or {}), **words}
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=_sentence(self.message.format_map(filling)),
            spans=tuple(sorted(set(spans))),
            claims=tuple(dict.fromkeys(c.id for c in claims)),
            facts=dict(facts or {}),
            ask=_sentence(self.ask.format_map(filling)),
        )


Check = Callable[[Rule, Any], Iterator[Finding]]
"""Handed a Reading, or a Dossier where the rule's scope is that."""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
