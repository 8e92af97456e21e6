"""What a rule found: the machine's word, never a verdict."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from hearsay.model.span import Span

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. `spans` is empty only where the matter lies outside the text (a title given beside it)."""

    code: str
    name: str
    severity: Severity
    message: str
    spans: tuple[Span, ...] = ()
    claims: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What was computed, JSON values only."""
    ask: str = ""
